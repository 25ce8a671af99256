"""What does the whole casebook hold to be so, in short? For questions that look across all of it.

One small record a claim: whom it is about, by canonical id, and when; the claim itself, with its words and
citations, is looked up by its id where it is shown. What is held is what answers may rest on: asserted,
and accepted, or a draft where drafts are asked for.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from answerable.match.canonical import Identities
from answerable.store.casebook import View
from answerable.store.claim_reading import Which, listed
from answerable.vocabulary.access import Modality, Status
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates

_TYPES: Final = ("unit", "person", "posting", "relation", "positioning", "location", "incident")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What does one claim hold to be so? `claim` is its id; other ids are canonical."""

    claim: str
    about: str
    dates: ClaimDates
    sources: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted(Held):
    """Who is posted where? Fields are empty where the claim is silent."""

    person: str
    unit: str
    role: str = ""
    rank: str = ""
    acting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Related(Held):
    """Which unit is below, or lent to, which?"""

    unit: str
    parent: str
    kind: str
    relation_class: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed(Held):
    """Which unit has a site or an area where?"""

    unit: str
    kind: str
    location: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Existing(Held):
    """Which unit or person is there, and what is said of it?"""

    names: tuple[str, ...]
    classifications: tuple[str, ...] = ()
    country: str = ""
    placeholder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Located(Held):
    """Where is a place? `admin` are the names of the areas that it lies in, the nearest first."""

    name: str
    country: str = ""
    admin: tuple[str, ...] = ()
    parent: str = ""
    geometry: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alleged(Held):
    """Of which incident is which unit said to be a perpetrator?"""

    perpetrators: tuple[str, ...]


@dataclass(slots=True)
class Holdings:
    """What is held, by type? `names` gives for a canonical id the name that most claims use."""

    units: list[Existing] = field(default_factory=list)
    persons: list[Existing] = field(default_factory=list)
    postings: list[Posted] = field(default_factory=list)
    relations: list[Related] = field(default_factory=list)
    positionings: list[Placed] = field(default_factory=list)
    locations: list[Located] = field(default_factory=list)
    incidents: list[Alleged] = field(default_factory=list)
    names: Mapping[str, str] = field(default_factory=dict)

    def name(self, entity: str) -> str:
        """By which name does this thing go? Its id, where no claim names it."""
        return self.names.get(entity, entity)


def holdings(view: View, *, drafts: bool = False) -> Holdings:
    """What does the casebook hold to be so at this view's moment? With `drafts`, those too."""
    held = Holdings()
    identities = Identities.of_all(view)
    for kind in _TYPES:
        gather(held, standing(listed(view, Which(type=kind)), drafts=drafts), identities)
    return held


def standing(claims: Iterable[Claim], *, drafts: bool = False) -> Iterator[Claim]:
    """Which of these may an answer rest on without a word about their status?"""
    statuses = {Status.ACCEPTED, Status.DRAFT} if drafts else {Status.ACCEPTED}
    return (claim for claim in claims if claim.status in statuses and claim.modality is Modality.ASSERTED)


def gather(held: Holdings, claims: Iterable[Claim], identities: Identities) -> None:
    """How are these claims added to what is held?"""
    counts: dict[str, dict[str, int]] = {}
    for claim in claims:
        for entity, name in _named(claim):
            used = counts.setdefault(identities.canonical(entity), {})
            used[name] = used.get(name, 0) + 1
        _add(held, claim, identities)
    fresh = {
        entity: max(used, key=lambda name: (used[name], -len(name), name)) for entity, used in counts.items()
    }
    held.names = fresh | dict(held.names)


def _named(claim: Claim) -> Iterator[tuple[str, str]]:
    for value in claim.fields.values():
        items = value if isinstance(value, tuple) else (value,)
        yield from ((item.id, item.name) for item in items if isinstance(item, Reference))
    own = claim.fields.get("names") or (claim.fields.get("name"),)
    if own[0]:
        yield claim.about, own[0]


def _add(held: Holdings, claim: Claim, identities: Identities) -> None:
    fields = claim.fields

    def of(name: str) -> str:
        value = fields.get(name)
        return identities.canonical(value.id) if isinstance(value, Reference) else ""

    base: dict[str, Any] = {
        "claim": claim.id,
        "about": identities.canonical(claim.about),
        "dates": claim.dates,
        "sources": frozenset(citation.source.id for citation in claim.citations),
    }
    match claim.type:
        case "unit" | "person":
            existing = Existing(
                **base,
                names=tuple(fields.get("names", ())),
                classifications=tuple(fields.get("classifications", ())),
                country=fields.get("country", ""),
                placeholder=fields.get("placeholder", ""),
            )
            (held.units if claim.type == "unit" else held.persons).append(existing)
        case "posting" if of("person") and of("unit"):
            held.postings.append(
                Posted(
                    **base,
                    person=of("person"),
                    unit=of("unit"),
                    role=fields.get("role", ""),
                    rank=fields.get("rank", ""),
                    acting=bool(fields.get("acting")),
                )
            )
        case "relation":
            held.relations.append(
                Related(
                    **base,
                    unit=of("unit"),
                    parent=of("related_unit"),
                    kind=fields.get("type", ""),
                    relation_class=fields.get("class", ""),
                )
            )
        case "positioning":
            held.positionings.append(
                Placed(**base, unit=of("unit"), kind=fields.get("type", ""), location=of("location"))
            )
        case "location":
            held.locations.append(
                Located(
                    **base,
                    name=fields.get("name", ""),
                    country=fields.get("country", ""),
                    admin=tuple(fields.get("admin_names", ())),
                    parent=of("explicit_parent"),
                    geometry=fields.get("geometry", ""),
                )
            )
        case "incident":
            found = tuple(identities.canonical(item.id) for item in fields.get("perpetrators", ()))
            if found:
                held.incidents.append(Alleged(**base, perpetrators=found))
