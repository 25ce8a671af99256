"""Is an attribution made of what it says it is?"""

import pytest

from answerable.vocabulary.mention import AttributionMention

CUE, SOURCE, CONTENT = ((10, 14),), ((5, 9),), ((0, 4), (15, 20))


def test_an_attribution_reaches_over_all_its_words():
    assert AttributionMention(CUE, SOURCE, CONTENT, 0.5).extent == (0, 20)
    assert AttributionMention(CUE, (), ((15, 20),), 0.5).extent == (10, 20)


@pytest.mark.parametrize(
    ("cue", "source", "content", "why"),
    [
        ((), SOURCE, CONTENT, "has a cue and a content"),
        (CUE, SOURCE, (), "has a cue and a content"),
        (((4, 4),), SOURCE, CONTENT, "runs forward"),
        (CUE, ((-1, 4),), CONTENT, "runs forward"),
        (CUE, SOURCE, ((15, 20), (0, 4)), "in text order"),
        (CUE, SOURCE, ((0, 6), (5, 9)), "stand apart"),
    ],
)
def test_parts_that_cannot_be_are_refused(cue, source, content, why):
    with pytest.raises(ValueError, match=why):
        AttributionMention(cue, source, content, 0.5)
