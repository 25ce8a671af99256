"""Which claims are there, and what does each say, with everything that it stands on?"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, exists, func, select

from answerable.store import schema
from answerable.store.casebook import View
from answerable.store.corrections import corrected
from answerable.store.sources import by_id
from answerable.store.visibility import may_show_claim
from answerable.vocabulary.access import Modality, Status, Visibility
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_types import references
from answerable.vocabulary.shapes import attributed_from, dates_from, fields_from, span_from
from answerable.vocabulary.source import Source, SourceReference

_BATCH: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """Which claims are asked for? What is left None does not narrow.

    `about` is the id of what is claimed of, or of any person, unit or place that a claim names.
    """

    type: str | None = None
    status: Status | None = None
    about: str | None = None
    source: str | None = None
    keys: tuple[str, ...] | None = None


def listed(view: View, which: Which | None = None) -> Iterator[Claim]:
    """Which claims may be shown, whole, in the order in which they came in? A stream."""
    wanted = which or Which()
    after = 0
    # A correction can take an entity out of a claim again: the index still names it, the claim does not.
    while rows := view.connection.execute(
        _query(view, wanted, after, select(schema.claim, status_column(view).label("status")))
        .order_by(schema.claim.c.id)
        .limit(_BATCH)
    ).all():
        yield from (
            claim
            for claim in _assembled(view, rows)
            if wanted.about is None or wanted.about in _subjects(claim)
        )
        after = rows[-1].id


def counted(view: View, which: Which | None = None) -> dict[tuple[str, str], int]:
    """How many claims may be shown, by type and status?"""
    if which is not None and which.about is not None:
        tally = Counter((claim.type, claim.status.value) for claim in listed(view, which))
        return dict(sorted(tally.items()))
    status = status_column(view).label("status")
    query = _query(view, which or Which(), 0, select(schema.claim.c.type, status, func.count()))
    rows = view.connection.execute(query.group_by(schema.claim.c.type, status))
    return {(kind, state): number for kind, state, number in sorted(rows.all(), key=lambda row: row[:2])}


def one(view: View, key: str) -> Claim | None:
    """Which claim has this id? None if there is none, or it may not be shown."""
    return next(listed(view, Which(keys=(key,))), None)


def _subjects(claim: Claim) -> set[str]:
    return {claim.about, *(reference.id for _, reference in references(claim.fields))}


def status_column(view: View) -> ColumnElement[str]:
    """What was each claim's status at the view's moment? The last decision's, or that it came in with."""
    decided = (
        select(schema.decision.c.status)
        .where(schema.decision.c.claim == schema.claim.c.id, schema.decision.c.act <= view.until)
        .order_by(schema.decision.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(decided, schema.claim.c.first_status)


def _query(view: View, which: Which, after: int, query: Select[Any]) -> Select[Any]:
    claim = schema.claim
    query = query.where(claim.c.id > after, claim.c.act <= view.until, may_show_claim(view, claim.c.id))
    if which.keys is not None:
        query = query.where(claim.c.key.in_(which.keys))
    if which.type is not None:
        query = query.where(claim.c.type == which.type)
    if which.status is not None:
        query = query.where(status_column(view) == which.status.value)
    if which.about is not None:
        named = select(schema.subject.c.claim).where(schema.subject.c.entity == which.about)
        query = query.where(
            claim.c.id.in_(named.union(select(claim.c.id).where(claim.c.about == which.about)))
        )
    if which.source is not None:
        query = query.where(
            exists().where(
                schema.evidence.c.claim == claim.c.id,
                schema.citation.c.id == schema.evidence.c.citation,
                schema.citation.c.source == which.source,
            )
        )
    return query


def _assembled(view: View, rows: Sequence[Row[Any]]) -> Iterator[Claim]:
    numbers = [row.id for row in rows]
    assertions = _latest_assertions(view, numbers)
    decisions = _decisions(view, numbers)
    evidence = _evidence(view, numbers)
    cited = by_id(view, {row.source for found in evidence.values() for row in found})
    for row in rows:
        # A source that may not be shown is no evidence that may be: the claim stands on the others.
        citations = [
            (source, _citation(item, source))
            for item in evidence.get(row.id, ())
            if (source := cited.get(item.source)) and source.visibility.allows(view.clearance)
        ]
        if not citations:
            continue  # its only sources came in after the view's moment
        claim = _claim(row, assertions[row.id], tuple(citation for _, citation in citations))
        for changes in decisions.get(row.id, ()):
            claim = corrected(claim, changes)
        most_open = min((source.visibility for source, _ in citations), key=lambda level: level.rank)
        yield replace(claim, visibility=_more_closed(claim.visibility, most_open))


def _more_closed(one: Visibility, other: Visibility) -> Visibility:
    return one if one.rank >= other.rank else other


def _latest_assertions(view: View, numbers: list[int]) -> dict[int, Row[Any]]:
    table = schema.assertion
    query = select(table).where(table.c.claim.in_(numbers), table.c.act <= view.until).order_by(table.c.id)
    return {row.claim: row for row in view.connection.execute(query)}


def _decisions(view: View, numbers: list[int]) -> dict[int, list[Mapping[str, Any]]]:
    table = schema.decision
    query = (
        select(table.c.claim, table.c.changes)
        .where(table.c.claim.in_(numbers), table.c.act <= view.until)
        .order_by(table.c.id)
    )
    found: dict[int, list[Mapping[str, Any]]] = {}
    for claim, changes in view.connection.execute(query):
        found.setdefault(claim, []).append(json.loads(changes))
    return found


def _evidence(view: View, numbers: list[int]) -> dict[int, list[Row[Any]]]:
    query = (
        select(schema.evidence, schema.citation)
        .join(schema.citation, schema.citation.c.id == schema.evidence.c.citation)
        .where(schema.evidence.c.claim.in_(numbers))
        .order_by(schema.evidence.c.claim, schema.evidence.c.ordinal)
    )
    found: dict[int, list[Row[Any]]] = {}
    for row in view.connection.execute(query):
        found.setdefault(row.claim, []).append(row)
    return found


def _claim(row: Row[Any], said: Row[Any], citations: tuple[Citation, ...]) -> Claim:
    return Claim(
        id=row.key,
        type=row.type,
        about=row.about,
        status=Status(row.status),
        visibility=tuple(Visibility)[said.rank],
        modality=Modality(said.modality),
        fields=fields_from(json.loads(said.fields)),
        confidence=json.loads(said.confidence),
        dates=dates_from(
            {
                "precise": _days(said.precise_first, said.precise_last),
                "imprecise": _days(said.imprecise_first, said.imprecise_last),
                "starting": said.starting,
                "ending": said.ending,
                "open": None if said.open is None else bool(said.open),
            }
        ),
        attribution=tuple(attributed_from(item) for item in json.loads(said.attribution)),
        citations=citations,
        reader=said.reader,
        score=said.score,
        notes=said.notes,
    )


def _days(first: str | None, last: str | None) -> dict[str, str | None] | None:
    return None if last is None else {"first": first, "last": last}


def _citation(row: Row[Any], source: Source) -> Citation:
    return Citation(
        id=row.key,
        type=row.type,
        trigger=row.trigger,
        source=reference_to(source),
        rendition=row.rendition,
        spans=tuple(span_from(item) for item in json.loads(row.spans)),
        supports=tuple(json.loads(row.supports)),
        archive_url=row.archive_url,
        archived=row.archived,
        accessed=row.accessed,
    )


def reference_to(source: Source) -> SourceReference:
    """How is a source named to readers outside the casebook?"""
    publication = source.details.publication
    return SourceReference(
        source.id,
        source.label if source.is_held else source.details.title,
        None if publication is None else publication.name,
        source.details.published,
        source.captures[0].sha256 if source.captures else None,
    )
