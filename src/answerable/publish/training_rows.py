"""What does each claim of a training say, as one row of a table? The corrected dataset."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, TextIO

from answerable.store import sources
from answerable.store.casebook import View
from answerable.store.claim_reading import Which, listed
from answerable.store.rows import chunks
from answerable.tables.fmtr.figures import day
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.elements import row_of
from answerable.vocabulary.span import Box, Span

COLUMNS: Final[dict[str, str]] = {
    "file": "the name under which the file was taken",
    "report": 'the fiscal years of the report: "2007-2008"',
    "fiscal_year": "the year that the programme's heading prints, else the report's first",
    "region": "as printed",
    "country": "of those trained, as printed",
    "iso3": "its code in ISO 3166; empty where nobody knows the country",
    "program": "the programme's heading, as printed",
    "course_title": "as printed; wrapped lines joined by a space",
    "us_unit": "as printed; empty where only a dash is",
    "student_unit": "as printed; empty where only a dash is",
    "start_date": "in ISO form; empty where no such day is",
    "end_date": "in ISO form; empty where no such day is",
    "start_date_raw": "as printed",
    "end_date_raw": "as printed",
    "location": "as printed",
    "quantity": "people; empty where no number is printed",
    "total_cost": "US dollars; empty where no number is printed",
    "page_number": "as the page prints it, without its chapter (IV-188 is 188); else counted from 1",
    "page": "counted from 1, of the file",
    "reconciled": "true where every sum that the report prints for the country is met by its rows",
    "box": "left, top, right, bottom of the row on its page, in points; empty for a web page",
    "element": "the path (XPath) of the row in a web page; empty for a PDF",
    "cell_boxes": "the same for each line of a cell, as JSON: {field: [[page, left, top, right, bottom], …]}",
    "cell_spans": "the characters of each cell in the text of the file, as JSON: {field: [[start, end], …]}",
    "cell_elements": "the path of each cell in a web page, as JSON: {field: [path, …]}; empty for a PDF",
    "status": "the claim's status",
    "claim": "the claim's id",
    "sha256": "the hash of the file",
}
"""Which columns has the dataset, and what is in each? The data dictionary."""

_PIECE: Final = 1_000
_OF_HEADINGS: Final = frozenset({"recipient_country", "programme", "fiscal_year"})


@dataclass(slots=True)
class Cells:
    """Where does each cell of a row stand? Boxes with their page, characters, elements, by field."""

    boxes: dict[str, list[tuple[int | None, Box]]] = field(default_factory=lambda: defaultdict(list))
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    elements: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, span: Span) -> None:
        """Which cell do these words stand in? That of the first field that they support."""
        name = span.supports[0]
        self.spans[name].append((span.start, span.end))
        for box in span.boxes:
            self.boxes[name].append((span.page, box))
        if span.element is not None:
            self.elements[name].append(span.element)

    @property
    def box(self) -> Box | None:
        """Which box holds the row's own cells, without the headings above it?"""
        own = [box for name, boxes in self.boxes.items() if name not in _OF_HEADINGS for _, box in boxes]
        return _around(own) if own else None

    @property
    def element(self) -> str | None:
        """Which row of a web page holds most of its own cells?"""
        return row_of(
            path for name, paths in self.elements.items() if name not in _OF_HEADINGS for path in paths
        )


def export_dataset(view: View, out: TextIO) -> int:
    """How many trainings were written, one a line, with the headings first?"""
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    count = 0
    for row in dataset(view):
        writer.writerow(as_text(row))
        count += 1
    return count


def dataset(view: View) -> Iterator[dict[str, Any]]:
    """Which trainings are there, of those that come from a report? In the order in which they came in."""
    claims = (claim for claim in listed(view, Which(type="training")) if "report" in claim.fields)
    for piece in chunks(claims, _PIECE):
        named = sources.by_id(view, {claim.citations[0].source.id for claim in piece})
        for claim in piece:
            source = named.get(claim.citations[0].source.id)
            yield training_row(claim, source.names[0] if source and source.names else "")


def training_row(claim: Claim, file: str) -> dict[str, Any]:
    """Which row does this claim make? Values by the columns' names, None where the report says nothing.

    Days are dates, numbers numbers, `reconciled` a truth; `box`, `cell_boxes`, `cell_spans` and
    `cell_elements` are as `Cells` has them.
    """
    fields, citation = claim.fields, claim.citations[0]
    cells = Cells()
    for span in citation.spans:
        if span.supports:
            cells.add(span)
    start, end = fields.get("start_printed"), fields.get("end_printed")
    page = min((span.page for span in citation.spans if span.page), default=1)
    return {
        "file": file or None,
        "report": fields["report"],
        "fiscal_year": fields.get("fiscal_year"),
        "region": fields.get("region"),
        "country": fields.get("recipient_country"),
        "iso3": fields.get("recipient_iso3"),
        "program": fields.get("programme"),
        "course_title": fields.get("course"),
        "us_unit": _name(fields.get("trainer_unit")),
        "student_unit": _name(fields.get("recipient_unit")),
        "start_date": day(start or ""),
        "end_date": day(end or ""),
        "start_date_raw": start,
        "end_date_raw": end,
        "location": fields.get("location_description"),
        "quantity": fields.get("quantity"),
        "total_cost": fields.get("cost"),
        "page_number": str(fields.get("page_printed", page)).rpartition("-")[2],
        "page": page,
        "reconciled": bool(fields.get("reconciled")),
        "box": cells.box,
        "element": cells.element,
        "cell_boxes": cells.boxes,
        "cell_spans": cells.spans,
        "cell_elements": cells.elements,
        "status": claim.status.value,
        "claim": claim.id,
        "sha256": citation.source.sha256,
    }


def as_text(row: dict[str, Any]) -> dict[str, str]:
    """How is a row written where everything is text, as in CSV?"""
    return {name: _text(name, value) for name, value in row.items()}


def _text(name: str, value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case Box():
            return ",".join(f"{side:g}" for side in value)
        case dict():
            boxes = name == "cell_boxes"
            found = {
                key: [(page, *box) for page, box in items] if boxes else items for key, items in value.items()
            }
            return json.dumps(found) if found else ""
        case _:
            return str(value)


def _name(unit: Reference | None) -> str | None:
    return unit.name if unit else None


def _around(boxes: list[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )
