"""Attributes: bounded, the same for the same words, and made of what stands around a word."""

from hypothesis import given
from hypothesis import strategies as st

from answerable.extract.features import Features
from answerable.extract.lexicon import lexicon

FEATURES = Features(lexicon("en"))
WORDS = st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=12)


@given(WORDS)
def test_every_word_has_attributes_and_they_depend_on_the_words_alone(words):
    found = FEATURES.of(words)
    assert len(found) == len(words)
    assert found == Features(lexicon("en")).of(words)
    assert all(isinstance(attribute, bytes) for item in found for attribute in item)


def test_a_word_sees_two_words_on_either_side():
    seen = FEATURES.of(["the", "late", "Brig.", "Obi", "said"])[2]
    assert {b"w=brig.", b"-1w=late", b"-2w=the", b"1w=obi", b"2w=said", b"-1k=retired"} <= set(seen)


def test_sentences_in_capitals_and_their_edges_are_seen():
    first, last = FEATURES.of(["ARMY", "CHIEF"])
    assert {b"first", b"CAPS", b"short", b"-1EDGE", b"-2EDGE", b"2EDGE"} <= set(first)
    assert b"last" in last
    assert b"last" not in first
    assert b"1EDGE" not in first


def test_an_endless_word_does_not_fill_the_memory():
    seen = FEATURES.of(["x" * 1_000_000])[0]
    assert max(map(len, seen)) < 100
