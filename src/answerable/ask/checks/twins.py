"""Are two units in one district called nearly alike, so that they may be one, or one a slip for the other?

Units are of one district if they have a site or an area at the same place. Nearly alike are two units of
which one has a name that says the same as a name of the other, or whose names differ by a letter or two in
one word, or, where one of them is known from a single source, by a digit more in a number ("Station 1",
"Station 12").
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from rapidfuzz.distance import Levenshtein

from answerable.ask.finding import Finding
from answerable.ask.held import Holdings
from answerable.match.names import said_in

NAME: Final = "near-twins"

_SHORTEST_WORD: Final = 5
_LONG_WORD: Final = 8
"""Letters of a word in which one letter, or in a long word two, may be a slip; in shorter ones it is another.

Calibrated on the sheets of Nigeria: police stations of neighbouring towns there differ by two letters of six.
"""


@dataclass(frozen=True, slots=True)
class _Called:
    unit: str
    claims: tuple[str, ...]
    sources: frozenset[str]
    names: tuple[tuple[str, ...], ...]
    printed: tuple[str, ...]


def near_twins(held: Holdings) -> Iterator[Finding]:
    """Which units of one district are called nearly alike? Each pair once, with the place they share."""
    called = _called(held)
    districts: dict[str, dict[str, None]] = {}
    for placed in held.positionings:
        if placed.unit in called:
            districts.setdefault(placed.location, {})[placed.unit] = None
    seen: set[tuple[str, str]] = set()
    for place, units in districts.items():
        for one, other in combinations(sorted(units), 2):
            if (one, other) in seen:
                continue
            seen.add((one, other))
            if (why := _alike(called[one], called[other])) is not None:
                yield _finding(held, called[one], called[other], place, why)


def _called(held: Holdings) -> dict[str, _Called]:
    claims: dict[str, list[str]] = {}
    sources: dict[str, set[str]] = {}
    printed: dict[str, dict[str, None]] = {}
    for unit in held.units:
        claims.setdefault(unit.about, []).append(unit.claim)
        sources.setdefault(unit.about, set()).update(unit.sources)
        printed.setdefault(unit.about, {}).update(dict.fromkeys(unit.names))
    return {
        unit: _Called(
            unit,
            tuple(claims[unit]),
            frozenset(sources[unit]),
            tuple(tuple(part.meaning for part in said_in(name, "unit")) for name in names),
            tuple(names),
        )
        for unit, names in printed.items()
    }


def _alike(one: _Called, other: _Called) -> str | None:
    """In what are the two alike? None if they are not."""
    for name in one.names:
        if name in other.names:
            return f"both are called “{one.printed[one.names.index(name)]}”"
    if not one.names or not other.names or len(one.names[0]) != len(other.names[0]):
        return None
    differing = [pair for pair in zip(one.names[0], other.names[0], strict=True) if pair[0] != pair[1]]
    if len(differing) != 1:
        return None
    mine, theirs = differing[0]
    if mine.isdecimal() and theirs.isdecimal():
        rests_on_one = min(len(one.sources), len(other.sources)) <= 1
        return "the number of one has a digit more" if rests_on_one and _a_digit_more(mine, theirs) else None
    return "their names differ by a letter or two" if _is_a_slip(mine, theirs) else None


def _is_a_slip(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    if shorter < _SHORTEST_WORD:
        return False
    return Levenshtein.distance(one, other) <= (1 if shorter < _LONG_WORD else 2)


def _a_digit_more(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and (long.startswith(short) or long.endswith(short))


def _finding(held: Holdings, one: _Called, other: _Called, place: str, why: str) -> Finding:
    return Finding(
        check=NAME,
        sentence=f"{held.name(one.unit)} and {held.name(other.unit)}, both at {held.name(place)}: {why}",
        claims=(*one.claims, *other.claims),
        about=(one.unit, other.unit),
        settle=(
            "a source that names both side by side, or shows that one is a slip for the other; then judge "
            "them to be the same or different, and correct the claim that has the slip"
        ),
    )
