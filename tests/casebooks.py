"""Where does a test make its casebook, and how does it come at it again?"""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from answerable.store.act import Clock
from answerable.store.casebook import Casebook
from evidence import Ticking

on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
"""What can be seen on SQLite only."""

on_postgres = pytest.mark.parametrize(
    "backend", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)
"""What can be seen on PostgreSQL only."""


@dataclass
class Place:
    """Where may a test make a casebook? In a folder that is not there yet, with an up-to-date database."""

    folder: Path
    database: str | None
    opened: list[Casebook] = field(default_factory=list)

    def create(self, actor: str = "ann", clock: Clock | None = None) -> Casebook:
        return self._kept(
            Casebook.create(self.folder, actor=actor, database=self.database, clock=clock or Ticking())
        )

    def open(self, actor: str = "ann", clock: Clock | None = None) -> Casebook:
        return self._kept(
            Casebook.open(self.folder, actor=actor, database=self.database, clock=clock or Ticking())
        )

    def close(self) -> None:
        for casebook in self.opened:
            casebook.close()

    def _kept(self, casebook: Casebook) -> Casebook:
        self.opened.append(casebook)
        return casebook
