"""Are two sightings of one tie one continuous posting, relation or positioning?

They are, unless sources show that it was broken: it ended or began between them, or something else that
cannot be at the same time was seen there. Sightings of a broken one join only if they overlap or lie within
one day of each other.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Generic

from answerable.ask.command.sightings import S
from answerable.vocabulary.day_range import DayRange

_ONE_DAY = timedelta(days=1)

Breaks = Callable[[S, S, DayRange], bool]
"""Does anything in the gap between these two sightings, which lies on these days, break the tie?"""


@dataclass(frozen=True, slots=True)
class Bracket(Generic[S]):
    """Between which two sightings of one continuous tie does a day lie, and how many days away are they?"""

    before: S
    after: S
    days_before: int
    days_after: int


def gap_between(one: S, other: S) -> DayRange | None:
    """Which days lie between two sightings, on which neither says anything? None if there are none."""
    if one.last + _ONE_DAY >= other.first:
        return None
    return DayRange(one.last + _ONE_DAY, other.first - _ONE_DAY)


def is_one(one: S, other: S, breaks: Breaks[S]) -> bool:
    """Are two neighbouring sightings of one tie, the earlier first, of one continuous one?"""
    gap = gap_between(one, other)
    if gap is None:
        return True
    return not (one.dates.ending or other.dates.starting or breaks(one, other, gap))


def continuous(sightings: Sequence[S], breaks: Breaks[S]) -> list[list[S]]:
    """Into which continuous stretches do the sightings of one tie, in order of time, fall?"""
    stretches: list[list[S]] = []
    for item in sightings:
        if stretches and all(not _is_apart(held, item, breaks) for held in _latest(stretches[-1])):
            stretches[-1].append(item)
        else:
            stretches.append([item])
    return stretches


def bracket(sightings: Sequence[S], day: date, breaks: Breaks[S]) -> Bracket[S] | None:
    """Between which two sightings of one tie, that nothing breaks, does this day lie? None if between none.

    Only the nearest on either side count. A sighting of some day in a range is as far away as its farther
    end: on which of its days it was, nobody knows.
    """
    earlier = [item for item in sightings if item.last < day and item.dates.extent.first is not None]
    later = [item for item in sightings if item.first > day]
    if not earlier or not later:
        return None
    before = max(earlier, key=lambda item: (_latest_certain(item), item.last, item.claim.id))
    after = min(later, key=lambda item: (_earliest_certain(item), item.first, item.claim.id))
    whole = _between(sightings, before, after)
    if any(not is_one(one, other, breaks) for one, other in pairwise(whole)):
        return None
    return Bracket(before, after, (day - _latest_certain(before)).days, (_earliest_certain(after) - day).days)


def _between(sightings: Sequence[S], before: S, after: S) -> list[S]:
    inside = [item for item in sightings if item.first >= before.first and item.last <= after.last]
    return [before, *(item for item in inside if item not in (before, after)), after]


def _latest(stretch: list[S]) -> Iterable[S]:
    """Which sighting of a stretch reaches the furthest? The next one is measured from it."""
    return (max(stretch, key=lambda item: (item.last, item.claim.id)),)


def _is_apart(one: S, other: S, breaks: Breaks[S]) -> bool:
    return not is_one(one, other, breaks)


def _latest_certain(item: S) -> date:
    """By which day was it surely seen? The last of its certain days, else the first of its range."""
    certain = item.dates.certain
    return certain.last if certain is not None else item.first


def _earliest_certain(item: S) -> date:
    certain = item.dates.certain
    return (certain.first or item.first) if certain is not None else item.last
