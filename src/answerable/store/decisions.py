"""What was decided of a claim, by whom, and why? Each decision a row; the last one counts."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from answerable.store import schema
from answerable.store.act import Act
from answerable.store.casebook import View
from answerable.store.rows import add, to_json
from answerable.store.subjects import add_subjects
from answerable.vocabulary.access import Status, Visibility
from answerable.vocabulary.claim_types import references
from answerable.vocabulary.shapes import fields_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided of which claim? `changes` as in `corrections.corrected`."""

    claim: str
    status: Status
    changes: Mapping[str, Any] = field(default_factory=dict)
    why: str | None = None
    actor: str = ""
    at: str = ""


def record(act: Act, decisions: Iterable[Decision]) -> None:
    """How do decisions come in? Added behind those that are there; nothing is overwritten.

    KeyError for a claim that is not there.
    """
    wanted = list(decisions)
    query = select(schema.claim.c.key, schema.claim.c.id).where(
        schema.claim.c.key.in_([decision.claim for decision in wanted])
    )
    numbers = {row.key: row.id for row in act.connection.execute(query)}
    add(
        act.connection,
        schema.decision,
        [
            {
                "claim": numbers[decision.claim],
                "status": decision.status.value,
                "changes": to_json(decision.changes),
                "why": decision.why,
                "rank": _rank(decision.changes),
                "act": act.number,
            }
            for decision in wanted
        ],
    )
    add_subjects(
        act.connection,
        [
            (numbers[decision.claim], field, named)
            for decision in wanted
            for field, named in references(_filled(decision.changes))
        ],
    )


def of_claim(view: View, claim: str) -> Iterator[Decision]:
    """What was decided of this claim, first to last?"""
    query = (
        select(schema.decision, schema.act.c.actor, schema.act.c.at)
        .join(schema.claim, schema.claim.c.id == schema.decision.c.claim)
        .join(schema.act, schema.act.c.id == schema.decision.c.act)
        .where(schema.claim.c.key == claim, schema.decision.c.act <= view.until)
        .order_by(schema.decision.c.id)
    )
    for row in view.connection.execute(query):
        yield Decision(
            claim=claim,
            status=Status(row.status),
            changes=json.loads(row.changes),
            why=row.why,
            actor=row.actor,
            at=row.at,
        )


def _filled(changes: Mapping[str, Any]) -> dict[str, Any]:
    fields = changes.get("fields", {})
    return fields_from({name: shape for name, shape in fields.items() if shape is not None})


def _rank(changes: Mapping[str, Any]) -> int | None:
    visibility = changes.get("visibility")
    return None if visibility is None else Visibility(visibility).rank
