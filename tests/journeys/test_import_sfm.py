"""Sheets come in, again, and newer: what does somebody see who types `import sfm`?"""

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from answerable.readers import sheet as reader
from answerable.readers.job import Job
from answerable.tables.sfm.headers import headers_of
from answerable.tables.sfm.sheet import tables_of
from commands import new_case
from sheets import open_workbook, sheet, written

SHARED = Path(__file__).parents[3] / "shared"

UNIT = "11111111-0000-4000-8000-00000000000e"
SOURCE = "aaaaaaaa-0000-4000-8000-000000000000"


def persons(path, *names):
    rows = (
        {
            "person:name": name,
            "person:status:admin": "3",
            "person:name:source": SOURCE,
            "person:posting_unit_name": "4 Brigade",
            "person:posting_unit_id:admin": UNIT,
            "person:posting_role": "Commander",
            "person:posting_first_cited_date": date,
            "person:posting_first_cited_date:source": SOURCE,
        }
        for name, date in names
    )
    return written(path, sheet(*rows))


def status(case, name):
    claims = case("claims", "--type", "posting", "--json").json["claims"]
    return {claim["status"] for claim in claims if claim["fields"]["person"]["name"] == name}


def test_importing_again_changes_nothing(case, tmp_path):
    path = persons(tmp_path / "persons.csv", ("Orlen Tavik", "3/4/2012"), ("Dara Nelo", "soon"))
    first = case("import", "sfm", path, "--json").json
    assert first == {"new": 4, "claims": 4, "failed": 1, "retracted": 0}
    before = case("failures", "--json").out, case("claims", "--json").out
    assert case("import", "sfm", path, "--json").json == {**first, "new": 0}
    assert (case("failures", "--json").out, case("claims", "--json").out) == before
    (failure,) = case("failures", "--json").json["failures"]
    assert failure["problem"].startswith("persons.csv, sheet 1, row 3, column G (person:posting_first_cited")
    assert "'soon' is no date" in failure["problem"]
    verified = case("verify")
    assert verified.code == 0, verified.out


def test_a_newer_sheet_retracts_what_is_gone_and_keeps_the_rest(case, tmp_path):
    old = persons(tmp_path / "persons.csv", ("Orlen Tavik", "3/4/2012"), ("Dara Nelo", "3/5/2013"))
    new = persons(tmp_path / "newer.csv", ("Orlen Tavik", "3/4/2012"), ("Dara Nelo-Esk", "3/5/2013"))
    case("import", "sfm", old)
    came = case("import", "sfm", new, "--replaces", old, "--json").json
    # a changed name without an id is one gone and one new
    assert came == {"new": 2, "claims": 4, "failed": 0, "retracted": 2}
    assert status(case, "Orlen Tavik") == {"accepted"}
    assert status(case, "Dara Nelo") == {"retracted"}
    assert status(case, "Dara Nelo-Esk") == {"accepted"}
    again = case("import", "sfm", new, "--replaces", old, "--json").json
    assert (again["new"], again["retracted"]) == (0, 0)
    # what the first sheet said comes back where a third one says it again, and what came with the second goes
    third = persons(tmp_path / "third.csv", ("Dara Nelo", "3/5/2013"))
    came = case("import", "sfm", third, "--replaces", new, "--json").json
    assert came["retracted"] == 4
    assert status(case, "Dara Nelo") == {"accepted"}
    assert status(case, "Orlen Tavik") == {"retracted"}
    assert case("verify").code == 0


def test_names_of_a_later_sheet_are_those_of_an_earlier_one(case, tmp_path):
    units = sheet({"unit:id:admin": UNIT, "unit:name": "4 Brigade", "unit:country": "rv"})
    case("import", "sfm", written(tmp_path / "units.csv", units))
    named = sheet({"Name": "Orlen Tavik", "Source: Organization": "", "Organization": "4th brigade"})
    spelled = sheet({"Name": "Orlen Tavik", "Source: Organization": "", "Organization": "4 BRIGADE"})
    assert case("import", "sfm", written(tmp_path / "other.csv", named), "--json").json["failed"] == 0
    path = written(tmp_path / "persons.csv", spelled)
    first = case("import", "sfm", path, "--json").json
    assert first["failed"] == 2
    told = [failure["problem"] for failure in case("failures", "--json").json["failures"]]
    assert "1 unit without an id, taken for the one" in "".join(told)
    assert "1 person without an id, taken for the one" in "".join(told)
    postings = case("claims", "--type", "posting", "--about", UNIT, "--json").json["claims"]
    assert [claim["fields"]["unit"]["name"] for claim in postings] == ["4 BRIGADE"]
    again = case("import", "sfm", path, "--json").json
    assert again == {**first, "new": 0}
    assert [failure["problem"] for failure in case("failures", "--json").json["failures"]] == told
    assert case("verify").code == 0


def test_an_access_point_that_was_elsewhere_before_stops_nothing(case, tmp_path):
    def source(page):
        return {
            "source:access_point_id:admin": UNIT,
            "source:source_id:admin": SOURCE,
            "source:access_point_type": "page",
            "source:access_point_trigger": page,
        }

    def unit(name):
        return {"unit:name": name, "unit:name:source": UNIT}

    old = [
        written(tmp_path / "sources.csv", sheet(source("3"))),
        written(tmp_path / "units.csv", sheet(unit("4 Brigade"))),
    ]
    assert case("import", "sfm", *old, "--json").json["failed"] == 0
    new = [
        written(tmp_path / "more.csv", sheet(source("4"), source("no page"))),
        written(tmp_path / "others.csv", sheet(unit("5 Brigade"), unit("6 Brigade"))),
    ]
    came = case("import", "sfm", *new, "--json").json
    assert (came["new"], came["failed"]) == (2, 3)
    told = [failure["problem"] for failure in case("failures", "--json").json["failures"]]
    assert any("row 2" in one and "'4' is not where" in one and "page '3'" in one for one in told)
    assert any("row 3" in one and "'no page' is not used" in one for one in told)
    cited = case("claims", "--type", "unit", "--json").json["claims"]
    assert {claim["citations"][0]["trigger"] for claim in cited} == {"3"}
    assert case("verify").code == 0


def test_claims_of_lines_whose_citation_points_elsewhere_are_told_of(case, tmp_path):
    case("import", "sfm", persons(tmp_path / "persons.csv", ("Orlen Tavik", "3/4/2012")))
    case("export", "jsonl", "-o", tmp_path / "all.jsonl")
    lines = (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()
    moved = [line.replace('"type": "archive"', '"type": "page"') for line in lines]
    moved = [line.replace('"trigger": ""', '"trigger": "7"') for line in moved]
    (tmp_path / "moved.jsonl").write_text("\n".join(moved), encoding="utf-8")
    came = case("import", "jsonl", tmp_path / "moved.jsonl", "--json").json
    assert (came["new"], came["claims"], came["failed"]) == (0, 0, 2)
    told = [failure["problem"] for failure in case("failures", "--json").json["failures"]]
    assert all("line " in one and "give one of them another id" in one for one in told)


def test_replacing_what_was_never_imported_is_refused(case, tmp_path):
    path = persons(tmp_path / "persons.csv", ("Orlen Tavik", "3/4/2012"))
    refused = case("import", "sfm", path, "--replaces", UNIT, code=2)
    assert "was never imported here" in refused.err


def test_workbooks_and_zips_come_in(case, tmp_path):
    book = Workbook()
    book.active.title = "Units 2021"
    for row in sheet({"unit:name": "4 Brigade", "unit:id:admin": UNIT, "unit:first_cited_date_year": "2012"}):
        book.active.append(row)
    book.save(tmp_path / "units.xlsx")
    persons(tmp_path / "persons.csv", ("Orlen Tavik", "3/4/2012"))
    source = sheet({"source:access_point_id:admin": SOURCE, "source:title": "Bridge closed"})
    open_workbook(tmp_path / "sources.ods", sources=source)
    written(tmp_path / "more.tsv", sheet({"person:name": "Dara Nelo", "person:country": "rv"}), "\t")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for name in ("units.xlsx", "persons.csv", "sources.ods", "more.tsv"):
            archive.write(tmp_path / name, f"sheets/{name}")
    came = case("import", "sfm", tmp_path / "all.zip", "--json").json
    assert came == {"new": 4, "claims": 4, "failed": 0, "retracted": 0}
    (cited,) = case("claims", "--type", "posting", "--json").json["claims"]
    assert cited["citations"][0]["source"]["title"] == "Bridge closed"
    (unit,) = case("claims", "--type", "unit", "--json").json["claims"]
    assert unit["citations"][-1]["trigger"] == "Units 2021!A2,C2"
    assert [span["text"] for span in unit["citations"][-1]["spans"]] == ["4 Brigade", "2012"]


def test_a_source_of_a_sheet_and_a_taken_file_of_the_same_id_are_one(case, tmp_path):
    (tmp_path / "report.txt").write_text("The brigade crossed the bridge.", encoding="utf-8")
    (tmp_path / "report.meta.json").write_text(f'{{"id": "{SOURCE}"}}', encoding="utf-8")
    assert case("take", tmp_path / "report.txt").code == 0
    rows = sheet(
        {"source:access_point_id:admin": SOURCE, "source:title": "Bridge crossed", "source:author": "I. Venn"}
    )
    assert case("import", "sfm", written(tmp_path / "sources.csv", rows)).code == 0
    (one,) = [source for source in case("sources", "--json").json["sources"] if source["id"] == SOURCE]
    assert (one["title"], one["author"]) == ("Bridge crossed", "I. Venn")


def test_sheets_of_today_bring_every_claim_into_another_casebook_as_it_was(case, tmp_path):
    case(
        "import", "sfm", persons(tmp_path / "persons.csv", ("Orlen Tavik", "3/4/2012"), ("Dara Nelo", "2013"))
    )
    case("export", "sfm", "-o", tmp_path / "out")
    other = new_case(tmp_path / "other")
    files = [tmp_path / "out" / "claims.csv", tmp_path / "out" / "sources.csv"]
    assert other("import", "sfm", *files, "--json").json["failed"] == 0

    def kept(of):
        return [
            {name: value for name, value in claim.items() if name != "citations"}
            | {"cited": [(one["id"], one["spans"], one["supports"]) for one in claim["citations"]]}
            for claim in of("claims", "--json").json["claims"]
        ]

    assert kept(other) == kept(case)
    assert other("verify").code == 0


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="shared data is not there")
def test_the_whole_of_a_country_comes_in(case):
    folder = SHARED / "data" / "sfm_nigeria"
    files = [folder / name for name in ("persons.csv", "units.tsv", "sources.csv")]
    first = case("import", "sfm", *files, "--json").json
    assert first["new"] == first["claims"] > 6_000
    assert case("import", "sfm", *files, "--json").json == {**first, "new": 0}
    counts = {(row["type"], row["status"]) for row in case("claims", "--count", "--json").json["counts"]}
    assert ("posting", "accepted") in counts
    assert ("relation", "work_needed") in counts


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="shared data is not there")
def test_every_column_of_the_entry_sheet_is_known():
    path = SHARED / "reference" / "sfm_data_entry_20191203.xlsx"
    made = reader.read(path, Job(path, path.name, path.parent)).rendition
    layouts = {table.label: headers_of(table, 1) for table in tables_of(made)}
    assert set(layouts) == {"notes", "units", "persons", "persons_extra", "incidents", "sources"}
    assert {label for label, found in layouts.items() if found is None} == {"notes"}
    assert all(not found.unknown for found in layouts.values() if found is not None)
