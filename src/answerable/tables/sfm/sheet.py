"""Which rows has a sheet, under which headers, and where does each cell stand in the held text?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from answerable.tables.sfm.problems import place_of, unusable
from answerable.vocabulary.imported import Unusable
from answerable.vocabulary.rendition import Rendition, Section
from answerable.vocabulary.span import Span

_HEADER_ROWS: Final = 10
"""How far down a title or a note may push the headers."""

_BLANK: Final = frozenset({"", "nan", "none", "null", "n/a", "#n/a", "na", "-"})
"""What programs and hurried people write into a cell that holds nothing."""

_LONGEST_BLANK: Final = max(map(len, _BLANK))


def is_blank(value: str) -> bool:
    """Does a cell with this hold nothing?"""
    return len(value) <= _LONGEST_BLANK and value.casefold() in _BLANK


class Cell(NamedTuple):
    """What stands in a cell, in which column, under which header, and where in the text?"""

    value: str
    column: str
    header: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """What does one row say? Its filled cells, by the names that a layout gives its columns.

    `used` notes which columns somebody looked at, in all rows: the others hold what no claim has.
    """

    sheet: str
    number: int
    cells: Mapping[str, Cell]
    used: set[str] = field(default_factory=set, compare=False)

    def __getitem__(self, name: str) -> str:
        """What stands in this column? Nothing, if nothing does, or if the sheet has no such column."""
        self.used.add(name)
        cell = self.cells.get(name)
        return "" if cell is None else cell.value

    def cell(self, name: str) -> Cell | None:
        """Which cell stands in this column? None if it is empty."""
        self.used.add(name)
        return self.cells.get(name)

    def place(self, name: str | None = None) -> str:
        """Where do people find this row, or this cell of it?"""
        cell = None if name is None else self.cells.get(name)
        if cell is None:
            return place_of(self.sheet, self.number)
        return place_of(self.sheet, self.number, cell.column, cell.header)

    def problem(self, name: str, why: str) -> Unusable:
        """What is told of a cell that cannot be used as it stands?"""
        return unusable(self.place(name), self[name], why)


@dataclass(frozen=True, slots=True)
class Table:
    """Which cells has one sheet of a file? `rows` gives, for each row with any, its cells by column."""

    label: str
    text: str
    rows: Mapping[int, Mapping[str, tuple[int, int]]]

    def value(self, row: int, column: str) -> str:
        """What stands in this cell?"""
        place = self.rows.get(row, {}).get(column)
        return "" if place is None else self.text[place[0] : place[1]].strip()


def tables_of(rendition: Rendition) -> Iterator[Table]:
    """Which sheets has this file? Those that hold anything."""
    for section in rendition.sections:
        if section.kind == "sheet" and section.cells:
            yield Table(section.label, rendition.text, _by_row(section))


def _by_row(section: Section) -> dict[int, dict[str, tuple[int, int]]]:
    rows: dict[int, dict[str, tuple[int, int]]] = {}
    for cell in section.cells:
        column = cell.ref.rstrip("0123456789")
        rows.setdefault(int(cell.ref[len(column) :]), {})[column] = (cell.start, cell.end)
    return rows


def top_rows(table: Table) -> list[int]:
    """In which rows may the headers stand?"""
    return sorted(table.rows)[:_HEADER_ROWS]


def rows_below(table: Table, header: int, names: Mapping[str, str], used: set[str]) -> list[Row]:
    """Which rows stand below the headers? `names`: what a layout calls each column, by its letters.

    A cell that holds only white space, or what programs write for nothing, is empty.
    """
    headers = {column: table.value(header, column) for column in table.rows[header]}
    text = table.text
    rows = []
    for number in sorted(table.rows):
        if number <= header:
            continue
        cells = {}
        for column, (start, end) in table.rows[number].items():
            name = names.get(column)
            if name is None:
                continue
            printed = text[start:end]
            value = printed.strip()
            if is_blank(value):
                continue
            first = start + printed.index(value)
            cells[name] = Cell(value, column, headers.get(column, ""), first, first + len(value))
        if cells:
            rows.append(Row(table.label, number, cells, used))
    return rows


def span_of(cell: Cell, supports: tuple[str, ...]) -> Span:
    """Which words of the held text are this cell?"""
    return Span(cell.start, cell.end, cell.value, supports=supports)
