"""Are two sightings of one tie one continuous posting, relation or positioning?

They are, unless sources show that it was broken: it ended or began between them, or something else that
cannot be at the same time was seen there. Sightings of a broken one join only if they overlap or lie within
one day of each other.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
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
    end: on which of its days it was, nobody knows. So whatever surely lies between these ends breaks the
    tie. An end is none where the tie was seen again on a later day before this one.
    """
    earlier = [(seen, item) for item in sightings if (seen := seen_before(item, day)) is not None]
    later = [(seen, item) for item in sightings if (seen := seen_after(item, day)) is not None]
    if not earlier or not later:
        return None
    left, before = max(earlier, key=lambda seen: (seen[0], seen[1].last, seen[1].claim.id))
    right, after = min(later, key=lambda seen: (seen[0], seen[1].first, seen[1].claim.id))
    gap = DayRange(left + _ONE_DAY, right - _ONE_DAY)
    if any(_ends_or_begins(item, left, right) for item in sightings) or breaks(before, after, gap):
        return None
    return Bracket(before, after, (day - left).days, (right - day).days)


def _ends_or_begins(item: S, left: date, right: date) -> bool:
    """Does it end from the one day on, or begin up to the other, and not within a day of the other side?"""
    ends = item.dates.ending and left <= item.last and right - item.last > _ONE_DAY
    begins = item.dates.starting and item.first <= right and item.first - left > _ONE_DAY
    return ends or begins


def _latest(stretch: list[S]) -> Iterable[S]:
    """Which sighting of a stretch reaches the furthest? The next one is measured from it."""
    return (max(stretch, key=lambda item: (item.last, item.claim.id)),)


def _is_apart(one: S, other: S, breaks: Breaks[S]) -> bool:
    return not is_one(one, other, breaks)


def seen_before(item: S, day: date) -> date | None:
    """By which day before this one was it surely seen? None if by none."""
    certain, imprecise = item.dates.certain, item.dates.imprecise
    found = imprecise.first if imprecise is not None and imprecise.last < day else None
    if certain is not None and (certain.first or date.min) < day:
        sure = min(certain.last, day - _ONE_DAY)
        found = sure if found is None else max(found, sure)
    return found


def seen_after(item: S, day: date) -> date | None:
    """By which day after this one was it surely seen again? None if by none."""
    certain, imprecise = item.dates.certain, item.dates.imprecise
    found = imprecise.last if imprecise is not None and (imprecise.first or date.min) > day else None
    if certain is not None and certain.last > day:
        sure = max(certain.first or date.min, day + _ONE_DAY)
        found = sure if found is None else min(found, sure)
    return found


def is_held_beside(items: Iterable[S], gap: DayRange) -> bool:
    """Was this surely so by the eve of the gap, and surely after it too? Then it went on beside."""
    listed = list(items)
    first = gap.first or date.min
    return any(seen_before(item, first) is not None for item in listed) and any(
        seen_after(item, gap.last) is not None for item in listed
    )
