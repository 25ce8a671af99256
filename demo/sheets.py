"""Which sheets does the desk keep of the forces of Pelandra? As researchers lay them out, each cell cited.

Two CSV files in the layout of 2021. Each filled cell that asserts something names in the column beside it the
documents that it stands on, by the ids that their sidecars give them.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from demo.sidecars import source_id

SHEETS: Final = Path(__file__).parents[1] / "src" / "answerable" / "demo_case" / "sheets"

HERALD: Final = "herald-2024-01-16-task-force.txt"
LETTER: Final = "letter-4-brigade-2024-03-13.pdf"
COMMUNIQUE: Final = "communique-2024-03-16-change-of-command.pdf"
REPORT: Final = "committee-2024-04-18-report.pdf"

Said = tuple[str, str]
"""What a cell says, and the document that says so."""

_UNITS: Final[tuple[Mapping[str, str | Said], ...]] = (
    {
        "name": ("17 Battalion", HERALD),
        "other_names": ("17 Bn", HERALD),
        "related_unit": ("4 Brigade", HERALD),
        "related_unit_class": ("command", HERALD),
        "related_unit_first_cited_date": ("2024-01-16", HERALD),
        "related_unit_open": "Y",
        "site_nearest_settlement_name": ("Imbetu", HERALD),
        "site_first_cited_date": ("2024-01-16", HERALD),
        "membership_name": ("Joint Task Force Ombrey", HERALD),
        "membership_first_cited_date": ("2024-01-15", HERALD),
        "membership_first_cited_date_start": "Y",
        "membership_last_cited_date": ("2024-03-13", LETTER),
    },
    {
        "name": ("4 Brigade", HERALD),
        "related_unit": ("2 Division", HERALD),
        "related_unit_class": ("command", HERALD),
        "related_unit_first_cited_date": ("2024-01-16", HERALD),
        "related_unit_last_cited_date": ("2024-03-15", COMMUNIQUE),
        "related_unit_open": "Y",
        "base_name": ("Korrin Barracks", COMMUNIQUE),
        "site_nearest_settlement_name": ("Tavash", COMMUNIQUE),
        "site_first_cited_date": ("2024-03-13", LETTER),
        "site_last_cited_date": ("2024-03-15", COMMUNIQUE),
    },
    {
        "name": ("2 Division", HERALD),
        "site_nearest_settlement_name": ("Nolesh", HERALD),
        "site_first_cited_date": ("2024-01-16", HERALD),
    },
    {
        "name": ("Joint Task Force Ombrey", HERALD),
        "site_nearest_settlement_name": ("Tavash", HERALD),
        "site_first_cited_date": ("2024-01-15", HERALD),
    },
)

_PERSONS: Final[tuple[Mapping[str, str | Said], ...]] = (
    {
        "name": ("Osric Tandeway", HERALD),
        "posting_unit": ("4 Brigade", HERALD),
        "posting_title": ("Commander", COMMUNIQUE),
        "posting_rank": ("Brigadier General", COMMUNIQUE),
        "posting_first_cited_date": ("2024-01-16", HERALD),
        "posting_last_cited_date": ("2024-03-15", COMMUNIQUE),
        "posting_last_cited_date_end": "Y",
    },
    {
        "name": ("Ilvar Maketsi", COMMUNIQUE),
        "posting_unit": ("4 Brigade", COMMUNIQUE),
        "posting_title": ("Commander", COMMUNIQUE),
        "posting_rank": ("Brigadier General", COMMUNIQUE),
        "posting_first_cited_date": ("2024-03-15", COMMUNIQUE),
        "posting_first_cited_date_start": "Y",
        "posting_last_cited_date": ("2024-04-18", REPORT),
    },
    {
        "name": ("Sefan Maketsi", HERALD),
        "posting_unit": ("17 Battalion", HERALD),
        "posting_title": ("Commanding Officer", HERALD),
        "posting_rank": ("Lieutenant Colonel", HERALD),
        "posting_first_cited_date": ("2024-01-16", HERALD),
        "posting_last_cited_date": ("2024-03-15", COMMUNIQUE),
    },
    {
        "name": ("Ruven Chabek", HERALD),
        "other_names": ("Ruvhen Tshabek", REPORT),
        "posting_unit": ("Joint Task Force Ombrey", HERALD),
        "posting_title": ("Commander", HERALD),
        "posting_rank": ("Major General", HERALD),
        "posting_first_cited_date": ("2024-01-15", HERALD),
        "posting_last_cited_date": ("2024-03-12", REPORT),
    },
    {
        "name": ("Ansou Terrevane", HERALD),
        "posting_unit": ("2 Division", HERALD),
        "posting_title": ("General Officer Commanding", HERALD),
        "posting_rank": ("Major General", HERALD),
        "posting_first_cited_date": ("2024-01-16", HERALD),
        "posting_last_cited_date": ("2024-04-18", REPORT),
    },
)


def sheets() -> dict[str, bytes]:
    """Which sheets are there, under which names, and with which bytes?"""
    army: Said = ("Army", HERALD)
    seen: Said = ("2024-01-16", HERALD)
    units = ({"classification": army, "first_cited_date": seen, **row} for row in _UNITS)
    # all of them head their unit, whatever their title
    persons = ({"posting_role": ("Commander", row["posting_unit"][1]), **row} for row in _PERSONS)
    return {
        "pelandra-units.csv": _written("unit", units),
        "pelandra-persons.csv": _written("person", persons),
    }


def _written(prefix: str, rows: Iterable[Mapping[str, str | Said]]) -> bytes:
    table = [
        {f"{prefix}:status:admin": "3", f"{prefix}:country": "xp", **_cells(prefix, row)} for row in rows
    ]
    headers = list(dict.fromkeys(header for row in table for header in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, headers, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
    return text.getvalue().encode()


def _cells(prefix: str, row: Mapping[str, str | Said]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for name, said in row.items():
        if isinstance(said, str):
            cells[f"{prefix}:{name}"] = said
        else:
            cells[f"{prefix}:{name}"], document = said
            cells[f"{prefix}:{name}:source"] = source_id(document)
    return cells
