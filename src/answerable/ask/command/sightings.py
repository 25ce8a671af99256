"""Who is claimed to have been posted to a unit, when, and on which claims? The evidence of every answer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from answerable.match.canonical import Identities
from answerable.store.casebook import View
from answerable.store.claim_reading import Which, listed
from answerable.vocabulary.access import Modality, Status
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange

COMMANDER: Final = "Commander"
"""The role of whoever is ultimately in charge of a unit, however the source words it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What does one claim say of a tie between two: a person and a unit, or a unit and another?

    `key` names the tie: claims of one key may be of one posting (relation). Ids are canonical.
    """

    claim: Claim
    key: tuple[str, ...]
    dates: ClaimDates

    @property
    def first(self) -> date:
        """On which day can it first be true?"""
        return self.dates.extent.first or date.min

    @property
    def last(self) -> date:
        """On which day can it last be true?"""
        return self.dates.extent.last

    def surely_within(self, gap: DayRange) -> bool:
        """Is it true on some day of the gap, whichever of its days are meant?"""
        certain = self.dates.certain
        if certain is not None and certain.overlaps(gap):
            return True
        return self.dates.imprecise is not None and gap.covers(self.dates.imprecise)

    @property
    def is_conflict(self) -> bool:
        """Did the other claims decide against it?"""
        return self.claim.status is Status.CONFLICT

    @property
    def is_draft(self) -> bool:
        """Is it a draft that nobody has decided?"""
        return self.claim.status is Status.DRAFT


S = TypeVar("S", bound=Sighting)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting(Sighting):
    """Who is posted to which unit as what? `role` is empty where the claim has none."""

    person: Reference
    unit: Reference
    role: str
    rank: str | None
    title: str | None
    acting: bool

    @property
    def commands(self) -> bool:
        """Is whoever is posted in charge of the unit?"""
        return self.role == COMMANDER


@dataclass(frozen=True, slots=True)
class Postings:
    """Which postings are there to these units, and where else were the same people posted?

    `here` by unit, `of_person` by person.
    """

    here: Mapping[str, tuple[Posting, ...]]
    of_person: Mapping[str, tuple[Posting, ...]]


def extent_of(sightings: Sequence[Sighting]) -> DayRange:
    """Between which days lies all that these, of whom there is one at least, say together?"""
    first, *others = (item.dates.extent for item in sightings)
    for other in others:
        first = first.hull(other)
    return first


def answering(claims: Iterable[Claim], *, drafts: bool) -> Iterator[Claim]:
    """Which claims may an answer show? Accepted ones, those in conflict as such, and drafts if asked."""
    shown = {Status.ACCEPTED, Status.CONFLICT, *([Status.DRAFT] if drafts else [])}
    return (claim for claim in claims if claim.status in shown and claim.modality is Modality.ASSERTED)


def load_postings(view: View, units: Iterable[str], *, drafts: bool = False) -> Postings:
    """Which postings are there to these units? Two queries, however many units are asked about.

    `units` are ids; what was judged to be the same counts as one. With `drafts`, those too.
    """
    asked = set(units)
    groups = Identities.of(view, asked)
    members = {member for unit in asked for member in groups.members(unit)}
    found = _claims(view, members, drafts=drafts)
    people = {
        claim.fields["person"].id
        for claim in found.values()
        if isinstance(claim.fields.get("person"), Reference)
    }
    persons = Identities.of(view, people)
    everyone = {member for person in people for member in persons.members(person)}
    found |= _claims(view, everyone, drafts=drafts)
    identities = Identities.of(view, _named(found.values()))
    here: dict[str, list[Posting]] = {}
    of_person: dict[str, list[Posting]] = {}
    for claim in found.values():
        posting = posting_of(claim, identities)
        if posting is not None:
            here.setdefault(posting.unit.id, []).append(posting)
            of_person.setdefault(posting.person.id, []).append(posting)
    wanted = {groups.canonical(unit) for unit in asked}
    return Postings(
        {unit: in_time(items) for unit, items in here.items() if unit in wanted},
        {person: in_time(items) for person, items in of_person.items()},
    )


def posting_of(claim: Claim, identities: Identities) -> Posting | None:
    """Which posting does this claim assert? None if it names no person or no unit."""
    person, unit = claim.fields.get("person"), claim.fields.get("unit")
    if not isinstance(person, Reference) or not isinstance(unit, Reference):
        return None
    who, where = identities.canonical(person.id), identities.canonical(unit.id)
    role = str(claim.fields.get("role") or "")
    return Posting(
        claim=claim,
        key=(who, where, role),
        dates=claim.dates,
        person=Reference(who, person.name),
        unit=Reference(where, unit.name),
        role=role,
        rank=claim.fields.get("rank"),
        title=claim.fields.get("title"),
        acting=bool(claim.fields.get("acting")),
    )


def in_time(sightings: Iterable[S]) -> tuple[S, ...]:
    """In which order does one look at them? By days, then by id: never by when they came in."""
    return tuple(sorted(sightings, key=lambda item: (item.first, item.last, item.claim.id)))


def _claims(view: View, about: Iterable[str], *, drafts: bool) -> dict[str, Claim]:
    wanted = tuple(sorted(about))
    if not wanted:
        return {}
    claims = listed(view, Which(type="posting", about_any=wanted))
    return {claim.id: claim for claim in answering(claims, drafts=drafts)}


def _named(claims: Iterable[Claim]) -> set[str]:
    return {value.id for claim in claims for value in claim.fields.values() if isinstance(value, Reference)}
