"""Which unit is claimed to be part of, or lent to, which, and when? All relations of a chain, at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from answerable.ask.command.sightings import Sighting, answering, in_time
from answerable.match.canonical import Identities, Judged
from answerable.store.brief_reading import Brief, Naming, briefs
from answerable.store.casebook import View
from answerable.vocabulary.attribution import Reference

CHILD_OF: Final = "child-of"
MEMBER_OF: Final = "member-of"

Way = Literal["up", "down"]

_ALL: Final = {
    "up": Naming("relation", "unit", through=("unit", "related_unit")),
    "down": Naming("relation", "unit", through=("related_unit", "unit")),
}

_BOTH: Final = ("unit", "related_unit")
_LED_TO: Final = {"up": _BOTH, "down": ("unit",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Sighting):
    """Which unit is below which? `type` is `child-of` or `member-of`; `relation_class` may not be said."""

    child: Reference
    parent: Reference
    type: str
    relation_class: str | None


@dataclass(frozen=True, slots=True)
class Relations:
    """Which relations lead up from a unit, and which down from it? Each in the order of time."""

    above: Mapping[str, tuple[Relation, ...]]
    below: Mapping[str, tuple[Relation, ...]]

    @classmethod
    def of(cls, relations: Iterable[Relation]) -> "Relations":
        """What are these, looked up from both ends?"""
        above: dict[str, list[Relation]] = {}
        below: dict[str, list[Relation]] = {}
        for item in in_time(relations):
            above.setdefault(item.child.id, []).append(item)
            below.setdefault(item.parent.id, []).append(item)
        return cls(
            {unit: tuple(items) for unit, items in above.items()},
            {unit: tuple(items) for unit, items in below.items()},
        )

    def from_any(self, units: Iterable[str], way: Way) -> list[Relation]:
        """Which lead up (down) from these units?"""
        ends = self.above if way == "up" else self.below
        return [item for unit in units for item in ends.get(unit, ())]


def load_relations(
    view: View, units: Iterable[str], way: Way, *, drafts: bool = False, judged: Judged | None = None
) -> Relations:
    """Which relations are there above (below) these units, to any depth and at any time?

    Of units below, all relations upward are there, so that it can be told whom else they were under. What
    was judged to be the same counts as one: a few statements, and as many again where that leads further.
    """
    found: dict[str, Brief] = {}
    named, reached = set(units), set[str]()
    judged = Judged(view) if judged is None else judged
    identities = judged.groups(named)
    fresh = {member for unit in named for member in identities.members(unit)}
    while fresh:
        read = briefs(view, _ALL[way], sorted(fresh))
        found |= {claim.id: claim for claim in read}
        # of what else a unit below was under, nothing more is asked
        led_to = fresh | {end for claim in read for end in _ends(claim, *_LED_TO[way])}
        reached |= led_to
        named |= {end for claim in read for end in _ends(claim, *_BOTH)}
        identities = judged.groups(named)
        fresh = {member for end in led_to for member in identities.members(end)} - reached
    made = (relation_of(claim, identities) for claim in answering(found.values(), drafts=drafts))
    return Relations.of(item for item in made if item is not None and item.child.id != item.parent.id)


def _ends(claim: Brief, *fields: str) -> set[str]:
    ends = (claim.fields.get(field) for field in fields)
    return {end.id for end in ends if isinstance(end, Reference)}


def relation_of(claim: Brief, identities: Identities) -> Relation | None:
    """Which relation does this claim assert? None if it does not name both units."""
    unit, related = claim.fields.get("unit"), claim.fields.get("related_unit")
    if not isinstance(unit, Reference) or not isinstance(related, Reference):
        return None
    child, parent = identities.canonical(unit.id), identities.canonical(related.id)
    kind, relation_class = str(claim.fields.get("type") or CHILD_OF), claim.fields.get("class")
    return Relation(
        claim=claim,
        key=(child, parent, kind, relation_class or ""),
        child=Reference(child, unit.name),
        parent=Reference(parent, related.name),
        type=kind,
        relation_class=relation_class,
    )
