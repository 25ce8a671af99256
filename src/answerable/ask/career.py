"""Where was a person posted, one post after the other? With the gaps of which nothing is known, and overlaps.

Claims of one person in one unit and role are one post by the rules of contiguity that answer who was in
command (`ask.command.contiguity`). Days between two sightings of one post are told as such, never as if the
person had been seen there.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from answerable.ask.command.commander import breaker, standing
from answerable.ask.command.contiguity import continuous
from answerable.ask.command.handover import shared_days
from answerable.ask.command.loading import load_postings
from answerable.ask.command.sightings import Posting, Postings, answering
from answerable.ask.entries import Entry, certain_days, entries, entry_shape, in_time, whole_extent
from answerable.match.finding import Found
from answerable.store.casebook import View
from answerable.store.claim_reading import Which, listed
from answerable.vocabulary.access import Status
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.day_range import DayRange, gaps
from answerable.vocabulary.shapes import claim_shape, range_shape, value_shape


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
    own = [claim for claim in claims if claim.type == "posting" and _is_of(claim, person)]
    units = {claim.fields["unit"].id for claim in own if isinstance(claim.fields.get("unit"), Reference)}
    postings = load_postings(view, units, drafts=drafts)
    posts = posts_of(person.id, postings, [claim for claim in own if "unit" not in claim.fields])
    return Career(
        person=person,
        names=entries(claims, lambda claim: _names(claim, person)),
        posts=posts,
        unknown=unknown_between(posts),
        overlaps=tuple(overlaps(posts)),
    )


def posts_of(person: str, postings: Postings, without_unit: Iterable[Claim] = ()) -> tuple[Post, ...]:
    """Which posts do this person's claims make? Contiguous as when it is asked who was in command.

    What lost, as conflict, stands apart and breaks nothing; so does a claim that names no unit.
    """
    own = postings.of_person.get(person, ())
    whole = postings.grounds(item.claim.id for item in own)
    by_tie: dict[tuple[object, ...], list[Posting]] = {}
    for item in own:
        by_tie.setdefault((*item.key, item.is_conflict), []).append(item)
    posts = [
        Post(
            unit=stretch[0].unit, role=stretch[0].role, claims=tuple(whole[item.claim.id] for item in stretch)
        )
        for items in by_tie.values()
        for stretch in continuous(items, breaker(standing(postings, items[0].unit.id), postings))
    ]
    posts += [Post(unit=None, role=str(one.fields.get("role", "")), claims=(one,)) for one in without_unit]
    return tuple(sorted(posts, key=lambda post: (in_time(post.claims[0]), post.extent.last)))


def unknown_between(posts: Sequence[Post]) -> tuple[DayRange, ...]:
    """On which days between the first post and the last is no post even possible, by the claims?"""
    standing = [post for post in posts if post.statuses != (Status.CONFLICT,)]
    return gaps(post.extent for post in standing)


def overlaps(posts: Sequence[Post]) -> Iterator[Both]:
    """Which posts are surely held at once? The day on which one ends and the other begins is none."""
    standing = [(place, post) for place, post in enumerate(posts) if post.statuses != (Status.CONFLICT,)]
    for (one, first), (other, second) in combinations(standing, 2):
        if days := shared_days(*([claim.dates for claim in post.claims] for post in (first, second))):
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


def _is_of(claim: Claim, person: Found) -> bool:
    value = claim.fields.get("person")
    return isinstance(value, Reference) and value.id in person.members


def _names(claim: Claim, person: Found) -> Iterator[tuple[str, str, None, str]]:
    if claim.type == "person" and claim.about in person.members:
        yield from ((name, name, None, "") for name in claim.fields.get("names", ()))
