"""Who is meant where a sheet gives no id? Golden cases in Ruvenia, and the law that order does not count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.tables.sfm.names import Names
from answerable.vocabulary.access import Status
from answerable.vocabulary.imported import KnownEntity
from sheets import Found, before, sheet, written

GIVEN = "11111111-0000-4000-8000-00000000000e"


def unit(name="4 Brigade", classes="Army", country="rv", **more):
    row = {"Organization:Name": name, "Organization:classification": classes}
    return row | {"Organization division_id": country, "OrganizationOrganization:parent_id": ""} | more


def posting(unit_name="4 Brigade", country="rv"):
    return {
        "Name": "Orlen Tavik",
        "division_id": country,
        "Organization": unit_name,
        "Source: Organization": "",
    }


def found(tmp_path, units, persons=(), **known):
    paths = [written(tmp_path / "units.csv", sheet(*units))] if units else []
    paths += [written(tmp_path / "persons.csv", sheet(*persons))] if persons else []
    return Found(*paths, **known)


def units_of(made):
    return {
        (claim.fields["names"][0], claim.fields.get("classifications")): claim.about
        for claim in made.of("unit")
    }


def test_rows_of_one_name_and_service_are_one_unit(tmp_path):
    made = found(tmp_path, [unit(), unit(classes="Infantry; Army"), unit(classes=""), unit(country="")])
    assert len({claim.about for claim in made.of("unit")}) == 1
    assert made.problems == []


def test_two_units_of_one_name_in_two_services_are_told_of_and_kept_apart(tmp_path):
    made = found(tmp_path, [unit(), unit(classes="Navy")], [posting()])
    keys = units_of(made)
    assert len(keys) == 2
    assert {claim.status for claim in made.of("unit")} == {Status.ACCEPTED}
    (held,) = made.of("posting")
    assert held.fields["unit"].id not in keys
    assert held.status is Status.WORK_NEEDED
    told = [problem for problem in made.problems if "'4 Brigade' is the name of 2 units" in problem]
    assert [problem.partition(": ")[0] for problem in told] == [
        "sheet 1, row 2, column A (Organization:Name)",
        "sheet 1, row 3, column A (Organization:Name)",
        "sheet 1, row 2, column C (Organization)",
    ]


def test_a_row_that_could_be_of_either_is_of_neither(tmp_path):
    made = found(tmp_path, [unit(), unit(classes="Navy"), unit(classes="")])
    keys = units_of(made)
    assert len(set(keys.values())) == 3
    assert [claim.status for claim in made.of("unit")] == [
        Status.ACCEPTED,
        Status.ACCEPTED,
        Status.WORK_NEEDED,
    ]


def test_units_of_one_name_in_two_countries_are_told_of_and_kept_apart(tmp_path):
    made = found(
        tmp_path, [unit(), unit(country="pd")], [posting(), posting(country="pd"), posting(country="xx")]
    )
    first, second = (claim.about for claim in made.of("unit"))
    assert first != second
    assert [claim.fields["unit"].id for claim in made.of("posting")][:2] == [first, second]
    assert made.of("posting")[2].status is Status.WORK_NEEDED
    assert sum("is the name of 2 units" in problem for problem in made.problems) == 3


def test_a_unit_known_of_another_country_alone_is_told_of(tmp_path):
    made = found(tmp_path, [unit("Mission in Pelandra", country="pd")], [posting("Mission in Pelandra")])
    assert made.of("posting")[0].fields["unit"].id == made.of("unit")[0].about
    assert any("is known of pd alone" in problem for problem in made.problems)


def test_a_row_without_an_id_does_not_join_one_of_another_service_that_has_one(tmp_path):
    made = found(tmp_path, [unit(o_id=GIVEN), unit(o_id="", classes="Navy"), unit(o_id="", classes="")])
    army, navy, either = (claim.about for claim in made.of("unit"))
    assert army == GIVEN != navy
    assert either in {army, navy} or made.of("unit")[2].status is Status.WORK_NEEDED
    assert any("is the name of 2 units" in problem for problem in made.problems)


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (("1/1/2010", "1/1/2012"), ("1/1/2011", "1/1/2013"), True),
        (("1/1/2010", "1/1/2011"), ("1/1/2011", "1/1/2012"), False),
        (("1/1/2010", ""), ("1/1/2011", ""), False),
        (("2010", "2012"), ("2012", "2014"), False),
    ],
)
@pytest.mark.parametrize("key", ["", GIVEN])
def test_a_name_under_two_parents_at_a_time_is_told_of(tmp_path, first, second, told, key):
    def under(parent, days):
        dates = {
            "OrganizationOrganization:date_first_cited": days[0],
            "OrganizationOrganization:date_last_cited": days[1],
        }
        return unit(**{"o_id": key, "OrganizationOrganization:parent_id": parent}, **dates)

    made = found(
        tmp_path, [under("1 Division", first), under("Unknown Division", first), under("2 Division", second)]
    )
    problems = [problem for problem in made.problems if "if these are two units of one name" in problem]
    assert len(problems) == (told and not key)
    assert all("'2 Division' is above '4 Brigade'" in one and "(row 2)" in one for one in problems)


EARLIER = KnownEntity(GIVEN, "4 Brigade", "rv", ("Army",), is_elsewhere=True)


def test_a_name_in_a_later_sheet_is_the_unit_of_an_earlier_one_and_that_is_said(tmp_path):
    made = found(tmp_path, [], [posting()], known=before(EARLIER))
    assert made.of("posting")[0].fields["unit"].id == GIVEN
    (told,) = made.problems
    assert told.startswith("sheet 1: it names 1 unit without an id, taken for the ones of that name in files")
    assert "'4 Brigade'" in told


def test_a_row_in_a_later_sheet_is_about_the_unit_of_an_earlier_one(tmp_path):
    made = found(tmp_path, [unit(classes="Infantry; Army")], known=before(EARLIER))
    assert made.of("unit")[0].about == GIVEN
    assert len(made.problems) == 1


def test_a_row_of_another_service_does_not_join_the_unit_of_an_earlier_sheet(tmp_path):
    (army,) = found(tmp_path, [unit()]).of("unit")
    earlier = KnownEntity(army.about, "4 Brigade", "rv", ("Army",), is_elsewhere=True)
    made = found(tmp_path, [unit(classes="Navy")], known=before(earlier))
    (navy,) = made.of("unit")
    assert navy.about != army.about
    assert any("is the name of 2 units" in problem for problem in made.problems)
    own = KnownEntity(navy.about, "4 Brigade", "rv", ("Navy",), is_elsewhere=False)
    again = found(tmp_path, [unit(classes="Navy")], known=before(earlier, own))
    assert (again.of("unit")[0].about, again.problems) == (navy.about, made.problems)


def test_where_two_earlier_ones_fit_neither_is_taken(tmp_path):
    other = KnownEntity(GIVEN.replace("1", "2"), "4 brigade", "rv", ("Navy",), is_elsewhere=True)
    made = found(tmp_path, [], [posting()], known=before(EARLIER, other))
    assert made.of("posting")[0].fields["unit"].id not in {EARLIER.id, other.id}
    assert made.of("posting")[0].status is Status.WORK_NEEDED
    assert any("is the name of 2 units" in problem for problem in made.problems)


def test_what_the_files_themselves_had_brought_in_is_no_news(tmp_path):
    own = KnownEntity(GIVEN, "4 Brigade", "rv", ("Army",), is_elsewhere=False)
    made = found(tmp_path, [], [posting()], known=before(own))
    assert made.of("posting")[0].fields["unit"].id == GIVEN
    assert made.problems == []


TRAITS = st.tuples(
    st.sampled_from(["", "rv", "pd"]),
    st.sets(st.sampled_from(["Army", "Navy", "Police"]), max_size=2).map(sorted),
)


@given(st.lists(TRAITS, min_size=1, max_size=6), st.randoms())
def test_the_order_of_rows_never_matters(rows, random):
    def asked(order):
        names = Names("unit")
        for country, classes in order:
            names.known("4 Brigade", country, None, classes)
        return [names.own("4 Brigade", *row[:1], None, row[1]) for row in rows]

    shuffled = list(rows)
    random.shuffle(shuffled)
    said, again = asked(rows), asked(shuffled)
    assert [(one.reference, one.why) for one in said] == [(one.reference, one.why) for one in again]


@given(st.lists(TRAITS, min_size=1, max_size=6))
def test_rows_that_contradict_each_other_are_never_one_unit_in_silence(rows):
    names = Names("unit")
    for country, classes in rows:
        names.known("4 Brigade", country, None, classes)
    said = [names.own("4 Brigade", country, None, classes) for country, classes in rows]
    countries = {country for country, _ in rows if country}
    apart = {one.reference.id for one in said if one.why is None}
    if len(countries) > 1:
        assert any(one.why or one.told for one in said)
        assert len(apart) >= len(countries) or any(one.why for one in said)
    for one, (country, _) in zip(said, rows, strict=True):
        for other, (elsewhere, _) in zip(said, rows, strict=True):
            if one.why is None and other.why is None and country and elsewhere and country != elsewhere:
                assert one.reference.id != other.reference.id


@given(st.lists(TRAITS, min_size=1, max_size=6))
def test_the_same_rows_again_mean_the_same_units(rows):
    def asked(names):
        for country, classes in rows:
            names.known("4 Brigade", country, None, classes)
        return [names.own("4 Brigade", country, None, classes) for country, classes in rows]

    first = asked(Names("unit"))
    made = [
        KnownEntity(one.reference.id, "4 Brigade", country, tuple(classes), is_elsewhere=False)
        for one, (country, classes) in zip(first, rows, strict=True)
        if one.why is None  # nobody rests on the others: they are not known
    ]
    again = asked(Names("unit", made))
    assert [(one.reference, one.why) for one in again] == [(one.reference, one.why) for one in first]
    assert not any(one.is_earlier for one in again)


@given(TRAITS, TRAITS)
def test_sheets_that_contradict_each_other_are_not_about_one_unit(first, second):
    def asked(row, *known):
        names = Names("unit", known)
        names.known("4 Brigade", row[0], None, row[1])
        return names.own("4 Brigade", row[0], None, row[1])

    before = asked(first).reference.id
    earlier = KnownEntity(before, "4 Brigade", first[0], tuple(first[1]), is_elsewhere=True)
    after = asked(second, earlier)
    other_country = first[0] and second[0] and first[0] != second[0]
    other_class = first[1] and second[1] and set(first[1]).isdisjoint(second[1])
    if other_country or other_class:
        assert after.reference.id != before
        assert after.told is not None
    else:
        assert after.reference.id == before
        assert after.is_earlier
