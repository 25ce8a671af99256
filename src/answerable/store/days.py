"""How are days kept? As ISO dates, a range in two columns; neither is there where nothing is known."""

from datetime import date
from functools import lru_cache
from typing import Any

from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import SINCE_BEGINNING_OF_TIME, DayRange


def days_row(name: str, days: DayRange | None) -> dict[str, str | None]:
    """What stands in the columns `NAME_first` and `NAME_last`?"""
    if days is None:
        return {f"{name}_first": None, f"{name}_last": None}
    first = SINCE_BEGINNING_OF_TIME if days.first is None else days.first.isoformat()
    return {f"{name}_first": first, f"{name}_last": days.last.isoformat()}


def days_from(first: str | None, last: str | None) -> DayRange | None:
    """Which range was written so? ValueError if none was."""
    if first is None or last is None:
        return None
    start = None if first == SINCE_BEGINNING_OF_TIME else date.fromisoformat(first)
    return DayRange(start, date.fromisoformat(last))


@lru_cache(maxsize=10_000)  # the rows of a year share its days, or those of a course
def dates_from(*columns: Any) -> ClaimDates:
    """When is a claim true, by these columns of `assertion`, from `precise_first` to `ending` or `open`?"""
    first, last, some_first, some_last, starting, ending, *more = columns
    is_open = more[0] if more else None
    return ClaimDates(
        days_from(first, last),
        days_from(some_first, some_last),
        bool(starting),
        bool(ending),
        None if is_open is None else bool(is_open),
    )
