"""Does a casebook that was written by the first schema still open, and show what it showed?

What it was is kept as statements beside `first_casebook/make.py`, which says how it was made.
"""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import psycopg
import pytest
from sqlalchemy import make_url

from answerable.store import claim_writing, verification
from answerable.store.casebook import MARKER, Casebook
from answerable.store.database import DATABASE_FILE
from answerable.store.migration import LATEST, version_of
from evidence import cite, key, posting
from first_casebook.shown import shown

LATER: Final = ("type", "created", "uploaded")
"""What can be said of a source by now, and could not be then."""

FIRST: Final = Path(__file__).parents[1] / "first_casebook"


@pytest.fixture
def first(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Casebook]:
    """The casebook of then, opened by the program of now."""
    folder = tmp_path / "case"
    folder.mkdir()
    statements = (FIRST / f"{'sqlite' if backend == 'sqlite' else 'postgresql'}.sql").read_text("utf-8")
    (folder / MARKER).write_text("0a8a2c5e-5d0c-4d2b-9a43-4b6f6a1c7f10\n")
    address = None
    if backend == "sqlite":
        connection = sqlite3.connect(folder / DATABASE_FILE)
        connection.executescript(statements)
        connection.close()
    else:
        server = request.getfixturevalue("postgres")
        address = server.create()
        plain = make_url(address).set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(plain) as server_connection:
            server_connection.execute(statements.encode())
    casebook = Casebook.open(folder, actor="bea", database=address)
    yield casebook
    casebook.close()
    if address is not None:
        server.drop(address)


@pytest.fixture
def expected() -> dict[str, Any]:
    return json.loads((FIRST / "shown.json").read_text("ascii"))


def test_it_shows_what_it_showed(first: Casebook, expected: dict[str, Any]):
    found = json.loads(json.dumps(shown(first)))
    for source in found["sources"]:
        assert {source["details"].pop(name) for name in LATER} == {None}
    assert found.keys() == expected.keys()
    for name, value in expected.items():
        assert found[name] == value, name


def test_there_is_something_of_everything_in_it(expected: dict[str, Any]):
    assert all(expected[name] for name in expected if not name.startswith(("claims ", "sources ")))
    assert {claim["type"] for claim in expected["claims"]} >= {"unit", "person", "posting", "incident"}


def test_it_is_brought_up_to_date_and_sound(first: Casebook):
    with first.view() as view:
        assert version_of(view.connection) == LATEST
        assert list(verification.broken(view)) == []


def test_it_goes_on(first: Casebook):
    source = key("source", "new")
    assert claim_writing.write_stream(first, "import", [posting("new", [cite(source)])]) == 1
    with first.view() as view:
        assert list(verification.broken(view)) == []
