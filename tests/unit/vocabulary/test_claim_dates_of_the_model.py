"""The dates that the claim model gives as examples, and what follows from them."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from answerable.vocabulary.claim_dates import (
    ClaimDates,
    Overlap,
    seen_before_published,
    seen_when_published,
)
from answerable.vocabulary.day_range import DayRange, parse_day_range
from strategies import day_ranges, days

THIRD_OF_JUNE = date(2005, 6, 3)
PUBLISHED = DayRange.day(THIRD_OF_JUNE)
TAKEN = date(2019, 12, 3)

LAST_MONTH = ClaimDates(imprecise=DayRange.month(2005, 5), starting=True)
LAST_MONTH_AND_IN_POST = ClaimDates(
    precise=DayRange(date(2005, 6, 1), THIRD_OF_JUNE),
    imprecise=DayRange.month(2005, 5),
    starting=True,
)


def test_last_month_is_some_day_of_it():
    assert str(LAST_MONTH.imprecise) == "2005-05-01..2005-05-31"
    assert LAST_MONTH.certain is None
    assert LAST_MONTH.holds_on(date(2005, 5, 31)) == Overlap.POSSIBLY
    assert LAST_MONTH.holds_on(date(2005, 6, 1)) == Overlap.NO
    assert LAST_MONTH.holds_on(date(2005, 4, 30)) == Overlap.NO


def test_appointed_last_month_and_in_post_today_is_certain_from_the_first_of_this_month():
    dates = LAST_MONTH_AND_IN_POST
    assert dates.certain == DayRange(date(2005, 6, 1), THIRD_OF_JUNE)
    assert dates.extent == DayRange(date(2005, 5, 1), THIRD_OF_JUNE)
    assert dates.holds_on(date(2005, 6, 2)) == Overlap.CERTAINLY
    assert dates.holds_on(date(2005, 5, 20)) == Overlap.POSSIBLY
    assert dates.holds_on(date(2005, 6, 4)) == Overlap.NO
    assert not dates.reaches_past(PUBLISHED)


def test_previously_is_some_day_up_to_the_eve_of_publication():
    dates = seen_before_published(PUBLISHED, TAKEN)
    assert dates == ClaimDates(imprecise=DayRange.until(date(2005, 6, 2)))
    assert dates.holds_on(date(1966, 1, 15)) == Overlap.POSSIBLY
    assert dates.holds_on(THIRD_OF_JUNE) == Overlap.NO


def test_today_is_the_day_of_publication():
    assert seen_when_published(PUBLISHED, TAKEN) == ClaimDates(precise=PUBLISHED)


def test_today_in_a_source_of_some_year_is_some_day_of_it():
    dates = seen_when_published(DayRange.year(2009), TAKEN)
    assert dates == ClaimDates(imprecise=DayRange.year(2009))
    assert dates.holds_on(date(2009, 12, 31)) == Overlap.POSSIBLY
    assert seen_before_published(DayRange.year(2009), TAKEN) == ClaimDates(
        imprecise=parse_day_range("since_beginning_of_time..2009-12-30")
    )


@pytest.mark.parametrize("seen", [seen_when_published, seen_before_published])
def test_an_undated_source_speaks_of_some_day_up_to_that_on_which_it_was_taken(seen):
    dates = seen(None, TAKEN)
    assert dates == ClaimDates(imprecise=DayRange.until(TAKEN))
    assert dates.holds_on(TAKEN) == Overlap.POSSIBLY
    assert dates.holds_on(TAKEN + timedelta(days=1)) == Overlap.NO


@given(day_ranges(date(1900, 1, 1)), days())
def test_nothing_that_a_source_says_of_today_or_before_reaches_past_its_publication(published, taken):
    assert not seen_when_published(published, taken).reaches_past(published)
    assert not seen_before_published(published, taken).reaches_past(published)


def test_what_lies_after_publication_reaches_past_it():
    tomorrow = DayRange.day(date(2005, 6, 4))
    assert ClaimDates(precise=tomorrow).reaches_past(PUBLISHED)
    assert ClaimDates(imprecise=DayRange.month(2005, 6)).reaches_past(PUBLISHED)
    assert not ClaimDates(imprecise=DayRange.month(2005, 6)).reaches_past(DayRange.year(2005))


def test_on_a_hand_over_day_both_commanders_are_shown():
    hand_over = date(2005, 8, 1)
    old = ClaimDates(precise=DayRange(date(2003, 1, 1), hand_over), ending=True)
    new = ClaimDates(precise=DayRange(hand_over, date(2007, 5, 4)), starting=True)
    assert old.holds_on(hand_over) == new.holds_on(hand_over) == Overlap.CERTAINLY
    assert old.holds_on(date(2005, 8, 2)) == Overlap.NO
    assert new.holds_on(date(2005, 7, 31)) == Overlap.NO
    assert old.certain.intersection(new.certain) == DayRange.day(hand_over)


def test_a_row_with_both_ends_partial_becomes_two_claims_that_share_its_precise_middle():
    middle = DayRange(date(2004, 12, 31), date(2009, 5, 1))
    start = ClaimDates(middle, DayRange(date(2004, 1, 1), date(2004, 12, 30)), starting=True)
    end = ClaimDates(middle, DayRange(date(2009, 5, 2), date(2009, 5, 31)), ending=True)
    assert start.overlap(end) == Overlap.CERTAINLY
    assert start.extent.union(end.extent) == parse_day_range("2004..2009-05")
    # 2009 to 2009: no day is left that both ends allow, and each claim keeps its imprecise range alone
    same_year = ClaimDates(imprecise=DayRange.year(2009))
    assert same_year.overlap(same_year) == Overlap.POSSIBLY


def test_some_day_of_a_month_certainly_meets_the_whole_of_it():
    whole_of_may = ClaimDates(precise=parse_day_range("2005-04..2005-06"))
    assert LAST_MONTH.overlap(whole_of_may) == Overlap.CERTAINLY
    assert LAST_MONTH.overlap(ClaimDates(precise=parse_day_range("2005-05-02..2005-06"))) == Overlap.POSSIBLY
    assert LAST_MONTH.overlap(ClaimDates(precise=parse_day_range("2005-06"))) == Overlap.NO


def test_an_imprecise_range_of_one_day_is_that_day():
    one_day = ClaimDates(imprecise=PUBLISHED)
    assert one_day.certain == PUBLISHED
    assert one_day.holds_on(THIRD_OF_JUNE) == Overlap.CERTAINLY
    assert one_day.overlap(one_day) == Overlap.CERTAINLY


def test_two_claims_that_can_only_be_true_on_the_same_day_meet_there():
    """Each avoids what is certain of the other: one day is left, to both of them."""
    one = ClaimDates(DayRange.day(date(2005, 6, 1)), parse_day_range("2005-06-02..2005-06-03"))
    other = ClaimDates(DayRange.day(date(2005, 6, 3)), parse_day_range("2005-06-01..2005-06-02"))
    assert one.overlap(other) == Overlap.CERTAINLY


def test_the_words_for_an_overlap_are_fixed():
    assert [str(value) for value in Overlap] == ["certainly", "possibly", "no"]
