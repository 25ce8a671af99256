"""`answerable ask commander UNIT --on DATE`: who was in command on that day, or in these years?"""

from collections.abc import Iterable
from typing import Final

import click
from rich.console import Console

from answerable.ask.command.answer import Candidate, CommanderAnswer
from answerable.ask.command.commander import commander_on
from answerable.ask.command.loading import load_postings
from answerable.ask.command.periods import Stretch, commanders_during
from answerable.ask.command.saying import commander_sentence, person_words
from answerable.ask.command.shapes import commander_shape, period_shape
from answerable.cli.dates import day_typed, period_typed
from answerable.cli.options import as_json, as_of, clearance, drafts, view
from answerable.cli.printing import add_row, console, plain, plain_table, print_json, several
from answerable.cli.verbs.claims import evidence_lines
from answerable.errors import UsageError
from answerable.match.finding import find
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.wording import range_words

_LINES: Final = 4
"""Citations of a candidate that are shown: all are in the JSON."""


@click.command("commander")
@click.argument("unit")
@click.option("--on", metavar="DATE", help="The day: 2012-07-05.")
@click.option("--from", "first", metavar="DATE", help="With --to: who commanded when, gaps included.")
@click.option("--to", "last", metavar="DATE", help="The last day of the period; 2016 is its last day.")
@drafts
@as_of
@clearance
@as_json
@click.pass_context
def command(  # noqa: PLR0913  (each is a word that can be typed)
    context: click.Context,
    unit: str,
    on: str | None,
    first: str | None,
    last: str | None,
    as_of: str | None,
    clearance: str | None,
    *,
    drafts: bool,
    as_json: bool,
) -> None:
    """Say who was in command of a unit on a day, how well that is known, and on what it rests.

    The answer is confirmed (a claim covers the day), bracketed (the day lies between two claims of one
    posting that nothing breaks), possible (a claim says so of some day of a range), contested (two persons
    are confirmed) or unknown, with who was seen before and after. Only the role of the commander answers;
    deputies and others are listed apart.
    """
    if (on is None) == (first is None and last is None):
        msg = "name the day with --on DATE, or a period with --from DATE --to DATE"
        raise UsageError(msg)
    day = None if on is None else day_typed(on)
    period = None if on is not None else period_typed(first, last)
    with view(context, as_of, clearance) as shown:
        found = find(shown, "unit", unit)
        asked = Reference(found.id, found.name)
        postings = load_postings(shown, [found.id], drafts=drafts, day=day)
        answer = None if day is None else commander_on(asked, postings, day)
        stretches = () if period is None else commanders_during(asked, postings, period)
    if answer is not None:
        if as_json:
            print_json(commander_shape(answer))
        else:
            print_commander(console(), answer)
    elif as_json:
        print_json(period_shape(asked, stretches))
    else:
        _print_period(console(), asked, stretches)


def print_commander(screen: Console, answer: CommanderAnswer) -> None:
    """How is the answer told to people? The sentence, then each candidate with what it rests on."""
    screen.print()
    screen.print(f"[bold]{answer.answer.value}[/]  {plain(commander_sentence(answer))}")
    for candidate in answer.candidates:
        _candidate(screen, candidate)
    _more(screen, "Also posted there, in other roles", answer.others)
    _more(screen, "Claimed as well, and marked as in conflict", answer.against)
    screen.print()


def _candidate(screen: Console, candidate: Candidate) -> None:
    screen.print()
    title = f", {candidate.title}" if candidate.title else ""
    flags = "".join(f" [{word}]" for word, is_so in _flags(candidate) if is_so)
    screen.print(
        plain(f"  {person_words(candidate)}{title}: {candidate.answer.value}{flags}"),
        markup=False,
        style="bold",
    )
    for claim in candidate.claims:
        screen.print(f"    claim {claim.id}", markup=False)
    lines = list(dict.fromkeys(line for claim in candidate.claims for line in evidence_lines(claim)))
    for line in lines[:_LINES]:
        screen.print(f"    {plain(line)}", markup=False, style="dim")
    if len(lines) > _LINES:
        screen.print(f"    and {several(len(lines) - _LINES, 'citation')} more", markup=False, style="dim")


def _flags(candidate: Candidate) -> Iterable[tuple[str, bool]]:
    return (("acting", candidate.acting), ("draft", candidate.is_draft))


def _more(screen: Console, heading: str, found: Iterable[Candidate]) -> None:
    items = list(found)
    if not items:
        return
    screen.print()
    screen.print(f"  [bold]{heading}[/]")
    for item in items:
        office = item.title or item.role or "role not said"
        screen.print(f"    {plain(f'{person_words(item)}, {office}: {item.answer.value}')}", markup=False)


def _print_period(screen: Console, unit: Reference, stretches: Iterable[Stretch]) -> None:
    screen.print()
    screen.print(f"[bold]Who commanded {plain(unit.name)}?[/]")
    screen.print()
    table = plain_table("when", "who", "how well it is known")
    for stretch in stretches:
        answer = stretch.answer
        who = " and ".join(
            f"{person_words(item)}{' (acting)' if item.acting else ''}" for item in answer.candidates
        )
        known = "hand-over" if answer.handover else answer.answer.value
        add_row(table, range_words(stretch.days), who or "nobody is known", known)
    screen.print(table)
    screen.print()
