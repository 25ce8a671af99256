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

    An expression that was not understood, that says nothing of a day up to publication, or whose ends are
    in the wrong order, dates nothing.
    """
    found: tuple[ClaimDates, ...] = ()
    if expression is not None and tense != "future":
        latest = (published or DayRange.day(taken)).last
        first, last = _up_to(expression.first, latest), _up_to(expression.last, latest)
        starts = edge == "start"
        if first is not None and (
            expression.is_open or (starts and tense == "current" and not expression.span)
        ):
            found = (_since(first, published, taken),)
        elif first is not None and not expression.span:
            found = (_on(first, starting=starts, ending=edge == "end"),)
        elif first is not None and last is not None:
            found = _between(first, last)
    return found or (undated(tense, published, taken),)


def _up_to(days: DayRange | None, latest: date) -> DayRange | None:
    """Which of these days had come? None if none had."""
    return None if days is None else days.intersection(DayRange.until(latest))


def _on(days: DayRange, *, starting: bool = False, ending: bool = False) -> ClaimDates:
    """What is true on this day, or on some of these days?"""
    if days.is_single_day:
        return ClaimDates(precise=days, starting=starting, ending=ending)
    return ClaimDates(imprecise=days, starting=starting, ending=ending)


def _since(first: DayRange, published: DayRange | None, taken: date) -> ClaimDates:
    """When is true what began on one of these days and still held when it was reported?

    "Appointed last month", said in a report of 3 June: some day of May, and each from 1 to 3 June.
    Without a publication date it held on its first day, and then on some day up to that of taking.
    """
    if published is None or published.first is None:
        if first.is_single_day and first.last < taken:
            return ClaimDates(precise=first, imprecise=DayRange(first.last + _ONE_DAY, taken), starting=True)
        return replace(_on(first.hull(DayRange.day(taken))), starting=True)
    day = published.first
    opening = first.intersection(DayRange.before(day))
    if opening is None:
        return replace(seen_when_published(published, taken), starting=True)
    if not first.is_single_day:
        if not published.is_single_day:
            return ClaimDates(imprecise=opening.hull(published), starting=True)
        return ClaimDates(precise=DayRange(opening.last + _ONE_DAY, day), imprecise=opening, starting=True)
    perhaps = None if published.is_single_day else DayRange(day + _ONE_DAY, published.last)
    return ClaimDates(precise=DayRange(opening.first, day), imprecise=perhaps, starting=True)


def _between(first: DayRange, last: DayRange) -> tuple[ClaimDates, ...]:
    """When is true what began on one of the first days and ended on one of the last?

    With one partial end: on some day of it, and on each from there to the other end. With two, one claim
    an end; precise is what lies between the last day of the one and the first day of the other. Nothing
    if the ends are in the wrong order: which of them is a slip of the source, nobody can tell.
    """
    if first.first is None or last.first is None or last.last < first.first:
        return ()
    begun = max(first.first, last.first)
    last = DayRange(begun, last.last)
    first = DayRange(first.first, min(first.last, last.last))
    if not first.is_single_day and not last.is_single_day and first.last < begun:
        sure = DayRange(first.last, begun)
        opening = DayRange(first.first, first.last - _ONE_DAY)
        closing = DayRange(begun + _ONE_DAY, last.last)
        return (
            ClaimDates(precise=sure, imprecise=opening, starting=True),
            ClaimDates(precise=sure, imprecise=closing, ending=True),
        )
    whole = first.hull(last)
    partial = [end for end in (first, last) if not end.is_single_day]
    rest = whole.minus(partial[0]) if len(partial) == 1 else () if partial else (whole,)
    if len(rest) == 1:
        imprecise = partial[0] if partial else None
        return (ClaimDates(precise=rest[0], imprecise=imprecise, starting=True, ending=True),)
    return (ClaimDates(imprecise=whole, starting=True, ending=True),)
