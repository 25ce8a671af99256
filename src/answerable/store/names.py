"""Which names do persons, units and places go by? Those of claims that may be shown and were not refused.

A name stands in a claim: in a reference of one of its fields, or among the names of what it is about. It is
looked up in the index of words, and belongs to an entity of a kind by the field in which it stands.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    true,
)

from answerable.store import schema
from answerable.store.again import Again, at_any_moment
from answerable.store.casebook import View
from answerable.store.claim_reading import status_column
from answerable.store.database import is_sqlite
from answerable.store.rows import bound, chunks, one_of
from answerable.store.subjects import place_of, stands
from answerable.store.visibility import may_show_claim
from answerable.store.words import rows_with_each
from answerable.vocabulary.access import Status, Visibility
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
    rows = _asked(view, kind, _numbered, numbers)
    return {row.id: Name(row.entity, row.text) for row in rows}


def beginning(view: View, kind: str, key: str, most: int) -> list[Name]:
    """Which entities of this kind have an id that begins so? Each with one of its names."""
    found: dict[str, Name] = {}
    given = {"first": key, "last": f"{key}~", "until": view.until}
    query = _made(view, kind, _beginning).statement
    with view.connection.execute(query, given) as rows:
        for row in rows:
            found.setdefault(row.entity, Name(row.entity, row.text))
            if len(found) == most:
                break
    return list(found.values())


def about_as_long(view: View, parts: Sequence[Iterable[str]], length: int, most: int) -> dict[int, str]:
    """Which names of anything at all, by number, have of each part at least one of its words?

    Those whose length is nearest; `numbered` says which may be shown.
    """
    name = schema.name
    query = (
        select(name.c.id, name.c.text)
        .where(name.c.id.in_(rows_with_each(view.connection, name, parts)))
        .order_by(func.abs(func.length(name.c.text) - length), name.c.id)
        .limit(most)
    )
    return {row.id: row.text for row in view.connection.execute(query)}


def preferred(view: View, kind: str, entities: Iterable[str]) -> str | None:
    """By which name does this thing, which has these ids, mostly go? None if none may be shown."""
    return next((row.text for row in _asked(view, kind, _preferred, entities)), None)


def standing(view: View, kind: str, entities: Iterable[str]) -> set[str]:
    """Which of these do claims name that somebody accepted, or weighed and set aside as conflict?"""
    return {row[0] for row in _asked(view, kind, _standing, entities)}


# Statements that are made once, because making one takes longer than running it: by the database, the
# clearance, the kind of thing and what is asked. The view's moment and all else come with each execution.
_Making = Callable[[View, str], Select[Any]]
_MADE: Final[dict[tuple[bool, Visibility, str, _Making], Again]] = {}


def _made(view: View, kind: str, making: _Making) -> Again:
    key = (is_sqlite(view.connection), view.clearance, kind, making)
    if key not in _MADE:
        _MADE[key] = Again(making(at_any_moment(view), kind))
    return _MADE[key]


def _asked(view: View, kind: str, making: _Making, wanted: Iterable[object]) -> list[Any]:
    given = {"wanted": bound(view.connection, wanted), "until": view.until}
    return _made(view, kind, making).rows(view.connection, given)


def _numbered(view: View, kind: str) -> Select[Any]:
    return _names(view, kind).where(one_of(schema.name.c.id, sqlite=is_sqlite(view.connection)))


def _beginning(view: View, kind: str) -> Select[Any]:
    name = schema.name
    within = name.c.entity >= bindparam("first"), name.c.entity < bindparam("last")
    return _names(view, kind).where(*within).order_by(name.c.entity, name.c.id)


def _preferred(view: View, kind: str) -> Select[Any]:
    name, subject, claim = schema.name, schema.subject, schema.claim
    return (
        select(name.c.text)
        .join(subject, subject.c.name == name.c.id)
        .join(claim, claim.c.id == subject.c.claim)
        .where(one_of(name.c.entity, sqlite=is_sqlite(view.connection)), _stands_in(view, kind))
        .group_by(name.c.text)
        .order_by(func.count(subject.c.claim.distinct()).desc(), func.min(name.c.id))
        .limit(1)
    )


def _standing(view: View, kind: str) -> Select[Any]:
    name, subject, claim = schema.name, schema.subject, schema.claim
    weighed = status_column(view).in_([status.value for status in WEIGHED])
    return (
        select(name.c.entity)
        .distinct()
        .join(subject, subject.c.name == name.c.id)
        .join(claim, claim.c.id == subject.c.claim)
        .where(one_of(name.c.entity, sqlite=is_sqlite(view.connection)), _stands_in(view, kind), weighed)
    )


def _names(view: View, kind: str) -> Select[Any]:
    name, subject, claim = schema.name, schema.subject, schema.claim
    return select(name.c.id, name.c.entity, name.c.text).where(
        exists().where(subject.c.name == name.c.id, claim.c.id == subject.c.claim, _stands_in(view, kind))
    )


def _stands_in(view: View, kind: str) -> ColumnElement[bool]:
    """Which condition keeps the rows of `subject` and `claim` that give something of this kind a name?"""
    claim, subject = schema.claim, schema.subject
    place = place_of(claim.c.type, subject.c.field)
    refused = status_column(view).in_([status.value for status in REFUSED])
    either = or_(place != _OF_EITHER, ~_is_a_person()) if kind == "unit" else true()
    return and_(place.in_(_places(kind)), either, stands(view), ~refused, may_show_claim(view, claim.c.id))


def _is_a_person() -> ColumnElement[bool]:
    """Which condition keeps the names of what any claim calls a person?"""
    place = place_of(_other_claim.c.type, _other_subject.c.field)
    return exists().where(
        _other_name.c.entity == schema.name.c.entity,
        _other_subject.c.name == _other_name.c.id,
        _other_claim.c.id == _other_subject.c.claim,
        place.in_(_places("person")),
    )


_OF_EITHER: Final = "incident.perpetrators"
"""Where units are named, and sheets name persons too: those are no units because of it."""

# The tables under other names, so that it can be asked what else a thing is called.
_other_claim, _other_subject, _other_name = (
    table.alias() for table in (schema.claim, schema.subject, schema.name)
)


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
