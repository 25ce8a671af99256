"""Which relations does a unit have over time, with all that is above and below it? Each with its range."""

from collections.abc import Mapping
from dataclasses import dataclass

from answerable.ask.chain.chain import DEEPEST, Evidence
from answerable.ask.chain.links import Relation, Relations, Way
from answerable.ask.command.contiguity import continuous
from answerable.ask.command.sightings import extent_of
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.day_range import DayRange


@dataclass(frozen=True, slots=True)
class Stretch:
    """Which relation is one continuous one, and on which claims does it rest? In order of time."""

    relations: tuple[Relation, ...]

    @property
    def child(self) -> Reference:
        """Which unit is below?"""
        return self.relations[-1].child

    @property
    def parent(self) -> Reference:
        """Which unit is above?"""
        return self.relations[-1].parent

    @property
    def extent(self) -> DayRange:
        """Between which days lies all that its claims say?"""
        return extent_of(self.relations)

    @property
    def starting(self) -> bool:
        """Is its first day a real beginning?"""
        return self.relations[0].dates.starting

    @property
    def open(self) -> bool | None:
        """Was it believed to go on, by the claim that reaches the furthest?"""
        return max(self.relations, key=lambda item: (item.last, item.first)).dates.open


@dataclass(frozen=True, slots=True)
class Whole:
    """Which units and relations are there around one? The unit, all above and all below it.

    `claims` are those that the relations rest on, whole, by id.
    """

    unit: Reference
    units: tuple[Reference, ...]
    stretches: tuple[Stretch, ...]
    claims: Mapping[str, Claim]


def whole_chain(evidence: Evidence, unit: Reference) -> Whole:
    """Which relations lead from this unit up to the top and down to the last, at any time?

    Other parents of units below it are left out: they are in other chains.
    """
    units = {unit.id: unit}
    found: dict[str, Relation] = {}
    for way in ("up", "down"):
        _follow(evidence.relations(unit.id, way), unit.id, way, units, found)
    ties: dict[tuple[str, ...], list[Relation]] = {}
    for item in sorted(found.values(), key=lambda item: (item.first, item.last, item.claim.id)):
        ties.setdefault(item.key, []).append(item)
    stretches = [
        Stretch(tuple(stretch)) for items in ties.values() for stretch in continuous(items, _nothing_breaks)
    ]
    stretches.sort(key=lambda item: (item.parent.name, item.child.name, item.relations[0].first))
    whole = evidence.grounds(found)
    claims = {claim: whole[claim] for claim in found}
    return Whole(unit, tuple(units.values()), tuple(stretches), claims)


def _follow(
    known: Relations, start: str, way: Way, units: dict[str, Reference], found: dict[str, Relation]
) -> None:
    level, seen = [start], {start}
    for _ in range(DEEPEST):
        relations = [item for item in known.from_any(level, way) if not item.is_conflict]
        level = []
        for item in relations:
            there = item.parent if way == "up" else item.child
            found.setdefault(item.claim.id, item)
            units.setdefault(there.id, there)
            if there.id not in seen:
                seen.add(there.id)
                level.append(there.id)
        if not level:
            return


def _nothing_breaks(_one: Relation, _other: Relation, _gap: DayRange) -> bool:
    """A unit may be under several at once: only a real end or beginning parts two sightings."""
    return False
