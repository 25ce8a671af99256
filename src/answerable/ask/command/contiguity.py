"""Are two sightings of one tie one continuous posting, relation or positioning?

They are, unless sources show that it was broken: it ended or began between them, or something else that
cannot be at the same time was seen there. Sightings of a broken one join only if they overlap or lie within
one day of each other.

A sighting of some day in a range is as far away as its farther end: on which of its days it was, nobody
knows. So whatever surely lies between these ends breaks the tie.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from typing import Generic

from answerable.ask.command.sightings import S, Sighting
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


def bracket(sightings: Sequence[S], day: date, breaks: Breaks[S]) -> Bracket[S] | None:
    """Between which two sightings of one tie, that nothing breaks, does this day lie? None if between none.

    Only the nearest on either side count.
    """
    if len(sightings) < 2:  # noqa: PLR2004  (one lies on no two sides)
        return None
    earlier = [(seen, item) for item in sightings if (seen := seen_before(item, day)) is not None]
    later = [(seen, item) for item in sightings if (seen := seen_after(item, day)) is not None]
    if not earlier or not later:
        return None
    left, before = max(earlier, key=lambda seen: (seen[0], seen[1].last, seen[1].claim.id))
    right, after = min(later, key=lambda seen: (seen[0], seen[1].first, seen[1].claim.id))
    if not _is_unbroken((left, before), (right, after), sightings, breaks):
        return None
    return Bracket(before, after, (day - left).days, (right - day).days)


def continuous(sightings: Sequence[S], breaks: Breaks[S]) -> list[list[S]]:
    """Into which continuous stretches do all sightings of one tie, in order of time, fall?

    Those with a day that is certain make one where each day between them is bracketed. One of some day in a
    range then belongs to the first stretch within which it may fall; else to its neighbour before or behind,
    if nothing parts them.
    """
    stretches: list[list[S]] = []
    sure = [item for item in sightings if item.dates.certain is not None]
    for item in sorted(sure, key=lambda one: (_hull([one]).first or date.min, one.claim.id)):
        if stretches and _runs_on(stretches[-1], item, sightings, breaks):
            stretches[-1].append(item)
        else:
            stretches.append([item])
    for item in (one for one in sightings if one.dates.certain is None):
        _put(item, stretches, sightings, breaks)
    return [sorted(stretch, key=sightings.index) for stretch in stretches]


def _runs_on(stretch: Sequence[S], item: S, sightings: Sequence[S], breaks: Breaks[S]) -> bool:
    """Is each day between what is certain of the stretch and of this sighting behind it bracketed?"""
    last, first = _hull(stretch).last, _hull([item]).first
    if first is None or first - last <= _ONE_DAY:
        return True
    gap = DayRange(last + _ONE_DAY, first - _ONE_DAY)
    # between these days the same sightings are the nearest
    changes = [gap.first, *(day for one in sightings for day in _changes(one))]
    return all(bracket(sightings, day, breaks) for day in changes if day is not None and gap.contains(day))


def _changes(item: Sighting) -> Iterable[date]:
    """From which days on is a sighting of some day in a range none ahead any more, and one behind?"""
    some = item.dates.imprecise
    if some is not None:
        yield some.first or date.min
        if some.last < date.max:
            yield some.last + _ONE_DAY


def _put(item: S, stretches: list[list[S]], sightings: Sequence[S], breaks: Breaks[S]) -> None:
    """To which of the stretches, in order of time, does a sighting of some day in a range belong?"""
    days = item.dates.extent
    within = [stretch for stretch in stretches if _hull(stretch).overlaps(days)]
    before = [stretch for stretch in stretches if _hull(stretch).last < item.first][-1:]
    behind = [stretch for stretch in stretches if (_hull(stretch).first or date.min) > days.last][:1]
    mine = (days.first or date.min, item), (days.last, item)
    for stretch in before if not within else ():
        seen = ((seen_before(one, item.first) or date.min, one) for one in stretch)
        if _is_unbroken(max(seen, key=_place_in_time), mine[1], sightings, breaks):
            within.append(stretch)
    for stretch in behind if not within else ():
        again = ((seen_after(one, days.last) or date.max, one) for one in stretch)
        if _is_unbroken(mine[0], min(again, key=_place_in_time), sightings, breaks):
            within.append(stretch)
    if within:
        within[0].append(item)
        return
    stretches.append([item])
    stretches.sort(key=lambda stretch: (_hull(stretch).first or date.min, _hull(stretch).last))


def _place_in_time(seen: tuple[date, S]) -> tuple[date, str]:
    day, item = seen
    return day, item.claim.id


def _is_unbroken(
    left: tuple[date, S], right: tuple[date, S], sightings: Iterable[S], breaks: Breaks[S]
) -> bool:
    """Does nothing break the tie between two sightings of it, each with the day by which it is seen?

    An end is none where the tie was seen again on a later day before the gap.
    """
    (last, before), (first, after) = left, right
    if first - last <= _ONE_DAY:
        return True
    if any(_ends_or_begins(item, last, first) for item in sightings):
        return False
    return not breaks(before, after, DayRange(last + _ONE_DAY, first - _ONE_DAY))


def _ends_or_begins(item: S, left: date, right: date) -> bool:
    """Does it end from the one day on, or begin up to the other, and not within a day of the other side?"""
    ends = item.dates.ending and left <= item.last and right - item.last > _ONE_DAY
    begins = item.dates.starting and item.first <= right and item.first - left > _ONE_DAY
    return ends or begins


def _hull(stretch: Sequence[S]) -> DayRange:
    """Between which days does it surely go on? Where no day is certain: between which it was some day."""
    sure = [item.dates.certain for item in stretch if item.dates.certain is not None]
    return reduce(DayRange.hull, sure or [item.dates.extent for item in stretch])


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
