"""Do two claims meet? Against every world that their words allow.

A world of a claim is the days of its precise range with some choice, at least one day, of its imprecise
range. Two claims certainly meet if they share a day in all pairs of worlds, possibly if in some.
"""

from datetime import date, timedelta
from itertools import chain, combinations, product

import pytest
from hypothesis import given

from answerable.vocabulary.claim_dates import ClaimDates, Overlap
from answerable.vocabulary.day_range import DayRange
from day_model import WINDOW_FIRST, numbers
from strategies import claim_dates, days

NEAR = (WINDOW_FIRST, WINDOW_FIRST + timedelta(days=4))
near = claim_dates(*NEAR)
near_days = days(*NEAR)


def worlds(dates: ClaimDates) -> list[frozenset[int]]:
    """On which sets of days can the claim have been true?"""
    precise = numbers(dates.precise) if dates.precise else frozenset()
    if dates.imprecise is None:
        return [precise]
    allowed = sorted(numbers(dates.imprecise))
    choices = chain.from_iterable(combinations(allowed, size) for size in range(1, len(allowed) + 1))
    return [precise | frozenset(choice) for choice in choices]


def overlap_of_worlds(one: ClaimDates, other: ClaimDates) -> Overlap:
    met = {not mine.isdisjoint(theirs) for mine, theirs in product(worlds(one), worlds(other))}
    if met == {True}:
        return Overlap.CERTAINLY
    return Overlap.NO if met == {False} else Overlap.POSSIBLY


@given(near, near)
def test_overlap_is_what_all_worlds_some_or_none_say(one, other):
    assert one.overlap(other) == overlap_of_worlds(one, other)


def test_overlap_is_right_for_every_pair_of_dates_in_three_days():
    three_days = [WINDOW_FIRST + timedelta(days=offset) for offset in range(3)]
    ranges = [
        DayRange(first, last)
        for first, last in product([None, *three_days], three_days)
        if not first or first <= last
    ]
    every = [
        *(ClaimDates(precise=one) for one in ranges),
        *(ClaimDates(imprecise=one) for one in ranges),
        *(ClaimDates(one, other) for one, other in product(ranges, repeat=2) if one.adjoins(other)),
    ]
    wrong = [
        (one, other)
        for one, other in product(every, repeat=2)
        if one.overlap(other) != overlap_of_worlds(one, other)
    ]
    assert wrong == []


@given(near, near)
def test_overlap_is_the_same_from_both_sides(one, other):
    assert one.overlap(other) == other.overlap(one)


@given(near, near_days)
def test_holding_on_a_day_is_what_all_worlds_some_or_none_say(dates, day):
    held = {day.toordinal() in world for world in worlds(dates)}
    expected = Overlap.CERTAINLY if held == {True} else Overlap.NO if held == {False} else Overlap.POSSIBLY
    assert dates.holds_on(day) == expected


@given(near)
def test_certain_are_the_days_of_every_world(dates):
    shared = frozenset.intersection(*worlds(dates))
    assert (numbers(dates.certain) if dates.certain else frozenset()) == shared


@given(near)
def test_the_extent_has_the_days_of_any_world(dates):
    assert numbers(dates.extent) == frozenset().union(*worlds(dates))


@given(claim_dates(), claim_dates())
def test_no_pair_of_dates_falls_off_the_calendar(one, other):
    assert one.overlap(other) == other.overlap(one)


@given(claim_dates())
def test_dates_certainly_overlap_themselves_where_some_day_is_certain(dates):
    assert dates.overlap(dates) == (Overlap.CERTAINLY if dates.certain else Overlap.POSSIBLY)


def test_dates_name_some_day():
    with pytest.raises(ValueError, match="needs a precise or an imprecise range"):
        ClaimDates(starting=True)


@pytest.mark.parametrize(
    "imprecise",
    [
        DayRange(date(2005, 5, 1), date(2005, 5, 30)),
        DayRange(date(2005, 5, 1), date(2005, 6, 1)),
        DayRange.until(date(2005, 6, 3)),
        DayRange(date(2005, 6, 5), date(2005, 6, 9)),
    ],
)
def test_the_two_ranges_of_a_claim_lie_on_neighbouring_days(imprecise):
    with pytest.raises(ValueError, match="must lie on neighbouring days: make two claims"):
        ClaimDates(DayRange(date(2005, 6, 1), date(2005, 6, 3)), imprecise)
