"""How is a report read whose tables print their column headings again and again (2007 to 2021)?

Cells are left-aligned under their heading, wrapped, and centred in the height of their row; the page's
content runs row by row and, in a row, column by column. So a line belongs to the column under whose left edge
it starts, and a row ends where the columns begin again.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from decimal import Decimal
from itertools import zip_longest
from typing import Final

from answerable.tables.fmtr.figures import number
from answerable.tables.fmtr.gathering import Gathering
from answerable.tables.fmtr.headings import FEWEST_COLUMNS, OF_A_TOTAL, column_of, country_of, level_of
from answerable.tables.fmtr.lines import SAME_BASELINE, Printed, cell_of, printed_lines, split_at, text_of
from answerable.tables.fmtr.record import Cell, Report
from answerable.vocabulary.rendition import Rendition

LAYOUT: Final = "headed"

_FEWEST_CELLS: Final = 3  # of a row without a quantity
_VOLUME: Final = re.compile(r"Volume I\b.*?(?:\bSection\b|\bPart\b).* - (?P<region>\D+)")
_PAGE_NUMBER: Final = re.compile(r"[A-Z-]*\d{1,4}")
_CENTRED: Final = 3.0
_AT_LEFT: Final = 1.0  # points by which a cell's first letter may stand off its column's edge
_LARGER: Final = 1.3  # times the height of a row's letters: country names are set 1.7 times as large
_ONE_LINE: Final = 2.0  # points by which the feet of column headings differ
_NEXT_LINE: Final = 14.0  # points down to a wrapped line, at most: lines are 8.7 to 9.3 apart


def is_headed(lines: list[Printed]) -> bool:
    """Do these lines hold such a heading?"""
    return any(_headings(lines, index) for index in range(len(lines)))


def read_headed(rendition: Rendition) -> Report:
    """Which rows and totals does it print?"""
    return _Reading(rendition.text).read(rendition)


class _Row:
    """Which lines of one row have been seen? Cells by column number."""

    __slots__ = ("cells", "column", "last", "page")

    def __init__(self, column: int, line: Printed) -> None:
        self.cells: dict[int, list[Printed]] = {column: [line]}
        self.column = column
        self.last = line
        self.page = line.page

    def add(self, column: int, line: Printed) -> None:
        self.cells.setdefault(column, []).append(line)
        self.column = column
        self.last = line

    @property
    def lines(self) -> list[Printed]:
        return [line for cell in self.cells.values() for line in cell]


class _Reading:
    """How far has the report been read?"""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found = Gathering(LAYOUT)
        self._lefts: list[float] = []
        self._columns: list[str] = []
        self._quantities = -1  # the number of their column, where there is one
        self._letter = 0.0
        self._pending: list[_Row] = []
        self._row: _Row | None = None

    def read(self, rendition: Rendition) -> Report:
        for page, section in enumerate(rendition.sections, start=1):
            lines = list(printed_lines(rendition.text, section, page))
            self._page(lines, section.width or 0.0)
        self._close_row()
        self._flush()
        return self._found.report()

    def _page(self, lines: list[Printed], width: float) -> None:
        index = 0
        while index < len(lines):
            line = lines[index]
            if self._is_furniture(line, width):
                index += 1
                continue
            headings = _headings(lines, index)
            if headings:
                self._open_table(headings)
                index += len(headings)
                continue
            for piece in split_at(self._text, line, self._lefts[1:], _AT_LEFT) if self._lefts else [line]:
                self._place(piece)
            index += 1

    def _is_furniture(self, line: Printed, width: float) -> bool:
        if abs((line.left + line.right) / 2 - width / 2) > _CENTRED:
            return False
        volume = _VOLUME.fullmatch(line.text)
        if volume:
            self._found.enter_region(volume["region"].strip())
            return True
        return bool(_PAGE_NUMBER.fullmatch("".join(line.text.split()))) and not self._at_a_column(line.left)

    def _at_a_column(self, left: float) -> bool:
        return any(abs(left - edge) <= _AT_LEFT for edge in self._lefts)

    def _open_table(self, headings: list[Printed]) -> None:
        self._close_row()
        titles = []
        while self._pending and self._is_heading(self._pending[-1]):
            titles.append(self._pending.pop())
        self._flush()
        self._enter([line for row in reversed(titles) for line in row.lines])
        self._lefts = [line.left for line in headings]
        self._columns = [column_of(line.text) for line in headings]
        self._quantities = self._columns.index("quantity") if "quantity" in self._columns else -1
        self._letter = headings[0].height

    def _is_heading(self, row: _Row) -> bool:
        """Is this "row" nothing but words from the left edge? A row of a table always has a quantity."""
        return 0 in row.cells and self._quantity(row) is None

    def _quantity(self, row: _Row) -> Decimal | None:
        lines = row.cells.get(self._quantities)
        return number(text_of(lines)) if lines else None

    def _enter(self, lines: list[Printed]) -> None:
        """Which country and which programme do the lines above a table name?"""
        if not lines:
            return
        small = min(line.height for line in lines)
        smallest = self._letter or small
        large = [line for line in lines if line.height > _LARGER * smallest]
        rest = [line for line in lines if line.height <= _LARGER * smallest]
        if large:
            cell = cell_of(large)
            self._found.enter_country(cell.text, cell)
        if rest:
            cell = cell_of(rest)
            self._found.enter_programme(cell.text, cell)

    def _place(self, line: Printed) -> None:
        column = max(bisect_right(self._lefts, line.left + _AT_LEFT) - 1, 0)
        row = self._row
        if row is None or column < row.column or (column == row.column and not _goes_on(row.last, line)):
            self._close_row()
            self._row = _Row(column, line)
        else:
            row.add(column, line)

    def _close_row(self) -> None:
        row, self._row = self._row, None
        if row is not None:
            self._pending.append(row)
            if self._columns and self._quantity(row) is not None:
                self._flush()

    def _flush(self) -> None:
        for row, following in zip_longest(self._pending, self._pending[1:]):
            if following is not None and self._is_silent(row, following):
                cell = cell_of(row.lines)
                self._found.enter_country(cell.text, cell)
            else:
                self._finish(row)
        self._pending.clear()

    def _is_silent(self, row: _Row, following: _Row) -> bool:
        """Is this the name of a country whose sum follows at once, without a table between them?"""
        title = cell_of(following.cells[0]).text if 0 in following.cells else ""
        return level_of(title) == "country" and country_of(title) == cell_of(row.lines).text

    def _finish(self, row: _Row) -> None:
        cells = (
            {self._columns[column]: cell_of(lines) for column, lines in row.cells.items()}
            if self._columns
            else {}
        )
        title = cells.get("course")
        level = level_of(title.text) if title else None
        if title and level:
            total = {column: cell for column, cell in cells.items() if column in OF_A_TOTAL}
            beside = {column: cell for column, cell in cells.items() if column not in total}
            if beside:
                # A total printed over a row: what the row says beside its title and figures is kept.
                self._keep(row.page, beside, " | ".join(cell.text for cell in beside.values()))
            self._found.add_total(level, row.page, title, total)
            return
        self._keep(row.page, cells, " | ".join(line.text for line in row.lines))

    def _keep(self, page: int, cells: Mapping[str, Cell], text: str) -> None:
        """Is this a row, or only some words that stand among the rows?"""
        quantity = cells.get("quantity")
        if len(cells) < _FEWEST_CELLS and (quantity is None or number(quantity.text) is None):
            self._found.add_unplaced(text, page)
        else:
            self._found.add_row(page, cells)


def _goes_on(before: Printed, line: Printed) -> bool:
    """Does this line carry on the cell of the one before?"""
    if line.page != before.page:
        return True
    down = line.bottom - before.bottom
    return (
        -SAME_BASELINE <= down <= _NEXT_LINE
        and line.height < _LARGER * before.height
        and before.height < _LARGER * line.height
    )


def _headings(lines: list[Printed], index: int) -> list[Printed]:
    """Which column headings stand here, side by side? None, if this is no line of headings."""
    if lines[index].text[:1] not in "Cc" or column_of(lines[index].text) != "course":
        return []
    found = [lines[index]]
    for line in lines[index + 1 :]:
        if (
            abs(line.bottom - found[0].bottom) > _ONE_LINE
            or line.left <= found[-1].right
            or not column_of(line.text)
        ):
            break
        found.append(line)
    return found if len(found) >= FEWEST_COLUMNS else []
