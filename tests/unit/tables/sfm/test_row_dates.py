from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.tables.sfm.row_dates import RowDates
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange, parse_day_range

OTHERWISE = DayRange.until(date(2020, 1, 1))


def claimed(first, last, **flags):
    dates = RowDates(
        first=parse_day_range(first) if first else None, last=parse_day_range(last) if last else None, **flags
    )
    return [
        (str(one.precise) if one.precise else None, str(one.imprecise) if one.imprecise else None)
        for one in dates.claimed(OTHERWISE)
    ]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        # a row's first…last is one claim, true on every day between
        ("2012-02-15", "2013-01-31", [("2012-02-15..2013-01-31", None)]),
        # a lone date is a sighting of that day, a lone month or year is imprecise
        ("2012-02-15", None, [("2012-02-15", None)]),
        (None, "2012-02-15", [("2012-02-15", None)]),
        ("2012", None, [(None, "2012-01-01..2012-12-31")]),
        (None, "2012-02", [(None, "2012-02-01..2012-02-29")]),
        # "appointed last month", said in an article about him in post today
        ("2005-05", "2005-06-03", [("2005-06-01..2005-06-03", "2005-05-01..2005-05-31")]),
        ("2005-05-31", "2005-06", [("2005-05-31", "2005-06-01..2005-06-30")]),
        # both partial: two claims about one thing, whose precise parts reach from the last day that the
        # first date allows to the first day that the last date allows
        (
            "2012",
            "2014-06",
            [
                ("2013-01-01..2014-06-01", "2012-01-01..2012-12-31"),
                ("2012-12-31..2014-05-31", "2014-06-01..2014-06-30"),
            ],
        ),
        # the precise part may be empty
        ("2012", "2012", [(None, "2012-01-01..2012-12-31")]),
        ("2012", "2012-06", [(None, "2012-01-01..2012-06-30"), (None, "2012-06-01..2012-06-30")]),
        # a first date that reaches past the last one is cut there; the last day is sure
        ("2014", "2014-06-03", [(None, "2014-01-01..2014-06-03"), ("2014-06-03", None)]),
        ("2014-06-03", "2014", [("2014-06-03", None), (None, "2014-06-03..2014-12-31")]),
        # a row that runs backwards holds on some day between
        ("2014-06-03", "2013-01-01", [(None, "2013-01-01..2014-06-03")]),
        (None, None, [(None, "since_beginning_of_time..2020-01-01")]),
    ],
)
def test_the_dates_of_a_row_follow_the_claim_model(first, last, expected):
    assert claimed(first, last) == expected


def test_flags_stay_with_the_end_that_they_are_about():
    dates = RowDates(
        first=DayRange.year(2012), last=DayRange.month(2014, 6), starting=True, ending=True, open=False
    )
    begun, ended = dates.claimed(OTHERWISE)
    assert (begun.starting, begun.ending, begun.open) == (True, False, False)
    assert (ended.starting, ended.ending, ended.open) == (False, True, False)


def test_open_moves_no_date():
    seen = DayRange.day(date(2012, 7, 5))
    assert RowDates(first=seen, open=True).claimed(OTHERWISE) == (ClaimDates(precise=seen, open=True),)


DAYS = st.dates(date(2000, 1, 1), date(2004, 12, 31))
PARTIAL = st.one_of(
    DAYS.map(DayRange.day),
    DAYS.map(lambda day: DayRange.month(day.year, day.month)),
    DAYS.map(lambda day: DayRange.year(day.year)),
)


@given(PARTIAL, PARTIAL, st.data())
def test_whatever_the_true_days_are_no_claim_says_too_much(first, last, data):
    """For any real first and last day that the dates allow, each claim of the row is true."""
    dates = RowDates(first=first, last=last)
    if dates.runs_backwards:
        return
    lowest = data.draw(st.integers(0, (first.length or 1) - 1))
    begun = first.first + timedelta(days=lowest)
    if begun > last.last:
        return
    earliest = max(begun, last.first)
    ended = earliest + timedelta(days=data.draw(st.integers(0, (last.last - earliest).days)))
    truth = DayRange(begun, ended)
    for claim in dates.claimed(OTHERWISE):
        if claim.precise:
            assert truth.covers(claim.precise)
        if claim.imprecise:
            assert truth.overlaps(claim.imprecise)


@given(PARTIAL, PARTIAL)
def test_what_two_partial_ends_make_sure_is_claimed_in_full(first, last):
    if first.last >= last.first or first.is_single_day or last.is_single_day:
        return
    sure = [one.precise for one in RowDates(first=first, last=last).claimed(OTHERWISE) if one.precise]
    together = sure[0]
    for more in sure[1:]:
        together = together.union(more)
    assert together == DayRange(first.last, last.first)
