"""What is known of a unit? Names, classifications, parents, children, places, commanders, incidents: dated.

What the unit takes on from its subordinates stands apart from what is claimed of itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from answerable.ask.command.sightings import answering
from answerable.ask.derivation import Derived, Premises, derived
from answerable.ask.entries import Entry, entries, entry_shape
from answerable.ask.held import Holdings, gather, standing
from answerable.ask.unit_claims import SECTIONS, Said, said_of
from answerable.match.canonical import Identities
from answerable.match.finding import Found
from answerable.store.casebook import View
from answerable.store.claim_reading import Which, listed
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.shapes import claim_shape, dates_shape


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOn:
    """What does it take on from a unit below it? With the claims that this rests on, from the bottom up."""

    derived: Derived
    name: str
    through: tuple[Reference, ...]
    premises: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitAnswer:
    """What is known of this unit? Entries by section, and what it takes on."""

    unit: Found
    sections: dict[str, tuple[Entry, ...]]
    taken_on: tuple[TakenOn, ...]


def ask_unit(view: View, unit: Found, *, drafts: bool = False) -> UnitAnswer:
    """What is known of this unit at the view's moment? With `drafts`, those too."""
    claims = list(answering(listed(view, Which(about_any=tuple(sorted(unit.members)))), drafts=drafts))
    identities = Identities.of(view, _named(claims))
    said: dict[str, list[tuple[Claim, Said]]] = {section: [] for section in SECTIONS}
    for claim in claims:
        for one in said_of(claim, unit, identities):
            said[one.section].append((claim, one))
    return UnitAnswer(
        unit=unit,
        sections={section: _entries(found) for section, found in said.items()},
        taken_on=tuple(_taken_on(view, unit, drafts=drafts)),
    )


def unit_shape(answer: UnitAnswer) -> dict[str, Any]:
    """The answer as one JSON document."""
    return {
        "unit": {"id": answer.unit.id, "name": answer.unit.name, "ids": sorted(answer.unit.members)},
        **{section: [entry_shape(entry) for entry in answer.sections[section]] for section in SECTIONS},
        "taken_on": [
            {
                "kind": one.derived.kind,
                "name": one.name,
                "location": one.derived.value if one.derived.kind == "area" else None,
                "dates": dates_shape(one.derived.dates),
                "through": [{"id": unit.id, "name": unit.name} for unit in one.through],
                "premises": [claim_shape(claim) for claim in one.premises],
            }
            for one in answer.taken_on
        ],
    }


def _entries(found: list[tuple[Claim, Said]]) -> tuple[Entry, ...]:
    by_claim: dict[str, list[Said]] = {}
    for claim, said in found:
        by_claim.setdefault(claim.id, []).append(said)
    claims = {claim.id: claim for claim, _ in found}
    return entries(
        claims.values(),
        lambda claim: ((said.key, said.name, said.thing, said.how) for said in by_claim[claim.id]),
    )


def _named(claims: Iterable[Claim]) -> set[str]:
    found = set()
    for claim in claims:
        for value in claim.fields.values():
            items = value if isinstance(value, tuple) else (value,)
            found |= {item.id for item in items if isinstance(item, Reference)}
    return found


def _taken_on(view: View, unit: Found, *, drafts: bool) -> Iterator[TakenOn]:
    held = _below(view, unit, drafts=drafts)
    premises = Premises.of(held.relations, held.positionings, held.units)
    found = list(derived(unit.id, premises))
    wanted = {key for one in found for key in one.premises}
    claims = {claim.id: claim for claim in listed(view, Which(keys=tuple(wanted)))} if wanted else {}
    for one in sorted(
        found, key=lambda one: (one.kind, held.name(one.value), len(one.through), one.premises)
    ):
        yield TakenOn(
            derived=one,
            name=held.name(one.value) if one.kind == "area" else one.value,
            through=tuple(Reference(step, held.name(step)) for step in one.through),
            premises=tuple(claims[key] for key in one.premises),
        )


def _below(view: View, unit: Found, *, drafts: bool) -> Holdings:
    """What is held of the units below this one, to any depth? Found level by level."""
    held, level, seen = Holdings(), set(unit.members), set(unit.members)
    while level:
        related = list(standing(listed(view, _of("relation", level)), drafts=drafts))
        down = [claim for claim in related if claim.fields["related_unit"].id in level]
        identities = Identities.of(view, _named(down))
        gather(held, down, identities)
        below = {member for claim in down for member in identities.members(claim.fields["unit"].id)}
        level = below - seen
        seen |= below
    others = seen - unit.members
    for kind in ("positioning", "unit"):
        claims = list(standing(listed(view, _of(kind, others)), drafts=drafts)) if others else []
        gather(held, claims, Identities.of(view, {*_named(claims), *(claim.about for claim in claims)}))
    return held


def _of(kind: str, entities: set[str]) -> Which:
    return Which(type=kind, about_any=tuple(sorted(entities)))
