"""As what are the files of an import held? Taken like any other, archives unpacked, each with its text."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from sqlalchemy import select

from answerable.archive.opening import open_file
from answerable.archive.walking import Found, found_files
from answerable.errors import UnreadableError
from answerable.pipeline.keeping import CONTAINERS
from answerable.pipeline.opened import Opened
from answerable.pipeline.take import take
from answerable.store import renditions, schema, sources
from answerable.store.casebook import View
from answerable.store.references import reference_to
from answerable.vocabulary.imported import Held, ImportFile
from answerable.vocabulary.rendition import Rendition
from answerable.vocabulary.source import Capture, Source

_PIECE: Final = 1 << 20


def held_files(opened: Opened, paths: Sequence[Path]) -> tuple[list[ImportFile], int]:
    """Which files are at these paths, in archives too, now that all were taken, and how many could not be?

    What could not be taken is among the failures of `take`.
    """
    taken = take(opened, paths)
    files: list[ImportFile] = []
    with opened.casebook.view() as view:
        for found in found_files(paths, opened.own_places):
            source = _taken_as(view, found) if isinstance(found, Found) else None
            if isinstance(found, Found) and source is not None:
                files += _within(opened, view, found.name, source, set())
    return files, taken.failed


def source_at(opened: Opened, path: Path) -> str | None:
    """Which source holds the bytes of this file? None if they were never taken."""
    with opened.casebook.view() as view:
        source = _taken_as(view, Found(path.name, path))
    return None if source is None else source.id


def _taken_as(view: View, found: Found) -> Source | None:
    try:
        with open_file(found.path, found.name) as stream:
            digest = hashlib.sha256()
            while piece := stream.read(_PIECE):
                digest.update(piece)
            sha256 = digest.hexdigest()
    except UnreadableError:  # `take` has told of it
        return None
    table = schema.finding
    named = select(table.c.source).where(table.c.sha256 == sha256, table.c.name == found.name)
    by_name = view.connection.execute(named.order_by(table.c.id.desc()).limit(1)).scalar()
    holder = by_name or next(iter(sources.holders(view.connection, sha256)), None)
    return None if holder is None else sources.one(view, holder)


def _within(opened: Opened, view: View, name: str, source: Source, seen: set[str]) -> Iterator[ImportFile]:
    """Which files are in this source: itself, or what lies in it where it is an archive?"""
    if source.id in seen:
        return
    seen.add(source.id)
    capture = source.captures[-1]
    if capture.media_type not in CONTAINERS:
        yield _file(opened, view, name, source, capture)
        return
    table = schema.source_details
    query = select(table.c.source).where(table.c.parent == source.id).distinct().order_by(table.c.source)
    members = sources.by_id(view, view.connection.execute(query).scalars().all()).values()
    for member in sorted(members, key=lambda one: one.details.within or one.id):
        if member.captures:
            yield from _within(opened, view, f"{name}/{member.details.within or member.label}", member, seen)


def _file(opened: Opened, view: View, name: str, source: Source, capture: Capture) -> ImportFile:
    stored = renditions.newest(view, capture.sha256)
    first = min(item.at for item in sources.findings(view, source.id))
    rendition = None if stored is None else stored.id

    @cache
    def content() -> Rendition:
        if rendition is None or stored is None:
            return Rendition("", "", "")
        with opened.casebook.view() as now:
            text = renditions.text_of(now.connection, rendition)
            sections = renditions.sections_of(now.connection, rendition)
            elements = renditions.elements_of(now.connection, rendition)
        return Rendition(
            text, stored.reader, stored.version, sections, stored.metadata, stored.notes, elements
        )

    held = Held(
        source=reference_to(source),
        visibility=source.visibility,
        taken=date.fromisoformat(first[:10]),
        rendition=rendition,
        content=content,
    )
    return ImportFile(name=name, path=opened.files.path(capture.sha256), held=held)
