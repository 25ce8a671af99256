"""On which days is a posting true? By its tense, what its date marks, and the day of the report.

The rules are those of the claim model. What is said to hold today is closed by the publication date;
nothing reaches past it; a month or year is an imprecise range of its days; where both ends are partial
the posting becomes two claims about one thing.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from answerable.extract.dates.expressions import Expression
from answerable.extract.edges import Edge
from answerable.extract.tenses import Tense
from answerable.vocabulary.claim_dates import ClaimDates, seen_before_published, seen_when_published
from answerable.vocabulary.day_range import DayRange

_ONE_DAY: Final = timedelta(days=1)


def undated(tense: Tense, published: DayRange | None, taken: date) -> ClaimDates:
    """When is true what no date dates? By the publication date alone.

    What stands in a table or heading held some day up to publication: nothing says that it still did.
    What is only planned says nothing of any day that has been; it is kept, as `planned`, which answers no
    question, with the days on which it was planned, and never as true on each of them.
    """
    match tense:
        case "past":
            return seen_before_published(published, taken)
        case "sometime":
            return ClaimDates(imprecise=DayRange.until((published or DayRange.day(taken)).last))
        case "future":
            return ClaimDates(imprecise=seen_when_published(published, taken).extent)
        case "current":
            return seen_when_published(published, taken)


def dated(
    tense: Tense, edge: Edge | None, expression: Expression | None, published: DayRange | None, taken: date
) -> tuple[ClaimDates, ...]:
    """When is true what this expression dates? One claim's dates; two where both its ends are partial.

    An expression that was not understood, or that says nothing of a day up to publication, dates nothing.
    """
    whole = (undated(tense, published, taken),)
    if expression is None or tense == "future":
        return whole
    latest = (published or DayRange.day(taken)).last
    first = _up_to(expression.first, latest)
    last = _up_to(expression.last, latest)
    if first is None:
        return whole
    if expression.span:
        if expression.is_open:
            return (_since(first, published),)
        return whole if last is None else _between(first, last)
    if edge == "start" and tense == "current":
        return (_since(first, published),)
    return (_on(first, starting=edge == "start", ending=edge == "end"),)


def _up_to(days: DayRange | None, latest: date) -> DayRange | None:
    """Which of these days had come? None if none had."""
    return None if days is None else days.intersection(DayRange.until(latest))


def _on(days: DayRange, *, starting: bool = False, ending: bool = False) -> ClaimDates:
    """What is true on this day, or on some of these days?"""
    if days.is_single_day:
        return ClaimDates(precise=days, starting=starting, ending=ending)
    return ClaimDates(imprecise=days, starting=starting, ending=ending)


def _since(first: DayRange, published: DayRange | None) -> ClaimDates:
    """When is true what began on one of these days and still held when it was reported?

    "Appointed last month", said in a report of 3 June: some day of May, and each from 1 to 3 June.
    Without a publication date nothing is known but the beginning.
    """
    if published is None or published.first is None:
        return _on(first, starting=True)
    day = published.first
    opening = first.intersection(DayRange.before(day))
    if opening is None:
        return replace(seen_when_published(published, published.last), starting=True)
    if not first.is_single_day:
        if not published.is_single_day:
            return ClaimDates(imprecise=opening.hull(published), starting=True)
        return ClaimDates(precise=DayRange(opening.last + _ONE_DAY, day), imprecise=opening, starting=True)
    perhaps = None if published.is_single_day else DayRange(day + _ONE_DAY, published.last)
    return ClaimDates(precise=DayRange(opening.first, day), imprecise=perhaps, starting=True)


def _between(first: DayRange, last: DayRange) -> tuple[ClaimDates, ...]:
    """When is true what began on one of the first days and ended on one of the last?

    On every day from the last that the beginning may be to the first that the end may be. Ends in the
    wrong order are a slip of the source: then some day between them, and neither is a beginning or end.
    """
    if last.first is None or first.first is None or last.first < first.last:
        return (ClaimDates(imprecise=first.hull(last)),)
    sure = DayRange(first.last, last.first)
    opening = None if first.is_single_day else DayRange(first.first, first.last - _ONE_DAY)
    closing = None if last.is_single_day else DayRange(last.first + _ONE_DAY, last.last)
    if opening is None or closing is None:
        return (ClaimDates(precise=sure, imprecise=opening or closing, starting=True, ending=True),)
    return (
        ClaimDates(precise=sure, imprecise=opening, starting=True),
        ClaimDates(precise=sure, imprecise=closing, ending=True),
    )
