"""How do readings of training reports compare with the gold rows, and who is right where they differ?"""

import csv
import gzip
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from answerable.publish.training_comparison import COMPARED, OURS, THEIRS, differences, plain
from answerable.tables.fmtr.record import Report, TrainingRow
from answerable.vocabulary.rendition import Rendition

DATA: Final = Path(__file__).resolve().parents[2] / "shared" / "data" / "fmtr"

_PROVEN: Final = frozenset({"agreed", "probe_total_ok"})
_COLUMNS: Final = {
    "course_title": "course",
    "us_unit": "us_unit",
    "student_unit": "student_unit",
    "start_date_raw": "start",
    "end_date_raw": "end",
    "location": "location",
}


def scored(name: str, found: Report) -> tuple[int, int, int]:
    """How many rows are as the gold has them, how many are not there, and how many of the gold's are missing?

    A row that the gold has without proof counts neither way; of A, B and D, which have no proof, every row.
    """
    is_proven = name.split("_")[1][0] in "CE"
    gold: Counter[tuple[str, ...]] = Counter()
    doubtful: Counter[tuple[str, ...]] = Counter()
    for row in gold_rows(name):
        kept = gold if row["gold_status"] in _PROVEN or not is_proven else doubtful
        kept[tuple(plain(row[field]) for field in COMPARED)] += 1
    ours = Counter(tuple(plain(_text(row, field)) for field in COMPARED) for row in found.rows)
    right = sum((gold & ours).values())
    extra = ours - gold
    wrong = max(sum((extra - doubtful).values()) - sum((doubtful - extra).values()), 0)
    return right, wrong, sum((gold - ours).values())


def judged(name: str, found: Report, rendition: Rendition) -> list[dict[str, Any]]:
    """Where does the gold differ, and who is right by what the report prints? A record a difference."""
    report = name[:9]
    pages = [rendition.text[section.start : section.end] for section in rendition.sections]
    ours = [
        {"report": report, "page": str(row.page)} | {field: _text(row, field) for field in COMPARED}
        for row in found.rows
    ]
    printed: dict[tuple[str, str], tuple[Decimal, Decimal]] = {}
    for total in found.totals:
        if total.level == "country":
            key = report, plain(total.heading.country)
            people, dollars = printed.get(key, (Decimal(0), Decimal(0)))
            printed[key] = people + (total.quantity or 0), dollars + (total.cost or 0)
    theirs = [{**row, "report": row["fiscal_year"]} for row in gold_rows(name)]
    told = []
    for one in differences(
        ours,
        theirs,
        printed,
        lambda row: "".join(pages[int(row["page"]) - 1 : int(row["page"]) + 1]) or rendition.text,
    ):
        row = one.ours or one.theirs or {}
        told.append(
            {"file": name, "page": one.ours["page"] if one.ours else "", "country": row["country"]}
            | {"course": row["course_title"], "how": one.how, "right": one.right}
            | {
                side: "; ".join(f"{field}: {values[field]}" for field in one.columns or COMPARED)
                if values
                else ""
                for side, values in (("ours", one.ours), ("theirs", one.theirs))
            }
        )
    return told


def decided(told: list[dict[str, Any]]) -> str:
    """How many of these differences are decided, and for whom?"""
    ours, theirs = (sum(one["right"].startswith(side) for one in told) for side in (OURS, THEIRS))
    return f"{len(told)}, the gold wrong in {ours}, ours in {theirs}, not decided {len(told) - ours - theirs}"


def gold_rows(name: str) -> list[dict[str, str]]:
    """Which rows are in the gold of this file?"""
    with gzip.open(DATA / "gold" / f"{name}.tsv.gz", "rt", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


def _text(row: TrainingRow, field: str) -> str:
    match field:
        case "country":
            return row.heading.country
        case "program":
            return row.heading.programme
        case "quantity":
            return "" if row.quantity is None else str(row.quantity)
        case "total_cost":
            return "" if row.cost is None else str(row.cost)
        case _:
            return row.text(_COLUMNS[field])
