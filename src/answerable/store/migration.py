"""Is the casebook's schema this version's? Numbered migrations, each in a transaction of its own."""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, inspect, text

from answerable.errors import StoreError
from answerable.store.database import begin_writing

LATEST: Final = "0001"
"""The number of the newest migration; a test holds it to the files in `migrations/versions`."""


def bring_up_to_date(engine: Engine) -> None:
    """Which migrations are still to be run? None in most openings, which this finds out in one query.

    StoreError if the casebook was written by a later version of the program.
    """
    with engine.connect() as connection:
        number = version_of(connection)
        connection.rollback()
    if number == LATEST:
        return
    if number is not None and number > LATEST:
        msg = (
            f"this casebook has the schema {number}, which is newer than this program's {LATEST}: "
            "install a newer version of Answerable"
        )
        raise StoreError(msg)
    _migrate(engine)


def version_of(connection: Connection) -> str | None:
    """Which migration did the casebook see last? None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _migrate(engine: Engine) -> None:
    # Alembic takes a while to import, and almost no opening needs it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.connect() as connection:
        begin_writing(connection)
        try:
            configuration.attributes["connection"] = connection
            command.upgrade(configuration, "head")
        except BaseException:
            connection.rollback()
            raise
        connection.commit()
