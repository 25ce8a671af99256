"""Does every invariant hold over all of the casebook's rows? One sentence for each that does not."""

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Row, exists, func, select

from answerable.store import custody, schema
from answerable.store.casebook import View
from answerable.store.claim_reading import listed
from answerable.store.database import is_sqlite
from answerable.store.renditions import StoredRendition, sections_of, stored, text_hash, text_of
from answerable.vocabulary import ids
from answerable.vocabulary.shapes import span_from


def broken(view: View) -> Iterator[str]:
    """What is wrong with the casebook's rows? Nothing, if this yields nothing. Memory: one document's."""
    yield from _database(view)
    yield from _acts(view)
    yield from custody.broken_links(view)
    yield from _captures(view)
    for rendition in stored(view.connection):
        yield from _rendition(view, rendition)
    yield from _claims(view)
    yield from _spans(view)


def _database(view: View) -> Iterator[str]:
    if not is_sqlite(view.connection):
        return  # PostgreSQL enforces its own
    for row in view.connection.exec_driver_sql("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield f"database: {row[0]}"
    for row in view.connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"database: row {row[1]} of {row[0]} points at a row of {row[2]} that is not there"


def _acts(view: View) -> Iterator[str]:
    later = schema.act.alias()
    query = select(schema.act.c.id).join(later, later.c.id == schema.act.c.id + 1)
    for number in view.connection.execute(query.where(later.c.at <= schema.act.c.at)).scalars():
        yield f"act {number + 1} is not later than the one before it"


def _captures(view: View) -> Iterator[str]:
    held = exists().where(schema.holding.c.sha256 == schema.capture.c.sha256)
    logged = exists().where(
        schema.custody.c.sha256 == schema.capture.c.sha256, schema.custody.c.event == "taken"
    )
    for sha256 in view.connection.execute(select(schema.capture.c.sha256).where(~held)).scalars():
        yield f"capture {sha256} belongs to no source"
    for sha256 in view.connection.execute(select(schema.capture.c.sha256).where(~logged)).scalars():
        yield f"capture {sha256} has no entry in the custody log"


def _rendition(view: View, rendition: StoredRendition) -> Iterator[str]:
    text = text_of(view.connection, rendition.id)
    if len(text) != rendition.length or text_hash(text) != rendition.text_sha256:
        yield f"rendition {rendition.id} is not the text that was stored"
    if rendition.id != ids.rendition(
        rendition.sha256, rendition.reader, rendition.version, rendition.text_sha256
    ):
        yield f"rendition {rendition.id} does not have the id of what it is made from"
    for section in sections_of(view.connection, rendition.id):
        inside = 0 <= section.start <= section.end <= len(text)
        places = [(item.start, item.end) for item in section.words]
        places += [(item.start, item.end) for item in section.cells]
        if not inside or any(not section.start <= start < end <= section.end for start, end in places):
            yield f"rendition {rendition.id}: {section.kind} {section.label} reaches outside its text"


def _claims(view: View) -> Iterator[str]:
    bare = select(schema.claim.c.key).where(~exists().where(schema.evidence.c.claim == schema.claim.c.id))
    for key in view.connection.execute(bare).scalars():
        yield f"claim {key} has no citation"
    mute = select(schema.claim.c.key).where(~exists().where(schema.assertion.c.claim == schema.claim.c.id))
    for key in view.connection.execute(mute).scalars():
        yield f"claim {key} asserts nothing"
    shown = 0
    try:
        for _ in listed(view):  # making the record checks its type, fields, dates and citations
            shown += 1
    except (ValueError, KeyError) as error:
        yield f"the claim after the {shown}th cannot be read: {error}"
    total = view.connection.execute(
        select(func.count()).select_from(schema.claim).where(schema.claim.c.act <= view.until)
    ).scalar_one()
    if shown != total:
        yield f"{total - shown} of {total} claims cannot be shown with any of their sources"


def _spans(view: View) -> Iterator[str]:
    query = (
        select(
            schema.evidence,
            schema.claim.c.key,
            schema.claim.c.type,
            schema.citation.c.source,
            schema.rendition.c.sha256,
        )
        .join(schema.claim, schema.claim.c.id == schema.evidence.c.claim)
        .join(schema.citation, schema.citation.c.id == schema.evidence.c.citation)
        .join(schema.rendition, schema.rendition.c.id == schema.evidence.c.rendition)
        .order_by(schema.evidence.c.rendition)
        .execution_options(yield_per=1000)
    )
    rows = view.connection.execute(query)
    for rendition, evidence in groupby(rows, key=lambda row: row.rendition):
        text = text_of(view.connection, rendition)
        for row in evidence:
            yield from _span(view, row, text)


def _span(view: View, row: Row[Any], text: str) -> Iterator[str]:
    for shape in json.loads(row.spans):
        span = span_from(shape)
        if text[span.start : span.end] != span.text:
            yield f"claim {row.key}: its words {span.text!r} do not stand at {span.start}…{span.end}"
    held = exists().where(schema.holding.c.source == row.source, schema.holding.c.sha256 == row.sha256)
    if not view.connection.execute(select(held)).scalar():
        yield f"claim {row.key} quotes a capture that its source does not hold"
