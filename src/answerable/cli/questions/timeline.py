"""`answerable ask timeline UNIT|PERSON`: what happened when, and what before and after the first training?"""

from datetime import date
from typing import Final

import click
from rich.console import Console

from answerable.ask.timeline import Event, Side, Timeline, ask_timeline, timeline_shape
from answerable.ask.vet.resolving import KINDS, Asked, resolved
from answerable.cli.dates import day_typed
from answerable.cli.options import as_json, as_of, clearance, drafts, view
from answerable.cli.printing import console, plain, print_json, several
from answerable.cli.questions.vet import check_resolved
from answerable.cli.verbs.claims import evidence_lines
from answerable.errors import UsageError
from answerable.vocabulary.access import Status
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.wording import claim_words, day_words, range_words

_WIDTH: Final = 40
_SIDES: Final = {
    Side.BEFORE: "before",
    Side.AFTER: "after",
    Side.ACROSS: "before and after",
    Side.EITHER: "before or after",
}


@click.command("timeline")
@click.argument("name")
@click.option("--kind", type=click.Choice(KINDS), help="What NAME is.")
@click.option("--since", metavar="DATE", help="Tell before and after by this day, not by the first training.")
@drafts
@as_of
@clearance
@as_json
@click.pass_context
def command(
    context: click.Context,
    *,
    name: str,
    kind: str | None,
    since: str | None,
    as_of: str | None,
    clearance: str | None,
    drafts: bool,
    as_json: bool,
) -> None:
    """Put trainings, postings, positionings and incidents on one line of time.

    What lies before and after the first training, or the day of --since, is told apart, and days of which
    nothing is held are shown as gaps. After is not because: no more is said than when.
    """
    day = None if since is None else day_typed(since)
    with view(context, as_of, clearance) as shown:
        who = resolved(shown, Asked(name=name, kind=next((k for k in KINDS if k == kind), None)))
        check_resolved(who)
        if who.thing is None or who.kind is None:
            msg = f"no unit or person is called {name!r}"
            raise UsageError(msg)
        found = ask_timeline(shown, who.kind, who.thing, since=day, drafts=drafts)
    if as_json:
        print_json(timeline_shape(found))
    else:
        _print(console(), found)


def _print(screen: Console, timeline: Timeline) -> None:
    screen.print()
    screen.print(plain(timeline.thing.name), markup=False, style="bold")
    if timeline.since is not None:
        why = "the first training that prints its days starts" if timeline.of else "as asked"
        screen.print(f"Before and after: {day_words(timeline.since)} ({why}).", markup=False)
    elif timeline.events:
        screen.print("No training with its days is held: nothing is told as before or after.", markup=False)
    if timeline.undated:
        trainings = several(timeline.undated, "training")
        screen.print(f"{trainings} without days: one of these may be the first.", markup=False)
    if not timeline.events:
        screen.print("Nothing is held of trainings, postings, positionings or incidents: this is no finding.")
    span = _span(timeline)
    gaps = list(timeline.gaps)
    for event in timeline.events:
        while gaps and event.extent.first is not None and gaps[0].last < event.extent.first:
            screen.print()
            screen.print(
                f"  {_bar([], [], span, timeline.since)}  nothing is held", markup=False, style="dim"
            )
            screen.print(f"  {' ' * _WIDTH}  {range_words(gaps.pop(0))}", markup=False, style="dim")
        _event(screen, event, span, timeline.since)
    screen.print()
    if span is not None:
        screen.print(
            f"The line runs from {day_words(span[0])} to {day_words(span[1])}: # surely, - on some day.",
            style="dim",
        )


def _event(screen: Console, event: Event, span: tuple[date, date] | None, since: date | None) -> None:
    side = "" if since is None else f" [{_SIDES[event.side_of(since)]}]"
    flags = "".join(f" [{status.value}]" for status in event.statuses if status is not Status.ACCEPTED)
    screen.print()
    bar = _bar(event.certain, [event.extent], span, since)
    screen.print(
        f"  {bar}  {event.kind}, {range_words(event.extent)}{side}{flags}", markup=False, style="bold"
    )
    screen.print(f"    {plain(claim_words(event.claims[0]))}", markup=False)
    if event.through is not None:
        surely = "while posted there" if event.is_certain else "perhaps while posted there"
        screen.print(f"    by way of {plain(event.through.name)}, {surely}", markup=False)
    lines = list(dict.fromkeys(line for claim in event.claims for line in evidence_lines(claim)))
    screen.print(f"    {plain(lines[0])}", markup=False, style="dim")
    if len(lines) > 1:
        screen.print(f"    and {several(len(lines) - 1, 'citation')} more", markup=False, style="dim")


def _span(timeline: Timeline) -> tuple[date, date] | None:
    days = [day for event in timeline.events for day in (event.extent.first, event.extent.last) if day]
    days += [timeline.since] if timeline.since and days else []
    return (min(days), max(days)) if days else None


def _bar(
    certain: tuple[DayRange, ...] | list[DayRange],
    extent: list[DayRange],
    span: tuple[date, date] | None,
    since: date | None,
) -> str:
    """Where on the line does it lie? `#` surely, `-` on some day, `|` the day of before and after."""
    if span is None:
        return " " * _WIDTH
    first, length = span[0].toordinal(), max((span[1] - span[0]).days, 1)

    def place(day: date | None) -> int:
        return 0 if day is None else round((day.toordinal() - first) / length * (_WIDTH - 1))

    cells = ["."] * _WIDTH
    if since is not None:
        cells[place(since)] = "|"
    for sign, ranges in (("-", extent), ("#", certain)):
        for days in ranges:
            for cell in range(place(days.first), place(days.last) + 1):
                cells[cell] = sign
    return "".join(cells)
