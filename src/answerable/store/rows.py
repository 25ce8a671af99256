"""How do rows go in and come out, whichever the database? Small common statements of the store's modules."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, TypeVar

from psycopg import sql
from sqlalchemy import (
    ARRAY,
    BindParameter,
    ColumnElement,
    Connection,
    Table,
    TableClause,
    Text,
    any_,
    bindparam,
    func,
    select,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects import sqlite as sqlite_dialect

from answerable.store.database import is_sqlite, postgresql_of
from answerable.store.storable import AnyText, storable

T = TypeVar("T")

CHUNK: Final = 2_000
"""How many things are asked for or written at once: enough that a statement's own cost does not count."""

_JSON: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def add(connection: Connection, table: TableClause, rows: Sequence[dict[str, Any]]) -> None:
    """How are new rows added? All at once, by the fastest way in that the database has.

    All rows have the columns of the first. An empty list is no statement.
    """
    if not rows:
        return
    names = list(rows[0])
    columns: list[Iterable[Any]] = [_written(table, name, [row[name] for row in rows]) for name in names]
    values = zip(*columns, strict=True)
    if is_sqlite(connection):
        quote = connection.dialect.identifier_preparer.quote
        connection.exec_driver_sql(
            f"INSERT INTO {quote(table.name)} ({', '.join(map(quote, names))}) "
            f"VALUES ({', '.join('?' * len(names))})",
            list(values),
        )
        return
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, names))
    )
    with postgresql_of(connection).cursor() as cursor, cursor.copy(statement) as copy:
        for row in values:
            copy.write_row(row)


def _written(table: TableClause, name: str, values: list[Any]) -> Iterable[Any]:
    if not isinstance(table.c[name].type, AnyText):
        return values
    return [None if value is None else storable(value) for value in values]


def add_missing(connection: Connection, table: Table, row: dict[str, Any]) -> bool:
    """Was this row new? If one with the same key was there it stays as it is."""
    dialect = sqlite_dialect if is_sqlite(connection) else postgresql
    statement = dialect.insert(table).values(row).on_conflict_do_nothing()
    return connection.execute(statement.returning(*table.primary_key)).first() is not None


def among(
    connection: Connection, column: ColumnElement[T], values: Iterable[T] | BindParameter[Any]
) -> ColumnElement[bool]:
    """Which condition keeps the rows with one of these values? One bound value, however many they are.

    In a statement that is made once the values are a parameter, and come with each execution, as `bound`.
    """
    if isinstance(values, BindParameter):
        if is_sqlite(connection):
            return column.in_(select(func.json_each(values).table_valued("value").c.value))
        return column == any_(values)
    listed = list(values)
    if is_sqlite(connection):
        return column.in_(select(func.json_each(to_json(listed)).table_valued("value").c.value))
    return column == any_(bindparam(None, listed, ARRAY(column.type)))


def one_of(column: ColumnElement[T], *, sqlite: bool) -> ColumnElement[bool]:
    """The same, in a statement that is made once: the values come with each execution, as `wanted`."""
    if sqlite:
        given = bindparam("wanted", type_=Text())
        return column.in_(select(func.json_each(given).table_valued("value").c.value))
    return column == any_(bindparam("wanted", type_=ARRAY(column.type)))


def wanted(connection: Connection, values: Iterable[object]) -> dict[str, Any]:
    """How are the values of `one_of` given?"""
    return {"wanted": bound(connection, values)}


def bound(connection: Connection, values: Iterable[object]) -> str | list[object]:
    """How are many values given as one parameter?"""
    listed = list(values)
    return to_json(listed) if is_sqlite(connection) else listed


def parameter(name: str, *, sqlite: bool) -> BindParameter[Any]:
    """Under which name do many texts come with each execution, as `bound`?"""
    kind: Text | ARRAY[str] = Text() if sqlite else ARRAY(Text())
    return bindparam(name, type_=kind)


def next_number(connection: Connection, table: Table) -> int:
    """Which number may the next row have? Safe because there is one writer at a time."""
    return (connection.execute(select(func.max(table.c.id))).scalar() or 0) + 1


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """How is a stream taken piece by piece?"""
    stream = iter(items)
    while piece := list(islice(stream, size)):
        yield piece


to_json: Final[Callable[[object], str]] = _JSON.encode
"""How is a value kept in a text column? Compact, in the order given; ValueError for what JSON cannot say."""

_scan: Final = json.JSONDecoder().raw_decode


def from_json(written: str) -> Any:
    """What does this column say, which we wrote without a blank before, between or behind?

    ValueError for what is no JSON. Quicker than `json.loads`, which looks for blanks.
    """
    if written in {"[]", "{}"}:  # most are
        return [] if written == "[]" else {}
    value, end = _scan(written)
    if end != len(written):
        msg = f"something stands behind {written[:end]!r}"
        raise ValueError(msg)
    return value
