"""Which persons or units did sheets bring in? So that a later one, of names alone, means the same."""

import json
from collections.abc import Container, Iterable, Iterator

from sqlalchemy import select

from answerable.store import schema
from answerable.store.casebook import View
from answerable.store.claim_reading import newest_assertion, status_column
from answerable.store.names import WEIGHED
from answerable.store.rows import CHUNK, among
from answerable.store.visibility import may_show_claim
from answerable.vocabulary.imported import KnownEntity


def of_sheets(view: View, kind: str, own: Container[str]) -> Iterator[KnownEntity]:
    """Which are known by claims that were accepted, and stand on cells? `own`: the sources at hand."""
    claim, said = schema.claim, schema.assertion
    evidence, citation = schema.evidence, schema.citation
    query = (
        select(claim.c.about, said.c.fields, citation.c.source)
        .select_from(claim)
        .join(said, said.c.id == newest_assertion(view))
        .join(evidence, evidence.c.claim == claim.c.id)
        .join(citation, citation.c.id == evidence.c.citation)
        .where(
            claim.c.type == kind,
            claim.c.act <= view.until,
            citation.c.type == "cell",
            status_column(view).in_([status.value for status in WEIGHED]),
            may_show_claim(view, claim.c.id, of_all=True),
        )
        .order_by(claim.c.id)
        .execution_options(yield_per=CHUNK)
    )
    with view.connection.execute(query) as rows:
        for about, written, source in rows:
            fields = json.loads(written)
            yield KnownEntity(
                id=about,
                name=fields["names"][0],
                country=fields.get("country", ""),
                classifications=tuple(fields.get("classifications", ())),
                is_elsewhere=source not in own,
            )


def claims_on_cells(view: View, sources: Iterable[str]) -> set[str]:
    """Which claims, by id, stand on cells of these sources?"""
    claim, evidence, citation = schema.claim, schema.evidence, schema.citation
    query = (
        select(claim.c.key)
        .join(evidence, evidence.c.claim == claim.c.id)
        .join(citation, citation.c.id == evidence.c.citation)
        .where(
            among(view.connection, citation.c.source, sources),
            citation.c.type == "cell",
            claim.c.act <= view.until,
        )
    )
    return set(view.connection.execute(query).scalars())


def cited_at(view: View, citations: Iterable[str]) -> dict[str, tuple[str, str, str]]:
    """At which source, type and trigger do those of these citations point that are known?"""
    table = schema.citation
    query = select(table.c.key, table.c.source, table.c.type, table.c.trigger)
    found = query.where(among(view.connection, table.c.key, citations), table.c.act <= view.until)
    return {key: (source, kind, trigger) for key, source, kind, trigger in view.connection.execute(found)}
