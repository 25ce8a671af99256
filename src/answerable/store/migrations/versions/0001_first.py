"""What did the first casebooks look like? Frozen: never changed after release, only followed by another."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

SEARCHED = ("passage", "name", "source_details")
"""Where are words looked for? In source texts, in the names of persons, units and places, and in titles."""

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Real: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")
Text: sa.types.TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Which tables, and which indexes of words?"""
    connection = op.get_bind()
    metadata.create_all(connection, checkfirst=False)
    if connection.dialect.name == "sqlite":
        for name in SEARCHED:
            op.execute(f"CREATE VIRTUAL TABLE {name}_words USING fts5(words, content='', tokenize='ascii')")
        return
    for name in SEARCHED:
        _words_of_postgresql(f"{name}_words")
    for table in metadata.sorted_tables:
        for column in table.columns:
            if column.info.get("words"):
                _take_no_samples("TABLE", table.name, f'"{column.name}"')


def _words_of_postgresql(name: str) -> None:
    key = f"rowid bigint CONSTRAINT pk_{name} PRIMARY KEY"
    op.execute(f'CREATE TABLE {name} ({key}, words text COLLATE "C" NOT NULL)')
    op.execute(f"CREATE INDEX ix_{name}_words ON {name} USING gin (string_to_array(words, ' '))")
    _take_no_samples("TABLE", name, "words")
    _take_no_samples("INDEX", f"ix_{name}_words", "1")


def _take_no_samples(kind: str, name: str, column: str) -> None:
    """PostgreSQL's statistics quote what stands in a column, and would go on doing so after a purge."""
    op.execute(f"ALTER {kind} {name} ALTER {column} SET STATISTICS 0")


def _table(name: str, *parts: sa.Column[Any] | sa.UniqueConstraint | sa.Index, rowid: bool = True) -> None:
    sa.Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=rowid)


def _number() -> sa.Column[int]:
    return sa.Column("id", Whole, primary_key=True)


def _text(name: str, *, needed: bool = True, **more: Any) -> sa.Column[str]:
    return sa.Column(name, Text, nullable=not needed, **more)


def _words(name: str, *, needed: bool = True) -> sa.Column[str]:
    return sa.Column(name, Text, nullable=not needed, info={"words": True})


def _whole(name: str, *, needed: bool = True, **more: Any) -> sa.Column[int]:
    return sa.Column(name, Whole, nullable=not needed, **more)


def _link(name: str, target: str, *, needed: bool = True, **more: Any) -> sa.Column[Any]:
    return sa.Column(name, sa.ForeignKey(target), nullable=not needed, **more)


def _act() -> sa.Column[int]:
    return sa.Column("act", sa.ForeignKey("act.id"), nullable=False)


def _closed(name: str) -> sa.Index:
    condition = sa.text(f"{name} > 0")
    return sa.Index(None, name, sqlite_where=condition, postgresql_where=condition)


def _read(name: str) -> sa.Index:
    condition = sa.text(f"{name} IS NOT NULL")
    return sa.Index(None, name, sqlite_where=condition, postgresql_where=condition)


def _of_any_length(name: str) -> sa.Index:
    return sa.Index(None, name, postgresql_using="hash")


_table("casebook", _text("key", primary_key=True), _text("value"))

_table(
    "act", _number(), _text("at"), _text("verb"), _words("actor"), _text("version"), sa.UniqueConstraint("at")
)

_table(
    "publication",
    _number(),
    _text("key"),
    _words("name"),
    _words("country", needed=False),
    _act(),
    sa.Index(None, "key", "id"),
)

_table("source", _text("id", primary_key=True), _act())

_table(
    "source_details",
    _number(),
    _link("source", "source.id"),
    _words("title", needed=False),
    _words("author", needed=False),
    _text("publication", needed=False),
    _text("published_first", needed=False),
    _text("published_last", needed=False),
    _words("url", needed=False),
    _words("archive_url", needed=False),
    _words("language", needed=False),
    _text("visibility", needed=False),
    _link("parent", "source.id", needed=False),
    _words("within", needed=False),
    _whole("rank"),
    _act(),
    sa.Index(None, "source", "id"),
    _of_any_length("url"),
    sa.Index(None, "parent"),
    sa.Index(None, "rank"),
)

_table("capture", _text("sha256", primary_key=True), _whole("size"), _text("media_type"), _act())

_table(
    "holding",
    _link("source", "source.id", primary_key=True),
    _link("sha256", "capture.sha256", primary_key=True),
    _act(),
    sa.Index(None, "sha256"),
    rowid=False,
)

_table(
    "finding",
    _number(),
    _link("source", "source.id"),
    _link("sha256", "capture.sha256"),
    _words("name"),
    _act(),
    sa.Index(None, "source", "sha256"),
    sa.Index(None, "sha256"),
)

_table(
    "custody",
    _number(),
    _text("event"),
    _text("source", needed=False),
    _text("sha256", needed=False),
    _words("payload", needed=False),
    _text("payload_hash"),
    _text("previous"),
    _text("hash"),
    _act(),
    sa.Index(None, "sha256"),
)

_table(
    "rendition",
    _text("id", primary_key=True),
    _link("sha256", "capture.sha256"),
    _text("reader"),
    _text("version"),
    _text("text_sha256"),
    _whole("length"),
    _words("metadata"),
    _words("notes"),
    _act(),
    sa.Index(None, "sha256"),
)

_table(
    "passage",
    _number(),
    _link("rendition", "rendition.id"),
    _whole("start"),
    _words("text"),
    sa.Index(None, "rendition", "start", unique=True),
)

_table(
    "section",
    _number(),
    _link("rendition", "rendition.id"),
    _whole("ordinal"),
    _text("kind"),
    _words("label"),
    _whole("start"),
    _whole("end"),
    sa.Column("width", Real),
    sa.Column("height", Real),
    sa.Column("items", sa.LargeBinary),
    sa.Index(None, "rendition", "ordinal", unique=True),
)

_table(
    "reading",
    _number(),
    _link("source", "source.id"),
    _link("rendition", "rendition.id"),
    _text("recogniser"),
    _text("version"),
    _act(),
    sa.UniqueConstraint("source", "rendition", "recogniser", "version"),
    sa.Index(None, "rendition"),
)

_table(
    "mention",
    _number(),
    _link("reading", "reading.id"),
    _text("type"),
    _whole("start"),
    _whole("end"),
    sa.Column("score", Real, nullable=False),
    sa.Index(None, "reading"),
)

_table(
    "claim",
    sa.Column("id", Whole, primary_key=True, autoincrement=False),
    _text("key"),
    _text("type"),
    _text("about"),
    _text("first_status"),
    _act(),
    sa.UniqueConstraint("key"),
    sa.Index(None, "about"),
    sa.Index(None, "type", "id"),
)

_table(
    "assertion",
    _number(),
    _link("claim", "claim.id"),
    _link("reading", "reading.id", needed=False),
    _words("reader", needed=False),
    sa.Column("score", Real),
    _text("modality"),
    _words("fields"),
    _words("confidence"),
    _words("attribution"),
    _text("precise_first", needed=False),
    _text("precise_last", needed=False),
    _text("imprecise_first", needed=False),
    _text("imprecise_last", needed=False),
    _whole("starting"),
    _whole("ending"),
    _whole("open", needed=False),
    _words("notes", needed=False),
    _text("visibility"),
    _whole("rank"),
    _whole("speaker_rank"),
    _act(),
    sa.Index(None, "claim", "id"),
    _read("reading"),
    _closed("rank"),
    _closed("speaker_rank"),
)

_table(
    "decision",
    _number(),
    _link("claim", "claim.id"),
    _text("status"),
    _words("changes"),
    _words("why", needed=False),
    _whole("rank", needed=False),
    _act(),
    sa.Index(None, "claim", "id"),
    _closed("rank"),
)

_table(
    "citation",
    sa.Column("id", Whole, primary_key=True, autoincrement=False),
    _text("key"),
    _link("source", "source.id"),
    _text("type"),
    _words("trigger"),
    _act(),
    sa.UniqueConstraint("key"),
    sa.Index(None, "source"),
)

_table(
    "evidence",
    _link("claim", "claim.id", primary_key=True),
    _whole("ordinal", primary_key=True),
    _link("citation", "citation.id"),
    _text("rendition", needed=False),
    _words("supports"),
    _words("spans"),
    _words("archive_url", needed=False),
    _words("archived", needed=False),
    _words("accessed", needed=False),
    sa.Index(None, "citation"),
    rowid=False,
)

_table(
    "name",
    sa.Column("id", Whole, primary_key=True, autoincrement=False),
    _text("entity"),
    _words("text"),
    sa.Index(None, "entity"),
)

_table(
    "subject",
    _link("claim", "claim.id", primary_key=True),
    _link("name", "name.id", primary_key=True),
    _text("field", primary_key=True),
    _whole("turn", primary_key=True),
    _act(),
    sa.Index(None, "name", "claim"),
    rowid=False,
)

_table(
    "judgement",
    _text("id", primary_key=True),
    _text("left"),
    _text("right"),
    _text("verdict"),
    _words("why", needed=False),
    sa.Column("score", Real),
    _act(),
    sa.Index(None, "left"),
    sa.Index(None, "right"),
)

_table(
    "judgement_withdrawal",
    _link("judgement", "judgement.id", primary_key=True),
    _words("why", needed=False),
    _act(),
)

_table(
    "failure",
    _number(),
    _text("stage"),
    _words("name"),
    _text("sha256", needed=False),
    _link("source", "source.id", needed=False),
    _text("kind"),
    _words("problem"),
    _words("remedy"),
    _whole("rank"),
    _act(),
    _of_any_length("name"),
    sa.Index(None, "sha256"),
)

_table("failure_cleared", _link("failure", "failure.id", primary_key=True), _act())

_table(
    "tombstone",
    _number(),
    _text("source"),
    _text("sha256", needed=False),
    _words("why"),
    _act(),
    sa.UniqueConstraint("source", "sha256"),
    sa.Index(None, "sha256"),
)
