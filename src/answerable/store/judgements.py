"""Which entities were judged to be the same? Append-only; who is who is a function of these rows alone."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, cast

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Select,
    and_,
    bindparam,
    exists,
    or_,
    select,
)

from answerable.store import schema
from answerable.store.act import Act
from answerable.store.again import UNTIL, Again
from answerable.store.casebook import View
from answerable.store.database import is_sqlite
from answerable.store.rows import add, one_of, wanted
from answerable.store.visibility import may_show_entity
from answerable.vocabulary.judgement import Judgement, Verdict


def record(act: Act, judgement: Judgement) -> bool:
    """Was this judgement new?"""
    if _is_there(act, schema.judgement.c.id, judgement.id):
        return False
    row = {
        "id": judgement.id,
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict,
        "why": judgement.why,
        "score": judgement.score,
        "act": act.number,
    }
    add(act.connection, schema.judgement, [row])
    return True


def withdraw(act: Act, judgement: str, why: str | None = None) -> bool:
    """Was this judgement taken back just now? False if it had been before."""
    if _is_there(act, schema.judgement_withdrawal.c.judgement, judgement):
        return False
    row = {"judgement": judgement, "why": why, "act": act.number}
    add(act.connection, schema.judgement_withdrawal, [row])
    return True


def _is_there(act: Act, column: Column[str], value: str) -> bool:
    return bool(act.connection.execute(select(exists().where(column == value))).scalar())


def listed(view: View) -> Iterator[Judgement]:
    """Which judgements were made, and which of them had been withdrawn at the view's moment?

    Only those about entities that may be shown: see `visibility`.
    """
    table = schema.judgement
    query = (
        select(table, _withdrawn(view.until).label("withdrawn"))
        .where(
            table.c.act <= view.until,
            may_show_entity(view, table.c.left),
            may_show_entity(view, table.c.right),
        )
        .order_by(table.c.act, table.c.id)
    )
    for row in view.connection.execute(query):
        yield Judgement(
            id=row.id,
            left=row.left,
            right=row.right,
            verdict=cast("Verdict", row.verdict),
            why=row.why,
            score=row.score,
            withdrawn=bool(row.withdrawn),
        )


def same(view: View, entities: Iterable[str] | None = None) -> Iterator[tuple[str, str]]:
    """Which pairs are held to be one thing at the view's moment? Those that touch these, or all.

    Only pairs of which both may be shown, as in `listed`.
    """
    connection = view.connection
    given: dict[str, Any] = {"until": view.until}
    if entities is not None:
        given |= wanted(connection, entities)
    which = is_sqlite(connection), entities is not None
    # most things were never judged: who may be shown is asked only of those that were
    if not _is_any_same(*which).rows(connection, given):
        return
    table = schema.judgement
    shown = _same(*which).where(may_show_entity(view, table.c.left), may_show_entity(view, table.c.right))
    yield from ((row[0], row[1]) for row in connection.execute(shown, given))


def few_same(view: View, most: int) -> list[tuple[str, str]] | None:
    """The same of all things, if no more than so many judgements were ever made. None if there are more."""
    rows = _stand().rows(view.connection, {"until": view.until, "looked_at": most + 1})
    if len(rows) > most:
        return None
    return list(same(view)) if any(row.stands for row in rows) else []


# Statements that are made once, because making them takes longer than running them.


@cache
def _stand() -> Again:
    return Again(select(_is_same(UNTIL).label("stands")).limit(bindparam("looked_at")))


@cache
def _is_any_same(sqlite: bool, of_some: bool) -> Again:  # noqa: FBT001
    return Again(_same(sqlite, of_some).limit(1))


@cache
def _same(sqlite: bool, of_some: bool) -> Select[Any]:  # noqa: FBT001
    table = schema.judgement
    query = select(table.c.left, table.c.right).where(_is_same(UNTIL))
    if not of_some:
        return query
    return query.where(or_(one_of(table.c.left, sqlite=sqlite), one_of(table.c.right, sqlite=sqlite)))


def _is_same(until: BindParameter[int]) -> ColumnElement[bool]:
    """Does a judgement stand at that moment, and say that two are one?"""
    table = schema.judgement
    return and_(table.c.verdict == "same", table.c.act <= until, ~_withdrawn(until))


def _withdrawn(until: int | BindParameter[int]) -> ColumnElement[bool]:
    return exists().where(
        schema.judgement_withdrawal.c.judgement == schema.judgement.c.id,
        schema.judgement_withdrawal.c.act <= until,
    )
