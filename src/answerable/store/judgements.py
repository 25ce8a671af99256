"""Which entities were judged to be the same? Append-only; who is who is a function of these rows alone."""

from collections.abc import Iterator
from typing import cast

from sqlalchemy import Column, exists, select

from answerable.store import schema
from answerable.store.act import Act
from answerable.store.casebook import View
from answerable.store.rows import add
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
    withdrawn = exists().where(
        schema.judgement_withdrawal.c.judgement == table.c.id,
        schema.judgement_withdrawal.c.act <= view.until,
    )
    query = (
        select(table, withdrawn.label("withdrawn"))
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


def same_as(view: View, entity: str) -> set[str]:
    """Which entities are, by the judgements that stand, the same as this one? Itself included."""
    pairs = [
        (item.left, item.right) for item in listed(view) if item.verdict == "same" and not item.withdrawn
    ]
    found, grew = {entity}, True
    while grew:
        reached = {end for pair in pairs for end in pair if found & set(pair)}
        grew = not reached <= found
        found |= reached
    return found
