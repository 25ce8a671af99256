"""Do the answers about a real country come out as its researchers' sheets have them? Checked by hand."""

import pytest

from commands import Case, new_case
from manual import ROOT

SHEETS = ROOT.parent / "shared" / "data" / "sfm_nigeria"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHEETS.is_dir(), reason="the shared data folder is not beside the checkout"),
    pytest.mark.timeout(600),
]

UNIT = "3rd Armd Div"


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Case:
    case = new_case(tmp_path_factory.mktemp("country") / "case")
    case("import", "sfm", *sorted(SHEETS.iterdir()))
    return case


def test_who_commanded_a_division_on_a_day(country: Case):
    answer = country("ask", "commander", UNIT, "--on", "2012-07-05", "--json").json
    assert (answer["unit"]["name"], answer["answer"], answer["handover"]) == (
        "3 Armoured Division",
        "confirmed",
        False,
    )
    (found,) = answer["candidates"]
    assert (found["person"]["name"], found["rank"], found["role"]) == (
        "Jack Okechukwu Nwaogbo",
        "Major General",
        "Commander",
    )
    assert found["claims"]
    assert {citation["source"]["publication"] for citation in found["citations"]} - {None}
    assert "every day from 15 February 2012 to 31 January 2013" in answer["sentence"]
    told = country("ask", "commander", UNIT, "--on", "2012-07-05").out
    assert "Major General Jack Okechukwu Nwaogbo" in told


def test_a_day_between_two_commanders_is_unknown_and_both_are_named(country: Case):
    answer = country("ask", "commander", UNIT, "--on", "2012-02-10", "--json").json
    before, after = answer["nearest"]["before"], answer["nearest"]["after"]
    assert answer["answer"] == "unknown"
    assert (before["person"]["name"], before["last_seen"], before["days"]) == ("Adamu Marwa", "2012-02-03", 7)
    assert (after["person"]["name"], after["first_seen"]) == ("Jack Okechukwu Nwaogbo", "2012-02-15")


def test_its_commanders_over_eight_years_with_the_gaps(country: Case):
    words = ("ask", "commander", UNIT, "--from", "2009", "--to", "2016")
    told = country(*words).out
    row = [line.split("  ")[0] for line in told.splitlines() if "nobody is known" in line]
    assert row == [
        "16 August to 13 September 2011",
        "4 to 14 February 2012",
        "11 January to 12 February 2014",
        "18 to 28 December 2015",
        "14 March to 31 December 2016",
    ]
    commanders = (
        *("Olakunle Akinyemi", "Saleh Maina", "Sunday Idoko", "Adamu Marwa", "Jack Okechukwu Nwaogbo"),
        *("Ebiobowei Bonna Awala", "John Nwaoga", "John Zaruwa", "Fatai Oladipo Alli", "Hassan Umoru"),
        "Mohammed Sani Ali",
    )
    places = [told.index(name) for name in commanders]
    assert places == sorted(places)
    assert country(*words, "--json").json


def test_its_chain_goes_up_to_the_president(country: Case):
    chain = country("ask", "chain", UNIT, "--on", "2012-07-05", "--json").json
    heads = {
        node["name"]: [one["person"]["name"] for one in node["commander"]["candidates"]]
        for node in chain["nodes"]
    }
    assert heads["Nigerian Army Headquarters"] == ["Azubuike Onyeabo Ihejirika"]
    assert heads["Defence Headquarters"] == ["Oluseyin Petinrin"]
    assert heads["President of the Federal Republic of Nigeria"] == ["Goodluck Ebele Jonathan"]
    answers = {(one["child"]["name"], one["parent"]["name"]): one["answer"] for one in chain["relations"]}
    assert answers["3 Armoured Division", "Nigerian Army Headquarters"] == "confirmed"
    assert answers["Nigerian Army", "Defence Headquarters"] == "assumed"
    assert any("heads both" in warning for warning in chain["warnings"])
