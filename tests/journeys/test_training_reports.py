"""From an invented training report to its dataset, its sums, and where another extraction differs."""

import csv
import io
from pathlib import Path

import pytest

from commands import Case, new_case
from training_reports import headed_pdf

_COMPARED = (
    "country", "program", "course_title", "us_unit", "student_unit", "start_date_raw", "end_date_raw",
    "location", "quantity", "total_cost",
)  # fmt: skip


@pytest.fixture
def case(tmp_path: Path) -> Case:
    report = tmp_path / "report.pdf"
    report.write_bytes(headed_pdf())
    made = new_case(tmp_path / "case")
    made("import", "fmtr", report)
    return made


def _rows(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def test_every_training_of_a_report_is_in_the_dataset_and_counted_by_year(case: Case):
    dataset = _rows(case("export", "fmtr-dataset").out)
    assert sorted(int(row["quantity"]) for row in dataset) == [3, 12, 45, 45]
    assert {row["reconciled"] for row in dataset} == {"true"}
    assert all(row["box"] and row["cell_boxes"] for row in dataset)
    answer = case("ask", "trainings", "--country", "Zenda", "--fy", "2007", "--by", "fy", "--json").json
    assert [(line["name"], line["people"]) for line in answer["lines"]] == [("2007", 90)]


def test_another_extraction_is_told_row_by_row_where_it_is_wrong(case: Case, tmp_path: Path):
    other = tmp_path / "other.tsv"
    rows = _rows(case("export", "fmtr-dataset").out)
    first = next(row for row in rows if row["quantity"] == "12")
    first["quantity"] = "13"
    with other.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, ("fiscal_year", *_COMPARED), delimiter="\t", extrasaction="ignore")
        writer.writeheader()
        writer.writerows({**row, "fiscal_year": row["report"]} for row in rows)
    ours, theirs = _rows(case("export", "fmtr-totals", "--compare", other).out)
    assert (ours["side"], ours["quantity"]) == ("ours", "12")
    assert (theirs["side"], theirs["quantity"], theirs["differs"]) == ("theirs", "13", "quantity")
    assert theirs["right"].startswith("ours: the country's printed sum")
    sums = _rows(case("export", "fmtr-totals").out)
    assert {row["met"] for row in sums} == {"true"}
