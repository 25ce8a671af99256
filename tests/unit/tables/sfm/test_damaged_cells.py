"""Whatever stands in a cell: the other rows come in as they would have, and the bad one is told of."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.vocabulary import ids
from answerable.vocabulary.claim_types import missing_to_accept
from sheets import Found, sheet, written

ID, OTHER, SOURCE, POINT, PLACE = (f"{digit * 8}-0000-4000-8000-00000000000{digit}" for digit in "12345")

UNITS = {
    "unit:id:admin": ID,
    "unit:name": "4 Brigade",
    "unit:name:source": POINT,
    "unit:name:confidence": "High",
    "unit:status:admin": "3",
    "unit:comments:admin": "",
    "unit:other_names": "4 Bde; Fourth Brigade",
    "unit:classification": "Army; Infantry",
    "unit:country": "rv",
    "unit:first_cited_date": "7/8/2005",
    "unit:first_cited_date_year": "2005",
    "unit:first_cited_date_month": "7",
    "unit:first_cited_date_day": "8",
    "unit:first_cited_date_start": "Y",
    "unit:related_unit": "1 Division",
    "unit:related_unit_id:admin": OTHER,
    "unit:related_unit_class": "Command",
    "unit:relation_type": "child",
    "unit:related_unit_open": "E",
    "unit:site_exact_location_name_longitude": "10.5",
    "unit:site_exact_location_id_latitude": "7.25",
    "unit:site_nearest_settlement_name": f"Tarn (osm, point) {PLACE}",
    "unit:site_first_admin_area_name": "Upper Tarn",
    "unit:site_country": "rv",
    "unit:area_ops_name": "Lower Tarn",
    "unit:membership_name": "Operation Lantern",
}
PERSONS = {
    "person:id:admin": ID,
    "person:name": "Orlen Tavik",
    "person:name:source": SOURCE,
    "person:status:admin": "3",
    "person:country": "rv",
    "person:posting_unit": "4 Brigade",
    "person:posting_unit_id:admin": OTHER,
    "person:posting_role": "Commander",
    "person:posting_title": "Acting Commandant",
    "person:posting_rank": "Colonel",
    "person:posting_rank:source": f"{SOURCE}; {POINT}",
    "person:posting_first_cited_date": "2012",
    "person:posting_last_cited_date": "May 2013",
    "person:posting_last_cited_date_end": "Y",
}
INCIDENTS = {
    "incident:id:admin": ID,
    "incident:status:admin": "3",
    "incident:start_date": "3/4/2012",
    "incident:violation_type": "Arbitrary detention; Ill-treatment",
    "incident:violation_description": "Twelve herders were held at the bridge.",
    "incident:perpetrator_unit": "4 Brigade;5 Brigade",
    "incident:perpetrator_unit_id:admin": f"{ID}; {OTHER}",
    "incident:site_country": "rv",
    "incident:all:source": SOURCE,
}
SOURCES = {
    "source:access_point_id:admin": POINT,
    "source:source_id:admin": SOURCE,
    "source:title": "Bridge closed",
    "source:url": "https://example.org/bridge",
    "source:published_timestamp": "2012-03-05",
    "source:publication_name": "Tarn Courier",
    "source:access_point_type": "page",
    "source:access_point_trigger": "3-4",
    "source:archive_timestamp": "2012-03-06T10:00:00",
}
TODAY = {
    "type:claim": "posting",
    "status:meta": "accepted",
    "citation:refs:claim": POINT,
    "about_entity:ref:claim": ID,
    "posting:person:refs:assertion": OTHER,
    "posting:person:names:qa": "Orlen Tavik",
    "posting:unit:refs:assertion": ID,
    "posting:roles:assertion": "Commander",
    "first_precise:range": "2012-03-04",
    "last_precise:range": "2012-03-05",
    "first_imprecise:range": "2012-03-06",
    "last_imprecise:range": "2012-03-08",
    "starting:range": "Y",
    "ending:range": "N",
    "answerable:id": ID,
    "answerable:confidence": '{"role": "Low"}',
    "answerable:attribution": "[]",
    "answerable:supports": json.dumps({POINT: ["role"]}),
    "answerable:rest": '{"modality": "asserted", "score": 0.5}',
}
LAYOUTS = (UNITS, PERSONS, INCIDENTS, SOURCES, TODAY)

JUNK = st.one_of(
    st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"), max_size=30),
    st.sampled_from(
        [
            *("9" * 5000, "-1", "0", "1e999", "NaN", "Infinity", "0000-00-00", "9999-12-31", "0001-01-01"),
            *("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "0999-01-01T00:00:00", "1/1/0001"),
            *("{}", "[]", "null", "[1]", '{"role": 7}', '{"modality": 3}', '{"fields": {"unit": 7}}'),
            *('{"spans": {"x": []}}', '[{"speaker": 1}]', '{"visibility": "secret"}', '{"score": "high"}'),
            *("=A1+1", "#REF!", ";;;", "Y;N", "12-3", "iv-3", "page", "cell", "clip", "A1:Z9", "٣", "½", "ß"),
            *(ID.upper(), ID.replace("-", ""), f"{ID};{ID}", f"x{ID}", f"Tarn (osm, node) {ID[:-1]}"),
            *("duplicate", "posting", "location", "training", "accepted", "draft", "since_beginning_of_time"),
        ]
    ),
)


@pytest.mark.parametrize("layout", LAYOUTS, ids=["units", "persons", "incidents", "sources", "today"])
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_row_stops_no_other_and_makes_nothing_that_cannot_be_kept(tmp_path, layout, data):
    columns = data.draw(st.lists(st.sampled_from(sorted(layout)), min_size=1, max_size=3, unique=True))
    bad = layout | {column: data.draw(JUNK) for column in columns}
    good = {name: value.replace("00000000000", "00000000001") for name, value in layout.items()}
    good = {
        name: value.replace("Brigade", "Regiment").replace("Tavik", "Nelo") for name, value in good.items()
    }
    others = [written(tmp_path / "sources.csv", sheet(SOURCES))] if layout is not SOURCES else []
    alone = Found(*others, written(tmp_path / "sheet.csv", sheet(good)))
    found = Found(*others, written(tmp_path / "sheet.csv", sheet(good, bad)))
    assert {claim.id for claim in alone.claims} <= {claim.id for claim in found.claims}
    assert set(alone.sources) <= set(found.sources)
    assert all(problem.startswith("sheet 1") for problem in found.problems)
    for claim in found.claims:
        assert ids.checked(claim.about) == claim.about
        assert claim.status != "accepted" or not missing_to_accept(claim.type, claim.fields)
