"""`answerable ask unit UNIT`: what is known of a unit, when was it so, and who says so?"""

from typing import Final

import click
from rich.console import Console

from answerable.ask.entries import Entry, when_words
from answerable.ask.unit import TakenOn, UnitAnswer, ask_unit, unit_shape
from answerable.ask.unit_claims import SECTIONS
from answerable.cli.options import as_json, as_of, clearance, drafts, view
from answerable.cli.printing import console, plain, print_json, several
from answerable.cli.verbs.claims import evidence_lines
from answerable.match.finding import find
from answerable.vocabulary.access import Status
from answerable.vocabulary.wording import dates_words

_HEADINGS: Final = {
    "names": "Names",
    "classifications": "Classified as",
    "parents": "Under",
    "children": "Over",
    "sites": "Sites",
    "areas": "Areas of operations",
    "commanders": "Commanders",
    "others": "Others posted to it",
    "incidents": "Incidents laid to it",
}

_WAYS: Final = {"child-of": "", "member-of": "lent"}
"""How the types of relations are said here, where the headings say which unit is above."""

_LINES: Final = 2
"""Citations of an entry that are shown: all are in the JSON, and listed by `claims --about`."""


@click.command("unit")
@click.argument("unit")
@drafts
@as_of
@clearance
@as_json
@click.pass_context
def command(
    context: click.Context,
    unit: str,
    as_of: str | None,
    clearance: str | None,
    *,
    drafts: bool,
    as_json: bool,
) -> None:
    """Tell what is known of a unit, each thing with its dates and citations.

    UNIT is a name however written ("3 Armd Div"), an alias, or an id. What the unit takes on from the units
    below it, while they are, is told apart from what is claimed of itself.
    """
    with view(context, as_of, clearance) as shown:
        answer = ask_unit(shown, find(shown, "unit", unit), drafts=drafts)
    if as_json:
        print_json(unit_shape(answer))
    else:
        _print(console(), answer)


def _print(screen: Console, answer: UnitAnswer) -> None:
    screen.print()
    screen.print(f"[bold]{plain(answer.unit.name)}[/]  {answer.unit.id}")
    for section in SECTIONS:
        found = answer.sections[section]
        if found:
            screen.print()
            screen.print(f"[bold]{_HEADINGS[section]}[/]")
        told: list[str] = []
        for entry in found:
            told = _entry(screen, entry, told)
    if answer.taken_on:
        screen.print()
        screen.print("[bold]Taken on from the units below it[/]")
    for name, taken in _by_name(answer.taken_on).items():
        _taken(screen, name, taken)
    screen.print()


def _entry(screen: Console, entry: Entry, told: list[str]) -> list[str]:
    """How is an entry told? Its citations are left out where they are those that were `told` just before."""
    screen.print(f"  {plain(f'{_what(entry)}: {when_words(entry)}{_flags(entry)}')}", markup=False)
    lines = list(dict.fromkeys(line for claim in entry.claims for line in evidence_lines(claim)))
    if lines != told:
        for line in lines[:_LINES]:
            screen.print(f"    {plain(line)}", markup=False, style="dim")
        if len(lines) > _LINES:
            screen.print(
                f"    and {several(len(lines) - _LINES, 'citation')} more", markup=False, style="dim"
            )
    return lines


def _what(entry: Entry) -> str:
    """What is it called, with ranks before and in which way behind?"""
    ranks = dict.fromkeys(claim.fields["rank"] for claim in entry.claims if claim.fields.get("rank"))
    how = " ".join(_WAYS.get(word, word) for word in entry.how.split())
    return f"{', later '.join(ranks)} {entry.name}{f' ({how.strip()})' if how.strip() else ''}".strip()


def _flags(entry: Entry) -> str:
    """What must be known of claims that are not simply accepted?"""
    flags = [f"some of it {status.value}" for status in entry.statuses if status is not Status.ACCEPTED]
    if flags and len(entry.statuses) == 1:
        flags = [entry.statuses[0].value]
    return f" [{', '.join(flags)}]" if flags else ""


def _by_name(taken_on: tuple[TakenOn, ...]) -> dict[str, list[TakenOn]]:
    found: dict[str, list[TakenOn]] = {}
    for one in taken_on:
        kind = "area of operations" if one.derived.kind == "area" else "classified as"
        found.setdefault(f"{kind}: {one.name}", []).append(one)
    return found


def _taken(screen: Console, name: str, taken: list[TakenOn]) -> None:
    screen.print(f"  {plain(name)}", markup=False)
    for one in taken[:_LINES]:
        by = " of ".join(unit.name for unit in reversed(one.through))
        keys = ", ".join(claim.id[:8] for claim in one.premises)
        screen.print(
            f"    {plain(f'{dates_words(one.derived.dates)}, by way of {by} (claims {keys})')}",
            markup=False,
            style="dim",
        )
    if len(taken) > _LINES:
        screen.print(f"    and {several(len(taken) - _LINES, 'way')} more", markup=False, style="dim")
