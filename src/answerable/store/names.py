"""Which names do persons, units and places go by? Those of claims that may be shown and were not refused.

A name stands in a claim: in a reference of one of its fields, or among the names of what it is about. It is
looked up in the index of words, and belongs to an entity of a kind by the field in which it stands.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, exists, func, select

from answerable.store import schema
from answerable.store.casebook import View
from answerable.store.claim_reading import status_column
from answerable.store.rows import CHUNK, among, chunks
from answerable.store.subjects import stands
from answerable.store.visibility import may_show_claim
from answerable.store.words import rows_with_each
from answerable.vocabulary.access import Status
from answerable.vocabulary.claim_types import REGISTRY

REFUSED: Final = (Status.REJECTED, Status.SUPERSEDED, Status.RETRACTED)
"""What only claims of these say is not known of anything any more."""

WEIGHED: Final = (Status.ACCEPTED, Status.CONFLICT)

_PIECE: Final = 500


@dataclass(frozen=True, slots=True)
class Name:
    """Under which name goes which entity? As printed."""

    entity: str
    text: str


def saying(view: View, kind: str, parts: Sequence[Iterable[str]]) -> Iterator[Name]:
    """Which names of this kind have of each part at least one spelling? The shortest first; a stream.

    Words and phrases are those of the index: see `words`.
    """
    name = schema.name
    hits = rows_with_each(view.connection, name, parts)
    query = select(name.c.id).where(name.c.id.in_(hits)).order_by(func.length(name.c.text), name.c.id)
    numbers = list(view.connection.execute(query).scalars())
    for piece in chunks(numbers, _PIECE):
        found = numbered(view, kind, piece)
        yield from (found[number] for number in piece if number in found)


def numbered(view: View, kind: str, numbers: Iterable[int]) -> dict[int, Name]:
    """Which names of this kind have these numbers, of those that may be shown?"""
    query = _names(view, kind).where(among(view.connection, schema.name.c.id, numbers))
    return {row.id: Name(row.entity, row.text) for row in view.connection.execute(query)}


def beginning(view: View, kind: str, key: str, most: int) -> list[Name]:
    """Which entities of this kind have an id that begins so? Each with one of its names."""
    name = schema.name
    query = _names(view, kind).where(name.c.entity >= key, name.c.entity < f"{key}~")
    found: dict[str, Name] = {}
    with view.connection.execute(query.order_by(name.c.entity, name.c.id)) as rows:
        for row in rows:
            found.setdefault(row.entity, Name(row.entity, row.text))
            if len(found) == most:
                break
    return list(found.values())


def printed(view: View) -> Iterator[tuple[int, str]]:
    """Which names are there of anything at all, by number? A stream; `numbered` says which may be shown."""
    query = select(schema.name.c.id, schema.name.c.text).execution_options(yield_per=CHUNK)
    with view.connection.execute(query) as rows:
        yield from ((row.id, row.text) for row in rows)


def preferred(view: View, kind: str, entities: Iterable[str]) -> str | None:
    """By which name does this thing, which has these ids, mostly go? None if none may be shown."""
    name, subject, claim = schema.name, schema.subject, schema.claim
    query = (
        select(name.c.text)
        .join(subject, subject.c.name == name.c.id)
        .join(claim, claim.c.id == subject.c.claim)
        .where(among(view.connection, name.c.entity, entities), _stands_in(view, kind))
        .group_by(name.c.text)
        .order_by(func.count(subject.c.claim.distinct()).desc(), func.min(name.c.id))
        .limit(1)
    )
    return view.connection.execute(query).scalar()


def standing(view: View, kind: str, entities: Iterable[str]) -> set[str]:
    """Which of these do claims name that somebody accepted, or weighed and set aside as conflict?"""
    name, subject, claim = schema.name, schema.subject, schema.claim
    weighed = status_column(view).in_([status.value for status in WEIGHED])
    query = (
        select(name.c.entity)
        .distinct()
        .join(subject, subject.c.name == name.c.id)
        .join(claim, claim.c.id == subject.c.claim)
        .where(among(view.connection, name.c.entity, entities), _stands_in(view, kind), weighed)
    )
    return set(view.connection.execute(query).scalars())


def _names(view: View, kind: str) -> Select[Any]:
    name, subject, claim = schema.name, schema.subject, schema.claim
    return select(name.c.id, name.c.entity, name.c.text).where(
        exists().where(subject.c.name == name.c.id, claim.c.id == subject.c.claim, _stands_in(view, kind))
    )


def _stands_in(view: View, kind: str) -> ColumnElement[bool]:
    """Which condition keeps the rows of `subject` and `claim` that give something of this kind a name?"""
    claim, subject = schema.claim, schema.subject
    # as one text, which no index has: whether a claim names the thing is known by the name, not by its type
    place = claim.c.type + "." + subject.c.field
    refused = status_column(view).in_([status.value for status in REFUSED])
    return and_(place.in_(_places(kind)), stands(view), ~refused, may_show_claim(view, claim.c.id))


@cache
def _places(kind: str) -> tuple[str, ...]:
    """In which fields of which claims do names of this kind stand? `posting.unit`, `unit.names`, …"""
    return (
        f"{kind}.name",
        f"{kind}.names",
        *(
            f"{claim_type.name}.{field.name}"
            for claim_type in REGISTRY.values()
            for field in claim_type.fields
            if field.entity == kind
        ),
    )
