"""What a superior takes on from its subordinates: golden cases of the claim model, and laws."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.ask.derivation import Derived, Premises, derived, meet
from answerable.ask.held import Existing, Placed, Related
from answerable.vocabulary.access import Status
from answerable.vocabulary.claim_dates import ClaimDates, Overlap
from answerable.vocabulary.day_range import DayRange
from strategies import claim_dates

FIRST, LAST = date(2009, 1, 1), date(2009, 1, 12)
DAYS = [FIRST + timedelta(days=number) for number in range(12)]
UNITS = "ABCD"
BUSY = settings(suppress_health_check=[HealthCheck.too_slow])


def _range(first: int, last: int) -> DayRange:
    return DayRange(DAYS[first], DAYS[last])


def _related(number: int, unit: str, parent: str, dates: ClaimDates) -> Related:
    return Related(
        claim=f"r{number}", about=f"r{number}", dates=dates, unit=unit, parent=parent, kind="child-of"
    )


def _placed(number: int, unit: str, location: str, dates: ClaimDates) -> Placed:
    return Placed(
        claim=f"p{number}", about=f"p{number}", dates=dates, unit=unit, kind="aoo", location=location
    )


def _every(first: int, last: int) -> ClaimDates:
    return ClaimDates(precise=_range(first, last))


def _found(unit: str, related: list[Related], placed: list[Placed]) -> list[Derived]:
    return sorted(derived(unit, Premises.of(related, placed, ())), key=lambda one: one.premises)


def test_a_superior_takes_on_an_area_while_the_relation_holds():
    below = [_related(1, "battalion", "brigade", _every(2, 8))]
    (taken,) = _found("brigade", below, [_placed(1, "battalion", "Imbetu", _every(5, 11))])
    assert (taken.value, taken.dates) == ("Imbetu", _every(5, 8))
    assert taken.premises == ("p1", "r1")
    assert taken.through == ("battalion",)


def test_it_takes_it_on_through_several_levels():
    below = [
        _related(1, "brigade", "division", _every(0, 6)),
        _related(2, "battalion", "brigade", _every(3, 11)),
    ]
    (taken,) = _found("division", below, [_placed(1, "battalion", "Imbetu", _every(0, 11))])
    assert taken.dates == _every(3, 6)
    assert taken.premises == ("p1", "r2", "r1")
    assert taken.through == ("brigade", "battalion")


def test_what_only_may_have_held_at_once_is_not_derived():
    below = [_related(1, "battalion", "brigade", ClaimDates(imprecise=_range(0, 6)))]
    assert _found("brigade", below, [_placed(1, "battalion", "Imbetu", _every(3, 11))]) == []


def test_some_day_of_an_imprecise_range_is_derived_where_the_rest_holds_throughout():
    below = [_related(1, "battalion", "brigade", ClaimDates(imprecise=_range(4, 6)))]
    (taken,) = _found("brigade", below, [_placed(1, "battalion", "Imbetu", _every(3, 11))])
    assert taken.dates == ClaimDates(imprecise=_range(4, 6))


def test_a_site_is_not_taken_on():
    site = Placed(claim="p", about="p", dates=_every(0, 5), unit="battalion", kind="site", location="Imbetu")
    assert _found("brigade", [_related(1, "battalion", "brigade", _every(0, 5))], [site]) == []


def test_classifications_are_taken_on():
    battalion = Existing(
        claim="u", about="battalion", dates=_every(4, 9), names=("1 Battalion",), classifications=("Army",)
    )
    below = [_related(1, "battalion", "brigade", _every(0, 5))]
    (taken,) = derived("brigade", Premises.of(below, (), [battalion]))
    assert (taken.kind, taken.value, taken.dates) == ("classification", "Army", _every(4, 5))


def test_a_beginning_stays_a_beginning_and_a_meeting_of_ranges_is_none():
    began = ClaimDates(precise=_range(4, 9), starting=True, ending=True)
    assert meet(_every(0, 6), began) == ClaimDates(precise=_range(4, 6), starting=True)
    assert meet(_every(5, 11), began) == ClaimDates(precise=_range(5, 9), ending=True)


def test_a_cycle_in_the_data_ends():
    below = [_related(1, "A", "B", _every(0, 9)), _related(2, "B", "A", _every(0, 9))]
    found = _found("A", below, [_placed(1, "A", "Imbetu", _every(0, 9))])
    assert found == []
    assert len(_found("B", below, [_placed(1, "A", "Imbetu", _every(0, 9))])) == 1


def _dates() -> st.SearchStrategy[ClaimDates]:
    return claim_dates(FIRST, LAST)


@st.composite
def forces(draw: st.DrawFn) -> tuple[list[Related], list[Placed]]:
    pairs = st.tuples(st.sampled_from(UNITS), st.sampled_from(UNITS))
    related = [
        _related(number, unit, parent, draw(_dates()))
        for number, (unit, parent) in enumerate(draw(st.lists(pairs, max_size=5)))
    ]
    placed = [
        _placed(number, unit, draw(st.sampled_from(["Imbetu", "Orsh"])), draw(_dates()))
        for number, unit in enumerate(draw(st.lists(st.sampled_from(UNITS), max_size=3)))
    ]
    return related, placed


def _ways(unit: str, related: list[Related], passed: frozenset[str]) -> list[tuple[Related, ...]]:
    """Every way down from a unit, by brute force."""
    found: list[tuple[Related, ...]] = []
    for step in related:
        if step.parent == unit and step.unit not in passed:
            found.append((step,))
            found += [(step, *way) for way in _ways(step.unit, related, passed | {step.unit})]
    return found


@BUSY
@given(forces())
def test_day_by_day_a_brute_force_agrees(force):
    related, placed = force
    expected = {
        (way[-1].unit, place.claim, tuple(step.claim for step in way), day)
        for way in _ways("A", related, frozenset("A"))
        for place in placed
        if place.unit == way[-1].unit
        for day in DAYS
        if all(claim.dates.holds_on(day) is Overlap.CERTAINLY for claim in (place, *way))
    }
    got = {
        (one.through[-1], one.premises[0], tuple(reversed(one.premises[1:])), day)
        for one in _found("A", related, placed)
        for day in DAYS
        if one.dates.certain is not None and one.dates.certain.contains(day)
    }
    # an imprecise range of one day is that day, and may be met in a larger one: nothing is left out
    assert got == expected


@BUSY
@given(forces(), st.data())
def test_a_derivation_is_gone_with_any_of_its_premises_and_no_other_is(force, data):
    related, placed = force
    claims = [one.claim for one in (*related, *placed)]
    if not claims:
        return
    gone = data.draw(st.sampled_from(claims))
    left = _found(
        "A", [one for one in related if one.claim != gone], [one for one in placed if one.claim != gone]
    )
    assert left == [one for one in _found("A", related, placed) if gone not in one.premises]


@BUSY
@given(forces(), st.randoms(use_true_random=False))
def test_the_order_of_the_claims_never_matters(force, random):
    related, placed = force
    expected = _found("A", related, placed)
    random.shuffle(related)
    random.shuffle(placed)
    assert _found("A", related, placed) == expected


@BUSY
@given(_dates(), _dates())
def test_meeting_is_symmetrical_and_never_says_more_than_either(one, other):
    both = meet(one, other)
    assert both == meet(other, one)
    if both is not None:
        for each in (one, other):
            assert each.extent.covers(both.extent)
            if both.precise is not None:
                assert each.certain is not None
                assert each.certain.covers(both.precise)
            if both.imprecise is not None and each.imprecise != both.imprecise:
                assert each.certain is not None
                assert each.certain.covers(both.imprecise)


@pytest.mark.parametrize("status", [Status.REJECTED, Status.RETRACTED, Status.SUPERSEDED, Status.CONFLICT])
def test_only_what_stands_is_a_premise(status: Status):
    """What is rejected never comes so far: `held.standing` leaves it out."""
    from answerable.ask.held import standing
    from evidence import cite, key, posting

    claims = [
        posting("a", [cite(key("s"))], status=Status.ACCEPTED),
        posting("b", [cite(key("s"))], status=status),
    ]
    assert [claim.status for claim in standing(claims)] == [Status.ACCEPTED]
