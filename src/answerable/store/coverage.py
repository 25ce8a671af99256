"""How much has the casebook to go by? Reports whose words are held, and how many of them were read."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Select, exists, func, select

from answerable.store import schema
from answerable.store.casebook import View
from answerable.store.rows import among
from answerable.store.visibility import may_show_source

TABLES: Final = ("sheet", "table")
"""The readers of sheets of cells: these are researchers' rows, and no reports to be read."""


def reports(view: View) -> int:
    """Of how many sources, that may be shown and are no sheets of cells, is a text held?"""
    return view.connection.scalar(_with_text(view)) or 0


def reports_read(view: View, recognisers: Iterable[str]) -> int:
    """How many of these has one of these recognisers read?"""
    reading = schema.reading
    read = exists().where(
        reading.c.source == schema.source.c.id,
        reading.c.act <= view.until,
        among(view.connection, reading.c.recogniser, recognisers),
    )
    return view.connection.scalar(_with_text(view).where(read)) or 0


def _with_text(view: View) -> Select[Any]:
    source, holding, rendition = schema.source, schema.holding, schema.rendition
    has_text = exists().where(
        holding.c.source == source.c.id,
        holding.c.act <= view.until,
        rendition.c.sha256 == holding.c.sha256,
        rendition.c.act <= view.until,
        rendition.c.reader.not_in(TABLES),
    )
    return (
        select(func.count())
        .select_from(source)
        .where(has_text, source.c.act <= view.until, may_show_source(view, source.c.id))
    )
