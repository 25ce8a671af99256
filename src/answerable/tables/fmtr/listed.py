"""How is a report read that prints no units or dates: course, number and cost, under headings (1999 to 2001)?

`Benin, International Military Education and Training (IMET), FY 00` stands above each list, over several
lines where it is long. The pages of one year are columns of a PDF, those of another a web page whose text has
one cell a line, or one row with tabs. Either way a number comes after what it counts, and a cost, with its
`$`, after the number.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from answerable.tables.fmtr.figures import number
from answerable.tables.fmtr.gathering import Gathering
from answerable.tables.fmtr.lines import printed_lines
from answerable.tables.fmtr.record import Cell, Level, Line, Report
from answerable.vocabulary.rendition import Rendition

LAYOUT: Final = "listed"

_HEADING: Final = re.compile(
    r"(?:IV\. COUNTRY TRAINING ACTIVITIES )?(?:(?P<region>[A-Za-z ]+?) Regions?, )?"
    r"(?P<country>[^,]+(?:, (?:The|(?:\w+ )?Republic Of)\b[^,]*)?), (?P<programme>.+), ?FY ?\d{2,4}",
    re.IGNORECASE,
)
_REGION: Final = re.compile(r"(?P<region>[A-Z][A-Za-z ]+?) Regions?(?: \(Continued\))?")
_TOTAL: Final = re.compile(r"(?:FY ?\d{2,4}|(?P<level>Program|Country)) Totals ?:", re.IGNORECASE)
_LEVELS: Final[dict[str, Level]] = {"program": "programme", "country": "country"}
_LABELS: Final = frozenset({"titleof", "#", "cost", "titleoftraining"})
_UNFINISHED: Final = re.compile(r", ?FY$")
_SAME_LINE: Final = 1.5
_CELL: Final = re.compile(r"[^\s][^\n\t]*")


class Piece(NamedTuple):
    """Which piece of text comes next, on which page, and is it the first on its line?"""

    text: str
    page: int
    line: Line
    foot: float | None = None


def is_listed(rendition: Rendition) -> bool:
    """Does it print headings and totals of this kind?"""
    texts = [piece.text for piece in _pieces(rendition)]
    return any(_TOTAL.fullmatch(text) for text in texts)


def read_listed(rendition: Rendition) -> Report:
    """Which rows and totals does it print?"""
    reading = _Reading()
    for piece in _pieces(rendition):
        reading.take(piece)
    return reading.report()


def _pieces(rendition: Rendition) -> Iterator[Piece]:
    if not rendition.sections:
        yield from _lines_of_text(rendition.text)
    for page, section in enumerate(rendition.sections, start=1):
        for line in printed_lines(rendition.text, section, page):
            yield Piece(line.text, page, line.line, line.bottom)


def _lines_of_text(text: str) -> Iterator[Piece]:
    for found in _CELL.finditer(text):
        cell = found[0].rstrip()
        yield Piece(" ".join(cell.split()), 1, Line(found.start(), found.start() + len(cell)))


class _Row(NamedTuple):
    title: list[Piece]
    quantity: Piece | None
    cost: Piece | None


class _Reading:
    """How far has the report been read?

    A long title goes on below its numbers, so a row is kept open until what follows it is known.
    """

    def __init__(self) -> None:
        self._found = Gathering(LAYOUT)
        self._title: list[Piece] = []
        self._quantity: Piece | None = None
        self._open: _Row | None = None

    def report(self) -> Report:
        self._finish(None)
        self._close()
        return self._found.report()

    def take(self, piece: Piece) -> None:
        """What does the next piece of text say?"""
        if "".join(piece.text.split()).casefold() in _LABELS:
            return
        value = number(piece.text)
        if value is None or (self._title and _UNFINISHED.search(self._title[-1].text)):
            self._text(piece)
        elif piece.text.startswith("$"):
            self._finish(piece)
        elif self._title and self._quantity is None and _beside(self._title[-1], piece):
            self._quantity = piece

    def _text(self, piece: Piece) -> None:
        if self._quantity is not None:
            self._finish(None)
        region = _REGION.fullmatch(piece.text)
        if region:
            self._title = []
            self._found.enter_region(region["region"])
            return
        self._title.append(piece)
        heading = _HEADING.fullmatch(" ".join(one.text for one in self._title))
        if heading:
            self._enter(heading)

    def _enter(self, heading: re.Match[str]) -> None:
        self._close()
        cell = _cell(self._title)
        self._title = []
        if heading["region"]:
            self._found.enter_region(heading["region"].strip())
        country = heading["country"].strip()
        self._found.enter_country(country, cell)
        programme = cell.text[heading.start("programme") :]
        before = self._found.programme.rpartition("FY")[0]
        level: Level = "year" if before and before == programme.rpartition("FY")[0] else "programme"
        self._found.enter_programme(programme, cell, level)

    def _finish(self, cost: Piece | None) -> None:
        """Is a row or a total complete? Then what stood above its own line belongs to the row before it."""
        pieces, quantity = self._title, self._quantity
        self._title, self._quantity = [], None
        if not pieces or (cost is None and quantity is None):
            return
        last = next((index for index, piece in enumerate(pieces) if _is_own(piece, quantity or cost)), -1)
        above, title = pieces[:last], pieces[last:]
        if self._open is not None:
            self._open.title.extend(above)
            self._close()
        elif not _TOTAL.fullmatch(title[0].text):
            title = pieces
        self._open = _Row(title, quantity, cost)

    def _close(self) -> None:
        row, self._open = self._open, None
        if row is None:
            return
        cells = {"course": _cell(row.title)}
        if row.quantity is not None:
            cells["quantity"] = _cell([row.quantity])
        if row.cost is not None:
            cells["cost"] = _cell([row.cost])
        page = row.title[0].page
        total = _TOTAL.fullmatch(row.title[0].text)
        if total:
            level = _LEVELS[total["level"].lower()] if total["level"] else "year"
            self._found.add_total(level, page, cells["course"], cells)
        else:
            self._found.add_row(page, cells)


def _beside(title: Piece, figure: Piece) -> bool:
    """Does a number stand on the line of the title, where the layout tells? Page numbers stand alone."""
    return title.foot is None or figure.foot is None or abs(title.foot - figure.foot) <= _SAME_LINE


def _is_own(piece: Piece, figure: Piece | None) -> bool:
    return figure is not None and figure.foot is not None and _beside(piece, figure)


def _cell(pieces: list[Piece]) -> Cell:
    return Cell(" ".join(piece.text for piece in pieces), tuple(piece.line for piece in pieces))
