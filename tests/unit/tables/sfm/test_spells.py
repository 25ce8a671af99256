"""Is it one posting, or did they leave and come back? Golden cases of the rule of contiguity."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets import Found, sheet, written


def person(first, last="", name="Orlen Tavik", unit="4 Brigade", role="Commander", **more):
    row = {
        "person:name": name,
        "person:posting_unit": unit,
        "person:posting_role": role,
        "person:posting_first_cited_date": first,
        "person:posting_last_cited_date": last,
        "person:posting_first_cited_date_start": "",
        "person:posting_last_cited_date_end": "",
        "person:status:admin": "3",
    }
    return row | more


def postings(tmp_path, *rows):
    """Which posting is each row about? By the number of the first row of that posting."""
    made = Found(written(tmp_path / "persons.csv", sheet(*rows))).of("posting")
    keys = [claim.about for claim in made]
    assert len(keys) == len(rows)
    return [keys.index(key) for key in keys]


EARLY, LATE = person("2010-01-01", "2010-06-01"), person("2012-01-01", "2012-06-01")
ENDED = EARLY | {"person:posting_last_cited_date_end": "Y"}
BEGUN = LATE | {"person:posting_first_cited_date_start": "Y"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([EARLY, LATE], [0, 0], id="sightings are one posting"),
        pytest.param([ENDED, LATE], [0, 1], id="it ended"),
        pytest.param([EARLY, BEGUN], [0, 1], id="it began anew"),
        pytest.param(
            [ENDED, person("2010-06-02", "2011-01-01")], [0, 0], id="an end within one day is that of a rank"
        ),
        pytest.param(
            [EARLY, LATE, person("2011-01-01", name="Dara Nelo")], [0, 1, 2], id="another commander between"
        ),
        pytest.param(
            [EARLY, LATE, person("2011-01-01", name="Dara Nelo", role="Deputy Commander")],
            [0, 0, 2],
            id="a deputy breaks nothing",
        ),
        pytest.param(
            [EARLY, LATE, person("2011-01-01", unit="5 Brigade")], [0, 1, 2], id="posted elsewhere between"
        ),
        pytest.param(
            [EARLY, LATE, person("2009-01-01", "2013-01-01", unit="Staff", role="Member")],
            [0, 0, 2],
            id="a post held beside breaks nothing",
        ),
        pytest.param(
            [EARLY, LATE, person("2011", unit="5 Brigade")], [0, 1, 2], id="a year within the gap breaks"
        ),
        pytest.param(
            [EARLY, LATE, person("2010", unit="5 Brigade")], [0, 0, 2], id="a year that reaches out may not"
        ),
        pytest.param(
            [EARLY, LATE, person("2011-01-01", name="Dara Nelo", **{"person:status:admin": "1"})],
            [0, 0, 2],
            id="what is not final breaks nothing",
        ),
        pytest.param([ENDED, LATE, person("")], [0, 1, 0], id="without a date it is of the first"),
        pytest.param([ENDED, BEGUN, person("2012-06-02")], [0, 1, 1], id="the second goes on"),
    ],
)
def test_rows_are_of_one_posting_unless_it_was_broken(tmp_path, rows, expected):
    assert postings(tmp_path, *rows) == expected
    assert len(set(postings(tmp_path, *reversed(rows)))) == len(set(expected))


def unit(parent, first, last="", kind="Command", **more):
    row = {
        "unit:name": "4 Brigade",
        "unit:related_unit": parent,
        "unit:related_unit_class": kind,
        "unit:related_unit_first_cited_date": first,
        "unit:related_unit_last_cited_date": last,
        "unit:related_unit_open": "",
    }
    return row | more


@pytest.mark.parametrize(
    ("between", "spells"),
    [
        (unit("2 Division", "2011-01-01"), 2),
        (unit("2 Division", "2011-01-01", kind="Administrative"), 1),
        (unit("2 Division", "2011-01-01") | {"unit:relation_type": "member"}, 1),
    ],
)
def test_a_unit_that_came_back_under_its_parent_has_two_relations(tmp_path, between, spells):
    rows = [unit("1 Division", "2010-01-01", "2010-06-01"), between, unit("1 Division", "2012-01-01")]
    made = Found(written(tmp_path / "units.csv", sheet(*rows))).of("relation")
    under = {claim.about for claim in made if claim.fields["related_unit"].name == "1 Division"}
    assert len(under) == spells


PLACE = "3a1d2f60-0000-4000-8000-000000000001"


def site(first, last="", kind="Army"):
    return {
        "unit:name": "4 Brigade",
        "unit:classification": kind,
        "unit:site_nearest_settlement_name": f"Tarn (osm, point) {PLACE}",
        "unit:site_country": "rv",
        "unit:site_first_cited_date": first,
        "unit:site_last_cited_date": last,
    }


@pytest.mark.parametrize(
    ("kind", "again", "sites"),
    [
        pytest.param("Army", "2012-01-01", 1, id="a brigade stays"),
        pytest.param("Army; Mobile formation", "2012-01-01", 2, id="a mobile formation need not have"),
        pytest.param("Army; Mobile formation", "2010-06-02", 1, id="the day after is no gap"),
        pytest.param("Army; Mobile Force", "2012-01-01", 1, id="a force of that name is a force"),
    ],
)
def test_where_a_mobile_formation_was_seen_twice_it_need_not_have_stayed(tmp_path, kind, again, sites):
    rows = [site("2010-01-01", "2010-06-01", kind), site(again, kind=kind)]
    made = Found(written(tmp_path / "units.csv", sheet(*rows))).of("positioning")
    assert (len(made), len({claim.about for claim in made})) == (2, sites)


DAYS = st.dates().map(lambda day: f"{1990 + day.year % 20}-{day.month:02}-{min(day.day, 28):02}")


@given(
    st.lists(st.tuples(DAYS, st.sampled_from(["4 Brigade", "5 Brigade"])), min_size=1, max_size=6),
    st.randoms(),
)
def test_the_order_of_rows_never_matters(tmp_path_factory, rows, random):
    folder = tmp_path_factory.mktemp("rows")
    shuffled = list(rows)
    random.shuffle(shuffled)

    def made(order):
        sheets = sheet(*(person(day, unit=unit) for day, unit in order))
        found = Found(written(folder / "persons.csv", sheets))
        return {(claim.id, claim.about) for claim in found.of("posting")}

    assert made(rows) == made(shuffled)
