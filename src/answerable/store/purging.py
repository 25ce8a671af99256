"""What must go for good? The only deletion there is: bytes, renditions, index entries and quoted words.

A tombstone with the hash stays, and the chain of the custody log still closes over entries whose words
are gone. What is asked of the past (`--as-of`) finds nothing either: the rows themselves are gone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Connection, Engine, Table, delete, exists, or_, select, update

from answerable.errors import StoreError
from answerable.store import custody, schema
from answerable.store.act import Act
from answerable.store.database import is_sqlite
from answerable.store.rows import add, add_missing, among
from answerable.store.words import SEARCHED, forget_words

UNSWEPT: Final = "unswept"
"""The casebook's note that words were deleted, and their traces in its files are still to be removed."""


@dataclass(frozen=True, slots=True)
class Purged:
    """What was removed? `sha256` are the captures whose files must go as well."""

    sources: tuple[str, ...]
    sha256: tuple[str, ...]
    claims: int


@dataclass(frozen=True, slots=True)
class _Traces:
    """What may have lost its last mention, once the claims and sources that mention it are gone?"""

    names: list[int]
    entities: list[str]
    publications: list[str]


def with_descendants(connection: Connection, sources: Iterable[str]) -> list[str]:
    """Which sources came out of these, at any depth? These included, first."""
    found = list(dict.fromkeys(sources))
    for source in found:  # the list grows while it is walked
        children = (
            select(schema.source_details.c.source).distinct().where(schema.source_details.c.parent == source)
        )
        found.extend(sorted(set(connection.execute(children).scalars()) - set(found)))
    return found


def containers(connection: Connection, sources: Iterable[str]) -> list[str]:
    """Which other sources hold these inside their own bytes (a mail its attachment)?"""
    wanted = set(sources)
    details = schema.source_details
    parents = select(details.c.parent).where(
        among(connection, details.c.source, wanted), details.c.parent.is_not(None)
    )
    return sorted(set(connection.execute(parents).scalars()) - wanted)


def other_holders(connection: Connection, sources: Iterable[str]) -> list[str]:
    """Which other sources hold the very same bytes?"""
    wanted = set(sources)
    mine, holding = schema.holding.alias(), schema.holding
    query = (
        select(holding.c.source)
        .join(mine, mine.c.sha256 == holding.c.sha256)
        .where(among(connection, mine.c.source, wanted))
    )
    return sorted(set(connection.execute(query).scalars()) - wanted)


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
    holding = schema.holding
    held = [
        (row.source, row.sha256)
        for row in connection.execute(select(holding).where(among(connection, holding.c.source, sources)))
    ]
    hashes = sorted({sha256 for _, sha256 in held})
    claims = _claims_on_these_alone(connection, sources)
    traces = _traces(connection, sources, claims)
    _delete_claims(connection, sources, claims)
    _delete_readings(connection, sources, hashes)
    _delete_sources(connection, sources, hashes)
    _delete_lonely(connection, traces)
    for table in SEARCHED:
        forget_words(connection, table)
    table = schema.custody
    connection.execute(
        update(table)
        .where(or_(among(connection, table.c.sha256, hashes), among(connection, table.c.source, sources)))
        .values(payload=None)
    )
    bare = sorted(set(sources) - {source for source, _ in held})
    tombstones = [*sorted(held), *((source, None) for source in bare)]
    add(
        connection,
        schema.tombstone,
        [
            {"source": source, "sha256": sha256, "why": why, "act": act.number}
            for source, sha256 in tombstones
        ],
    )
    for sha256 in hashes:
        custody.record(act, custody.PURGED, sha256)
    add_missing(connection, schema.casebook, {"key": UNSWEPT, "value": act.at})
    return Purged(tuple(sources), tuple(hashes), len(claims))


def is_unswept(connection: Connection) -> bool:
    """Was a purge cut short before it had removed every trace? Then `leave_no_traces` finishes it."""
    return bool(connection.execute(select(exists().where(schema.casebook.c.key == UNSWEPT))).scalar())


def leave_no_traces(engine: Engine) -> None:
    """Is nothing left of deleted words in the database's own files?

    SQLite writes the file anew without what was deleted, in memory as large as what is left, and empties
    its write-ahead log; StoreError if another program still reads in it. PostgreSQL writes its tables anew;
    its own write-ahead log and backups are its administrator's.
    """
    swept = delete(schema.casebook).where(schema.casebook.c.key == UNSWEPT)
    with engine.connect() as connection:
        if is_sqlite(connection):  # no transaction has begun: see `database`
            connection.exec_driver_sql("VACUUM")
            busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar()
            if busy:
                msg = (
                    "the rows are gone, but another program has the casebook open and keeps their traces "
                    "in its log: close it, then run 'answerable purge' again"
                )
                raise StoreError(msg)
        else:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.exec_driver_sql("VACUUM FULL")
        connection.execute(swept)
        connection.commit()


def _claims_on_these_alone(connection: Connection, sources: list[str]) -> list[int]:
    """Claims that stand on these sources alone go; of others goes what these sources said."""
    citation, evidence, others = schema.citation, schema.evidence, schema.evidence.alias()
    cited = select(citation.c.id).where(among(connection, citation.c.source, sources))
    query = (
        select(evidence.c.claim)
        .distinct()
        .where(evidence.c.citation.in_(cited))
        .where(~exists().where(others.c.claim == evidence.c.claim, others.c.citation.not_in(cited)))
    )
    return list(connection.execute(query).scalars())


def _traces(connection: Connection, sources: list[str], claims: list[int]) -> _Traces:
    claim, subject, name, details = schema.claim, schema.subject, schema.name, schema.source_details
    named = (
        select(name.c.id, name.c.entity)
        .join(subject, subject.c.name == name.c.id)
        .where(among(connection, subject.c.claim, claims))
        .distinct()
    )
    names = connection.execute(named).all()
    about = select(claim.c.about).where(among(connection, claim.c.id, claims))
    used = select(details.c.publication).where(
        among(connection, details.c.source, sources), details.c.publication.is_not(None)
    )
    return _Traces(
        [row.id for row in names],
        sorted({row.entity for row in names} | set(connection.execute(about).scalars())),
        sorted(set(connection.execute(used).scalars())),
    )


def _delete_claims(connection: Connection, sources: list[str], claims: list[int]) -> None:
    citation, evidence = schema.citation, schema.evidence
    for table in (schema.subject, schema.decision, schema.assertion, evidence):
        _delete(connection, table, among(connection, table.c.claim, claims))
    _delete(connection, schema.claim, among(connection, schema.claim.c.id, claims))
    cited = select(citation.c.id).where(among(connection, citation.c.source, sources))
    _delete(connection, evidence, evidence.c.citation.in_(cited))
    _delete(connection, citation, among(connection, citation.c.source, sources))


def _delete_readings(connection: Connection, sources: list[str], hashes: list[str]) -> None:
    rendition, reading, assertion = schema.rendition, schema.reading, schema.assertion
    made = select(rendition.c.id).where(among(connection, rendition.c.sha256, hashes))
    readings = select(reading.c.id).where(
        or_(among(connection, reading.c.source, sources), reading.c.rendition.in_(made))
    )
    # Assertions of claims that stand on other sources too were counted to this reading: the claim keeps
    # its words, and no longer says which reading they came from.
    connection.execute(update(assertion).where(assertion.c.reading.in_(readings)).values(reading=None))
    for table in (schema.mention, schema.attribution):
        _delete(connection, table, table.c.reading.in_(readings))
    _delete(connection, reading, reading.c.id.in_(readings))
    _delete(connection, schema.section, schema.section.c.rendition.in_(made))
    _delete(connection, schema.passage, schema.passage.c.rendition.in_(made))
    _delete(connection, rendition, among(connection, rendition.c.sha256, hashes))


def _delete_sources(connection: Connection, sources: list[str], hashes: list[str]) -> None:
    failure, cleared, finding = schema.failure, schema.failure_cleared, schema.finding
    # what failed under the same name was the same thing, before anything was known of it
    names = select(finding.c.name).where(among(connection, finding.c.source, sources))
    failed = or_(
        among(connection, failure.c.source, sources),
        among(connection, failure.c.sha256, hashes),
        failure.c.source.is_(None) & failure.c.name.in_(names),
    )
    _delete(connection, cleared, cleared.c.failure.in_(select(failure.c.id).where(failed)))
    _delete(connection, failure, failed)
    for table in (finding, schema.holding):
        _delete(connection, table, among(connection, table.c.source, sources))
    _delete(connection, schema.capture, among(connection, schema.capture.c.sha256, hashes))
    _delete(connection, schema.source_details, among(connection, schema.source_details.c.source, sources))
    _delete(connection, schema.source, among(connection, schema.source.c.id, sources))


def _delete_lonely(connection: Connection, traces: _Traces) -> None:
    """Names and publications of which nothing speaks any more, and judgements: they give reasons in words."""
    name, claim, judgement = schema.name, schema.claim, schema.judgement
    named = exists().where(schema.subject.c.name == name.c.id)
    _delete(connection, name, among(connection, name.c.id, traces.names) & ~named)
    spoken_of = set(
        connection.execute(
            select(name.c.entity)
            .where(among(connection, name.c.entity, traces.entities))
            .union(select(claim.c.about).where(among(connection, claim.c.about, traces.entities)))
        ).scalars()
    )
    lonely = [entity for entity in traces.entities if entity not in spoken_of]
    judged = or_(among(connection, judgement.c.left, lonely), among(connection, judgement.c.right, lonely))
    withdrawn = schema.judgement_withdrawal
    _delete(connection, withdrawn, withdrawn.c.judgement.in_(select(judgement.c.id).where(judged)))
    _delete(connection, judgement, judged)
    publication = schema.publication
    used = exists().where(schema.source_details.c.publication == publication.c.key)
    _delete(connection, publication, among(connection, publication.c.key, traces.publications) & ~used)


def _delete(connection: Connection, table: Table, condition: ColumnElement[bool]) -> None:
    connection.execute(delete(table).where(condition))
