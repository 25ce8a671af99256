"""On which day does one hand over to another? The one rule, for commanders, posts and units above alike.

Two, of whom the one surely holds up to that day and the other surely from it on. Where both were seen on
that day alone, a claim must say that the one ended, or that the other began ("A replaced B on D").
"""

from collections.abc import Iterable, Sequence
from datetime import date

from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange, joined


def is_handover(sides: Sequence[Sequence[ClaimDates]], day: date) -> bool:
    """Is it the day on which one of two hands over to the other? Each with the dates of all its claims."""
    if len(sides) != 2:  # noqa: PLR2004  (one goes and one comes)
        return False
    one, other = sides
    return _hands_over(one, other, day) or _hands_over(other, one, day)


def shared_days(one: Sequence[ClaimDates], other: Sequence[ClaimDates]) -> tuple[DayRange, ...]:
    """On which days do both surely hold, hand-overs left out?"""
    common = (
        both
        for first in _certain(one)
        for second in _certain(other)
        if (both := first.intersection(second)) is not None
    )
    return tuple(both for both in common if not (both.is_single_day and is_handover((one, other), both.last)))


def _hands_over(goer: Sequence[ClaimDates], comer: Sequence[ClaimDates], day: date) -> bool:
    leaving, coming = _around(goer, day), _around(comer, day)
    if leaving is None or coming is None or not leaving.last == day == coming.first:
        return False
    return (
        leaving != coming
        or any(dates.ending and dates.extent.last == day for dates in goer)
        or any(dates.starting and dates.extent.first == day for dates in comer)
    )


def _around(claims: Iterable[ClaimDates], day: date) -> DayRange | None:
    """Which days, this one among them, do the claims together surely cover? None if not this one."""
    return next((days for days in _certain(claims) if days.contains(day)), None)


def _certain(claims: Iterable[ClaimDates]) -> tuple[DayRange, ...]:
    return joined(dates.certain for dates in claims if dates.certain is not None)
