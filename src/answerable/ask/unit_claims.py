"""What does one claim say of a unit that it is about, or names?"""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Final

from answerable.ask.command.sightings import COMMANDER
from answerable.match.canonical import Identities
from answerable.match.finding import Found
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim

SECTIONS: Final = (
    "names",
    "classifications",
    "parents",
    "children",
    "sites",
    "areas",
    "commanders",
    "others",
    "incidents",
)
"""In which parts is a unit told? `others` are postings in other roles than that of the commander."""


@dataclass(frozen=True, slots=True)
class Said:
    """What does the claim say, in which section? Claims with one `key` there say the same."""

    section: str
    key: Hashable
    name: str
    thing: Reference | None = None
    how: str = ""


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which claim, and of which unit is it asked?"""

    claim: Claim
    unit: Found
    identities: Identities

    def text(self, field: str) -> str:
        return str(self.claim.fields.get(field) or "")

    def thing(self, field: str) -> Reference | None:
        value = self.claim.fields.get(field)
        if not isinstance(value, Reference):
            return None
        return Reference(self.identities.canonical(value.id), value.name)

    def is_it(self, field: str) -> bool:
        value = self.claim.fields.get(field)
        return isinstance(value, Reference) and value.id in self.unit.members


def said_of(claim: Claim, unit: Found, identities: Identities) -> Iterator[Said]:
    """What does this claim say of the unit? Nothing, where it only mentions it, as a trainer or victim."""
    if claim.type in _SAYING:
        yield from _SAYING[claim.type](_Asked(claim, unit, identities))


def _unit(asked: _Asked) -> Iterator[Said]:
    if asked.claim.about in asked.unit.members:
        for section in ("names", "classifications"):
            yield from (Said(section, name, name) for name in asked.claim.fields.get(section, ()))


def _relation(asked: _Asked) -> Iterator[Said]:
    how = " ".join(filter(None, (asked.text("type"), asked.text("class"))))
    for here, there, section in (("unit", "related_unit", "parents"), ("related_unit", "unit", "children")):
        if asked.is_it(here) and (other := asked.thing(there)) is not None:
            yield Said(section, (other.id, how), other.name, other, how)


def _positioning(asked: _Asked) -> Iterator[Said]:
    if asked.is_it("unit") and (place := asked.thing("location")) is not None:
        section, base = "sites" if asked.text("type") == "site" else "areas", asked.text("base_name")
        yield Said(section, (place.id, base), place.name, place, base)


def _posting(asked: _Asked) -> Iterator[Said]:
    if asked.is_it("unit") and (person := asked.thing("person")) is not None:
        is_commander = asked.text("role") == COMMANDER
        acting = "acting" if asked.claim.fields.get("acting") else ""
        how = acting if is_commander else f"{acting} {asked.text('role') or asked.text('title')}".strip()
        yield Said("commanders" if is_commander else "others", (person.id, how), person.name, person, how)


def _incident(asked: _Asked) -> Iterator[Said]:
    if any(item.id in asked.unit.members for item in asked.claim.fields.get("perpetrators", ())):
        yield Said("incidents", asked.claim.id, ", ".join(asked.claim.fields.get("violation_types", ())))


_SAYING: Final[dict[str, Callable[[_Asked], Iterator[Said]]]] = {
    "unit": _unit,
    "relation": _relation,
    "positioning": _positioning,
    "posting": _posting,
    "incident": _incident,
}
