"""What happened to each piece of evidence, in which order, and has the record been touched since?

Every entry's hash covers the entry before it and a hash of its own payload (what, which name, who, when,
with a random salt). `purge` can so erase a payload, and with it a name that may get someone killed, while
the chain of hashes still closes over the whole log.
"""

import hashlib
import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import exists, select

from answerable.store import schema
from answerable.store.act import Act
from answerable.store.casebook import View
from answerable.store.rows import to_json

GENESIS: Final = "0" * 64
"""What the first entry names as the one before it."""


@dataclass(frozen=True, slots=True)
class CustodyEntry:
    """One line of the log. `payload` is None once it was purged."""

    number: int
    event: str
    sha256: str | None
    payload: dict[str, Any] | None
    hash: str


def record(act: Act, event: str, sha256: str | None, **facts: Any) -> None:
    """How does an event enter the log? Behind the last entry, closed by its hash."""
    last = act.connection.execute(
        select(schema.custody.c.id, schema.custody.c.hash).order_by(schema.custody.c.id.desc()).limit(1)
    ).first()
    payload = to_json({**facts, "actor": act.actor, "at": act.at, "salt": secrets.token_hex(16)})
    payload_hash = hashlib.sha256(payload.encode()).hexdigest()
    number, previous = (1, GENESIS) if last is None else (last.id + 1, last.hash)
    act.connection.execute(
        schema.custody.insert().values(
            id=number,
            event=event,
            sha256=sha256,
            payload=payload,
            payload_hash=payload_hash,
            previous=previous,
            hash=_closed(number, event, sha256, payload_hash, previous),
            act=act.number,
        )
    )


def has(view: View, sha256: str, event: str) -> bool:
    """Did this happen to these bytes?"""
    known = exists().where(schema.custody.c.sha256 == sha256, schema.custody.c.event == event)
    return bool(view.connection.execute(select(known)).scalar())


def entries(view: View) -> Iterator[CustodyEntry]:
    """What does the log say, from the first entry on?"""
    query = (
        select(schema.custody)
        .where(schema.custody.c.act <= view.until)
        .order_by(schema.custody.c.id)
        .execution_options(yield_per=1000)
    )
    for row in view.connection.execute(query):
        yield CustodyEntry(
            row.id, row.event, row.sha256, None if row.payload is None else json.loads(row.payload), row.hash
        )


def broken_links(view: View) -> Iterator[str]:
    """Where has the log been touched? One sentence for each entry that does not close."""
    purged = set(view.connection.execute(select(schema.tombstone.c.sha256)).scalars())
    previous, expected = GENESIS, 1
    query = select(schema.custody).order_by(schema.custody.c.id).execution_options(yield_per=1000)
    for row in view.connection.execute(query):
        if row.id != expected:
            yield f"custody log: entry {expected} is missing before entry {row.id}"
        if row.previous != previous:
            yield f"custody log: entry {row.id} does not follow from the one before it"
        if row.hash != _closed(row.id, row.event, row.sha256, row.payload_hash, row.previous):
            yield f"custody log: entry {row.id} was altered"
        if row.payload is None:
            if row.sha256 not in purged:
                yield f"custody log: the words of entry {row.id} are gone, and no purge says why"
        elif hashlib.sha256(row.payload.encode()).hexdigest() != row.payload_hash:
            yield f"custody log: the words of entry {row.id} were altered"
        previous, expected = row.hash, row.id + 1


def _closed(number: int, event: str, sha256: str | None, payload_hash: str, previous: str) -> str:
    line = to_json([number, event, sha256, payload_hash, previous])
    return hashlib.sha256(line.encode()).hexdigest()
