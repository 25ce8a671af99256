"""Does the schema follow its steps, and does a casebook survive each of them?"""

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

from answerable.errors import StoreError
from answerable.store import migration, schema, sources, verification
from answerable.store.casebook import Casebook
from answerable.store.words import SEARCHED
from casebooks import Place, on_sqlite
from evidence import take

NEWEST = migration.LATEST
FOLLOWING = f"{int(NEWEST) + 1:04}"

FAILING = """
from alembic import op
import sqlalchemy as sa

revision = "{following}"
down_revision = "{latest}"

def upgrade():
    op.create_table("added", sa.Column("id", sa.Integer))
    op.execute("INSERT INTO added VALUES (1)")
    op.execute("DELETE FROM custody")
    op.add_column("act", sa.Column("place", sa.Text))
    {ending}
"""


def failing(ending: str) -> str:
    return FAILING.format(ending=ending, latest=NEWEST, following=FOLLOWING)


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A later version of the program, with one more step that can be written here."""
    folder = tmp_path / "migrations"
    shutil.copytree(migration.STEPS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(migration, "STEPS", folder)
    monkeypatch.setattr(migration, "LATEST", FOLLOWING)
    return folder / "versions" / f"{FOLLOWING}_next.py"


def test_the_newest_step_is_the_one_that_the_program_names():
    files = sorted(path.name for path in (migration.STEPS / "versions").glob("*.py"))
    assert files[-1].startswith(f"{migration.LATEST}_")
    assert [name[:4] for name in files] == [f"{number:04}" for number in range(1, len(files) + 1)]


def test_the_steps_lead_to_the_schema(casebook: Casebook):
    def is_ours(_: object, name: str | None, kind: str, *__: object) -> bool:
        indexes = tuple(f"{table.name}_words" for table in SEARCHED)
        return not (kind == "table" and str(name).startswith((*indexes, migration.VERSION_TABLE)))

    with casebook.engine.connect() as connection:
        options = {"include_object": is_ours, "compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, schema.metadata) == []
        assert set(inspect(connection).get_table_names()) >= {f"{table.name}_words" for table in SEARCHED}


def test_every_table_says_which_act_its_rows_belong_to():
    """Or belongs to a row that does: nothing can have come from nowhere."""
    for table in schema.metadata.sorted_tables:
        if table not in (schema.act, schema.casebook):
            parents = {key.column.table for key in table.foreign_keys}
            assert (
                schema.act in parents or any("act" in parent.c for parent in parents) or table is schema.name
            )


@on_sqlite
def test_sqlite_tables_are_strict(casebook: Casebook):
    with casebook.engine.connect() as connection:
        kinds = connection.exec_driver_sql("PRAGMA table_list").mappings().all()
    strict = {row["name"] for row in kinds if row["strict"]}
    assert strict >= {table.name for table in schema.metadata.sorted_tables}


def test_opening_up_to_date_runs_nothing(casebook: Casebook, place: Place, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(migration, "_migrate", None)
    with place.open().view() as view:
        assert migration.version_of(view.connection) == migration.LATEST


def test_a_step_keeps_what_was_there(casebook: Casebook, place: Place, steps: Path):
    with casebook.writing("take") as act:
        source, _ = take(act, "Taken before.")
    steps.write_text(failing("").replace('op.execute("DELETE FROM custody")', ""))
    with place.open().view() as view:
        assert migration.version_of(view.connection) == FOLLOWING
        assert [one.id for one in sources.listed(view)] == [source]
        assert list(verification.broken(view)) == []
        assert "place" in _columns(view.connection)


@pytest.mark.parametrize("ending", ["raise KeyboardInterrupt", 'op.execute("SELECT * FROM nowhere")'])
def test_a_step_that_fails_leaves_the_casebook_as_it_was(
    casebook: Casebook, place: Place, steps: Path, ending: str, monkeypatch: pytest.MonkeyPatch
):
    with casebook.writing("take") as act:
        take(act, "Taken before.")
    steps.write_text(failing(ending))
    with pytest.raises((KeyboardInterrupt, StoreError)):
        place.open()
    monkeypatch.setattr(migration, "LATEST", NEWEST)
    with place.open().view() as view:
        assert migration.version_of(view.connection) == NEWEST
        assert "place" not in _columns(view.connection)
        assert not inspect(view.connection).has_table("added")
        assert list(verification.broken(view)) == []


def _columns(connection: Connection) -> set[str]:
    return {column["name"] for column in inspect(connection).get_columns("act")}
