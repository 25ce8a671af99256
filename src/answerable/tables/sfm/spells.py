"""Are two rows about one tie, of a person and a unit or of a unit and another, or did it break between them?

Sightings of one posting (relation, positioning) are one continuous one, with one id, unless the sheet shows
that it was broken: it ended or began between them, something that cannot be at the same time was seen
there, or it is where a formation stood that moves about. Sightings of a broken one are one only if they
overlap or lie within one day of each other.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from typing import Final

from answerable.tables.sfm.row_dates import RowDates
from answerable.vocabulary import ids
from answerable.vocabulary.day_range import DayRange

_DAY: Final = timedelta(days=1)
_ANY: Final = DayRange.until(date.min)


@dataclass(frozen=True, slots=True)
class Rival:
    """In which scope can a tie not be beside another one? `what` it is there, and as what, if that is said.

    `alone`: one seen in the gap breaks it. Otherwise one that was there before, in and after it does not.
    """

    scope: tuple[str, ...]
    what: str
    role: str = ""
    alone: bool = False

    def is_against(self, other: "Rival") -> bool:
        """Is it another thing? A claim that does not say as what may be of the same one."""
        if self.what != other.what:
            return True
        return bool(self.role and other.role) and self.role != other.role


ELSEWHERE: Final = Rival(("elsewhere",), "")
"""Of what moves about: on any day on which it was not seen here it may have been elsewhere."""


@dataclass(frozen=True, slots=True)
class Seen:
    """On which days does one row see a tie: on some of its extent, and surely on which?"""

    extent: DayRange
    certain: tuple[DayRange, ...]
    starting: bool
    ending: bool

    @property
    def first(self) -> date:
        """On which day can it first be true?"""
        return self.extent.first or date.min

    @property
    def last(self) -> date:
        """On which day can it last be true?"""
        return self.extent.last

    def surely_within(self, gap: DayRange) -> bool:
        """Is it true on some day of the gap, whichever of its days are meant?"""
        return gap.covers(self.extent) or any(days.overlaps(gap) for days in self.certain)


class Spells:
    """Into which spells do the ties of a sheet fall?"""

    def __init__(self) -> None:
        self._seen: dict[str, set[Seen]] = defaultdict(set)
        self._rivals: dict[str, set[Rival]] = defaultdict(set)
        self._scopes: dict[tuple[str, ...], dict[Rival, set[Seen]]] = defaultdict(lambda: defaultdict(set))
        self._ids: dict[str, dict[Seen, str]] = {}

    def add(self, tie: str, dates: RowDates, rivals: Iterable[Rival]) -> Seen | None:
        """What does a row see? All rows are added before the first question. None without a date."""
        seen = _seen(dates)
        if seen is not None:
            self._seen[tie].add(seen)
            for rival in rivals:
                self._rivals[tie].add(rival)
                self._scopes[rival.scope][rival].add(seen)
        return seen

    def about(self, tie: str, seen: Seen | None) -> str:
        """Which id has the spell that a row saw? The tie's own, of the first and of what has no date."""
        if seen is None:
            return tie
        if tie not in self._ids:
            spells = self._spells(tie)
            self._ids[tie] = {
                one: tie if not number else ids.derived("spell", tie, str(spell[0].first))
                for number, spell in enumerate(spells)
                for one in spell
            }
        return self._ids[tie][seen]

    def _spells(self, tie: str) -> list[list[Seen]]:
        found: list[list[Seen]] = []
        for seen in sorted(self._seen[tie], key=lambda one: (one.first, one.last, one.starting, one.ending)):
            if found and not self._is_apart(tie, max(found[-1], key=lambda one: one.last), seen):
                found[-1].append(seen)
            else:
                found.append([seen])
        return found

    def _is_apart(self, tie: str, one: Seen, other: Seen) -> bool:
        if one.last == date.max or one.last + _DAY >= other.first:
            return False
        if ELSEWHERE in self._rivals[tie]:
            return True
        gap = DayRange(one.last + _DAY, other.first - _DAY)
        return one.ending or other.starting or any(self._breaks(rival, gap) for rival in self._rivals[tie])

    def _breaks(self, rival: Rival, gap: DayRange) -> bool:
        for other, seen in self._scopes[rival.scope].items():
            if rival.is_against(other) and any(one.surely_within(gap) for one in seen):
                first = gap.first or date.min
                before = any(one.first < first for one in seen)
                after = any(one.last > gap.last for one in seen)
                if rival.alone or not (before and after):
                    return True
        return False


def _seen(dates: RowDates) -> Seen | None:
    if dates.first is None and dates.last is None:
        return None
    pieces = dates.claimed(_ANY)
    certain = tuple(piece.certain for piece in pieces if piece.certain is not None)
    extent = reduce(DayRange.hull, (piece.extent for piece in pieces))
    return Seen(extent, certain, dates.starting, dates.ending)
