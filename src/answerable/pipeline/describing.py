"""Which source is a file a capture of, and what is new in what was said of it?

A source that nobody named by id or address is known by its bytes, and by what they came out of: files that
lie by themselves with the same bytes are one source found twice. The same bytes out of a mail or an archive
are a source of their own, since what they came out of may be more closed, or be purged.
"""

import json
from dataclasses import dataclass, field, fields, replace
from typing import Final

from sqlalchemy import Connection, exists, select

from answerable.archive.sidecar import Described
from answerable.logs import logger
from answerable.store import schema, sources
from answerable.vocabulary import ids
from answerable.vocabulary.access import most_closed
from answerable.vocabulary.day_range import DayRange, parse_day_range
from answerable.vocabulary.source import SourceDetails

_log: Final = logger("take")

Said = dict[str, str]
"""What a sidecar says, key by key, as the custody log remembers it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Which bytes were found, under which name, and what do its sidecar and the command's flags say of them?

    `name` is what people know the file by, the names of what it came out of included; `within` what it is
    called in there, and `parent` the source that it came out of.
    """

    name: str
    sha256: str
    sidecar: Described
    flags: Described
    parent: str | None = None
    within: str | None = None

    @property
    def described(self) -> Described:
        """What do both say together? The flags count before the sidecar."""
        return self.sidecar.updated_by(self.flags)


def source_of(connection: Connection, finding: Finding) -> str:
    """Which source is it? As said by id, then by address; else the one that holds these bytes."""
    said, parent = finding.described, finding.parent
    if said.id is not None:
        return said.id
    holding = [
        holder
        for holder in sources.holders(connection, finding.sha256)
        if sources.known(connection, holder).parent == parent
    ]
    url = said.details.url
    if url is not None:
        without = (holder for holder in holding if sources.known(connection, holder).url is None)
        return sources.with_url(connection, url) or next(without, None) or ids.source_of_url(url)
    if holding:
        return holding[0]
    return (
        ids.source_of_bytes(finding.sha256) if parent is None else ids.source_within(parent, finding.sha256)
    )


@dataclass(frozen=True, slots=True)
class Before:
    """What was known of a source before this finding, and what had its sidecar said?

    `heard` is None if the file is new under this name.
    """

    is_known: bool = False
    details: SourceDetails = field(default_factory=SourceDetails)
    heard: Said | None = None


def before(connection: Connection, source: str, finding: Finding) -> Before:
    """What is known of this source, and from this finding, so far?"""
    if not connection.execute(select(exists().where(schema.source.c.id == source))).scalar():
        return Before()
    heard = _last_heard(connection, source, finding)
    return Before(is_known=True, details=sources.known(connection, source), heard=heard)


def news_of(connection: Connection, source: str, finding: Finding, old: Before) -> SourceDetails:
    """What do the flags, and the sidecar where it has changed, say of this source?

    Flags are a command and count each time. A sidecar goes on saying the same for ever: only what it says
    anew counts, so that taking it again changes nothing, also where somebody has corrected it since or where
    the same bytes lie under another name and are described otherwise.
    """
    if finding.parent is not None and old.is_known and old.details.parent != finding.parent:
        return _of_a_stranger(connection, source, finding, old.details)
    said = _said_anew(finding, old.heard)
    closed, wanted = old.details.visibility, said.visibility
    if old.heard is None and closed and wanted and wanted.rank < closed.rank:
        _log.warning(
            "a sidecar would open what was closed, and was not followed: take the file with --visibility if "
            "it may be opened",
            name=finding.name,
            sidecar=wanted.value,
            source=closed.value,
        )
        said = replace(said, visibility=None)
    said = said.updated_by(finding.flags.details)
    if finding.parent is not None:
        said = replace(said, parent=finding.parent, within=old.details.within or finding.within)
    return said


def said_by(described: Described) -> Said:
    """What does a sidecar say, key by key?"""
    details = described.details
    values = {item.name: getattr(details, item.name) for item in fields(details)}
    return {name: str(value) for name, value in values.items() if value is not None}


def unsaid(offered: SourceDetails, known: SourceDetails) -> SourceDetails:
    """What of this is offered where nothing is known yet? The document's own word never replaces another."""
    taken = {item.name for item in fields(known) if getattr(known, item.name) is not None}
    return replace(offered, **dict.fromkeys(taken))


def printed_in(metadata: dict[str, str], described: Described) -> SourceDetails:
    """What does a document say of itself? A date not in ISO form, or that somebody denied, is none."""
    publication = metadata.get("publication")
    return SourceDetails(
        title=metadata.get("title"),
        author=metadata.get("author"),
        publication=sources.publication_named(publication) if publication else None,
        published=None if described.undated else _published(metadata.get("published")),
        url=metadata.get("url"),
        language=metadata.get("language"),
    )


def _last_heard(connection: Connection, source: str, finding: Finding) -> Said | None:
    table = schema.custody
    query = (
        select(table.c.payload)
        .where(table.c.sha256 == finding.sha256, table.c.source == source, table.c.payload.is_not(None))
        .order_by(table.c.id.desc())
    )
    for payload in connection.execute(query).scalars():
        entry = json.loads(payload)
        if entry.get("name") == finding.name:
            said: Said = entry["said"]
            return said
    return None


def _said_anew(finding: Finding, heard: Said | None) -> SourceDetails:
    old = {} if heard is None else heard
    now = said_by(finding.sidecar)
    return replace(finding.sidecar.details, **{name: None for name in now if now[name] == old.get(name)})


def _of_a_stranger(
    connection: Connection, source: str, finding: Finding, known: SourceDetails
) -> SourceDetails:
    """What may a file from inside a container say of a source that is known from elsewhere?

    Whoever packed the container need not be a colleague: such a word fills in what nobody has said, and it
    can close the source, never open it. And what came out of a container is as closed as the container.
    """
    said = finding.described.details
    now = sources.visibility(connection, source)
    closed = most_closed(
        [now, sources.visibility(connection, finding.parent or source), said.visibility or now]
    )
    return replace(unsaid(said, known), visibility=None if closed is now else closed)


def _published(printed: str | None) -> DayRange | None:
    try:
        return None if printed is None else parse_day_range(printed)
    except ValueError:
        return None
