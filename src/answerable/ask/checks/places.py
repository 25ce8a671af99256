"""Is one person posted to two units on one day that are far from each other?

A unit is where its sites are held to be on that day. Two places are far if both have a point on the map and
lie `FAR_KM` or more apart, or else if they lie in different areas of the first administrative level. Where
that is not known of both, nothing is said.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import asin, cos, radians, sin, sqrt
from typing import Final

from answerable.ask.command.handover import shared_days
from answerable.ask.finding import Finding
from answerable.ask.held import Holdings, Located, Placed, Posted
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.ids import folded
from answerable.vocabulary.wording import range_words

NAME: Final = "two-places"

FAR_KM: Final = 150
"""Kilometres that nobody goes to and fro on every day to head two units."""

_EARTH_KM: Final = 6371
_POINT: Final = re.compile(r"\s*POINT\s*Z?\s*\(\s*(-?[\d.]+)\s+(-?[\d.]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where is it? `area` is the administrative area of the first level; `point` longitude and latitude."""

    name: str
    area: str = ""
    point: tuple[float, float] | None = None


def two_places(held: Holdings) -> Iterator[Finding]:
    """Who is surely posted to two units on one day, hand-overs aside, that are far from each other?"""
    places = places_of(held)
    sites: dict[str, list[Placed]] = {}
    for placed in held.positionings:
        if placed.kind == "site" and placed.location in places:
            sites.setdefault(placed.unit, []).append(placed)
    by_person: dict[str, dict[str, list[Posted]]] = {}
    for posting in held.postings:
        if posting.dates.certain is not None and posting.unit in sites:
            by_person.setdefault(posting.person, {}).setdefault(posting.unit, []).append(posting)
    for by_unit in by_person.values():
        for one, other in combinations(by_unit.values(), 2):
            days = shared_days(*([posting.dates for posting in each] for each in (one, other)))
            apart = days and _far_apart(sites[one[0].unit], sites[other[0].unit], days, places)
            if apart:
                yield _finding(held, (*one, *other), days, apart)


def places_of(held: Holdings) -> dict[str, Place]:
    """Where is each place, as far as the claims of it say?"""
    located: dict[str, Located] = {}
    for location in held.locations:
        located.setdefault(location.about, location)
    parents = {location.parent for location in located.values()}
    return {
        entity: Place(location.name, _area(location, located, parents), _point(location.geometry))
        for entity, location in located.items()
    }


def _area(location: Located, located: dict[str, Located], parents: set[str]) -> str:
    """In which area of the first level, below the country, is it? Empty where that is not known.

    What lies directly in its country is such an area if other places lie in it; else it may as well be a
    village of which nobody said in which area it is.
    """
    seen, above, names = {location.about}, location, [*location.admin]
    while not location.admin and above.parent in located and above.parent not in seen:
        seen.add(above.parent)
        above = located[above.parent]
        names.append(above.name)
    within = [name for name in map(folded, names) if name != folded(location.country)]
    if within:
        return within[-1]
    own = folded(location.name)
    return own if location.about in parents and own != folded(location.country) else ""


def _point(geometry: str) -> tuple[float, float] | None:
    match = _POINT.match(geometry)
    return None if match is None else (float(match[1]), float(match[2]))


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How far is it between two points, in a straight line over the ground?"""
    west, south, east, north = map(radians, (*one, *other))
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))


def _far_apart(
    one: Iterable[Placed], other: Iterable[Placed], days: Iterable[DayRange], places: dict[str, Place]
) -> tuple[Placed, Placed] | None:
    """Which two sites make it so? None if any two of those held on these days are not far."""
    there = [
        [placed for placed in sites if any(placed.dates.extent.overlaps(day) for day in days)]
        for sites in (one, other)
    ]
    pairs = [(first, second) for first in there[0] for second in there[1]]
    far = all(_is_far(places[first.location], places[second.location]) for first, second in pairs)
    return pairs[0] if pairs and far else None


def _is_far(one: Place, other: Place) -> bool:
    if one.point is not None and other.point is not None:
        return kilometres(one.point, other.point) >= FAR_KM
    return bool(one.area and other.area) and one.area != other.area


def _finding(
    held: Holdings, postings: Iterable[Posted], days: tuple[DayRange, ...], apart: tuple[Placed, Placed]
) -> Finding:
    touching = [
        posting
        for posting in postings
        if posting.dates.certain is not None and any(posting.dates.certain.overlaps(day) for day in days)
    ]
    person, units = touching[0].person, dict.fromkeys(posting.unit for posting in touching)
    where = [f"{held.name(placed.unit)} at {held.name(placed.location)}" for placed in apart]
    return Finding(
        check=NAME,
        sentence=(
            f"{held.name(person)} is posted to {' and to '.join(where)}, far from each other, on the same "
            f"days: {', '.join(map(range_words, days))}"
        ),
        claims=(*(posting.claim for posting in touching), *(placed.claim for placed in apart)),
        about=(person, *units),
        settle=(
            "whether these are two persons of one name, a post held beside another, or a unit that had "
            "moved: a source that has the person at one of the two in those days"
        ),
    )
