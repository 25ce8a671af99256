"""Do scores become the best labels, labels become stretches, and does it all agree with trying everything?"""

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.extract.tagging import (
    PLACES,
    TAGS,
    Run,
    best,
    distances,
    lawful,
    runs,
)

LABELS = 3
NUMBERS = st.floats(-4, 4, width=32)
SENTENCES = st.lists(st.lists(NUMBERS, min_size=LABELS, max_size=LABELS), min_size=1, max_size=5)
MOVES = st.lists(st.lists(NUMBERS, min_size=LABELS, max_size=LABELS), min_size=LABELS, max_size=LABELS)


def paths(sentence, moves):
    """Every path through one sentence, with its score."""
    for path in product(range(LABELS), repeat=len(sentence)):
        score = sum(sentence[at][label] for at, label in enumerate(path))
        yield path, score + sum(moves[a][b] for a, b in pairwise(path))


@settings(deadline=None)
@given(SENTENCES, MOVES)
def test_the_best_labels_are_those_of_the_best_path(sentence, moves):
    chosen = best(np.array(sentence, np.float32), np.array(moves, np.float32))
    every = dict(paths(sentence, moves))
    assert every[tuple(chosen)] >= max(every.values()) - 1e-4


def test_nothing_has_no_labels():
    assert best(np.zeros((0, LABELS), np.float32), np.zeros((LABELS, LABELS), np.float32)) == []


def test_labels_become_stretches():
    labels = ["O", "B-Person", "I-Person", "B-Person", "I-Rank", "O", "I-Date"]
    assert runs(labels) == [
        Run("Person", 1, 3),
        Run("Person", 3, 4),
        Run("Rank", 4, 5),
        Run("Date", 6, 7),
    ]


def test_nothing_goes_on_with_what_was_not_begun():
    labels = TAGS["attributions"]
    may = lawful(labels) == 0
    assert may[labels.index("B-Cue"), labels.index("I-Cue")]
    assert not may[labels.index("B-Cue"), labels.index("I-Source")]
    assert not may[labels.index("O"), labels.index("I-Cue")]
    assert may[:, labels.index("B-Cue")].all()


def test_places_tell_nearer_from_farther_and_left_from_right():
    cue = Run("Cue", 5, 6)
    others = [Run("Source", 0, 1), Run("Source", 3, 5), Run("Source", 6, 8)]
    numbers = [0, 0, 0, 1, 1, 1, 1, 1]
    places = distances(cue, others, numbers, [0] * 8)
    assert places.shape == (3, 4)
    assert places.max() < PLACES
    assert len({tuple(row) for row in places.tolist()}) == 3
    assert places[0, 1] != places[1, 1] == places[2, 1]
