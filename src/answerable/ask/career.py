"""Where was a person posted, one post after the other? With the gaps of which nothing is known, and overlaps.

Claims of one person in one unit and role are one post where they lie within a day of each other, or where
nothing that is known breaks what lies between: no end or beginning, no other post of the person, nobody
else in that command. Days between two sightings of one post are told as such, never as if they were seen.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from typing import Any, Final

from answerable.ask.checks.two_commanders import shared_days
from answerable.ask.entries import Entry, certain_days, entries, entry_shape, in_time, whole_extent
from answerable.ask.unit import answering
from answerable.ask.unit_claims import COMMANDER
from answerable.match.canonical import Identities
from answerable.match.finding import Found
from answerable.store.casebook import View
from answerable.store.claim_reading import Which, listed
from answerable.vocabulary.access import Status
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.day_range import DayRange, gaps
from answerable.vocabulary.shapes import claim_shape, range_shape, value_shape

_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Which post was it, by which claims? A claim may lack the unit, the role or both."""

    unit: Reference | None
    role: str
    claims: tuple[Claim, ...]

    @property
    def days(self) -> tuple[DayRange, ...]:
        """On which days is the person surely in this post?"""
        return certain_days(self.claims)

    @property
    def between(self) -> tuple[DayRange, ...]:
        """Which days lie between two sightings of the post, with nothing known that breaks it?"""
        return gaps(self.days)

    @property
    def extent(self) -> DayRange:
        """Between which days lies all that is said of it?"""
        return whole_extent(self.claims)

    def said(self, field: str) -> tuple[str, ...]:
        """Which ranks, or titles, are given for it? In order of time."""
        return tuple(
            dict.fromkeys(str(claim.fields[field]) for claim in self.claims if claim.fields.get(field))
        )

    @property
    def acting(self) -> bool:
        """Does any claim say that it was held as acting?"""
        return any(claim.fields.get("acting") for claim in self.claims)

    @property
    def statuses(self) -> tuple[Status, ...]:
        """How far have its claims been decided?"""
        return tuple(sorted({claim.status for claim in self.claims}))


@dataclass(frozen=True, slots=True)
class Both:
    """Which two posts, by their places in the career, are surely held at once, and when?"""

    one: int
    other: int
    days: tuple[DayRange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Career:
    """Which posts, in order of time? `unknown` are the days between them on which none is known."""

    person: Found
    names: tuple[Entry, ...]
    posts: tuple[Post, ...]
    unknown: tuple[DayRange, ...]
    overlaps: tuple[Both, ...]


def ask_career(view: View, person: Found, *, drafts: bool = False) -> Career:
    """Which posts had this person, as far as the view shows? With `drafts`, those too."""
    claims = list(answering(listed(view, Which(about_any=tuple(sorted(person.members)))), drafts=drafts))
    own = [claim for claim in claims if claim.type == "posting" and _is(claim, "person", person.members)]
    units = {claim.fields["unit"].id for claim in own if isinstance(claim.fields.get("unit"), Reference)}
    identities = Identities.of(view, units)
    there = {member for unit in units for member in identities.members(unit)}
    others = [
        claim
        for claim in answering(listed(view, Which(type="posting", about_any=tuple(sorted(there)))))
        if not _is(claim, "person", person.members)
    ]
    posts = posts_of(own, others, identities)
    return Career(
        person=person,
        names=entries(claims, lambda claim: _names(claim, person)),
        posts=posts,
        unknown=unknown_between(posts),
        overlaps=tuple(overlaps(posts)),
    )


def posts_of(own: Iterable[Claim], others: Iterable[Claim], identities: Identities) -> tuple[Post, ...]:
    """Which posts do one person's claims make? `others` are those of other persons in the same units.

    What lost, as conflict, stands apart and breaks nothing.
    """
    claims = sorted(own, key=in_time)
    held = [claim for claim in claims if claim.status is not Status.CONFLICT]
    successors = [
        claim for claim in others if claim.status is not Status.CONFLICT and _role(claim) == COMMANDER
    ]
    made: dict[tuple[object, ...], list[list[Claim]]] = {}
    for claim in claims:
        stretches = made.setdefault(_post(claim, identities), [])
        if stretches and not _is_broken(stretches[-1], claim, held, successors, identities):
            stretches[-1].append(claim)
        else:
            stretches.append([claim])
    posts = [
        Post(unit=_unit(stretch[0], identities), role=_role(stretch[0]), claims=tuple(stretch))
        for stretches in made.values()
        for stretch in stretches
    ]
    return tuple(sorted(posts, key=lambda post: (in_time(post.claims[0]), post.extent.last)))


def unknown_between(posts: Sequence[Post]) -> tuple[DayRange, ...]:
    """On which days between the first post and the last is no post even possible, by the claims?"""
    standing = [post for post in posts if post.statuses != (Status.CONFLICT,)]
    return gaps(post.extent for post in standing)


def overlaps(posts: Sequence[Post]) -> Iterator[Both]:
    """Which posts are surely held at once? The day on which one ends and the other begins is none."""
    standing = [(place, post) for place, post in enumerate(posts) if post.statuses != (Status.CONFLICT,)]
    for (one, first), (other, second) in combinations(standing, 2):
        if days := shared_days(first.days, second.days):
            yield Both(one, other, days)


def career_shape(career: Career) -> dict[str, Any]:
    """The answer as one JSON document."""
    return {
        "person": {
            "id": career.person.id,
            "name": career.person.name,
            "ids": sorted(career.person.members),
        },
        "names": [entry_shape(entry) for entry in career.names],
        "postings": [
            {
                "unit": value_shape(post.unit),
                "role": post.role or None,
                "acting": post.acting,
                "titles": list(post.said("title")),
                "ranks": list(post.said("rank")),
                "days": [range_shape(days) for days in post.days],
                "between": [range_shape(days) for days in post.between],
                "extent": range_shape(post.extent),
                "statuses": [status.value for status in post.statuses],
                "claims": [claim_shape(claim) for claim in post.claims],
            }
            for post in career.posts
        ],
        "gaps": [range_shape(days) for days in career.unknown],
        "overlaps": [
            {"postings": [both.one, both.other], "days": [range_shape(days) for days in both.days]}
            for both in career.overlaps
        ],
    }


def _is_broken(
    before: Sequence[Claim],
    claim: Claim,
    held: Sequence[Claim],
    successors: Sequence[Claim],
    identities: Identities,
) -> bool:
    """Does anything known break the post between its claims so far and this one?"""
    last = max(before, key=lambda one: one.dates.extent.last)
    if Status.CONFLICT in (claim.status, last.status):
        return claim.status is not last.status or not last.dates.extent.within_one_day(claim.dates.extent)
    if last.dates.extent.within_one_day(claim.dates.extent):
        return False
    if last.dates.ending or claim.dates.starting:
        return True
    first = claim.dates.extent.first
    if first is None:
        return False
    gap = DayRange(last.dates.extent.last + _ONE_DAY, first - _ONE_DAY)
    post = _post(claim, identities)
    elsewhere = (one for one in held if _post(one, identities) != post)
    in_command = (
        one for one in successors if _role(claim) == COMMANDER and _post(one, identities)[0] == post[0]
    )
    others = [one.dates.certain or one.dates.extent for one in (*elsewhere, *in_command)]
    # what was held before, throughout and after is held beside it
    around = DayRange(last.dates.extent.last, first)
    return any(gap.overlaps(days) and not days.covers(around) for days in others)


def _post(claim: Claim, identities: Identities) -> tuple[object, ...]:
    """Which post is it? Unit and role; without a role the title, and without a unit the post's own id."""
    unit = _unit(claim, identities)
    return (
        claim.about if unit is None else unit.id,
        _role(claim) or str(claim.fields.get("title", "")).casefold(),
    )


def _unit(claim: Claim, identities: Identities) -> Reference | None:
    unit = claim.fields.get("unit")
    return Reference(identities.canonical(unit.id), unit.name) if isinstance(unit, Reference) else None


def _role(claim: Claim) -> str:
    return str(claim.fields.get("role", ""))


def _is(claim: Claim, field: str, members: frozenset[str]) -> bool:
    value = claim.fields.get(field)
    return isinstance(value, Reference) and value.id in members


def _names(claim: Claim, person: Found) -> Iterator[tuple[str, str, None, str]]:
    if claim.type == "person" and claim.about in person.members:
        yield from ((name, name, None, "") for name in claim.fields.get("names", ()))
