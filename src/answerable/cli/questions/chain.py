"""`answerable ask chain UNIT [--on DATE]`: who was above, up to the top, or below, down to the last?"""

from collections.abc import Callable, Sequence
from typing import Any, Final

import click
from rich.console import Console

from answerable.ask.chain.chain import ChainAnswer, Held, Node, chain_on
from answerable.ask.chain.graph import Graph, as_csv, graph_of_chain, graph_of_whole, graphml, mermaid, svg
from answerable.ask.chain.holding import Link, Strength
from answerable.ask.chain.shapes import chain_shape, whole_shape
from answerable.ask.chain.whole import Whole, whole_chain
from answerable.ask.command.saying import person_words
from answerable.cli.dates import day_typed
from answerable.cli.options import as_json, as_of, clearance, drafts, view
from answerable.cli.printing import add_row, console, plain, plain_table, print_json
from answerable.errors import UsageError
from answerable.match.finding import find
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.wording import day_words, range_words

FORMATS: Final = ("table", "json", "csv", "graphml", "mermaid", "svg")

_DRAWN: Final[dict[str, Callable[[Graph], str]]] = {
    "csv": as_csv,
    "graphml": graphml,
    "mermaid": mermaid,
    "svg": svg,
}


@click.command("chain")
@click.argument("unit")
@click.option(
    "--on", metavar="DATE", help="The day: 2012-07-05. Without it: all relations with their ranges."
)
@click.option("--down", is_flag=True, help="To every subordinate, instead of up to the top. Needs --on.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How it is printed; graphml, mermaid and svg are for other programs.",
)
@drafts
@as_of
@clearance
@as_json
@click.pass_context
def command(  # noqa: PLR0913  (each is a word that can be typed)
    context: click.Context,
    unit: str,
    on: str | None,
    form: str,
    as_of: str | None,
    clearance: str | None,
    *,
    down: bool,
    drafts: bool,
    as_json: bool,
) -> None:
    """Show the chain of command above a unit on a day, each unit with its commander.

    Every link has its own answer: confirmed, bracketed, possible, assumed (last seen before the day,
    believed to go on, and broken by nothing since) or contested. A chain is as strong as its weakest link. A
    commander is never assumed.
    """
    if down and on is None:
        msg = "--down shows the units below on a day: name it with --on DATE"
        raise UsageError(msg)
    day = None if on is None else day_typed(on)
    with view(context, as_of, clearance) as shown:
        found = find(shown, "unit", unit)
        asked, held = Reference(found.id, found.name), Held(shown, drafts)
        answer: ChainAnswer | Whole = (
            whole_chain(held, asked) if day is None else chain_on(held, asked, day, "down" if down else "up")
        )
    if as_json or form == "json":
        print_json(_shape(answer))
    elif form in _DRAWN:
        graph = graph_of_whole(answer) if isinstance(answer, Whole) else graph_of_chain(answer)
        click.echo(_DRAWN[form](graph), nl=False)
    elif isinstance(answer, Whole):
        _print_whole(console(), answer)
    else:
        print_chain(console(), answer)


def _shape(answer: ChainAnswer | Whole) -> dict[str, Any]:
    return whole_shape(answer) if isinstance(answer, Whole) else chain_shape(answer)


def print_chain(screen: Console, answer: ChainAnswer) -> None:
    """How is the answer told to people? A table, one line a unit, then what must be known of it."""
    where = "Above" if answer.way == "up" else "Below"
    screen.print()
    screen.print(f"[bold]{where} {plain(answer.unit.name)} on {day_words(answer.on)}[/]")
    for node in answer.nodes:
        _node(screen, node, answer)
    if answer.warnings:
        screen.print()
    for warning in answer.warnings:
        screen.print(f"[bold]Note[/] {plain(warning)}.")
    screen.print()


def _node(screen: Console, node: Node, answer: ChainAnswer) -> None:
    indent = "   " * node.depth
    screen.print()
    screen.print(plain(f"{indent}{node.unit.name}"), markup=False, style="bold")
    who = " and ".join(map(person_words, node.commander.candidates))
    known = "a hand-over" if node.commander.handover else node.commander.answer.value
    screen.print(plain(f"{indent}commander: {f'{who}, {known}' if who else 'nobody is known'}"), markup=False)
    for link in answer.links:
        if _leads_to(link, node, answer):
            other = link.child if answer.way == "up" else link.parent
            preposition = "over" if answer.way == "up" else "under"
            words = f"{indent}{preposition} {other.name}: {_link_words(link)}"
            screen.print(plain(words), markup=False, style="dim")
    if node.weakest not in {None, Strength.CONFIRMED}:
        words = f"{indent}the way here is no better known than {node.weakest}"
        screen.print(words, markup=False, style="dim")


def _leads_to(link: Link, node: Node, answer: ChainAnswer) -> bool:
    return node.depth > 0 and (link.parent if answer.way == "up" else link.child).id == node.unit.id


def _link_words(link: Link) -> str:
    kind = link.relation_class or link.type
    if link.answer is Strength.ASSUMED and link.last_seen is not None:
        return f"{kind}, assumed: last seen on {day_words(link.last_seen)}, {link.age} days before"
    return f"{kind}, {link.answer.value}"


def _print_whole(screen: Console, whole: Whole) -> None:
    screen.print()
    screen.print(f"[bold]All relations above and below {plain(whole.unit.name)}[/]")
    screen.print()
    table = plain_table("unit", "is", "of", "when", "")
    for item in whole.stretches:
        newest = item.relations[-1]
        kind = f"{newest.type}{f', {newest.relation_class}' if newest.relation_class else ''}"
        flags: Sequence[str] = [
            *(["from its beginning"] if item.starting else []),
            *(["believed to go on"] if item.open else []),
        ]
        add_row(table, item.child.name, kind, item.parent.name, range_words(item.extent), ", ".join(flags))
    screen.print(table)
    screen.print()
