"""What does a superior take on from its subordinates? Areas and classifications, while the relation holds.

Nothing of this is stored: it is worked out from the claims that stand at the view's moment, whenever it is
asked. So a derivation follows each of its premises, and is gone with any of them. It says only what all of
its premises together say for certain: every day on which each surely holds or, where one is imprecise, a
range of which some day is certain because the others hold throughout. Why: see decision 0008.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from answerable.ask.held import Existing, Held, Placed, Related
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange

DerivedKind = Literal["area", "classification"]

DEEPEST: Final = 20
"""Levels of command that are followed down: armies have about ten; a longer way is a slip in the data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What does a unit take on, from whom, when, and on which claims does it rest?

    `value` is the location's id or the classification. `through` are the units on the way down, the one of
    which it is claimed last; `premises` the ids of that claim and of a relation for each step, from the
    bottom up.
    """

    unit: str
    kind: DerivedKind
    value: str
    dates: ClaimDates
    through: tuple[str, ...]
    premises: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Premises:
    """From what can be derived? Relations by the unit above; areas and units by the unit itself."""

    below: Mapping[str, tuple[Related, ...]]
    areas: Mapping[str, tuple[Placed, ...]]
    units: Mapping[str, tuple[Existing, ...]]

    @classmethod
    def of(
        cls, relations: Iterable[Related], positionings: Iterable[Placed], units: Iterable[Existing]
    ) -> "Premises":
        """Which of these can something be derived from?"""
        below: dict[str, list[Related]] = {}
        for relation in relations:
            below.setdefault(relation.parent, []).append(relation)
        areas: dict[str, list[Placed]] = {}
        for placed in positionings:
            if placed.kind == "aoo":
                areas.setdefault(placed.unit, []).append(placed)
        existing: dict[str, list[Existing]] = {}
        for unit in units:
            existing.setdefault(unit.about, []).append(unit)
        return cls(
            {unit: tuple(items) for unit, items in below.items()},
            {unit: tuple(items) for unit, items in areas.items()},
            {unit: tuple(items) for unit, items in existing.items()},
        )


def derived(unit: str, premises: Premises) -> Iterator[Derived]:
    """What does this unit take on from all units below it, to any depth? One for each way that it comes up.

    No unit is passed twice on one way: a cycle in the data derives nothing.
    """
    ways: list[tuple[str, tuple[Related, ...], ClaimDates | None]] = [(unit, (), None)]
    while ways:
        here, steps, when = ways.pop()
        for relation in premises.below.get(here, ()):
            passed = {unit, *(step.unit for step in steps)}
            if relation.unit in passed or len(steps) == DEEPEST:
                continue
            dates = relation.dates if when is None else meet(when, relation.dates)
            if dates is not None:
                way = (*steps, relation)
                ways.append((relation.unit, way, dates))
                yield from _taken_on(unit, way, dates, premises)


def _taken_on(
    unit: str, way: tuple[Related, ...], dates: ClaimDates, premises: Premises
) -> Iterator[Derived]:
    below = way[-1].unit
    held: list[tuple[DerivedKind, str, Held]] = [
        ("area", placed.location, placed) for placed in premises.areas.get(below, ())
    ]
    held += [
        ("classification", classification, existing)
        for existing in premises.units.get(below, ())
        for classification in existing.classifications
    ]
    for kind, value, claim in held:
        if (both := meet(dates, claim.dates)) is not None:
            yield Derived(
                unit=unit,
                kind=kind,
                value=value,
                dates=both,
                through=tuple(step.unit for step in way),
                premises=(claim.claim, *(step.claim for step in reversed(way))),
            )


def meet(one: ClaimDates, other: ClaimDates) -> ClaimDates | None:
    """When do both surely hold at once? None where nothing is sure.

    On every day that is certain in both; and on some day of an imprecise range of one that lies wholly
    within what is certain in the other.
    """
    mine, theirs = one.certain, other.certain
    precise = mine.intersection(theirs) if mine and theirs else None
    # of two such ranges the shorter says more; which of the claims comes first must not decide
    some = (days for days in (_within(one, theirs), _within(other, mine)) if days is not None)
    imprecise = min(some, key=lambda days: (days.length or math.inf, days.last), default=None)
    if precise is None and imprecise is None:
        return None
    if precise and imprecise and not precise.adjoins(imprecise):
        imprecise = None
    # what begins with one of its premises begins when it does; a mere meeting of ranges begins nothing
    whole = ClaimDates(precise, imprecise)
    first, last = whole.extent.first, whole.extent.last
    return ClaimDates(
        precise,
        imprecise,
        starting=first is not None
        and any(each.starting and each.extent.first == first for each in (one, other)),
        ending=any(each.ending and each.extent.last == last for each in (one, other)),
    )


def _within(one: ClaimDates, certain: DayRange | None) -> DayRange | None:
    """Which imprecise range, of which some day is true, lies wholly within what else is certain?"""
    some = one.imprecise
    return some if some and certain and not some.is_single_day and certain.covers(some) else None
