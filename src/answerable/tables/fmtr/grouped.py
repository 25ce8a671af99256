"""How is a report read that prints its groups under long headings, columns headed once a page (2001 to 2006)?

`DOS Africa Region, Angola, International Military Education and Training (IMET), FY04` is such a heading.
Cells are aligned to the top of their row, and the page's content runs line by line. A line with a number in
the quantity's place, a cost or a date begins a row; any other carries on the cells above it. The column
headings are centred over their columns, so the columns' left edges are taken from the rows themselves.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from answerable.tables.fmtr.figures import number
from answerable.tables.fmtr.gathering import Gathering
from answerable.tables.fmtr.lines import Printed, cell_of, parted, printed_lines
from answerable.tables.fmtr.record import Cell, Level, Report
from answerable.vocabulary.rendition import Rendition

LAYOUT: Final = "grouped"

_LABELS: Final = (
    ("title", "course"),
    ("#", "quantity"),
    ("location", "location"),
    ("students'", "student_unit"),
    ("usunits", "us_unit"),
    ("cost", "cost"),
    ("start", "start"),
    ("end", "end"),
)
HEADING: Final = re.compile(
    r"(?:(?:DO[DSTJ]|DHS|USCG|DOHS)\s*,?\s*)?(?P<region>.*?)\s*\bRegion,\s*(?P<rest>.*?),?\s*"
    r"FY ?(?P<year>\d{2,4})",
    re.IGNORECASE,
)
_COUNTRY: Final = re.compile(r"[^,]*(?:,\s*(?:The|(?:\w+ )?Republic Of)\b[^,]*)?", re.IGNORECASE)
_ENDS: Final = re.compile(r"FY ?\d{2,4}$", re.IGNORECASE)
_TOTAL: Final = re.compile(r"(?:FY ?\d{2,4}|(?P<level>Program|Country)) Totals ?:", re.IGNORECASE)
_LEVELS: Final[dict[str, Level]] = {"program": "programme", "country": "country"}
_LARGER: Final = 1.3  # headings are set 1.4 times as large as rows
_OTHER: Final = 1.08  # column headings, notes and page numbers 1.15 times
_DATE: Final = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}")
_EDGE: Final = (
    1.5  # points by which words in one column's edge differ: figures and letters have other bearings
)
_TAB: Final = 9.0  # points between tab stops
_TABS: Final = 4  # that a cell was seen pushed on, at most
_KERNING: Final = 0.4  # points by which spaces between words differ
_INDENT: Final = 3.0  # points by which carried-on lines stand in or out
_NEAR: Final = 1.2
_ONE_LINE: Final = 2.0  # points by which the feet of column headings differ


@dataclass(frozen=True, slots=True)
class Columns:
    """Where does each column lie on the page? Points from its left edge."""

    left: float
    quantity: float  # the right edge
    lefts: tuple[float, ...]  # of location, students' units and US units
    names: tuple[str, ...]
    cost: float  # the right edge
    between_dates: float


def is_grouped(lines: list[Printed]) -> bool:
    """Do these lines hold such column headings?"""
    return any(_labels(lines, index) for index in range(len(lines)))


def read_grouped(rendition: Rendition) -> Report:
    """Which rows and totals does it print?"""
    text = rendition.text
    pages = [
        list(printed_lines(text, section, number)) for number, section in enumerate(rendition.sections, 1)
    ]
    heights = Counter(round(line.height, 1) for page in pages for line in page)
    body = heights.most_common(1)[0][0] if heights else 0.0
    reading = _Reading(text, body)
    edges = _Edges(pages, body)
    learned = [edges.columns(page) for page in pages]
    columns = next((found for found in learned if found), None)
    for page, found in zip(pages, learned, strict=True):
        columns = found or columns
        reading.page(page, columns)
    return reading.report()


def _labels(lines: list[Printed], index: int) -> dict[str, Printed]:
    """Which column headings stand in this line? Empty, if it is no line of headings."""
    found: dict[str, Printed] = {}
    if not _plain(lines[index]).startswith("title"):
        return found
    foot = lines[index].bottom
    for line in lines[index : index + 14]:
        if abs(line.bottom - foot) > _ONE_LINE:
            break
        for label, column in _LABELS:
            if column not in found and _plain(line).startswith(label):
                found[column] = line
                break
    return found if {"quantity", "location", "cost", "start", "end"} <= found.keys() else {}


def _plain(line: Printed) -> str:
    return "".join(line.text.split()).casefold().replace("’", "'")


class _Edges:
    """Where do the columns lie? Learned from all rows, and from where the headings are centred."""

    def __init__(self, pages: list[list[Printed]], body: float) -> None:
        rows = [line for page in pages for line in page if line.height < _OTHER * body]
        self._words = Counter(
            (round(word.box.left), round(word.box.right)) for line in rows for word in line.words
        )
        self._starts = Counter(round(line.left) for line in rows)
        self._known: dict[tuple[tuple[str, int], ...], Columns] = {}

    def columns(self, page: list[Printed]) -> Columns | None:
        """Where do they lie on this page? None if it prints no headings."""
        labels = next((found for index in range(len(page)) if (found := _labels(page, index))), None)
        if labels is None:
            return None
        centres = {name: (line.left + line.right) / 2 for name, line in labels.items()}
        key = tuple((name, round(centre)) for name, centre in centres.items())
        if key not in self._known:
            self._known[key] = self._learned(centres)
        return self._known[key]

    def _learned(self, centres: dict[str, float]) -> Columns:
        left = self._start(0, centres["quantity"] - 20)
        quantity = self._end(left + 100, centres["location"])
        before_cost = centres.get("us_unit", centres["location"])
        cost = self._end(before_cost, centres["start"])
        lefts: dict[str, float] = {}
        low = quantity
        for name in ("location", "student_unit", "us_unit"):
            if name not in centres:
                continue
            found = (
                self._word_start(low, centres[name])
                if name == "location"
                else self._start(low, centres[name])
            )
            if found:
                lefts[name] = found
            low = centres[name]
        between = (centres["start"] + centres["end"]) / 2
        return Columns(left, quantity, tuple(lefts.values()), tuple(lefts), cost, between)

    def _start(self, low: float, high: float) -> float:
        return _commonest({at: count for at, count in self._starts.items() if low < at < high})

    def _word_start(self, low: float, high: float) -> float:
        found: Counter[int] = Counter()
        for (left, _right), count in self._words.items():
            if low < left < high:
                found[left] += count
        return _commonest(found)

    def _end(self, low: float, high: float) -> float:
        found: Counter[int] = Counter()
        for (left, right), count in self._words.items():
            if low < left and right < high:
                found[right] += count
        return _commonest(found)


def _commonest(counted: Mapping[int, int]) -> float:
    return float(max(counted, key=lambda at: counted[at])) if counted else 0.0


class _Reading:
    """How far has the report been read?"""

    def __init__(self, text: str, body: float) -> None:
        self._text = text
        self._body = body
        self._found = Gathering(LAYOUT)
        self._heading: list[Printed] = []
        self._row: dict[str, list[Printed]] | None = None
        self._row_page = 0
        self._at_top = True
        self._row_heading = self._found.heading
        self._repeated: tuple[str, Cell] | None = None

    def report(self) -> Report:
        self._close()
        return self._found.report()

    def _is_open(self) -> bool:
        """Is the group's sum still to come? Then the heading atop a page, however worded, is its own."""
        return self._row is not None or self._found.has_rows_since("programme")

    def page(self, lines: list[Printed], columns: Columns | None) -> None:
        self._at_top = True
        band: list[Printed] = []
        for line in lines:
            if line.height > _LARGER * self._body:
                self._band(band, columns)
                band = []
                self._add_to_heading(line)
                continue
            if self._heading and line.height > _OTHER * self._body:
                self._heading.clear()
            if line.height > _OTHER * self._body:
                continue
            if band and abs(band[0].bottom - line.bottom) > _NEAR:
                self._band(band, columns)
                band = []
            band.append(line)
        self._band(band, columns)

    def _add_to_heading(self, line: Printed) -> None:
        self._heading.append(line)
        if not _ENDS.search(line.text):
            return
        cell = cell_of(self._heading)
        self._heading = []
        found = HEADING.search(cell.text)
        if not found:
            return
        programme = cell.text[found.start() :]
        goes_on = self._at_top and _country(found["rest"]) == self._found.country and self._is_open()
        if goes_on or _same(programme, self._found.programme):
            self._repeated = programme, cell
            return
        self._repeated = None
        self._close()
        self._found.enter_region(found["region"].strip())
        self._found.enter_country(_country(found["rest"]), cell)
        before, _, _ = self._found.programme.rpartition("FY")
        level: Level = "year" if before and _same(before, programme.rpartition("FY")[0]) else "programme"
        self._found.enter_programme(programme, cell, level)

    def _band(self, band: list[Printed], columns: Columns | None) -> None:
        if not band or columns is None:
            return
        self._at_top = False
        cells = self._cells(band, columns)
        title = cell_of(cells["course"]).text if "course" in cells else ""
        total = _TOTAL.fullmatch(title)
        page = band[0].page
        if total and not cells.keys() - {"course", "quantity", "cost"}:
            self._close()
            level = _LEVELS[total["level"].lower()] if total["level"] else "year"
            made = {name: cell_of(lines) for name, lines in cells.items()}
            self._found.add_total(level, page, made["course"], made)
            return
        if self._row is not None and cells.keys() == {"end"} and "end" not in self._row:
            self._row["end"] = cells["end"]  # pushed onto the next line by a cell that was too wide
            self._repeated = None
            return
        if {"quantity", "cost", "start", "end"} & cells.keys() or self._row is None:
            self._close()
            self._repeat()
            self._row, self._row_page, self._row_heading = cells, page, self._found.heading
            return
        if "course" in cells:
            self._repeat()
        self._repeated = None
        for name, lines in cells.items():
            self._row.setdefault(name, []).extend(lines)

    def _repeat(self) -> None:
        """Is a heading repeated above what comes now? Then the rows from here on stand under its wording.

        Not where the page begins with the rest of a cell further right: those rows stand as they began. Both
        wordings name one group; the published dataset parts them so, and its rows can be compared.
        """
        if self._repeated is not None:
            self._found.reword_programme(*self._repeated)
            self._repeated = None

    def _cells(self, band: list[Printed], columns: Columns) -> dict[str, list[Printed]]:
        cells: dict[str, list[Printed]] = {}
        for line in band:
            for piece in self._pieces(line, columns):
                cells.setdefault(_column_of(piece, columns, cells), []).append(piece)
        return cells

    def _pieces(self, line: Printed, columns: Columns) -> Iterator[Printed]:
        for piece in parted(self._text, line, _first_words(line, columns.lefts)):
            words = piece.words
            # A quantity is painted close to what stands left and right of it.
            cut = next(
                (
                    index
                    for index, word in enumerate(words)
                    if abs(word.box.right - columns.quantity) <= _EDGE
                    and number(self._text[word.start : word.end]) is not None
                ),
                None,
            )
            if cut is None or len(words) == 1:
                yield piece
                continue
            yield from parted(
                self._text, piece, [index for index in (cut, cut + 1) if 0 < index < len(words)]
            )

    def _close(self) -> None:
        row, self._row = self._row, None
        if row is None:
            return
        cells: dict[str, Cell] = {name: cell_of(lines) for name, lines in row.items()}
        if not {"quantity", "cost"} & cells.keys():
            said = " | ".join(cell.text for cell in cells.values())
            self._found.add_unplaced(said, self._row_page)
            return
        self._found.add_row(self._row_page, cells, self._row_heading)


def _column_of(piece: Printed, columns: Columns, before: Mapping[str, list[Printed]]) -> str:
    """Into which column does a piece of a line belong? `before` is what stands left of it.

    Where a cell is too wide, what follows it stands one tab stop further right, so costs and dates are told
    by what they are and by what came before them.
    """
    if _DATE.fullmatch(piece.text):
        return _date_column(piece, columns, before)
    if "cost" not in before and number(piece.text) is not None:
        if abs(piece.right - columns.cost) <= _EDGE or (piece.text[0] == "$" and piece.left > columns.cost):
            return "cost"
        if abs(piece.right - columns.quantity) <= _EDGE and "quantity" not in before:
            return "quantity"
    name = "course"
    for left, candidate in zip(columns.lefts, columns.names, strict=True):
        if piece.left >= left - _INDENT:
            name = candidate
    return name


def _first_words(line: Printed, lefts: Sequence[float]) -> list[int]:
    """Which words of a line, by number, begin a cell? Those at a column's edge, and those pushed on from it.

    A cell too wide for its column pushes the next one on: by a space, or to a tab stop behind the edge. So a
    word that stands behind a space, left of an edge, carries the cell before it on.
    """
    words = line.words
    if len(words) == 1:
        return []
    gaps = [after.box.left - before.box.right for before, after in pairwise(words)]
    space = sorted(gaps)[len(gaps) // 2]
    found = []
    for index, gap in enumerate(gaps, start=1):
        is_space = len(gaps) > 1 and abs(gap - space) <= _KERNING
        before = _KERNING if is_space else _EDGE
        left, reach = words[index].box.left, words[index - 1].box.right
        if any(-before <= left - edge <= _EDGE for edge in lefts) or (
            not is_space and any(line.left < edge < reach and _is_tab_stop(left - edge) for edge in lefts)
        ):
            found.append(index)
    return found


def _is_tab_stop(behind: float) -> bool:
    stops = round(behind / _TAB)
    return 0 < stops <= _TABS and abs(behind - stops * _TAB) <= _KERNING


def _date_column(piece: Printed, columns: Columns, before: Mapping[str, list[Printed]]) -> str:
    cost = before.get("cost")
    if cost and cost[-1].right > columns.cost + _INDENT:
        return "end" if "start" in before else "start"
    if piece.left < columns.cost:
        return "end"
    return "start" if (piece.left + piece.right) / 2 < columns.between_dates else "end"


def _country(rest: str) -> str:
    """Which country does a heading name before its programme? `Cape Verde, Republic Of` is one name."""
    found = _COUNTRY.match(rest)
    return found[0].strip() if found else ""


def _same(one: str, other: str) -> bool:
    """Do two headings name one group? Those repeated atop a page leave out the department."""
    plain = [
        re.sub(r"^(?:do[dst]|dhs|dohs)(?=\w*region)", "", "".join(text.split()).casefold())
        for text in (one, other)
    ]
    return plain[0] == plain[1]
