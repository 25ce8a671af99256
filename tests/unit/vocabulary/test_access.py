"""Who may see it? Laws of visibility; and which words are fixed."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.vocabulary.access import DECISIONS, Modality, Status, Visibility, most_closed
from strategies import visibilities

EVERYBODY, TEAM, FEW = Visibility.PUBLIC, Visibility.TEAM, Visibility.RESTRICTED

several = st.lists(visibilities(), max_size=5)


@pytest.mark.parametrize(("level", "clearance"), list(product(Visibility, repeat=2)))
def test_who_may_see_what(level, clearance):
    seen = {EVERYBODY: {EVERYBODY}, TEAM: {EVERYBODY, TEAM}, FEW: {EVERYBODY, TEAM, FEW}}
    assert level.allows(clearance) == (level in seen[clearance])


@given(several, visibilities())
def test_a_thing_is_seen_by_those_who_may_see_all_of_its_parts(levels, clearance):
    assert most_closed(levels).allows(clearance) == all(level.allows(clearance) for level in levels)


@given(several, several)
def test_the_most_closed_of_parts_is_that_of_the_whole(some, others):
    assert most_closed([*some, *others]) == most_closed([most_closed(others), most_closed(some)])


def test_a_thing_of_no_parts_is_public():
    assert most_closed([]) == EVERYBODY
    assert most_closed(level for level in (TEAM, EVERYBODY)) == TEAM


def test_the_words_are_those_of_the_design():
    assert [level.value for level in Visibility] == ["public", "team", "restricted"]
    assert [mode.value for mode in Modality] == ["asserted", "denied", "asked", "conditional", "planned"]
    assert [status.value for status in Status] == [
        "draft",
        "accepted",
        "conflict",
        "work_needed",
        "issue",
        "rejected",
        "superseded",
        "retracted",
    ]


def test_decisions_are_the_verbs_of_the_command_and_end_in_a_status():
    assert list(DECISIONS) == ["accept", "reject", "conflict", "work-needed", "issue"]
    assert len(set(DECISIONS.values())) == len(DECISIONS)
    assert not set(DECISIONS.values()) & {Status.DRAFT, Status.SUPERSEDED, Status.RETRACTED}
