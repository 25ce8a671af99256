"""Which ids are one person, unit or place? Those that `same` judgements join, directly or through others.

Who is who is a function of the judgements alone: of which stand at the view's moment, never of the order
in which they were made. Each group goes by one of its ids, the *canonical* one: an id that somebody gave
before one that this program derived, and of several the least.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Self

from answerable.store import judgements
from answerable.store.casebook import View

_DERIVED: Final = 5
"""The version of the UUIDs that `vocabulary.ids` derives: ids of the field's own sheets have another."""

_FEW: Final = 200
"""Judgements that are read in the time that a statement takes, so that all are had in the first one."""


@dataclass(frozen=True, slots=True)
class Identities:
    """Which groups of ids are one thing each? An id that is in no group stands for itself."""

    _groups: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of_pairs(cls, pairs: Iterable[tuple[str, str]]) -> Self:
        """Which groups follow from these pairs, each of which is one thing?"""
        leaders: dict[str, str] = {}
        for left, right in pairs:
            one, other = _leader(leaders, left), _leader(leaders, right)
            leaders[max(one, other)] = min(one, other)
        members: dict[str, set[str]] = {}
        for entity in leaders:
            members.setdefault(_leader(leaders, entity), set()).add(entity)
        groups = (frozenset(group) for group in members.values())
        return cls({entity: group for group in groups for entity in group})

    @staticmethod
    def of(view: View, entities: Iterable[str]) -> "Identities":
        """Which groups are these entities in? Others may be in it too: see `Judged`."""
        return Judged(view).groups(entities)

    @classmethod
    def of_all(cls, view: View) -> Self:
        """Which groups are there in the whole casebook?"""
        return cls.of_pairs(judgements.same(view))

    def members(self, entity: str) -> frozenset[str]:
        """Which ids are the same thing as this one, itself included?"""
        return self._groups.get(entity, frozenset((entity,)))

    def canonical(self, entity: str) -> str:
        """By which of its ids does this thing go?"""
        group = self._groups.get(entity)
        return entity if group is None else min(group, key=_standing)

    def __iter__(self) -> Iterator[frozenset[str]]:
        """Which groups of several ids are there? Each once."""
        yield from dict.fromkeys(self._groups.values())


@dataclass(slots=True)
class Judged:
    """Which things are the same in this view, asked of the casebook no more than once for each?

    A question that comes back to the same units and persons keeps one of these while it is answered. Where
    little was judged all of it is had at once, and nothing is asked again.
    """

    _view: View
    _asked: set[str] = field(default_factory=set)
    _pairs: set[tuple[str, str]] = field(default_factory=set)
    _all: Identities | None = None
    _begun: bool = False

    def groups(self, entities: Iterable[str]) -> Identities:
        """Which groups are these entities in? Others that were asked about before may be in it too."""
        if not self._begun:
            self._begun = True
            pairs = judgements.few_same(self._view, _FEW)
            self._all = None if pairs is None else Identities.of_pairs(pairs)
        return Identities.of_pairs(self._joining(entities)) if self._all is None else self._all

    def _joining(self, entities: Iterable[str]) -> set[tuple[str, str]]:
        """Which pairs join these entities to others, step by step?"""
        fresh = set(entities) - self._asked
        while fresh:
            self._asked |= fresh
            pairs = set(judgements.same(self._view, fresh))
            self._pairs |= pairs
            fresh = {entity for pair in pairs for entity in pair} - self._asked
        return self._pairs


def _standing(entity: str) -> tuple[bool, str]:
    return uuid.UUID(entity).version == _DERIVED, entity


def _leader(leaders: dict[str, str], entity: str) -> str:
    """Who leads this id's group so far? The way there is shortened as it is walked."""
    leaders.setdefault(entity, entity)
    while leaders[entity] != entity:
        leaders[entity] = leaders[leaders[entity]]
        entity = leaders[entity]
    return entity
