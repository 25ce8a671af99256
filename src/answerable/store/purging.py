"""What must go for good? The only deletion there is: bytes, renditions, index entries and quoted words.

A tombstone with the hash stays, and the chain of the custody log still closes over entries whose words
are gone. What is asked of the past (`--as-of`) finds nothing either: the rows themselves are gone.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Engine, Table, delete, exists, or_, select, update

from answerable.store import custody, schema
from answerable.store.act import Act
from answerable.store.database import is_sqlite
from answerable.store.rows import add, chunks


@dataclass(frozen=True, slots=True)
class Purged:
    """What was removed? `sha256` are the captures whose files must go as well."""

    sources: tuple[str, ...]
    sha256: tuple[str, ...]
    claims: int


def with_descendants(connection: Connection, sources: Iterable[str]) -> list[str]:
    """Which sources came out of these, at any depth? These included, first."""
    found = list(dict.fromkeys(sources))
    for source in found:  # the list grows while it is walked
        children = select(schema.source_details.c.source.distinct()).where(
            schema.source_details.c.parent == source
        )
        found.extend(child for child in connection.execute(children).scalars() if child not in found)
    return found


def containers(connection: Connection, sources: Iterable[str]) -> list[str]:
    """Which other sources hold these inside their own bytes (a mail its attachment)?"""
    wanted = set(sources)
    details = schema.source_details
    parents = select(details.c.parent).where(details.c.source.in_(wanted), details.c.parent.is_not(None))
    return sorted(set(connection.execute(parents).scalars()) - wanted)


def other_holders(connection: Connection, sources: Iterable[str]) -> list[str]:
    """Which other sources hold the very same bytes?"""
    wanted = list(sources)
    held = select(schema.holding.c.sha256).where(schema.holding.c.source.in_(wanted))
    others = select(schema.holding.c.source.distinct()).where(
        schema.holding.c.sha256.in_(held), schema.holding.c.source.not_in(wanted)
    )
    return sorted(connection.execute(others).scalars())


def is_purged(connection: Connection, sha256: str) -> str | None:
    """Were these bytes purged? Then why."""
    query = select(schema.tombstone.c.why).where(schema.tombstone.c.sha256 == sha256).limit(1)
    return connection.execute(query).scalar()


def purged_hashes(connection: Connection) -> set[str]:
    """Which bytes must not be in the casebook any more?"""
    held = exists().where(schema.capture.c.sha256 == schema.tombstone.c.sha256)
    query = select(schema.tombstone.c.sha256).where(schema.tombstone.c.sha256.is_not(None), ~held)
    return set(connection.execute(query).scalars())


def purge(act: Act, sources: list[str], why: str) -> Purged:
    """What was removed with these sources? The caller has seen that no other source holds the bytes."""
    connection = act.connection
    held = select(schema.holding.c.sha256.distinct()).where(schema.holding.c.source.in_(sources))
    hashes = sorted(connection.execute(held).scalars())
    claims = _purge_claims(connection, sources)
    _purge_readings(connection, sources, hashes)
    for table, column in (
        (schema.finding, schema.finding.c.source),
        (schema.holding, schema.holding.c.source),
        (schema.capture, schema.capture.c.sha256),
        (schema.source_details, schema.source_details.c.source),
        (schema.source, schema.source.c.id),
    ):
        wanted = hashes if table is schema.capture else sources
        _delete(connection, table, column.in_(wanted))
    _purge_lonely_publications(connection)
    connection.execute(update(schema.custody).where(schema.custody.c.sha256.in_(hashes)).values(payload=None))
    add(
        connection,
        schema.tombstone,
        [
            {"source": source, "sha256": sha256, "why": why, "act": act.number}
            for source in sources
            for sha256 in (hashes or [None])
        ],
    )
    for sha256 in hashes:
        custody.record(act, "purged", sha256)
    return Purged(tuple(sources), tuple(hashes), claims)


def leave_no_traces(engine: Engine) -> None:
    """Is nothing left in free pages, the index of words or the write-ahead log?

    SQLite: the index is merged so that deleted words leave it, the file is written anew without its free
    pages, and the log is emptied. PostgreSQL: the tables are written anew; its own write-ahead log and
    backups are its administrator's to rotate.
    """
    with engine.connect() as connection:
        if not is_sqlite(connection):
            autocommit = connection.execution_options(isolation_level="AUTOCOMMIT")
            autocommit.exec_driver_sql("VACUUM FULL")
            return
        for table in ("passage", "name", "source_details"):
            connection.exec_driver_sql(f"INSERT INTO {table}_words({table}_words) VALUES ('rebuild')")
        connection.exec_driver_sql("VACUUM")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.commit()


def _purge_claims(connection: Connection, sources: list[str]) -> int:
    """Claims that stand on these sources alone go; of others goes what these sources said."""
    citation, evidence = schema.citation, schema.evidence
    cited = select(citation.c.id).where(citation.c.source.in_(sources))
    others = evidence.alias()
    alone = (
        select(evidence.c.claim.distinct())
        .where(evidence.c.citation.in_(cited))
        .where(~exists().where(others.c.claim == evidence.c.claim, others.c.citation.not_in(cited)))
    )
    claims = list(connection.execute(alone).scalars())
    for piece in chunks(claims):
        for table in (schema.subject, schema.decision, schema.assertion, evidence):
            _delete(connection, table, table.c.claim.in_(piece))
        _delete(connection, schema.claim, schema.claim.c.id.in_(piece))
    _delete(connection, evidence, evidence.c.citation.in_(cited))
    _delete(connection, citation, citation.c.source.in_(sources))
    unnamed = ~exists().where(schema.subject.c.name == schema.name.c.id)
    _delete(connection, schema.name, unnamed)
    _purge_lonely_judgements(connection)
    return len(claims)


def _purge_readings(connection: Connection, sources: list[str], hashes: list[str]) -> None:
    rendition = schema.rendition
    made = select(rendition.c.id).where(rendition.c.sha256.in_(hashes))
    readings = select(schema.reading.c.id).where(
        or_(schema.reading.c.source.in_(sources), schema.reading.c.rendition.in_(made))
    )
    # Assertions of claims that stand on other sources too were counted to this reading: the claim keeps
    # its words, and no longer says which reading they came from.
    connection.execute(
        update(schema.assertion).where(schema.assertion.c.reading.in_(readings)).values(reading=None)
    )
    _delete(connection, schema.mention, schema.mention.c.reading.in_(readings))
    _delete(connection, schema.reading, schema.reading.c.id.in_(readings))
    _delete(connection, schema.section, schema.section.c.rendition.in_(made))
    _delete(connection, schema.passage, schema.passage.c.rendition.in_(made))
    _delete(connection, rendition, rendition.c.sha256.in_(hashes))
    failures = select(schema.failure.c.id).where(
        or_(schema.failure.c.source.in_(sources), schema.failure.c.sha256.in_(hashes))
    )
    _delete(connection, schema.failure_cleared, schema.failure_cleared.c.failure.in_(failures))
    _delete(
        connection,
        schema.failure,
        or_(schema.failure.c.source.in_(sources), schema.failure.c.sha256.in_(hashes)),
    )


def _purge_lonely_judgements(connection: Connection) -> None:
    """Judgements give reasons in words: those about entities that no claim names any more go too."""
    table = schema.judgement
    lonely = or_(
        ~exists().where(schema.name.c.entity == table.c.left),
        ~exists().where(schema.name.c.entity == table.c.right),
    )
    withdrawn = schema.judgement_withdrawal
    _delete(connection, withdrawn, withdrawn.c.judgement.in_(select(table.c.id).where(lonely)))
    _delete(connection, table, lonely)


def _purge_lonely_publications(connection: Connection) -> None:
    used = exists().where(schema.source_details.c.publication == schema.publication.c.id)
    _delete(connection, schema.publication, ~used)


def _delete(connection: Connection, table: Table, condition: ColumnElement[bool]) -> None:
    connection.execute(delete(table).where(condition))
