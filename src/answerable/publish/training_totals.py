"""Do the reports' own sums come out? Each beside its rows'; and where another extraction differs."""

import csv
import gzip
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final, TextIO

from answerable.errors import UsageError
from answerable.publish.training_rows import dataset
from answerable.store import sources
from answerable.store.casebook import View
from answerable.store.claim_reading import Which, listed
from answerable.store.rows import chunks
from answerable.vocabulary.claim import Claim

COLUMNS: Final = (
    "file", "report", "region", "level", "country", "program", "quantity", "total_cost", "rows_quantity",
    "rows_total_cost", "met", "page", "fault", "status",
)  # fmt: skip
COMPARED: Final = (
    "country", "program", "course_title", "us_unit", "student_unit", "start_date_raw", "end_date_raw",
    "location", "quantity", "total_cost",
)  # fmt: skip
"""The fields by which two extractions of one report are compared, spaces and accents set aside."""

_DIFFERENCES: Final = ("side", "report", *COMPARED, "page_number", "right")
_ROUNDING: Final = Decimal("0.5")
_PIECE: Final = 1_000

Sums = dict[tuple[str, str], tuple[Decimal, Decimal]]


def export_totals(view: View, out: TextIO) -> int:
    """How many printed sums were written, one a line?"""
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    count = 0
    for piece in chunks(listed(view, Which(type="printed_total")), _PIECE):
        named = sources.by_id(view, {claim.citations[0].source.id for claim in piece})
        for claim in piece:
            source = named.get(claim.citations[0].source.id)
            writer.writerow(_row(claim, source.names[0] if source and source.names else ""))
            count += 1
    return count


def compare(view: View, other: Path, out: TextIO) -> int:
    """How many rows differ from another extraction's? One line each, and who is right where the sums decide.

    `other` is a table with tabs, gzipped or not, whose `fiscal_year` is the years of the report. A side is
    right whose rows come to the sums that the report prints for the country, where the other side's do not.
    """
    theirs = _read(other)
    reports = {row["report"] for row in theirs}
    ours = [
        {name: str(value) for name, value in row.items()} for row in dataset(view) if row["report"] in reports
    ]
    printed = _printed(view)
    sums = _sums(ours), _sums(theirs)
    writer = csv.DictWriter(out, _DIFFERENCES, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    count = 0
    for side, rows, others in (("ours", ours, theirs), ("theirs", theirs, ours)):
        for row in _only(rows, others):
            key = row["report"], _plain(row["country"])
            writer.writerow({**row, "side": side, "right": _right(key, printed, *sums)})
            count += 1
    return count


def _row(claim: Claim, file: str) -> dict[str, Any]:
    fields = claim.fields
    return {
        "file": file,
        "report": fields.get("report", ""),
        "region": fields.get("region", ""),
        "level": fields["level"],
        "country": fields.get("recipient_country", ""),
        "program": fields.get("programme", ""),
        "quantity": fields.get("quantity", ""),
        "total_cost": fields.get("cost", ""),
        "rows_quantity": fields.get("rows_quantity", ""),
        "rows_total_cost": fields.get("rows_cost", ""),
        "met": "true" if fields.get("met") else "false",
        "page": claim.citations[0].trigger,
        "fault": fields.get("fault", ""),
        "status": claim.status.value,
    }


def _read(path: Path) -> list[dict[str, str]]:
    opening = gzip.open if path.name.endswith(".gz") else open
    try:
        with opening(path, "rt", encoding="utf-8", newline="") as stream:
            rows = [
                {name: value or "" for name, value in row.items()}
                for row in csv.DictReader(stream, delimiter="\t")
            ]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        msg = f"{path} cannot be read as a table with tabs ({error}): name another file with --compare"
        raise UsageError(msg) from error
    missing = [name for name in ("fiscal_year", *COMPARED) if rows and name not in rows[0]]
    if missing:
        msg = f"{path} has no column {', '.join(missing)}: --compare needs them"
        raise UsageError(msg)
    return [{**row, "report": row["fiscal_year"]} for row in rows]


def _only(rows: list[dict[str, str]], others: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    """Which rows are there that the other side has not, as often as they are?"""
    left = Counter(_key(row) for row in others)
    for row in rows:
        key = _key(row)
        if left[key] > 0:
            left[key] -= 1
        else:
            yield row


def _key(row: Mapping[str, str]) -> tuple[str, ...]:
    return row["report"], *(_plain(row[name]) for name in COMPARED)


def _plain(text: str) -> str:
    """Which letters are printed, spaces and accents set aside? A dash alone says nothing."""
    letters = unicodedata.normalize("NFKD", text)
    plain = "".join(
        letter for letter in letters if not unicodedata.combining(letter) and not letter.isspace()
    )
    return "" if plain == "-" else plain


def _sums(rows: list[dict[str, str]]) -> Sums:
    sums: Sums = defaultdict(lambda: (Decimal(0), Decimal(0)))
    for row in rows:
        key = row["report"], _plain(row["country"])
        people, dollars = sums[key]
        sums[key] = people + _number(row["quantity"]), dollars + _number(row["total_cost"])
    return sums


def _number(text: str) -> Decimal:
    try:
        return Decimal(text.replace(",", "").replace("$", "") or 0)
    except InvalidOperation:
        return Decimal(0)


def _printed(view: View) -> Sums:
    printed: Sums = defaultdict(lambda: (Decimal(0), Decimal(0)))
    for claim in listed(view, Which(type="printed_total")):
        fields = claim.fields
        if fields["level"] == "country":
            key = fields.get("report", ""), _plain(fields.get("recipient_country", ""))
            people, dollars = printed[key]
            printed[key] = (
                people + Decimal(str(fields.get("quantity", 0))),
                dollars + Decimal(str(fields.get("cost", 0))),
            )
    return printed


def _right(key: tuple[str, str], printed: Sums, ours: Sums, theirs: Sums) -> str:
    if key not in printed:
        return "not decided: the report prints no sum"
    met = [_meets(printed[key], sums[key]) if key in sums else False for sums in (ours, theirs)]
    if met[0] == met[1]:
        return "not decided: " + ("both meet the printed sum" if met[0] else "neither meets the printed sum")
    return "ours" if met[0] else "theirs"


def _meets(printed: tuple[Decimal, Decimal], found: tuple[Decimal, Decimal]) -> bool:
    return printed[0] == found[0] and abs(printed[1] - found[1]) <= _ROUNDING
