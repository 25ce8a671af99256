"""Which names does a list for vetting hold? A CSV file with the columns name, kind and country."""

import csv
from collections.abc import Iterator
from pathlib import Path

from answerable.ask.vet.resolving import KINDS, Asked
from answerable.errors import UsageError

_COLUMNS = ("name", "kind", "country")


def listed_names(path: Path) -> Iterator[tuple[int, Asked | str]]:
    """Which names are asked for, by line? Of a line that asks for none, why.

    UsageError if the file cannot be read as such a list. `kind` and `country` may be empty, or not there.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            names = {(name or "").strip().casefold(): name for name in rows.fieldnames or ()}
            if "name" not in names:
                msg = f"{path} has no column 'name': its first line names the columns {', '.join(_COLUMNS)}"
                raise UsageError(msg)
            for row in rows:
                said = {column: (row.get(names.get(column, column)) or "").strip() for column in _COLUMNS}
                if any(said.values()):
                    yield rows.line_num, _asked(said)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        msg = f"{path} cannot be read ({error}): give a CSV file in UTF-8"
        raise UsageError(msg) from error


def _asked(said: dict[str, str]) -> Asked | str:
    kind = next((kind for kind in KINDS if kind == said["kind"].casefold()), None)
    if not said["name"]:
        return "it has no name: fill the column 'name'"
    if said["kind"] and kind is None:
        return f"{said['kind']!r} is no kind: write unit or person, or leave it empty"
    return Asked(name=said["name"], kind=kind, country=said["country"] or None)
