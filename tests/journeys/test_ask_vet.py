"""What is held of a name, on whose word, and what is not known? The whole way, over an invented country."""

import json
from pathlib import Path

import pytest
from lxml import html

import pelandra
from answerable.vocabulary.access import Status, Visibility
from answerable.vocabulary.attribution import Attributed, Reference
from commands import Case
from evidence import entity, key

SPOKEN = (Attributed(speaker_text="a survivor", cue="said", stance="alleges"),)


@pytest.fixture
def vetted(case: Case, tmp_path: Path) -> Case:
    claims = [
        pelandra.unit("4 Brigade"),
        pelandra.unit("4 Brigade Band"),
        pelandra.unit("9 Battalion"),
        pelandra.unit("Harbour Guard", "Orrland"),
        pelandra.unit("Signal School"),
        pelandra.person("Ilan Orvek"),
        pelandra.relation("9 Battalion", "4 Brigade", "2005..2008"),
        pelandra.posting("Ilan Orvek", "4 Brigade", "2005-03-01..2007-06-30"),
        pelandra.posting("Osric Vane", "4 Brigade", "2006..2007", "Intelligence Officer"),
        pelandra.incident("at the mill", "2006-07-02", "4 Brigade", attribution=SPOKEN),
        pelandra.incident("at the ford", "2007-01-05", "9 Battalion"),
        pelandra.incident("by the well", "2012-01-05", "9 Battalion"),
        # its years hold those of the relation, and begin and end without it
        pelandra.incident("in the gorge", "2003-01-01..2010-12-31", "9 Battalion"),
        pelandra.incident("in the cellar", "2006-12-01", "Osric Vane"),
        pelandra.incident("in the barn", "2010-12-01", "Osric Vane"),
        pelandra.incident("on the road", "2006-02-01"),
        pelandra.incident("on the hill", "2006-03-01", "4 Brigade", status=Status.DRAFT),
        pelandra.incident("in the wood", "2006-04-01", "4 Brigade", status=Status.REJECTED),
        pelandra.incident("in the hall", "2006-05-01", "4 Brigade", visibility=Visibility.RESTRICTED),
        pelandra.training(1, "4 Brigade", when="2007-02-01..2007-03-02", quantity=45),
        pelandra.training(2, "Army", quantity=7),
    ]
    return pelandra.brought(case, claims, tmp_path)


def _said(answer, tie):
    (one,) = answer["names"]
    return [found["claim"]["fields"]["description"] for found in one["incidents"][tie]]


def test_what_is_alleged_is_told_by_tie_and_only_while_the_tie_held(vetted: Case):
    answer = vetted("ask", "vet", "4 Brigade", "--kind", "unit", "--json").json
    assert _said(answer, "itself") == ["at the mill"]
    assert _said(answer, "subordinate") == ["in the gorge", "at the ford"]
    assert _said(answer, "posted") == ["in the cellar"]
    (one,) = answer["names"]
    gorge, below = one["incidents"]["subordinate"]
    assert (below["through"]["name"], below["held_then"]) == ("9 Battalion", "confirmed")
    assert (gorge["through"]["name"], gorge["held_then"]) == ("9 Battalion", "possible")
    assert [claim["type"] for claim in below["grounds"]] == ["relation"]
    (mill,) = one["incidents"]["itself"]
    assert mill["said_by"] == "alleged by a survivor"
    assert mill["commander"]["candidates"][0]["person"]["name"] == "Ilan Orvek"
    assert below["said_by"].startswith("alleged by the source itself: ")
    (training,) = one["trainings"]
    assert (training["people"], training["page"]) == (45, 91)
    assert training["commander"]["answer"] == "confirmed"


def test_who_it_is_and_what_else_it_could_be_is_told_first(vetted: Case):
    (one,) = vetted("ask", "vet", "4 Brigade", "--json").json["names"]
    assert one["resolved"]["thing"] == {"id": entity("4 Brigade").id, "name": "4 Brigade"}
    assert "4 Brigade Band" in one["could_also_be"][0]["description"]
    told = vetted("ask", "vet", "4 Brigade").out
    assert told.index("Who it is") < told.index("It could also be") < told.index("Commanders")


def test_each_section_says_first_what_the_casebook_has_to_go_by(vetted: Case):
    told = vetted("ask", "vet", "Signal School").out
    assert "7 incident records for Pelandra; 1 draft that nobody has decided; " in told
    assert "what is not listed here is no finding" in told
    assert "2 trainings of Pelandra, fiscal year 2007; 1 of them say only of which service" in told
    assert "nobody is known, at any time" in told
    other = vetted("ask", "vet", "Harbour Guard", "--country", "Orrland").out
    assert "0 incident records for Orrland, of 7 in the casebook" in other
    assert "No trainings of Orrland are held" in other
    assert "Whether any incident was alleged" in other


def test_no_word_of_it_is_a_verdict(vetted: Case):
    told = vetted("ask", "vet", "Signal School").out.casefold()
    for word in ("cleared", "passed", "eligible", "no derogatory", "risk", "rating"):
        assert word not in told
    assert "no finding of fact, no score and no clearance" in " ".join(told.split())


def test_a_person_is_vetted_by_posts_and_what_is_alleged_of_the_units_then(vetted: Case):
    answer = vetted("ask", "vet", "Col. Ilan Orvek", "--json").json
    assert _said(answer, "posted") == ["at the mill"]
    assert _said(answer, "itself") == []
    (one,) = answer["names"]
    assert [post["unit"]["name"] for post in one["postings"]] == ["4 Brigade"]
    assert [(item["through"]["name"], item["held_then"]) for item in one["incidents"]["subordinate"]] == [
        ("9 Battalion", "possible"),
        ("9 Battalion", "confirmed"),
    ]
    assert {claim["type"] for claim in one["incidents"]["subordinate"][1]["grounds"]} == {
        "posting",
        "relation",
    }
    assert any("name units, and no persons" in gap for gap in one["not_known"])


def test_whoever_did_not_command_answers_for_no_unit_below(vetted: Case):
    answer = vetted("ask", "vet", "Osric Vane", "--json").json
    assert _said(answer, "posted") == ["at the mill"]
    assert _said(answer, "subordinate") == []


def test_drafts_are_marked_and_what_is_closed_stays_closed(vetted: Case):
    assert _said(vetted("ask", "vet", "4 Brigade", "--drafts", "--json").json, "itself") == [
        "on the hill",
        "at the mill",
    ]
    assert "on the hill — by 4 Brigade [draft]" in vetted("ask", "vet", "4 Brigade", "--drafts").out
    assert "in the hall" not in vetted("ask", "vet", "4 Brigade").out
    assert "in the hall" in vetted("ask", "vet", "4 Brigade", "--clearance", "restricted").out


def test_a_list_is_vetted_line_by_line_and_nothing_is_guessed(vetted: Case, tmp_path: Path):
    names = tmp_path / "names.csv"
    names.write_text(
        "Name,kind,country\n4 Brigade,unit,Pelandra\nNobody Known,person,\n4 Brigade,unit,Orrland\n"
        "Somebody,ship,\n",
        encoding="utf-8",
    )
    ran = vetted("ask", "vet", "--csv", names, "--json")
    assert [one["resolved"]["kind"] for one in ran.json["names"]] == ["unit", None, None]
    assert "is not of Orrland" in ran.json["names"][2]["resolved"]["why"]
    assert "names.csv, line 5: 'ship' is no kind" in ran.err
    vetted("ask", "vet", "--csv", names, "--strict", code=1)
    bad = tmp_path / "bad.csv"
    bad.write_text("who\n4 Brigade\n", encoding="utf-8")
    assert "no column 'name'" in vetted("ask", "vet", "--csv", bad, code=2).err


@pytest.fixture
def navies(case: Case, tmp_path: Path) -> Case:
    """Navies of thirty countries by one name, each trained; Pelandra's on three rows that say the same."""
    lands = [f"Land of {chr(65 + number)}" for number in range(26)] + ["Pelandra", "Quarn", "Rhent", "Sorl"]
    claims = [
        pelandra.training(number, None, recipient_country=land, recipient_unit=_navy(land))
        for number, land in enumerate(lands)
    ]
    claims += [
        pelandra.training(number, None, recipient_unit=_navy("Pelandra"), page=str(number))
        for number in (91, 92)
    ]
    claims += [
        pelandra.training(50, "Pelandra Navy Divers"),
        pelandra.training(51, "Quarn Navy Divers", recipient_country="Quarn"),
        pelandra.training(52, None),
        pelandra.training(53, None, recipient_unit=_navy("Pelandra"), when="2006-11-01..2006-11-05"),
    ]
    return pelandra.brought(case, claims, tmp_path)


def _navy(land: str) -> Reference:
    return Reference(key("navy", land), "Navy")


def test_of_many_of_one_name_the_one_of_the_country_asked_for_is_meant(navies: Case):
    ran = navies("ask", "vet", "Navy", "--kind", "unit", "--country", "Pelandra", "--json")
    (one,) = ran.json["names"]
    assert one["resolved"]["thing"] == {"id": _navy("Pelandra").id, "name": "Navy"}
    assert [choice["description"] for choice in one["could_also_be"]] == [
        "Pelandra Navy Divers: was trained, of Pelandra"
    ]
    refused = navies("ask", "vet", "Navy", code=2).err
    assert "30 fit 'Navy' equally well, of which 20 are shown" in refused
    assert "unit Navy: was trained, of Land of A" in refused


def test_trainings_are_told_by_day_and_rows_that_say_the_same_once(navies: Case):
    told = navies("ask", "vet", "Navy", "--kind", "unit", "--country", "Pelandra").out
    heads = [line.strip() for line in told.splitlines() if "Infantry Officer Basic; 10 people" in line]
    assert [head.partition(":")[0] for head in heads] == ["2006-11-01 to 2006-11-05", "fiscal year 2007"]
    assert heads[1].endswith("(3 rows that say the same)")
    assert {f"page {page}" for page in (91, 92)} <= set(told.replace(" (claim", ",").split(", "))
    assert "1 of them name no recipient, and may have been of this unit: what is not listed" in " ".join(
        told.split()
    )
    (one,) = navies("ask", "vet", "Navy", "--country", "Pelandra", "--json").json["names"]
    assert len(one["trainings"]) == 4
    assert (one["could_know"]["name_only_service"], one["could_know"]["name_nobody"]) == (4, 1)


def test_a_name_that_nothing_has_ends_with_two(vetted: Case):
    assert "Nobody Known" in vetted("ask", "vet", "Nobody Known", code=2).err
    assert vetted("ask", "vet", code=2).err


def test_the_page_stands_alone_and_escapes_every_word(case: Case, tmp_path: Path):
    hostile = "<script>alert(1)</script> Brigade"
    claims = [pelandra.unit(hostile), pelandra.incident("<b>bold</b>", "2006-07-02", hostile)]
    pelandra.brought(case, claims, tmp_path)
    page = tmp_path / "page.html"
    case("ask", "vet", hostile, "--page", page)
    drawn = html.fromstring(page.read_text(encoding="utf-8"))
    assert drawn.xpath("//script | //b | //img | //link | //*[@src] | //*[@href]") == []
    assert hostile in drawn.text_content()
    assert "was not accepted for publication" in drawn.text_content()
    assert json.dumps("@media print")[1:-1] in page.read_text(encoding="utf-8")
