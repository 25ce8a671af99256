"""Which tables does a casebook have? One schema for both databases; every row names its act.

Rows are only ever added. What somebody decides, corrects, takes back or finds again is a row of its own,
so that every past state can be asked for; `purge` alone deletes. Changing this file needs a migration.

    act ─ everything          publication ← source_details → source ← holding → capture
    custody (hash chain)      source ← finding → capture ← rendition ← passage, section
    rendition ← reading ← mention
    claim ← assertion, decision, subject → name; claim ← evidence → citation → source
    judgement ← judgement_withdrawal; failure ← failure_cleared; tombstone
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
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

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


def _table(name: str, *parts: Column[Any] | UniqueConstraint | Index) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True)


def _number() -> Column[int]:
    return Column("id", _Whole, primary_key=True)


def _text(name: str, *, needed: bool = True, **more: Any) -> Column[str]:
    return Column(name, Text, nullable=not needed, **more)


def _whole(name: str, *, needed: bool = True, **more: Any) -> Column[int]:
    return Column(name, _Whole, nullable=not needed, **more)


def _link(name: str, target: str, *, needed: bool = True, **more: Any) -> Column[Any]:
    return Column(name, ForeignKey(target), nullable=not needed, **more)


def _act() -> Column[int]:
    return Column("act", ForeignKey("act.id"), nullable=False)


casebook = _table("casebook", _text("key", primary_key=True), _text("value"))

act = _table("act", _number(), _text("at"), _text("verb"), _text("actor"), _text("version"))

publication = _table(
    "publication", _text("id", primary_key=True), _text("name"), _text("country", needed=False), _act()
)

source = _table("source", _text("id", primary_key=True), _act())

source_details = _table(
    "source_details",
    _number(),
    _link("source", "source.id"),
    _text("title", needed=False),
    _text("author", needed=False),
    _link("publication", "publication.id", needed=False),
    _text("published_first", needed=False),
    _text("published_last", needed=False),
    _text("url", needed=False),
    _text("archive_url", needed=False),
    _text("language", needed=False),
    _text("visibility", needed=False),
    _link("parent", "source.id", needed=False),
    _text("within", needed=False),
    _whole("rank"),
    _act(),
    Index(None, "source", "id"),
    Index(None, "url"),
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
)

finding = _table(
    "finding",
    _number(),
    _link("source", "source.id"),
    _link("sha256", "capture.sha256"),
    _text("name"),
    _act(),
    UniqueConstraint("source", "sha256", "name"),
    Index(None, "sha256"),
)

custody = _table(
    "custody",
    _number(),
    _text("event"),
    _text("sha256", needed=False),
    _text("payload", needed=False),
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
    _text("metadata"),
    _text("notes"),
    _act(),
    Index(None, "sha256"),
)

passage = _table(
    "passage",
    _number(),
    _link("rendition", "rendition.id"),
    _whole("start"),
    _text("text"),
    Index(None, "rendition", "start", unique=True),
)

section = _table(
    "section",
    _number(),
    _link("rendition", "rendition.id"),
    _whole("ordinal"),
    _text("kind"),
    _text("label"),
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
    _text("reader", needed=False),
    Column("score", _Real),
    _text("modality"),
    _text("fields"),
    _text("confidence"),
    _text("attribution"),
    _text("precise_first", needed=False),
    _text("precise_last", needed=False),
    _text("imprecise_first", needed=False),
    _text("imprecise_last", needed=False),
    _whole("starting"),
    _whole("ending"),
    _whole("open", needed=False),
    _text("notes", needed=False),
    _text("visibility"),
    _whole("rank"),
    _act(),
    Index(None, "claim", "id"),
    Index(None, "reading"),
    Index(None, "rank"),
)

decision = _table(
    "decision",
    _number(),
    _link("claim", "claim.id"),
    _text("status"),
    _text("changes"),
    _text("why", needed=False),
    _whole("rank", needed=False),
    _act(),
    Index(None, "claim", "id"),
    Index(None, "rank"),
)

citation = _table(
    "citation",
    Column("id", _Whole, primary_key=True, autoincrement=False),
    _text("key"),
    _link("source", "source.id"),
    _text("type"),
    _text("trigger"),
    _text("archive_url", needed=False),
    _text("archived", needed=False),
    _text("accessed", needed=False),
    _act(),
    UniqueConstraint("key"),
    Index(None, "source"),
)

# `rendition` is no foreign key: a claim that came from elsewhere may quote a source that is not held here.
evidence = _table(
    "evidence",
    _link("claim", "claim.id", primary_key=True),
    _link("citation", "citation.id", primary_key=True),
    _text("rendition", needed=False),
    _whole("ordinal"),
    _text("supports"),
    _text("spans"),
    Index(None, "citation"),
)

name = _table(
    "name",
    Column("id", _Whole, primary_key=True, autoincrement=False),
    _text("entity"),
    _text("text"),
    UniqueConstraint("entity", "text"),
)

subject = _table(
    "subject",
    _link("claim", "claim.id", primary_key=True),
    _text("field", primary_key=True),
    _link("name", "name.id", primary_key=True),
    _text("entity"),
    Index(None, "entity", "claim"),
    Index(None, "name"),
)

judgement = _table(
    "judgement",
    _text("id", primary_key=True),
    _text("left"),
    _text("right"),
    _text("verdict"),
    _text("why", needed=False),
    Column("score", _Real),
    _act(),
    Index(None, "left"),
    Index(None, "right"),
)

judgement_withdrawal = _table(
    "judgement_withdrawal",
    _link("judgement", "judgement.id", primary_key=True),
    _text("why", needed=False),
    _act(),
)

failure = _table(
    "failure",
    _number(),
    _text("stage"),
    _text("name"),
    _text("sha256", needed=False),
    _link("source", "source.id", needed=False),
    _text("kind"),
    _text("problem"),
    _text("remedy"),
    _whole("rank"),
    _act(),
    Index(None, "stage", "name"),
    Index(None, "sha256"),
)

failure_cleared = _table("failure_cleared", _link("failure", "failure.id", primary_key=True), _act())

tombstone = _table(
    "tombstone",
    _number(),
    _text("source"),
    _text("sha256", needed=False),
    _text("why"),
    _act(),
    UniqueConstraint("source", "sha256"),
    Index(None, "sha256"),
)
