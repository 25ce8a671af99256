"""Who was posted where, what is known of a unit, what cannot all be so? Over an invented country."""

import json
from pathlib import Path
from typing import Any

import pytest

from answerable.vocabulary.access import Status, Visibility
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import parse_day_range
from answerable.vocabulary.shapes import claim_shape
from commands import Case
from evidence import cite, entity, key

SOURCE, OTHER = key("source", "list"), key("source", "report")


def claim(kind: str, about: str, when: str, source: str = SOURCE, **more: Any) -> Claim:
    said = {"status": Status.ACCEPTED, "dates": ClaimDates(precise=parse_day_range(when)), **more}
    return Claim(
        id=key(kind, about, when, source), type=kind, about=key(about), citations=(cite(source),), **said
    )


def unit(name: str, *others: str, when: str = "2001..2019", **more: Any) -> Claim:
    fields = {"names": (name, *others), "classifications": ("Army",), "country": "Ombrey"}
    return Claim(
        id=key("unit", name, when),
        type="unit",
        about=entity(name).id,
        fields=fields,
        dates=ClaimDates(precise=parse_day_range(when)),
        citations=(cite(SOURCE),),
        **{"status": Status.ACCEPTED, **more},
    )


def command(person: str, name: str, when: str, **more: Any) -> Claim:
    fields = {"person": entity(person), "unit": entity(name), "role": "Commander", "rank": "Colonel"}
    return claim("posting", f"{person} {name}", when, fields=fields, **more)


def under(below: str, above: str, when: str) -> Claim:
    fields = {
        "unit": entity(below),
        "type": "child-of",
        "related_unit": entity(above),
        "class": "command",
    }
    return claim("relation", f"{below} {above}", when, fields=fields)


def area(name: str, place: str, when: str, kind: str = "aoo") -> Claim:
    fields = {"unit": entity(name), "type": kind, "location": entity(place)}
    return claim("positioning", f"{name} {place}", when, fields=fields)


OMBREY = [
    unit("3rd Armoured Division", "Third Division"),
    unit("4 Brigade"),
    unit("9 Battalion"),
    under("4 Brigade", "3rd Armoured Division", "2003..2012"),
    under("9 Battalion", "4 Brigade", "2005..2008"),
    area("9 Battalion", "Imbetu", "2006..2010"),
    area("4 Brigade", "Tavash", "2003..2012", "site"),
    command("Ilan Orvek", "4 Brigade", "2005-03-01..2007-06-30"),
    command("Mara Tolin", "4 Brigade", "2007-06-30..2009-01-31", source=OTHER),
    command("Pia Senn", "4 Brigade", "2008-05-01..2008-05-31", status=Status.DRAFT),
    command("Osric Vane", "4 Brigade", "2008-06-01..2008-06-30", visibility=Visibility.RESTRICTED),
    claim(
        "incident",
        "raid",
        "2006-07-02",
        fields={
            "violation_types": ("Killing",),
            "description": "a raid",
            "perpetrators": (entity("9 Battalion"),),
        },
    ),
]


@pytest.fixture
def ombrey(case: Case, tmp_path: Path) -> Case:
    case("new", case.folder)
    lines = tmp_path / "claims.jsonl"
    lines.write_text("\n".join(json.dumps(claim_shape(one)) for one in OMBREY))
    case("import", "jsonl", lines, "--strict")
    return case


def _names(answer: dict[str, Any], section: str) -> list[str]:
    return [entry["name"] for entry in answer[section]]


def test_a_unit_is_told_with_dates_and_citations(ombrey: Case):
    answer = ombrey("ask", "unit", "4th Bde", "--json").json
    assert answer["unit"]["name"] == "4 Brigade"
    assert _names(answer, "parents") == ["3rd Armoured Division"]
    assert _names(answer, "children") == ["9 Battalion"]
    assert _names(answer, "sites") == ["Tavash"]
    assert _names(answer, "commanders") == ["Ilan Orvek", "Mara Tolin"]
    assert answer["commanders"][0]["days"] == [{"first": "2005-03-01", "last": "2007-06-30"}]
    for section in ("parents", "children", "sites", "commanders"):
        assert all(claim["citations"] for entry in answer[section] for claim in entry["claims"])
    told = ombrey("ask", "unit", "4 Brigade").out
    assert "Ilan Orvek: every day from 1 March 2005 to 30 June 2007" in told
    assert "Pia Senn" not in told


def test_a_superior_takes_on_what_its_subordinates_have_until_a_premise_is_rejected(ombrey: Case):
    def taken_on() -> list[dict[str, Any]]:
        answer = ombrey("ask", "unit", "III Armd Div", "--json").json
        return [one for one in answer["taken_on"] if one["kind"] == "area"]

    (taken,) = taken_on()
    assert taken["name"] == "Imbetu"
    assert taken["dates"]["precise"] == {"first": "2006-01-01", "last": "2008-12-31"}
    assert [step["name"] for step in taken["through"]] == ["4 Brigade", "9 Battalion"]
    assert [premise["type"] for premise in taken["premises"]] == ["positioning", "relation", "relation"]
    assert "by way of 9 Battalion of 4 Brigade" in ombrey("ask", "unit", "III Armd Div").out
    with_it = ombrey("export", "jsonl").out
    ombrey("decide", taken["premises"][1]["id"], "reject")
    assert taken_on() == []
    ombrey("decide", taken["premises"][1]["id"], "accept")
    assert taken_on() == [taken]
    assert ombrey("export", "jsonl").out == with_it


def test_drafts_count_where_they_are_asked_for_and_are_marked(ombrey: Case):
    answer = ombrey("ask", "unit", "4 Brigade", "--drafts", "--json").json
    assert [entry["statuses"] for entry in answer["commanders"] if entry["name"] == "Pia Senn"] == [["draft"]]
    assert (
        "Pia Senn: every day from 1 to 31 May 2008 [draft]"
        in ombrey("ask", "unit", "4 Brigade", "--drafts").out
    )
    assert ombrey("ask", "conflicts", "--json").json["findings"] == []
    (finding,) = ombrey("ask", "conflicts", "--drafts", "--json").json["findings"]
    assert finding["check"] == "two-commanders"
    assert {claim["status"] for claim in finding["claims"]} == {"accepted", "draft"}


def test_what_is_closed_is_in_no_answer(ombrey: Case):
    cleared = ("--clearance", "restricted")
    assert "Osric Vane" in ombrey("ask", "unit", "4 Brigade", *cleared).out
    assert "Osric Vane" not in ombrey("ask", "unit", "4 Brigade").out
    (finding,) = ombrey("ask", "conflicts", *cleared, "--json").json["findings"]
    assert "Mara Tolin and Osric Vane both command 4 Brigade" in finding["sentence"]
    ombrey("decide", finding["claims"][1]["id"], "conflict", ANSWERABLE_CLEARANCE="restricted")
    assert ombrey("ask", "conflicts", *cleared, "--json").json["findings"] == []
    assert (
        "Osric Vane: every day from 1 to 30 June 2008 [conflict]"
        in ombrey("ask", "unit", "4 Brigade", *cleared).out
    )


def test_an_earlier_state_can_be_asked(ombrey: Case):
    ran = ombrey("ask", "unit", "4 Brigade", "--as-of", "2001-01-01", code=2)
    assert ran.err.startswith("answerable: no unit is called '4 Brigade'")


def test_a_name_that_fits_several_ends_with_the_choices(ombrey: Case):
    ran = ombrey("ask", "unit", "Army", "--json", code=2)
    assert "no unit is called" in ran.json["error"]
    several = ombrey("ask", "unit", "9", "--json", code=0).json
    assert several["unit"]["name"] == "9 Battalion"
    ran = ombrey("ask", "conflict", code=2)
    assert "did you mean 'conflicts'" in ran.err


def test_a_career_is_told_with_what_is_not_known(ombrey: Case, tmp_path: Path):
    later = tmp_path / "later.jsonl"
    postings = [
        command("Ilan Orvek", "9 Battalion", "2002-01-01..2003-12-31"),
        command("Ilan Orvek", "3rd Armoured Division", "2007-06-01..2008-01-31"),
    ]
    later.write_text("\n".join(json.dumps(claim_shape(one)) for one in postings))
    ombrey("import", "jsonl", later, "--strict")
    career = ombrey("ask", "career", "Col. I. Orvek", "--json").json
    assert [post["unit"]["name"] for post in career["postings"]] == [
        "9 Battalion",
        "4 Brigade",
        "3rd Armoured Division",
    ]
    assert career["gaps"] == [{"first": "2004-01-01", "last": "2005-02-28"}]
    assert career["overlaps"] == [
        {"postings": [1, 2], "days": [{"first": "2007-06-01", "last": "2007-06-30"}]}
    ]
    told = ombrey("ask", "career", "orvek").out
    assert "No post known January 2004 to February 2005 (425 days)" in told
    assert "At once with Commander, 4 Brigade: June 2007" in told
    assert told.index("9 Battalion") < told.index("4 Brigade") < told.index("3rd Armoured Division")
