"""Who was trained, and how many are they? The whole way, over an invented country."""

import csv
from pathlib import Path
from xml.dom import minidom

import pytest

import pelandra
from answerable.vocabulary.access import Status, Visibility
from commands import Case
from evidence import key


@pytest.fixture
def trained(case: Case, tmp_path: Path) -> Case:
    claims = [
        pelandra.training(1, "Navy Special Operations Battalion", quantity=45, when="2007-02-01..2007-03-02"),
        pelandra.training(2, "Army", quantity=7, location_description="FT BENNING GA"),
        pelandra.training(3, "Army", quantity=8, location_description="WHINSEC", course="Human Rights"),
        pelandra.training(4, "Army", 2008, quantity=20, when="2008-01-10..2008-01-12"),
        pelandra.training(5, "Army", 2000, quantity=703, report="1999-2000"),
        pelandra.training(6, "Army", 2000, quantity=741, report="2000-2001"),
        pelandra.training(7, "Navy", 2007, quantity=1, recipient_country="Orrland"),
        pelandra.training(8, "Army", 2007, quantity=100, status=Status.DRAFT),
        pelandra.training(9, "Army", 2007, quantity=200, status=Status.REJECTED),
        pelandra.training(10, "Army", 2007, quantity=300, status=Status.CONFLICT),
    ]
    return pelandra.brought(case, claims, tmp_path)


def _people(answer):
    return [(line["name"], line["report"], line["people"]) for line in answer["lines"]]


def test_people_are_counted_by_year_and_what_the_rows_do_not_say_is_said(trained: Case):
    question = ("ask", "trainings", "--country", "pelandra", "--fy", "2007..2008")
    answer = trained(*question, "--json").json
    assert _people(answer) == [("2007", None, 60), ("2008", None, 20)]
    assert answer["total"]["people"] == 80
    assert (answer["levels"]["service"], answer["levels"]["unit"], answer["in_conflict"]) == (3, 1, 1)
    told = trained(*question).out
    assert "Of 4 rows, 3 name only a service or ministry; 1 names a unit." in told
    assert "A row that names only a service says of no unit of it that it was trained." in told


def test_two_reports_of_one_year_are_both_shown_and_never_added_up(trained: Case):
    question = ("ask", "trainings", "--country", "Pelandra", "--fy", "2000")
    answer = trained(*question, "--json").json
    assert _people(answer) == [("2000", "1999-2000", 703), ("2000", "2000-2001", 741)]
    assert answer["total"] is None
    told = trained(*question).out
    assert "1,444" not in told
    assert "is covered by the reports 1999-2000 and 2000-2001" in told


def test_rows_without_days_are_left_out_by_name_where_days_are_asked_for(trained: Case):
    question = ("ask", "trainings", "--country", "Pelandra", "--fy", "2007", "--from", "2007", "--to", "2007")
    answer = trained(*question, "--json").json
    assert _people(answer) == [("2007", None, 45)]
    undated = {key("claim", "training", ("training", number, 2007, "2007-2008")) for number in (2, 3)}
    assert set(answer["without_start"]["claims"]) == undated
    assert "2 rows fit but print no day on which the training starts" in trained(*question).out


def test_names_of_one_place_over_time_are_one_place(trained: Case):
    answer = trained("ask", "trainings", "--place", "School of the Americas", "--by", "place", "--json").json
    assert _people(answer) == [("Fort Benning, Georgia", None, 15)]


def test_words_of_recipient_and_course_narrow(trained: Case):
    by_unit = ("ask", "trainings", "--by", "unit", "--json")
    assert _people(trained(*by_unit, "--unit", "special navy").json) == [
        ("Navy Special Operations Battalion", None, 45)
    ]
    assert _people(trained(*by_unit, "--course", "rights human").json) == [("Army", None, 8)]
    row = trained(*by_unit, "--unit", "special", "--rows").json["rows"][0]
    assert (row["page"], row["people"], row["start"], row["end"]) == (91, 45, "2007-02-01", "2007-03-02")
    identity = row["unit_id"]
    assert _people(trained(*by_unit, "--unit", identity[:8]).json) == [
        ("Navy Special Operations Battalion", None, 45)
    ]


def test_drafts_and_what_is_closed_are_counted_only_where_asked_for_and_allowed(trained: Case):
    question = ("ask", "trainings", "--country", "Pelandra", "--fy", "2007", "--json")
    answer = trained(*question, "--drafts").json
    assert _people(answer) == [("2007", None, 160)]
    assert answer["total"]["drafts"] == 1
    row = key("claim", "training", ("training", 2, 2007, "2007-2008"))
    trained("decide", row, "accept", "--set", f"visibility={Visibility.RESTRICTED}")
    assert _people(trained(*question).json) == [("2007", None, 53)]
    assert _people(trained(*question, "--clearance", "restricted").json) == [("2007", None, 60)]


def test_a_correction_counts_from_when_it_was_made(trained: Case):
    question = ("ask", "trainings", "--country", "Pelandra", "--fy", "2007", "--json")
    row = key("claim", "training", ("training", 2, 2007, "2007-2008"))
    trained("decide", row, "accept", "--set", "quantity=9")
    assert _people(trained(*question).json) == [("2007", None, 62)]
    trained("decide", row, "accept", "--set", "fiscal_year=2009")
    assert _people(trained(*question).json) == [("2007", None, 53)]
    trained("decide", row, "reject")
    assert trained("ask", "trainings", "--country", "Pelandra", "--fy", "2009", "--json").json["lines"] == []


def test_the_counts_can_be_drawn_and_taken_into_a_sheet(trained: Case, tmp_path: Path):
    drawn, sheet = tmp_path / "people.svg", tmp_path / "people.csv"
    trained("ask", "trainings", "--country", "Pelandra", "--fy", "2007", "--plot", drawn, "--csv", sheet)
    assert minidom.parse(str(drawn)).documentElement.tagName == "svg"
    with sheet.open(encoding="utf-8", newline="") as lines:
        (line,) = csv.DictReader(lines)
    assert (line["name"], line["people"], line["trainings"]) == ("2007", "60", "3")
    trained("ask", "trainings", "--rows", "--csv", sheet)
    with sheet.open(encoding="utf-8", newline="") as lines:
        assert len(list(csv.DictReader(lines))) == 7


def test_what_is_asked_wrongly_is_told_in_one_sentence(trained: Case):
    ran = trained("ask", "trainings", "--country", "Pelandria", code=2)
    assert "did you mean Pelandra?" in ran.err
    assert "2006..2011" in trained("ask", "trainings", "--fy", "2011..2006", code=2).err
    assert "2 countries are called 'Congo'" in trained("ask", "trainings", "--country", "Congo", code=2).err
    assert "COD" in trained("ask", "trainings", "--country", "Congo", code=2).err


def test_an_empty_casebook_says_that_its_silence_means_nothing(case: Case):
    case("new", case.folder)
    told = case("ask", "trainings", "--country", "mx").out
    assert "this says nothing of whether anybody was trained" in told
