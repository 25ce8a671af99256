"""When does a row hold, that was first and last seen on these dates? The rules of the claim model.

A row's first…last is one claim, true on every day between. A lone date is a sighting. A partial date (a
month, a year) is an imprecise range of its days. Where both ends are partial there are two claims about one
thing, whose precise parts together reach from the last day that the first date allows to the first day that
the last date allows: each of them lies right beside its own imprecise range.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDates:
    """What does a row say of when? The dates as ranges of the days that each may mean, and its flags."""

    first: DayRange | None = None
    last: DayRange | None = None
    starting: bool = False
    ending: bool = False
    open: bool | None = None

    @property
    def runs_backwards(self) -> bool:
        """Is the last date wholly before the first?"""
        return (
            self.first is not None
            and self.last is not None
            and self.first.first is not None
            and self.last.last < self.first.first
        )

    @property
    def certain(self) -> DayRange | None:
        """On which days does it surely hold? None if on none."""
        first, last = self.first or self.last, self.last or self.first
        if first is None or last is None or last.first is None or first.last > last.first:
            return None
        return DayRange(first.last, last.first)

    def claimed(self, otherwise: DayRange) -> tuple[ClaimDates, ...]:
        """When do the claims of this row hold? One, or two about one thing; `otherwise` without any date."""
        first, last = self.first, self.last
        if first is None or last is None:
            seen = first or last
            if seen is None:
                return (self._dates(imprecise=otherwise),)
            return (self._dates(**{"precise" if seen.is_single_day else "imprecise": seen}),)
        if self.runs_backwards:
            return (self._dates(imprecise=last.hull(first)),)
        first, last = _tightened(first, last)
        if first.is_single_day and last.is_single_day:
            return (self._dates(precise=first.hull(last)),)
        if first.is_single_day or last.is_single_day:
            return self._with_one_end(first, last)
        return self._with_neither_end(first, last)

    def _with_one_end(self, first: DayRange, last: DayRange) -> tuple[ClaimDates, ...]:
        if first.is_single_day:
            if first.last < (last.first or first.last):
                sure = DayRange(first.last, (last.first or first.last) - _DAY)
                return (self._dates(precise=sure, imprecise=last),)
        elif first.last < last.last:
            return (self._dates(imprecise=first, precise=DayRange(first.last + _DAY, last.last)),)
        return self._apart(first, last)

    def _with_neither_end(self, first: DayRange, last: DayRange) -> tuple[ClaimDates, ...]:
        if first == last:
            return (self._dates(imprecise=first),)
        if first.last >= (last.first or first.last):
            return self._apart(first, last)
        sure = DayRange(first.last, last.first or first.last)
        return (
            ClaimDates(
                imprecise=first,
                precise=DayRange(sure.last if sure.first is None else sure.first + _DAY, sure.last),
                starting=self.starting,
                open=self.open,
            ),
            ClaimDates(
                precise=DayRange(sure.first, sure.last - _DAY),
                imprecise=last,
                ending=self.ending,
                open=self.open,
            ),
        )

    def _apart(self, first: DayRange, last: DayRange) -> tuple[ClaimDates, ...]:
        """The two dates may be of the same days: no day between them is sure, so each is said by itself."""
        return tuple(
            ClaimDates(
                precise=days if days.is_single_day else None,
                imprecise=None if days.is_single_day else days,
                starting=starting,
                ending=ending,
                open=self.open,
            )
            for days, starting, ending in ((first, self.starting, False), (last, False, self.ending))
        )

    def _dates(self, precise: DayRange | None = None, imprecise: DayRange | None = None) -> ClaimDates:
        return ClaimDates(precise, imprecise, self.starting, self.ending, self.open)


def _tightened(first: DayRange, last: DayRange) -> tuple[DayRange, DayRange]:
    """Which days are left to each, since the first date is not after the last one?"""
    if last.last < first.last:
        first = DayRange(first.first, last.last)
    if first.first is not None and last.first is not None and last.first < first.first:
        last = DayRange(first.first, last.last)
    return first, last
