"""How many trainings, people and dollars are that, and are no two reports of one year added up?"""

from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.dom import minidom

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.ask.trainings.counting import BY, NOT_PRINTED, counted
from answerable.ask.trainings.plot import plot
from answerable.ask.trainings.selecting import Wanted, selected
from answerable.ask.trainings.training import Training
from answerable.match.levels import Level
from answerable.match.places import places_of

PLACES = places_of(Path("nowhere"))


def training(year=2007, report=None, quantity="10", location="FORT BENNING GA", **more):
    said = {
        "claim": "c",
        "country": "Pelandra",
        "iso3": None,
        "programme": "IMET",
        "course": "Infantry Officer Basic",
        "trainer": "",
        "unit": "Army",
        "unit_id": None,
        "start": date(year, 2, 1),
        "end": None,
        "cost": Decimal(100),
        "source": "s",
        "page": 1,
    } | more
    return Training(
        fiscal_year=year,
        report=report or f"{year}-{year + 1}",
        quantity=None if quantity is None else Decimal(quantity),
        location=location,
        place=PLACES.known(location),
        **said,
    )


def test_a_year_that_two_reports_cover_is_shown_twice_and_never_added_up():
    rows = [
        training(2000, "1999-2000", "703"),
        training(2000, "2000-2001", "741"),
        training(2001, "2000-2001", "5"),
    ]
    found = counted(rows, "fy")
    assert [(line.name, line.report, line.sum.people) for line in found.lines] == [
        ("2000", "1999-2000", 703),
        ("2000", "2000-2001", 741),
        ("2001", None, 5),
    ]
    assert found.total is None
    assert found.overlapping == (("Pelandra", 2000, ("1999-2000", "2000-2001")),)


def test_names_of_a_place_over_time_are_one_line():
    rows = [training(location=name) for name in ("FT BENNING GA 31905", "WHINSEC", "Ledo")]
    lines = counted(rows, "place").lines
    assert [(line.name, line.sum.trainings) for line in lines] == [("Fort Benning, Georgia", 2), ("Ledo", 1)]


def test_what_is_not_printed_is_counted_as_not_printed():
    rows = [training(quantity=None, cost=None, unit="", start=None), training(unit="3 Battalion")]
    found = counted(rows, "unit")
    assert {line.name for line in found.lines} == {NOT_PRINTED, "3 Battalion"}
    whole = found.total
    assert (whole.without_people, whole.without_cost, whole.without_dates) == (1, 1, 1)
    assert whole.levels == {Level.NONE: 1, Level.UNIT: 1}


def test_days_leave_out_what_has_none_and_say_so():
    rows = [training(2007), training(2007, start=None), training(2008, start=date(2008, 5, 1))]
    found = selected(rows, Wanted(first=date(2007, 1, 1), last=date(2007, 12, 31)))
    assert found.rows == (rows[0],)
    assert found.undated == (rows[1],)
    assert selected(rows, Wanted(first=date(2008, 5, 1))).rows == (rows[2],)


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        (Wanted(years=(2007, 2007)), [0, 2]),
        (Wanted(unit="army"), [0, 1]),
        (Wanted(units=frozenset({"u"})), [2]),
        (Wanted(course="officer INFANTRY"), [0, 1]),
        (Wanted(place=PLACES.named("School of the Americas")), [0, 2]),
        (Wanted(place="ledo"), [1]),
    ],
)
def test_each_question_narrows_by_what_is_printed(wanted, kept):
    rows = [
        training(2007),
        training(2008, location="Ledo, XX"),
        training(2007, location="WHINSEC", unit="3 Battalion", unit_id="u", course="Pilot"),
    ]
    assert selected(rows, wanted).rows == tuple(rows[number] for number in kept)


trainings = st.lists(
    st.builds(
        training,
        year=st.integers(1999, 2003),
        report=st.sampled_from(["1999-2000", "2000-2001", "2002-2003"]),
        quantity=st.none() | st.integers(0, 50).map(str),
        unit=st.sampled_from(["", "Army", "3 Battalion"]),
        country=st.sampled_from(["Pelandra", "Haldrane"]),
    ),
    max_size=20,
)


@given(trainings, st.sampled_from(sorted(BY)))
def test_every_row_is_in_one_line_and_no_line_adds_up_two_reports_of_one_year(rows, by):
    found = counted(rows, by)
    assert sum(line.sum.trainings for line in found.lines) == found.rows.trainings == len(rows)
    assert sum((line.sum.people for line in found.lines), Decimal(0)) == found.rows.people
    several = {(country, year) for country, year, _ in found.overlapping}
    assert (found.total is None) == bool(several)
    for line in found.lines:
        of_line = [row for row in rows if BY[by](row) == line.name and line.report in {None, row.report}]
        alone = [
            row for row in of_line if ((row.country, row.fiscal_year) in several) == (line.report is not None)
        ]
        assert line.sum.trainings == len(alone)


@given(
    trainings,
    st.sampled_from(sorted(BY)),
    st.text(st.characters(blacklist_categories=["Cc", "Cs"]), max_size=30),
)
def test_every_plot_is_whole_xml_with_a_bar_a_line(rows, by, title):
    found = counted(rows, by)
    drawn = minidom.parseString(plot(found, title.replace("\ufffe", "").replace("\uffff", ""), "people"))
    assert len(drawn.getElementsByTagName("rect")) == len(found.lines)
