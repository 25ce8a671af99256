"""How is a source named to those who read a citation of it, and who may see it?

Claims are listed by the thousand and each names its sources: this asks for no more than the name needs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import bindparam, func, select

from answerable.store import schema
from answerable.store.again import Again
from answerable.store.casebook import View
from answerable.store.database import is_sqlite
from answerable.store.days import days_from
from answerable.store.rows import one_of, wanted
from answerable.store.source_rows import newest_publication
from answerable.vocabulary.source import Source, SourceReference


@dataclass(frozen=True, slots=True)
class Cited:
    """How is a cited source named, and how closed is it? `rank` is of its effective visibility now."""

    reference: SourceReference
    rank: int


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


def cited(view: View, sources: Iterable[str]) -> dict[str, Cited]:
    """How are these named, as `reference_to` does, and how closed are they? The unknown are left out.

    Rows come oldest first: what is said is the newest up to the view's moment, how closed it is the newest.
    """
    connection = view.connection
    given = wanted(connection, sources) | {"until": view.until}
    found: dict[str, Cited] = {}
    for row in _query(is_sqlite(connection)).rows(connection, given):
        if row.act <= view.until:
            title = row.title
            if not title and row.sha256 is not None:  # as `Source.label` has it
                title = row.name or row.source
            reference = SourceReference(
                row.source,
                title,
                row.publication,
                days_from(row.published_first, row.published_last),
                row.sha256,
            )
        elif row.source in found:
            reference = found[row.source].reference
        else:
            continue
        found[row.source] = Cited(reference, row.rank)
    return found


@cache  # made once, because making it takes longer than running it
def _query(sqlite: bool) -> Again:  # noqa: FBT001  (which database it is, is what is kept apart)
    details, holding, finding = schema.source_details, schema.holding, schema.finding
    publication = schema.publication
    until: Any = bindparam("until")
    captured = (
        select(holding.c.sha256)
        .where(holding.c.source == details.c.source, holding.c.act <= until)
        .order_by(holding.c.act, holding.c.sha256)
        .limit(1)
    )
    name = (
        select(finding.c.name)
        .where(
            finding.c.source == details.c.source,
            finding.c.act <= until,
            func.coalesce(details.c.title, "") == "",  # asked for only where it is needed
        )
        .order_by(finding.c.id)
        .limit(1)
    )
    return Again(
        select(
            details.c.source,
            details.c.title,
            publication.c.name.label("publication"),
            details.c.published_first,
            details.c.published_last,
            captured.scalar_subquery().label("sha256"),
            name.scalar_subquery().label("name"),
            details.c.rank,
            details.c.act,
        )
        .select_from(details.outerjoin(publication, publication.c.id == newest_publication(until)))
        .where(one_of(details.c.source, sqlite=sqlite))
        .order_by(details.c.id)
    )
