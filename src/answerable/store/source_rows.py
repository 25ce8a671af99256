"""How are a source's details kept? A row each time that more is said, and one of its publication."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, ScalarSelect, Select, func, select

from answerable.store import schema
from answerable.store.act import Act
from answerable.store.days import days_from, days_row
from answerable.store.rows import add, among, next_number
from answerable.store.words import add_words
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.source import Publication, SourceDetails

_newer = schema.publication.alias()


def newest(connection: Connection, source: str) -> Row[Any] | None:
    """Which row says what is known of this source by now? None if nothing was ever said."""
    table = schema.source_details
    query = with_publication().where(table.c.source == source).order_by(table.c.id.desc()).limit(1)
    return connection.execute(query).first()


def newest_of(connection: Connection, sources: Iterable[str]) -> dict[str, Row[Any]]:
    """Which row says what is known of each of these by now? Those of which nothing was said are left out."""
    table = schema.source_details
    query = with_publication().where(among(connection, table.c.source, sources)).order_by(table.c.id)
    return {row.source: row for row in connection.execute(query)}


def with_publication(until: ColumnElement[int] | None = None) -> Select[Any]:
    """Each row of details with what was known of its publication, by then or by now."""
    details, publication = schema.source_details, schema.publication
    return select(
        details, publication.c.name.label("publication_name"), publication.c.country.label("country")
    ).select_from(details.outerjoin(publication, publication.c.id == newest_publication(until)))


def newest_publication(until: ColumnElement[int] | None = None) -> ScalarSelect[Any]:
    """Which row says what was known of the publication of a row of details, by then or by now?"""
    newest = select(func.max(_newer.c.id)).where(_newer.c.key == schema.source_details.c.publication)
    if until is not None:
        newest = newest.where(_newer.c.act <= until)
    return newest.scalar_subquery()


def details_from(row: Row[Any]) -> SourceDetails:
    """Which details does such a row say?"""
    return SourceDetails(
        title=row.title,
        author=row.author,
        publication=row.publication and Publication(row.publication, row.publication_name, row.country),
        published=days_from(row.published_first, row.published_last),
        url=row.url,
        archive_url=row.archive_url,
        language=row.language,
        type=row.type,
        created=days_from(row.created_first, row.created_last),
        uploaded=days_from(row.uploaded_first, row.uploaded_last),
        visibility=None if row.visibility is None else Visibility(row.visibility),
        parent=row.parent,
        within=row.within,
    )


def details_row(details: SourceDetails) -> dict[str, Any]:
    """Which columns say these details?"""
    return {
        "title": details.title,
        "author": details.author,
        "publication": None if details.publication is None else details.publication.id,
        **days_row("published", details.published),
        "url": details.url,
        "archive_url": details.archive_url,
        "language": details.language,
        "type": details.type,
        **days_row("created", details.created),
        **days_row("uploaded", details.uploaded),
        "visibility": None if details.visibility is None else details.visibility.value,
        "parent": details.parent,
        "within": details.within,
    }


def add_details(act: Act, rows: list[dict[str, Any]]) -> None:
    """How do rows of details come in? Numbered, and found by the words of their titles."""
    if not rows:
        return
    table = schema.source_details
    first = next_number(act.connection, table)
    numbered = [{"id": first + index, **row, "act": act.number} for index, row in enumerate(rows)]
    add(act.connection, table, numbered)
    add_words(act.connection, table, [(row["id"], row["title"]) for row in numbered])


def add_publications(act: Act, publications: Iterable[Publication]) -> bool:
    """Was anything said of them that was not known? A name spelled otherwise is not: the first one stays."""
    table = schema.publication
    said: dict[str, Publication] = {}
    for one in publications:
        before = said.setdefault(one.id, one)
        said[one.id] = Publication(one.id, before.name, one.country or before.country)
    if not said:
        return False
    query = select(table).where(among(act.connection, table.c.key, said)).order_by(table.c.id)
    known = {row.key: row for row in act.connection.execute(query)}
    new = [
        {"key": key, "name": known[key].name if key in known else one.name, "country": one.country}
        for key, one in said.items()
        if key not in known or (one.country and one.country != known[key].country)
    ]
    add(act.connection, table, [{**row, "act": act.number} for row in new])
    return bool(new)
