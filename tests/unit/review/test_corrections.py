"""Is what somebody sets read as what it says, or refused in a sentence?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.errors import UsageError
from answerable.review.corrections import DATE_SETTINGS, OTHER_SETTINGS, changes_from
from answerable.store.corrections import corrected
from answerable.vocabulary import ids
from answerable.vocabulary.claim_types import claim_type
from evidence import cite, key, posting
from strategies import claims

SOURCE = key("source")
CLAIM = posting(1, [cite(SOURCE)])


def nobody(_entity):
    return None


def changes(claim, *settings, name_of=nobody):
    return changes_from(claim, settings, name_of)


def test_nothing_set_changes_nothing():
    assert changes(CLAIM) == {}
    assert corrected(CLAIM, changes(CLAIM)) == CLAIM


def test_only_what_is_set_is_changed():
    assert changes(CLAIM, ("rank", "Colonel"), ("unit", "")) == {"fields": {"rank": "Colonel", "unit": None}}
    assert changes(CLAIM, ("notes", "")) == {"notes": None}
    dates = changes(CLAIM, ("starting", "yes"))["dates"]
    assert dates["precise"] == {"first": "2009-05-03", "last": "2009-05-03"}
    assert dates["starting"] is True


def test_the_last_of_two_counts():
    assert changes(CLAIM, ("rank", "Colonel"), ("rank", "General"))["fields"] == {"rank": "General"}


@pytest.mark.parametrize(
    ("word", "meant"),
    [("yes", True), ("Y", True), ("TRUE", True), (" no ", False), ("n", False), ("false", False)],
)
def test_yes_and_no_are_said_in_several_ways(word, meant):
    assert changes(CLAIM, ("acting", word))["fields"] == {"acting": meant}


def test_a_name_stands_for_whom_the_claim_s_source_calls_so_however_it_is_spelled():
    one = changes(CLAIM, ("person", "Mira Tesk"))["fields"]["person"]
    other = changes(CLAIM, ("person", "  MIRA  TESK "))["fields"]["person"]
    assert one["id"] == other["id"] == ids.draft_entity(SOURCE, "person", "Mira Tesk")
    assert changes(CLAIM, ("unit", "Mira Tesk"))["fields"]["unit"]["id"] != one["id"]


def test_an_id_stands_for_the_entity_that_goes_by_it():
    entity = key("entity")
    found = changes(CLAIM, ("person", entity.upper()), name_of={entity: "Mira Tesk"}.get)
    assert found["fields"]["person"] == {"id": entity, "name": "Mira Tesk"}
    with pytest.raises(UsageError, match="person: no claim names an entity"):
        changes(CLAIM, ("person", entity))


_NAMES = st.sampled_from(
    [*(field.name for field in claim_type("posting").fields), *DATE_SETTINGS, *OTHER_SETTINGS, "x"]
)
_TEXTS = st.text(max_size=12) | st.sampled_from(
    ["2016", "2016..2015", "yes", "1", "public", "denied", ";", "a;b", ""]
)


@given(claim=claims(), settings=st.lists(st.tuples(_NAMES, _TEXTS), max_size=4))
def test_whatever_is_typed_ends_in_a_claim_or_in_a_sentence(claim, settings):
    try:
        after = corrected(claim, changes(claim, *settings))
    except (UsageError, ValueError) as error:
        sentence = str(error)
        assert sentence
        assert "Error" not in sentence
        return
    assert (after.id, after.type, after.citations) == (claim.id, claim.type, claim.citations)
