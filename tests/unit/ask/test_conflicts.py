"""What cannot all be so? A golden case for each rule of cross-reference, and what each must leave alone."""

from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.ask.checks.places import kilometres, places_of
from answerable.ask.command.handover import shared_days
from answerable.ask.conflicts import CHECKS, conflicts
from answerable.ask.finding import Finding
from answerable.ask.held import Alleged, Existing, Holdings, Located, Placed, Posted, Related
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange, parse_day_range

_NUMBERS = count()


def dates(text: str, **more: bool) -> ClaimDates:
    """`2009-05-03..2009-06-01` is precise; `~2009` imprecise."""
    days = parse_day_range(text.lstrip("~"))
    return ClaimDates(imprecise=days, **more) if text.startswith("~") else ClaimDates(precise=days, **more)


def _base(when: str, **more: bool) -> dict:
    number = next(_NUMBERS)
    return {"claim": f"c{number}", "about": f"a{number}", "dates": dates(when, **more)}


def posted(
    person: str, unit: str, when: str, role: str = "Commander", rank: str = "", **flags: bool
) -> Posted:
    return Posted(**_base(when, **flags), person=person, unit=unit, role=role, rank=rank)


def unit(name: str, when: str = "2000..2020", sources: int = 2, **more) -> Existing:
    flags = {flag: more.pop(flag) for flag in ("starting", "ending") if flag in more}
    said = {**_base(when, **flags), "about": name, "sources": frozenset(map(str, range(sources)))}
    return Existing(**said, **{"names": (name,), "country": "ng", "classifications": ("Army",), **more})


def placed(name: str, place: str, when: str = "2000..2020", kind: str = "site") -> Placed:
    return Placed(**_base(when), unit=name, kind=kind, location=place)


def located(place: str, area: str, geometry: str = "") -> Located:
    said = {**_base("2000..2020"), "about": place}
    return Located(
        **said, name=place, country="ng", admin=(area, "ng") if area else ("ng",), geometry=geometry
    )


def related(below: str, above: str, when: str) -> Related:
    return Related(**_base(when), unit=below, parent=above, kind="child-of")


def found(check: str, **held) -> list[Finding]:
    holdings = Holdings(**held)
    holdings.names = {
        entity: entity
        for claim in (*holdings.postings, *holdings.units)
        for entity in ([claim.unit, claim.person] if isinstance(claim, Posted) else [claim.about])
    }
    return list(conflicts(holdings, (check,)))


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("2009-05-01..2009-05-10", "2009-05-08..2009-06-01", "2009-05-08..2009-05-10"),
        ("2009-05-01..2009-05-10", "2009-05-10..2009-06-01", None),
        ("2009-05-10", "2009-05-10..2009-06-01", None),
        ("2009-05-15", "2009-05-10..2009-06-01", "2009-05-15"),
        ("2009-05-10", "2009-05-10", "2009-05-10"),
        ("2009-05-01..2009-05-09", "2009-05-10..2009-06-01", None),
        ("~2009-05", "2009-05-10..2009-06-01", None),
        ("~2009-05", "2009-01-01..2009-12-31", None),
    ],
)
def test_two_commanders_of_one_unit_on_one_day(one: str, other: str, clash: str | None):
    """Not on a hand-over day, and not where only an imprecise range touches the day."""
    postings = [posted("Ilan Orvek", "4 Brigade", one), posted("Mara Tolin", "4 Brigade", other)]
    findings = found("two-commanders", postings=postings)
    assert bool(findings) is bool(clash)
    for finding in findings:
        assert finding.claims == tuple(posting.claim for posting in postings)
        assert set(finding.about) == {"4 Brigade", "Ilan Orvek", "Mara Tolin"}


def test_a_change_of_rank_is_no_hand_over_of_ones_own():
    postings = [
        posted("Ilan Orvek", "4 Brigade", "2009-05-01..2009-05-10", rank="Colonel"),
        posted("Ilan Orvek", "4 Brigade", "2009-05-11..2009-06-10", rank="Brigadier General"),
        posted("Mara Tolin", "4 Brigade", "2009-05-10..2009-07-01"),
    ]
    (finding,) = found("two-commanders", postings=postings)
    assert "10 May to 10 June 2009" in finding.sentence


def test_a_replaced_b_on_the_only_day_on_which_either_was_seen():
    """Told as such it is a hand-over here as it is where it is asked who was in command."""
    day = DayRange.day(FIRST)
    sides = [[ClaimDates(precise=day)], [ClaimDates(precise=day, starting=True)]]
    assert shared_days(*sides) == ()
    assert shared_days(sides[0], sides[0]) == (day,)


@pytest.mark.parametrize(
    ("others", "amiss"),
    [
        ([("2009-05-25..2009-06-30", {"starting": True})], True),
        ([("2009-05-25..2009-06-30", {})], False),
        ([("2009-05-10..2009-06-30", {"starting": True})], False),
        ([("~2009-05", {"starting": True})], False),
        ([("~2009-06", {"starting": True})], True),
        ([("2009-05-12", {"ending": True}), ("2009-05-25", {"starting": True})], False),
        ([("2009-05-11..2009-05-24", {}), ("2009-05-25", {"starting": True})], False),
    ],
    ids=["ceremony", "seen", "same day", "some day around", "some day later", "ended", "a new rank"],
)
def test_an_appointment_and_the_ceremony_are_two_beginnings(others, amiss: bool):
    flagged = [posted("Ilan Orvek", "4 Brigade", when, **flags) for when, flags in others]
    appointed = posted("Ilan Orvek", "4 Brigade", "2009-05-10", starting=True)
    findings = found("two-beginnings", postings=[appointed, *flagged])
    assert len(findings) == amiss
    for finding in findings:
        assert finding.claims == (appointed.claim, flagged[-1].claim)
        assert "Ilan Orvek began twice as Commander of 4 Brigade: 10 May 2009 and" in finding.sentence


def test_deputies_and_other_units_are_no_second_commander():
    postings = [
        posted("Ilan Orvek", "4 Brigade", "2009"),
        posted("Mara Tolin", "4 Brigade", "2009", role="Deputy Commander"),
        posted("Pia Senn", "5 Brigade", "2009"),
    ]
    assert found("two-commanders", postings=postings) == []


def test_names_that_are_alike_are_said_to_be():
    postings = [posted("Ilan Orvek", "4 Brigade", "2009"), posted("I. Orvek", "4 Brigade", "2009")]
    (finding,) = found("two-commanders", postings=postings)
    assert "judge them to be the same" in finding.settle


def _brigades(odd: str, unit_name: str = "30 Brigade", commanders: int = 12) -> list[Finding]:
    usual = [
        posted(f"P{n}", f"{n} Brigade", "2009", rank="Brigadier General" if n % 3 else "Colonel")
        for n in range(commanders)
    ]
    postings = [*usual, posted("Odd", unit_name, "2009", rank=odd)]
    units = [unit(name) for name in {posting.unit for posting in postings}]
    return found("rank-out-of-line", postings=postings, units=units)


def test_a_rank_out_of_line_is_told_with_what_is_usual():
    (finding,) = _brigades("Capt.")
    assert "Odd" in finding.sentence
    assert [line.partition(": ")[::2] for line in finding.evidence] == [
        (
            "of 13 commanders of units called “… brigade” whose rank is known",
            "8 brigadier general, 4 colonel, 1 captain",
        )
    ]


@pytest.mark.parametrize("rank", ["Brig. Gen.", "Colonel", "Lieutenant Colonel", "Major General", "", "Duke"])
def test_a_rank_next_to_what_is_usual_or_unknown_is_in_line(rank: str):
    assert _brigades(rank) == []


def test_nothing_is_usual_where_few_are_known():
    assert _brigades("Captain", commanders=5) == []


def test_each_country_and_service_has_its_own_usage():
    postings = [posted(f"P{n}", f"{n} Brigade", "2009", rank="Brigadier General") for n in range(12)]
    postings.append(posted("Odd", "30 Brigade", "2009", rank="Captain"))
    units = [unit(posting.unit) for posting in postings[:-1]]
    abroad = [*units, unit("30 Brigade", country="ml")]
    police = [*units, unit("30 Brigade", classifications=("Police",))]
    assert found("rank-out-of-line", postings=postings, units=abroad) == []
    assert found("rank-out-of-line", postings=postings, units=police) == []


def _apart(one: Located, other: Located, second: str = "2009-06..2010-01") -> list[Finding]:
    return found(
        "two-places",
        postings=[posted("Ilan Orvek", "4 Brigade", "2009"), posted("Ilan Orvek", "9 Brigade", second)],
        positionings=[placed("4 Brigade", one.about), placed("9 Brigade", other.about)],
        locations=[one, other],
    )


def test_one_person_in_two_far_places_on_one_day():
    (finding,) = _apart(located("Imbetu", "Orsh"), located("Tavash", "Velm"))
    assert "June to December 2009" in finding.sentence
    assert len(finding.claims) == 4


def test_what_is_near_or_unknown_or_a_move_is_none():
    here = located("Imbetu", "Orsh", "POINT (8.0 10.0)")
    assert _apart(here, located("Tavash", "Orsh")) == []
    assert _apart(here, located("Tavash", "")) == []
    assert _apart(here, located("Tavash", "Velm", "POINT (8.5 10.5)")) == []
    assert _apart(here, located("Tavash", "Velm"), "2009-12-31..2010-06-01") == []
    assert len(_apart(here, located("Tavash", "Orsh", "POINT (11.0 12.0)"))) == 1


def test_a_barracks_in_a_town_is_in_the_area_of_the_town():
    said = {**_base("2000..2020"), "about": "Giva Barracks"}
    barracks = Located(**said, name="Giva Barracks", country="ng", parent="Imbetu")
    town = Located(**{**said, "about": "Imbetu"}, name="Imbetu", country="ng", parent="Orsh")
    area = Located(**{**said, "about": "Orsh"}, name="Orsh", country="ng", parent="NG")
    country = Located(**{**said, "about": "NG"}, name="ng", country="ng")
    places = places_of(Holdings(locations=[barracks, town, area, country]))
    assert {name: place.area for name, place in places.items()} == {
        "Giva Barracks": "orsh",
        "Imbetu": "orsh",
        "Orsh": "orsh",
        "NG": "",
    }


def test_kilometres_are_those_of_the_ground():
    assert kilometres((0, 0), (0, 90)) == pytest.approx(10_007.5, abs=1)
    assert kilometres((8, 10), (8, 10)) == 0


def _twins(one: Existing, other: Existing, elsewhere: bool = False) -> list[Finding]:
    place = "Tavash" if elsewhere else "Imbetu"
    return found(
        "near-twins",
        units=[one, other],
        positionings=[placed(one.about, "Imbetu"), placed(other.about, place)],
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (unit("Station 1", sources=1), unit("Station 12")),
        (unit("4 Brigade", names=("4 Brigade", "4th Armd Bde")), unit("4 Armoured Brigade")),
        (unit("Omeru Police Division"), unit("Omeri Police Division")),
    ],
)
def test_near_twins_in_one_district(one: Existing, other: Existing):
    (finding,) = _twins(one, other)
    assert set(finding.claims) == {one.claim, other.claim}
    assert _twins(one, other, elsewhere=True) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (unit("Station 1"), unit("Station 12")),
        (unit("1 Battalion", sources=1), unit("2 Battalion")),
        (unit("Omeru Police Division"), unit("Oveli Police Division")),
        (unit("4 Brigade"), unit("4 Brigade Garrison")),
    ],
)
def test_units_that_are_simply_two_are_no_twins(one: Existing, other: Existing):
    assert _twins(one, other) == []


def test_placeholders_are_never_staffed_and_never_perpetrators():
    units = [
        unit("Unknown Brigade of 4 Division"),
        unit("Unnamed Battalion"),
        unit("7 Post", classifications=("Placeholder",)),
        unit("Some Brigade", placeholder="unknown"),
        unit("A Battalion", placeholder="unnamed"),
    ]
    postings = [posted("Ilan Orvek", each.about, "2009") for each in units]
    incident = Alleged(**_base("2009"), perpetrators=("Unnamed Battalion", "Unknown Brigade of 4 Division"))
    findings = found("placeholder", units=units, postings=postings, incidents=[incident])
    assert [finding.claims for finding in findings] == [
        (postings[0].claim,),
        (postings[2].claim,),
        (postings[3].claim,),
        (incident.claim,),
    ]


@pytest.mark.parametrize(
    ("existing", "relation", "amiss"),
    [
        (unit("4 Brigade", "2009-05-01..2020-01-01", starting=True), "2009-04-01..2010-01-01", True),
        (unit("4 Brigade", "2009-05-01..2020-01-01", starting=True), "2009-05-01..2010-01-01", False),
        (unit("4 Brigade", "2009-05-01..2020-01-01"), "2009-04-01..2010-01-01", False),
        (unit("4 Brigade", "2009-05-01..2020-01-01", starting=True), "~2009", False),
        (unit("4 Brigade", "2009-05-01..2020-01-01", starting=True), "~2008", True),
        (unit("4 Brigade", "~2009", starting=True), "2009-04-01..2010-01-01", False),
        (unit("4 Brigade", "2000-01-01..2009-05-01", ending=True), "2009-04-01..2010-01-01", True),
        (unit("4 Brigade", "2000-01-01..2009-05-01"), "2009-04-01..2010-01-01", False),
    ],
)
@pytest.mark.parametrize("upward", [True, False])
def test_a_relation_of_a_unit_that_was_not_there(existing, relation: str, amiss: bool, upward: bool):
    pair = ("4 Brigade", "1 Division") if upward else ("9 Battalion", "4 Brigade")
    claim = related(*pair, relation)
    findings = found("relation-before-unit", units=[existing], relations=[claim])
    assert [finding.claims for finding in findings] == ([(claim.claim, existing.claim)] if amiss else [])


def test_an_earlier_sighting_takes_a_beginning_back():
    units = [unit("4 Brigade", "2009-05-01..2020-01-01", starting=True), unit("4 Brigade", "1999")]
    relation = related("4 Brigade", "1 Division", "2001")
    assert found("relation-before-unit", units=units, relations=[relation]) == []


FIRST = date(2009, 1, 1)
RANGES = st.lists(
    st.tuples(st.integers(0, 14), st.integers(0, 6)).map(
        lambda drawn: DayRange(FIRST + timedelta(days=drawn[0]), FIRST + timedelta(days=drawn[0] + drawn[1]))
    ),
    max_size=3,
)


@given(RANGES, RANGES)
def test_shared_days_are_symmetrical_and_are_days_of_both(one: list[DayRange], other: list[DayRange]):
    sides = [[ClaimDates(precise=days) for days in each] for each in (one, other)]
    shared = shared_days(*sides)
    assert shared == tuple(sorted(shared_days(*reversed(sides)), key=lambda days: days.last))
    for days in shared:
        for each in (one, other):
            assert any(days.overlaps(held) for held in each)
    both = {
        day
        for day in (FIRST + timedelta(days=number) for number in range(21))
        if any(held.contains(day) for held in one) and any(held.contains(day) for held in other)
    }
    told = {day for day in both if any(days.contains(day) for days in shared)}
    # what is left out are hand-overs: single days at an end of each
    for day in both - told:
        assert day - timedelta(days=1) not in both
        assert day + timedelta(days=1) not in both


def test_every_check_is_run_unless_some_are_named():
    assert list(conflicts(Holdings())) == []
    assert list(CHECKS) == [
        "two-commanders",
        "two-beginnings",
        "rank-out-of-line",
        "two-places",
        "near-twins",
        "placeholder",
        "relation-before-unit",
    ]
