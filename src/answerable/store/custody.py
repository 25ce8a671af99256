"""What happened to each piece of evidence, in which order, and has the record been touched since?

Every entry's hash covers the entry before it, its act, and a hash of its own payload (which name, how
large, who, when, with a random salt). `purge` can so erase a payload, and with it a name that may get
someone killed, while the chain of hashes still closes over the whole log.
"""

import hashlib
import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Row, and_, exists, or_, select

from answerable.store import schema
from answerable.store.act import Act
from answerable.store.casebook import View
from answerable.store.rows import to_json
from answerable.store.visibility import may_show_source

GENESIS: Final = "0" * 64
"""What the first entry names as the one before it."""

PURGED: Final = "purged"
"""The event with which a purge closes what the log says of these bytes."""


@dataclass(frozen=True, slots=True)
class CustodyEntry:
    """One line of the log. `payload` is None once it was purged."""

    number: int
    event: str
    sha256: str | None
    payload: dict[str, Any] | None
    hash: str
    source: str | None = None


def record(act: Act, event: str, sha256: str | None, *, source: str | None = None, **facts: Any) -> None:
    """How does an event enter the log? Behind the last entry, closed by its hash."""
    last = act.connection.execute(
        select(schema.custody.c.id, schema.custody.c.hash).order_by(schema.custody.c.id.desc()).limit(1)
    ).first()
    payload = to_json({**facts, "actor": act.actor, "at": act.at, "salt": secrets.token_hex(16)})
    number, previous = (1, GENESIS) if last is None else (last.id + 1, last.hash)
    row = {
        "id": number,
        "event": event,
        "source": source,
        "sha256": sha256,
        "payload_hash": _hash(payload),
        "previous": previous,
        "act": act.number,
    }
    act.connection.execute(schema.custody.insert().values(**row, payload=payload, hash=_closed(row)))


def has(view: View, sha256: str, event: str) -> bool:
    """Did this happen to these bytes?"""
    known = exists().where(schema.custody.c.sha256 == sha256, schema.custody.c.event == event)
    return bool(view.connection.execute(select(known)).scalar())


def entries(view: View) -> Iterator[CustodyEntry]:
    """What does the log say, from the first entry on? Only of what may be shown."""
    table, holding = schema.custody, schema.holding
    holder = exists().where(holding.c.sha256 == table.c.sha256)
    shown_holder = exists().where(holding.c.sha256 == table.c.sha256, may_show_source(view, holding.c.source))
    query = (
        select(table)
        .where(
            table.c.act <= view.until,
            or_(
                and_(table.c.source.is_not(None), may_show_source(view, table.c.source)),
                and_(table.c.source.is_(None), or_(~holder, shown_holder)),
            ),
        )
        .order_by(table.c.id)
        .execution_options(yield_per=1000)
    )
    for row in view.connection.execute(query):
        payload = None if row.payload is None else json.loads(row.payload)
        yield CustodyEntry(row.id, row.event, row.sha256, payload, row.hash, row.source)


def of_source(view: View, source: str, event: str) -> Iterator[CustodyEntry]:
    """When did this happen to this source? First to last; nothing, if the source may not be shown."""
    table = schema.custody
    query = (
        select(table)
        .where(
            table.c.source == source,
            table.c.event == event,
            table.c.act <= view.until,
            may_show_source(view, table.c.source),
        )
        .order_by(table.c.id)
    )
    for row in view.connection.execute(query):
        payload = None if row.payload is None else json.loads(row.payload)
        yield CustodyEntry(row.id, row.event, row.sha256, payload, row.hash, row.source)


def broken_links(view: View) -> Iterator[str]:
    """Where has the log been touched? One sentence for each place where it does not close."""
    tombstones = view.connection.execute(select(schema.tombstone.c.source, schema.tombstone.c.sha256)).all()
    purged = {key for row in tombstones for key in row if key is not None}
    unlogged = {row.sha256 for row in tombstones if row.sha256 is not None}
    previous, expected = GENESIS, 1
    query = (
        select(schema.custody, schema.act.c.at, schema.act.c.actor)
        .join(schema.act, schema.act.c.id == schema.custody.c.act)
        .order_by(schema.custody.c.id)
        .execution_options(yield_per=1000)
    )
    for row in view.connection.execute(query):
        if row.id != expected:
            yield f"custody log: entry {expected} is missing before entry {row.id}"
        if row.previous != previous:
            yield f"custody log: entry {row.id} does not follow from the one before it"
        if row.hash != _closed(row._asdict()):
            yield f"custody log: entry {row.id} was altered"
        if row.payload is None and row.sha256 not in purged and row.source not in purged:
            yield f"custody log: the words of entry {row.id} are gone, and no purge says why"
        yield from _payload(row)
        if row.event == PURGED:
            if row.sha256 not in purged:
                yield f"custody log: entry {row.id} tells of a purge whose tombstone is missing"
            unlogged.discard(row.sha256)
        previous, expected = row.hash, row.id + 1
    for sha256 in sorted(unlogged):
        yield f"custody log: no entry tells of the purge of {sha256}"


def _payload(row: Row[Any]) -> Iterator[str]:
    if row.payload is None:
        return
    if _hash(row.payload) != row.payload_hash:
        yield f"custody log: the words of entry {row.id} were altered"
        return
    said = json.loads(row.payload)
    if (said["at"], said["actor"]) != (row.at, row.actor):
        yield f"custody log: entry {row.id} and its act {row.act} differ in who did it, or when"


def _closed(row: dict[str, Any]) -> str:
    names = ("id", "event", "source", "sha256", "payload_hash", "previous", "act")
    return _hash(to_json([row[name] for name in names]))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
