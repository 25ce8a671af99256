"""On what does a claim of a row stand? On the sources that its columns name, and on the sheet's own cells."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, cast

from answerable.tables.sfm.sheet import Cell, Row, span_of
from answerable.vocabulary import ids
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Confidence
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.imported import Held, Unusable
from answerable.vocabulary.source import SourceReference
from answerable.vocabulary.span import Span
from answerable.vocabulary.trigger import TriggerType

_UUID: Final = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")
_SEPARATORS: Final = re.compile(r"[;,\s|]+")
_CONFIDENCES: Final = {"low": "Low", "medium": "Medium", "high": "High"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Which part of which source does an id in a sheet name? Older sheets call it an access point."""

    id: str
    source: SourceReference
    type: TriggerType = "archive"
    trigger: str = ""
    archive_url: str | None = None
    archived: str | None = None
    accessed: str | None = None
    restricted: bool = False

    @property
    def place(self) -> tuple[str, str, str]:
        """At which source, type and trigger does it point?"""
        return self.source.id, self.type, self.trigger

    @property
    def where(self) -> str:
        """How is that said in a sentence?"""
        return f"{self.type} {self.trigger!r} of source {self.source.id}"


class Points:
    """Which access points are known from the sheets of sources that came along?"""

    def __init__(self) -> None:
        self._points: dict[str, Point] = {}

    def add(self, key: str, point: Point) -> Point:
        """Which one counts under this id? The first."""
        return self._points.setdefault(key, point)

    def at(self, key: str) -> Point:
        """Which one has this id? One of a source by the same id, of which nothing else is known, if none."""
        known = self._points.get(key)
        if known is not None:
            return known
        return Point(id=ids.citation(key, "archive", ""), source=SourceReference(key))

    def published(self, keys: Iterable[str]) -> DayRange | None:
        """By when was the last of these published? None if nobody has said."""
        known = (self._points[key].source.published for key in keys if key in self._points)
        return max((days for days in known if days is not None), key=lambda days: days.last, default=None)


@dataclass(slots=True)
class Gathered:
    """Which cells and sources stand for which fields of one claim? Filled column by column."""

    row: Row
    cells: dict[str, tuple[Cell, list[str]]] = field(default_factory=dict)
    sources: dict[str, list[str]] = field(default_factory=dict)
    confidence: dict[str, Confidence] = field(default_factory=dict)
    problems: list[Unusable] = field(default_factory=list)

    def take(self, name: str, *supports: str) -> str:
        """What stands in this column? Its cell, and the sources and confidence beside it, are noted."""
        cell = self.row.cell(name)
        if cell is None:
            return ""
        noted = self.cells.setdefault(name, (cell, []))[1]
        noted += [one for one in supports if one not in noted]
        self.beside(name, *supports)
        return cell.value

    def beside(self, name: str, *supports: str) -> None:
        """Which sources, and how much confidence, stand beside this column for these fields?"""
        for key in self._ids(f"{name}:source"):
            noted = self.sources.setdefault(key, [])
            noted += [one for one in supports if one not in noted]
        said = self.row[f"{name}:confidence"]
        if not said:
            return
        level = _CONFIDENCES.get(said.casefold())
        if level is None:
            self.problems.append(
                self.row.problem(f"{name}:confidence", "is no confidence: write Low, Medium or High")
            )
            return
        self.confidence.update(dict.fromkeys(supports, cast("Confidence", level)))

    def _ids(self, name: str) -> Iterator[str]:
        text = self.row[name]
        if not text:
            return
        found, others = _source_ids(text)
        yield from found
        for word in others:
            self.problems.append(self.row.problem(name, f"holds {word!r}, which is no id of a source"))

    def citations(self, points: Points, held: Held) -> tuple[Citation, ...]:
        """On what does the claim stand? The sources in the order in which they are named, then the cells."""
        found: dict[str, Citation] = {}
        for key, fields in self.sources.items():
            point = points.at(key)
            supports = [*(found[point.id].supports if point.id in found else ()), *fields]
            found[point.id] = Citation(
                id=point.id,
                type=point.type,
                trigger=point.trigger,
                source=point.source,
                supports=tuple(dict.fromkeys(supports)),
                archive_url=point.archive_url,
                archived=point.archived,
                accessed=point.accessed,
            )
        return (*found.values(), self._own(held))

    def visibility(self, points: Points, held: Held) -> Visibility:
        """How closed is the claim? As its sheet; restricted if all of its sources are marked so."""
        cited = [points.at(key).restricted for key in self.sources]
        return Visibility.RESTRICTED if cited and all(cited) else held.visibility

    def _own(self, held: Held) -> Citation:
        cells = sorted(self.cells.values(), key=lambda item: item[0].start)
        spans: list[Span] = [span_of(cell, tuple(supports)) for cell, supports in cells]
        trigger = cell_trigger(self.row.sheet, [f"{cell.column}{self.row.number}" for cell, _ in cells])
        supports = dict.fromkeys(one for _, noted in self.cells.values() for one in noted)
        return Citation(
            id=ids.citation(held.source.id, "cell", trigger),
            type="cell",
            trigger=trigger,
            source=held.source,
            rendition=held.rendition,
            spans=tuple(spans),
            supports=tuple(supports),
        )


@lru_cache(maxsize=1_000)  # the columns of a row cite the same few
def _source_ids(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Which ids stand in a cell of sources, and which words that are none?"""
    words = [word for word in _SEPARATORS.split(text) if word]
    found = tuple(word.lower() for word in words if _UUID.fullmatch(word))
    return found, tuple(word for word in words if not _UUID.fullmatch(word))


def cell_trigger(sheet: str, refs: list[str]) -> str:
    """How are these cells of a sheet pointed at? `Postings!C123,E123`; a file of one sheet has no name.

    A sheet's name with a mark that means something else there is left out: the spans say where it is.
    """
    named = "" if sheet == _ONLY_SHEET or set(sheet) & set("!\n") else f"{sheet.strip()}!"
    return f"{named}{','.join(refs)}"


_ONLY_SHEET: Final = "1"
"""What the reader of CSV and TSV files calls their one sheet."""


def listed(text: str) -> list[str]:
    """Which names are in a list separated by `;`, with spaces or without? Each once."""
    return list(dict.fromkeys(part for piece in text.split(";") if (part := " ".join(piece.split()))))
