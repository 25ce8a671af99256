"""How is a cell told of that cannot be used? By sheet, row and column, with its value and why."""

from typing import Final

from answerable.vocabulary.imported import Unusable

_LONGEST: Final = 120
"""Characters of a value that a person must see to find it."""


def shown(value: str) -> str:
    """How is a cell's value written in a sentence?"""
    return repr(value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…")


def place_of(sheet: str, row: int, column: str | None = None, header: str | None = None) -> str:
    """Where do people find it? `sheet units, row 17, column H (unit:name)`."""
    parts = [f"sheet {sheet}", f"row {row}"]
    if column is not None:
        parts.append(f"column {column} ({header})" if header else f"column {column}")
    return ", ".join(parts)


def unusable(place: str, value: str, why: str) -> Unusable:
    """What is told of a cell that could not be used as it stands?"""
    return Unusable(place, f"{shown(value)} {why}")
