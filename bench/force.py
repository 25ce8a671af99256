"""Which invented force is asked about? A tree of units, each with ten commanders in 20 years.

The same every time; a hundred thousand units make eleven levels. A commander's row runs from a first to a
last date; between two of them lie a hand-over day, some unknown days, or some on which both are claimed.
Every fourth posting is two sightings instead of a row, and every tenth relation was seen once and believed
to go on.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from answerable.vocabulary import ids
from answerable.vocabulary.access import Status
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.source import SourceReference
from bench.documents import SYLLABLES

BEGINS: Final = date(2000, 1, 1)
DAYS: Final = 20 * 365
POSTINGS: Final = 10
_BRANCHES: Final = 3
_SOURCES: Final = 20_000
_KEPT: Final = 50_000


@dataclass(frozen=True, slots=True)
class Force:
    """How many units has it? Unit 0 is at the top."""

    units: int

    def parent(self, unit: int) -> int | None:
        """Which unit is above this one?"""
        return None if unit == 0 else (unit - 1) // _BRANCHES

    def unit(self, number: int) -> Reference:
        """How is the unit named?"""
        return _unit(number)

    def postings(self) -> Iterator[tuple[int, int, ClaimDates]]:
        """Which unit had which person as commander, when?"""
        draw = random.Random(11)
        for unit in range(self.units):
            day = BEGINS + timedelta(days=draw.randrange(300))
            for turn in range(POSTINGS):
                person = unit * POSTINGS + turn
                last = day + timedelta(days=300 + draw.randrange(400))
                if draw.randrange(4):
                    yield unit, person, ClaimDates(precise=DayRange(day, last))
                else:
                    yield unit, person, ClaimDates(precise=DayRange.day(day), open=True)
                    yield unit, person, ClaimDates(precise=DayRange.day(last))
                day = last + timedelta(days=draw.choice((0, 0, 1, 20, 60, -15)))

    def relations(self) -> Iterator[tuple[int, int, ClaimDates]]:
        """Which unit was under which, when?"""
        for unit in range(1, self.units):
            if unit % 10:
                dates = ClaimDates(precise=DayRange(BEGINS, BEGINS + timedelta(days=DAYS)))
            else:
                dates = ClaimDates(precise=DayRange.day(BEGINS), open=True)
            yield unit, (unit - 1) // _BRANCHES, dates

    def claims(self) -> Iterator[Claim]:
        """Which claims say so? Accepted, each on a cell of a researcher's sheet."""
        for number, (unit, person, dates) in enumerate(self.postings()):
            fields = {
                "person": _person(person),
                "unit": self.unit(unit),
                "role": "Commander",
                "rank": "Colonel",
            }
            yield _claim(number, "posting", fields, dates)
        for number, (unit, parent, dates) in enumerate(self.relations()):
            fields = {
                "unit": self.unit(unit),
                "type": "child-of",
                "related_unit": self.unit(parent),
                "class": "command",
            }
            yield _claim(number, "relation", fields, dates)


def _claim(number: int, kind: str, fields: dict[str, object], dates: ClaimDates) -> Claim:
    trigger = f"{kind.title()}s!C{number + 2}"
    reference = _source(number % _SOURCES)
    return Claim(
        id=ids.derived("bench claim", kind, number),
        type=kind,
        about=ids.derived("bench about", kind, number),
        fields=fields,
        dates=dates,
        citations=(
            Citation(
                id=ids.citation(reference.id, "cell", trigger), type="cell", trigger=trigger, source=reference
            ),
        ),
        status=Status.ACCEPTED,
    )


# Kept, because each is named in many claims: an id is a hash.


@lru_cache(maxsize=_KEPT)
def _unit(number: int) -> Reference:
    return Reference(ids.derived("bench unit", number), f"{number} {_syllables(number)} Battalion")


@lru_cache(maxsize=_KEPT)
def _person(number: int) -> Reference:
    return Reference(ids.derived("bench person", number), _syllables(number).title())


@lru_cache(maxsize=_SOURCES)
def _source(number: int) -> SourceReference:
    return SourceReference(ids.derived("bench source", number), f"Report {number}", "The Courier")


def _syllables(number: int) -> str:
    found = []
    for _ in range(4):
        number, syllable = divmod(number, len(SYLLABLES))
        found.append(SYLLABLES[syllable])
    return f"{found[0]}{found[1]} {found[2]}{found[3]}"
