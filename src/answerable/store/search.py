"""Where do these words occur? In source texts, in titles, and in the names that claims use.

Several words need not stand together, only in one source, title or name; a "phrase in quotes" must.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, Select, exists, func, literal, select, union_all

from answerable.errors import UsageError
from answerable.store import schema
from answerable.store.casebook import View
from answerable.store.renditions import is_newest
from answerable.store.subjects import stands
from answerable.store.visibility import may_show_claim, may_show_source
from answerable.store.words import LONGEST_WORD, folded_with_offsets, rows_with, words_of

AROUND: Final = 90
"""Characters shown on either side of a hit."""

MOST_TERMS: Final = 50
"""Words and phrases of one question: more are a pasted text, which no source has word for word."""


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
    """In which sources' texts do all of these words stand, and where? In the order in which they came in.

    Of each source the passages (a page or two) that have the most of the words.
    """
    terms = terms_of(query)
    passage, holding = schema.passage, schema.holding
    best = _best_passages(view.connection, terms).subquery()
    rows = (
        select(holding.c.source, passage.c.rendition, passage.c.start, passage.c.text)
        .join(best, best.c.id == passage.c.id)
        .join(schema.rendition, schema.rendition.c.id == passage.c.rendition)
        .join(holding, holding.c.sha256 == schema.rendition.c.sha256)
        .where(
            best.c.terms == best.c.most,
            is_newest(view),
            holding.c.act <= view.until,
            may_show_source(view, holding.c.source),
        )
        .order_by(passage.c.id, holding.c.act, holding.c.source)
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
    found = (details.c.id.in_(rows_with(view.connection, details, term)) for term in terms_of(query))
    rows = (
        select(details.c.source)
        .where(*found, details.c.act <= view.until, ~superseded, may_show_source(view, details.c.source))
        .order_by(details.c.id)
        .limit(limit)
    )
    return list(view.connection.execute(rows).scalars())


def in_names(view: View, query: str, limit: int = 50) -> list[NameHit]:
    """Which names that claims use have all of these words, the most used first?"""
    name, subject = schema.name, schema.subject
    found = (name.c.id.in_(rows_with(view.connection, name, term)) for term in terms_of(query))
    count = func.count(subject.c.claim.distinct())
    rows = (
        select(name.c.entity, name.c.text, count)
        .join(subject, subject.c.name == name.c.id)
        .where(*found, stands(view), may_show_claim(view, subject.c.claim))
        .group_by(name.c.entity, name.c.text)
        .order_by(count.desc(), name.c.text, name.c.entity)
        .limit(limit)
    )
    return [NameHit(*row) for row in view.connection.execute(rows)]


def terms_of(query: str) -> list[str]:
    """Which words and phrases are looked for? Case, accents and punctuation aside.

    UsageError if there are none, or more than `MOST_TERMS`.
    """
    pieces = re.findall(r'"([^"]*)"|([^\s"]+)', query)
    terms = dict.fromkeys(" ".join(words_of(phrase or word)) for phrase, word in pieces)
    terms.pop("", None)
    if not terms:
        msg = f"{query!r} has no word to look for: write words, or a phrase in double quotes"
        raise UsageError(msg)
    if len(terms) > MOST_TERMS:
        msg = f"{len(terms)} words are too many to look for at a time: give {MOST_TERMS} at most"
        raise UsageError(msg)
    return list(terms)


def _best_passages(connection: Connection, terms: list[str]) -> Select[tuple[int, int, int]]:
    """Which passages have how many of the terms, and how many has the best passage of the same text?

    Only of texts that have all of the terms.
    """
    hits = union_all(
        *(
            select(
                rows_with(connection, schema.passage, term).subquery().c[0].label("id"),
                literal(number).label("term"),
            )
            for number, term in enumerate(terms)
        )
    ).subquery()
    passage = schema.passage
    placed = select(passage.c.rendition, hits).join(hits, hits.c.id == passage.c.id).cte()
    whole = (
        select(placed.c.rendition)
        .group_by(placed.c.rendition)
        .having(func.count(placed.c.term.distinct()) == len(terms))
    )
    number = func.count()
    most = func.max(number).over(partition_by=placed.c.rendition)
    return (
        select(placed.c.id, number.label("terms"), most.label("most"))
        .where(placed.c.rendition.in_(whole))
        .group_by(placed.c.rendition, placed.c.id)
    )


def _first_place(passage: str, terms: list[str]) -> tuple[int, int]:
    """Where does the first of the terms stand? The passage's beginning, should folding have hidden it."""
    plain, offsets = folded_with_offsets(passage)
    places = (re.search(_pattern(term), plain) for term in terms)
    found = [(offsets[place.start()], offsets[place.end() - 1] + 1) for place in places if place]
    return min(found, default=(0, min(len(passage), AROUND)))


def _pattern(term: str) -> str:
    words = (re.escape(word) + (r"\S*" if len(word) == LONGEST_WORD else "") for word in term.split(" "))
    return rf"(?<!\S){' +'.join(words)}(?!\S)"
