"""What has been read, by whom in which version, and what was marked? A row a reading, never overwritten."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, exists, func, select, tuple_

from answerable.store import schema
from answerable.store.act import Act
from answerable.store.casebook import View
from answerable.store.claim_writing import add_claims
from answerable.store.decisions import Decision
from answerable.store.decisions import record as decide
from answerable.store.renditions import is_newest, text_of
from answerable.store.rows import add, to_json
from answerable.store.visibility import may_show_source
from answerable.vocabulary.access import Status
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.mention import MENTION_TYPES, AttributionMention, Mention, Stretches

_TYPES = {kind: kind for kind in MENTION_TYPES}


@dataclass(frozen=True, slots=True)
class Reading:
    """Which source was read, in which rendition, by which recogniser?"""

    source: str
    rendition: str
    recogniser: str
    version: str


@dataclass(frozen=True, slots=True)
class Unread:
    """Which rendition of which source has not been read by this recogniser? `act` is that of its taking."""

    act: int
    source: str
    sha256: str
    rendition: str


def unread(
    view: View,
    recogniser: str,
    version: str,
    *,
    again: bool = False,
    after: Unread | None = None,
    limit: int = 500,
) -> list[Unread]:
    """What has been taken and not yet read by anyone or, with `again`, not by this recogniser's version?

    Of each capture the newest rendition only; in the order of taking, `limit` at a time, from behind
    `after` on, so that a long list is never held as a whole.
    """
    reading = schema.reading
    done = exists().where(
        reading.c.source == schema.holding.c.source, reading.c.rendition == schema.rendition.c.id
    )
    if again:
        done = done.where(reading.c.recogniser == recogniser, reading.c.version == version)
    place = (schema.holding.c.act, schema.holding.c.source, schema.holding.c.sha256)
    query = (
        select(
            schema.holding.c.act,
            schema.holding.c.source,
            schema.rendition.c.sha256,
            schema.rendition.c.id,
        )
        .join(schema.rendition, schema.rendition.c.sha256 == schema.holding.c.sha256)
        .where(
            is_newest(view),
            ~done,
            may_show_source(view, schema.holding.c.source),
        )
        .order_by(*place)
        .limit(limit)
    )
    if after is not None:
        query = query.where(tuple_(*place) > tuple_(after.act, after.source, after.sha256))
    return [Unread(*row) for row in view.connection.execute(query)]


def record(
    act: Act,
    reading: Reading,
    mentions: Sequence[Mention],
    claims: Sequence[Claim],
    attributions: Sequence[AttributionMention] = (),
) -> int:
    """How many of these claims were new? The reading, what it marked and what it drafted go in together.

    Drafts that an earlier reading of the same bytes made, and that this one does not make any more, are
    superseded, unless a person has decided them; one that it makes again is a draft again.
    """
    known = exists().where(
        schema.reading.c.source == reading.source,
        schema.reading.c.rendition == reading.rendition,
        schema.reading.c.recogniser == reading.recogniser,
        schema.reading.c.version == reading.version,
    )
    if act.connection.execute(select(known)).scalar():
        return 0
    number = act.connection.execute(
        schema.reading.insert()
        .values(
            source=reading.source,
            rendition=reading.rendition,
            recogniser=reading.recogniser,
            version=reading.version,
            act=act.number,
        )
        .returning(schema.reading.c.id)
    ).scalar_one()
    add(
        act.connection,
        schema.mention,
        [
            {
                "reading": number,
                "type": mention.type,
                "start": mention.start,
                "end": mention.end,
                "score": mention.score,
            }
            for mention in mentions
        ],
    )
    add(
        act.connection,
        schema.attribution,
        [
            {
                "reading": number,
                "cue": to_json(item.cue),
                "source": to_json(item.source),
                "content": to_json(item.content),
                "score": item.score,
            }
            for item in attributions
        ],
    )
    earlier = _drafted_earlier(act.connection, reading)
    new = add_claims(act, claims, number)
    made = {claim.id for claim in claims}
    decide(
        act,
        [
            Decision(claim=key, status=Status.SUPERSEDED, why="a later reading no longer finds it")
            for key, status in sorted(earlier.items())
            if key not in made and status == Status.DRAFT
        ]
        + [
            Decision(claim=key, status=Status.DRAFT, why="a later reading finds it again")
            for key, status in sorted(earlier.items())
            if key in made and status == Status.SUPERSEDED
        ],
    )
    return len(new)


def _drafted_earlier(connection: Connection, reading: Reading) -> dict[str, str]:
    """Which claims were read from the same bytes of this source before, and what is their status?"""
    latest = (
        select(schema.decision.c.status)
        .where(schema.decision.c.claim == schema.claim.c.id)
        .order_by(schema.decision.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    bytes_read = select(schema.rendition.c.sha256).where(schema.rendition.c.id == reading.rendition)
    renditions = select(schema.rendition.c.id).where(schema.rendition.c.sha256.in_(bytes_read))
    query = (
        select(schema.claim.c.key, func.coalesce(latest, schema.claim.c.first_status))
        .join(schema.evidence, schema.evidence.c.claim == schema.claim.c.id)
        .join(schema.citation, schema.citation.c.id == schema.evidence.c.citation)
        .where(
            schema.citation.c.source == reading.source,
            schema.evidence.c.rendition.in_(renditions),
            exists().where(
                schema.assertion.c.claim == schema.claim.c.id, schema.assertion.c.reading.is_not(None)
            ),
        )
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def marked(view: View, source: str) -> tuple[str, list[Mention]] | None:
    """What did the last reading of this source mark? The rendition's id and its mentions.

    None if it is unread, or may not be shown.
    """
    reading = _last(view, source)
    if reading is None:
        return None
    text = text_of(view.connection, reading.rendition)
    rows = view.connection.execute(
        select(schema.mention)
        .where(schema.mention.c.reading == reading.id)
        .order_by(schema.mention.c.start, schema.mention.c.end)
    )
    return reading.rendition, [
        Mention(_TYPES[row.type], row.start, row.end, text[row.start : row.end], row.score) for row in rows
    ]


def attributed(view: View, source: str) -> list[AttributionMention]:
    """Which attributions did the last reading of this source mark? In the order in which it gave them.

    None of a source that is unread, or may not be shown.
    """
    reading = _last(view, source)
    if reading is None:
        return []
    table = schema.attribution
    query = select(table).where(table.c.reading == reading.id).order_by(table.c.id)
    return [
        AttributionMention(_stretches(row.cue), _stretches(row.source), _stretches(row.content), row.score)
        for row in view.connection.execute(query)
    ]


def _last(view: View, source: str) -> Row[Any] | None:
    """Which reading of this source is the last one, if it may be shown?"""
    query = (
        select(schema.reading)
        .where(
            schema.reading.c.source == source,
            schema.reading.c.act <= view.until,
            may_show_source(view, schema.reading.c.source),
        )
        .order_by(schema.reading.c.id.desc())
        .limit(1)
    )
    return view.connection.execute(query).first()


def _stretches(written: str) -> Stretches:
    return tuple((start, end) for start, end in json.loads(written))
