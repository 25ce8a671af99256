"""Which units were above another on a day, found out day by day and way by way, without any cleverness?

What the rules of chains must agree with. Relations that lost as conflict are not handed in.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from answerable.vocabulary.claim_dates import ClaimDates
from command_oracle import (
    DAY,
    handover,
    happened_between,
    outermost,
    perhaps,
    seen_again_by,
    seen_by,
    sure_days,
)

ORDER = ["confirmed", "bracketed", "possible", "assumed", "contested"]


class Said(NamedTuple):
    """What one claim says: `class_` is None where it is not said; `key` tells claims apart."""

    child: str
    parent: str
    kind: str
    class_: str | None
    dates: ClaimDates
    key: str

    @property
    def tie(self) -> tuple[str, str, str, str | None]:
        return self[:4]


Answers = dict[tuple[str, str, str, str | None], str]


def is_instead(other: Said, one: Said) -> bool:
    """Would a unit that has the other home not have this one any more?"""
    homes = one.kind == other.kind == "child-of" and one.parent != other.parent
    return homes and (one.class_ or "command") == (other.class_ or "command")


def held(tie: Sequence[Said], of_child: Sequence[Said], day: date) -> str | None:
    """How well is it known that this one relation held on the day?"""
    if any(day in sure_days(said.dates) for said in tie):
        return "confirmed"
    seen = max((s for said in tie if (s := seen_by(said.dates, day))), default=None)
    again = min((s for said in tie if (s := seen_again_by(said.dates, day))), default=None)
    if seen and again and not parted(tie, of_child, seen, again):
        return "bracketed"
    if any(perhaps(said.dates, day) for said in tie):
        return "possible"
    return "assumed" if is_assumed(tie, of_child, day) else None


def parted(tie: Sequence[Said], of_child: Sequence[Said], seen: date, again: date) -> bool:
    for said in tie:
        first, last = outermost(said.dates)
        if said.dates.ending and seen <= last and last + DAY < again:
            return True
        if said.dates.starting and first <= again and seen + DAY < first:
            return True
    return any(is_instead(other, tie[0]) and happened_between(other.dates, seen, again) for other in of_child)


def is_assumed(tie: Sequence[Said], of_child: Sequence[Said], day: date) -> bool:
    """Was it last seen before the day, believed to go on, and is nothing known since that is instead?"""
    earlier = [
        (outermost(said.dates)[::-1], said.key, said) for said in tie if outermost(said.dates)[1] < day
    ]
    if not earlier:
        return False
    (last, _), _, latest = max(earlier)
    if latest.dates.open is not True or latest.dates.ending:
        return False
    for other in of_child:
        first, until = outermost(other.dates)
        since = happened_between(other.dates, last - DAY, day + DAY) or last < first <= day
        if is_instead(other, latest) and until > last and since:
            return False
    return True


def above(child: str, relations: Sequence[Said], day: date) -> Answers:
    """Which units were right above this one?"""
    of_child = [said for said in relations if said.child == child]
    ties: dict[tuple[str, str, str, str | None], list[Said]] = {}
    for said in of_child:
        ties.setdefault(said.tie, []).append(said)
    found = {tie: answer for tie, claims in ties.items() if (answer := held(claims, of_child, day))}
    commanding = [tie for tie in found if tie[2:] == ("child-of", "command") and found[tie] == "confirmed"]
    dates = {tie: [said.dates for said in ties[tie]] for tie in commanding}
    is_change = len(commanding) == 2 and handover(*commanding, day, dates)
    if len(commanding) > 1 and not is_change:
        found |= dict.fromkeys(commanding, "contested")
    is_lent = any(tie[2] == "member-of" and found[tie] in ORDER[:2] for tie in found)
    return {
        tie: answer
        for tie, answer in found.items()
        if not (is_lent and tie[2] == "child-of" and tie[3] in {None, "command"})
    }


def ways(unit: str, steps: Mapping[str, Sequence[tuple[str, str]]], passed: tuple[str, ...]) -> Iterator:
    """Every way from a unit that passes none twice: where it leads, how far, and its weakest link."""
    for there, answer in steps.get(unit, ()):
        if there not in passed:
            yield there, len(passed), answer
            for end, length, weakest in ways(there, steps, (*passed, there)):
                yield end, length, max(answer, weakest, key=ORDER.index)


def chain(unit: str, relations: Sequence[Said], day: date, way: str) -> tuple[Answers, dict, dict]:
    """Which links are there, how far away is each unit, and how well is the best way to it known?"""
    links: Answers = {}
    for child in {said.child for said in relations}:
        links |= above(child, relations, day)
    steps: dict[str, list[tuple[str, str]]] = {}
    for (child, parent, *_), answer in links.items():
        here, there = (child, parent) if way == "up" else (parent, child)
        steps.setdefault(here, []).append((there, answer))
    found = list(ways(unit, steps, (unit,)))
    depths = {unit: 0} | {end: min(n for e, n, _ in found if e == end) for end, _, _ in found}
    weakest = {unit: None} | {
        end: min((w for e, _, w in found if e == end), key=ORDER.index) for end, _, _ in found
    }
    reached = {tie: answer for tie, answer in links.items() if tie[0 if way == "up" else 1] in depths}
    return reached, depths, weakest
