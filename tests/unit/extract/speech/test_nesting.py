"""Who speaks within what whom says."""

from answerable.extract.speech.nesting import Nesting
from answerable.vocabulary.mention import AttributionMention


def said(cue, content):
    return AttributionMention((cue,), (), (content,), 1.0)


def test_what_lies_in_a_content_is_within_it_and_in_none_around_it():
    outer, middle, inner = said((0, 4), (5, 90)), said((10, 14), (20, 80)), said((30, 34), (40, 70))
    nesting = Nesting([outer, middle, inner])
    assert [nesting.within(index) for index in range(3)] == [[1], [2], []]
    assert nesting.chain(2) == (0, 1, 2)


def test_two_that_hold_each_others_cues_hold_neither():
    nesting = Nesting([said((0, 4), (10, 20)), said((12, 14), (0, 8))])
    assert [nesting.within(index) for index in range(2)] == [[], []]
