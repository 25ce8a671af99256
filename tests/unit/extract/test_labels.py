"""Labels: what is encoded is decoded again."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from answerable.extract.labels import KNOWN_TYPES, LABELS, Stretch, decode, encode
from answerable.extract.sentences import Sentence

TEN = Sentence(["ab"] * 10, list(range(0, 30, 3)), list(range(2, 32, 3)))


@st.composite
def stretches(draw):
    bounds = sorted(draw(st.sets(st.integers(0, 10), max_size=8)))
    pairs = [pair for pair in pairwise(bounds) if draw(st.booleans())]
    return [Stretch(draw(st.sampled_from(KNOWN_TYPES)), first, last) for first, last in pairs]


@given(stretches())
def test_mentions_survive_their_labels(expected):
    spans = [(item.type, TEN.starts[item.first], TEN.ends[item.last - 1]) for item in expected]
    assert decode(encode(TEN, spans)) == expected


@given(st.lists(st.sampled_from(LABELS), max_size=12))
def test_any_labels_mean_mentions_that_follow_each_other(labels):
    found = decode(labels)
    assert all(one.last <= other.first for one, other in pairwise(found))
    inside = {index for item in found for index in range(item.first, item.last)}
    assert inside == {index for index, label in enumerate(labels) if label != "O"}


def test_a_mention_that_begins_inside_a_word_takes_the_word():
    assert encode(TEN, [("Rank", 4, 6)])[:3] == ["O", "B-Rank", "O"]


def test_a_mention_may_begin_without_its_first_label():
    assert decode(["I-Rank", "I-Person", "B-Person"]) == [
        Stretch("Rank", 0, 1),
        Stretch("Person", 1, 2),
        Stretch("Person", 2, 3),
    ]
