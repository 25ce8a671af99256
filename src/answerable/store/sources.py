"""Which sources are there, what is held of them, and under which names was it found?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, exists, select

from answerable.store import schema
from answerable.store.act import Act
from answerable.store.casebook import View
from answerable.store.rows import add_missing, chunks
from answerable.store.visibility import may_show_source
from answerable.vocabulary import ids
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.shapes import range_from, range_shape
from answerable.vocabulary.source import Capture, Finding, Publication, Source, SourceDetails

DEFAULT_VISIBILITY = Visibility.TEAM
"""How closed is a source of which nobody has said? Open to the team, not to the public."""


def say(act: Act, source: str, details: SourceDetails) -> bool:
    """What is now known of this source? What was known before stays, unless it is said anew.

    True if that added anything. The effective visibility, never more open than the parent's, is kept
    with it, and handed down to whatever came out of this source.
    """
    connection = act.connection
    row = _newest(connection, source)
    if row is None and not connection.execute(select(exists().where(schema.source.c.id == source))).scalar():
        connection.execute(schema.source.insert().values(id=source, act=act.number))
    before = known(connection, source)
    after = before.updated_by(details)
    rank = _effective_rank(connection, after)
    if row is not None and after == before and rank == row.rank:
        return False
    if after.publication is not None:
        _add_publication(act, after.publication)
    connection.execute(
        schema.source_details.insert().values(source=source, rank=rank, act=act.number, **_details_row(after))
    )
    if row is not None and row.rank == rank:
        return True
    children = select(schema.source_details.c.source).where(schema.source_details.c.parent == source)
    for child in set(connection.execute(children).scalars()):
        say(act, child, SourceDetails())
    return True


def hold(act: Act, source: str, capture: Capture) -> bool:
    """Was it new that these bytes are held of this source?"""
    key = {"sha256": capture.sha256}
    if not act.connection.execute(select(exists().where(schema.capture.c.sha256 == capture.sha256))).scalar():
        act.connection.execute(
            schema.capture.insert().values(
                **key, size=capture.size, media_type=capture.media_type, act=act.number
            )
        )
    row = {"source": source, **key}
    held = exists().where(schema.holding.c.source == source, schema.holding.c.sha256 == capture.sha256)
    if act.connection.execute(select(held)).scalar():
        return False
    return add_missing(act.connection, schema.holding, {**row, "act": act.number})


def find(act: Act, source: str, sha256: str, name: str) -> bool:
    """Was it new that these bytes were found under this name?"""
    known = exists().where(
        schema.finding.c.source == source,
        schema.finding.c.sha256 == sha256,
        schema.finding.c.name == name,
    )
    if act.connection.execute(select(known)).scalar():
        return False
    act.connection.execute(
        schema.finding.insert().values(source=source, sha256=sha256, name=name, act=act.number)
    )
    return True


def with_url(connection: Connection, url: str) -> str | None:
    """Which source is known to stand at this address?"""
    query = (
        select(schema.source_details.c.source)
        .where(schema.source_details.c.url == url)
        .order_by(schema.source_details.c.id)
        .limit(1)
    )
    return connection.execute(query).scalar()


def known(connection: Connection, source: str) -> SourceDetails:
    """What is known of this source by now? Nothing, if nothing was ever said."""
    row = _newest(connection, source)
    return SourceDetails() if row is None else _details(connection, row)


def holders(connection: Connection, sha256: str) -> list[str]:
    """Which sources hold these bytes, the first first?"""
    query = (
        select(schema.holding.c.source)
        .where(schema.holding.c.sha256 == sha256)
        .order_by(schema.holding.c.act, schema.holding.c.source)
    )
    return list(connection.execute(query).scalars())


def listed(view: View) -> Iterator[Source]:
    """Which sources may be shown, in the order in which they came in?"""
    query = (
        select(schema.source.c.id)
        .where(schema.source.c.act <= view.until, may_show_source(view, schema.source.c.id))
        .order_by(schema.source.c.act, schema.source.c.id)
    )
    for piece in chunks(view.connection.execute(query).scalars().all(), 500):
        yield from by_id(view, piece).values()


def one(view: View, source: str) -> Source | None:
    """Which source has this id? None if there is none, or it may not be shown."""
    query = select(schema.source.c.id).where(
        schema.source.c.id == source,
        schema.source.c.act <= view.until,
        may_show_source(view, schema.source.c.id),
    )
    found = view.connection.execute(query).scalar()
    return None if found is None else by_id(view, [found])[found]


def findings(view: View, source: str) -> list[Finding]:
    """Under which names were this source's bytes found, when, by whom?"""
    query = (
        select(schema.finding, schema.capture.c.size, schema.capture.c.media_type, schema.act)
        .join(schema.capture, schema.capture.c.sha256 == schema.finding.c.sha256)
        .join(schema.act, schema.act.c.id == schema.finding.c.act)
        .where(schema.finding.c.source == source, schema.finding.c.act <= view.until)
        .order_by(schema.finding.c.id)
    )
    return [
        Finding(row.source, Capture(row.sha256, row.size, row.media_type), row.name, row.at, row.actor)
        for row in view.connection.execute(query)
    ]


def by_id(view: View, sources: Iterable[str]) -> dict[str, Source]:
    """What is known of each of these sources, and held of it? In the order asked; the unknown left out."""
    wanted = list(sources)
    details = _details_until(view, wanted)
    captures = _captures_until(view, wanted)
    names = _names_until(view, wanted)
    return {
        source: Source(
            id=source,
            details=known.details,
            visibility=known.visibility,
            captures=tuple(captures.get(source, ())),
            names=tuple(names.get(source, ())),
        )
        for source in wanted
        if (known := details.get(source)) is not None
    }


@dataclass(frozen=True, slots=True)
class _Known:
    details: SourceDetails
    visibility: Visibility


def _details_until(view: View, sources: list[str]) -> dict[str, _Known]:
    # Rows come oldest first, so that the newest up to the view's moment is what stays. How closed a
    # source is follows the newest row of all: see `visibility`.
    table = schema.source_details
    query = select(table).where(table.c.source.in_(sources)).order_by(table.c.id)
    found: dict[str, _Known] = {}
    publications = _publications(view.connection)
    for row in view.connection.execute(query):
        closed = tuple(Visibility)[row.rank]
        if row.act <= view.until:
            found[row.source] = _Known(_details_from(row, publications), closed)
        elif row.source in found:
            found[row.source] = replace(found[row.source], visibility=closed)
    return found


def _captures_until(view: View, sources: list[str]) -> dict[str, list[Capture]]:
    query = (
        select(schema.holding.c.source, schema.capture)
        .join(schema.capture, schema.capture.c.sha256 == schema.holding.c.sha256)
        .where(schema.holding.c.source.in_(sources), schema.holding.c.act <= view.until)
        .order_by(schema.holding.c.act, schema.holding.c.sha256)
    )
    found: dict[str, list[Capture]] = {}
    for row in view.connection.execute(query):
        found.setdefault(row.source, []).append(Capture(row.sha256, row.size, row.media_type))
    return found


def _names_until(view: View, sources: list[str]) -> dict[str, list[str]]:
    query = (
        select(schema.finding.c.source, schema.finding.c.name)
        .where(schema.finding.c.source.in_(sources), schema.finding.c.act <= view.until)
        .order_by(schema.finding.c.id)
    )
    found: dict[str, list[str]] = {}
    for source, name in view.connection.execute(query):
        found.setdefault(source, []).append(name)
    return found


def _newest(connection: Connection, source: str) -> Row[Any] | None:
    table = schema.source_details
    query = select(table).where(table.c.source == source).order_by(table.c.id.desc()).limit(1)
    return connection.execute(query).first()


def _effective_rank(connection: Connection, details: SourceDetails) -> int:
    own = (details.visibility or DEFAULT_VISIBILITY).rank
    parent = None if details.parent is None else _newest(connection, details.parent)
    return own if parent is None else max(own, parent.rank)


def _publications(connection: Connection) -> dict[str, Publication]:
    rows = connection.execute(select(schema.publication))
    return {row.id: Publication(row.id, row.name, row.country) for row in rows}


def _details(connection: Connection, row: Row[Any]) -> SourceDetails:
    return _details_from(row, _publications(connection) if row.publication else {})


def _details_from(row: Row[Any], publications: Mapping[str, Publication]) -> SourceDetails:
    published: DayRange | None = None
    if row.published_last is not None:
        published = range_from({"first": row.published_first, "last": row.published_last})
    return SourceDetails(
        title=row.title,
        author=row.author,
        publication=None if row.publication is None else publications[row.publication],
        published=published,
        url=row.url,
        archive_url=row.archive_url,
        language=row.language,
        visibility=None if row.visibility is None else Visibility(row.visibility),
        parent=row.parent,
        within=row.within,
    )


def _details_row(details: SourceDetails) -> dict[str, Any]:
    published = range_shape(details.published) or {"first": None, "last": None}
    return {
        "title": details.title,
        "author": details.author,
        "publication": None if details.publication is None else details.publication.id,
        "published_first": published["first"],
        "published_last": published["last"],
        "url": details.url,
        "archive_url": details.archive_url,
        "language": details.language,
        "visibility": None if details.visibility is None else details.visibility.value,
        "parent": details.parent,
        "within": details.within,
    }


def _add_publication(act: Act, publication: Publication) -> None:
    known = exists().where(schema.publication.c.id == publication.id)
    if not act.connection.execute(select(known)).scalar():
        act.connection.execute(
            schema.publication.insert().values(
                id=publication.id, name=publication.name, country=publication.country, act=act.number
            )
        )


def publication_named(name: str, country: str | None = None) -> Publication:
    """Which publication goes by this name?"""
    return Publication(ids.publication(name), name, country)
