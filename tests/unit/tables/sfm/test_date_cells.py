import pytest

from answerable.tables.sfm.date_cells import date_of, parsed
from answerable.tables.sfm.sheet import Cell, Row


def row(**cells):
    return Row("units", 7, {name: Cell(value, "C", name, 0, len(value)) for name, value in cells.items()})


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("7/8/2005", "2005-07-08"),
        ("07/08/2005", "2005-07-08"),
        ("2000", "2000-01-01..2000-12-31"),
        ("May 2010", "2010-05-01..2010-05-31"),
        ("Sept. 2010", "2010-09-01..2010-09-30"),
        ("5 May 2010", "2010-05-05"),
        ("May 5, 2010", "2010-05-05"),
        ("5/2010", "2010-05-01..2010-05-31"),
        ("2010-05-05", "2010-05-05"),
        ("2010-05-05 00:00:00", "2010-05-05"),
        ("2010-05", "2010-05-01..2010-05-31"),
        ("22 /04/2010", None),
    ],
)
def test_a_date_means_its_days(text, days):
    if days is None:
        with pytest.raises(ValueError, match="month first"):
            parsed(text)
    else:
        assert str(parsed(text)) == days


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1016", "impossible year 1016"),
        ("3/4/20144", "impossible year 20144"),
        ("2/30/2012", "no day of the calendar"),
        ("13/5/2012", "no day of the calendar"),
        ("early 2012", "no date"),
        ("Mayy 2012", "no date"),
        ("unknown", "no date"),
        ("41234.5", "no date"),
        ("0000-00-00", "no date"),
        ("99/99/9999", "impossible year"),
        ("٢٠١٢", "no date"),
        ("=TODAY()", "no date"),
        ("2012-13", "no date"),
        ("1/2/12", "no date"),
        ("since_beginning_of_time..2012", "no date"),
    ],
)
def test_what_is_no_date_is_told_of(text, why):
    read = date_of(row(seen=text), "seen")
    assert read.days is None
    assert [problem.place for problem in read.problems] == ["sheet units, row 7, column C (seen)"]
    assert why in read.problems[0].why
    assert repr(text) in read.problems[0].why


def test_a_date_and_its_parts_agree_where_one_says_more_than_the_other():
    assert str(date_of(row(d="2014", d_year="2014", d_month="3"), "d").days) == "2014-03-01..2014-03-31"
    assert str(date_of(row(d="3/9/2017", d_year="2017"), "d").days) == "2017-03-09"
    assert date_of(row(d="3/9/2017", d_year="2017.0", d_month="3.0", d_day="9.0"), "d").problems == ()


def test_a_date_that_disagrees_with_its_parts_spans_both_and_is_told_of():
    read = date_of(row(d="9/3/2017", d_year="2017", d_month="3", d_day="9"), "d")
    assert str(read.days) == "2017-03-09..2017-09-03"
    assert "it spans both" in read.problems[0].why


def test_an_impossible_reading_leaves_the_other_one():
    read = date_of(row(d="10/16/1016", d_year="2016", d_month="10", d_day="16"), "d")
    assert str(read.days) == "2016-10-16"
    assert "1016" in read.problems[0].why
    read = date_of(row(d="10/16/2016", d_year="1016", d_month="10", d_day="16"), "d")
    assert str(read.days) == "2016-10-16"


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"d_month": "3"}, "d_month"),
        ({"d_year": "2012", "d_day": "9"}, "d_day"),
        ({"d_year": "MMXII"}, "d_year"),
        ({"d_year": "2012", "d_month": "13"}, "d_month"),
        ({"d_year": "2012", "d_month": "2", "d_day": "30"}, "d_day"),
        ({"d_year": "2012", "d_month": "March"}, "d_month"),
    ],
)
def test_parts_that_make_no_date_are_told_of(cells, column):
    assert [column in problem.place for problem in date_of(row(**cells), "d").problems] == [True]
