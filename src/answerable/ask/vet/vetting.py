"""What does the casebook hold of each name that somebody vets? Facts, sources and gaps; never a verdict."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from answerable.ask.career import Post, ask_career
from answerable.ask.command.answer import CommanderAnswer
from answerable.ask.command.commander import commander_on
from answerable.ask.command.loading import load_postings
from answerable.ask.command.periods import Stretch, commanders_during
from answerable.ask.command.sightings import Posting, Postings, answering
from answerable.ask.trainings.country import Country, country_typed
from answerable.ask.trainings.loading import Loaded, load_trainings, with_elements
from answerable.ask.trainings.training import Training
from answerable.ask.vet.alleged import (
    Allegation,
    against_commanded,
    against_itself,
    against_posted,
    against_subordinates,
    in_time,
)
from answerable.ask.vet.below import Below
from answerable.ask.vet.knowable import Knowable, knowable
from answerable.ask.vet.resolving import Asked, Resolved, resolved
from answerable.match.canonical import Identities
from answerable.match.finding import Found
from answerable.store.casebook import View
from answerable.store.claim_reading import Which, listed
from answerable.vocabulary.access import Status
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.day_range import DayRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Vetted:
    """What is held of one name? Everything but `resolved` is empty where it is not known who is meant.

    `commanders` are stretches of days with one answer, from the first evidence to the last; `at_the_time`
    who commanded on the day of each incident (by claim) and training. `posts` are those of a person.
    """

    resolved: Resolved
    known: Knowable
    allegations: tuple[Allegation, ...] = ()
    trainings: tuple[Training, ...] = ()
    training_claims: dict[str, Claim] = field(default_factory=dict)
    commanders: tuple[Stretch, ...] = ()
    at_the_time: dict[str, CommanderAnswer] = field(default_factory=dict)
    posts: tuple[Post, ...] = ()


@dataclass(frozen=True, slots=True)
class _Casebook:
    """What is looked up once, however many names are vetted?"""

    view: View
    drafts: bool
    incidents: tuple[Claim, ...]
    trainings: Loaded
    identities: Identities

    @property
    def weighed(self) -> list[Claim]:
        """Which incidents does an answer show?"""
        return [claim for claim in self.incidents if self.drafts or claim.status is not Status.DRAFT]


def vet(view: View, folder: Path, asked: Sequence[Asked], *, drafts: bool = False) -> list[Vetted]:
    """What is held of each of these names, in their order? With `drafts`, those too, each marked as one."""
    held = _Casebook(
        view,
        drafts,
        tuple(answering(listed(view, Which(type="incident")), drafts=True)),
        load_trainings(view, folder, drafts=drafts),
        Identities.of_all(view),
    )
    return [_vetted(held, resolved(view, one)) for one in asked]


def _vetted(held: _Casebook, who: Resolved) -> Vetted:
    country = _country(who)
    known = knowable(held.view, country, held.incidents, held.trainings.rows)
    if who.thing is None:
        return Vetted(resolved=who, known=known)
    return (_unit if who.kind == "unit" else _person)(held, who, who.thing, known)


def _unit(held: _Casebook, who: Resolved, unit: Found, known: Knowable) -> Vetted:
    asked = Reference(unit.id, unit.name)
    below = Below(held.view, asked, drafts=held.drafts)
    postings = load_postings(held.view, [unit.id], drafts=held.drafts)
    here = postings.here.get(unit.id, ())
    canonical = held.identities.canonical
    allegations = in_time(
        (
            *against_itself(held.weighed, unit.members),
            *against_subordinates(held.weighed, canonical, below),
            *against_posted(held.weighed, here, canonical, postings),
        )
    )
    received = (row for row in held.trainings.rows if row.unit_id == unit.id)
    trainings = with_elements(held.view, sorted(received, key=_when))
    return Vetted(
        resolved=who,
        known=known,
        allegations=allegations,
        trainings=trainings,
        training_claims=_claims(held.view, trainings),
        commanders=_commanders(asked, postings),
        at_the_time=_at_the_time(asked, postings, allegations, trainings),
    )


def _person(held: _Casebook, who: Resolved, person: Found, known: Knowable) -> Vetted:
    career = ask_career(held.view, person, drafts=held.drafts)
    units = {post.unit.id for post in career.posts if post.unit is not None}
    postings = load_postings(held.view, units, drafts=held.drafts)
    canonical = held.identities.canonical
    own = postings.of_person.get(person.id, ())
    posts: dict[str, list[Posting]] = {}
    for one in own:
        if one.commands and not one.is_conflict:
            posts.setdefault(one.unit.id, []).append(one)
    commanded = ((Below(held.view, items[0].unit, drafts=held.drafts), items) for items in posts.values())
    allegations = in_time(
        (
            *against_itself(held.weighed, person.members),
            *against_posted(held.weighed, own, canonical, postings, of_person=True),
            *against_commanded(held.weighed, canonical, postings, commanded),
        )
    )
    return Vetted(resolved=who, known=known, allegations=allegations, posts=career.posts)


def _when(row: Training) -> tuple[date, date]:
    """In which order are trainings told? By their days; those without, by the year that their report says."""
    first = row.start or (date(row.fiscal_year, 1, 1) if row.fiscal_year else date.max)
    return first, row.end or first


def _country(who: Resolved) -> Country | None:
    said = who.countries or ((who.asked.country,) if who.asked.country else ())
    return country_typed(said[0]) if said else None


def _commanders(unit: Reference, postings: Postings) -> tuple[Stretch, ...]:
    commanding = [one for one in postings.here.get(unit.id, ()) if one.commands and not one.is_conflict]
    first = [one.dates.extent.first for one in commanding if one.dates.extent.first is not None]
    if not first:
        return ()
    days = DayRange(min(first), max(one.last for one in commanding))
    return commanders_during(unit, postings, days)


def _at_the_time(
    unit: Reference,
    postings: Postings,
    allegations: Sequence[Allegation],
    trainings: Sequence[Training],
) -> dict[str, CommanderAnswer]:
    days = {one.claim.id: one.claim.dates.extent.first or one.claim.dates.extent.last for one in allegations}
    days |= {row.claim: row.start for row in trainings if row.start is not None}
    return {claim: commander_on(unit, postings, day) for claim, day in days.items()}


def _claims(view: View, trainings: Sequence[Training]) -> dict[str, Claim]:
    keys = tuple(row.claim for row in trainings)
    return {claim.id: claim for claim in listed(view, Which(keys=keys))} if keys else {}
