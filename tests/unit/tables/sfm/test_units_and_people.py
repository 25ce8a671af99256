"""Sheets of Ruvenia, a country that there is not, in the layout of 2019."""

import pytest

from answerable.vocabulary.access import Status
from sheets import Found, sheet, written

A, B, C = (f"{digit * 8}-0000-4000-8000-000000000000" for digit in "abc")
UNIT, OTHER = (f"{digit * 8}-0000-4000-8000-00000000000e" for digit in "12")


def person(**more):
    cells = {
        "Status (0=first commit, 1=fixes needed, 2=fixes made, 3=clean)": "3",
        "Name": "Orlen Tavik",
        "Source: Name": A,
        "Confidence: Name": "Low",
        "division_id": "rv",
        "Organization": "4 Brigade",
        "Source: Organization": f"{A};{B}",
        "Confidence: Organization": "High",
        "Role": "Commander",
        "Source: Role": B,
        "Rank": "Colonel",
        "First citation": "7/8/2005",
        "Source: First citation": C,
        "Start date? (Y/N)": "Y",
    }
    return {**cells, **{name.replace("_", " "): value for name, value in more.items()}}


def unit(**more):
    return {
        "Status (0=first commit, 1=fixes needed, 2=fixes made, 3=clean)": "3",
        "Organization:Name": "4 Brigade",
        "Source: Name": A,
        "Organization division_id": "rv",
        **more,
    }


def test_a_posting_is_one_claim_whose_columns_keep_their_sources(tmp_path):
    found = Found(written(tmp_path / "persons.csv", sheet(person())))
    assert found.problems == []
    (posting,) = found.of("posting")
    assert {name: getattr(value, "name", value) for name, value in posting.fields.items()} == {
        "person": "Orlen Tavik",
        "unit": "4 Brigade",
        "role": "Commander",
        "rank": "Colonel",
    }
    assert posting.status is Status.ACCEPTED
    assert str(posting.dates.precise) == "2005-07-08"
    assert posting.dates.starting
    assert posting.confidence == {"unit": "High"}
    supports = {citation.source.id: citation.supports for citation in posting.citations[:-1]}
    assert supports == {A: ("unit",), B: ("unit", "role"), C: ("date.first",)}


def test_a_claim_cites_the_cells_of_its_sheet_each_for_its_field(tmp_path):
    (posting,) = Found(written(tmp_path / "persons.csv", sheet(person()))).of("posting")
    cells = posting.citations[-1]
    assert (cells.type, cells.trigger) == ("cell", "B2,F2,I2,K2,L2,N2")
    assert [(span.text, span.supports) for span in cells.spans] == [
        ("Orlen Tavik", ("person",)),
        ("4 Brigade", ("unit",)),
        ("Commander", ("role",)),
        ("Colonel", ("rank",)),
        ("7/8/2005", ("date.first",)),
        ("Y", ("starting",)),
    ]


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        ({"Status (0=first commit, 1=fixes needed, 2=fixes made, 3=clean)": "2"}, Status.WORK_NEEDED),
        ({"Status (0=first commit, 1=fixes needed, 2=fixes made, 3=clean)": ""}, Status.WORK_NEEDED),
        ({}, Status.ACCEPTED),
    ],
)
def test_a_row_that_is_not_final_is_work_needed(tmp_path, cells, status):
    found = Found(written(tmp_path / "persons.csv", sheet(person() | cells)))
    assert {claim.status for claim in found.claims} == {status}


def test_of_two_rows_that_say_the_same_the_final_one_counts(tmp_path):
    stage = "Status (0=first commit, 1=fixes needed, 2=fixes made, 3=clean)"
    for stages in ("13", "31"):
        rows = sheet(*(person() | {stage: one} for one in stages))
        found = Found(written(tmp_path / "persons.csv", rows))
        assert {claim.status for claim in found.claims} == {Status.ACCEPTED}


def test_acting_keeps_the_role_and_is_marked(tmp_path):
    row = person() | {"Title (official title)": "Acting Commandant"}
    (posting,) = Found(written(tmp_path / "persons.csv", sheet(row))).of("posting")
    assert posting.fields["role"] == "Commander"
    assert posting.fields["title"] == "Acting Commandant"
    assert posting.fields["acting"] is True


def test_a_name_is_joined_to_the_unit_that_a_sheet_gives_an_id(tmp_path):
    units = written(tmp_path / "units.tsv", sheet(unit(o_id=UNIT)), "\t")
    persons = written(tmp_path / "persons.csv", sheet(person()))
    assert {claim.fields["unit"].id for claim in Found(persons, units).of("posting")} == {UNIT}


def test_two_units_of_one_name_are_reported_and_never_fused(tmp_path):
    units = written(tmp_path / "units.tsv", sheet(unit(o_id=UNIT), unit(o_id=OTHER)), "\t")
    found = Found(written(tmp_path / "persons.csv", sheet(person())), units)
    (posting,) = found.of("posting")
    assert posting.fields["unit"].id not in {UNIT, OTHER}
    assert posting.status is Status.WORK_NEEDED
    assert any("'4 Brigade' is the name of 2 units" in problem for problem in found.problems)


def test_a_unit_row_says_relations_sites_and_areas(tmp_path):
    row = unit(
        **{
            "o_id": UNIT,
            "Organization:other_names": "4th Brigade ; IV Brigade;4 Bde",
            "Organization:classification": "Army;Military",
            "OrganizationOrganization:parent_id": "Unknown Division",
            "OrganizationOrganization:classification": "Command",
            "OrganizationOrganization:date_first_cited": "2010",
            "OrganizationOrganization:open_ended": "Y",
            "Headquarters (Barracks, Base, Physical Asset)": "Hill Barracks",
            "Site:geonames_name": "Tarn",
            "Site:geonames_id": "77",
            "Site:admin_level_1_geonames_name": "Upper Tarn",
            "Site:admin_level_1_geonames_id": "7",
            "Site:division_id": "rv",
            "Area of Operations Geoname": "Lower Tarn",
            "Area of Operations GeonameID": "8",
            "OrganizationMembership:member_id": "Operation Lantern",
            "end date of OrganizationMembership? Y/N": "E",
        }
    )
    found = Found(written(tmp_path / "units.tsv", sheet(row), "\t"))
    assert found.problems == []
    (unit_claim,) = found.of("unit")
    assert unit_claim.fields["names"] == ("4 Brigade", "4th Brigade", "IV Brigade", "4 Bde")
    parent, lent = found.of("relation")
    assert (parent.fields["type"], parent.fields["class"]) == ("child-of", "command")
    assert (parent.dates.open, parent.dates.ending) == (True, False)
    assert (lent.fields["type"], lent.dates.ending) == ("member-of", True)
    site, area = found.of("positioning")
    assert (site.fields["type"], site.fields["base_name"], site.fields["location"].name) == (
        "site",
        "Hill Barracks",
        "Tarn",
    )
    assert (area.fields["type"], area.fields["location"].name) == ("aoo", "Lower Tarn")
    places = {claim.fields["name"]: claim.fields for claim in found.of("location")}
    assert places["Tarn"]["explicit_parent"].name == "Upper Tarn"
    assert places["Tarn"]["admin_names"] == ("rv", "Upper Tarn")


@pytest.mark.parametrize("name", ["Unknown Division", "Unnamed Battalion"])
def test_a_placeholder_is_marked(tmp_path, name):
    row = unit() | {"Organization:Name": name}
    (claim,) = Found(written(tmp_path / "units.csv", sheet(row))).of("unit")
    assert claim.fields["placeholder"] == name.split()[0].lower()


@pytest.mark.parametrize(
    ("header", "value", "why"),
    [
        ("Source: Name", "nan", None),
        ("Source: Name", "the newspaper", "no id of a source"),
        ("Confidence: Name", "Sure", "no confidence"),
        ("o_id", "12", "no id"),
        ("OrganizationOrganization:classification", "Friendly", "no class of relation"),
        ("start date of Organization? Y/N", "Perhaps", "no flag"),
        ("Organization:date_first_cited", "soon", "no date"),
        ("Favourite colour", "green", "no claim has a field for it"),
        ("Status (0=first commit, 1=fixes needed, 2=fixes made, 3=clean)", "9", "no status"),
        ("Headquarters (Barracks, Base, Physical Asset)", "Hill Barracks", "of which no place is given"),
        ("Organization:Name", "", "needs a name"),
    ],
)
def test_a_cell_that_cannot_be_used_is_told_of(tmp_path, header, value, why):
    row = unit(**{"OrganizationOrganization:parent_id": "9 Division"}) | {header: value}
    found = Found(written(tmp_path / "units.csv", sheet(row)))
    if why is None:
        assert found.problems == []
        return
    assert len([problem for problem in found.problems if why in problem]) >= 1
    assert all(problem.startswith("sheet 1") for problem in found.problems)


def test_a_bad_row_stops_no_other(tmp_path):
    rows = sheet(unit() | {"Organization:Name": ""}, unit(**{"Organization:Name": "5 Brigade"}))
    assert [claim.fields["names"] for claim in Found(written(tmp_path / "u.csv", rows)).claims] == [
        ("5 Brigade",)
    ]


def test_the_same_rows_in_another_order_make_the_same_claims(tmp_path):
    one, other = (
        unit(),
        unit() | {"Organization:Name": "5 Brigade", "OrganizationOrganization:parent_id": "4 Brigade"},
    )
    first = Found(written(tmp_path / "a.csv", sheet(one, other)))
    second = Found(written(tmp_path / "b.csv", sheet(other, one)))
    assert {claim.id for claim in first.claims} == {claim.id for claim in second.claims}


def test_a_sheet_of_no_layout_is_told_of(tmp_path):
    found = Found(written(tmp_path / "other.csv", [["colour", "shape"], ["red", "round"]]))
    assert found.problems == ["sheet 1: it has the headers of no layout, and was not imported"]
