"""What did readers make of the captures? Text in passages, layout in sections, added and never overwritten.

The text is kept once, cut into passages at line ends, so that it can be searched and quoted from without
reading all of a long document. Joined in order, the passages are the text.
"""

import hashlib
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, and_, exists, or_, select

from answerable.store import schema
from answerable.store.act import Act
from answerable.store.casebook import View
from answerable.store.rows import add, next_number, to_json
from answerable.store.visibility import may_show_source
from answerable.store.words import add_words
from answerable.vocabulary import ids
from answerable.vocabulary.rendition import Cell, Element, Rendition, Section, Word
from answerable.vocabulary.span import Box

PASSAGE: Final = 4_000
"""Passages end at the first line end behind so many characters: a page or two, and far below the one
megabyte of words that PostgreSQL can index at a time."""

_COMPRESSION: Final = 3
"""How hard zlib tries with a layout: the default level takes four times as long to save an eighth."""

ELEMENTS: Final = "elements"
"""The kind of the row among the sections that has a web page's elements: it is no section itself."""

LONGEST: Final = 16_000
"""A line that does not end by then is cut behind its last space, or anywhere: only machines write such."""


@dataclass(frozen=True, slots=True)
class StoredRendition:
    """Which rendition is it, without its text? `length` is in code points."""

    id: str
    sha256: str
    reader: str
    version: str
    text_sha256: str
    length: int
    metadata: dict[str, str]
    notes: tuple[str, ...]


def text_hash(text: str) -> str:
    """Which hash has a text? SHA-256 of its UTF-8; lone surrogates, which UTF-8 lacks, kept as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def keep(act: Act, sha256: str, rendition: Rendition) -> str:
    """Which id has this rendition of this capture now? Kept once; the same again changes nothing."""
    text_sha256 = text_hash(rendition.text)
    key = ids.rendition(sha256, rendition.reader, rendition.version, text_sha256)
    known = exists().where(schema.rendition.c.id == key)
    if act.connection.execute(select(known)).scalar():
        return key
    act.connection.execute(
        schema.rendition.insert().values(
            id=key,
            sha256=sha256,
            reader=rendition.reader,
            version=rendition.version,
            text_sha256=text_sha256,
            length=len(rendition.text),
            metadata=to_json(rendition.metadata),
            notes=to_json(rendition.notes),
            act=act.number,
        )
    )
    pieces = list(enumerate(passages(rendition.text), start=next_number(act.connection, schema.passage)))
    add(
        act.connection,
        schema.passage,
        [{"id": number, "rendition": key, "start": start, "text": text} for number, (start, text) in pieces],
    )
    add_words(act.connection, schema.passage, [(number, text) for number, (_, text) in pieces])
    add(
        act.connection,
        schema.section,
        [_section_row(key, number, section) for number, section in enumerate(rendition.sections)]
        + ([_elements_row(key, rendition)] if rendition.elements else []),
    )
    return key


def passages(text: str) -> Iterator[tuple[int, str]]:
    """How is a text cut? Pairs of offset and passage, at line ends, that join to the text again."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + PASSAGE, start + LONGEST) + 1
        if end == 0 and start + LONGEST < len(text):
            end = text.rfind(" ", start + PASSAGE, start + LONGEST) + 1 or start + LONGEST
        end = end or len(text)
        yield start, text[start:end]
        start = end


def is_newest(view: View) -> ColumnElement[bool]:
    """Which condition keeps the renditions that nothing newer, of the same bytes, had replaced by then?"""
    this, newer = schema.rendition, schema.rendition.alias()
    return and_(
        this.c.act <= view.until,
        ~exists().where(
            newer.c.sha256 == this.c.sha256,
            newer.c.act <= view.until,
            or_(newer.c.act > this.c.act, and_(newer.c.act == this.c.act, newer.c.id < this.c.id)),
        ),
    )


def newest(view: View, sha256: str) -> StoredRendition | None:
    """Which rendition of these bytes is the newest? None if there is none, or none that may be shown."""
    shown = exists().where(
        schema.holding.c.sha256 == schema.rendition.c.sha256,
        may_show_source(view, schema.holding.c.source),
    )
    query = select(schema.rendition).where(schema.rendition.c.sha256 == sha256, is_newest(view), shown)
    row = view.connection.execute(query).first()
    return None if row is None else _stored(row)


def stored(connection: Connection) -> Iterator[StoredRendition]:
    """Which renditions are there?"""
    query = select(schema.rendition).order_by(schema.rendition.c.act, schema.rendition.c.id)
    for row in connection.execute(query):
        yield _stored(row)


def text_of(connection: Connection, rendition: str, start: int = 0, end: int | None = None) -> str:
    """Which characters has this rendition from `start` to `end`? Only the passages touched are read."""
    table = schema.passage
    query = select(table.c.start, table.c.text).where(table.c.rendition == rendition).order_by(table.c.start)
    if start > 0:
        query = query.where(table.c.start > start - LONGEST)
    if end is not None:
        query = query.where(table.c.start < end)
    rows = connection.execute(query).all()
    if not rows:
        return ""
    offset = rows[0].start
    return "".join(row.text for row in rows)[start - offset : None if end is None else end - offset]


def sections_of(connection: Connection, rendition: str) -> tuple[Section, ...]:
    """Which pages or sheets has this rendition?"""
    query = (
        select(schema.section)
        .where(schema.section.c.rendition == rendition, is_section())
        .order_by(schema.section.c.ordinal)
    )
    return tuple(_section(row) for row in connection.execute(query))


def is_section() -> ColumnElement[bool]:
    """Which condition keeps the rows that are pages or sheets?"""
    return schema.section.c.kind != ELEMENTS


def elements_of(connection: Connection, rendition: str) -> tuple[Element, ...]:
    """Which elements of its page hold this rendition's text? None, unless it is of a web page."""
    query = select(schema.section.c["items"]).where(
        schema.section.c.rendition == rendition, schema.section.c.kind == ELEMENTS
    )
    packed = connection.execute(query).scalar()
    return () if packed is None else tuple(map(Element._make, json.loads(zlib.decompress(packed))))


def _stored(row: Row[Any]) -> StoredRendition:
    return StoredRendition(
        row.id,
        row.sha256,
        row.reader,
        row.version,
        row.text_sha256,
        row.length,
        json.loads(row.metadata),
        tuple(json.loads(row.notes)),
    )


def _section_row(rendition: str, number: int, section: Section) -> dict[str, Any]:
    items: list[Sequence[Any]] = [[word.start, word.end, *word.box] for word in section.words]
    return {
        "rendition": rendition,
        "ordinal": number,
        "kind": section.kind,
        "label": section.label,
        "start": section.start,
        "end": section.end,
        "width": section.width,
        "height": section.height,
        "items": _packed([*items, *section.cells]),
    }


def _elements_row(rendition: str, made: Rendition) -> dict[str, Any]:
    return {
        "rendition": rendition,
        "ordinal": len(made.sections),
        "kind": ELEMENTS,
        "label": "",
        "start": 0,
        "end": len(made.text),
        "width": None,
        "height": None,
        "items": _packed(made.elements),
    }


def _packed(items: Sequence[Sequence[Any]]) -> bytes:
    return zlib.compress(to_json(items).encode(), _COMPRESSION)


def _section(row: Row[Any]) -> Section:
    items = json.loads(zlib.decompress(row.items))
    return Section(
        row.kind,
        row.label,
        row.start,
        row.end,
        row.width,
        row.height,
        tuple(Word(item[0], item[1], Box(*item[2:])) for item in items if len(item) > 3),  # noqa: PLR2004
        tuple(map(Cell._make, (item for item in items if len(item) == 3))),  # noqa: PLR2004
    )
