"""What is known of a source? Laws of saying more."""

from dataclasses import fields, replace

import pytest
from hypothesis import given

from answerable.vocabulary.access import Visibility
from answerable.vocabulary.source import Capture, Source, SourceDetails
from strategies import source_details

NOTHING = SourceDetails()
NAMES = [field.name for field in fields(SourceDetails)]
details = source_details()


@given(details)
def test_saying_nothing_changes_nothing(known):
    assert known.updated_by(NOTHING) == NOTHING.updated_by(known) == known
    assert known.filled_from(NOTHING) == NOTHING.filled_from(known) == known


@given(details)
def test_saying_the_same_again_changes_nothing(known):
    assert known.updated_by(known) == known.filled_from(known) == known


@given(details, details)
def test_the_later_word_counts_where_there_is_one(known, later):
    updated = known.updated_by(later)
    for name in NAMES:
        said = getattr(later, name)
        assert getattr(updated, name) == (getattr(known, name) if said is None else said)


@given(details, details)
def test_the_documents_own_word_counts_only_where_nobody_has_said_otherwise(known, document):
    filled = known.filled_from(document)
    for name in NAMES:
        said = getattr(known, name)
        assert getattr(filled, name) == (getattr(document, name) if said is None else said)


@given(details, details, details)
def test_words_may_be_taken_together_in_any_grouping(one, two, three):
    assert one.updated_by(two).updated_by(three) == one.updated_by(two.updated_by(three))
    assert one.filled_from(two).filled_from(three) == one.filled_from(two.filled_from(three))


@pytest.mark.parametrize("name", NAMES)
def test_nobody_has_said_anything_of_an_unknown_source(name):
    assert getattr(NOTHING, name) is None


def test_a_source_is_called_by_its_title_or_its_first_name_or_its_id():
    source = Source(id="7c2b9d8b", details=SourceDetails(title="A report"), visibility=Visibility.TEAM)
    assert source.label == "A report"
    untitled = replace(source, details=NOTHING, names=("a.txt", "b.txt"))
    assert untitled.label == "a.txt"
    assert replace(untitled, names=()).label == "7c2b9d8b"


def test_a_source_is_held_if_some_bytes_of_it_are():
    source = Source(id="a", details=NOTHING, visibility=Visibility.PUBLIC)
    assert not source.is_held
    assert replace(source, captures=(Capture("0" * 64, 0, "text/plain"),)).is_held
