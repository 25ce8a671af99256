"""The same sheets in whatever kind of file make the same claims, of the same words."""

import pytest

from sheets import Found, open_workbook, sheet, workbook, written

SOURCE, UNIT, PERSON, PLACE = (f"{digit * 8}-0000-4000-8000-00000000000e" for digit in "1234")

UNITS = sheet(
    {
        "unit:id:admin": UNIT,
        "unit:name": "4 Brigade & Staff",
        "unit:name:source": SOURCE,
        "unit:name:confidence": "High",
        "unit:status:admin": "3",
        "unit:other_names": "4 Bde;Fourth  Brigade",
        "unit:first_cited_date": "2005-07-08",
        "unit:first_cited_date_year": "2005",
        "unit:first_cited_date_month": "7",
        "unit:first_cited_date_day": "8",
        "unit:location_type": "site",
        "unit:location": f"Tarn (osm, point) {PLACE}",
    },
    {"unit:name": "5 Brigade", "unit:first_cited_date": "2005"},
)
PERSONS = sheet(
    {
        "person:id:admin": PERSON,
        "person:name": "Dara Nělo",
        "person:posting_unit_name": "4 Brigade & Staff",
        "person:posting_unit_id:admin": UNIT,
        "person:posting_role": "Commander",
        "person:posting_first_cited_date": "7/8/2012",
        "person:posting_last_cited_date": "soon",
    }
)
SOURCES = sheet(
    {
        "source:access_point_id:admin": SOURCE,
        "source:title": "Bridge closed",
        "source:published_timestamp": "2012-03-05",
    }
)


def made(*paths):
    found = Found(*paths)
    claims = {
        claim.id: [(span.text, span.supports) for span in claim.citations[-1].spans] for claim in found.claims
    }
    told = sorted(problem.partition(", ")[2] for problem in found.problems)
    return claims, told, {key: said.details for key, said in found.sources.items()}


@pytest.mark.parametrize("make", [workbook, open_workbook], ids=["xlsx", "ods"])
def test_a_workbook_says_what_its_sheets_say_one_by_one(tmp_path, make):
    apart = made(
        written(tmp_path / "units.tsv", UNITS, "\t"),
        written(tmp_path / "persons.csv", PERSONS),
        written(tmp_path / "sources.csv", SOURCES, ";"),
    )
    suffix = "xlsx" if make is workbook else "ods"
    book = make(tmp_path / f"all.{suffix}", sources=SOURCES, persons=PERSONS, units=UNITS)
    assert made(book) == apart
    claims, told, sources = apart
    assert (len(claims), len(told), len(sources)) == (6, 1, 1)


def test_a_sheet_says_the_same_in_either_kind_of_workbook(tmp_path):
    sheets = {"Units 2021": UNITS, "Persons": PERSONS}
    assert made(workbook(tmp_path / "a.xlsx", **sheets)) == made(open_workbook(tmp_path / "a.ods", **sheets))


def test_columns_in_any_order_and_any_number_of_them_are_enough(tmp_path):
    turned = [list(reversed(row)) for row in PERSONS]
    assert (
        made(written(tmp_path / "a.csv", turned))[0].keys()
        == made(written(tmp_path / "b.csv", PERSONS))[0].keys()
    )
    slim = sheet({"unit:name": "4 Brigade"}, {"unit:name": "5 Brigade"})
    assert len(made(written(tmp_path / "slim.csv", slim))[0]) == 2
