"""What does each of these claims say? Its rows put together again into the record that was written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, select

from answerable.errors import IntegrityError
from answerable.store import schema
from answerable.store.again import Again
from answerable.store.casebook import View
from answerable.store.corrections import corrected
from answerable.store.database import is_sqlite
from answerable.store.days import claim_dates_from
from answerable.store.references import Cited, cited
from answerable.store.rows import from_json, one_of, wanted
from answerable.vocabulary.access import LEVELS, MODALITIES, STATUSES, Visibility
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.shapes import attributed_from, fields_from, span_from
from answerable.vocabulary.source import SourceReference

_REMEMBERED: Final = 10_000
"""Sources kept at hand while claims are listed: most are cited again soon; some megabytes at most."""

_DAMAGE: Final = (ValueError, KeyError, TypeError, AttributeError, IndexError)
"""What a row that somebody else has written can end in: whatever is in it instead of what we wrote."""

Rows = Sequence[Any]


class Assembly:
    """What do claims say at this view's moment? Each with the citations that the view may show."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._clearance = view.clearance.rank
        self._sources: dict[str, Cited] = {}

    def claims(self, rows: Rows) -> Iterator[Claim]:
        """Which claims are these? `rows` are of `claim`, with `status` and `decided`; in their order.

        Those that may not be shown are left out, by the rule of `visibility.may_show_claim`: all that it asks
        about is at hand here. How closed a claim is, is what is known now, whatever the view's moment.
        """
        numbers = [row.id for row in rows]
        assertions = self._found(_assertions, numbers)
        decisions = self._found(_decisions, [row.id for row in rows if row.decided])
        evidence = self._found(_evidence, numbers)
        sources = self._cited({item.source for found in evidence.values() for item in found})
        for row in rows:
            # A source that may not be shown is no evidence that may be: the claim stands on the others.
            shown = [
                (item, source)
                for item in evidence.get(row.id, ())
                if (source := sources[item.source]).rank <= self._clearance
            ]
            if not shown and row.id in evidence:
                continue
            try:
                claim = self._claim(row, assertions.get(row.id, []), decisions.get(row.id, []), shown)
            except _DAMAGE as error:
                msg = f"claim {row.key} cannot be read ({error}): 'answerable verify' lists all damage"
                raise IntegrityError(msg) from error
            if claim is not None:
                yield claim

    def _claim(self, row: Any, said: Rows, decided: Rows, shown: list[tuple[Any, Cited]]) -> Claim | None:
        if not said:
            msg = "it asserts nothing"
            raise ValueError(msg)
        visibility = _visibility(said, decided, [source for _, source in shown])
        if visibility.rank > self._clearance:
            return None
        then = [one for one in said if one.act <= self._view.until][-1]
        citations = tuple(_citation(item, source.reference) for item, source in shown)
        claim = _claim(row, then, citations, visibility)
        changed = [one for one in decided if one.act <= self._view.until and one.changes != "{}"]
        for decision in changed:
            claim = corrected(claim, from_json(decision.changes))
        return replace(claim, visibility=visibility) if changed else claim

    def _found(self, query: Callable[[bool], Again], numbers: list[int]) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = {}
        if not numbers:
            return found
        connection = self._view.connection
        for row in query(is_sqlite(connection)).rows(connection, wanted(connection, numbers)):
            found.setdefault(row.claim, []).append(row)
        return found

    def _cited(self, sources: set[str]) -> Mapping[str, Cited]:
        missing = sources - self._sources.keys()
        if len(self._sources) + len(missing) > _REMEMBERED:
            self._sources.clear()
            missing = sources
        if missing:
            self._sources.update(cited(self._view, missing))
        return self._sources


# Statements that are made once, because making them takes longer than running them.


@cache
def _assertions(sqlite: bool) -> Again:  # noqa: FBT001  (which database it is, is what is kept apart)
    table = schema.assertion
    return _of_claims(select(table), table.c.claim, table.c.id, sqlite=sqlite)


@cache
def _decisions(sqlite: bool) -> Again:  # noqa: FBT001
    table = schema.decision
    return _of_claims(select(table), table.c.claim, table.c.id, sqlite=sqlite)


@cache
def _evidence(sqlite: bool) -> Again:  # noqa: FBT001
    evidence, citation = schema.evidence, schema.citation
    query = select(evidence, citation.c.key, citation.c.source, citation.c.type, citation.c.trigger).join(
        citation, citation.c.id == evidence.c.citation
    )
    return _of_claims(query, evidence.c.claim, evidence.c.ordinal, sqlite=sqlite)


def _of_claims(
    query: Select[Any], claim: ColumnElement[int], order: ColumnElement[int], *, sqlite: bool
) -> Again:
    """How is it asked of some claims, in order?"""
    return Again(query.where(one_of(claim, sqlite=sqlite)).order_by(claim, order))


def _visibility(said: Rows, decided: Rows, sources: Sequence[Cited]) -> Visibility:
    """As closed as its most closed speaker, as it was itself made, and as the most open of its sources."""
    ranks = [row.rank for row in decided if row.rank is not None] or [row.rank for row in said]
    most_open = min((source.rank for source in sources), default=0)
    rank: int = max(ranks[-1], said[-1].speaker_rank, most_open)
    return LEVELS[rank]


def _claim(row: Any, said: Any, citations: tuple[Citation, ...], visibility: Visibility) -> Claim:
    return Claim(
        id=row.key,
        type=row.type,
        about=row.about,
        status=STATUSES[row.status],
        visibility=visibility,
        modality=MODALITIES[said.modality],
        fields=fields_from(from_json(said.fields)),
        confidence=from_json(said.confidence),
        dates=claim_dates_from(
            (said.precise_first, said.precise_last),
            (said.imprecise_first, said.imprecise_last),
            said.starting,
            said.ending,
            said.open,
        ),
        attribution=tuple(attributed_from(item) for item in from_json(said.attribution)),
        citations=citations,
        reader=said.reader,
        score=said.score,
        notes=said.notes,
    )


def _citation(row: Any, source: SourceReference) -> Citation:
    return Citation(
        id=row.key,
        type=row.type,
        trigger=row.trigger,
        source=source,
        rendition=row.rendition,
        spans=tuple(span_from(item) for item in from_json(row.spans)),
        supports=tuple(from_json(row.supports)),
        archive_url=row.archive_url,
        archived=row.archived,
        accessed=row.accessed,
    )
