"""Who was above this unit on that day, up to the top, or below it, down to the last? Level by level."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import heapify, heappop, heappush
from typing import Final, Protocol

from answerable.ask.chain.holding import STRENGTHS, Link, Strength, links_on
from answerable.ask.chain.links import CHILD_OF, MEMBER_OF, Relations, Way, load_relations
from answerable.ask.command.answer import Answer, CommanderAnswer
from answerable.ask.command.commander import commanders_on
from answerable.ask.command.loading import load_postings
from answerable.ask.command.sightings import Postings
from answerable.ask.grounds import Grounds, grounds_in
from answerable.match.canonical import Judged
from answerable.store.casebook import View
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.wording import day_words

DEEPEST: Final = 30
"""Levels that are followed: armies have about ten; a longer way is a slip in the data, and is said."""

_KNOWN: Final = (Answer.CONFIRMED, Answer.BRACKETED)


class Evidence(Protocol):
    """Where do relations and postings come from? From the casebook, or from a test."""

    @property
    def grounds(self) -> Grounds:
        """How are claims had whole?"""
        ...

    def relations(self, unit: str, way: Way) -> Relations:
        """Which relations are there above (below) this unit, to any depth and at any time?

        Of units below, all relations upward.
        """
        ...

    def postings(self, units: Iterable[str], day: date) -> Postings:
        """Which postings matter for who commanded these units on this day?"""
        ...


class Held:
    """The evidence that a casebook holds at a view's moment."""

    def __init__(self, view: View, drafts: bool = False) -> None:  # noqa: FBT001, FBT002
        self._view = view
        self._drafts = drafts
        self._judged = Judged(view)
        self.grounds = grounds_in(view)

    def relations(self, unit: str, way: Way) -> Relations:
        """Which relations are there above (below) this unit, to any depth and at any time?"""
        return load_relations(self._view, [unit], way, drafts=self._drafts, judged=self._judged)

    def postings(self, units: Iterable[str], day: date) -> Postings:
        """Which postings matter for who commanded these units on this day?"""
        return load_postings(
            self._view, units, drafts=self._drafts, day=day, grounds=self.grounds, judged=self._judged
        )


@dataclass(frozen=True, slots=True)
class Node:
    """Which unit is in the chain, how many levels away, under whom, and how well is the way to it known?

    `weakest` is the weakest link of the best way to it; None for the unit that was asked about.
    """

    unit: Reference
    depth: int
    commander: CommanderAnswer
    weakest: Strength | None


@dataclass(frozen=True, slots=True)
class ChainAnswer:
    """Which chain held on the day? `warnings` are sentences on what must not be overlooked.

    `claims` are those that its links rest on, whole, by id.
    """

    unit: Reference
    on: date
    way: Way
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    claims: Mapping[str, Claim]
    warnings: tuple[str, ...]


@dataclass(slots=True)
class _Walk:
    """How far has the chain been followed?"""

    way: Way
    day: date
    relations: Relations
    depths: dict[str, int]
    units: dict[str, Reference]
    links: list[Link] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def chain_on(evidence: Evidence, unit: Reference, day: date, way: Way = "up") -> ChainAnswer:
    """Who was above (below) this unit on this day, and who commanded each?"""
    walk = _Walk(way, day, evidence.relations(unit.id, way), {unit.id: 0}, {unit.id: unit})
    level = [unit.id]
    while level and walk.depths[level[0]] < DEEPEST:
        level = _step(walk, level)
    if level:
        walk.warnings.append(f"the chain goes on beyond {DEEPEST} levels and was not followed further")
    walk.warnings += _cycles(walk.links, walk.units)
    rests_on = {item.claim.id for link in walk.links for item in link.relations}
    postings = evidence.postings(walk.depths, day)
    commanders = commanders_on(walk.units.values(), postings, day, besides=rests_on)
    walk.warnings += _heads_of_two(walk.links, commanders)
    weakest = _weakest(walk, unit.id)
    nodes = (
        Node(walk.units[key], depth, commanders[key], weakest[key]) for key, depth in walk.depths.items()
    )
    whole = evidence.grounds(rests_on)
    claims = {claim: whole[claim] for claim in sorted(rests_on)}
    warnings = tuple(dict.fromkeys(walk.warnings))
    return ChainAnswer(unit, day, way, tuple(nodes), tuple(walk.links), claims, warnings)


def _step(walk: _Walk, level: Sequence[str]) -> list[str]:
    """Which units come next? Those on the other end of every link that held."""
    following: list[str] = []
    for link in _links(walk, level):
        here, there = (link.child, link.parent) if walk.way == "up" else (link.parent, link.child)
        walk.links.append(link)
        if there.id not in walk.depths:
            walk.depths[there.id] = walk.depths[here.id] + 1
            walk.units[there.id] = there
            following.append(there.id)
    return following


def _links(walk: _Walk, level: Sequence[str]) -> Iterable[Link]:
    if walk.way == "up":
        children, above = list(level), set[str]()
    else:
        found = walk.relations.from_any(level, "down")
        children, above = list(dict.fromkeys(item.child.id for item in found)), set(level)
    for child in children:
        links = _at_home(links_on(walk.relations.above.get(child, ()), walk.day), walk)
        if walk.way == "up":
            walk.warnings += _several(links)
        yield from (link for link in links if not above or link.parent.id in above)


def _at_home(links: Sequence[Link], walk: _Walk) -> list[Link]:
    """Which links count while the unit is lent to another? Not those to its home command."""
    lent = [
        link
        for link in links
        if link.type == MEMBER_OF and link.answer in {Strength.CONFIRMED, Strength.BRACKETED}
    ]
    if not lent:
        return list(links)
    home = [link for link in links if link.type == CHILD_OF and link.relation_class in {None, "command"}]
    for link in home:
        walk.warnings.append(
            f"{link.child.name} was lent to {' and '.join(item.parent.name for item in lent)} on "
            f"{day_words(walk.day)}, and not under its home command {link.parent.name} meanwhile"
        )
    return [link for link in links if link not in home]


def _several(links: Sequence[Link]) -> list[str]:
    parents = {link.parent.id: link for link in links}
    if len(parents) < 2:  # noqa: PLR2004  (one is the rule)
        return []
    named = ", ".join(
        f"{link.parent.name} ({link.relation_class or link.type}, {link.answer.value})"
        for link in parents.values()
    )
    return [f"{links[0].child.name} has several units above it at once: {named}"]


def _weakest(walk: _Walk, start: str) -> dict[str, Strength | None]:
    """How well is the best way to each unit known? As its weakest link; None where the chain starts.

    The strongest ways are followed first, so that none is found better later.
    """
    steps: dict[str, list[tuple[str, int]]] = {}
    for link in walk.links:
        here, there = (link.child, link.parent) if walk.way == "up" else (link.parent, link.child)
        steps.setdefault(here.id, []).append((there.id, STRENGTHS.index(link.answer)))
    found: dict[str, Strength | None] = {start: None}
    ways = [(rank, following) for following, rank in steps.get(start, ())]
    heapify(ways)
    while ways:
        weakest, unit = heappop(ways)
        if unit not in found:
            found[unit] = STRENGTHS[weakest]
            for following, rank in steps.get(unit, ()):
                heappush(ways, (max(weakest, rank), following))
    return found


def _cycles(links: Sequence[Link], units: dict[str, Reference]) -> list[str]:
    """Which links close a circle? Each is told, and was followed once."""
    above: dict[str, list[str]] = {}
    for link in links:
        above.setdefault(link.child.id, []).append(link.parent.id)
    return [
        f"{units[child].name} and {units[parent].name} are each above the other in the claims: "
        "a circle, which was followed once"
        for child, parents in above.items()
        for parent in parents
        if child in _reached(parent, above)
    ]


def _reached(start: str, above: dict[str, list[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        unit = waiting.pop()
        if unit not in seen:
            seen.add(unit)
            waiting += above.get(unit, [])
    return seen


def _heads_of_two(links: Sequence[Link], commanders: dict[str, CommanderAnswer]) -> list[str]:
    """Which persons head a unit and the one above it? They are told to be their own superior."""
    found = []
    for link in links:
        below, above = (
            {item.person.id: item.person for item in commanders[unit.id].candidates if item.answer in _KNOWN}
            for unit in (link.child, link.parent)
        )
        found += [
            f"{above[person].name} heads both {link.child.name} and {link.parent.name}: one person, "
            "and not a superior and a subordinate"
            for person in below.keys() & above.keys()
        ]
    return found
