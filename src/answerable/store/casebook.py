"""Which casebook is it, and how do we get at its rows? Opened once, read through views, written in acts."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import psycopg
from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DatabaseError, OperationalError

from answerable.errors import UsageError
from answerable.store import schema
from answerable.store.act import Act, Clock, last_act_at, moment_of, system_clock
from answerable.store.database import (
    DATABASE_FILE,
    begin_viewing,
    begin_writing,
    connect,
    explained,
)
from answerable.store.migration import bring_up_to_date
from answerable.store.rows import add_missing
from answerable.vocabulary.access import Visibility

MARKER: Final = "casebook.id"
"""The file that makes a folder a casebook, and names which: its database must say the same."""


@dataclass(frozen=True, slots=True)
class View:
    """Which state of the casebook is looked at, and by whom?

    `until` is the number of the last act that counts; `clearance` the most closed visibility that may be
    shown. How closed a thing is, is always judged by what is known *now*: asking for the past opens nothing.
    """

    connection: Connection
    until: int
    clearance: Visibility


class Casebook:
    """One casebook: a folder, and its rows in SQLite there or in PostgreSQL elsewhere."""

    def __init__(self, folder: Path, engine: Engine, actor: str, clock: Clock = system_clock) -> None:
        self.folder = folder
        self.engine = engine
        self.actor = actor
        self._clock = clock

    @classmethod
    def create(
        cls, folder: Path, *, actor: str, database: str | None = None, clock: Clock = system_clock
    ) -> Self:
        """How is an empty casebook made? UsageError if the folder holds something else already.

        Making it again, also after a kill half way, finishes it and changes nothing more.
        """
        if folder.exists() and not folder.is_dir():
            msg = f"{folder} is a file: name a folder for the casebook"
            raise UsageError(msg)
        if folder.is_dir() and not (folder / MARKER).exists() and not all(map(_is_ours, folder.iterdir())):
            msg = f"{folder} is not empty and no casebook: name a folder that is new or empty"
            raise UsageError(msg)
        folder.mkdir(parents=True, exist_ok=True)
        _mark(folder)
        return cls._opened(folder, actor, database, clock, new=True)

    @classmethod
    def open(
        cls, folder: Path, *, actor: str, database: str | None = None, clock: Clock = system_clock
    ) -> Self:
        """How is a casebook opened? Its tables are brought up to date; UsageError if it is none.

        A casebook whose database is not the one that it was made in is refused: an empty one in its place
        would look as if nothing had ever been taken.
        """
        if not (folder / MARKER).is_file():
            msg = f"{folder} is no casebook: make one with 'answerable new {folder}'"
            raise UsageError(msg)
        if database is None and not (folder / DATABASE_FILE).exists():
            msg = (
                f"{folder} has no {DATABASE_FILE}: set ANSWERABLE_DATABASE if its rows are in PostgreSQL, "
                f"restore the file from a backup, or finish making it with 'answerable new {folder}'"
            )
            raise UsageError(msg)
        return cls._opened(folder, actor, database, clock, new=False)

    @classmethod
    def _opened(cls, folder: Path, actor: str, database: str | None, clock: Clock, *, new: bool) -> Self:
        if database is not None and (folder / DATABASE_FILE).exists():
            msg = (
                f"the rows of {folder} are in its own {DATABASE_FILE}: unset ANSWERABLE_DATABASE to use them"
            )
            raise UsageError(msg)
        engine = connect(folder, database)
        try:
            bring_up_to_date(engine, may_be_empty=new)
            found = cls(folder, engine, actor, clock)
            found._claim_identity(new=new)
        except BaseException as error:
            engine.dispose()
            if isinstance(error, DatabaseError):
                raise explained(error) from error
            raise
        return found

    def _claim_identity(self, *, new: bool) -> None:
        identity = (self.folder / MARKER).read_text(encoding="ascii").strip()
        if new:
            with self.writing("new") as act:
                add_missing(act.connection, schema.casebook, {"key": "id", "value": identity})
        with self.engine.connect() as connection:
            known = connection.execute(
                select(schema.casebook.c.value).where(schema.casebook.c.key == "id")
            ).scalar()
        if known != identity:
            msg = (
                f"the database holds {f'the casebook {known}' if known else 'no casebook yet'}, not "
                f"{identity} of {self.folder}: set ANSWERABLE_DATABASE to this casebook's own database"
            )
            raise UsageError(msg)

    @contextmanager
    def writing(self, verb: str) -> Iterator[Act]:
        """In which act are rows added? All of its rows or, if anything fails, none."""
        with self._connected() as connection:
            begin_writing(connection)
            try:
                yield Act(connection, verb, self.actor, self._clock)
                connection.commit()
            except BaseException:
                connection.rollback()
                raise

    @contextmanager
    def view(self, as_of: str | None = None, clearance: Visibility = Visibility.RESTRICTED) -> Iterator[View]:
        """Which state shall be looked at? One unmoving snapshot; `as_of` as `--as-of` writes it."""
        moment = None if as_of is None else moment_of(as_of)
        with self._connected() as connection:
            begin_viewing(connection)
            try:
                yield View(connection, last_act_at(connection, moment), clearance)
            except BaseException:
                connection.rollback()
                raise
            # nothing was written: but at a rollback psycopg forgets which statements are prepared
            connection.commit()

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        try:
            with self.engine.connect() as connection:
                yield connection
        except (OperationalError, psycopg.OperationalError) as error:
            # locked, full, gone: whatever may happen to it between two rows
            raise explained(error) from error

    def close(self) -> None:
        """Are we done with it?"""
        self.engine.dispose()


def _mark(folder: Path) -> None:
    """Which casebook it is, is settled once: by whoever comes first, and whole or not at all."""
    marker = folder / MARKER
    if marker.exists():
        return
    unfinished = folder / f"{MARKER}.{uuid.uuid4()}"
    with unfinished.open("x", encoding="ascii") as file:
        file.write(f"{uuid.uuid4()}\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(unfinished, marker)
    except FileExistsError:
        pass
    except OSError:  # a disk without links, such as a stick: nobody else is likely to be making it there
        unfinished.replace(marker)
    finally:
        unfinished.unlink(missing_ok=True)


def _is_ours(path: Path) -> bool:
    """May it lie in the folder of a casebook whose making was cut short?"""
    return path.name == "files" or path.name.startswith((f"{MARKER}.", DATABASE_FILE))
