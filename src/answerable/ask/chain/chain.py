"""Who was above this unit on that day, up to the top, or below it, down to the last? Level by level."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Protocol

from answerable.ask.chain.holding import STRENGTHS, Link, Strength, links_on
from answerable.ask.chain.links import CHILD_OF, MEMBER_OF, Relation, Way, load_relations
from answerable.ask.command.commander import Answer, CommanderAnswer, commander_on
from answerable.ask.command.sightings import Postings, load_postings
from answerable.store.casebook import View
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.wording import day_words

DEEPEST: Final = 30
"""Levels that are followed: armies have about ten; a longer way is a slip in the data, and is said."""

_KNOWN: Final = (Answer.CONFIRMED, Answer.BRACKETED)


class Evidence(Protocol):
    """Where do relations and postings come from? From the casebook, or from a test."""

    def relations(self, units: Iterable[str], way: Way) -> Sequence[Relation]:
        """Which relations lead up (down) from these units?"""
        ...

    def postings(self, units: Iterable[str]) -> Postings:
        """Which postings are there to these units?"""
        ...


@dataclass(frozen=True, slots=True)
class Held:
    """The evidence that a casebook holds at a view's moment."""

    view: View
    drafts: bool = False

    def relations(self, units: Iterable[str], way: Way) -> Sequence[Relation]:
        """Which relations lead up (down) from these units?"""
        return load_relations(self.view, units, way, drafts=self.drafts)

    def postings(self, units: Iterable[str]) -> Postings:
        """Which postings are there to these units?"""
        return load_postings(self.view, units, drafts=self.drafts)


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
    """Which chain held on the day? `warnings` are sentences on what must not be overlooked."""

    unit: Reference
    on: date
    way: Way
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    warnings: tuple[str, ...]


@dataclass(slots=True)
class _Walk:
    """How far has the chain been followed?"""

    way: Way
    day: date
    depths: dict[str, int]
    units: dict[str, Reference]
    weakest: dict[str, Strength | None]
    links: list[Link] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def chain_on(evidence: Evidence, unit: Reference, day: date, way: Way = "up") -> ChainAnswer:
    """Who was above (below) this unit on this day, and who commanded each?"""
    walk = _Walk(way, day, {unit.id: 0}, {unit.id: unit}, {unit.id: None})
    level = [unit.id]
    while level and walk.depths[level[0]] < DEEPEST:
        level = _step(evidence, walk, level)
    if level:
        walk.warnings.append(f"the chain goes on beyond {DEEPEST} levels and was not followed further")
    walk.warnings += _cycles(walk.links, walk.units)
    postings = evidence.postings(walk.depths)
    commanders = {key: commander_on(walk.units[key], postings, day) for key in walk.depths}
    walk.warnings += _heads_of_two(walk.links, commanders)
    nodes = (
        Node(walk.units[key], depth, commanders[key], walk.weakest[key]) for key, depth in walk.depths.items()
    )
    return ChainAnswer(unit, day, way, tuple(nodes), tuple(walk.links), tuple(dict.fromkeys(walk.warnings)))


def _step(evidence: Evidence, walk: _Walk, level: Sequence[str]) -> list[str]:
    """Which units come next? Those on the other end of every link that held."""
    following: list[str] = []
    for link in _links(evidence, walk, level):
        here, there = (link.child, link.parent) if walk.way == "up" else (link.parent, link.child)
        walk.links.append(link)
        reached = _weaker(link.answer, walk.weakest[here.id])
        if there.id not in walk.depths:
            walk.depths[there.id] = walk.depths[here.id] + 1
            walk.units[there.id] = there
            walk.weakest[there.id] = reached
            following.append(there.id)
        elif walk.weakest[there.id] is not None:
            walk.weakest[there.id] = _stronger(reached, walk.weakest[there.id])
    return following


def _links(evidence: Evidence, walk: _Walk, level: Sequence[str]) -> Iterable[Link]:
    if walk.way == "up":
        children, above = list(level), set[str]()
    else:
        found = evidence.relations(level, "down")
        children, above = list(dict.fromkeys(item.child.id for item in found)), set(level)
    of_child: dict[str, list[Relation]] = {child: [] for child in children}
    for item in evidence.relations(children, "up"):
        of_child.setdefault(item.child.id, []).append(item)
    for child in children:
        links = _at_home(links_on(of_child[child], walk.day), walk)
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


def _weaker(one: Strength, other: Strength | None) -> Strength:
    return one if other is None else max(one, other, key=STRENGTHS.index)


def _stronger(one: Strength, other: Strength | None) -> Strength:
    return one if other is None else min(one, other, key=STRENGTHS.index)


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
