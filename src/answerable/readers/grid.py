"""How do rows of cells become text in which every filled cell has its address?"""

import re
from typing import Final

from answerable.readers.text_builder import CELL_COST, TextBuilder
from answerable.vocabulary.rendition import Cell, Section

# A tab or a line end inside a cell would look like the next cell or row.
_BREAKS: Final = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
_LETTERS: Final = 26


class GridBuilder:
    """What is on this sheet so far?

    The text is the cells of a row joined by tabs, the rows joined by newlines: row 5 of the sheet is line 5
    of its text, empty ones included, up to the last filled cell. A cell's own line ends and tabs are turned
    into spaces, one for one.
    """

    def __init__(self, text: TextBuilder, label: str) -> None:
        self._text = text
        self._label = label
        self._start = text.length
        self._lines = 1
        self._cells: list[Cell] = []

    def row(self, number: int, values: list[str]) -> None:
        """What stands in row `number`, from column A on? Rows come in order; empty cells are empty words."""
        filled = len(values)
        while filled and not values[filled - 1]:
            filled -= 1
        if not filled:
            return
        self._text.write("\n" * (number - self._lines))
        self._lines = number
        for column, value in enumerate(values[:filled], 1):
            if column > 1:
                self._text.write("\t")
            if value:
                start = self._text.length
                self._text.write(_BREAKS.sub(" ", value))
                self._text.spend(CELL_COST)
                self._cells.append(Cell(start, self._text.length, f"{column_letters(column)}{number}"))

    def section(self) -> Section:
        """Which section is the sheet?"""
        return Section("sheet", self._label, self._start, self._text.length, cells=tuple(self._cells))


def column_letters(column: int) -> str:
    """What is the column with this number (from 1) called? `A`, `Z`, `AA`, …"""
    letters = ""
    while column:
        column, place = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + place) + letters
    return letters
