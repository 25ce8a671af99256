"""Ranges of days against the plain model: sets of day numbers."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.vocabulary.day_range import DayRange, gaps, joined
from day_model import WINDOW_FIRST, WINDOW_LAST, as_ranges, numbers, numbers_of_all
from strategies import day_ranges, days

near = day_ranges(WINDOW_FIRST, WINDOW_LAST)
near_days = days(WINDOW_FIRST, WINDOW_LAST)
several = st.lists(near, max_size=6)
anywhere = day_ranges()


@given(near)
def test_the_model_holds_every_range_whole(one):
    assert as_ranges(numbers(one)) == (one,)


@given(near, near_days)
def test_a_range_contains_the_days_that_are_its_own(one, day):
    assert one.contains(day) == (day.toordinal() in numbers(one))


@given(near, near)
def test_covering_is_having_every_day(one, other):
    assert one.covers(other) == (numbers(one) >= numbers(other))


@given(near, near)
def test_overlapping_is_sharing_a_day(one, other):
    assert one.overlaps(other) == bool(numbers(one) & numbers(other))
    assert one.overlaps(other) == other.overlaps(one)


@given(near, near)
def test_adjoining_is_making_one_range_without_sharing_a_day(one, other):
    together = numbers(one) | numbers(other)
    apart = not numbers(one) & numbers(other)
    assert one.adjoins(other) == (apart and len(as_ranges(together)) == 1)
    assert one.adjoins(other) == other.adjoins(one)


@given(near, near)
def test_preceding_directly_is_adjoining_from_in_front(one, other):
    assert one.precedes_directly(other) == (one.adjoins(other) and one.last < other.last)


@given(near, near)
def test_within_one_day_is_making_one_range(one, other):
    assert one.within_one_day(other) == (len(as_ranges(numbers(one) | numbers(other))) == 1)
    assert one.within_one_day(other) == other.within_one_day(one)


@given(near, near)
def test_days_apart_is_the_shortest_way_from_one_to_the_other(one, other):
    shortest = min(abs(a - b) for a in numbers(one) for b in numbers(other))
    assert one.days_apart(other) == shortest
    assert one.days_apart(other) == other.days_apart(one)
    assert (one.days_apart(other) <= 1) == one.within_one_day(other)


@given(near, near)
def test_the_intersection_is_the_shared_days(one, other):
    shared = as_ranges(numbers(one) & numbers(other))
    assert one.intersection(other) == (shared[0] if shared else None)
    assert one.intersection(other) == other.intersection(one)


@given(near, near, near)
def test_intersections_may_be_taken_in_any_order(one, two, three):
    def meet(left, right):
        return None if left is None or right is None else left.intersection(right)

    assert meet(meet(one, two), three) == meet(one, meet(two, three))


@given(near, near)
def test_the_hull_is_the_smallest_range_that_covers_both(one, other):
    hull = one.hull(other)
    days_of_both = numbers(one) | numbers(other)
    assert numbers(hull) == frozenset(range(min(days_of_both), max(days_of_both) + 1))
    assert hull == other.hull(one)


@given(near, near, near)
def test_hulls_may_be_taken_in_any_order(one, two, three):
    assert one.hull(two).hull(three) == one.hull(two.hull(three))


@given(near, near)
def test_a_union_is_the_days_of_both_or_refused_for_a_gap(one, other):
    pieces = as_ranges(numbers(one) | numbers(other))
    if len(pieces) == 1:
        assert one.union(other) == other.union(one) == pieces[0]
    else:
        with pytest.raises(ValueError, match="leave a gap between them"):
            one.union(other)


@given(near)
def test_a_range_with_itself_is_itself(one):
    assert one.union(one) == one.hull(one) == one.intersection(one) == one
    assert one.minus(one) == ()
    assert one.covers(one)
    assert one.overlaps(one)
    assert not one.adjoins(one)
    assert one.days_apart(one) == 0


@given(near, near)
def test_subtraction_leaves_the_days_that_are_not_the_others(one, other):
    assert one.minus(other) == as_ranges(numbers(one) - numbers(other))


@given(near, near)
def test_what_is_taken_away_and_what_is_left_make_the_whole_again(one, other):
    shared = one.intersection(other)
    assert joined([*one.minus(other), *([shared] if shared else [])]) == (one,)


@given(near)
def test_the_length_counts_the_days_of_a_range_with_a_first_one(one):
    assert one.length == (None if one.first is None else len(numbers(one)))
    assert one.is_single_day == (one.length == 1)


@given(several)
def test_joined_are_the_fewest_ranges_of_the_same_days(ranges):
    assert joined(ranges) == as_ranges(numbers_of_all(ranges))


@given(several, st.randoms(use_true_random=False))
def test_joining_does_not_ask_for_an_order(ranges, random):
    shuffled = list(ranges)
    random.shuffle(shuffled)
    assert joined(shuffled) == joined(ranges)


@given(several, several)
def test_joining_what_was_joined_changes_nothing(some, more):
    assert joined(joined(some)) == joined(some)
    assert joined([*joined(some), *more]) == joined([*some, *more])


@given(several)
def test_gaps_are_the_days_between_that_belong_to_none(ranges):
    there = numbers_of_all(ranges)
    between = set(range(min(there), max(there) + 1)) - there if there else set()
    assert gaps(ranges) == as_ranges(between)


@given(anywhere, anywhere)
def test_no_pair_of_ranges_falls_off_the_calendar(one, other):
    for question in (one.adjoins, one.within_one_day, one.days_apart, one.intersection, one.hull):
        question(other)
    assert all(one.covers(piece) and not piece.overlaps(other) for piece in one.minus(other))
    assert all(not gap.overlaps(one) and not gap.overlaps(other) for gap in gaps([one, other]))


FIRST_DAY, LAST_DAY = DayRange.day(date.min), DayRange.day(date.max)


def test_the_calendar_ends_without_a_next_day():
    assert not LAST_DAY.adjoins(LAST_DAY)
    assert not LAST_DAY.adjoins(FIRST_DAY)
    assert DayRange.day(date.max - timedelta(days=1)).adjoins(LAST_DAY)
    assert joined([LAST_DAY, DayRange.year(9999)]) == (DayRange.year(9999),)
    assert DayRange.year(9999).minus(LAST_DAY) == (DayRange(date(9999, 1, 1), date(9999, 12, 30)),)
    assert DayRange.until(date.max).minus(LAST_DAY) == (DayRange.until(date(9999, 12, 30)),)


def test_the_calendar_begins_without_an_eve():
    with pytest.raises(ValueError, match="no day lies before 0001-01-01"):
        DayRange.before(date.min)
    assert DayRange.before(date(1, 1, 2)) == DayRange.until(date.min)
    assert DayRange.until(date(2009, 1, 1)).minus(DayRange(date.min, date(2009, 1, 1))) == ()
    assert DayRange.until(date(1, 1, 2)).minus(FIRST_DAY) == (DayRange.day(date(1, 1, 2)),)
    assert gaps([FIRST_DAY, LAST_DAY]) == (DayRange(date(1, 1, 2), date(9999, 12, 30)),)


def test_since_the_beginning_of_time_is_more_than_since_the_first_day_of_the_calendar():
    since_ever, since_year_one = DayRange.until(date(2009, 1, 1)), DayRange(date.min, date(2009, 1, 1))
    assert since_ever.covers(since_year_one)
    assert not since_year_one.covers(since_ever)
    assert since_ever.length is None


def test_previously_ends_on_the_eve():
    assert DayRange.before(date(2005, 6, 3)) == DayRange(None, date(2005, 6, 2))
    assert DayRange.before(date(2004, 3, 1)) == DayRange(None, date(2004, 2, 29))


def test_a_range_runs_forward():
    with pytest.raises(ValueError, match=r"runs forward, not 2005-06-03…2005-06-02$"):
        DayRange(date(2005, 6, 3), date(2005, 6, 2))


@given(st.datetimes())
def test_a_moment_is_no_day(moment):
    with pytest.raises(TypeError, match="made of whole days"):
        DayRange.until(moment)
    with pytest.raises(TypeError, match="made of whole days"):
        DayRange(moment, date.max)


@pytest.mark.parametrize(
    ("year", "month", "last"), [(2004, 2, 29), (1900, 2, 28), (2000, 2, 29), (9999, 12, 31), (1, 1, 31)]
)
def test_a_month_has_its_own_length(year, month, last):
    assert DayRange.month(year, month) == DayRange(date(year, month, 1), date(year, month, last))
    assert DayRange.month(year, month).length == last


def test_a_year_is_its_months():
    assert joined(DayRange.month(2004, month) for month in range(1, 13)) == (DayRange.year(2004),)
    assert DayRange.year(2004).length == 366
