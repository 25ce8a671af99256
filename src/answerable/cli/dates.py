"""Which day, or which days, did somebody type?"""

from datetime import date

from answerable.errors import UsageError
from answerable.vocabulary.day_range import DayRange, parse_day_range


def range_typed(text: str) -> DayRange:
    """Which days are these? UsageError, in one sentence, for everything that is no date."""
    try:
        return parse_day_range(text)
    except ValueError as error:
        raise UsageError(str(error)) from error


def day_typed(text: str) -> date:
    """Which one day is this? UsageError for a month or a year: a question about a day needs a day."""
    days = range_typed(text)
    if not days.is_single_day:
        msg = f"{text!r} is more than a day: write one as 2012-07-05"
        raise UsageError(msg)
    return days.last


def period_typed(first: str | None, last: str | None) -> DayRange:
    """From which day to which? `2009` begins on its first day and ends on its last. Both have to be given."""
    if first is None or last is None:
        msg = "a period has two ends: give --from DATE and --to DATE"
        raise UsageError(msg)
    start, end = range_typed(first).first, range_typed(last).last
    if start is None or start > end:
        msg = f"a period runs forward, not from {first} to {last}"
        raise UsageError(msg)
    return DayRange(start, end)
