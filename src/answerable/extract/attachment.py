"""Whose office is it? Each office of a sentence goes to the person before it, behind it, or to nobody.

The cheapest way to deal out all offices of the sentence wins, so that a list which gives each name behind
its office is read one way throughout, and a list which gives it before the other way. The costs are few
and round; they were chosen by hand on the annotated reports, and only their order matters much.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from answerable.extract.gaps import Cues, Word, only, spoken, words
from answerable.extract.offices import Office, Part, Somebody

DECIDED: Final = -0.3
"""The words say whose it is: "X, who is now the GOC", even where another name follows at once."""
TIGHT: Final = 0.0
BARE: Final = 0.2
PLACED: Final = 0.3
LOOSE: Final = 1.4
NOBODY: Final = 1.2
"""A loose link is worth less than none, unless it gives an office to a person who has no other."""
WITHOUT: Final = 0.6
NEVER: Final = 100.0

_LONGEST_PLACE: Final = 6
_LONGEST_LOOSE: Final = 8

Side = Literal["before", "behind"]


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds which office, on which side of the office stands the name, and how loosely are they linked?

    `gap` are the words ahead of the office, back to whatever was named last; `link` those between it and
    the name behind it, or, of an office that was another's before, those that linked it to that name.
    """

    somebody: Somebody
    office: Office
    side: Side
    cost: float
    gap: tuple[Word, ...]
    link: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to deal out the offices so far, and does the last person have one by it?"""

    cost: float
    held: tuple[Held, ...]
    has_office: bool


def attach(text: str, parts: Sequence[Part], start: int, cues: Cues) -> list[Held]:
    """Who holds which of these offices? `parts` are those of a sentence that begins at `start`."""
    people = [part for part in parts if isinstance(part, Somebody)]
    ways = [_Way(0.0, (), has_office=True)]
    bounds: list[Somebody | None] = [None, *people, None]
    for before, behind in pairwise(bounds):
        first = 0 if before is None else parts.index(before) + 1
        last = len(parts) if behind is None else parts.index(behind)
        between = [part for part in parts[first:last] if isinstance(part, Office)]
        deals = _deals(text, before, between, behind, start, cues)
        ways = _cheapest([_on(way, deal, before, behind) for way in ways for deal in deals])
    return list(min(ways, key=lambda way: way.cost).held)


def _on(
    way: _Way, deal: tuple[float, tuple[Held, ...]], before: Somebody | None, behind: Somebody | None
) -> _Way:
    cost, dealt = deal
    served = way.has_office or any(item.somebody is before for item in dealt)
    missed = 0.0 if served else WITHOUT
    return _Way(way.cost + cost + missed, way.held + dealt, any(item.somebody is behind for item in dealt))


def _cheapest(ways: Sequence[_Way]) -> list[_Way]:
    """Which ways are worth following up? The cheapest of each end; the earliest of equal ones."""
    ends = ([way for way in ways if way.has_office is end] for end in (True, False))
    return [min(end, key=lambda way: way.cost) for end in ends if end]


def _deals(
    text: str,
    before: Somebody | None,
    between: Sequence[Office],
    behind: Somebody | None,
    start: int,
    cues: Cues,
) -> list[tuple[float, tuple[Held, ...]]]:
    """In which ways can the offices between two people be dealt out to them, and at what cost?

    The first few go to the person before, the last few to the one behind, those in the middle to nobody.
    """
    befores = _to_the_one_before(text, before, between, cues) if before else []
    behinds = _to_the_one_behind(text, between, behind, start, cues) if behind else []
    deals = []
    for first in range(len(befores) + 1):
        for last in range(min(len(behinds), len(between) - first) + 1):
            dealt = (*befores[:first], *behinds[len(behinds) - last :])
            dropped = between[first : len(between) - last]
            nobodys = NOBODY * sum(office.title is not None for office in dropped)
            deals.append((sum(item.cost for item in dealt) + nobodys, dealt))
    return deals


def _to_the_one_before(text: str, somebody: Somebody, offices: Sequence[Office], cues: Cues) -> list[Held]:
    """Which offices, read on from the name, can be those of this person? From the first on."""
    held: list[Held] = []
    end = somebody.end
    for office in offices:
        gap = words(text, end, office.start)
        cost = _cost_after_name(gap, office, cues)
        if cost >= NEVER:
            break
        held.append(Held(somebody, office, "before", cost, gap))
        end = office.end
    return held


def _cost_after_name(gap: tuple[Word, ...], office: Office, cues: Cues) -> float:
    said = spoken(gap)
    allowed = cues.person_to_office | cues.posting_to_unit
    if office.title is None and cues.posting_to_unit.isdisjoint(said[-2:]):
        return NEVER
    decided = not cues.undecided.issuperset(word for word in said if word in allowed)
    if only(gap, allowed):
        if not said:
            return BARE if gap else TIGHT
        return DECIDED if decided else TIGHT
    if not cues.separators.isdisjoint(word.lower for word in gap) or not said or said[-1] not in allowed:
        return NEVER
    if all(word.capital for word in gap if word.lower in said and word.lower not in allowed):
        return DECIDED if decided else PLACED
    return LOOSE if len(said) <= _LONGEST_LOOSE else NEVER


def _to_the_one_behind(
    text: str, offices: Sequence[Office], somebody: Somebody, start: int, cues: Cues
) -> list[Held]:
    """Which offices, up to the name, can be those of this person? Up to the last."""
    held: list[Held] = []
    following = somebody.start
    for index in range(len(offices) - 1, -1, -1):
        office = offices[index]
        gap = words(text, office.end, following)
        cost = (
            (TIGHT if only(gap, cues.list_words) else NEVER) if held else _cost_before_name(gap, office, cues)
        )
        if cost >= NEVER:
            break
        ahead = words(text, offices[index - 1].end if index else start, office.start)
        held.insert(0, Held(somebody, office, "behind", cost, ahead, gap))
        following = office.start
    return held


def _cost_before_name(gap: tuple[Word, ...], office: Office, cues: Cues) -> float:
    said = spoken(gap)
    rest = [word for word in gap if word.lower in said and word.lower not in cues.address]
    if office.title is None and cues.commanding.isdisjoint(said):
        return NEVER
    if not cues.separators.isdisjoint(word.lower for word in gap) or len(rest) > _LONGEST_PLACE:
        return NEVER
    if not rest:
        return TIGHT
    if all(word.lower in cues.office_to_person for word in rest):
        return BARE
    return PLACED if all(word.capital or word.lower in cues.office_to_person for word in rest) else LOOSE
