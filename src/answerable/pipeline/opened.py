"""Which casebook are we working in, with its rows and its files?"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from answerable.archive.files import FileStore
from answerable.errors import UsageError
from answerable.readers.limits import MIB, Limits
from answerable.settings import Settings
from answerable.store.act import Clock, system_clock
from answerable.store.casebook import MARKER, Casebook
from answerable.store.database import DATABASE_FILE
from answerable.vocabulary.access import Visibility


@dataclass(frozen=True, slots=True)
class Opened:
    """What is at hand while a casebook is open? Its rows, its files, and what the user has set."""

    casebook: Casebook
    files: FileStore
    settings: Settings

    @property
    def clearance(self) -> Visibility:
        """Up to which visibility are things shown?"""
        return Visibility(self.settings.clearance)

    @property
    def limits(self) -> Limits:
        """How much may one document cost whoever reads it?"""
        return Limits(
            memory_bytes=self.settings.reader_mb * MIB,
            cpu_seconds=self.settings.reader_seconds,
            wall_seconds=self.settings.reader_seconds * 1.5,
        )

    @property
    def own_places(self) -> tuple[Path, ...]:
        """Which files and folders are the casebook itself, and never evidence? By their real paths."""
        folder = Path(os.path.realpath(self.casebook.folder))
        names = (MARKER, DATABASE_FILE, f"{DATABASE_FILE}-wal", f"{DATABASE_FILE}-shm")
        return Path(os.path.realpath(self.files.folder)), *(folder / name for name in names)


@contextmanager
def new_casebook(folder: Path, settings: Settings, clock: Clock = system_clock) -> Iterator[Opened]:
    """How is an empty casebook made and opened?"""
    casebook = Casebook.create(folder, actor=settings.user, database=settings.database, clock=clock)
    try:
        yield Opened(casebook, FileStore(folder / "files"), settings)
    finally:
        casebook.close()


@contextmanager
def open_casebook(folder: Path, settings: Settings, clock: Clock = system_clock) -> Iterator[Opened]:
    """How is a casebook opened?"""
    casebook = Casebook.open(folder, actor=settings.user, database=settings.database, clock=clock)
    try:
        yield Opened(casebook, FileStore(folder / "files"), settings)
    finally:
        casebook.close()


def casebook_around(folder: Path) -> Path:
    """Which casebook is this folder in, as git finds its repository? UsageError if none is around it."""
    for candidate in (folder.resolve(), *folder.resolve().parents):
        if (candidate / MARKER).is_file():
            return candidate
    msg = (
        f"there is no casebook in or around {folder}: make one with 'answerable new DIR', "
        "or name one with -C DIR"
    )
    raise UsageError(msg)
