"""Are these two the same? A judgement is of a pair, in one order."""

import pytest
from hypothesis import given

from answerable.vocabulary.judgement import Judgement
from strategies import identifiers


@given(identifiers(), identifiers())
def test_a_pair_is_judged_in_one_order_and_never_with_itself(one, other):
    lesser, greater = sorted((one, other))
    for left, right in {(greater, lesser), (one, one), (other, other)}:
        with pytest.raises(ValueError, match="names two different entities, the lesser id first"):
            Judgement(id="j", left=left, right=right, verdict="same")
    if lesser != greater:
        assert not Judgement(id="j", left=lesser, right=greater, verdict="unsure").withdrawn
