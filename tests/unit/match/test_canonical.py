"""Who is who follows from the judgements alone, in whatever order they were made."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from answerable.match.canonical import Identities
from answerable.vocabulary import ids

GIVEN = [f"00000000-0000-4000-8000-00000000000{number}" for number in range(4)]
DERIVED = sorted(ids.derived("test", number) for number in range(4))
PAIRS = st.lists(st.sampled_from([(a, b) for a in GIVEN + DERIVED for b in GIVEN + DERIVED if a < b]))


def test_an_id_that_nobody_judged_stands_for_itself():
    identities = Identities.of_pairs([])
    assert identities.canonical(GIVEN[0]) == GIVEN[0]
    assert identities.members(GIVEN[0]) == {GIVEN[0]}
    assert list(identities) == []


def test_an_id_that_was_given_goes_before_one_that_was_derived():
    pair = sorted((GIVEN[3], DERIVED[0]))
    assert Identities.of_pairs([(pair[0], pair[1])]).canonical(DERIVED[0]) == GIVEN[3]


@given(PAIRS, st.randoms(use_true_random=False))
def test_order_and_repetition_never_matter(pairs, random):
    shuffled = [*pairs, *pairs]
    random.shuffle(shuffled)
    one, other = Identities.of_pairs(pairs), Identities.of_pairs(shuffled)
    for entity in GIVEN + DERIVED:
        assert one.members(entity) == other.members(entity)
        assert one.canonical(entity) == other.canonical(entity)


@given(PAIRS)
def test_groups_are_exactly_what_the_pairs_join(pairs):
    identities = Identities.of_pairs(pairs)
    for entity in GIVEN + DERIVED:
        reached, grew = {entity}, True
        while grew:
            more = reached | set(chain.from_iterable(pair for pair in pairs if reached & set(pair)))
            grew, reached = more != reached, more
        assert identities.members(entity) == reached
        assert identities.canonical(entity) in reached
        assert {identities.canonical(member) for member in reached} == {identities.canonical(entity)}
