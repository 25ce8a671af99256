"""How do rows go in and come out, whichever the database? Small common statements of the store's modules."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Table, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

T = TypeVar("T")

CHUNK: Final = 2_000
"""How many things are asked for or written at once: well under SQLite's 32,766 bound values."""


def add(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """How are new rows added? All at once; an empty list is no statement."""
    if rows:
        connection.execute(insert(table), rows)


def add_missing(connection: Connection, table: Table, row: dict[str, Any]) -> bool:
    """Was this row new? If one with the same key was there it stays as it is."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    statement = dialect.insert(table).values(row).on_conflict_do_nothing()
    return connection.execute(statement).rowcount > 0


def next_number(connection: Connection, table: Table) -> int:
    """Which number may the next row have? Safe because there is one writer at a time."""
    return (connection.execute(select(func.max(table.c.id))).scalar() or 0) + 1


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """How is a stream taken piece by piece?"""
    stream = iter(items)
    while piece := list(islice(stream, size)):
        yield piece


def to_json(value: object) -> str:
    """How is a value kept in a text column? Compact, in the order given."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
