"""Do the reports' own sums come out? Each beside its rows'; and where another extraction differs."""

import csv
import gzip
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, TextIO

from answerable.errors import UsageError
from answerable.publish.training_comparison import COMPARED, Sums, differences, plain
from answerable.publish.training_rows import as_text, dataset
from answerable.store import renditions, sources
from answerable.store.casebook import View
from answerable.store.claim_reading import Which, listed
from answerable.store.rows import chunks
from answerable.vocabulary.claim import Claim

COLUMNS: Final = (
    "file", "report", "region", "level", "country", "program", "quantity", "total_cost", "rows_quantity",
    "rows_total_cost", "met", "page", "fault", "status",
)  # fmt: skip
_DIFFERENCES: Final = (
    "number", "side", "report", *COMPARED, "page_number", "differs", "how", "right",
)  # fmt: skip
_PIECE: Final = 1_000


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
    """In how many places does another extraction differ? A row of each side, and who is right.

    `other` is a table with tabs, gzipped or not, whose `fiscal_year` is the years of the report. Files of
    that report that print none of its countries are left aside: it may be of one region.
    """
    theirs = _read(other)
    told_of = {(row["report"], plain(row["country"])) for row in theirs}
    reports = {report for report, _ in told_of}
    ours = [as_text(row) for row in dataset(view) if row["report"] in reports]
    files = {row["sha256"] for row in ours if (row["report"], plain(row["country"])) in told_of}
    ours = [row for row in ours if row["sha256"] in files]
    writer = csv.DictWriter(out, _DIFFERENCES, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    found = list(differences(ours, theirs, _printed(view), _Pages(view).text_of))
    for number, one in enumerate(found, start=1):
        told = {"number": number, "differs": " ".join(one.columns), "how": one.how, "right": one.right}
        for side, row in (("ours", one.ours), ("theirs", one.theirs)):
            if row is not None:
                writer.writerow({**row, **told, "side": side})
    return len(found)


class _Pages:
    """What does the page print on which a row stands? The next page too: a row may go on there."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._of_file: dict[str, tuple[str, ...]] = {}

    def text_of(self, row: Mapping[str, str]) -> str:
        """All of a file that has no pages."""
        pages = self._of_file.get(row["sha256"])
        if pages is None:
            pages = self._of_file[row["sha256"]] = self._read(row["sha256"])
        first = int(row["page"]) - 1
        return "".join(pages[first : first + 2])

    def _read(self, sha256: str) -> tuple[str, ...]:
        stored = renditions.newest(self._view, sha256)
        if stored is None:
            return ()
        text = renditions.text_of(self._view.connection, stored.id)
        sections = renditions.sections_of(self._view.connection, stored.id)
        return tuple(text[section.start : section.end] for section in sections) or (text,)


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


def _printed(view: View) -> Sums:
    printed: dict[tuple[str, str], tuple[Decimal, Decimal]] = defaultdict(lambda: (Decimal(0), Decimal(0)))
    for claim in listed(view, Which(type="printed_total")):
        fields = claim.fields
        if fields["level"] == "country":
            key = fields.get("report", ""), plain(fields.get("recipient_country", ""))
            people, dollars = printed[key]
            printed[key] = (
                people + Decimal(str(fields.get("quantity", 0))),
                dollars + Decimal(str(fields.get("cost", 0))),
            )
    return printed
