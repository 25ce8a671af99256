"""How is a casebook's database opened? SQLite in the casebook's folder, or PostgreSQL by its address.

One writer at a time, on both: acts are numbered in the order in which they are committed, which is what
makes a past state one that can be asked for again. SQLite begins writing with BEGIN IMMEDIATE, PostgreSQL
takes an advisory lock that ends with the transaction.
"""

import sqlite3
from pathlib import Path
from typing import Any, Final

import psycopg
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DatabaseError

from answerable.errors import StoreError

DATABASE_FILE: Final = "casebook.db"

_WRITER_LOCK: Final = 0x616E7377  # "answ": one key for every writer of a database
_OLDEST_SQLITE: Final = (3, 37, 0)  # the first with STRICT tables
_BUSY_SECONDS: Final = 60

_UNTIL_PREPARED: Final = 5
"""So many times it is asked before it is prepared: most commands ask each once."""
_KEEPS_PLANS: Final = "answerable_keeps_plans"
"""Whether a view's connection keeps plans now, in what is noted with it; not there while it writes."""


def connect(folder: Path, address: str | None) -> Engine:
    """Which engine reaches this casebook's rows? `address` is ANSWERABLE_DATABASE, None for SQLite."""
    if address is None:
        return _sqlite(folder / DATABASE_FILE)
    try:
        url = make_url(address)
    except ArgumentError:
        msg = "ANSWERABLE_DATABASE is not a database address: write postgresql+psycopg://USER@HOST/NAME"
        raise StoreError(msg) from None
    if url.get_backend_name() != "postgresql":
        msg = (
            f"ANSWERABLE_DATABASE names {url.get_backend_name()}: only postgresql+psycopg:// is known; "
            "unset it to keep the casebook in its folder"
        )
        raise StoreError(msg)
    # None is prepared but what views ask `again`: a plan made at the start of a large import, when the
    # casebook was small, would be kept to its end.
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        connect_args={"prepare_threshold": None},
    )

    event.listen(engine, "before_cursor_execute", _plan_anew)

    @event.listens_for(engine, "connect")
    def _prepare(connection: DBAPIConnection, _record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute("SET jit = off")  # compiling our queries takes longer than running them
        cursor.close()
        connection.commit()

    return engine


def check_encoding(connection: Connection) -> None:
    """Can the database keep text in every script? StoreError if not."""
    if is_sqlite(connection):
        return
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
    if encoding != "UTF8":
        msg = (
            f"the database keeps its text as {encoding}, which lacks most scripts: make it with "
            "CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0"
        )
        raise StoreError(msg)


def is_sqlite(connection: Connection) -> bool:
    """Which of the two databases is it?"""
    return connection.dialect.name == "sqlite"


def begin_writing(connection: Connection) -> None:
    """When may this connection write? At once, as the only writer, until its transaction ends."""
    if is_sqlite(connection):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.info.pop(_KEEPS_PLANS, None)
        _prepare_up_from(connection, None)
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})")


def begin_viewing(connection: Connection) -> None:
    """How does this connection look at one state, unmoving until its transaction ends?"""
    if is_sqlite(connection):
        connection.exec_driver_sql("BEGIN")
        return
    _prepare_up_from(connection, None)
    connection.info[_KEEPS_PLANS] = False
    connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def driver_of(connection: Connection) -> "sqlite3.Connection | psycopg.Connection[Any]":
    """Through which connection does the driver itself reach the database?"""
    driver = connection.connection.driver_connection
    if not isinstance(driver, (sqlite3.Connection, psycopg.Connection)):
        msg = f"rows are reached through sqlite3 or psycopg, not {type(driver).__name__}"
        raise TypeError(msg)
    return driver


def postgresql_of(connection: Connection) -> "psycopg.Connection[Any]":
    """The same of PostgreSQL. TypeError if it is SQLite."""
    driver = driver_of(connection)
    if isinstance(driver, sqlite3.Connection):
        msg = "PostgreSQL is reached through psycopg, not sqlite3"
        raise TypeError(msg)
    return driver


def keep_plans(connection: Connection, *, keeps: bool) -> None:
    """Does a view's connection keep the plan of what it is asked next? See `again`. SQLite has no plans."""
    if connection.info.get(_KEEPS_PLANS, keeps) != keeps:
        mode = "force_generic_plan" if keeps else "auto"
        driver = _prepare_up_from(connection, _UNTIL_PREPARED if keeps else None)
        driver.execute(f"SET LOCAL plan_cache_mode = {mode}", prepare=False)
        connection.info[_KEEPS_PLANS] = keeps


def _plan_anew(connection: Connection, *_statement: object) -> None:
    """How does PostgreSQL plan what SQLAlchemy asks? For the values of each time."""
    keep_plans(connection, keeps=False)


def _prepare_up_from(connection: Connection, times: int | None) -> "psycopg.Connection[Any]":
    """After how many times is a statement prepared from now on? None for never. On which connection?"""
    driver = postgresql_of(connection)
    driver.prepare_threshold = times
    return driver


def refresh_statistics(connection: Connection) -> None:
    """Does the database know how much was just added? PostgreSQL plans badly until it finds out by itself."""
    if not is_sqlite(connection):
        connection.exec_driver_sql("ANALYZE")


def explained(error: DatabaseError | psycopg.Error) -> StoreError:
    """What do we tell the user about a database that cannot be reached, read or written?"""
    told = error.orig if isinstance(error, DatabaseError) else error
    reason = str(told or error).strip().partition("\n")[0]
    return StoreError(
        f"the casebook's database could not be used ({reason}): see that it is there, running and not "
        "locked by another program, then try again"
    )


def _sqlite(path: Path) -> Engine:
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        oldest = ".".join(map(str, _OLDEST_SQLITE))
        msg = f"this Python has SQLite {sqlite3.sqlite_version}: use one that has {oldest} or newer"
        raise StoreError(msg)
    address = URL.create("sqlite+pysqlite", database=str(path))
    engine = create_engine(address, connect_args={"timeout": _BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def _prepare(connection: DBAPIConnection, _record: Any) -> None:
        # The driver's own transactions begin too late and too weakly: we begin them ourselves.
        if isinstance(connection, sqlite3.Connection):
            connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",  # evidence survives a power cut, not only a crash
            "foreign_keys = ON",
            "secure_delete = ON",  # what purge deletes is overwritten with zeros
            "cache_size = -16384",  # 16 MiB: memory stays flat as the casebook grows
            "temp_store = MEMORY",  # no copy of the casebook's words in a temporary file
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return engine
