"""Which persons, units and places does each claim name? So that all claims about one are found at once.

A correction, or a later reading, can take a name out of a claim and bring it back. Each such turn is a
row, so that the index agrees with what the claims say at every moment of the past.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from sqlalchemy import BindParameter, ColumnElement, Connection, Select, and_, exists, func, select

from answerable.store import schema
from answerable.store.act import Act
from answerable.store.casebook import View
from answerable.store.rows import add, among, next_number
from answerable.store.words import add_words
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_types import references

Named = tuple[int, int, str]
"""A claim and a name, by their short numbers, and the claim's field that has the name."""

_next: Final = schema.subject.alias()


def named_in(claim: Claim) -> Iterator[tuple[str, Reference]]:
    """Which entities does the claim name, in which field? Its references, and its own subject's names."""
    yield from references(claim.fields)
    for field in ("name", "names"):
        match claim.fields.get(field):
            case str() as name:
                yield field, Reference(claim.about, name)
            case tuple() as names:
                yield from ((field, Reference(claim.about, name)) for name in names)


def add_subjects(act: Act, claims: Mapping[int, Claim]) -> None:
    """What do these claims, by short number, name? They are new: nothing was known of them."""
    add(
        act.connection,
        schema.subject,
        [_row(act, named, 0) for named in _named(act.connection, claims)],
    )


def renew_subjects(act: Act, claims: Mapping[int, Claim]) -> None:
    """What do these claims name now? A turn for each name that has come or gone."""
    wanted = _named(act.connection, claims)
    turns = _turns(act.connection, claims)
    come = [named for named in wanted if turns.get(named, 1) % 2]
    gone = [named for named, turn in turns.items() if turn % 2 == 0 and named not in wanted]
    add(
        act.connection,
        schema.subject,
        [_row(act, named, turns.get(named, -1) + 1) for named in (*come, *gone)],
    )


def naming(view: View, entities: Iterable[str] | BindParameter[Any]) -> Select[tuple[int]]:
    """Which claims, by short number, name one of these persons, units or places at the view's moment?"""
    subject, name = schema.subject, schema.name
    named = among(view.connection, name.c.entity, entities)
    return select(subject.c.claim).where(subject.c.name == name.c.id, named, stands(view))


def place_of(kind: ColumnElement[str], field: ColumnElement[str]) -> ColumnElement[str]:
    """In which field of which type of claim does a name stand? As `posting.unit`.

    As one text, which no index has: so that a database comes from the name to the claims, and not from all
    claims of a type.
    """
    return kind + "." + field


def stands(view: View) -> ColumnElement[bool]:
    """Which condition keeps the rows of `subject` that hold at the view's moment?"""
    subject = schema.subject
    taken_out = exists().where(
        _next.c.claim == subject.c.claim,
        _next.c.name == subject.c.name,
        _next.c.field == subject.c.field,
        _next.c.turn == subject.c.turn + 1,
        _next.c.act <= view.until,
    )
    return and_(subject.c.turn % 2 == 0, subject.c.act <= view.until, ~taken_out)


def misplaced(view: View, claims: Mapping[int, Claim]) -> list[int]:
    """Which of these claims, by short number, are not found under exactly the names that they have?"""
    subject, name = schema.subject, schema.name
    query = (
        select(subject.c.claim, subject.c.field, name.c.entity, name.c.text)
        .join(name, name.c.id == subject.c.name)
        .where(among(view.connection, subject.c.claim, claims), stands(view))
    )
    found: dict[int, set[tuple[str, Reference]]] = {number: set() for number in claims}
    for number, field, entity, text in view.connection.execute(query):
        found[number].add((field, Reference(entity, text)))
    return [number for number, claim in claims.items() if found[number] != set(named_in(claim))]


def _row(act: Act, named: Named, turn: int) -> dict[str, int | str]:
    claim, name, field = named
    return {"claim": claim, "name": name, "field": field, "turn": turn, "act": act.number}


def _named(connection: Connection, claims: Mapping[int, Claim]) -> dict[Named, None]:
    """Which names do the claims have, in order, each once? Names that are new get a number."""
    found = [
        (number, field, named.id, named.name)
        for number, claim in claims.items()
        for field, named in named_in(claim)
    ]
    names = _numbered(connection, dict.fromkeys((entity, text) for _, _, entity, text in found))
    return {(number, names[entity, text], field): None for number, field, entity, text in found}


def _numbered(connection: Connection, names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    wanted = list(names)
    table = schema.name
    known: dict[tuple[str, str], int] = {}
    if wanted:
        query = select(table).where(among(connection, table.c.entity, {entity for entity, _ in wanted}))
        known = {(row.entity, row.text): row.id for row in connection.execute(query)}
    missing = [pair for pair in wanted if pair not in known]
    if not missing:
        return known
    numbers = dict(enumerate(missing, start=next_number(connection, table)))
    rows = [{"id": number, "entity": entity, "text": text} for number, (entity, text) in numbers.items()]
    add(connection, table, rows)
    add_words(connection, table, [(number, text) for number, (_, text) in numbers.items()])
    return known | {pair: number for number, pair in numbers.items()}


def _turns(connection: Connection, claims: Iterable[int]) -> dict[Named, int]:
    """Which turn is each name of these claims at?"""
    table = schema.subject
    query = (
        select(table.c.claim, table.c.name, table.c.field, func.max(table.c.turn))
        .where(among(connection, table.c.claim, claims))
        .group_by(table.c.claim, table.c.name, table.c.field)
    )
    return {(claim, name, field): turn for claim, name, field, turn in connection.execute(query)}
