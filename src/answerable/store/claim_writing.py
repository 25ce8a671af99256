"""How do claims come in? As a stream of any length, in pieces, each claim once whatever is written again."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Table, select

from answerable.store import schema, sources
from answerable.store.act import Act
from answerable.store.casebook import Casebook
from answerable.store.rows import add, chunks, next_number, to_json
from answerable.store.subjects import add_subjects
from answerable.vocabulary.access import Visibility, most_closed
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_types import references
from answerable.vocabulary.shapes import (
    attributed_shape,
    fields_shape,
    range_shape,
    span_shape,
)
from answerable.vocabulary.source import SourceDetails, SourceReference

PIECE: Final = 2_000
"""Claims a transaction: large enough that commits do not count, small enough to lose little to a kill."""


def write_stream(casebook: Casebook, verb: str, claims: Iterable[Claim]) -> int:
    """How many of these claims were new? Committed piece by piece; memory does not grow with the stream."""
    new = 0
    for piece in chunks(claims, PIECE):
        with casebook.writing(verb) as act:
            new += len(add_claims(act, piece))
    return new


def add_claims(act: Act, claims: Sequence[Claim], reading: int | None = None) -> list[str]:
    """Which of these claims were new? Their keys, in order.

    A claim that is there already gets, for a new `reading`, a row beneath it (reader, version, score and
    what it made of the words); without a reading it stays as it is.
    """
    connection = act.connection
    unique = {claim.id: claim for claim in claims}
    known = _numbers(connection, schema.claim, unique)
    new = [claim for key, claim in unique.items() if key not in known]
    number = next_number(connection, schema.claim)
    fresh = {claim.id: number + index for index, claim in enumerate(new)}
    add(connection, schema.claim, [_claim_row(act, fresh[claim.id], claim) for claim in new])
    asserted = list(unique.values()) if reading is not None else new
    numbers = known | fresh
    add(
        connection,
        schema.assertion,
        [_assertion_row(act, numbers[claim.id], claim, reading) for claim in asserted],
    )
    _add_evidence(act, new, fresh)
    add_subjects(
        connection,
        [(fresh[item.id], field, named) for item in new for field, named in references(item.fields)],
    )
    return [claim.id for claim in new]


def _numbers(connection: Connection, table: Table, keys: Iterable[str]) -> dict[str, int]:
    """Which short numbers have those of these keys that are there already?"""
    found: dict[str, int] = {}
    for piece in chunks(keys):
        query = select(table.c.key, table.c.id).where(table.c.key.in_(piece))
        found.update((row.key, row.id) for row in connection.execute(query))
    return found


def _claim_row(act: Act, number: int, claim: Claim) -> dict[str, Any]:
    return {
        "id": number,
        "key": claim.id,
        "type": claim.type,
        "about": claim.about,
        "first_status": claim.status.value,
        "act": act.number,
    }


def _assertion_row(act: Act, number: int, claim: Claim, reading: int | None) -> dict[str, Any]:
    dates = claim.dates
    none = {"first": None, "last": None}
    precise, imprecise = range_shape(dates.precise) or none, range_shape(dates.imprecise) or none
    return {
        "claim": number,
        "reading": reading,
        "reader": claim.reader,
        "score": claim.score,
        "modality": claim.modality.value,
        "fields": to_json(fields_shape(claim.fields)),
        "confidence": to_json(dict(claim.confidence)),
        "attribution": to_json([attributed_shape(said) for said in claim.attribution]),
        "precise_first": precise["first"],
        "precise_last": precise["last"],
        "imprecise_first": imprecise["first"],
        "imprecise_last": imprecise["last"],
        "starting": int(dates.starting),
        "ending": int(dates.ending),
        "open": None if dates.open is None else int(dates.open),
        "notes": claim.notes,
        "visibility": claim.visibility.value,
        "rank": own_visibility(claim).rank,
        "act": act.number,
    }


def own_visibility(claim: Claim) -> Visibility:
    """How closed is the claim of itself, its speakers included, whatever its sources?"""
    return most_closed([claim.visibility, *(said.visibility for said in claim.attribution)])


def _add_evidence(act: Act, claims: Sequence[Claim], numbers: dict[str, int]) -> None:
    cited = {citation.id: citation for claim in claims for citation in claim.citations}
    known = _numbers(act.connection, schema.citation, cited)
    new = [citation for key, citation in cited.items() if key not in known]
    _add_cited_sources(act, [citation.source for citation in new])
    number = next_number(act.connection, schema.citation)
    fresh = {citation.id: number + index for index, citation in enumerate(new)}
    add(act.connection, schema.citation, [_citation_row(act, fresh[item.id], item) for item in new])
    places = known | fresh
    add(
        act.connection,
        schema.evidence,
        [
            {
                "claim": numbers[claim.id],
                "citation": places[citation.id],
                "rendition": citation.rendition,
                "ordinal": ordinal,
                "supports": to_json(citation.supports),
                "spans": to_json([span_shape(span) for span in citation.spans]),
            }
            for claim in claims
            for ordinal, citation in enumerate(claim.citations)
        ],
    )


def _citation_row(act: Act, number: int, citation: Citation) -> dict[str, Any]:
    return {
        "id": number,
        "key": citation.id,
        "source": citation.source.id,
        "type": citation.type,
        "trigger": citation.trigger,
        "archive_url": citation.archive_url,
        "archived": citation.archived,
        "accessed": citation.accessed,
        "act": act.number,
    }


def _add_cited_sources(act: Act, cited: Sequence[SourceReference]) -> None:
    """Sources that are cited but were never taken are known by what the citation says of them."""
    unique = {source.id: source for source in cited}
    known: set[str] = set()
    for piece in chunks(unique):
        query = select(schema.source.c.id).where(schema.source.c.id.in_(piece))
        known.update(act.connection.execute(query).scalars())
    for key, source in unique.items():
        if key not in known:
            publication = source.publication and sources.publication_named(source.publication)
            sources.say(
                act,
                key,
                SourceDetails(
                    title=source.title, publication=publication or None, published=source.published
                ),
            )
