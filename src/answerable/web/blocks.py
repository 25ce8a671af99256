"""How is a stretch of text laid out? Lines with their numbers, pages with theirs, sheets as tables."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from answerable.vocabulary.rendition import Cell, Section, SectionKind
from answerable.web.highlights import Mark, Segment, segments
from answerable.web.numbering import Numbering, lines_of
from answerable.web.sheets import CellList, Grid, sheet_of
from answerable.web.windows import Window


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on one line? `number` is that of a citation (`line 5`); None where it has none."""

    number: int | None
    segments: tuple[Segment, ...]

    @property
    def is_blank(self) -> bool:
        """Are there no words on it?"""
        return not any(segment.text.strip() for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Border:
    """Which page or sheet begins here, or goes on (`continued`) from the page of text before?"""

    kind: SectionKind
    label: str
    continued: bool
    empty: bool


Block = Line | Border | Grid | CellList


def blocks(
    window: Window, marks: Iterable[Mark], sections: Sequence[Section], numbering: Numbering | None
) -> Iterator[Block]:
    """What is drawn, from top to bottom? `sections` are those that the window touches, in order.

    `numbering` is None where the text has pages or sheets: there nobody cites lines.
    """
    pieces = _Pieces(window, marks, sections)
    if not sections:
        lines = pieces.lines(window.start, window.end)
        yield from lines if numbering is None else _numbered(lines, numbering)
        return
    place = window.start
    for section in sections:
        # what two sections both claim to hold is drawn once
        start = max(section.start, place)
        end = max(start, min(section.end, window.end))
        yield from pieces.unless_blank(place, start)
        yield Border(
            section.kind, section.label, section.start < window.start, empty=section.start == section.end
        )
        yield from pieces.sheet(section, start, end) if section.kind == "sheet" else pieces.lines(start, end)
        place = end
    yield from pieces.unless_blank(place, window.end)


def _numbered(lines: Iterable[Line], numbering: Numbering) -> Iterator[Line]:
    number, inside = numbering.before, numbering.inside
    for line in lines:
        if inside or not numbering.counts("".join(segment.text for segment in line.segments)):
            yield line
        else:
            number += 1
            yield Line(number, line.segments)
        inside = False


class _Pieces:
    """The window's text in segments that end at every line, page and cell: handed out by their places."""

    def __init__(self, window: Window, marks: Iterable[Mark], sections: Sequence[Section]) -> None:
        self._window = window
        cuts: list[int] = []
        for found in re.finditer("\n", window.text):
            cuts += (window.start + found.start(), window.start + found.end())
        for section in sections:
            cuts += (section.start, section.end)
            for cell in section.cells:
                cuts += (cell.start, cell.end)
        self._segments = list(segments(window.text, window.start, marks, cuts))
        self._starts = [segment.start for segment in self._segments]

    def _between(self, start: int, end: int) -> tuple[Segment, ...]:
        return tuple(self._segments[bisect_left(self._starts, start) : bisect_left(self._starts, end)])

    def _text(self, start: int, end: int) -> str:
        return self._window.text[start - self._window.start : end - self._window.start]

    def lines(self, start: int, end: int) -> Iterator[Line]:
        """Which lines lie between these places?"""
        for line in lines_of(self._text(start, end)):
            yield Line(None, self._between(start, start + len(line.removesuffix("\n"))))
            start += len(line)

    def unless_blank(self, start: int, end: int) -> Iterator[Line]:
        """Which lines lie between these places, if there are any words there at all?"""
        if self._text(start, end).strip():
            yield from self.lines(start, end)

    def sheet(self, section: Section, start: int, end: int) -> Iterator[Block]:
        """How is this part of a sheet drawn? As lines, should it have words that are in no cell."""
        cells = [cell for cell in section.cells if cell.start < end and cell.end > start]
        if self._has_words_between(cells, start, end):
            yield from self.lines(start, end)
        elif cells:
            filled: dict[str, tuple[Segment, ...]] = {}
            for cell in cells:
                filled[cell.ref] = filled.get(cell.ref, ()) + self._between(cell.start, cell.end)
            yield sheet_of(filled)

    def _has_words_between(self, cells: Iterable[Cell], start: int, end: int) -> bool:
        place = start
        for cell in cells:
            if self._text(place, max(place, cell.start)).strip():
                return True
            place = max(place, cell.end)
        return bool(self._text(place, max(place, end)).strip())
