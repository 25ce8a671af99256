"""Which casebook is it, and how do we get at its rows? Opened once, read through views, written in acts."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import OperationalError

from answerable.errors import UsageError
from answerable.store import schema
from answerable.store.act import Act, Clock, last_act_at, moment_of, system_clock
from answerable.store.database import (
    DATABASE_FILE,
    begin_writing,
    connect,
    explained,
    is_sqlite,
)
from answerable.store.migration import bring_up_to_date
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
        marker = folder / MARKER
        ours = {DATABASE_FILE, f"{DATABASE_FILE}-wal", f"{DATABASE_FILE}-shm", MARKER, "files"}
        if folder.exists() and not folder.is_dir():
            msg = f"{folder} is a file: name a folder for the casebook"
            raise UsageError(msg)
        if folder.is_dir() and not marker.exists() and any(f.name not in ours for f in folder.iterdir()):
            msg = f"{folder} is not empty and no casebook: name a folder that is new or empty"
            raise UsageError(msg)
        folder.mkdir(parents=True, exist_ok=True)
        if not marker.exists():
            unfinished = folder / f"{MARKER}.new"
            unfinished.write_text(f"{uuid.uuid4()}\n", encoding="ascii")
            unfinished.replace(marker)
        return cls.open(folder, actor=actor, database=database, clock=clock)

    @classmethod
    def open(
        cls, folder: Path, *, actor: str, database: str | None = None, clock: Clock = system_clock
    ) -> Self:
        """How is a casebook opened? Its tables are brought up to date; UsageError if it is none."""
        marker = folder / MARKER
        if not marker.is_file():
            msg = f"{folder} is no casebook: make one with 'answerable new {folder}'"
            raise UsageError(msg)
        identity = marker.read_text(encoding="ascii").strip()
        engine = connect(folder, database)
        try:
            bring_up_to_date(engine)
            found = cls(folder, engine, actor, clock)
            found._claim_identity(identity)
        except OperationalError as error:
            engine.dispose()
            raise explained(error) from error
        return found

    def _claim_identity(self, identity: str) -> None:
        query = select(schema.casebook.c.value).where(schema.casebook.c.key == "id")
        with self.engine.connect() as connection:
            known = connection.execute(query).scalar()
        if known is None:
            with self.writing("new") as act:
                act.connection.execute(insert(schema.casebook).values(key="id", value=identity))
        elif known != identity:
            msg = (
                f"the database holds the casebook {known}, not {identity} of {self.folder}: set "
                "ANSWERABLE_DATABASE to this casebook's own database"
            )
            raise UsageError(msg)

    @contextmanager
    def writing(self, verb: str) -> Iterator[Act]:
        """In which act are rows added? All of its rows or, if anything fails, none."""
        with self.engine.connect() as connection:
            begin_writing(connection)
            try:
                yield Act(connection, verb, self.actor, self._clock)
            except BaseException:
                connection.rollback()
                raise
            connection.commit()

    @contextmanager
    def view(self, as_of: str | None = None, clearance: Visibility = Visibility.RESTRICTED) -> Iterator[View]:
        """Which state shall be looked at? One unmoving snapshot; `as_of` as `--as-of` writes it."""
        moment = None if as_of is None else moment_of(as_of)
        with self.engine.connect() as connection:
            if is_sqlite(connection):
                connection.exec_driver_sql("BEGIN")
            else:
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            try:
                yield View(connection, last_act_at(connection, moment), clearance)
            finally:
                connection.rollback()

    def close(self) -> None:
        """Are we done with it?"""
        self.engine.dispose()
