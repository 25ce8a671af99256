"""Dates: what an expression names in a report of a day, and the ranges that the claim model makes of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.extract.dates.expressions import Expression, resolve
from answerable.extract.dates.ranges import dated
from answerable.extract.dates.words import date_words
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange, parse_day_range

KNOWN = date_words()
FRIDAY = DayRange.day(date(2005, 6, 3))
TAKEN = date(2020, 1, 31)


@pytest.mark.parametrize(
    ("expression", "days"),
    [
        ("today", "2005-06-03"),
        ("yesterday", "2005-06-02"),
        ("on Monday", "2005-05-30"),
        ("Friday", "2005-06-03"),
        ("last Friday", "2005-05-27"),
        ("last week", "2005-05-23..2005-05-29"),
        ("last month", "2005-05"),
        ("last year", "2004"),
        ("this year", "2005-01-01..2005-06-03"),
        ("three months ago", "2005-03"),
        ("in August", "2004-08"),
        ("in May", "2005-05"),
        ("June 13", "2004-06-13"),
        ("on 1st of August", "2004-08-01"),
        ("since 2001", "2001"),
        ("in August 2001", "2001-08"),
        ("Oct 92", "1992-10"),
        ("Aug 02", "2002-08"),
        ("22 Aug 03", "2003-08-22"),
        ("Wednesday, September 8, 2004", "2004-09-08"),
        ("12/05/1980", "1980-05-12"),
        ("12/31/1999", "1999-12-31"),
        ("2003-06-13", "2003-06-13"),
    ],
)
def test_expressions_name_days(expression, days):
    expected = parse_day_range(days)
    assert resolve(expression, FRIDAY, TAKEN, KNOWN) == Expression(expected, expected)


@pytest.mark.parametrize(
    ("expression", "first", "last"),
    [
        ("22 Aug 03 - 01 Jan 04", "2003-08-22", "2004-01-01"),
        ("16 May 03-to 28 Jan 04", "2003-05-16", "2004-01-28"),
        ("01 Jan - 24 Feb 04", "2004-01-01", "2004-02-24"),
        ("01 - 24 Feb 04", "2004-02-01", "2004-02-24"),
        ("1978 – 12/05/1980", "1978", "1980-05-12"),
        ("27/10/2000 - /11/2002", "2000-10-27", "2002-11"),
        ("2002-03", "2002", "2003"),
        ("2002 till date", "2002", None),
        ("18 Feb 2004 - date", "2004-02-18", None),
    ],
)
def test_expressions_name_two_ends(expression, first, last):
    found = resolve(expression, FRIDAY, TAKEN, KNOWN)
    assert found == Expression(
        parse_day_range(first), None if last is None else parse_day_range(last), span=True
    )


@pytest.mark.parametrize("expression", ["two days after his redeployment", "31 April 2004", "", "-"])
def test_what_is_not_understood_names_no_day(expression):
    assert resolve(expression, FRIDAY, TAKEN, KNOWN) is None


@pytest.mark.parametrize("expression", ["today", "last month", "on Monday", "June 13", "this year"])
def test_without_a_publication_date_relative_dates_stay_unresolved(expression):
    assert resolve(expression, None, TAKEN, KNOWN) is None


def test_without_a_publication_date_whole_dates_are_still_dates():
    assert resolve("in August 2001", None, TAKEN, KNOWN) == Expression(
        DayRange.month(2001, 8), DayRange.month(2001, 8)
    )


def test_without_a_publication_date_the_day_of_taking_bounds_the_century():
    expected = parse_day_range("1992-10")
    assert resolve("Oct 92", None, TAKEN, KNOWN) == Expression(expected, expected)


def claim_dates(expression, tense="current", edge="start", published=FRIDAY):
    return dated(tense, edge, resolve(expression, published, TAKEN, KNOWN), published, TAKEN)


def days(text):
    return parse_day_range(text)


@pytest.mark.parametrize(
    ("expression", "tense", "edge", "expected"),
    [
        # the claim model's own example
        (
            "last month",
            "current",
            "start",
            ClaimDates(imprecise=days("2005-05"), precise=days("2005-06-01..2005-06-03"), starting=True),
        ),
        ("yesterday", "current", "start", ClaimDates(precise=days("2005-06-02..2005-06-03"), starting=True)),
        ("today", "current", "start", ClaimDates(precise=FRIDAY, starting=True)),
        (
            "this year",
            "current",
            "start",
            ClaimDates(imprecise=days("2005-01-01..2005-06-02"), precise=FRIDAY, starting=True),
        ),
        ("yesterday", "past", "end", ClaimDates(precise=days("2005-06-02"), ending=True)),
        ("last month", "past", "end", ClaimDates(imprecise=days("2005-05"), ending=True)),
        ("in 2001", "past", "start", ClaimDates(imprecise=days("2001"), starting=True)),
        ("in 2001", "past", "at", ClaimDates(imprecise=days("2001"))),
        (
            "13 Jan 92 - Oct 92",
            "past",
            "at",
            ClaimDates(
                precise=days("1992-01-13..1992-09-30"),
                imprecise=days("1992-10"),
                starting=True,
                ending=True,
            ),
        ),
        (
            "1978 – 12/05/1980",
            "past",
            "at",
            ClaimDates(
                imprecise=days("1978"), precise=days("1979-01-01..1980-05-12"), starting=True, ending=True
            ),
        ),
        (
            "2001 - May 2001",
            "past",
            "at",
            ClaimDates(imprecise=days("2001-01-01..2001-05-31"), starting=True, ending=True),
        ),
        # the end is printed before the beginning
        ("4/8/2004 - 30/6/2004", "past", "at", ClaimDates(imprecise=DayRange.before(FRIDAY.last))),
        (
            "recently",
            "current",
            "start",
            ClaimDates(imprecise=DayRange.before(FRIDAY.last), precise=FRIDAY, starting=True),
        ),
        ("1 August 2005", "current", "start", ClaimDates(precise=FRIDAY)),
        ("1 August 2005", "future", "start", ClaimDates(imprecise=FRIDAY)),
    ],
)
def test_ranges_follow_the_claim_model(expression, tense, edge, expected):
    assert claim_dates(expression, tense, edge) == (expected,)


def test_what_a_report_of_an_unknown_day_says_to_go_on_is_open_to_the_day_of_taking():
    (month,) = claim_dates("in August 2001", published=None)
    assert month == ClaimDates(imprecise=DayRange(date(2001, 8, 1), TAKEN), starting=True)
    (day,) = claim_dates("4 May 2001", published=None)
    assert day == ClaimDates(
        precise=days("2001-05-04"), imprecise=DayRange(date(2001, 5, 5), TAKEN), starting=True
    )


EXPRESSIONS = st.sampled_from(
    [
        "today",
        "last month",
        "on Monday",
        "2004",
        "2006",
        "June 13",
        "2002 till date",
        "2003 - 2007",
        "Dec 04 - 1 May 05",
    ]
)
PUBLISHED = st.sampled_from(
    [None, FRIDAY, DayRange.year(2005), DayRange(date(2005, 5, 30), date(2005, 6, 3))]
)


@given(
    EXPRESSIONS,
    st.sampled_from(["current", "past", "future", "sometime"]),
    st.sampled_from(["start", "end", "at"]),
    PUBLISHED,
)
def test_nothing_reaches_past_publication(expression, tense, edge, published):
    for found in claim_dates(expression, tense, edge, published):
        assert not found.reaches_past(published or DayRange.day(TAKEN))


def test_a_language_without_dates_is_refused():
    with pytest.raises(LookupError, match="'xx'"):
        date_words("xx")
