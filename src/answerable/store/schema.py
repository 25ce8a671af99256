"""Which tables does a casebook have? One schema for both databases; every row names its act.

Rows are only ever added. What somebody decides, corrects, takes back or finds again is a row of its own,
so that every past state can be asked for; `purge` alone deletes. Changing this file needs a migration.

    act ─ everything          publication ← source_details → source ← holding → capture
    custody (hash chain)      source ← finding → capture ← rendition ← passage, section
    rendition ← reading ← mention, attribution
    claim ← assertion, decision, subject → name; claim ← evidence → citation → source
    judgement ← judgement_withdrawal; failure ← failure_cleared; tombstone

What `words` looks in has beside it a table of words, which each database keeps in its own way.
"""

from typing import Any

from sqlalchemy import (
    REAL,
    BigInteger,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import TypeEngine

from answerable.store.storable import AnyText, PlainText

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# STRICT tables know INTEGER, REAL, TEXT and BLOB only; PostgreSQL's own of these are too narrow.
_Whole = BigInteger().with_variant(Integer, "sqlite")
_Real: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")


def _table(name: str, *parts: Column[Any] | UniqueConstraint | Index, rowid: bool = True) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=rowid)


def _number() -> Column[int]:
    return Column("id", _Whole, primary_key=True)


def _text(name: str, *, needed: bool = True, **more: Any) -> Column[str]:
    """Ids, hashes, dates, and words that this program chooses."""
    return Column(name, PlainText, nullable=not needed, **more)


def _days(*names: str) -> list[Column[str]]:
    """Ranges of days, each in two columns: see `days`."""
    return [_text(f"{name}_{end}", needed=False) for name in names for end in ("first", "last")]


def _words(name: str, *, needed: bool = True) -> Column[str]:
    """Whatever a document, a file's name or a person says."""
    return Column(name, AnyText, nullable=not needed)


def _whole(name: str, *, needed: bool = True, **more: Any) -> Column[int]:
    return Column(name, _Whole, nullable=not needed, **more)


def _link(name: str, target: str, *, needed: bool = True, **more: Any) -> Column[Any]:
    return Column(name, ForeignKey(target), nullable=not needed, **more)


def _act() -> Column[int]:
    return Column("act", ForeignKey("act.id"), nullable=False)


def _closed(name: str) -> Index:
    """Most rows are open to everyone: only the others are looked for."""
    condition = text(f"{name} > 0")
    return Index(None, name, sqlite_where=condition, postgresql_where=condition)


def _read(name: str) -> Index:
    """Claims that were imported come by the million, and were never read."""
    condition = text(f"{name} IS NOT NULL")
    return Index(None, name, sqlite_where=condition, postgresql_where=condition)


def _of_any_length(name: str) -> Index:
    """PostgreSQL sorts no text of more than a few kilobytes; it can always keep its hash."""
    return Index(None, name, postgresql_using="hash")


casebook = _table("casebook", _text("key", primary_key=True), _text("value"))

act = _table(
    "act", _number(), _text("at"), _text("verb"), _words("actor"), _text("version"), UniqueConstraint("at")
)

# A row for each time that more was said of the publication with this key: the newest one counts.
publication = _table(
    "publication",
    _number(),
    _text("key"),
    _words("name"),
    _words("country", needed=False),
    _act(),
    Index(None, "key", "id"),
)

source = _table("source", _text("id", primary_key=True), _act())

source_details = _table(
    "source_details",
    _number(),
    _link("source", "source.id"),
    _words("title", needed=False),
    _words("author", needed=False),
    _text("publication", needed=False),
    *_days("published"),
    _words("url", needed=False),
    _words("archive_url", needed=False),
    _words("language", needed=False),
    _text("visibility", needed=False),
    _link("parent", "source.id", needed=False),
    _words("within", needed=False),
    _whole("rank"),
    _act(),
    _words("type", needed=False),
    *_days("created", "uploaded"),
    Index(None, "source", "id"),
    _of_any_length("url"),
    Index(None, "parent"),
    Index(None, "rank"),
)

capture = _table("capture", _text("sha256", primary_key=True), _whole("size"), _text("media_type"), _act())

holding = _table(
    "holding",
    _link("source", "source.id", primary_key=True),
    _link("sha256", "capture.sha256", primary_key=True),
    _act(),
    Index(None, "sha256"),
    rowid=False,
)

finding = _table(
    "finding",
    _number(),
    _link("source", "source.id"),
    _link("sha256", "capture.sha256"),
    _words("name"),
    _act(),
    Index(None, "source", "sha256"),
    Index(None, "sha256"),
)

custody = _table(
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
    Index(None, "sha256"),
)

rendition = _table(
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
    Index(None, "sha256"),
)

passage = _table(
    "passage",
    _number(),
    _link("rendition", "rendition.id"),
    _whole("start"),
    _words("text"),
    Index(None, "rendition", "start", unique=True),
)

section = _table(
    "section",
    _number(),
    _link("rendition", "rendition.id"),
    _whole("ordinal"),
    _text("kind"),
    _words("label"),
    _whole("start"),
    _whole("end"),
    Column("width", _Real),
    Column("height", _Real),
    Column("items", LargeBinary),
    Index(None, "rendition", "ordinal", unique=True),
)

reading = _table(
    "reading",
    _number(),
    _link("source", "source.id"),
    _link("rendition", "rendition.id"),
    _text("recogniser"),
    _text("version"),
    _act(),
    UniqueConstraint("source", "rendition", "recogniser", "version"),
    Index(None, "rendition"),
)

mention = _table(
    "mention",
    _number(),
    _link("reading", "reading.id"),
    _text("type"),
    _whole("start"),
    _whole("end"),
    Column("score", _Real, nullable=False),
    Index(None, "reading"),
)

# Each part is a list of stretches, [[start, end], …]: a quotation may be broken by its own cue.
attribution = _table(
    "attribution",
    _number(),
    _link("reading", "reading.id"),
    _text("cue"),
    _text("source"),
    _text("content"),
    Column("score", _Real, nullable=False),
    Index(None, "reading"),
)

# The short number `id` joins claims to their rows; `key` is the claim's lasting id, the one users see.
claim = _table(
    "claim",
    Column("id", _Whole, primary_key=True, autoincrement=False),
    _text("key"),
    _text("type"),
    _text("about"),
    _text("first_status"),
    _act(),
    UniqueConstraint("key"),
    Index(None, "about"),
    Index(None, "type", "id"),
)

assertion = _table(
    "assertion",
    _number(),
    _link("claim", "claim.id"),
    _link("reading", "reading.id", needed=False),
    _words("reader", needed=False),
    Column("score", _Real),
    _text("modality"),
    _words("fields"),
    _words("confidence"),
    _words("attribution"),
    *_days("precise", "imprecise"),
    _whole("starting"),
    _whole("ending"),
    _whole("open", needed=False),
    _words("notes", needed=False),
    _text("visibility"),
    _whole("rank"),
    _whole("speaker_rank"),
    _act(),
    Index(None, "claim", "id"),
    _read("reading"),
    _closed("rank"),
    _closed("speaker_rank"),
)

decision = _table(
    "decision",
    _number(),
    _link("claim", "claim.id"),
    _text("status"),
    _words("changes"),
    _words("why", needed=False),
    _whole("rank", needed=False),
    _act(),
    Index(None, "claim", "id"),
    _closed("rank"),
)

citation = _table(
    "citation",
    Column("id", _Whole, primary_key=True, autoincrement=False),
    _text("key"),
    _link("source", "source.id"),
    _text("type"),
    _words("trigger"),
    _act(),
    UniqueConstraint("key"),
    Index(None, "source"),
)

# `rendition` is no foreign key: a claim that came from elsewhere may quote a source that is not held here.
evidence = _table(
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
    Index(None, "citation"),
    rowid=False,
)

name = _table(
    "name",
    Column("id", _Whole, primary_key=True, autoincrement=False),
    _text("entity"),
    _words("text"),
    Index(None, "entity"),
)

# Whether a claim names an entity can change: on even turns it does from that act on, on odd ones no more.
subject = _table(
    "subject",
    _link("claim", "claim.id", primary_key=True),
    _link("name", "name.id", primary_key=True),
    _text("field", primary_key=True),
    _whole("turn", primary_key=True),
    _act(),
    Index(None, "name", "claim"),
    rowid=False,
)

judgement = _table(
    "judgement",
    _text("id", primary_key=True),
    _text("left"),
    _text("right"),
    _text("verdict"),
    _words("why", needed=False),
    Column("score", _Real),
    _act(),
    Index(None, "left"),
    Index(None, "right"),
)

judgement_withdrawal = _table(
    "judgement_withdrawal",
    _link("judgement", "judgement.id", primary_key=True),
    _words("why", needed=False),
    _act(),
)

failure = _table(
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
    Index(None, "sha256"),
)

failure_cleared = _table("failure_cleared", _link("failure", "failure.id", primary_key=True), _act())

tombstone = _table(
    "tombstone",
    _number(),
    _text("source"),
    _text("sha256", needed=False),
    _words("why"),
    _act(),
    UniqueConstraint("source", "sha256"),
    Index(None, "sha256"),
)
