"""Which unit is claimed to be part of, or lent to, which, and when? Relations, loaded level by level."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from answerable.ask.command.sightings import Sighting, answering, in_time
from answerable.match.canonical import Identities
from answerable.store.casebook import View
from answerable.store.claim_reading import Which, listed
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim

CHILD_OF: Final = "child-of"
MEMBER_OF: Final = "member-of"

Way = Literal["up", "down"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Sighting):
    """Which unit is below which? `type` is `child-of` or `member-of`; `relation_class` may not be said."""

    child: Reference
    parent: Reference
    type: str
    relation_class: str | None


def load_relations(
    view: View, units: Iterable[str], way: Way, *, drafts: bool = False
) -> tuple[Relation, ...]:
    """Which relations lead up (down) from these units? One level; two queries, however many units."""
    groups = Identities.of(view, units)
    members = {member for unit in units for member in groups.members(unit)}
    return _relations(view, members, way, drafts=drafts)


def _relations(view: View, members: set[str], way: Way, *, drafts: bool) -> tuple[Relation, ...]:
    if not members:
        return ()
    end = "unit" if way == "up" else "related_unit"
    claims = [
        claim
        for claim in answering(
            listed(view, Which(type="relation", about_any=tuple(sorted(members)))), drafts=drafts
        )
        if _end(claim, end) in members
    ]
    identities = Identities.of(
        view, {key for claim in claims for key in (_end(claim, "unit"), _end(claim, "related_unit"))}
    )
    found = (relation_of(claim, identities) for claim in claims)
    return in_time(item for item in found if item is not None and item.child.id != item.parent.id)


def _end(claim: Claim, field: str) -> str:
    value = claim.fields.get(field)
    return value.id if isinstance(value, Reference) else ""


def relation_of(claim: Claim, identities: Identities) -> Relation | None:
    """Which relation does this claim assert? None if it does not name both units."""
    unit, related = claim.fields.get("unit"), claim.fields.get("related_unit")
    if not isinstance(unit, Reference) or not isinstance(related, Reference):
        return None
    child, parent = identities.canonical(unit.id), identities.canonical(related.id)
    kind, relation_class = str(claim.fields.get("type") or CHILD_OF), claim.fields.get("class")
    return Relation(
        claim=claim,
        key=(child, parent, kind, relation_class or ""),
        dates=claim.dates,
        child=Reference(child, unit.name),
        parent=Reference(parent, related.name),
        type=kind,
        relation_class=relation_class,
    )
