"""What happened when, before and after the first training? The whole way, over an invented country."""

from pathlib import Path

import pytest

import pelandra
from commands import Case


@pytest.fixture
def dated(case: Case, tmp_path: Path) -> Case:
    claims = [
        pelandra.unit("4 Brigade"),
        pelandra.person("Ilan Orvek"),
        pelandra.posting("Ilan Orvek", "4 Brigade", "2006..2008"),
        pelandra.posting("Ilan Orvek", "4 Brigade", "2009"),
        pelandra.positioning("4 Brigade", "Tavash", "2003"),
        pelandra.incident("at the mill", "2006-07-02", "4 Brigade"),
        pelandra.incident("at the ford", "2008-07-02", "4 Brigade"),
        pelandra.incident("in the year", "2007", "4 Brigade"),
        pelandra.incident("long after", "2013-07-02", "4 Brigade"),
        pelandra.training(1, "4 Brigade", when="2007-02-01..2007-03-02"),
        pelandra.training(2, "4 Brigade", 2009),
    ]
    return pelandra.brought(case, claims, tmp_path)


def _sides(answer):
    return [(event["kind"], event["side"], event["extent"]["first"]) for event in answer["events"]]


def test_what_is_before_and_after_the_first_training_is_told_apart(dated: Case):
    answer = dated("ask", "timeline", "4 Brigade", "--json").json
    assert answer["since"] == "2007-02-01"
    assert _sides(answer) == [
        ("positioning", "before", "2003-01-01"),
        ("posting", "across", "2006-01-01"),
        ("incident", "before", "2006-07-02"),
        ("incident", "across", "2007-01-01"),
        ("training", "after", "2007-02-01"),
        ("incident", "after", "2008-07-02"),
        ("training", "after", "2008-10-01"),
        ("incident", "after", "2013-07-02"),
    ]
    assert answer["undated_trainings"] == 1
    assert answer["gaps"] == [
        {"first": "2004-01-01", "last": "2005-12-31"},
        {"first": "2010-01-01", "last": "2013-07-01"},
    ]


def test_gaps_and_sides_are_seen_on_a_terminal(dated: Case):
    told = dated("ask", "timeline", "4 Brigade").out
    assert told.index("2004 to 2005") < told.index("at the mill") < told.index("at the ford")
    assert told.count("nothing is held") == 2
    assert "incident, 2 July 2008 [after]" in told
    assert "1 training without days: one of these may be the first." in told


def test_another_day_can_part_before_from_after(dated: Case):
    answer = dated("ask", "timeline", "4 Brigade", "--since", "2008-07-02", "--json").json
    assert [side for kind, side, _ in _sides(answer) if kind == "incident"] == [
        "before",
        "before",
        "after",
        "after",
    ]
    assert answer["first_training"] is None
    assert "is more than a day" in dated("ask", "timeline", "4 Brigade", "--since", "2008", code=2).err


def test_a_person_has_what_concerned_their_units_while_they_were_there(dated: Case):
    answer = dated("ask", "timeline", "Ilan Orvek", "--json").json
    by_way = [event for event in answer["events"] if event["through"]]
    assert {event["through"]["name"] for event in by_way} == {"4 Brigade"}
    kinds = [event["kind"] for event in answer["events"]]
    assert kinds.count("incident") == 3
    assert "positioning" not in kinds
    assert [event["certainly_there"] for event in by_way if event["kind"] == "training"] == [True, True]


def test_nothing_held_is_said_to_be_no_finding(case: Case, tmp_path: Path):
    pelandra.brought(case, [pelandra.unit("Signal School")], tmp_path)
    assert "this is no finding" in case("ask", "timeline", "Signal School").out
