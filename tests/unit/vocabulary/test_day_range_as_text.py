"""How are ranges of days written, and which texts are none?"""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from answerable.vocabulary.day_range import DayRange, parse_day_range
from strategies import day_ranges, days

DIGITS_OF_OTHER_SCRIPTS = "٢٠٠٩"


@given(day_ranges())
@example(DayRange.until(date.min))
@example(DayRange(date.min, date.max))
def test_what_was_written_is_read_as_the_same_range(days):
    assert parse_day_range(str(days)) == days


@given(days())
def test_every_partial_date_is_the_range_of_its_days(day):
    assert parse_day_range(f"{day.year:04}") == DayRange.year(day.year)
    assert parse_day_range(f"{day.year:04}-{day.month:02}") == DayRange.month(day.year, day.month)
    assert parse_day_range(day.isoformat()) == DayRange.day(day)


@given(
    st.datetimes(),
    st.sampled_from(["T", " "]),
    st.sampled_from(["minutes", "seconds", "milliseconds", "microseconds"]),
    st.sampled_from(["", "Z", " Z", " UTC", " GMT", "+00:00", "-0330", "+01"]),
)
def test_the_time_of_day_is_dropped(moment, separator, precision, zone):
    written = moment.isoformat(sep=separator, timespec=precision) + zone
    assert parse_day_range(written) == DayRange.day(moment.date())


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2009", date(2009, 1, 1), date(2009, 12, 31)),
        ("2009-05", date(2009, 5, 1), date(2009, 5, 31)),
        ("2008-02", date(2008, 2, 1), date(2008, 2, 29)),
        ("2009-05-03", date(2009, 5, 3), date(2009, 5, 3)),
        ("2009..2011", date(2009, 1, 1), date(2011, 12, 31)),
        ("2009-05..2009", date(2009, 5, 1), date(2009, 12, 31)),
        ("2009-05-03..2009-05", date(2009, 5, 3), date(2009, 5, 31)),
        ("2009-05-03 .. 2009-05-04", date(2009, 5, 3), date(2009, 5, 4)),
        ("  2009-05-03\n", date(2009, 5, 3), date(2009, 5, 3)),
        ("since_beginning_of_time..2005-06-02", None, date(2005, 6, 2)),
        ("since_beginning_of_time .. 2005-06", None, date(2005, 6, 30)),
        ("2010-11-25T09:17:46", date(2010, 11, 25), date(2010, 11, 25)),
        ("2010-11-25T09:17Z", date(2010, 11, 25), date(2010, 11, 25)),
        ("2010-11-25 09:17:46.123456+01:00", date(2010, 11, 25), date(2010, 11, 25)),
        ("2010-11-25 09:17:46 UTC", date(2010, 11, 25), date(2010, 11, 25)),
        ("2010-11-25 23:59:60", date(2010, 11, 25), date(2010, 11, 25)),
        ("2010-11-25T00:00..2010-11-26T24:00", date(2010, 11, 25), date(2010, 11, 26)),
    ],
)
def test_each_form_of_a_date(text, first, last):
    assert parse_day_range(text) == DayRange(first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "..",
        "2009..",
        "..2009",
        "2009...2010",
        "2009..2010..2011",
        "2009-5",
        "2009-05-3",
        "2009-5-03",
        "2009-",
        "2009-05-",
        "09-05-03",
        "20090503",
        "2009/05/03",
        "7/8/2005",
        "3 May 2009",
        "May 2009",
        "Undated",
        "20095",
        "-2009",
        "2009-05-03T",
        "2009-05-03T10",
        "2009-05-03T25:00",
        "2009-05-03T10:61",
        "2009-05-03 10:00 or so",
        "2009-05T10:00",
        "2009T10:00",
        "since_beginning_of_time",
        "since_beginning_of_time..",
        "2009..since_beginning_of_time",
        "since_beginning_of_time..since_beginning_of_time",
        "Since_Beginning_Of_Time..2009",
        "2015-020-24",
        "2018-03.20",
        DIGITS_OF_OTHER_SCRIPTS,
    ],
)
def test_what_is_no_date_is_refused_with_the_way_out(text):
    with pytest.raises(ValueError, match=r"use YYYY, YYYY-MM, YYYY-MM-DD or FIRST\.\.LAST$") as refusal:
        parse_day_range(text)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    "text",
    ["0000", "0000-05", "0000-01-01", "2009-00", "2009-13", "2009-02-29", "2009-04-31", "2009-05-00"],
)
def test_a_day_that_no_calendar_has_is_refused_as_such(text):
    with pytest.raises(ValueError, match=f"'{text}' is not a day of the calendar"):
        parse_day_range(text)


@pytest.mark.parametrize("text", ["2010..2009", "2009-05-04..2009-05-03", "2009-06..2009-05"])
def test_a_range_that_runs_backwards_is_refused(text):
    with pytest.raises(ValueError, match="runs forward"):
        parse_day_range(text)


@given(st.text(max_size=40) | st.from_regex(r"\s*[0-9T:.\- ]{0,25}(\.\.)?[0-9\-]{0,12}\s*", fullmatch=True))
def test_any_text_is_a_range_or_refused_in_one_sentence(text):
    try:
        outcome = parse_day_range(text)
    except ValueError as refusal:
        outcome = str(refusal)
    assert isinstance(outcome, DayRange) or (outcome and "\n" not in outcome)


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (DayRange.day(date(2009, 5, 3)), "2009-05-03"),
        (DayRange(date(2009, 5, 3), date(2009, 5, 4)), "2009-05-03..2009-05-04"),
        (DayRange.until(date(2009, 5, 3)), "since_beginning_of_time..2009-05-03"),
        (DayRange.day(date.min), "0001-01-01"),
    ],
)
def test_a_range_is_written_as_a_day_or_as_first_and_last(days, text):
    assert str(days) == text
