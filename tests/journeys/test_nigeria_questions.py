"""Do the sheets of a whole country answer rightly? Checked against the sheets' own rows, where they lie."""

import csv
from pathlib import Path
from typing import Any

import pytest

from commands import Case, new_case

NIGERIA = Path(__file__).parents[3] / "shared" / "data" / "sfm_nigeria"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not NIGERIA.is_dir(), reason="the shared data folder is not beside the checkout"),
]

DIVISION = "3 Armoured Division"


@pytest.fixture(scope="module")
def nigeria(tmp_path_factory: pytest.TempPathFactory) -> Case:
    case = new_case(tmp_path_factory.mktemp("nigeria") / "case")
    case("new", case.folder)
    case("import", "sfm", *sorted(NIGERIA.iterdir()))
    return case


def rows() -> list[dict[str, str]]:
    with (NIGERIA / "persons.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def day(row: dict[str, str], end: str) -> str | None:
    parts = [row[f"{end}_{part}"] for part in ("year", "month", "day")]
    return "{}-{:0>2}-{:0>2}".format(*parts) if all(parts) else None


def commanders() -> list[str]:
    """Who is ever said to command the division, by one posting there whose dates are whole days?"""
    found = [row for row in rows() if row["Organization"] == DIVISION and row["Role"] == "Commander"]
    names = [row["Name"] for row in found]
    return [
        row["Name"]
        for row in found
        if names.count(row["Name"]) == 1 and day(row, "first") is not None and day(row, "last") is not None
    ]


def test_the_career_of_any_commander_of_the_division_is_that_of_the_sheet(nigeria: Case):
    people = commanders()
    assert len(people) > 8
    for name in people:
        career = nigeria("ask", "career", name, "--json").json
        (there,) = [post for post in career["postings"] if post["unit"]["name"] == DIVISION]
        (row,) = [row for row in rows() if row["Name"] == name and row["Organization"] == DIVISION]
        assert there["days"] == [{"first": day(row, "first"), "last": day(row, "last")}], name
        assert there["ranks"] == [row["Rank"]], name
        units = {row["Organization"] for row in rows() if row["Name"] == name and row["Organization"]}
        assert {post["unit"]["name"] for post in career["postings"]} == units, name
        assert all(claim["citations"] for post in career["postings"] for claim in post["claims"]), name


def test_a_change_of_rank_in_command_is_one_post(nigeria: Case):
    career = nigeria("ask", "career", "Maj. Gen. Fatai Alli", "--json").json
    (brigade,) = [post for post in career["postings"] if post["unit"]["name"] == "23 Armoured Brigade"]
    assert brigade["ranks"] == ["Brigadier General", "Major General"]
    assert brigade["days"] == [{"first": "2013-05-20", "last": "2013-12-11"}]
    (both,) = career["overlaps"]
    assert both["days"] == [{"first": "2013-05-22", "last": "2013-06-15"}]
    assert career["gaps"] == [{"first": "2013-12-12", "last": "2014-10-24"}]


@pytest.mark.parametrize(
    "typed", ["3 Armd Div", "3rd Armored Division", "III armoured div", "3 div.", "Three Division"]
)
def test_the_division_is_found_by_what_people_type(nigeria: Case, typed: str):
    assert nigeria("ask", "unit", typed, "--json").json["unit"]["name"] == DIVISION


def test_what_cannot_all_be_so_is_so_in_the_sheets(nigeria: Case):
    findings = nigeria("ask", "conflicts", "--json").json["findings"]
    by_check: dict[str, list[dict[str, Any]]] = {}
    for finding in findings:
        by_check.setdefault(finding["check"], []).append(finding)
    assert set(by_check) == {
        "two-commanders",
        "two-beginnings",
        "rank-out-of-line",
        "two-places",
        "near-twins",
        "relation-before-unit",
    }
    assert len(findings) < 60, "whoever is told of hundreds looks at none"
    said = [finding["sentence"] for finding in findings]
    assert any("7 Division: 24 to 26 February 2014" in sentence for sentence in said)
    assert any("both are called “323 Artillery Brigade”" in sentence for sentence in said)
    for finding in by_check["two-commanders"]:
        held = {
            claim["fields"]["person"]["id"]: claim["dates"]["precise"] or claim["dates"]["imprecise"]
            for claim in finding["claims"]
        }
        assert len(held) == 2, finding["sentence"]
        assert {claim["fields"]["role"] for claim in finding["claims"]} == {"Commander"}
