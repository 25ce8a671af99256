"""Where was a person posted? Golden cases of contiguity, gaps and overlaps, and laws."""

from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.ask.career import overlaps, posts_of, unknown_between
from answerable.ask.command.sightings import Postings, in_time, posting_of
from answerable.match.canonical import Identities
from answerable.store.brief_reading import Brief
from answerable.vocabulary.access import Status
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange, parse_day_range
from evidence import cite, entity, key
from strategies import claim_dates

NOBODY = Identities.of_pairs([])
ORVEK = entity("Ilan Orvek").id


def made(claims, others=()):
    """What the person's posts are, with these claims of others in the same units."""
    known = {claim.id: claim for claim in (*claims, *others)}
    found = (posting_of(Brief.of(claim), NOBODY) for claim in known.values())
    items = in_time(item for item in found if item is not None)
    postings = Postings(_by(items, "unit"), _by(items, "person"), lambda _: known)
    return posts_of(ORVEK, postings, [claim for claim in claims if "unit" not in claim.fields])


def _by(items, thing: str):
    keys = dict.fromkeys(getattr(item, thing).id for item in items)
    return {key: tuple(item for item in items if getattr(item, thing).id == key) for key in keys}


def posting(
    when: str | ClaimDates,
    unit: str = "4 Brigade",
    person: str = "Ilan Orvek",
    role: str = "Commander",
    **more: Any,
) -> Claim:
    dates = when
    if isinstance(when, str):
        days = parse_day_range(when.lstrip("~"))
        flags = {flag: more.pop(flag) for flag in ("starting", "ending") if flag in more}
        dates = ClaimDates(**{"imprecise" if when.startswith("~") else "precise": days}, **flags)
    fields = {"person": entity(person), "unit": entity(unit), "role": role, **more.pop("fields", {})}
    return Claim(
        id=key(str(when), unit, person, role, str(more)),
        type="posting",
        about=key(person, unit),
        fields=fields,
        dates=dates,
        citations=(cite(key("source")),),
        **{"status": Status.ACCEPTED, **more},
    )


def ranges(*claims: Claim, others: tuple[Claim, ...] = ()) -> list[list[str]]:
    return [[str(days) for days in post.days] for post in made(claims, others)]


FIRST, SECOND = posting("2009-01-10"), posting("2009-06-20")


def test_two_sightings_that_nothing_breaks_are_one_post():
    (post,) = made([FIRST, SECOND])
    assert post.claims == (FIRST, SECOND)
    assert [str(days) for days in post.between] == ["2009-01-11..2009-06-19"]


def test_another_post_of_the_person_breaks_it():
    assert ranges(FIRST, SECOND, posting("2009-03-01..2009-04-01", "9 Brigade")) == [
        ["2009-01-10"],
        ["2009-03-01..2009-04-01"],
        ["2009-06-20"],
    ]


def test_another_commander_of_the_unit_breaks_it_and_a_deputy_or_one_of_another_unit_does_not():
    def broken(**other: Any) -> bool:
        return len(ranges(FIRST, SECOND, others=(posting("2009-03-01", person="Mara Tolin", **other),))) > 1

    assert broken()
    assert not broken(role="Deputy Commander")
    assert not broken(unit="9 Brigade")
    assert not broken(status=Status.CONFLICT)


def test_an_end_or_a_beginning_breaks_it():
    assert len(ranges(posting("2009-01-10", ending=True), SECOND)) == 2
    assert len(ranges(FIRST, posting("2009-06-20", starting=True))) == 2


def test_a_change_of_rank_is_the_same_post():
    colonel = posting("2009-01-01..2009-03-31", ending=True, fields={"rank": "Colonel"})
    general = posting("2009-04-01..2009-09-30", starting=True, fields={"rank": "Brigadier General"})
    (post,) = made([general, colonel])
    assert post.said("rank") == ("Colonel", "Brigadier General")
    assert [str(days) for days in post.days] == ["2009-01-01..2009-09-30"]


def test_what_lost_stands_apart():
    lost = posting("2009-03-01..2009-04-01", "9 Brigade", status=Status.CONFLICT)
    posts = made([FIRST, SECOND, lost])
    assert [post.statuses for post in posts] == [(Status.ACCEPTED,), (Status.CONFLICT,)]
    assert list(overlaps(posts)) == []


def test_gaps_and_overlaps_are_said():
    claims = [
        posting("2009-01-01..2009-03-31"),
        posting("2009-03-31..2009-05-31", "9 Brigade"),
        posting("2009-05-01..2009-06-30", "2 Division"),
        posting("2010-01-01..2010-02-01", "7 Division"),
    ]
    posts = made(claims)
    assert [str(days) for days in unknown_between(posts)] == ["2009-07-01..2009-12-31"]
    (both,) = overlaps(posts)
    assert (both.one, both.other, [str(days) for days in both.days]) == (1, 2, ["2009-05-01..2009-05-31"])


def told(*claims: Claim, others: tuple[Claim, ...] = ()) -> list[str]:
    """Which posts are there, each as the days that its claims give?"""
    return [" and ".join(str(claim.dates.extent) for claim in post.claims) for post in made(claims, others)]


SOME_DAY = posting("~2009-01-01..2009-03-31")
NEXT_DAY = posting("2009-04-01")


def test_a_range_of_which_some_day_is_meant_proves_nothing_of_its_other_days():
    """It may have been on its first day: whoever surely commanded since then broke it."""
    other = (posting("2009-02-10", person="Mara Tolin"),)
    assert told(SOME_DAY, NEXT_DAY) == ["2009-01-01..2009-03-31 and 2009-04-01"]
    assert told(SOME_DAY, NEXT_DAY, others=other) == ["2009-01-01..2009-03-31", "2009-04-01"]


def test_a_range_that_spans_a_break_does_not_mend_it():
    other = (posting("2009-03-01", person="Mara Tolin"),)
    assert told(posting("~2009"), FIRST, SECOND, others=other) == [
        "2009-01-01..2009-12-31 and 2009-01-10",
        "2009-06-20",
    ]
    assert len(told(posting("~2009"), FIRST, SECOND)) == 1


def test_some_day_belongs_to_the_neighbour_that_nothing_parts_it_from():
    other = (posting("2009-02-01", person="Mara Tolin"),)
    claims = (FIRST, posting("~2009-03-01..2009-04-30"), SECOND)
    assert told(*claims, others=other) == ["2009-01-10", "2009-03-01..2009-04-30 and 2009-06-20"]


def test_an_end_within_a_range_counts_wherever_it_was():
    ended = posting("~2009-02-01..2009-03-31", ending=True)
    assert told(FIRST, ended, SECOND) == ["2009-01-10 and 2009-02-01..2009-03-31", "2009-06-20"]


BUSY = settings(suppress_health_check=[HealthCheck.too_slow])

DAYS = (date(2009, 1, 1), date(2009, 3, 1))


@st.composite
def careers(draw: st.DrawFn) -> list[Claim]:
    drawn = draw(
        st.lists(st.tuples(claim_dates(*DAYS), st.sampled_from(["4 Brigade", "9 Brigade"])), max_size=5)
    )
    claims = (posting(dates, unit) for dates, unit in drawn)
    return list({claim.id: claim for claim in claims}.values())


@BUSY
@given(careers(), st.randoms(use_true_random=False))
def test_the_order_of_the_claims_never_matters(claims: list[Claim], random):
    expected = made(claims)
    random.shuffle(claims)
    assert made(claims) == expected


@BUSY
@given(careers())
def test_every_claim_is_in_exactly_one_post_and_adds_no_certain_day(claims: list[Claim]):
    posts = made(claims)
    assert sorted(claim.id for post in posts for claim in post.claims) == sorted(claim.id for claim in claims)
    for post in posts:
        for day in (DAYS[0] + timedelta(days=number) for number in range((DAYS[1] - DAYS[0]).days + 1)):
            seen = any(claim.dates.certain and claim.dates.certain.contains(day) for claim in post.claims)
            assert any(days.contains(day) for days in post.days) == seen
            assert not any(days.contains(day) for days in post.between) or not seen


@BUSY
@given(careers())
def test_no_gap_touches_a_day_that_any_claim_may_hold_on(claims: list[Claim]):
    for days in unknown_between(made(claims)):
        assert not any(claim.dates.extent.overlaps(days) for claim in claims)
        assert days.first is not None
        assert any(claim.dates.extent.overlaps(DayRange.before(days.first)) for claim in claims)
