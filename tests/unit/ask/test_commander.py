"""Who was in command on that day? Golden cases from the claim model, and laws over random casebooks."""

from datetime import timedelta
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import command_oracle as oracle
from answerable.ask.career import posts_of
from answerable.ask.command.answer import Answer
from answerable.ask.command.commander import commander_on
from answerable.ask.command.periods import commanders_during
from answerable.ask.command.saying import commander_sentence
from answerable.vocabulary.access import Status
from answerable.vocabulary.day_range import DayRange
from officers import DAY0, dated, posting_claim, postings, thing

UNIT = thing("3 Division")


def on(day):
    return DAY0 + timedelta(days=day)


def ask(day, *claims):
    return commander_on(UNIT, postings(*claims), on(day))


def said(answer):
    return {item.person.name: item.answer.value for item in answer.candidates}


def commands(person, dates, **more):
    return posting_claim(person, UNIT.name, dates, **more)


# precise: true on every day of the range


@pytest.mark.parametrize(
    ("day", "answer"),
    [(9, "unknown"), (10, "confirmed"), (15, "confirmed"), (20, "confirmed"), (21, "unknown")],
)
def test_a_precise_range_confirms_each_of_its_days_and_no_other(day, answer):
    assert ask(day, commands("A", dated("10..20"))).answer == answer


def test_an_imprecise_range_makes_it_possible_and_one_day_of_it_is_that_day():
    assert said(ask(15, commands("A", dated(imprecise="10..20")))) == {"A": "possible"}
    assert said(ask(15, commands("A", dated(imprecise="15")))) == {"A": "confirmed"}
    assert said(ask(15, commands("A", dated(imprecise="*..20")))) == {"A": "possible"}


def test_imprecise_and_adjoining_precise_days_are_told_apart():
    claim = commands("A", dated("20..23", "10..19", starting=True))
    assert said(ask(12, claim)) == {"A": "possible"}
    assert said(ask(21, claim)) == {"A": "confirmed"}
    assert ask(24, claim).answer == "unknown"


def test_a_posting_with_only_a_first_date_is_not_in_command_for_ever():
    answer = ask(400, commands("A", dated("10", open=True)))
    assert answer.answer == "unknown"
    assert (answer.before.person.name, answer.before.days, answer.after) == ("A", 390, None)


# bracketed


def test_a_day_between_two_sightings_of_one_posting_is_bracketed():
    answer = ask(30, commands("A", dated("10")), commands("A", dated("50..60")))
    (found,) = answer.candidates
    assert (found.answer, found.days_before, found.days_after) == ("bracketed", 20, 20)
    assert len(found.claims) == 2


@pytest.mark.parametrize(
    "breaking",
    [
        commands("B", dated("40")),
        commands("B", dated(imprecise="35..45")),
        posting_claim("A", "9 Brigade", dated("40")),
        posting_claim("A", UNIT.name, dated("40"), role="Chief of Staff"),
    ],
    ids=["another commander", "another some day between", "posted elsewhere", "in another role"],
)
def test_what_cannot_be_at_the_same_time_breaks_a_posting(breaking):
    answer = ask(30, commands("A", dated("10")), commands("A", dated("50")), breaking)
    assert answer.answer == "unknown"
    assert answer.before.person.name == "A"


@pytest.mark.parametrize("flags", [({"ending": True}, {}), ({}, {"starting": True})])
def test_an_end_or_a_beginning_between_them_breaks_a_posting(flags):
    first, second = flags
    claims = (commands("A", dated("10", **first)), commands("A", dated("50", **second)))
    assert ask(30, *claims).answer == "unknown"


@pytest.mark.parametrize(
    "harmless",
    [
        commands("B", dated("10")),
        posting_claim("A", UNIT.name, dated("40"), role=""),
        posting_claim("A", "9 Brigade", dated("1..90")),
        commands("A", dated("5..8", ending=True)),
    ],
    ids=["on the edge", "in a role that nobody says", "held beside throughout", "seen again after an end"],
)
def test_what_does_not_break_a_posting(harmless):
    claims = (commands("A", dated("4..10")), commands("A", dated("50")), harmless)
    assert said(ask(30, *claims))["A"] == "bracketed"


def test_what_surely_lies_after_the_earliest_day_of_some_day_breaks_it():
    claims = (commands("A", dated(imprecise="1..20")), commands("A", dated("50")), commands("B", dated("10")))
    assert ask(30, *claims).answer == "unknown"


def test_a_sighting_counts_where_its_claim_also_says_previously_or_some_day_since():
    before, since = dated("10..12", "*..9"), dated("10..12", "13..40")
    assert said(ask(30, commands("A", before), commands("A", dated("50")))) == {"A": "bracketed"}
    assert said(ask(30, commands("A", since), commands("A", dated("50")))) == {"A": "bracketed"}


def test_a_end_of_rank_or_title_within_a_day_of_the_next_row_ends_no_command():
    claims = (commands("A", dated("1..9", ending=True)), commands("A", dated("10..20", starting=True)))
    assert [said(ask(day, *claims)) for day in (9, 10)] == [{"A": "confirmed"}] * 2


def test_a_replaced_b_on_a_day():
    answer = ask(20, commands("A", dated("20", starting=True)), commands("B", dated("20", ending=True)))
    assert (answer.answer, answer.handover) == ("confirmed", True)
    assert said(answer) == {"A": "confirmed", "B": "confirmed"}


def test_the_ceremony_is_accepted_and_the_appointment_is_kept_as_conflict():
    appointed = commands("A", dated("10", starting=True), status=Status.CONFLICT)
    answer = ask(10, appointed, commands("A", dated("25", starting=True)))
    assert (answer.answer, [item.person.name for item in answer.against]) == ("unknown", ["A"])
    assert said(ask(25, appointed, commands("A", dated("25", starting=True)))) == {"A": "confirmed"}


def test_what_lost_to_other_claims_breaks_nothing():
    lost = commands("B", dated("40"), status=Status.CONFLICT)
    assert ask(30, commands("A", dated("10")), commands("A", dated("50")), lost).answer == "bracketed"


def test_another_who_may_have_commanded_some_day_that_need_not_lie_between_breaks_nothing():
    claims = (commands("A", dated("10")), commands("A", dated("50")), commands("B", dated(imprecise="5..45")))
    assert said(ask(30, *claims)) == {"A": "bracketed", "B": "possible"}


# several


def test_two_who_are_confirmed_on_one_day_contest_it():
    answer = ask(15, commands("A", dated("10..20")), commands("B", dated("12..18")))
    assert answer.answer == "contested"
    assert said(answer) == {"A": "contested", "B": "contested"}
    assert not answer.handover


def test_on_a_hand_over_day_both_are_shown_and_neither_contests():
    claims = (commands("A", dated("10..20", ending=True)), commands("B", dated("20..30", starting=True)))
    answer = ask(20, *claims)
    assert (answer.answer, answer.handover) == ("confirmed", True)
    assert said(answer) == {"A": "confirmed", "B": "confirmed"}
    assert said(ask(19, *claims)) == {"A": "confirmed"}
    assert said(ask(21, *claims)) == {"B": "confirmed"}


def test_the_nearest_sighting_of_some_day_is_as_far_away_as_it_may_be():
    answer = ask(50, commands("A", dated(imprecise="10..30")), commands("B", dated(imprecise="60..70")))
    assert (answer.before.seen, answer.before.days) == (on(10), 40)
    assert (answer.after.seen, answer.after.days) == (on(70), 20)


def test_two_seen_on_that_day_alone_do_not_hand_over():
    assert ask(20, commands("A", dated("20")), commands("B", dated("20"))).answer == "contested"


def test_who_is_marked_as_in_conflict_is_shown_apart():
    answer = ask(15, commands("A", dated("10..20")), commands("B", dated("10..20"), status=Status.CONFLICT))
    assert said(answer) == {"A": "confirmed"}
    assert [item.person.name for item in answer.against] == ["B"]


def test_no_other_role_answers_as_commander():
    deputy = posting_claim("D", UNIT.name, dated("10..20"), role="Deputy Commander")
    unsaid = posting_claim("E", UNIT.name, dated("10..20"), role=None, title="Adjutant")
    answer = ask(15, deputy, unsaid)
    assert answer.answer == "unknown"
    assert {item.person.name for item in answer.others} == {"D", "E"}


def test_acting_is_marked_and_still_commands():
    (found,) = ask(15, commands("A", dated("10..20"), acting=True)).candidates
    assert found.acting
    assert found.answer == "confirmed"


# sentences


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        (
            [commands("A", dated("10..20"), rank="Colonel")],
            "On 16 January 2012 Colonel A was commander of 3 Division",
        ),
        ([], "is not known. No commander is known before that day; no commander is known after it."),
        (
            [commands("A", dated("10")), commands("A", dated("16"))],
            "5 days before and 1 day after 16 January 2012",
        ),
        ([commands("A", dated(imprecise="10..20"))], "A may have commanded 3 Division on 16 January 2012"),
        ([commands("A", dated("10..20")), commands("B", dated("10..20"))], "is contested: A according to"),
        ([commands("A", dated("10..15")), commands("B", dated("15..20"))], "passed between A and B"),
    ],
)
def test_every_answer_has_a_sentence(claims, words):
    assert words in commander_sentence(ask(15, *claims))


# laws, against an oracle that looks at every day and knows no better

SPAN = 24
people = st.sampled_from("ABC")
starts = st.integers(0, SPAN)


@st.composite
def some_dates(draw):
    start, length = draw(starts), draw(st.integers(0, 6))
    flags = {"starting": draw(st.booleans()), "ending": draw(st.booleans())}
    kind = draw(st.sampled_from(["precise", "imprecise", "open", "both"]))
    if kind == "precise":
        return dated(f"{start}..{start + length}", **flags)
    if kind == "imprecise":
        return dated(imprecise=f"{start}..{start + length}", **flags)
    if kind == "open":
        return dated(imprecise=f"*..{start}")
    return dated(f"{start + 3}..{start + 3 + length}", f"{start}..{start + 2}", **flags)


@st.composite
def some_claim(draw):
    unit = draw(st.sampled_from([UNIT.name, UNIT.name, "9 Brigade"]))
    role = draw(st.sampled_from(["Commander", "Commander", "Chief of Staff"]))
    status = draw(st.sampled_from([Status.ACCEPTED] * 4 + [Status.CONFLICT]))
    return posting_claim(draw(people), unit, draw(some_dates()), role=role, status=status)


casebooks = st.lists(some_claim(), max_size=8)


def known(claims):
    """Of whom is what known: the dates of each commander's claims, and of each of their other posts?"""
    commanders, posts = {}, {}
    for claim in claims:
        if claim.status is Status.CONFLICT:
            continue
        person, where, role = claim.fields["person"].name, claim.fields["unit"], claim.fields["role"]
        if where == UNIT and role == "Commander":
            commanders.setdefault(person, []).append(claim.dates)
        else:
            posts.setdefault(person, {}).setdefault((where.name, role), []).append(claim.dates)
    return commanders, {person: list(held.values()) for person, held in posts.items()}


@settings(max_examples=2_000, deadline=None)
@given(casebooks, st.integers(-2, SPAN + 12))
def test_the_answer_is_the_oracle_s(claims, day):
    claims = list({claim.id: claim for claim in claims}.values())
    answer = ask(day, *claims)
    expected, handover = oracle.answers(*known(claims), on(day))
    assert said(answer) == expected
    assert answer.handover is handover


@settings(max_examples=100, deadline=None)
@given(st.lists(some_claim(), max_size=4), st.integers(0, SPAN))
def test_the_order_in_which_claims_come_in_never_matters(claims, day):
    answers = [ask(day, *order) for order in permutations(claims)]
    assert all(answer == answers[0] for answer in answers)


@settings(max_examples=300, deadline=None)
@given(casebooks, some_dates(), people, st.integers(0, SPAN + 10))
def test_another_sighting_never_shrinks_what_was_certain(claims, dates, person, day):
    def certain(found):
        return {name for name, kind in said(found).items() if kind in {"confirmed", "contested"}}

    before = certain(ask(day, *claims))
    assert before <= certain(ask(day, *claims, commands(person, dates)))


@settings(max_examples=300, deadline=None)
@given(casebooks, st.integers(0, 60))
def test_nothing_reaches_past_the_last_evidence(claims, more):
    mine = [c.dates.extent.last for c in claims if c.fields["unit"] == UNIT and c.status is Status.ACCEPTED]
    day = max(mine, default=DAY0) + timedelta(days=1 + more)
    assert commander_on(UNIT, postings(*claims), day).answer is Answer.UNKNOWN


@settings(max_examples=200, deadline=None)
@given(casebooks)
def test_every_day_of_a_period_is_in_one_stretch_with_its_own_answer(claims):
    period = DayRange(on(-1), on(SPAN + 12))
    held = postings(*claims)
    stretches = list(commanders_during(UNIT, held, period))
    assert stretches[0].days.first == period.first
    assert stretches[-1].days.last == period.last
    for one, other in pairwise(stretches):
        assert one.days.precedes_directly(other.days)
    for stretch in stretches:
        for number in range((stretch.days.last - stretch.days.first).days + 1):
            day = stretch.days.first + timedelta(days=number)
            assert said(commander_on(UNIT, held, day)) == said(stretch.answer)


@settings(max_examples=1_000, deadline=None)
@given(casebooks)
def test_what_a_career_tells_to_lie_between_sightings_is_bracketed_on_each_of_its_days(claims):
    """And where every claim has a day that is certain, nothing else is: there is one rule."""
    held = postings(*claims)
    between = {name: _between(name, held) for name in "ABC"}
    bracketed = {name: set() for name in "ABC"}
    for number in range(-2, SPAN + 12):
        for item in commander_on(UNIT, held, on(number)).candidates:
            if item.answer == "bracketed":
                bracketed[item.person.name].add(on(number))
    sure = all(claim.dates.imprecise is None for claim in claims)
    for name, found in bracketed.items():
        assert between[name] == found if sure else between[name] <= found


def _between(name, held):
    posts = posts_of(thing(name).id, held)
    here = [post for post in posts if (post.unit, post.role) == (UNIT, "Commander")]
    standing = [post for post in here if post.statuses != (Status.CONFLICT,)]
    ranges = [days for post in standing for days in post.between]
    return {days.first + timedelta(n) for days in ranges for n in range((days.last - days.first).days + 1)}
