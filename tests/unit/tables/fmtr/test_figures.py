from datetime import date
from decimal import Decimal

import pytest

from answerable.tables.fmtr.figures import day, fiscal_year, number
from answerable.tables.fmtr.gathering import Gathering


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("$1,184", Decimal(1184)),
        ("4805", Decimal(4805)),
        ("933.89", Decimal("933.89")),
        ("574 1", Decimal(5741)),
        ("$", None),
        ("-", None),
        ("1,18", None),
        ("12 students", None),
    ],
)
def test_a_number_is_what_is_printed_and_nothing_is_guessed(printed, value):
    assert number(printed) == value


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("11/26/2006", date(2006, 11, 26)),
        ("1/29/01", date(2001, 1, 29)),
        ("9/30/99", date(1999, 9, 30)),
        ("13/1/2006", None),
        ("", None),
    ],
)
def test_a_day_is_month_first_and_an_impossible_one_is_none(printed, value):
    assert day(printed) == value


def test_a_heading_gives_the_fiscal_year_that_it_prints():
    assert fiscal_year("CTFP - FY 2007 DoD Training") == 2007
    assert fiscal_year("DOS Africa Region, Angola, (IMET),FY04") == 2004
    assert fiscal_year("PKO - Fiscal Year 2017 Department of State Training") == 2017
    assert fiscal_year("Service Academies") is None


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        ("This page intentionally left blank.", False),
        ("PAGE LEFT INTENTIONALLY BLANK", False),
        ("This page intentionally left blank for 3 students", True),
        ("blank", True),
    ],
)
def test_a_line_that_is_nothing_is_told_unless_it_says_that_its_page_is_blank(said, is_told):
    found = Gathering("headed")
    found.add_unplaced(said, 162)
    assert found.report().problems == (
        (f"page 162: {said!r} is no row, heading or total",) if is_told else ()
    )
