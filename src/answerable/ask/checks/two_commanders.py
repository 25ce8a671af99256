"""Do two persons command one unit on one day, which is no hand-over?

Only days count on which each is surely in command. What a hand-over is, is said in `ask.command.handover`.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from answerable.ask.command.handover import shared_days
from answerable.ask.command.sightings import COMMANDER
from answerable.ask.finding import Finding
from answerable.ask.held import Holdings, Posted
from answerable.match.names import fit_of
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.wording import range_words

NAME: Final = "two-commanders"


def two_commanders(held: Holdings) -> Iterator[Finding]:
    """Which units have two commanders on one day?"""
    by_unit: dict[str, dict[str, list[Posted]]] = {}
    for posting in held.postings:
        if posting.role == COMMANDER and posting.dates.certain is not None:
            by_unit.setdefault(posting.unit, {}).setdefault(posting.person, []).append(posting)
    for unit, by_person in by_unit.items():
        for one, other in combinations(by_person.values(), 2):
            if days := shared_days(*([posting.dates for posting in each] for each in (one, other))):
                yield _finding(held, unit, one, other, days)


def _finding(
    held: Holdings, unit: str, one: Sequence[Posted], other: Sequence[Posted], days: Sequence[DayRange]
) -> Finding:
    touching = [
        posting
        for posting in (*one, *other)
        if posting.dates.certain is not None and any(posting.dates.certain.overlaps(day) for day in days)
    ]
    names = [held.name(person) for person in (one[0].person, other[0].person)]
    acting = next((held.name(posting.person) for posting in touching if posting.acting), None)
    when = ", ".join(range_words(day) for day in days)
    noted = f" ({acting} as acting commander)" if acting else ""
    alike = (
        fit_of(names[0], names[1], "person") is not None or fit_of(names[1], names[0], "person") is not None
    )
    return Finding(
        check=NAME,
        sentence=f"{names[0]} and {names[1]} both command {held.name(unit)}: {when}{noted}",
        claims=tuple(posting.claim for posting in touching),
        about=(unit, one[0].person, other[0].person),
        settle=(
            "a source that says who took over from whom, and on which day; then mark the claim that loses as "
            "conflict, or set its dates"
            + ("; the names are alike: if they are one person, judge them to be the same" if alike else "")
        ),
    )
