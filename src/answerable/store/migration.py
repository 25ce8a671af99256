"""Is the casebook's schema this version's? Numbered migrations, each in a transaction of its own."""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, inspect, text

from answerable.errors import StoreError
from answerable.store.database import begin_writing, check_encoding

LATEST: Final = "0004"
"""The number of the newest migration; a test holds it to the files in `migrations/versions`."""

STEPS: Final = Path(__file__).parent / "migrations"
"""Where the migrations lie."""

VERSION_TABLE: Final = "schema_version"
"""Where the casebook's own number is kept: a name of our own, so that no other program's is taken for it."""


def bring_up_to_date(engine: Engine, *, may_be_empty: bool = True) -> None:
    """Which migrations are still to be run? None in most openings, which this finds out in one query.

    StoreError if the casebook was written by a later version of the program; if the database holds
    something else; or if it is empty, unless it may be.
    """
    with engine.connect() as connection:
        number = version_of(connection)
        others = [] if number is not None else inspect(connection).get_table_names()
        check_encoding(connection)
        connection.rollback()
    if number == LATEST:
        return
    if others:
        msg = (
            f"the database holds other tables ({', '.join(sorted(others)[:3])}) and no casebook: "
            "give the casebook a database of its own"
        )
        raise StoreError(msg)
    if number is None and not may_be_empty:
        msg = "the database is empty: finish making the casebook with 'answerable new', or name its database"
        raise StoreError(msg)
    if number is not None and number > LATEST:
        msg = (
            f"this casebook has the schema {number}, which is newer than this program's {LATEST}: "
            "install a newer version of Answerable"
        )
        raise StoreError(msg)
    _migrate(engine)


def version_of(connection: Connection) -> str | None:
    """Which migration did the casebook see last? None if it is not even a database of ours yet."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()


def _migrate(engine: Engine) -> None:
    # Alembic takes a while to import, and almost no opening needs it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    configuration = Config()
    configuration.set_main_option("script_location", str(STEPS))
    with engine.connect() as connection:
        begin_writing(connection)
        try:
            configuration.attributes["connection"] = connection
            configuration.attributes["version_table"] = VERSION_TABLE
            command.upgrade(configuration, "head")
        except BaseException:
            connection.rollback()
            raise
        connection.commit()
