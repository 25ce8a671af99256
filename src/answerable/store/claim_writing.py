"""How do claims come in? As a stream of any length, in pieces, each claim once whatever is written again."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import select

from answerable.errors import UsageError
from answerable.store import schema, sources
from answerable.store.act import Act
from answerable.store.casebook import Casebook, View
from answerable.store.claim_reading import Which, listed
from answerable.store.database import refresh_statistics
from answerable.store.days import days_row
from answerable.store.rows import add, among, chunks, next_number, to_json
from answerable.store.subjects import add_subjects, renew_subjects
from answerable.vocabulary.access import Visibility, most_closed
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.shapes import attributed_shape, fields_shape, span_shape

PIECE: Final = 5_000
"""Claims a transaction: large enough that commits do not count, small enough to lose little to a kill."""


def write_stream(
    casebook: Casebook,
    verb: str,
    claims: Iterable[Claim],
    refused: Callable[[Claim, str], None] | None = None,
) -> int:
    """How many of these claims were new? Committed piece by piece; memory does not grow with the stream.

    One whose citation points elsewhere than what is known under its id goes to `refused`, with the sentence
    that says so. Without `refused` it is a UsageError, and the piece is not written.
    """
    new, refresh = 0, 2 * PIECE
    for piece in chunks(claims, PIECE):
        with casebook.writing(verb) as act:
            new += len(add_claims(act, piece if refused is None else _fitting(act, piece, refused)))
            if new >= refresh:
                refresh_statistics(act.connection)
                refresh = 2 * new
    return new


def add_claims(act: Act, claims: Sequence[Claim], reading: int | None = None) -> list[str]:
    """Which of these claims were new? Their keys, in order.

    A claim that is there already gets, for a new `reading`, a row beneath it (reader, version, score and
    what it made of the words); without a reading it stays as it is. UsageError if a citation points
    elsewhere than one of the same id that is there.
    """
    unique: dict[str, Claim] = {}
    for claim in claims:
        unique.setdefault(claim.id, claim)
    known = numbers_of(act, unique)
    new = [claim for key, claim in unique.items() if key not in known]
    asserted = new if reading is None else list(unique.values())
    if not asserted:
        return []
    fresh = dict(enumerate(new, start=next_number(act.connection, schema.claim)))
    add(act.connection, schema.claim, [_claim_row(act, number, claim) for number, claim in fresh.items()])
    numbers = known | {claim.id: number for number, claim in fresh.items()}
    add(
        act.connection,
        schema.assertion,
        [_assertion_row(act, numbers[claim.id], claim, reading) for claim in asserted],
    )
    _add_evidence(act, fresh)
    add_subjects(act, fresh)
    if reading is not None and known:
        renew_subjects(act, {known[key]: claim for key, claim in current(act, known).items()})
    return [claim.id for claim in new]


def _fitting(act: Act, claims: list[Claim], refused: Callable[[Claim, str], None]) -> list[Claim]:
    """Which of these claims cite what is known under an id as what it is? The first word on it counts."""
    table = schema.citation
    cited = {citation.id for claim in claims for citation in claim.citations}
    query = select(table.c.key, table.c.source, table.c.type, table.c.trigger)
    rows = act.connection.execute(query.where(among(act.connection, table.c.key, cited)))
    known: dict[str, tuple[str, str, str]] = {row.key: (row.source, row.type, row.trigger) for row in rows}
    fitting = []
    for claim in claims:
        try:
            for citation in claim.citations:
                _check_same_place(citation, known.setdefault(citation.id, _place(citation)))
        except UsageError as error:
            refused(claim, str(error))
        else:
            fitting.append(claim)
    return fitting


def numbers_of(act: Act, keys: Iterable[str]) -> dict[str, int]:
    """Which short numbers have those of these claims that are there already?"""
    table = schema.claim
    query = select(table.c.key, table.c.id).where(among(act.connection, table.c.key, keys))
    return {row.key: row.id for row in act.connection.execute(query)}


def current(act: Act, keys: Iterable[str]) -> dict[str, Claim]:
    """What do these claims say by now, what this act has added included?"""
    now = View(act.connection, act.number, Visibility.RESTRICTED)
    return {claim.id: claim for claim in listed(now, Which(keys=tuple(keys)))}


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
    return {
        "claim": number,
        "reading": reading,
        "reader": claim.reader,
        "score": claim.score,
        "modality": claim.modality.value,
        "fields": to_json(fields_shape(claim.fields)),
        "confidence": to_json(dict(claim.confidence)) if claim.confidence else "{}",
        "attribution": to_json([attributed_shape(said) for said in claim.attribution])
        if claim.attribution
        else "[]",
        **days_row("precise", dates.precise),
        **days_row("imprecise", dates.imprecise),
        "starting": int(dates.starting),
        "ending": int(dates.ending),
        "open": None if dates.open is None else int(dates.open),
        "notes": claim.notes,
        "visibility": claim.visibility.value,
        "rank": claim.visibility.rank,
        "speaker_rank": most_closed(said.visibility for said in claim.attribution).rank,
        "act": act.number,
    }


def _add_evidence(act: Act, claims: dict[int, Claim]) -> None:
    cited: dict[str, Citation] = {}
    for claim in claims.values():
        for citation in claim.citations:
            _check_same_place(cited.setdefault(citation.id, citation), _place(citation))
    numbers = _citation_numbers(act, cited, _closed_sources(claims.values()))
    add(
        act.connection,
        schema.evidence,
        [
            {
                "claim": number,
                "ordinal": ordinal,
                "citation": numbers[citation.id],
                "rendition": citation.rendition,
                "supports": _supports(citation.supports),
                "spans": to_json([span_shape(span) for span in citation.spans]) if citation.spans else "[]",
                "archive_url": citation.archive_url,
                "archived": citation.archived,
                "accessed": citation.accessed,
            }
            for number, claim in claims.items()
            for ordinal, citation in enumerate(claim.citations)
        ],
    )


@lru_cache(maxsize=1_000)  # the rows of a sheet support the same fields, citation after citation
def _supports(fields: tuple[str, ...]) -> str:
    return to_json(fields)


def _closed_sources(claims: Iterable[Claim]) -> set[str]:
    """Which cited sources are quoted by restricted claims alone? They came from a restricted source.

    A citation does not say how closed its source was where the claim was made; the claims that stand on
    it do, because none of them is more open than that.
    """
    by_source: dict[str, set[Visibility]] = {}
    for claim in claims:
        for citation in claim.citations:
            by_source.setdefault(citation.source.id, set()).add(claim.visibility)
    return {source for source, levels in by_source.items() if levels == {Visibility.RESTRICTED}}


def _citation_numbers(act: Act, cited: dict[str, Citation], closed: set[str]) -> dict[str, int]:
    """Which short numbers have these citations? Those that are new get one, and their sources a row."""
    table = schema.citation
    known: dict[str, int] = {}
    for row in act.connection.execute(select(table).where(among(act.connection, table.c.key, cited))):
        _check_same_place(cited[row.key], (row.source, row.type, row.trigger))
        known[row.key] = row.id
    new = [citation for key, citation in cited.items() if key not in known]
    if not new:
        return known
    sources.introduce(act, [citation.source for citation in new], closed)
    fresh = dict(enumerate(new, start=next_number(act.connection, table)))
    add(act.connection, table, [_citation_row(act, number, item) for number, item in fresh.items()])
    return known | {citation.id: number for number, citation in fresh.items()}


def _citation_row(act: Act, number: int, citation: Citation) -> dict[str, Any]:
    return {
        "id": number,
        "key": citation.id,
        "source": citation.source.id,
        "type": citation.type,
        "trigger": citation.trigger,
        "act": act.number,
    }


def _place(citation: Citation) -> tuple[str, str, str]:
    return citation.source.id, citation.type, citation.trigger


def _check_same_place(citation: Citation, place: tuple[str, str, str]) -> None:
    if _place(citation) != place:
        source, kind, trigger = place
        msg = (
            f"the citation {citation.id} points at {citation.type} {citation.trigger!r} of source "
            f"{citation.source.id} and at {kind} {trigger!r} of source {source}: give one of them another id"
        )
        raise UsageError(msg)
