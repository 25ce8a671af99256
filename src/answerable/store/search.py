"""Where do these words occur? In source texts, in titles, and in the names that claims use."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Table, exists, func, literal_column, select, text

from answerable.errors import UsageError
from answerable.store import schema
from answerable.store.casebook import View
from answerable.store.database import is_sqlite
from answerable.store.visibility import may_show_claim, may_show_source

AROUND: Final = 90
"""Characters shown on either side of a hit."""


@dataclass(frozen=True, slots=True)
class TextHit:
    """Where in a source's text do the words stand? `start`/`end` are code points of the rendition."""

    source: str
    rendition: str
    start: int
    end: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class NameHit:
    """Which person, unit or place goes by a name with these words, and in how many claims?"""

    entity: str
    name: str
    claims: int


def in_texts(view: View, query: str, limit: int = 50) -> Iterator[TextHit]:
    """In which sources' texts do all of these words (and "phrases in quotes") stand, in the order they came in?"""
    terms = terms_of(query)
    passage, holding = schema.passage, schema.holding
    newer = schema.rendition.alias()
    rows = (
        select(holding.c.source, passage.c.rendition, passage.c.start, passage.c.text)
        .join(schema.rendition, schema.rendition.c.id == passage.c.rendition)
        .join(holding, holding.c.sha256 == schema.rendition.c.sha256)
        .where(
            _matches(view, schema.passage, "text", terms),
            schema.rendition.c.act <= view.until,
            holding.c.act <= view.until,
            ~exists().where(
                newer.c.sha256 == schema.rendition.c.sha256,
                newer.c.act > schema.rendition.c.act,
                newer.c.act <= view.until,
            ),
            may_show_source(view, holding.c.source),
        )
        .order_by(passage.c.id)
        .limit(limit)
    )
    for row in view.connection.execute(rows):
        start, end = _first_place(row.text, terms)
        yield TextHit(
            row.source,
            row.rendition,
            row.start + start,
            row.start + end,
            row.text[max(0, start - AROUND) : start],
            row.text[start:end],
            row.text[end : end + AROUND],
        )


def in_titles(view: View, query: str, limit: int = 50) -> list[str]:
    """Which sources have all of these words in their title?"""
    details, newer = schema.source_details, schema.source_details.alias()
    superseded = exists().where(
        newer.c.source == details.c.source, newer.c.id > details.c.id, newer.c.act <= view.until
    )
    rows = (
        select(details.c.source)
        .where(
            _matches(view, details, "title", terms_of(query)),
            details.c.act <= view.until,
            ~superseded,
            may_show_source(view, details.c.source),
        )
        .order_by(details.c.id)
        .limit(limit)
    )
    return list(view.connection.execute(rows).scalars())


def in_names(view: View, query: str, limit: int = 50) -> list[NameHit]:
    """Which names that claims use have all of these words, the most used first?"""
    name, subject = schema.name, schema.subject
    count = func.count(subject.c.claim.distinct())
    rows = (
        select(name.c.entity, name.c.text, count)
        .join(subject, subject.c.name == name.c.id)
        .join(schema.claim, schema.claim.c.id == subject.c.claim)
        .where(
            _matches(view, name, "text", terms_of(query)),
            schema.claim.c.act <= view.until,
            may_show_claim(view, schema.claim.c.id),
        )
        .group_by(name.c.entity, name.c.text)
        .order_by(count.desc(), name.c.text, name.c.entity)
        .limit(limit)
    )
    return [NameHit(*row) for row in view.connection.execute(rows)]


def terms_of(query: str) -> list[str]:
    """Which words and phrases are looked for? Case, accents and punctuation aside; UsageError if none."""
    pieces = re.findall(r'"([^"]*)"|(\S+)', query)
    terms = [" ".join(re.findall(r"[^\W_]+", _plain(phrase or word))) for phrase, word in pieces]
    found = [term for term in terms if term]
    if not found:
        msg = f"{query!r} has no word to look for: write words, or a phrase in double quotes"
        raise UsageError(msg)
    return found


def _matches(view: View, table: Table, column: str, terms: list[str]) -> ColumnElement[bool]:
    """Which rows have all terms? The words are bound as a value: they are never part of the statement."""
    if is_sqlite(view.connection):
        words = " ".join(f'"{term}"' for term in terms)
        hits = text(f"SELECT rowid FROM {table.name}_words WHERE {table.name}_words MATCH :words").bindparams(
            words=words
        )
        return table.c.id.in_(hits.columns(rowid=schema.act.c.id.type).subquery().select())
    words = " & ".join("(" + " <-> ".join(term.split()) + ")" for term in terms)
    indexed = func.answerable_words(func.coalesce(table.c[column], literal_column("''")))
    return indexed.op("@@")(func.to_tsquery("simple", words))


def _plain(words: str) -> str:
    """The words without case and accents, letter for letter as long as they were."""
    return "".join(unicodedata.normalize("NFKD", letter)[0] for letter in words).lower()


def _first_place(passage: str, terms: list[str]) -> tuple[int, int]:
    """Where does the first of the terms stand? The whole passage's beginning if folding hid it."""
    plain = _plain(passage)
    if len(plain) != len(passage):  # a letter whose lower case is longer: show it from its beginning
        return 0, min(len(passage), AROUND)
    found = [
        match.span()
        for term in terms
        if (
            match := re.search(
                r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, term.split())) + r"(?![^\W_])", plain
            )
        )
    ]
    return min(found, default=(0, min(len(passage), AROUND)))
