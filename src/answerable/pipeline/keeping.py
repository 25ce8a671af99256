"""What of a file goes into the casebook? Its source, capture, rendition, custody and failures, in one act."""

from dataclasses import dataclass, replace
from typing import Final, Literal

from sqlalchemy import select

from answerable.archive.files import Received
from answerable.archive.sidecar import Described
from answerable.errors import UnreadableError
from answerable.pipeline.opened import Opened
from answerable.readers.outcome import ReadOutcome
from answerable.store import custody, failures, purging, renditions, schema, sources
from answerable.store.act import Act
from answerable.store.failures import Failure
from answerable.vocabulary import ids
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.day_range import DayRange, parse_day_range
from answerable.vocabulary.source import Capture, SourceDetails

CONTAINERS: Final = frozenset({"application/zip", "message/rfc822", "application/mbox"})
"""Kinds that can hold further documents: read again until all of these have been kept."""

STAGE: Final = "take"


How = Literal["new", "found_again", "unchanged", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What is to be kept? A file's bytes, what was said of it, and what the reader made of it or why not."""

    name: str
    received: Received
    described: Described
    parent: str | None
    outcome: ReadOutcome | None
    problem: UnreadableError | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of it? `source` is None only where the bytes may not be kept."""

    source: str | None
    how: How
    is_container: bool = False
    failures: tuple[tuple[str, UnreadableError], ...] = ()


class Keeper:
    """What of each file goes into this casebook?"""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    def must_read(self, sha256: str) -> bool:
        """Is there something still to be read in these bytes: no rendition yet, or members not yet kept?"""
        with self._opened.casebook.view() as view:
            capture = schema.capture
            kind = view.connection.execute(
                select(capture.c.media_type).where(capture.c.sha256 == sha256)
            ).scalar()
            if kind is None:
                return purging.is_purged(view.connection, sha256) is None
            if kind in CONTAINERS:
                return not custody.has(view, sha256, "unpacked")
            return renditions.newest(view, sha256) is None

    def keep(self, arrival: Arrival) -> Kept:
        """What became of this file? Everything that is known of it enters in one act."""
        sha256 = arrival.received.sha256
        with self._opened.casebook.writing(STAGE) as act:
            if (why := purging.is_purged(act.connection, sha256)) is not None:
                self._opened.files.remove(sha256)
                problem = _purged(arrival.name, why)
                _record(act, arrival.name, problem, parent=arrival.parent)
                return Kept(source=None, how="refused", failures=((arrival.name, problem),))
            source = self._source(act, arrival)
            details = self._details(act, arrival, source)
            changed = sources.say(act, source, details)
            media_type = _media_type(arrival)
            is_new = sources.hold(act, source, Capture(sha256, arrival.received.size, media_type))
            is_found = sources.find(act, source, sha256, arrival.name)
            if is_new or is_found:
                custody.record(
                    act,
                    "taken" if is_new else "found",
                    sha256,
                    source=source,
                    name=arrival.name,
                    size=arrival.received.size,
                    media_type=media_type,
                )
            told = self._read(act, arrival, source)
            how: How = "new" if is_new else "found_again" if is_found or changed else "unchanged"
        return Kept(source=source, how=how, is_container=media_type in CONTAINERS, failures=told)

    def unpacked(self, sha256: str) -> None:
        """Has everything that lay in this container been kept?"""
        with self._opened.casebook.view() as view:
            if custody.has(view, sha256, "unpacked"):
                return
        with self._opened.casebook.writing(STAGE) as act:
            custody.record(act, "unpacked", sha256)

    def fail(self, name: str, problem: UnreadableError, parent: str | None) -> None:
        """Why was there not even a file to keep?"""
        with self._opened.casebook.writing(STAGE) as act:
            _record(act, name, problem, parent=parent)

    def _source(self, act: Act, arrival: Arrival) -> str:
        """Which source is it? As said by id, then by address; else the one that holds these bytes."""
        said = arrival.described
        if said.id is not None:
            return said.id
        if said.details.url is not None:
            known = sources.with_url(act.connection, said.details.url)
            return known or ids.source_of_url(said.details.url)
        holding = sources.holders(act.connection, arrival.received.sha256)
        return holding[0] if holding else ids.source_of_bytes(arrival.received.sha256)

    def _details(self, act: Act, arrival: Arrival, source: str) -> SourceDetails:
        """What is new about it? What people said counts before what the document says of itself."""
        said = arrival.described.details
        known = sources.known(act.connection, source)
        if arrival.outcome is not None and arrival.outcome.rendition is not None:
            printed = _printed(arrival.outcome.rendition.metadata)
            said = said.filled_from(_only_new(printed, known))
        if arrival.parent is not None and known.parent is None and source != arrival.parent:
            said = replace(said, parent=arrival.parent, within=arrival.name)
        return said

    def _read(self, act: Act, arrival: Arrival, source: str) -> tuple[tuple[str, UnreadableError], ...]:
        sha256 = arrival.received.sha256
        told: list[tuple[str, UnreadableError]] = []
        if arrival.problem is not None:
            told.append((arrival.name, arrival.problem))
            _record(act, arrival.name, arrival.problem, source=source, sha256=sha256)
            return tuple(told)
        failures.clear(act, STAGE, name=arrival.name, sha256=sha256)
        if arrival.outcome is None:
            return ()
        if arrival.outcome.rendition is not None:
            renditions.keep(act, sha256, arrival.outcome.rendition)
        for refused in arrival.outcome.refused:
            problem = UnreadableError(refused.kind, refused.message, refused.remedy)
            told.append((refused.name, problem))
            _record(act, refused.name, problem, source=source)
        return tuple(told)


def _record(
    act: Act,
    name: str,
    problem: UnreadableError,
    *,
    source: str | None = None,
    parent: str | None = None,
    sha256: str | None = None,
) -> None:
    failures.record(
        act,
        Failure(
            stage=STAGE,
            name=name,
            kind=problem.kind,
            problem=str(problem),
            remedy=problem.remedy,
            sha256=sha256,
            source=source or parent,
        ),
        Visibility.PUBLIC.rank if source or parent else Visibility.TEAM.rank,
    )


def _purged(name: str, why: str) -> UnreadableError:
    return UnreadableError(
        "purged",
        f"{name} holds bytes that were purged from this casebook ({why}), and was not taken",
        "leave it out; a purge is for good",
    )


def _media_type(arrival: Arrival) -> str:
    if arrival.outcome is not None:
        return arrival.outcome.media_type
    return getattr(arrival.problem, "media_type", None) or "application/octet-stream"


def _printed(metadata: dict[str, str]) -> SourceDetails:
    """What does the document say of itself? A date that is not one whole date in ISO form counts for none."""
    publication = metadata.get("publication")
    return SourceDetails(
        title=metadata.get("title"),
        author=metadata.get("author"),
        publication=None if not publication else sources.publication_named(publication),
        published=_published(metadata.get("published")),
        url=metadata.get("url"),
        language=metadata.get("language"),
    )


def _published(printed: str | None) -> DayRange | None:
    if printed is None:
        return None
    try:
        return parse_day_range(printed)
    except ValueError:
        return None


def _only_new(printed: SourceDetails, known: SourceDetails) -> SourceDetails:
    """The document's own word never replaces what is known already."""
    taken = {name for name in known.__dataclass_fields__ if getattr(known, name) is not None}
    return replace(printed, **dict.fromkeys(taken))
