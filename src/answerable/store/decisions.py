"""What was decided of a claim, by whom, and why? Each decision a row; the last one counts."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from answerable.store import schema
from answerable.store.act import Act
from answerable.store.casebook import View
from answerable.store.claim_writing import current, numbers_of
from answerable.store.corrections import corrected
from answerable.store.rows import add, to_json
from answerable.store.subjects import renew_subjects
from answerable.store.visibility import may_show_claim
from answerable.vocabulary.access import Status, Visibility


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

    KeyError for a claim that is not there; ValueError if a claim would be none after its corrections.
    """
    wanted = list(decisions)
    if not wanted:
        return
    numbers = numbers_of(act, {decision.claim for decision in wanted})
    changed = {item.claim: numbers[item.claim] for item in wanted if item.changes}
    claims = current(act, changed) if changed else {}
    for decision in wanted:
        if decision.changes:
            claims[decision.claim] = corrected(claims[decision.claim], decision.changes)
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
    if claims:
        renew_subjects(act, {changed[key]: claim for key, claim in claims.items()})


def of_claim(view: View, claim: str) -> Iterator[Decision]:
    """What was decided of this claim, first to last? Nothing, if the claim may not be shown."""
    query = (
        select(schema.decision, schema.act.c.actor, schema.act.c.at)
        .join(schema.claim, schema.claim.c.id == schema.decision.c.claim)
        .join(schema.act, schema.act.c.id == schema.decision.c.act)
        .where(
            schema.claim.c.key == claim,
            schema.decision.c.act <= view.until,
            may_show_claim(view, schema.claim.c.id),
        )
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


def _rank(changes: Mapping[str, Any]) -> int | None:
    visibility = changes.get("visibility")
    return None if visibility is None else Visibility(visibility).rank
