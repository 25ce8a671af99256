"""How is a part of a sheet drawn? As a table of its filled cells, each under its address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from answerable.web.highlights import Segment

LARGEST_GRID: Final = 50_000
"""Places of a table that are drawn, empty ones included: beyond, only the filled cells are listed."""

_ADDRESS: Final = re.compile(r"([A-Z]+)([0-9]+)", re.ASCII)

Words = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Which cells stand in these columns and rows? Those without a filled cell are left out."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[tuple[str, Words], ...]], ...]


@dataclass(frozen=True, slots=True)
class CellList:
    """Which cells are filled, by address, where a table of them would be mostly holes?"""

    cells: tuple[tuple[str, Words], ...]


def sheet_of(cells: Mapping[str, Words]) -> Grid | CellList:
    """How are these cells, by address, drawn?"""
    addresses = [_column_and_row(ref) for ref in cells]
    columns = sorted({column for column, _ in addresses}, key=lambda column: (len(column), column))
    rows = sorted({row for _, row in addresses})
    if len(columns) * len(rows) > LARGEST_GRID:
        return CellList(tuple(cells.items()))
    return Grid(
        tuple(columns),
        tuple(
            (row, tuple((ref := f"{column}{row}", cells.get(ref, ())) for column in columns)) for row in rows
        ),
    )


def _column_and_row(ref: str) -> tuple[str, int]:
    """`BC12` is column BC, row 12; what is no address is a column of its own."""
    match = _ADDRESS.fullmatch(ref)
    return (match[1], int(match[2])) if match else (ref, 0)
