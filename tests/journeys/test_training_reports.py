"""From an invented training report to its dataset, its sums, and where another extraction differs."""

import builtins
import csv
import io
import json
import zipfile
from datetime import date
from pathlib import Path
from unittest import mock

import pytest
from fastapi.testclient import TestClient
from lxml import html

from answerable.pipeline.opened import open_casebook
from answerable.settings import Settings
from answerable.tables.fmtr import reconciling
from answerable.web.app import create_app
from commands import Case, new_case
from training_reports import ROWS, headed_pdf, listed_html, tabled_html

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


@pytest.fixture
def of_web_pages(tmp_path: Path) -> tuple[Case, dict[str, bytes]]:
    """A casebook of two reports that are web pages, and what their bytes are by the reports' years."""
    pages = {"1999-2000": listed_html(), "2006-2007": tabled_html()}
    made = new_case(tmp_path / "case")
    for years, content in pages.items():
        path = tmp_path / f"{years}.html"
        path.write_bytes(content)
        made("import", "fmtr", path)
    return made, pages


def _rows(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def test_every_training_of_a_report_is_in_the_dataset_and_counted_by_year(case: Case):
    dataset = _rows(case("export", "fmtr-dataset").out)
    assert sorted(int(row["quantity"]) for row in dataset) == [3, 12, 45, 45]
    assert {row["reconciled"] for row in dataset} == {"true"}
    assert all(row["box"] and row["cell_boxes"] and not row["element"] for row in dataset)
    answer = case("ask", "trainings", "--country", "Zenda", "--fy", "2007", "--by", "fy", "--json").json
    assert [(line["name"], line["people"]) for line in answer["lines"]] == [("2007", 90)]


def test_each_cell_of_a_web_page_stands_in_the_element_that_its_claim_names(
    of_web_pages: tuple[Case, dict[str, bytes]],
):
    case, pages = of_web_pages
    claims = case("claims", "--type", "training", "--json").json["claims"]
    assert len(claims) == 3
    for claim in claims:
        page = html.document_fromstring(pages[claim["fields"]["report"]]).getroottree()
        (citation,) = claim["citations"]
        assert {"course", "quantity", "cost"} <= {span["supports"][0] for span in citation["spans"]}
        for span in citation["spans"]:
            (cell,) = page.xpath(span["element"])
            assert cell.text_content() == span["text"]
    case.verifies()


def test_the_row_of_a_web_page_is_told_in_answers_in_the_dataset_and_on_the_page(
    of_web_pages: tuple[Case, dict[str, bytes]],
):
    case, pages = of_web_pages
    for row in _rows(case("export", "fmtr-dataset").out):
        assert (row["box"], row["cell_boxes"]) == ("", "")
        page = html.document_fromstring(pages[row["report"]]).getroottree()
        (line,) = page.xpath(row["element"])
        assert row["quantity"] in line.text_content()
        cells = json.loads(row["cell_elements"])
        assert cells["quantity"] == [f"{row['element']}/*[2]"]
        assert {name: len(places) for name, places in cells.items()} == {
            name: len(places) for name, places in json.loads(row["cell_spans"]).items()
        }
    (asked,) = case("ask", "trainings", "--fy", "2006", "--rows", "--json").json["rows"]
    assert asked["element"] == "/descendant::table[1]/descendant::tr[4]"
    assert "page 1, table 1, row 4)" in case("ask", "trainings", "--fy", "2006", "--rows").out
    with open_casebook(case.folder, Settings(user="ann", clearance="restricted")) as opened:
        shown = TestClient(create_app(opened), base_url="http://localhost").get(f"/sources/{asked['source']}")
    card = html.document_fromstring(shown.text).get_element_by_id(f"claim-{asked['claim']}")
    assert "page 1, table 1, row 4" in card.text_content()


def test_parquet_has_the_rows_of_the_csv_with_types(
    of_web_pages: tuple[Case, dict[str, bytes]], tmp_path: Path
):
    parquet = pytest.importorskip("pyarrow.parquet")
    case, _ = of_web_pages
    report = tmp_path / "report.pdf"
    report.write_bytes(headed_pdf())
    case("import", "fmtr", report)
    case("export", "fmtr-dataset", "-o", tmp_path / "rows.parquet")
    case("export", "fmtr-dataset", "-o", tmp_path / "rows.csv")
    table = parquet.read_table(tmp_path / "rows.parquet")
    lines = _rows((tmp_path / "rows.csv").read_text(encoding="utf-8"))
    assert table.column_names == list(lines[0])
    typed = table.to_pylist()
    assert len(typed) == len(lines) == 7
    for row, line in zip(typed, lines, strict=True):
        assert {name: _as_csv(name, value) for name, value in row.items()} == line
    (first, *_) = [row for row in typed if row["course_title"] == "BRIDGE BUILDING"]
    assert (first["start_date"], first["quantity"], first["total_cost"]) == (date(2007, 1, 8), 3, 1200.0)
    assert (first["reconciled"], first["page_number"], first["iso3"]) == (True, 1, None)


def _as_csv(name: str, value: object) -> str:
    """How does the CSV write what Parquet has with its type?"""
    match name, value:
        case _, None | []:
            return ""
        case "box", dict():
            return ",".join(f"{side:g}" for side in value.values())
        case _, list():
            told: dict[str, list[object]] = {}
            for item in value:
                field, *rest = item.values()
                told.setdefault(field, []).append(rest if name != "cell_elements" else rest[0])
            return json.dumps(told)
        case _, bool():
            return str(value).lower()
        case _, float():
            return f"{value:g}" if value != int(value) else str(int(value))
        case _:
            return str(value)


def test_parquet_without_its_library_says_how_to_get_it_and_leaves_nothing(case: Case, tmp_path: Path):
    importing = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name.partition(".")[0] == "pyarrow":
            raise ImportError(name)
        return importing(name, *rest)

    with mock.patch.object(builtins, "__import__", without):
        ran = case("export", "fmtr-dataset", "-o", tmp_path / "rows.parquet", code=2)
    assert "pip install 'answerable[parquet]'" in ran.err
    assert not list(tmp_path.glob("rows.parquet*"))
    ran = case("export", "fmtr-totals", "-o", tmp_path / "sums.parquet", code=2)
    assert "only fmtr-dataset is written as Parquet" in ran.err


_WRONG_BY_ONE = {
    "report": "2007-2008", "country": "Hentzau", "level": "country", "page": 3,
    "printed": [12, 1], "rows": [12, 0], "why": "$0 + $0 = $0; the page prints $1.",
}  # fmt: skip


@pytest.fixture
def not_adding_up(tmp_path: Path) -> Path:
    """A report that prints one country's sum right, one wrong, and one wrong as the list of faults says."""
    report = tmp_path / "report.pdf"
    rows = ROWS | {"Hentzau": [ROWS["Ruritania"][1]]}
    report.write_bytes(headed_pdf(rows, printed={"Zenda": (91, 197530), "Hentzau": (12, 1)}))
    return report


def test_reconciliation_says_which_sums_are_met_which_are_the_reports_fault_and_which_are_open(
    not_adding_up: Path, tmp_path: Path
):
    with mock.patch.object(reconciling, "_known_faults", return_value=(_WRONG_BY_ONE,)):
        short = new_case(tmp_path / "short")("import", "fmtr", not_adding_up)
        whole = new_case(tmp_path / "whole")("import", "fmtr", not_adding_up, "--reconciliation")
        case = new_case(tmp_path / "case")
        told = case("import", "fmtr", not_adding_up, "--reconciliation", "--json").json
    sums = {(item["country"], item["level"]): item for item in told["totals"]}
    assert {place: (item["met"], item["page"]) for place, item in sums.items()} == {
        ("Ruritania", "programme"): (True, 1),
        ("Ruritania", "country"): (True, 1),
        ("Zenda", "programme"): (True, 2),
        ("Zenda", "country"): (False, 2),
        ("Hentzau", "programme"): (True, 3),
        ("Hentzau", "country"): (False, 3),
    }
    zenda, hentzau = sums["Zenda", "country"], sums["Hentzau", "country"]
    assert (zenda["quantity"], zenda["rows_quantity"], zenda["fault"]) == (91, 90, None)
    assert (hentzau["total_cost"], hentzau["rows_total_cost"]) == (1, 0)
    assert hentzau["fault"] == _WRONG_BY_ONE["why"]
    assert told["reports"] == [{"file": "report.pdf", "report": "2007-2008", "by": "its headings"}]

    lines = [line.split(maxsplit=2) for line in whole.out.splitlines() if line[:1].isdigit()]
    assert [" ".join(line[:2]) for line in lines[:6]] == [
        "1 Ruritania", "1 Ruritania", "2 Zenda", "2 Zenda", "3 Hentzau", "3 Hentzau",
    ]  # fmt: skip
    assert "no: not explained" in lines[3][2]
    assert "91 / $197,530   90 / $197,530" in lines[3][2]
    assert [line[2].rstrip().endswith("yes") for line in lines[:6]] == [True, True, True, False, True, False]
    assert "no: $0 + $0 = $0" in " ".join(whole.out.split())
    assert "4 of 6 printed sums are met; 1 of the others is the report's own fault" in whole.out
    assert "Ruritania" not in short.out
    assert "no: not explained" in short.out

    dataset = _rows(case("export", "fmtr-dataset").out)
    assert {(row["country"], row["reconciled"]) for row in dataset} == {
        ("Ruritania", "true"), ("Zenda", "false"), ("Hentzau", "false"),
    }  # fmt: skip
    exported = _rows(case("export", "fmtr-totals").out)
    assert [(row["country"], row["page"], row["fault"]) for row in exported if row["met"] == "false"] == [
        ("Zenda", "2", ""),
        ("Hentzau", "3", _WRONG_BY_ONE["why"]),
    ]


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


def test_reports_in_a_folder_and_in_an_archive_are_imported_and_importing_them_again_adds_nothing(
    tmp_path: Path,
):
    folder, archive = tmp_path / "reports", tmp_path / "reports.zip"
    folder.mkdir()
    (folder / "headed.pdf").write_bytes(headed_pdf())
    (folder / "2006-2007.html").write_bytes(tabled_html())
    (folder / "letter.txt").write_text("No table of trainings is in here.", encoding="utf-8")
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("1999-2000.html", listed_html())
    case = new_case(tmp_path / "case")
    first = case("import", "fmtr", folder, archive, "--json").json
    assert [report["file"] for report in first["reports"]] == [
        "2006-2007.html",
        "headed.pdf",
        "reports.zip/1999-2000.html",
    ]
    assert (first["failed"], first["new"]) == (1, first["claims"])
    (failure,) = case("failures", "--json").json["failures"]
    assert failure["name"] == "letter.txt"
    again = case("import", "fmtr", archive, folder, "--json").json
    assert (again["new"], again["claims"], again["failed"]) == (0, first["claims"], 1)
    case.verifies()
