"""Did this relation hold on that day, and how well is that known?

As with a posting: confirmed, bracketed or possible. A relation that was last seen before the day, was
believed to go on, and that nothing breaks since, is assumed; a commander never is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from answerable.ask.chain.links import CHILD_OF, Relation
from answerable.ask.command.contiguity import bracket
from answerable.ask.command.handover import is_handover
from answerable.ask.command.sightings import extent_of
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.day_range import DayRange


class Strength(StrEnum):
    """How well is it known that a relation held? From the strongest to the weakest."""

    CONFIRMED = "confirmed"
    BRACKETED = "bracketed"
    POSSIBLE = "possible"
    ASSUMED = "assumed"
    CONTESTED = "contested"


STRENGTHS = tuple(Strength)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Which relation held on the day, how well is that known, and by which claims?

    `first`/`last` are the days between which lies all that its claims say; `last_seen` and `age` (days) are
    there where it is assumed.
    """

    child: Reference
    parent: Reference
    type: str
    relation_class: str | None
    answer: Strength
    relations: tuple[Relation, ...]
    last_seen: date | None = None
    age: int | None = None

    @property
    def extent(self) -> DayRange:
        """Between which days lies all that is said of it?"""
        return extent_of(self.relations)

    @property
    def starting(self) -> bool:
        """Is its first day a real beginning?"""
        return min(self.relations, key=lambda item: (item.first, item.last)).dates.starting

    @property
    def open(self) -> bool | None:
        """Was it believed to go on, by the claim that reaches the furthest?"""
        return max(self.relations, key=lambda item: (item.last, item.first)).dates.open


def links_on(relations: Sequence[Relation], day: date) -> list[Link]:
    """Which of one unit's relations upward held on this day? `relations` are all of those of the unit."""
    standing = [item for item in relations if not item.is_conflict]
    ties: dict[tuple[str, ...], list[Relation]] = {}
    for item in standing:
        ties.setdefault(item.key, []).append(item)
    found = [link for items in ties.values() if (link := _link(items, standing, day)) is not None]
    return sorted(_contested(found, ties, day), key=_place)


def _link(items: Sequence[Relation], standing: Sequence[Relation], day: date) -> Link | None:
    surely = [item for item in items if item.dates.certain is not None and item.dates.certain.contains(day)]
    if surely:
        return _made(surely, Strength.CONFIRMED)

    def breaks(one: Relation, _other: Relation, gap: DayRange) -> bool:
        return any(_replaces(item, one) and item.surely_within(gap) for item in standing)

    between = bracket(items, day, breaks)
    if between is not None:
        return _made([between.before, between.after], Strength.BRACKETED)
    perhaps = [item for item in items if item.dates.extent.contains(day)]
    if perhaps:
        return _made(perhaps, Strength.POSSIBLE)
    return _assumed(items, standing, day)


def _assumed(items: Sequence[Relation], standing: Sequence[Relation], day: date) -> Link | None:
    """Was it last seen before the day, believed to go on, and broken by nothing since?"""
    earlier = [item for item in items if item.last < day]
    if not earlier:
        return None
    latest = max(earlier, key=lambda item: (item.last, item.first, item.claim.id))
    if latest.dates.open is not True or latest.dates.ending:
        return None
    since = DayRange(latest.last, day)
    if any(
        _replaces(item, latest) and item.last > latest.last and _touches(item, since) for item in standing
    ):
        return None
    made = _made([latest], Strength.ASSUMED)
    return replace(made, last_seen=latest.last, age=(day - latest.last).days)


def _replaces(item: Relation, other: Relation) -> bool:
    """Would this relation of the unit, if it held, show that the other one was over?

    Another parent of the same type and class does; to be lent to a task force, or to be administered by
    somebody besides, does not.
    """
    return (
        item.type == other.type == CHILD_OF
        and item.parent.id != other.parent.id
        and (item.relation_class or "command") == (other.relation_class or "command")
    )


def _touches(item: Relation, days: DayRange) -> bool:
    """Is it true on some of these days, or does it begin after the first of them?"""
    first = item.dates.extent.first
    return item.surely_within(days) or (first is not None and first != days.first and days.contains(first))


def _made(items: Iterable[Relation], answer: Strength) -> Link:
    resting = tuple(items)
    newest = max(resting, key=lambda item: (item.last, item.first, item.claim.id))
    return Link(
        child=newest.child,
        parent=newest.parent,
        type=newest.type,
        relation_class=newest.relation_class,
        answer=answer,
        relations=resting,
    )


def _contested(
    links: Sequence[Link], ties: Mapping[tuple[str, ...], Sequence[Relation]], day: date
) -> list[Link]:
    """Are two units each confirmed to command this one, on a day that is no change from one to the other?"""
    commanding = [
        link
        for link in links
        if link.answer is Strength.CONFIRMED and link.type == CHILD_OF and link.relation_class == "command"
    ]
    sides = [[item.dates for item in ties[link.relations[0].key]] for link in commanding]
    if len(commanding) < 2 or is_handover(sides, day):  # noqa: PLR2004  (two make a contest)
        return list(links)
    return [replace(link, answer=Strength.CONTESTED) if link in commanding else link for link in links]


def _place(link: Link) -> tuple[int, str, str]:
    return STRENGTHS.index(link.answer), link.parent.name, link.parent.id
