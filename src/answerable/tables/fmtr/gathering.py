"""How do headings, rows and totals become a report? One after the other, as the page prints them."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from answerable.tables.fmtr.figures import fiscal_year, number
from answerable.tables.fmtr.headings import country_of
from answerable.tables.fmtr.record import (
    EMPTY,
    Cell,
    Heading,
    Level,
    PrintedTotal,
    Report,
    Silent,
    TrainingRow,
)
from answerable.vocabulary.ids import folded

_BLANK: Final = re.compile(r"(?:this )?page (?:is |was )?(?:intentionally left|left intentionally) blank")

_WIDER: dict[Level, tuple[Level, ...]] = {
    "year": ("year",),
    "programme": ("year", "programme"),
    "country": ("year", "programme", "country"),
}


class Gathering:
    """What has been read of the report so far, and under which heading does the next row stand?

    A total covers the rows since the last total of its level, or since the heading of its level changed.
    """

    def __init__(self, layout: str) -> None:
        self._layout = layout
        self.region = ""
        self.country = ""
        self._country_cell = EMPTY
        self.programme = ""
        self._programme_cell = EMPTY
        self._heading: Heading | None = None
        self._rows: list[TrainingRow] = []
        self._totals: list[PrintedTotal] = []
        self._silent: list[Silent] = []
        self._problems: list[str] = []
        self._is_headed = False  # is there a heading for the country's rows since its last sum?
        self._since: dict[Level, int] = {"year": 0, "programme": 0, "country": 0}
        self.years: str | None = None

    def enter_region(self, region: str) -> None:
        """Which region comes now?"""
        if region != self.region:
            self.region = region
            self._heading = None

    def enter_country(self, country: str, cell: Cell) -> None:
        """Which country comes now? A heading repeated on the next page changes nothing."""
        self._is_headed = True
        if country != self.country:
            self.country = country
            self._country_cell = cell
            self._start("country")

    def enter_programme(self, programme: str, cell: Cell, level: Level = "programme") -> None:
        """Which programme comes now? `level` says which totals begin anew."""
        if programme != self.programme:
            self.programme = programme
            self._programme_cell = cell
            self._start(level)

    def reword_programme(self, programme: str, cell: Cell) -> None:
        """How does the next page word the heading of the programme that goes on?"""
        self.programme = programme
        self._programme_cell = cell
        self._heading = None

    def _start(self, level: Level) -> None:
        self._heading = None
        for narrower in _WIDER[level]:
            self._since[narrower] = len(self._rows)

    @property
    def heading(self) -> Heading:
        """Under which heading does the next row stand?"""
        if self._heading is None:
            cells = tuple(cell for cell in (self._country_cell, self._programme_cell) if cell.text)
            self._heading = Heading(
                self.region, self.country, self.programme, fiscal_year(self.programme), cells
            )
        return self._heading

    def add_row(self, page: int, cells: Mapping[str, Cell], heading: Heading | None = None) -> None:
        """Which row is printed next? `heading` is the one above its first line, if not the last."""
        quantity, cost = _number(cells, "quantity"), _number(cells, "cost")
        self._rows.append(TrainingRow(heading or self.heading, page, cells, quantity, cost))

    def add_total(self, level: Level, page: int, label: Cell, cells: Mapping[str, Cell]) -> None:
        """Which sum is printed next? A country's names it, and so rows without a heading."""
        quantity, cost = _number(cells, "quantity"), _number(cells, "cost")
        if level == "country":
            named = country_of(label.text)
            if named and not self._is_headed and folded(named) != folded(self.country):
                self._take_over(named, label)
            if not (self.has_rows_since("country") or quantity or cost) and (named or self._is_headed):
                self._silent.append(Silent(self.region, named or self.country, page, label))
            self._is_headed = False
        rows = range(self._since[level], len(self._rows))
        self._totals.append(PrintedTotal(level, self.heading, page, label, quantity, cost, cells, rows))
        for narrower in _WIDER[level]:
            self._since[narrower] = len(self._rows)

    def _take_over(self, country: str, label: Cell) -> None:
        """Of which country are the rows since the last one's sum, as the sum under them says?"""
        first = self._since["country"]
        for place in range(first, len(self._rows)):
            row = self._rows[place]
            self._rows[place] = replace(row, heading=_of(country, label, row.heading))
        for place, total in enumerate(self._totals):
            if total.rows.start >= first and total.level != "country":
                self._totals[place] = replace(total, heading=_of(country, label, total.heading))
        self.country, self._country_cell, self._heading = country, label, None

    def has_rows_since(self, level: Level) -> bool:
        """Are there rows that no total of this level has covered yet?"""
        return self._since[level] < len(self._rows)

    def add_problem(self, problem: str) -> None:
        """What could not be placed?"""
        self._problems.append(problem)

    def add_unplaced(self, said: str, page: int | None = None) -> None:
        """Which line is no row, heading or total? One that only says that its page is blank is no problem."""
        if _BLANK.fullmatch(folded(said)) is None:
            where = "" if page is None else f"page {page}: "
            self.add_problem(f"{where}{said!r} is no row, heading or total")

    def report(self) -> Report:
        """What is the whole report?"""
        return Report(
            self._layout,
            self.years,
            tuple(self._rows),
            tuple(self._totals),
            tuple(self._silent),
            tuple(self._problems),
        )


def _of(country: str, label: Cell, heading: Heading) -> Heading:
    return replace(heading, country=country, cells=(label, *heading.cells[1:]))


def _number(cells: Mapping[str, Cell], column: str) -> Decimal | None:
    cell = cells.get(column)
    return number(cell.text) if cell else None
