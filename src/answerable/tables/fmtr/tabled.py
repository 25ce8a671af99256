"""How is a web page read whose tables head their columns (2006 to 2007)?

Its text has one row a line, with tabs between the cells. A country, then a programme, stands in a row of
its own above the column headings.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from answerable.tables.fmtr.figures import number
from answerable.tables.fmtr.gathering import Gathering
from answerable.tables.fmtr.headings import FEWEST_COLUMNS, OF_A_TOTAL, column_of, level_of
from answerable.tables.fmtr.record import Cell, Line, Report
from answerable.vocabulary.rendition import Rendition

LAYOUT: Final = "tabled"

_TITLE: Final = re.compile(r"IV\. Country Training Activities ?-+ ?(?P<region>.+)", re.IGNORECASE)


def is_tabled(rendition: Rendition) -> bool:
    """Does its text hold such column headings?"""
    return any(_columns(cells) for cells in _rows(rendition.text))


def read_tabled(rendition: Rendition) -> Report:
    """Which rows and totals does it print?"""
    found = Gathering(LAYOUT)
    title = _TITLE.search(rendition.metadata.get("title", "")) or _TITLE.search(rendition.text[:4000])
    if title:
        found.enter_region(title["region"].strip())
    programmes = _programmes(rendition.text)
    columns: list[str] = []
    headings: list[Cell] = []
    for cells in _rows(rendition.text):
        heads = _columns(cells)
        if heads:
            _enter(found, headings, programmes)
            headings, columns = [], heads
            continue
        filled = {name: cell for name, cell in zip(columns, cells, strict=False) if cell.text}
        level = level_of(cells[0].text)
        if level and not filled.keys() - OF_A_TOTAL:
            found.add_total(level, 1, cells[0], filled)
        elif columns and len(filled) > 1 and number(filled.get("quantity", cells[0]).text) is not None:
            found.add_row(1, filled)
        elif sum(bool(cell.text) for cell in cells) == 1:
            headings.append(next(cell for cell in cells if cell.text))
        else:
            said = " | ".join(cell.text for cell in cells)
            found.add_unplaced(said)
    return found.report()


def _enter(found: Gathering, headings: list[Cell], programmes: Counter[str]) -> None:
    """Which country and programme do the rows above the column headings name? Once both stand in one row."""
    if not headings:
        return
    heading = headings[-1]
    country, programme = _parted(heading.text, programmes)
    if country:
        found.enter_country(country, heading)
    elif len(headings) > 1:
        found.enter_country(headings[-2].text, headings[-2])
    found.enter_programme(programme, heading)


def _parted(heading: str, programmes: Counter[str]) -> tuple[str, str]:
    words = heading.split(" ")
    endings = ((" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words)))
    if programmes[heading] > 1:
        return "", heading
    return next(((before, after) for before, after in endings if programmes[after] > 1), ("", heading))


def _programmes(text: str) -> Counter[str]:
    """How often does each programme head a table of this page?"""
    counted: Counter[str] = Counter()
    before = ""
    for cells in _rows(text):
        if _columns(cells):
            counted[before] += 1
        before = " ".join(cell.text for cell in cells if cell.text)
    return counted


def _columns(cells: list[Cell]) -> list[str]:
    names = [column_of(cell.text) for cell in cells]
    return names if all(names) and len(names) >= FEWEST_COLUMNS else []


def _rows(text: str) -> Iterator[list[Cell]]:
    at = 0
    for line in text.split("\n"):
        cells, start = [], at
        for piece in line.split("\t"):
            left = start + len(piece) - len(piece.lstrip())
            right = start + len(piece.rstrip())
            cells.append(Cell(" ".join(piece.split()), (Line(left, right, 1),) if left < right else ()))
            start += len(piece) + 1
        if any(cell.text for cell in cells):
            yield cells
        at += len(line) + 1
