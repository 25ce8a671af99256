"""What is known of each of these sources, and held of it? Their rows put together into records."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, bindparam, select

from answerable.store import schema
from answerable.store.casebook import View
from answerable.store.database import is_sqlite
from answerable.store.rows import one_of, wanted
from answerable.store.source_rows import details_from, with_publication
from answerable.vocabulary.access import LEVELS
from answerable.vocabulary.source import Capture, Source


def assembled(view: View, sources: Iterable[str]) -> dict[str, Source]:
    """What is known of them at the view's moment? In the order asked; the unknown left out.

    Rows come oldest first, and the newest up to the view's moment counts. How closed a source is, follows
    the newest row of all: see `visibility`.
    """
    keys = list(sources)
    details, captures, names = (_found(view, query, keys) for query in (_details, _captures, _names))
    found: dict[str, Source] = {}
    for key in keys:
        said = [row for row in details.get(key, ()) if row.act <= view.until]
        if said:
            found[key] = Source(
                id=key,
                details=details_from(said[-1]),
                visibility=LEVELS[details[key][-1].rank],
                captures=tuple(
                    Capture(row.sha256, row.size, row.media_type) for row in captures.get(key, ())
                ),
                names=tuple(row.name for row in names.get(key, ())),
            )
    return found


def _found(view: View, query: Callable[[bool], Select[Any]], keys: list[str]) -> dict[str, list[Row[Any]]]:
    given = wanted(view.connection, keys) | {"until": view.until}
    found: dict[str, list[Row[Any]]] = {}
    for row in view.connection.execute(query(is_sqlite(view.connection)), given):
        found.setdefault(row.source, []).append(row)
    return found


# Statements that are made once, because making them takes longer than running them.


@cache
def _details(sqlite: bool) -> Select[Any]:  # noqa: FBT001  (which database it is, is what is kept apart)
    table = schema.source_details
    return (
        with_publication(bindparam("until")).where(one_of(table.c.source, sqlite=sqlite)).order_by(table.c.id)
    )


@cache
def _captures(sqlite: bool) -> Select[Any]:  # noqa: FBT001
    holding, capture = schema.holding, schema.capture
    return (
        select(holding.c.source, capture)
        .join(capture, capture.c.sha256 == holding.c.sha256)
        .where(one_of(holding.c.source, sqlite=sqlite), holding.c.act <= bindparam("until"))
        .order_by(holding.c.act, holding.c.sha256)
    )


@cache
def _names(sqlite: bool) -> Select[Any]:  # noqa: FBT001
    table = schema.finding
    return (
        select(table.c.source, table.c.name)
        .where(one_of(table.c.source, sqlite=sqlite), table.c.act <= bindparam("until"))
        .order_by(table.c.id)
    )
