"""What of a file goes into the casebook? Its source, capture, rendition, custody and failures, in one act."""

import json
from dataclasses import dataclass
from typing import Final, Literal

from sqlalchemy import Connection, exists, select

from answerable.archive.files import Received
from answerable.archive.sidecar import Described
from answerable.errors import UnreadableError
from answerable.pipeline.describing import (
    Finding,
    before,
    news_of,
    printed_in,
    said_by,
    source_of,
    unsaid,
)
from answerable.pipeline.opened import Opened
from answerable.readers.failures import UnreadableDocumentError
from answerable.readers.outcome import ReadOutcome
from answerable.store import custody, failures, purging, renditions, schema, sources
from answerable.store.act import Act
from answerable.store.failures import Failure
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.source import Capture, SourceDetails

CONTAINERS: Final = frozenset({"application/zip", "message/rfc822", "application/mbox"})
"""Kinds that can hold further documents: read again until all of these have been kept."""

UNKNOWN_TYPE: Final = "application/octet-stream"

STAGE: Final = "take"

_UNPACKED: Final = "unpacked"


How = Literal["new", "found_again", "unchanged", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What is to be kept? A file's bytes, and what the reader made of it, or why it could not.

    `refused` are the members of a container that could not be had out of it, and why.
    """

    finding: Finding
    received: Received
    outcome: ReadOutcome | None = None
    problem: UnreadableError | None = None
    refused: tuple[tuple[str, UnreadableError], ...] = ()

    @property
    def is_read(self) -> bool:
        """Has a reader looked at it, whatever came of that?"""
        return self.outcome is not None or self.problem is not None

    @property
    def media_type(self) -> str | None:
        """What did the reader's look at the bytes say that they are? None if nobody has looked."""
        if self.outcome is not None:
            return self.outcome.media_type
        return self.problem.media_type if isinstance(self.problem, UnreadableDocumentError) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of it? `source` is None only where the bytes may not be kept.

    `rendition` is the id of what the reader made of it just now, if it made anything. `unpack` says that
    documents lie in it which have not all been kept yet.
    """

    source: str | None
    how: How
    rendition: str | None = None
    unpack: bool = False
    failures: tuple[tuple[str, UnreadableError], ...] = ()


class Keeper:
    """What of each file goes into this casebook?"""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    def must_read(self, finding: Finding, *, opens_containers: bool = False) -> bool:
        """Is there something still to be read in these bytes: no rendition yet, or members not yet kept?

        `opens_containers` asks for what lies in one, though it was all kept before.
        """
        with self._opened.casebook.view() as view:
            if purging.is_purged(view.connection, finding.sha256) is not None:
                return False
            if _kind_of(view.connection, finding.sha256) in CONTAINERS:
                source = source_of(view.connection, finding)
                return opens_containers or not _is_unpacked(view.connection, source, finding.sha256)
            return not _is_read(view.connection, finding.sha256)

    def keep(self, arrival: Arrival) -> Kept:
        """What became of this file? Everything that is known of it enters in one act."""
        finding, sha256 = arrival.finding, arrival.finding.sha256
        with self._opened.casebook.writing(STAGE) as act:
            if (why := purging.is_purged(act.connection, sha256)) is not None:
                self._opened.files.remove(sha256)
                problem = _purged(finding.name, why)
                _settle(act, finding, [_failure(finding, problem)])
                return Kept(source=None, how="refused", failures=((finding.name, problem),))
            source = source_of(act.connection, finding)
            known_type = _kind_of(act.connection, sha256)
            media_type = arrival.media_type or known_type or UNKNOWN_TYPE
            unpack = media_type in CONTAINERS and not _is_unpacked(act.connection, source, sha256)
            capture = Capture(sha256, arrival.received.size, media_type)
            how = self._source(act, arrival, source, capture, is_known=known_type is not None)
            made = None if arrival.outcome is None else arrival.outcome.rendition
            rendition = None if made is None else renditions.keep(act, sha256, made)
            told = self._told(act, arrival, source, is_container=media_type in CONTAINERS)
        return Kept(
            source=source,
            how=how,
            rendition=rendition,
            unpack=unpack and arrival.problem is None,
            failures=told,
        )

    def unpacked(self, source: str, sha256: str) -> None:
        """Has everything that lay in this container been kept?"""
        with self._opened.casebook.writing(STAGE) as act:
            if not _is_unpacked(act.connection, source, sha256):
                custody.record(act, _UNPACKED, sha256, source=source)

    def miss(self, name: str, problem: UnreadableError, parent: str | None, said: Described) -> None:
        """Why were there not even bytes to keep?"""
        failure = Failure(
            stage=STAGE,
            name=name,
            kind=problem.kind,
            problem=str(problem),
            remedy=problem.remedy,
            source=parent,
        )
        closed = said.details.visibility or sources.DEFAULT_VISIBILITY
        rank = closed.rank if parent is None else Visibility.PUBLIC.rank
        with self._opened.casebook.writing(STAGE) as act:
            failures.settle(act, STAGE, [failure], rank, name=name, sha256=None, whole=False)

    def _source(self, act: Act, arrival: Arrival, source: str, capture: Capture, *, is_known: bool) -> How:
        """Was the file new, known and found anew or described anew, or is nothing about it new?"""
        finding = arrival.finding
        old, said = before(act.connection, source, finding), said_by(finding.sidecar)
        news = news_of(act.connection, source, finding, old)
        printed = _printed(act.connection, arrival, source, is_known=is_known)
        is_described = sources.say(
            act, source, news.filled_from(unsaid(printed, old.details.updated_by(news)))
        )
        is_new = sources.hold(act, source, capture)
        is_found = sources.find(act, source, capture.sha256, finding.name)
        if is_new or is_found or old.heard != said:
            custody.record(
                act,
                "taken" if is_new else "found" if is_found else "described",
                capture.sha256,
                source=source,
                name=finding.name,
                within=finding.parent,
                said=said,
                size=capture.size,
                media_type=capture.media_type,
            )
        return "new" if is_new else "found_again" if is_found or is_described else "unchanged"

    def _told(
        self, act: Act, arrival: Arrival, source: str, *, is_container: bool
    ) -> tuple[tuple[str, UnreadableError], ...]:
        finding = arrival.finding
        if arrival.problem is not None:
            _settle(act, finding, [_failure(finding, arrival.problem, source)])
            return ((finding.name, arrival.problem),)
        first = _first_name(act.connection, source, finding.sha256) if arrival.refused else finding.name
        found = [
            _failure(finding, problem, source, first if name == finding.name else name)
            for name, problem in arrival.refused
        ]
        # What could not be had out of a container depends on where it lies, and so on the source.
        _settle(act, finding, found, whole=True, source=source if is_container else None)
        return arrival.refused


def _printed(connection: Connection, arrival: Arrival, source: str, *, is_known: bool) -> SourceDetails:
    """What does the document say of itself, if this source has not yet been told?"""
    made = None if arrival.outcome is None else arrival.outcome.rendition
    of_reader = {} if made is None else made.metadata
    if not is_known:
        return printed_in(of_reader, arrival.finding.described)
    holding, rendition, sha256 = schema.holding, schema.rendition, arrival.finding.sha256
    held = exists().where(holding.c.source == source, holding.c.sha256 == sha256)
    read = select(rendition.c.metadata).where(rendition.c.sha256 == sha256)
    stored = connection.execute(read.order_by(rendition.c.act.desc()).limit(1)).scalar()
    if stored is not None and connection.execute(select(held)).scalar():
        return SourceDetails()
    return printed_in(of_reader if stored is None else json.loads(stored), arrival.finding.described)


def _first_name(connection: Connection, source: str, sha256: str) -> str:
    """Under which name was it found first? What is wrong with it is told under that one alone."""
    table = schema.finding
    query = select(table.c.name).where(table.c.source == source, table.c.sha256 == sha256)
    return str(connection.execute(query.order_by(table.c.id).limit(1)).scalar_one())


def _kind_of(connection: Connection, sha256: str) -> str | None:
    query = select(schema.capture.c.media_type).where(schema.capture.c.sha256 == sha256)
    return connection.execute(query).scalar()


def _is_read(connection: Connection, sha256: str) -> bool:
    return bool(connection.execute(select(exists().where(schema.rendition.c.sha256 == sha256))).scalar())


def _is_unpacked(connection: Connection, source: str, sha256: str) -> bool:
    custody_log = schema.custody
    unpacked = exists().where(
        custody_log.c.sha256 == sha256, custody_log.c.source == source, custody_log.c.event == _UNPACKED
    )
    return bool(connection.execute(select(unpacked)).scalar())


def _failure(
    finding: Finding, problem: UnreadableError, source: str | None = None, name: str | None = None
) -> Failure:
    return Failure(
        stage=STAGE,
        name=name or finding.name,
        kind=problem.kind,
        problem=str(problem),
        remedy=problem.remedy,
        sha256=finding.sha256,
        source=source or finding.parent,
    )


def _settle(
    act: Act, finding: Finding, found: list[Failure], *, whole: bool = False, source: str | None = None
) -> None:
    closed = finding.described.details.visibility or sources.DEFAULT_VISIBILITY
    rank = Visibility.PUBLIC.rank if any(failure.source for failure in found) else closed.rank
    name, sha256 = finding.name, finding.sha256
    failures.settle(act, STAGE, found, rank, name=name, sha256=sha256, whole=whole, source=source)


def _purged(name: str, why: str) -> UnreadableError:
    return UnreadableError(
        "purged",
        f"{name} holds bytes that were purged from this casebook ({why}), and was not taken",
        "leave it out; a purge is for good",
    )
