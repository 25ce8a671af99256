"""Which entities were judged to be the same? Append-only; who is who is a function of these rows alone."""

from collections.abc import Iterable, Iterator
from typing import cast

from sqlalchemy import Column, ColumnElement, exists, or_, select

from answerable.store import schema
from answerable.store.act import Act
from answerable.store.casebook import View
from answerable.store.rows import add, among
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
        select(table, _withdrawn(view).label("withdrawn"))
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
    table = schema.judgement
    query = select(table.c.left, table.c.right).where(
        table.c.verdict == "same", table.c.act <= view.until, ~_withdrawn(view)
    )
    if entities is not None:
        wanted = list(entities)
        query = query.where(
            or_(among(view.connection, table.c.left, wanted), among(view.connection, table.c.right, wanted))
        )
    # most things were never judged: who may be shown is asked only of those that were
    if view.connection.execute(query.limit(1)).first() is None:
        return
    shown = query.where(may_show_entity(view, table.c.left), may_show_entity(view, table.c.right))
    yield from ((left, right) for left, right in view.connection.execute(shown))


def _withdrawn(view: View) -> ColumnElement[bool]:
    return exists().where(
        schema.judgement_withdrawal.c.judgement == schema.judgement.c.id,
        schema.judgement_withdrawal.c.act <= view.until,
    )
