"""Which sources are there, what is held of them, and under which names was it found?"""

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, exists, func, select

from answerable.store import schema
from answerable.store.act import Act
from answerable.store.casebook import View
from answerable.store.rows import add, add_missing, among, chunks
from answerable.store.source_assembly import assembled
from answerable.store.source_rows import (
    add_details,
    add_publications,
    details_from,
    details_row,
    newest,
    newest_of,
)
from answerable.store.visibility import may_show_source
from answerable.vocabulary import ids
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.source import (
    Capture,
    Finding,
    Publication,
    Source,
    SourceDetails,
    SourceReference,
)

DEFAULT_VISIBILITY = Visibility.TEAM
"""How closed is a source of which nobody has said? Open to the team, not to the public."""


def say(act: Act, source: str, details: SourceDetails) -> bool:
    """What is now known of this source? What was known before stays, unless it is said anew.

    True if that added anything. The effective visibility, never more open than the parent's, is kept
    with it, and handed down to whatever came out of this source.
    """
    connection = act.connection
    before = newest(connection, source)
    after = (SourceDetails() if before is None else details_from(before)).updated_by(details)
    row = {**details_row(after), "rank": _effective_rank(connection, after)}
    news = add_publications(act, [details.publication] if details.publication else [])
    if before is not None and all(getattr(before, name) == value for name, value in row.items()):
        return news
    if before is None and not _is_there(connection, source):
        connection.execute(schema.source.insert().values(id=source, act=act.number))
    add_details(act, [{"source": source, **row}])
    if before is None or before.rank != row["rank"]:
        children = select(schema.source_details.c.source).where(schema.source_details.c.parent == source)
        for child in sorted(set(connection.execute(children).scalars())):
            say(act, child, SourceDetails())
    return True


def say_all(act: Act, said: Mapping[str, SourceDetails], *, over: bool) -> None:
    """What is now known of these many sources, none of which the word comes out of?

    It fills in what nobody has said yet; with `over` it counts before what was said. Those that are new, or
    that have nothing in them, cost no statement of their own.
    """
    before = newest_of(act.connection, said)
    table = schema.source
    query = select(table.c.id).where(among(act.connection, table.c.id, said))
    there = set(act.connection.execute(query).scalars())
    new: list[dict[str, Any]] = []
    for key, details in said.items():
        known = before.get(key)
        if known is None and key not in there:
            new.append(
                {"source": key, **details_row(details), "rank": _effective_rank(act.connection, details)}
            )
            continue
        old = SourceDetails() if known is None else details_from(known)
        after = old.updated_by(details) if over else old.filled_from(details)
        if after != old:
            say(act, key, after)
    add(act.connection, table, [{"id": row["source"], "act": act.number} for row in new])
    add_publications(act, [one.publication for one in said.values() if one.publication])
    add_details(act, new)


def introduce(act: Act, cited: Iterable[SourceReference], closed: Container[str] = ()) -> None:
    """What is known of sources that are cited but were never taken? What the citation says of them.

    Those in `closed` come in restricted. Of those that are known already nothing changes.
    """
    unique: dict[str, SourceReference] = {}
    for source in cited:
        unique.setdefault(source.id, source)
    table = schema.source
    query = select(table.c.id).where(among(act.connection, table.c.id, unique))
    known = set(act.connection.execute(query).scalars()) if unique else set()
    details = {
        key: SourceDetails(
            title=source.title,
            publication=publication_named(source.publication) if source.publication else None,
            published=source.published,
            visibility=Visibility.RESTRICTED if key in closed else None,
        )
        for key, source in unique.items()
        if key not in known
    }
    add(act.connection, table, [{"id": key, "act": act.number} for key in details])
    add_publications(act, [said.publication for said in details.values() if said.publication])
    add_details(
        act,
        [
            {"source": key, **details_row(said), "rank": (said.visibility or DEFAULT_VISIBILITY).rank}
            for key, said in details.items()
        ],
    )


def hold(act: Act, source: str, capture: Capture) -> bool:
    """Was it new that these bytes are held of this source?"""
    held = exists().where(schema.holding.c.source == source, schema.holding.c.sha256 == capture.sha256)
    if act.connection.execute(select(held)).scalar():
        return False
    row = {"sha256": capture.sha256, "size": capture.size, "media_type": capture.media_type}
    add_missing(act.connection, schema.capture, {**row, "act": act.number})
    add(act.connection, schema.holding, [{"source": source, "sha256": capture.sha256, "act": act.number}])
    return True


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
    row = newest(connection, source)
    return SourceDetails() if row is None else details_from(row)


def visibility(connection: Connection, source: str) -> Visibility:
    """How closed is this source by now, what it came out of included?"""
    row = newest(connection, source)
    return DEFAULT_VISIBILITY if row is None else tuple(Visibility)[row.rank]


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
    said = schema.source_details
    first_said = select(func.min(said.c.id)).where(said.c.source == schema.source.c.id).scalar_subquery()
    query = (
        select(schema.source.c.id)
        .where(schema.source.c.act <= view.until, may_show_source(view, schema.source.c.id))
        .order_by(first_said)
    )
    for piece in chunks(view.connection.execute(query).scalars().all()):
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
    """Under which names were this source's bytes found, when, by whom? None if it may not be shown."""
    query = (
        select(schema.finding, schema.capture.c.size, schema.capture.c.media_type, schema.act)
        .join(schema.capture, schema.capture.c.sha256 == schema.finding.c.sha256)
        .join(schema.act, schema.act.c.id == schema.finding.c.act)
        .where(
            schema.finding.c.source == source,
            schema.finding.c.act <= view.until,
            may_show_source(view, schema.finding.c.source),
        )
        .order_by(schema.finding.c.id)
    )
    return [
        Finding(row.source, Capture(row.sha256, row.size, row.media_type), row.name, row.at, row.actor)
        for row in view.connection.execute(query)
    ]


def by_id(view: View, sources: Iterable[str]) -> dict[str, Source]:
    """What is known of each of these sources, and held of it? In the order asked; the unknown left out."""
    return assembled(view, sources)


def _is_there(connection: Connection, source: str) -> bool:
    return bool(connection.execute(select(exists().where(schema.source.c.id == source))).scalar())


def _effective_rank(connection: Connection, details: SourceDetails) -> int:
    own = (details.visibility or DEFAULT_VISIBILITY).rank
    parent = None if details.parent is None else newest(connection, details.parent)
    return own if parent is None else max(own, parent.rank)


@lru_cache(maxsize=1_000)  # a sheet names the same few hundred on its thousands of rows
def publication_named(name: str, country: str | None = None) -> Publication:
    """Which publication goes by this name?"""
    return Publication(ids.publication(name), name, country)
