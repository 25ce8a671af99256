"""How are days kept? As ISO dates, a range in two columns; neither is there where nothing is known."""

from datetime import date
from functools import lru_cache
from typing import Final

from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import SINCE_BEGINNING_OF_TIME, DayRange

_REMEMBERED: Final = 10_000
"""Ranges kept at hand while rows are read: those of a report, a year or a course share theirs."""


def days_row(name: str, days: DayRange | None) -> dict[str, str | None]:
    """What stands in the columns `NAME_first` and `NAME_last`?"""
    if days is None:
        return {f"{name}_first": None, f"{name}_last": None}
    first = SINCE_BEGINNING_OF_TIME if days.first is None else days.first.isoformat()
    return {f"{name}_first": first, f"{name}_last": days.last.isoformat()}


@lru_cache(maxsize=_REMEMBERED)
def days_from(first: str | None, last: str | None) -> DayRange | None:
    """Which range was written so? ValueError if none was."""
    if first is None or last is None:
        return None
    start = None if first == SINCE_BEGINNING_OF_TIME else date.fromisoformat(first)
    return DayRange(start, date.fromisoformat(last))


@lru_cache(maxsize=_REMEMBERED)
def claim_dates_from(
    precise: tuple[str | None, str | None],
    imprecise: tuple[str | None, str | None],
    starting: int,
    ending: int,
    open_: int | None,
) -> ClaimDates:
    """Which dates of a claim were written so, each range as its first and last day?"""
    return ClaimDates(
        days_from(*precise),
        days_from(*imprecise),
        bool(starting),
        bool(ending),
        None if open_ is None else bool(open_),
    )
