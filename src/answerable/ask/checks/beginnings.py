"""Did one posting begin twice? An appointment and the ceremony of the hand-over are on different days.

The ceremony's day is accepted, and the appointment's kept as conflict: until somebody has said which is
which, both claims would have the person in command from their own day on.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Final

from answerable.ask.finding import Finding
from answerable.ask.held import Holdings, Posted
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange, joined
from answerable.vocabulary.wording import range_words

NAME: Final = "two-beginnings"


def two_beginnings(held: Holdings) -> Iterator[Finding]:
    """Which persons are said to have begun one posting on different days, without an end in between?"""
    ties: dict[tuple[str, str, str], list[Posted]] = {}
    for posting in held.postings:
        ties.setdefault((posting.person, posting.unit, posting.role), []).append(posting)
    for tie in ties.values():
        begun = sorted((one for one in tie if one.dates.starting), key=lambda one: (_end(one), one.claim))
        for one, other in pairwise(begun):
            if _begin_apart(one.dates, other.dates, tie):
                yield _finding(held, one, other)


def _begin_apart(one: ClaimDates, other: ClaimDates, tie: Iterable[Posted]) -> bool:
    """Are these two beginnings of one posting? Not where it ended or ran up to the later: a new rank."""
    first, second = _beginning(one), _beginning(other)
    if second.first is None or first.overlaps(second):
        return False
    ended = any(
        posting.dates.ending and first.last <= posting.dates.extent.last < second.last for posting in tie
    )
    earlier = [days for posting in tie if (days := posting.dates.certain) and days != other.certain]
    eve = DayRange.day(second.first - timedelta(days=1))
    return not ended and not any(days.contains(eve.last) for days in joined(earlier))


def _beginning(dates: ClaimDates) -> DayRange:
    """On some day of which range does it begin?"""
    days = dates.extent
    if dates.imprecise is not None and dates.imprecise.first == days.first:
        return dates.imprecise
    return days if days.first is None else DayRange.day(days.first)


def _end(posting: Posted) -> tuple[int, int]:
    days = _beginning(posting.dates)
    return days.last.toordinal(), 0 if days.first is None else days.first.toordinal()


def _finding(held: Holdings, one: Posted, other: Posted) -> Finding:
    both: Sequence[Posted] = (one, other)
    days = " and ".join(range_words(_beginning(posting.dates)) for posting in both)
    post = f"{one.role or 'a post'} of {held.name(one.unit)}"
    return Finding(
        check=NAME,
        sentence=f"{held.name(one.person)} began twice as {post}: {days}",
        claims=tuple(posting.claim for posting in both),
        about=(one.person, one.unit),
        settle=(
            "a source that says when the first posting ended, if they are two; or one that tells the "
            "appointment from the hand-over, whose day is accepted: mark the appointment's claim as conflict"
        ),
    )
