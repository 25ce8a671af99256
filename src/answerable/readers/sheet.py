"""What do the cells of a workbook hold? Excel's and OpenDocument's, every filled cell with its address."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from answerable.readers.failures import damaged, encrypted, is_of_the_disk
from answerable.readers.grid import GridBuilder
from answerable.readers.job import Job
from answerable.readers.office_kinds import ODS, XLSX
from answerable.readers.outcome import Content
from answerable.readers.package import opened
from answerable.readers.text_builder import TextBuilder
from answerable.vocabulary.rendition import Rendition

NAME: Final = "sheet"
VERSION: Final = "1"
LIBRARY: Final = "python-calamine"

_PROPERTIES: Final = {XLSX: "docProps/core.xml", ODS: "meta.xml"}
# Beyond this a float no longer holds every integer, so ".0" would claim too much either way.
_EXACT: Final = 2**53

type_of_value = int | float | str | bool | date | time | datetime | timedelta


def read(path: Path, job: Job) -> Content:
    """Which cells are filled, and with what?

    One section of kind "sheet" a sheet, labelled with its name, hidden sheets too. See `grid` for how cells
    become text. Values stand as stored, not as formatted: dates as ISO dates, whole numbers without ".0",
    truth as TRUE and FALSE; of a formula, the result that was saved with it.
    """
    metadata: dict[str, str] = {}
    notes: list[str] = []
    if _is_zip(path):
        with opened(job) as package:
            for part in _PROPERTIES.values():
                metadata |= package.properties(part)
            notes += package.notes
    text = TextBuilder(job.name, job.limits)
    sections = []
    place = ""
    try:
        workbook = CalamineWorkbook.from_path(path)
        for index, name in enumerate(workbook.sheet_names):
            place = f"sheet {name}"
            job.tell_place(place)
            if index:
                text.write("\n\n")
            grid = GridBuilder(text, name)
            sheet = workbook.get_sheet_by_index(index)
            for number, row in _rows(sheet):
                grid.row(number, row)
            sections.append(grid.section())
    except PasswordError as error:
        raise encrypted(job.name) from error
    except (CalamineError, OSError, ValueError) as error:
        if is_of_the_disk(error):
            raise
        raise damaged(job.name, f"its cells cannot be made out ({error})", place) from error
    return Content(Rendition(text.text(), NAME, VERSION, tuple(sections), metadata, tuple(notes)))


def _is_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"PK"


def _rows(sheet: CalamineSheet) -> Iterator[tuple[int, list[str]]]:
    if sheet.start is None:
        return
    # calamine's rows begin at row 1, but at the first column that is filled.
    lead = [""] * sheet.start[1]
    for number, row in enumerate(sheet.iter_rows(), 1):
        yield number, lead + [_printed(value) for value in row]


def _printed(value: type_of_value) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) <= _EXACT:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
