"""Over which casebooks does the contract suite run? Every test over both databases, in one of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from answerable.store.casebook import Casebook
from answerable.store.database import DATABASE_FILE, connect
from answerable.store.migration import bring_up_to_date
from casebooks import Place
from evidence import Ticking
from postgres import Server


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with tables and nothing in them, so that not every test runs the migrations."""
    folder = tmp_path_factory.mktemp("template")
    engine = connect(folder, None)
    bring_up_to_date(engine)
    engine.dispose()
    return folder / DATABASE_FILE


@pytest.fixture(scope="session")
def postgres_template(postgres: Server) -> Iterator[str]:
    """The same on the server: the name of a database to copy."""
    address = postgres.create()
    engine = connect(Path(), address)
    bring_up_to_date(engine)
    engine.dispose()
    yield make_url(address).database or ""
    postgres.drop(address)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def backend(request: pytest.FixtureRequest) -> str:
    """On which database does the test run? On both in turn, unless it says otherwise (`on_sqlite`)."""
    return request.param


@pytest.fixture
def place(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    folder = tmp_path / "case"
    if backend == "sqlite":
        folder.mkdir()
        shutil.copy(request.getfixturevalue("sqlite_template"), folder / DATABASE_FILE)
        found = Place(folder, None)
        yield found
        found.close()
        return
    server: Server = request.getfixturevalue("postgres")
    found = Place(folder, server.create(request.getfixturevalue("postgres_template")))
    yield found
    found.close()
    server.drop(found.database or "")


@pytest.fixture
def clock() -> Ticking:
    return Ticking()


@pytest.fixture
def casebook(place: Place, clock: Ticking) -> Casebook:
    return place.create(clock=clock)
