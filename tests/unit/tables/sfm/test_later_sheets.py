"""Sheets of Ruvenia in the layouts of 2019 entry sheets, of 2021 with ids, and slim exports."""

import pytest

from answerable.vocabulary.access import Status
from sheets import Found, sheet, written

A, B = (f"{digit * 8}-0000-4000-8000-000000000000" for digit in "ab")
UNIT, PARENT, PERSON, PLACE = (f"{digit * 8}-0000-4000-8000-00000000000e" for digit in "1234")


def test_a_sheet_with_ids_is_joined_by_them(tmp_path):
    row = {
        "unit:id:admin": UNIT,
        "unit:name": "4 Brigade",
        "unit:status:admin": "3",
        "unit:relation_type": "member",
        "unit:related_unit": "Operation Lantern",
        "unit:related_unit_id:admin": PARENT,
        "unit:related_unit_class": "Command",
        "unit:site_nearest_settlement": f"Tarn (osm, point) {PLACE}",
        "unit:site_country": "rv",
    }
    found = Found(written(tmp_path / "units.csv", sheet(row)))
    assert found.problems == []
    (relation,) = found.of("relation")
    assert (relation.fields["unit"].id, relation.fields["related_unit"].id) == (UNIT, PARENT)
    assert relation.fields["type"] == "member-of"
    (site,) = found.of("positioning")
    assert (site.fields["location"].id, site.fields["location"].name) == (PLACE, "Tarn")
    place = next(claim for claim in found.of("location") if claim.about == PLACE)
    assert (place.fields["origin"], place.fields["geo_type"]) == ("osm", "point")


@pytest.mark.parametrize(
    ("kind", "expected"), [("site", "site"), ("aoo", "aoo"), ("", "unit:location_type"), ("camp", "no kind")]
)
def test_a_location_is_a_site_or_an_area_as_its_type_says(tmp_path, kind, expected):
    row = {
        "unit:id:admin": UNIT,
        "unit:name": "4 Brigade",
        "unit:country": "rv",
        "unit:base_name": "Hill Barracks",
        "unit:location_type": kind,
        "unit:location": f"Tarn (osm, point) {PLACE}",
        "unit:location:source": A,
        "unit:location:confidence": "Medium",
        "unit:location_first_cited_date_year": "2010",
        "unit:location_first_cited_date_month": "5",
        "unit:location_first_cited_date_day": "3",
        "unit:location_first_cited_date_founding": "Y",
        "unit:location_last_cited_date": "2011-",
        "unit:location_open": "E",
    }
    found = Found(written(tmp_path / "units.csv", sheet(row)))
    (claim,) = found.of("positioning")
    assert (claim.fields["location"].id, claim.fields["base_name"]) == (PLACE, "Hill Barracks")
    assert (claim.confidence, claim.citations[0].source.id) == ({"location": "Medium"}, A)
    assert (claim.dates.starting, claim.dates.ending) == (True, True)
    assert str(claim.dates.extent) == "2010-05-03..2011-12-31"
    if kind == expected:
        assert (claim.fields["type"], claim.status, found.problems) == (kind, Status.ACCEPTED, [])
    else:
        assert claim.status is Status.WORK_NEEDED
        assert [problem for problem in found.problems if expected in problem]


def test_persons_are_perpetrators_too(tmp_path):
    row = {
        "incident:violation_type": "Ill-treatment",
        "incident:violation_description": "Twelve herders were held at the bridge.",
        "incident:perpetrator_person_name": "Orlen Tavik",
        "incident:perpetrator_person_id:admin": PERSON,
        "incident:perpetrator_unit_name": "4 Brigade",
        "incident:perpetrator_unit_id:admin": UNIT,
        "incident:location": f"Tarn (osm, point) {PLACE}",
    }
    found = Found(written(tmp_path / "incidents.csv", sheet(row)))
    assert found.problems == []
    (incident,) = found.of("incident")
    assert [one.id for one in incident.fields["perpetrators"]] == [UNIT, PERSON]
    assert incident.fields["location"].id == PLACE


def test_a_slim_export_without_status_is_accepted(tmp_path):
    row = {
        "person:id:admin": PERSON,
        "person:name": "Orlen Tavik",
        "person:posting_unit_name": "4 Brigade",
        "person:posting_unit_id:admin": UNIT,
        "person:posting_role": "Commander",
        "person:posting_first_cited_date_year": "2012",
        "person:posting_first_cited_date_month": "7",
    }
    found = Found(written(tmp_path / "slim.csv", sheet(row)))
    assert found.problems == []
    (posting,) = found.of("posting")
    assert posting.status is Status.ACCEPTED
    assert (posting.fields["person"].id, posting.fields["unit"].id) == (PERSON, UNIT)
    assert str(posting.dates.imprecise) == "2012-07-01..2012-07-31"


def test_an_incident_names_its_perpetrators_by_id(tmp_path):
    row = {
        "incident:id:admin": PERSON,
        "incident:status:admin": "3",
        "incident:start_date": "3/4/2012",
        "incident:site_settlement_name": "Tarn",
        "incident:site_country": "rv",
        "incident:violation_type": "Arbitrary detention; Ill-treatment",
        "incident:violation_description": "Twelve herders were held at the bridge.",
        "incident:perpetrator_unit": "4 Brigade;5 Brigade",
        "incident:perpetrator_unit_id:admin": f"{UNIT}; {PARENT}",
        "incident:perpetrator_classification": "Army",
        "incident:all:source": f"{A};{B}",
    }
    found = Found(written(tmp_path / "incidents.csv", sheet(row)))
    assert found.problems == []
    (incident,) = found.of("incident")
    assert incident.about == PERSON
    assert [one.id for one in incident.fields["perpetrators"]] == [UNIT, PARENT]
    assert incident.fields["violation_types"] == ("Arbitrary detention", "Ill-treatment")
    assert [citation.source.id for citation in incident.citations[:-1]] == [A, B]
    assert str(incident.dates.precise) == "2012-03-04"


@pytest.mark.parametrize(
    ("header", "value", "why"),
    [
        ("incident:perpetrator_unit_id:admin", UNIT, "holds 1 ids for 2 units"),
        ("incident:perpetrator_unit_id:admin", f"{UNIT};x", "which is no id"),
        ("incident:violation_type", "", "is empty"),
        ("incident:id:admin", "seven", "is no id"),
        ("incident:site_exact_location_id_latitude", "91.5", "no longitude and latitude"),
    ],
)
def test_what_is_wrong_with_an_incident_is_told_of(tmp_path, header, value, why):
    row = {
        "incident:status:admin": "3",
        "incident:violation_type": "Arbitrary detention",
        "incident:violation_description": "Twelve herders were held at the bridge.",
        "incident:perpetrator_unit": "4 Brigade;5 Brigade",
        "incident:site_exact_location_name_longitude": "10.5" if "latitude" in header else "",
        header: value,
    }
    found = Found(written(tmp_path / "incidents.csv", sheet(row)))
    assert [problem for problem in found.problems if why in problem], found.problems


def test_sources_become_sources_with_their_access_points(tmp_path):
    source = {
        "source:access_point_id:admin": A,
        "source:title": "Bridge closed",
        "source:url": "https://example.org/bridge",
        "source:published_timestamp": "2012-03-05",
        "source:publication_name": "Tarn Courier",
        "source:publication_country": "Ruvenia",
        "source:access_point_type": "page",
        "source:access_point_trigger": "3-4",
        "source:archive_url": "https://archive.example.org/1",
        "source:archive_timestamp": "2012-03-06T10:00:00",
        "source:type": "video",
        "source:created_timestamp": "2012-03-04",
        "source:uploaded_timestamp": "2012-03",
    }
    unit = {"unit:name": "4 Brigade", "unit:name:source": A}
    found = Found(
        written(tmp_path / "units.csv", sheet(unit)), written(tmp_path / "sources.csv", sheet(source))
    )
    assert found.problems == []
    details = found.sources[A].details
    assert (details.title, details.publication.name, str(details.published)) == (
        "Bridge closed",
        "Tarn Courier",
        "2012-03-05",
    )
    assert (details.type, str(details.created), str(details.uploaded)) == (
        "video",
        "2012-03-04",
        "2012-03-01..2012-03-31",
    )
    (claim,) = found.of("unit")
    cited = claim.citations[0]
    assert (cited.source.id, cited.type, cited.trigger) == (A, "page", "3-4")
    assert (cited.archive_url, cited.archived) == ("https://archive.example.org/1", "2012-03-06T10:00:00")
    # nobody dated the row: it holds on some day up to the publication of what it cites
    assert str(claim.dates.imprecise) == "since_beginning_of_time..2012-03-05"


@pytest.mark.parametrize(
    ("header", "value", "why"),
    [
        ("source:url", "Accessed via a library", "no address"),
        ("source:published_timestamp", "2015-020-24", "no date"),
        ("source:created_timestamp", "2015-020-24", "no date"),
        ("source:uploaded_timestamp", "soon after", "no date"),
        ("source:access_point_trigger", "Annex", "is not used"),
        ("source:access_point_type", "scroll", "is none of"),
        ("source:publication_id:admin", "7", "no id"),
        ("source:access_point_id:admin", "", "without an id"),
    ],
)
def test_what_is_wrong_with_a_source_is_told_of(tmp_path, header, value, why):
    row = {
        "source:access_point_id:admin": A,
        "source:title": "Bridge closed",
        "source:access_point_type": "page",
        header: value,
    }
    found = Found(written(tmp_path / "sources.csv", sheet(row)))
    assert [problem for problem in found.problems if why in problem], found.problems


def test_what_rests_on_restricted_sources_alone_is_restricted(tmp_path):
    source = {"source:access_point_id:admin": A, "source:title": "Kept", "source:restricted:admin": "Y"}
    unit = {"unit:name": "4 Brigade", "unit:name:source": A}
    found = Found(
        written(tmp_path / "units.csv", sheet(unit)), written(tmp_path / "sources.csv", sheet(source))
    )
    assert found.of("unit")[0].visibility.value == "restricted"
    assert found.sources[A].details.visibility.value == "restricted"


def test_further_facts_are_of_the_person_of_that_name(tmp_path):
    person = {"person:id:admin": PERSON, "person:name": "Orlen Tavik", "person:country": "rv"}
    further = {
        "person_extra:name": "Orlen Tavik",
        "person_extra:gender": "male",
        "person_extra:deceased": "N",
    }
    found = Found(
        written(tmp_path / "extra.csv", sheet(further)), written(tmp_path / "persons.csv", sheet(person))
    )
    assert {claim.about for claim in found.of("person")} == {PERSON}
    assert [claim.fields["gender"] for claim in found.of("person") if "gender" in claim.fields] == ["male"]
    assert [problem for problem in found.problems if "deceased" in problem] == [
        "sheet 1, column C (person_extra:deceased): no claim has a field for it: 1 filled cell not imported"
    ]
