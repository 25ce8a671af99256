"""Does every invariant hold over all of the casebook's rows? One sentence for each that does not."""

import json
from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import exists, select

from answerable.errors import IntegrityError
from answerable.store import custody, purging, schema
from answerable.store.casebook import View
from answerable.store.claim_reading import Which, listed
from answerable.store.database import is_sqlite
from answerable.store.renditions import StoredRendition, elements_of, sections_of, stored, text_hash, text_of
from answerable.store.subjects import misplaced
from answerable.store.words import LONGEST_WORD, SEARCHED, indexed, indexed_in_vain, words_as_long, words_of
from answerable.vocabulary import ids
from answerable.vocabulary.shapes import span_from


def broken(view: View) -> Iterator[str]:
    """What is wrong with the casebook's rows? Nothing, if this yields nothing. Memory: one document's."""
    yield from _database(view)
    yield from _acts(view)
    yield from _purges(view)
    yield from custody.broken_links(view)
    yield from _captures(view)
    for rendition in stored(view.connection):
        yield from _rendition(view, rendition)
    yield from _claims(view)
    yield from _spans(view)
    yield from _words(view)


def _database(view: View) -> Iterator[str]:
    if not is_sqlite(view.connection):
        return  # PostgreSQL enforces its own
    for row in view.connection.exec_driver_sql("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield f"database: {row[0]}"
    for row in view.connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"database: row {row[1]} of {row[0]} points at a row of {row[2]} that is not there"


def _acts(view: View) -> Iterator[str]:
    table = schema.act
    number, before = 0, ""
    for row in view.connection.execute(select(table.c.id, table.c.at).order_by(table.c.id)):
        if row.id != number + 1:
            yield f"act {number + 1} is missing before act {row.id}"
        if row.at <= before:
            yield f"act {row.id} is not later than the one before it"
        number, before = row.id, row.at


def _purges(view: View) -> Iterator[str]:
    if purging.is_unswept(view.connection):
        yield "a purge was cut short before its last traces were gone: run 'answerable purge' again"


def _words(view: View) -> Iterator[str]:
    of_names: set[str] = set()
    for table, column in SEARCHED.items():
        found = table.c.id.in_(indexed(table)).label("found")
        query = select(table.c.id, table.c[column], found).order_by(table.c.id)
        for row in view.connection.execute(query.execution_options(yield_per=1000)):
            words = words_of(row[1] or "")
            if table is schema.name:
                of_names.update(words)
            if bool(row.found) != bool(words):
                yield f"search: row {row.id} of {table.name} is not found by its words"
        for number in view.connection.execute(indexed_in_vain(table)).scalars():
            yield f"search: row {number} of {table.name} is found, but not there"
    kept = set(words_as_long(view.connection, 1, LONGEST_WORD))
    for word in sorted(of_names - kept):
        yield f"search: {word!r} of a name is not found where it is typed with a slip"
    for word in sorted(kept - of_names):
        yield f"search: {word!r} is kept as of a name, and no name has it"


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
    elements = elements_of(view.connection, rendition.id)
    if any(not 0 <= element.start < element.end <= len(text) for element in elements):
        yield f"rendition {rendition.id}: an element reaches outside its text"


def _claims(view: View) -> Iterator[str]:
    claim = schema.claim
    query = select(claim.c.key, claim.c.id).order_by(claim.c.id).execution_options(yield_per=1000)
    for piece in view.connection.execute(query).partitions():
        yield from _readable(view, {row.key: row.id for row in piece})


def _readable(view: View, claims: dict[str, int]) -> Iterator[str]:
    """Making the records checks types, fields, dates and citations. Where one fails, each is tried alone."""
    try:
        said = {claims[claim.id]: claim for claim in listed(view, Which(keys=tuple(claims)))}
    except IntegrityError as error:
        if len(claims) == 1:
            yield str(error)
            return
        for key, number in claims.items():
            yield from _readable(view, {key: number})
        return
    keys = {number: key for key, number in claims.items()}
    for number in misplaced(view, said):
        yield f"claim {keys[number]} is not found under the names that it has"


def _spans(view: View) -> Iterator[str]:
    evidence, claim, rendition = schema.evidence, schema.claim, schema.rendition
    holding = schema.holding
    held = exists().where(
        holding.c.source == schema.citation.c.source, holding.c.sha256 == rendition.c.sha256
    )
    query = (
        select(evidence.c.rendition, evidence.c.spans, claim.c.key, held.label("held"))
        .join(claim, claim.c.id == evidence.c.claim)
        .join(schema.citation, schema.citation.c.id == evidence.c.citation)
        .join(rendition, rendition.c.id == evidence.c.rendition)
        .order_by(evidence.c.rendition)
        .execution_options(yield_per=1000)
    )
    for key, rows in groupby(view.connection.execute(query), key=lambda row: row.rendition):
        text = text_of(view.connection, key)
        for row in rows:
            if not row.held:
                yield f"claim {row.key} quotes a capture that its source does not hold"
            for span in map(span_from, json.loads(row.spans)):
                if text[span.start : span.end] != span.text:
                    yield f"claim {row.key}: its words {span.text!r} do not stand at {span.start}…{span.end}"
    yield from _lost_renditions(view)


def _lost_renditions(view: View) -> Iterator[str]:
    """A claim that came from elsewhere may quote what is not held here; one that was read here may not."""
    evidence, claim, assertion = schema.evidence, schema.claim, schema.assertion
    query = (
        select(claim.c.key, evidence.c.rendition)
        .join(evidence, evidence.c.claim == claim.c.id)
        .where(
            evidence.c.rendition.is_not(None),
            ~exists().where(schema.rendition.c.id == evidence.c.rendition),
            exists().where(assertion.c.claim == claim.c.id, assertion.c.reading.is_not(None)),
        )
    )
    for row in view.connection.execute(query):
        yield f"claim {row.key} was read from the rendition {row.rendition}, which is not there"
