"""What do the cells of a CSV or TSV file hold?"""

import csv
import io
from collections import Counter
from pathlib import Path
from typing import Final

from answerable.readers.decoding import decode
from answerable.readers.failures import damaged, too_large
from answerable.readers.grid import GridBuilder
from answerable.readers.job import Job
from answerable.readers.outcome import Content
from answerable.readers.text_builder import TextBuilder
from answerable.vocabulary.rendition import Rendition

NAME: Final = "table"
VERSION: Final = "1"
LIBRARY: Final = None

_SEPARATORS: Final = (",", ";", "\t", "|")
_SAMPLE_ROWS: Final = 50
_SAMPLE: Final = 64 * 1024
_SHEET: Final = "1"  # a file of one sheet that has no name


def read(path: Path, job: Job) -> Content:
    """Which cells are filled, and with what?

    One section of kind "sheet", labelled "1". The separator is the one of comma, semicolon, tab and bar that
    gives most rows the same number of fields; cells are addressed as in a spreadsheet, a record with line
    ends inside quotes being one row. See `grid` for how cells become text.
    """
    if path.stat().st_size > job.limits.output_bytes:
        raise too_large(job.name, "it holds more text", job.limits.output_bytes)
    decoded = decode(path.read_bytes())
    content = decoded.text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    separator = separator_of(content[:_SAMPLE])
    notes = list(decoded.notes)
    text = TextBuilder(job.name, job.limits)
    grid = GridBuilder(text, _SHEET)
    csv.field_size_limit(job.limits.output_bytes)
    rows = csv.reader(io.StringIO(content, newline=""), delimiter=separator)
    number = 0
    try:
        for number, row in enumerate(rows, 1):
            grid.row(number, row)
    except csv.Error as error:
        raise damaged(job.name, str(error), f"row {number + 1}") from error
    if separator not in {",", "\t"}:
        notes.append(f"its fields are separated by {separator!r}")
    return Content(Rendition(text.text(), NAME, VERSION, (grid.section(),), notes=tuple(notes)))


def separator_of(sample: str) -> str:
    """Which character separates the fields? The one by which most rows have equally many, over one."""

    def agreement(separator: str) -> tuple[int, int]:
        rows = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
        try:
            widths = Counter(len(row) for row, _ in zip(rows, range(_SAMPLE_ROWS), strict=False) if row)
        except csv.Error:
            return (0, 0)
        widths.pop(1, None)
        width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        return (count, width)

    return max(_SEPARATORS, key=agreement)
