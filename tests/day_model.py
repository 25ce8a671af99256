"""What is a range of days, told as plainly as can be? A set of day numbers.

The tests look through a small window of the calendar. "Since the beginning of time" is every day from
a floor a few days before the window, which no range with a first day ever reaches.
"""

from collections.abc import Iterable
from datetime import date

from answerable.vocabulary.day_range import DayRange

WINDOW_FIRST = date(2005, 5, 28)
WINDOW_LAST = date(2005, 6, 6)

FLOOR = WINDOW_FIRST.toordinal() - 3


def numbers(days: DayRange) -> frozenset[int]:
    """Which day numbers does the range have?"""
    first = FLOOR if days.first is None else days.first.toordinal()
    return frozenset(range(first, days.last.toordinal() + 1))


def numbers_of_all(ranges: Iterable[DayRange]) -> frozenset[int]:
    return frozenset().union(*map(numbers, ranges))


def as_ranges(days: Iterable[int]) -> tuple[DayRange, ...]:
    """Which are the fewest ranges that have these day numbers?"""
    wanted = set(days)
    starts = sorted(day for day in wanted if day - 1 not in wanted)
    ends = sorted(day for day in wanted if day + 1 not in wanted)
    return tuple(
        DayRange(None if start == FLOOR else date.fromordinal(start), date.fromordinal(end))
        for start, end in zip(starts, ends, strict=True)
    )
