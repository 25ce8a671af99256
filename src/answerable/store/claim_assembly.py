"""What does each of these claims say? Its rows put together again into the record that was written."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Row, select

from answerable.errors import IntegrityError
from answerable.store import schema
from answerable.store.casebook import View
from answerable.store.corrections import corrected
from answerable.store.days import days_from
from answerable.store.rows import among
from answerable.store.sources import by_id
from answerable.vocabulary.access import Modality, Status, Visibility
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.shapes import attributed_from, fields_from, span_from
from answerable.vocabulary.source import Source, SourceReference

_REMEMBERED: Final = 10_000
"""Sources kept at hand while claims are listed: most are cited again soon; some megabytes at most."""

_DAMAGE: Final = (ValueError, KeyError, TypeError, AttributeError, IndexError)
"""What a row that somebody else has written can end in: whatever is in it instead of what we wrote."""

Rows = Sequence[Row[Any]]

_read: Final = json.JSONDecoder().decode

_LEVELS: Final = tuple(Visibility)


@dataclass(frozen=True, slots=True)
class _Cited:
    reference: SourceReference
    rank: int


class Assembly:
    """What do claims say at this view's moment? Each with the citations that the view may show."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._clearance = view.clearance.rank
        self._sources: dict[str, _Cited] = {}

    def claims(self, rows: Rows) -> Iterator[Claim]:
        """Which claims are these? `rows` are of `claim`, each with its `status`; in their order.

        How closed a claim is, is what is known now, whatever the view's moment: see `visibility`.
        """
        numbers = [row.id for row in rows]
        assertions = self._rows_of(schema.assertion, numbers)
        decisions = self._rows_of(schema.decision, numbers)
        evidence = self._evidence(numbers)
        cited = self._cited({item.source for found in evidence.values() for item in found})
        for row in rows:
            # A source that may not be shown is no evidence that may be: the claim stands on the others.
            shown = [
                (item, source)
                for item in evidence.get(row.id, ())
                if (source := cited[item.source]).rank <= self._clearance
            ]
            try:
                claim = self._claim(row, assertions.get(row.id, []), decisions.get(row.id, []), shown)
            except _DAMAGE as error:
                msg = f"claim {row.key} cannot be read ({error}): 'answerable verify' lists all damage"
                raise IntegrityError(msg) from error
            yield claim

    def _claim(self, row: Row[Any], said: Rows, decided: Rows, shown: list[tuple[Row[Any], _Cited]]) -> Claim:
        if not said:
            msg = "it asserts nothing"
            raise ValueError(msg)
        visibility = _visibility(said, decided, [source for _, source in shown])
        then = [one for one in said if one.act <= self._view.until][-1]
        citations = tuple(_citation(item, source.reference) for item, source in shown)
        claim = _claim(row, then, citations, visibility)
        changed = [one for one in decided if one.act <= self._view.until and one.changes != "{}"]
        for decision in changed:
            claim = corrected(claim, _read(decision.changes))
        return replace(claim, visibility=visibility) if changed else claim

    def _rows_of(self, table: Any, numbers: list[int]) -> dict[int, list[Row[Any]]]:
        query = (
            select(table)
            .where(among(self._view.connection, table.c.claim, numbers))
            .order_by(table.c.claim, table.c.id)
        )
        return _by_claim(self._view.connection.execute(query))

    def _evidence(self, numbers: list[int]) -> dict[int, list[Row[Any]]]:
        evidence, citation = schema.evidence, schema.citation
        query = (
            select(evidence, citation.c.key, citation.c.source, citation.c.type, citation.c.trigger)
            .join(citation, citation.c.id == evidence.c.citation)
            .where(among(self._view.connection, evidence.c.claim, numbers))
            .order_by(evidence.c.claim, evidence.c.ordinal)
        )
        return _by_claim(self._view.connection.execute(query))

    def _cited(self, sources: set[str]) -> Mapping[str, _Cited]:
        missing = sources - self._sources.keys()
        if len(self._sources) + len(missing) > _REMEMBERED:
            self._sources.clear()
            missing = sources
        if missing:
            found = by_id(self._view, missing)
            self._sources.update(
                (key, _Cited(reference_to(one), one.visibility.rank)) for key, one in found.items()
            )
        return self._sources


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


def _by_claim(rows: Iterable[Row[Any]]) -> dict[int, list[Row[Any]]]:
    found: dict[int, list[Row[Any]]] = {}
    for row in rows:
        found.setdefault(row.claim, []).append(row)
    return found


def _visibility(said: Rows, decided: Rows, sources: Sequence[_Cited]) -> Visibility:
    """As closed as its most closed speaker, as it was itself made, and as the most open of its sources."""
    ranks = [row.rank for row in decided if row.rank is not None] or [row.rank for row in said]
    most_open = min((source.rank for source in sources), default=0)
    rank: int = max(ranks[-1], said[-1].speaker_rank, most_open)
    return _LEVELS[rank]


def _claim(row: Row[Any], said: Row[Any], citations: tuple[Citation, ...], visibility: Visibility) -> Claim:
    return Claim(
        id=row.key,
        type=row.type,
        about=row.about,
        status=Status(row.status),
        visibility=visibility,
        modality=Modality(said.modality),
        fields=fields_from(_read(said.fields)),
        confidence=_read(said.confidence),
        dates=ClaimDates(
            days_from(said.precise_first, said.precise_last),
            days_from(said.imprecise_first, said.imprecise_last),
            bool(said.starting),
            bool(said.ending),
            None if said.open is None else bool(said.open),
        ),
        attribution=tuple(attributed_from(item) for item in _read(said.attribution)),
        citations=citations,
        reader=said.reader,
        score=said.score,
        notes=said.notes,
    )


def _citation(row: Row[Any], source: SourceReference) -> Citation:
    return Citation(
        id=row.key,
        type=row.type,
        trigger=row.trigger,
        source=source,
        rendition=row.rendition,
        spans=tuple(span_from(item) for item in _read(row.spans)),
        supports=tuple(_read(row.supports)),
        archive_url=row.archive_url,
        archived=row.archived,
        accessed=row.accessed,
    )
