"""What do the claims of one type say, read straight from their rows? For questions over tens of thousands.

A claim whole has all its citations, spans and speakers; a count needs its fields, its days and one place to
look it up. What may be shown, and what the claim says after corrections, is the same as in `claim_reading`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select

from answerable.errors import IntegrityError
from answerable.store import schema
from answerable.store.casebook import View
from answerable.store.claim_reading import Which, listed, newest_assertion, status_column
from answerable.store.days import claim_dates_from
from answerable.store.rows import CHUNK, chunks, from_json
from answerable.store.visibility import may_show_claim, may_show_source
from answerable.vocabulary.access import MODALITIES, STATUSES, Modality, Status
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.shapes import fields_shape
from answerable.vocabulary.trigger import TriggerType


@dataclass(frozen=True, slots=True)
class Fields:
    """What does one claim say, when, and where is it to be looked up?

    `fields` are in their written form: a reference is `{"id", "name"}`. `source`, `type` and `trigger` are of
    its first citation that may be shown.
    """

    claim: str
    status: Status
    modality: Modality
    fields: Mapping[str, Any]
    dates: ClaimDates
    source: str
    type: TriggerType
    trigger: str


def fields_of(view: View, kind: str) -> Iterator[Fields]:
    """What do the claims of this type say? A stream, those that were corrected last."""
    changed = set(view.connection.execute(_changed(view, kind)).scalars())
    query = _query(view, kind).execution_options(yield_per=CHUNK)
    corrected: list[str] = []
    with view.connection.execute(query) as rows:
        for row in rows:
            if row[0] in changed:
                corrected.append(row[1])
            else:
                yield _read(row)
    for piece in chunks(corrected):
        yield from map(_of_claim, listed(view, Which(keys=tuple(piece))))


def _query(view: View, kind: str) -> Select[Any]:
    claim, said = schema.claim, schema.assertion
    evidence, citation = schema.evidence, schema.citation
    shown, of_shown = schema.evidence.alias(), schema.citation.alias()
    first = (
        select(func.min(shown.c.ordinal))
        .where(
            shown.c.claim == claim.c.id,
            of_shown.c.id == shown.c.citation,
            may_show_source(view, of_shown.c.source),
        )
        .scalar_subquery()
    )
    return (
        select(
            claim.c.id,
            claim.c.key,
            status_column(view).label("status"),
            said.c.modality,
            said.c.fields,
            said.c.precise_first,
            said.c.precise_last,
            said.c.imprecise_first,
            said.c.imprecise_last,
            said.c.starting,
            said.c.ending,
            said.c.open,
            citation.c.source,
            citation.c.type,
            citation.c.trigger,
        )
        .select_from(claim)
        .join(said, said.c.id == newest_assertion(view))
        .join(evidence, (evidence.c.claim == claim.c.id) & (evidence.c.ordinal == first))
        .join(citation, citation.c.id == evidence.c.citation)
        .where(
            claim.c.type == kind,
            claim.c.act <= view.until,
            may_show_claim(view, claim.c.id, of_all=True),
        )
        .order_by(claim.c.id)
    )


def _changed(view: View, kind: str) -> Select[tuple[int]]:
    """Which claims were corrected? Few are, and those are read whole."""
    claim, decision = schema.claim, schema.decision
    return (
        select(claim.c.id)
        .distinct()
        .join(decision, decision.c.claim == claim.c.id)
        .where(claim.c.type == kind, decision.c.changes != "{}", decision.c.act <= view.until)
    )


def _read(row: Sequence[Any]) -> Fields:
    _, key, status, modality, fields, first, last, some_first, some_last, *flags, source, kind, trigger = row
    try:
        return Fields(
            key,
            STATUSES[status],
            MODALITIES[modality],
            from_json(fields),
            claim_dates_from((first, last), (some_first, some_last), *flags),
            source,
            kind,
            trigger,
        )
    except (ValueError, KeyError, TypeError) as error:
        msg = f"claim {key} cannot be read ({error}): 'answerable verify' lists all damage"
        raise IntegrityError(msg) from error


def _of_claim(claim: Claim) -> Fields:
    first = claim.citations[0]
    return Fields(
        claim.id,
        claim.status,
        claim.modality,
        fields_shape(claim.fields),
        claim.dates,
        first.source.id,
        first.type,
        first.trigger,
    )
