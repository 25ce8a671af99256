"""Of what is a training report made? Rows of cells, printed sums, silent countries, each with its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from answerable.vocabulary.span import Box

Level = Literal["year", "programme", "country"]

COLUMNS: Final = ("course", "quantity", "location", "student_unit", "us_unit", "cost", "start", "end")
"""The columns that a report can have, in the order in which most print them."""

NOTHING: Final = frozenset({"", "-", "–", "—"})
"""What a cell holds that says nothing."""


class Line(NamedTuple):
    """Where does a line of a cell stand? Code points of the rendition's text; no `box` without a layout."""

    start: int
    end: int
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What does one cell say, and where does each line of it stand? Lines are joined by a space in `text`."""

    text: str
    lines: tuple[Line, ...] = ()


EMPTY: Final = Cell("")


@dataclass(frozen=True, slots=True)
class Heading:
    """Under which heading does a row stand? `fiscal_year` is None where the heading prints none."""

    region: str
    country: str
    programme: str
    fiscal_year: int | None
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """Which training does one line of the report's tables print?

    `cells` holds those of `COLUMNS` that the report has; `quantity` and `cost` are their numbers, None where
    the cell is empty or no number. `page` counts from 1; a web page is one page.
    """

    heading: Heading
    page: int
    cells: Mapping[str, Cell]
    quantity: Decimal | None
    cost: Decimal | None

    def text(self, column: str) -> str:
        """What does the cell of this column say? Nothing, if the report has no such column."""
        return self.cells.get(column, EMPTY).text


@dataclass(frozen=True, slots=True)
class PrintedTotal:
    """Which sum does the report itself print, and over which rows? `rows` are numbers into `Report.rows`."""

    level: Level
    heading: Heading
    page: int
    label: Cell
    quantity: Decimal | None
    cost: Decimal | None
    cells: Mapping[str, Cell]
    rows: range


@dataclass(frozen=True, slots=True)
class Silent:
    """Which country is printed with no activity?"""

    region: str
    country: str
    page: int
    label: Cell


@dataclass(frozen=True, slots=True)
class Report:
    """What does one file of a report print?

    `layout` names the way in which it was read. `years` are the years that its pages print ("2007-2008"),
    None where they print none. `problems` are plain sentences about lines that could not be placed.
    """

    layout: str
    years: str | None
    rows: tuple[TrainingRow, ...]
    totals: tuple[PrintedTotal, ...]
    silent: tuple[Silent, ...] = ()
    problems: tuple[str, ...] = field(default=())
