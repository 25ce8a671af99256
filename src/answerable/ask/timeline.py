"""What happened when, to a unit or person? Trainings, postings, sites and incidents on one line of time.

What lies before a day and what after are told apart: by default the day on which the first training starts.
That something came after is all that is said; never that it came of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from answerable.ask.command.sightings import answering
from answerable.ask.entries import certain_days, in_time, whole_extent
from answerable.match.canonical import Identities
from answerable.match.finding import Found
from answerable.match.names import Kind
from answerable.store.casebook import View
from answerable.store.claim_reading import Which, listed
from answerable.vocabulary.access import Status
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates, Overlap
from answerable.vocabulary.day_range import DayRange, gaps
from answerable.vocabulary.shapes import claim_shape, range_shape, value_shape

KINDS = ("training", "posting", "positioning", "incident")


class Side(StrEnum):
    """On which side of the day does it lie? `either` where its range lets it be on both."""

    BEFORE = "before"
    AFTER = "after"
    ACROSS = "across"
    EITHER = "either"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened, by which claims? Claims that say the same of days that run together are one.

    `through` is the unit by way of which it concerns a person who was posted there; `is_certain` whether the
    person surely was at the time.
    """

    kind: str
    claims: tuple[Claim, ...]
    through: Reference | None = None
    is_certain: bool = True

    @property
    def certain(self) -> tuple[DayRange, ...]:
        """On which days is it surely so?"""
        return certain_days(self.claims)

    @property
    def extent(self) -> DayRange:
        """Between which days lies all that is said of it?"""
        return whole_extent(self.claims)

    @property
    def statuses(self) -> tuple[Status, ...]:
        """How far have its claims been decided?"""
        return tuple(sorted({claim.status for claim in self.claims}))

    def side_of(self, day: date) -> Side:
        """On which side of this day does it lie? What begins on the day is after."""
        extent = self.extent
        if extent.last < day:
            return Side.BEFORE
        if extent.first is not None and extent.first >= day:
            return Side.AFTER
        sure = self.certain
        is_sure = any(days.last < day for days in sure) and any(days.last >= day for days in sure)
        through = any(days.contains(day) and days.first != day for days in sure)
        return Side.ACROSS if is_sure or through else Side.EITHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """What happened, in order? `gaps` are the days between of which nothing is held.

    `since` is the day by which before and after are told, `of` the training that gives it, None where the
    day was asked for. `undated` are trainings of which no day is printed: one of these may be the first.
    """

    thing: Found
    kind: Kind
    events: tuple[Event, ...]
    since: date | None
    of: Event | None
    gaps: tuple[DayRange, ...]
    undated: int


def ask_timeline(
    view: View, kind: Kind, thing: Found, *, since: date | None = None, drafts: bool = False
) -> Timeline:
    """What is held of this unit or person, in order of time? With `drafts`, those too."""
    own = _claims(view, thing.members, drafts=drafts)
    if kind == "unit":
        events = _events(claim for claim in own if _names(claim, _OF_UNIT, thing.members))
    else:
        mine = [claim for claim in own if _names(claim, _OF_PERSON, thing.members)]
        events = [*_events(mine), *_of_units(view, mine, drafts=drafts)]
    events = sorted(events, key=lambda event: (in_time(event.claims[0]), event.kind))
    trained = [event for event in events if event.kind == "training"]
    started = [event for event in trained if event.certain]
    first = min(started, key=lambda event: event.certain[0].first or date.min, default=None)
    pivot = since or (None if first is None else first.certain[0].first)
    standing = [event.extent for event in events if event.statuses != (Status.CONFLICT,)]
    return Timeline(
        thing=thing,
        kind=kind,
        events=tuple(events),
        since=pivot,
        of=first if since is None else None,
        gaps=gaps(standing),
        undated=len(trained) - len(started),
    )


_OF_UNIT = {
    "training": "recipient_unit",
    "posting": "unit",
    "positioning": "unit",
    "incident": "perpetrators",
}
_OF_PERSON = {"posting": "person", "incident": "perpetrators"}


def timeline_shape(timeline: Timeline) -> dict[str, Any]:
    """The answer as one JSON document."""
    since = timeline.since
    thing = timeline.thing
    return {
        "of": {"kind": timeline.kind, "id": thing.id, "name": thing.name, "ids": sorted(thing.members)},
        "since": None if since is None else since.isoformat(),
        "first_training": None if timeline.of is None else [claim.id for claim in timeline.of.claims],
        "events": [
            {
                "kind": event.kind,
                "side": None if since is None else event.side_of(since).value,
                "days": [range_shape(days) for days in event.certain],
                "extent": range_shape(event.extent),
                "through": value_shape(event.through),
                "certainly_there": event.is_certain,
                "statuses": [status.value for status in event.statuses],
                "claims": [claim_shape(claim) for claim in event.claims],
            }
            for event in timeline.events
        ],
        "gaps": [range_shape(days) for days in timeline.gaps],
        "undated_trainings": timeline.undated,
    }


def _claims(view: View, members: Iterable[str], *, drafts: bool) -> list[Claim]:
    wanted = tuple(sorted(members))
    if not wanted:
        return []
    return list(answering(listed(view, Which(about_any=wanted)), drafts=drafts))


def _names(claim: Claim, fields: dict[str, str], members: Iterable[str]) -> bool:
    return not {one.id for one in _things(claim, fields.get(claim.type))}.isdisjoint(members)


def _things(claim: Claim, field: str | None) -> tuple[Reference, ...]:
    value = claim.fields.get(field or "")
    if isinstance(value, Reference):
        return (value,)
    return tuple(item for item in value if isinstance(item, Reference)) if isinstance(value, tuple) else ()


def _events(claims: Iterable[Claim]) -> list[Event]:
    """Which events are these? Incidents and trainings one by one; what lasts, joined while it runs on."""
    found: list[Event] = []
    lasting: dict[object, list[list[Claim]]] = {}
    for claim in sorted(claims, key=in_time):
        if claim.type in {"training", "incident"}:
            found.append(Event(kind=claim.type, claims=(claim,)))
            continue
        said = tuple(
            claim.fields.get(name) for name in ("person", "unit", "location", "role", "title", "type")
        )
        stretches = lasting.setdefault((claim.type, claim.status is Status.CONFLICT, said), [])
        if stretches and whole_extent(stretches[-1]).within_one_day(claim.dates.extent):
            stretches[-1].append(claim)
        else:
            stretches.append([claim])
    found += [
        Event(kind=stretch[0].type, claims=tuple(stretch))
        for stretches in lasting.values()
        for stretch in stretches
    ]
    return found


def _of_units(view: View, mine: Sequence[Claim], *, drafts: bool) -> Iterator[Event]:
    """What concerned the units to which a person was posted, while they were?"""
    posted: dict[str, list[Claim]] = {}
    for claim in mine:
        if claim.type == "posting" and claim.status is not Status.CONFLICT:
            for named in _things(claim, "unit"):
                posted.setdefault(named.id, []).append(claim)
    identities = Identities.of(view, posted)
    groups: dict[str, list[Claim]] = {}
    for printed, claims in posted.items():
        groups.setdefault(identities.canonical(printed), []).extend(claims)
    for key, postings in groups.items():
        members = identities.members(key)
        held = _claims(view, members, drafts=drafts)
        there = [claim for claim in held if claim.type != "posting" and _names(claim, _OF_UNIT, members)]
        # claims that run on from one to the next are one posting: together they may be sure where each is not
        there_on = [posting.dates for posting in postings]
        there_on += [ClaimDates(precise=days) for days in certain_days(postings)]
        for event in _events(there):
            meets = [when.overlap(claim.dates) for when in there_on for claim in event.claims]
            if any(meet is not Overlap.NO for meet in meets):
                yield Event(
                    kind=event.kind,
                    claims=event.claims,
                    through=Reference(key, postings[0].fields["unit"].name),
                    is_certain=Overlap.CERTAINLY in meets,
                )
