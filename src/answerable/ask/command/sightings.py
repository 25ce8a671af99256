"""Who is claimed to have been posted to a unit, when, and by which claims? The evidence of every answer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from answerable.ask.grounds import Grounds
from answerable.match.canonical import Identities
from answerable.store.brief_reading import Brief
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

    claim: Brief
    key: tuple[str, ...]

    @property
    def dates(self) -> ClaimDates:
        """When is it true?"""
        return self.claim.dates

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
C = TypeVar("C", Claim, Brief)


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

    `here` by unit, `of_person` by person: of all of them or, where they were loaded for one day, of those
    of whom it matters on that day. `grounds` has the claims whole.
    """

    here: Mapping[str, tuple[Posting, ...]]
    of_person: Mapping[str, tuple[Posting, ...]]
    grounds: Grounds


def extent_of(sightings: Sequence[Sighting]) -> DayRange:
    """Between which days lies all that these, of whom there is one at least, say together?"""
    first, *others = (item.dates.extent for item in sightings)
    for other in others:
        first = first.hull(other)
    return first


def answering(claims: Iterable[C], *, drafts: bool) -> Iterator[C]:
    """Which claims may an answer show? Accepted ones, those in conflict as such, and drafts if asked."""
    shown = {Status.ACCEPTED, Status.CONFLICT, *([Status.DRAFT] if drafts else [])}
    return (claim for claim in claims if claim.status in shown and claim.modality is Modality.ASSERTED)


def posting_of(claim: Brief, identities: Identities) -> Posting | None:
    """Which posting does this claim assert? None if it names no person or no unit."""
    person, unit = claim.fields.get("person"), claim.fields.get("unit")
    if not isinstance(person, Reference) or not isinstance(unit, Reference):
        return None
    who, where = identities.canonical(person.id), identities.canonical(unit.id)
    role = str(claim.fields.get("role") or "")
    return Posting(
        claim=claim,
        key=(who, where, role),
        person=person if person.id == who else Reference(who, person.name),
        unit=unit if unit.id == where else Reference(where, unit.name),
        role=role,
        rank=claim.fields.get("rank"),
        title=claim.fields.get("title"),
        acting=bool(claim.fields.get("acting")),
    )


def in_time(sightings: Iterable[S]) -> tuple[S, ...]:
    """In which order does one look at them? By days, then by id: never by when they came in."""
    return tuple(sorted(sightings, key=lambda item: (item.first, item.last, item.claim.id)))
