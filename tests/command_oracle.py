"""Who commanded on a day, found out day by day, without any cleverness? What the rules must agree with."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from answerable.vocabulary.claim_dates import ClaimDates

DAY = timedelta(days=1)

Commanders = Mapping[str, Sequence[ClaimDates]]
"""The dates of each person's claims as commander of the unit."""

Elsewhere = Mapping[str, Sequence[Sequence[ClaimDates]]]
"""The dates of each person's other posts, each of its own claims."""


def sure_days(dates: ClaimDates) -> set[date]:
    """Every day on which it surely holds."""
    found: set[date] = set()
    for part, needed in ((dates.precise, True), (dates.imprecise, False)):
        if part is not None and part.first is not None:
            days = [part.first + DAY * n for n in range((part.last - part.first).days + 1)]
            if needed or len(days) == 1:
                found |= set(days)
    return found


def some_days(dates: ClaimDates) -> list[date]:
    """The days of a range of which it holds on one at least, where there are several."""
    part = dates.imprecise
    if part is None or part.first is None or part.first == part.last:
        return []
    return [part.first + DAY * n for n in range((part.last - part.first).days + 1)]


def outermost(dates: ClaimDates) -> tuple[date, date]:
    days = sorted(sure_days(dates) | set(some_days(dates)))
    part = dates.imprecise
    if part is not None and part.first is None:
        return date.min, max([*days, part.last])
    return days[0], days[-1]


def perhaps(dates: ClaimDates, day: date) -> bool:
    part = dates.imprecise
    is_open = part is not None and part.first is None and day <= part.last
    return is_open or day in some_days(dates)


def happened_between(dates: ClaimDates, seen: date, again: date) -> bool:
    """Did it surely hold on a day strictly between these two?"""
    days = some_days(dates)
    return any(seen < day < again for day in sure_days(dates)) or (
        bool(days) and all(seen < day < again for day in days)
    )


def seen_by(dates: ClaimDates, day: date) -> date | None:
    """By which day before this one was it surely seen, at the latest that can be said?"""
    found = [one for one in sure_days(dates) if one < day]
    days = some_days(dates)
    if days and all(one < day for one in days):
        found.append(days[0])
    return max(found, default=None)


def seen_again_by(dates: ClaimDates, day: date) -> date | None:
    found = [one for one in sure_days(dates) if one > day]
    days = some_days(dates)
    if days and all(one > day for one in days):
        found.append(days[-1])
    return min(found, default=None)


def broken(person: str, seen: date, again: date, commanders: Commanders, elsewhere: Elsewhere) -> bool:
    for dates in commanders[person]:
        first, last = outermost(dates)
        if dates.ending and seen <= last and last + DAY < again:
            return True
        if dates.starting and first <= again and seen + DAY < first:
            return True
    for other, held in commanders.items():
        if other != person and any(happened_between(dates, seen, again) for dates in held):
            return True
    for post in elsewhere.get(person, []):
        if any(happened_between(dates, seen, again) for dates in post):
            before = any(seen_by(dates, seen + DAY) for dates in post)
            after = any(seen_again_by(dates, again - DAY) for dates in post)
            if not (before and after):
                return True
    return False


def handover(one: str, other: str, day: date, commanders: Commanders) -> bool:
    for goer, comer in ((one, other), (other, one)):
        leaving = {one for dates in commanders[goer] for one in sure_days(dates)}
        coming = {one for dates in commanders[comer] for one in sure_days(dates)}
        if day + DAY in leaving or day - DAY in coming:
            continue
        alone = day - DAY not in leaving and day + DAY not in coming
        ends = any(dates.ending and outermost(dates)[1] == day for dates in commanders[goer])
        begins = any(dates.starting and outermost(dates)[0] == day for dates in commanders[comer])
        if not alone or ends or begins:
            return True
    return False


def answers(commanders: Commanders, elsewhere: Elsewhere, day: date) -> tuple[dict[str, str], bool]:
    """The answer for each person of whom something is said on that day, and whether it is a hand-over."""
    found: dict[str, str] = {}
    for person, held in commanders.items():
        if any(day in sure_days(dates) for dates in held):
            found[person] = "confirmed"
            continue
        seen = max((s for dates in held if (s := seen_by(dates, day))), default=None)
        again = min((s for dates in held if (s := seen_again_by(dates, day))), default=None)
        if seen and again and not broken(person, seen, again, commanders, elsewhere):
            found[person] = "bracketed"
        elif any(perhaps(dates, day) for dates in held):
            found[person] = "possible"
    confirmed = [person for person, answer in found.items() if answer == "confirmed"]
    agreed = len(confirmed) == 2 and handover(confirmed[0], confirmed[1], day, commanders)
    contested = set(confirmed) if len(confirmed) > 1 and not agreed else set()
    return {person: "contested" if person in contested else answer for person, answer in found.items()}, (
        len(confirmed) > 1 and not contested
    )
