"""Which casebook is it? Making, opening and telling casebooks apart."""

import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from answerable.errors import StoreError, UsageError
from answerable.store import casebook as module
from answerable.store import database, sources
from answerable.store.casebook import MARKER, Casebook
from answerable.store.database import DATABASE_FILE, connect
from answerable.store.migration import bring_up_to_date
from answerable.vocabulary.source import SourceDetails
from casebooks import Place
from evidence import key, take
from postgres import Server


def test_a_new_casebook_is_empty_and_can_be_opened(place: Place):
    place.create().close()
    with place.open().view() as view:
        assert list(sources.listed(view)) == []
        assert view.until == 0


def test_making_it_again_changes_nothing(place: Place):
    with place.create().writing("take") as act:
        source, _ = take(act, "Taken before.")
    marker = (place.folder / MARKER).read_bytes()
    with place.create().view() as view:
        assert [found.id for found in sources.listed(view)] == [source]
    assert (place.folder / MARKER).read_bytes() == marker


def test_what_a_kill_leaves_of_a_new_casebook_is_finished(place: Place, monkeypatch: pytest.MonkeyPatch):
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "link", killed)
        with pytest.raises(KeyboardInterrupt):
            place.create()
    with monkeypatch.context() as patch:
        patch.setattr(module, "connect", killed)
        with pytest.raises(KeyboardInterrupt):
            place.create()
    place.create()
    place.open()


def test_a_folder_with_anything_else_in_it_is_refused(place: Place):
    place.folder.mkdir(exist_ok=True)
    (place.folder / "letters.txt").write_text("mine")
    with pytest.raises(UsageError, match="is not empty and no casebook"):
        place.create()
    assert (place.folder / "letters.txt").read_text() == "mine"


def test_a_file_is_no_place_for_a_casebook(tmp_path: Path):
    path = tmp_path / "file"
    path.write_text("")
    with pytest.raises(UsageError, match="is a file"):
        Casebook.create(path, actor="ann")


def test_a_folder_that_is_no_casebook_is_named(tmp_path: Path):
    with pytest.raises(UsageError, match="is no casebook: make one with 'answerable new"):
        Casebook.open(tmp_path, actor="ann")


def test_odd_names_of_folders_are_taken_as_they_are(tmp_path: Path):
    folder = tmp_path / "what? #1 100% ünï"
    Casebook.create(folder, actor="ann").close()
    assert (folder / DATABASE_FILE).is_file()


def test_a_database_that_is_gone_is_not_replaced_by_an_empty_one(tmp_path: Path):
    folder = tmp_path / "case"
    Casebook.create(folder, actor="ann").close()
    (folder / DATABASE_FILE).unlink()
    with pytest.raises(UsageError, match="set ANSWERABLE_DATABASE if its rows are in PostgreSQL"):
        Casebook.open(folder, actor="ann")


def test_a_file_that_is_no_database_is_named(tmp_path: Path):
    folder = tmp_path / "case"
    Casebook.create(folder, actor="ann").close()
    (folder / DATABASE_FILE).write_bytes(b"something else altogether" * 500)
    with pytest.raises(StoreError, match="file is not a database"):
        Casebook.open(folder, actor="ann")


def test_a_casebook_of_a_later_version_is_left_alone(casebook: Casebook, place: Place):
    with casebook.engine.begin() as connection:
        connection.execute(text("UPDATE schema_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="install a newer version"):
        place.open()


def test_a_locked_casebook_is_told_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.05)
    first = Casebook.create(tmp_path / "case", actor="ann")
    second = Casebook.open(tmp_path / "case", actor="bea")
    with first.writing("take") as act:
        take(act, "Being written.")
        with (
            pytest.raises(StoreError, match=r"\(database is locked\).*not locked by another program"),
            second.writing("take"),
        ):
            pass
    with second.writing("take") as act:
        take(act, "Written after.")


class TestOnAServer:
    """What can only be confused where the rows are elsewhere than the folder."""

    pytestmark = pytest.mark.postgres

    def test_another_casebooks_database_is_refused(self, postgres: Server, tmp_path: Path):
        address = postgres.create()
        Casebook.create(tmp_path / "one", actor="ann", database=address).close()
        with pytest.raises(UsageError, match="to this casebook's own database"):
            Casebook.create(tmp_path / "two", actor="ann", database=address)
        postgres.drop(address)

    def test_an_empty_database_in_place_of_its_own_is_refused(self, postgres: Server, tmp_path: Path):
        first, second = postgres.create(), postgres.create()
        Casebook.create(tmp_path / "case", actor="ann", database=first).close()
        with pytest.raises(StoreError, match="the database is empty"):
            Casebook.open(tmp_path / "case", actor="ann", database=second)
        engine = connect(tmp_path, second)
        bring_up_to_date(engine)
        engine.dispose()
        with pytest.raises(UsageError, match="holds no casebook yet"):
            Casebook.open(tmp_path / "case", actor="ann", database=second)
        for address in (first, second):
            postgres.drop(address)

    def test_a_database_that_holds_something_else_is_left_alone(self, postgres: Server, tmp_path: Path):
        address = postgres.create()
        engine = connect(tmp_path, address)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE invoice (id int)"))
        with pytest.raises(StoreError, match=r"holds other tables \(invoice\) and no casebook"):
            Casebook.create(tmp_path / "case", actor="ann", database=address)
        with engine.connect() as connection:
            assert connection.dialect.get_table_names(connection) == ["invoice"]
        engine.dispose()
        postgres.drop(address)

    def test_a_database_that_lacks_most_scripts_is_refused(self, postgres: Server, tmp_path: Path):
        address = postgres.create(encoding="LATIN1")
        with pytest.raises(StoreError, match="keeps its text as LATIN1"):
            Casebook.create(tmp_path / "case", actor="ann", database=address)
        postgres.drop(address)

    def test_a_casebook_in_its_folder_does_not_move_to_a_server(self, postgres: Server, tmp_path: Path):
        Casebook.create(tmp_path / "case", actor="ann").close()
        address = postgres.create()
        for opening in (Casebook.open, Casebook.create):
            with pytest.raises(UsageError, match="unset ANSWERABLE_DATABASE"):
                opening(tmp_path / "case", actor="ann", database=address)
        postgres.drop(address)

    def test_a_server_that_goes_away_is_told_in_one_sentence(self, postgres: Server, tmp_path: Path):
        address = postgres.create()
        casebook = Casebook.create(tmp_path / "case", actor="ann", database=address)

        def write() -> None:
            with casebook.writing("take") as act:
                postgres.drop(address)
                take(act, "Too late.")

        with pytest.raises(StoreError, match="see that it is there, running"):
            write()
        casebook.close()

    def test_a_server_that_is_not_there_is_told_in_one_sentence(self, tmp_path: Path):
        with pytest.raises(StoreError, match="see that it is there, running"):
            Casebook.create(
                tmp_path / "case", actor="ann", database="postgresql+psycopg://x@127.0.0.1:1/none"
            )


def test_an_old_sqlite_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 31, 1))
    with pytest.raises(StoreError, match=r"use one that has 3\.37\.0 or newer"):
        Casebook.create(tmp_path / "case", actor="ann")


@pytest.mark.parametrize(
    ("address", "problem"),
    [("mysql://here/there", "names mysql: only postgresql"), ("not an address", "is not a database address")],
)
def test_only_postgresql_can_be_named(tmp_path: Path, address: str, problem: str):
    with pytest.raises(StoreError, match=problem):
        Casebook.create(tmp_path / "case", actor="ann", database=address)


def test_a_failed_act_leaves_nothing(casebook: Casebook):
    def fail() -> None:
        with casebook.writing("take") as act:
            sources.say(act, key("source"), SourceDetails(title="Half"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with casebook.view() as view:
        assert list(sources.listed(view)) == []
        assert view.until == 0
