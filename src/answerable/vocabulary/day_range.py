"""Which days exactly? Ranges of whole days, closed at both ends, open only to the beginning of time.

There are no fuzzy dates in the field: "2009" is the range of its 365 days, "previously" is everything
up to the day before. A range whose `first` is None runs since the beginning of time.
"""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final, Self

SINCE_BEGINNING_OF_TIME: Final = "since_beginning_of_time"

_ONE_DAY: Final = timedelta(days=1)
_TIME_OF_DAY: Final = (
    r"[T ](?:[01]\d|2[0-4]):[0-5]\d(?::(?:[0-5]\d|60)(?:[.,]\d+)?)? ?(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?"
)
_PARTIAL: Final = re.compile(rf"(\d{{4}})(?:-(\d{{2}})(?:-(\d{{2}})(?:{_TIME_OF_DAY})?)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class DayRange:
    """From which day through which day, both included?

    `first` is None for "since the beginning of time"; `last` is always a day, because nothing that was
    ever said reaches past the day on which it was said.
    """

    first: date | None
    last: date

    def __post_init__(self) -> None:
        """Refuse a range that runs backwards, and moments of a day: they would not compare with days."""
        if isinstance(self.first, datetime) or isinstance(self.last, datetime):
            msg = f"a range is made of whole days, not of the moments {self.first}…{self.last}"
            raise TypeError(msg)
        if self.first is not None and self.first > self.last:
            msg = f"a range of days runs forward, not {self.first}…{self.last}"
            raise ValueError(msg)

    @classmethod
    def day(cls, day: date) -> Self:
        """Which range is this one day?"""
        return cls(day, day)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """Which days does this month have?"""
        return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))

    @classmethod
    def year(cls, year: int) -> Self:
        """Which days does this year have?"""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def until(cls, last: date) -> Self:
        """Which days are there since the beginning of time, up to and with this one?"""
        return cls(None, last)

    @classmethod
    def before(cls, day: date) -> Self:
        """Which days are there since the beginning of time, up to the eve of this one ("previously")?

        ValueError for the calendar's first day, which has no eve.
        """
        if day == date.min:
            msg = f"no day lies before {day}, where the calendar begins"
            raise ValueError(msg)
        return cls(None, day - _ONE_DAY)

    @property
    def is_single_day(self) -> bool:
        """Is it just one day?"""
        return self.first == self.last

    @property
    def length(self) -> int | None:
        """How many days is it? None since the beginning of time."""
        return None if self.first is None else (self.last - self.first).days + 1

    def contains(self, day: date) -> bool:
        """Does the range have this day?"""
        return (self.first is None or self.first <= day) and day <= self.last

    def covers(self, other: "DayRange") -> bool:
        """Does the range have every day of the other?"""
        return self.last >= other.last and (
            self.first is None or (other.first is not None and self.first <= other.first)
        )

    def overlaps(self, other: "DayRange") -> bool:
        """Do the two have a day in common?"""
        return (self.first is None or self.first <= other.last) and (
            other.first is None or other.first <= self.last
        )

    def adjoins(self, other: "DayRange") -> bool:
        """Does one begin on the day after the other's last?"""
        return self.precedes_directly(other) or other.precedes_directly(self)

    def precedes_directly(self, other: "DayRange") -> bool:
        """Does the other begin on the very next day?"""
        return self.last != date.max and other.first == self.last + _ONE_DAY

    def within_one_day(self, other: "DayRange") -> bool:
        """Do they overlap, or lie on neighbouring days? The field's test for one continuous posting."""
        return self.overlaps(other) or self.adjoins(other)

    def days_apart(self, other: "DayRange") -> int:
        """How many days lie from the last of the earlier to the first of the later? 0 if they overlap."""
        if self.overlaps(other):
            return 0
        earlier, later = (self, other) if self.last < other.last else (other, self)
        if later.first is None:  # cannot be: it would overlap whatever ends before it
            return 0
        return (later.first - earlier.last).days

    def intersection(self, other: "DayRange") -> "DayRange | None":
        """Which days do they share? None if none."""
        if not self.overlaps(other):
            return None
        return DayRange(_later(self.first, other.first), min(self.last, other.last))

    def hull(self, other: "DayRange") -> "DayRange":
        """Which is the smallest range that covers both, gap included?"""
        first = None if self.first is None or other.first is None else min(self.first, other.first)
        return DayRange(first, max(self.last, other.last))

    def union(self, other: "DayRange") -> "DayRange":
        """Which days do they have together? ValueError if a day between them belongs to neither."""
        if not self.within_one_day(other):
            msg = f"{self} and {other} leave a gap between them, so their union is no range"
            raise ValueError(msg)
        return self.hull(other)

    def minus(self, other: "DayRange") -> tuple["DayRange", ...]:
        """Which days of this range are not the other's? None, one or two ranges, in order.

        Days that no calendar names are not counted: nothing is left in front of its first day.
        """
        if not self.overlaps(other):
            return (self,)
        left: tuple[DayRange, ...] = ()
        if other.first is not None and other.first > (self.first or date.min):
            left = (DayRange(self.first, other.first - _ONE_DAY),)
        if other.last < self.last:
            return (*left, DayRange(other.last + _ONE_DAY, self.last))
        return left

    def __str__(self) -> str:
        """How is it written? `2009-05-03`, or `FIRST..LAST`."""
        if self.is_single_day:
            return self.last.isoformat()
        first = SINCE_BEGINNING_OF_TIME if self.first is None else self.first.isoformat()
        return f"{first}..{self.last.isoformat()}"


def _later(one: date | None, other: date | None) -> date | None:
    if one is None or other is None:
        return other if one is None else one
    return max(one, other)


def joined(ranges: Iterable[DayRange]) -> tuple[DayRange, ...]:
    """Which days are these together? The fewest ranges, in order, no two within one day of each other."""
    result: list[DayRange] = []
    for item in sorted(ranges, key=lambda r: (r.first is not None, r.first or r.last, r.last)):
        if result and result[-1].within_one_day(item):
            result[-1] = result[-1].union(item)
        else:
            result.append(item)
    return tuple(result)


def gaps(ranges: Iterable[DayRange]) -> tuple[DayRange, ...]:
    """Which days between the first and the last of these belong to none of them?"""
    pieces = joined(ranges)
    return tuple(
        DayRange(before.last + _ONE_DAY, after.first - _ONE_DAY)
        for before, after in pairwise(pieces)
        if after.first is not None
    )


def parse_day_range(text: str) -> DayRange:
    """Which days does this date mean? `2009`, `2009-05`, `2009-05-03`, or two of these joined by `..`.

    The first of the two may be `since_beginning_of_time`. A time of day behind a whole date is dropped:
    the field counts in days. ValueError, in one sentence, for everything else.
    """
    first_text, dots, last_text = text.strip().partition("..")
    if not dots:
        return _partial(first_text)
    last = _partial(last_text).last
    if first_text.strip() == SINCE_BEGINNING_OF_TIME:
        return DayRange(None, last)
    return DayRange(_partial(first_text).first, last)


def _partial(text: str) -> DayRange:
    match = _PARTIAL.fullmatch(text.strip())
    if match is None:
        msg = (
            f"{text.strip()!r} is not a date as Answerable writes them: "
            "use YYYY, YYYY-MM, YYYY-MM-DD or FIRST..LAST"
        )
        raise ValueError(msg)
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if month is None:
            return DayRange.year(year or 0)
        if day is None:
            return DayRange.month(year or 0, month)
        return DayRange.day(date(year or 0, month, day))
    except ValueError as error:
        msg = f"{text.strip()!r} is not a day of the calendar ({error})"
        raise ValueError(msg) from error
