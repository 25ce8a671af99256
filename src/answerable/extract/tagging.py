"""Which labels does the encoder give, and how do labels become stretches of words again?

Each task has one label a word: `B-` begins a stretch, `I-` goes on, `O` is in none. What binds a cue to a
source or a content is scored by `Binder`. Shapes: W words, L labels.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from answerable.vocabulary.mention import MentionType

Numbers = NDArray[np.float32]

TAGS: Final[dict[str, tuple[str, ...]]] = {
    "mentions": ("O", *(f"{place}-{kind}" for kind in get_args(MentionType) for place in "BI")),
    "attributions": ("O", *(f"{place}-{part}" for part in ("Source", "Cue", "Content") for place in "BI")),
}
"""The labels of each task, in the order of the encoder's outputs."""

ROLES: Final = ("Source", "Content")
"""What a cue binds."""

_NEVER: Final = -1e6
_STEPS: Final = (1, 2, 3, 5, 9, 17, 33, 65)
_SIDE: Final = len(_STEPS) + 1
_RANKS: Final = 3
_SENTENCE: Final = 2 * _SIDE
_LINE: Final = _SENTENCE + 2
_RANK: Final = _LINE + 2
PLACES: Final = _RANK + 2 * _RANKS
"""Kinds of place that one stretch can have to another: words apart, same sentence, same line, rank."""


class Run(NamedTuple):
    """Which words make up a stretch of a kind? From `first` up to, not with, `last`."""

    kind: str
    first: int
    last: int


def runs(labels: Sequence[str]) -> list[Run]:
    """Which stretches do these labels mean? An `I-` that follows nothing of its kind begins one."""
    found: list[Run] = []
    begun = 0
    for index, (before, label) in enumerate(pairwise(("O", *labels, "O"))):
        goes_on = label[0] == "I" and before[2:] == label[2:]
        if before != "O" and not goes_on:
            found.append(Run(before[2:], begun, index))
        if label != "O" and not goes_on:
            begun = index
    return found


def distances(
    cue: Run, others: Sequence[Run], sentences: Sequence[int], lines: Sequence[int]
) -> NDArray[np.int64]:
    """Where does each other stretch stand, seen from the cue? Four indices below PLACES for each of N.

    `others` in text order, all of one kind; the rank is how many of them stand nearer on the same side.
    """
    before = bisect_left(others, cue.first, key=lambda other: other.first)
    sentence, line = sentences[cue.first], lines[cue.first]
    places: list[tuple[int, int, int, int]] = []
    for index, other in enumerate(others):
        left = index < before
        gap = cue.first - other.last if left else other.first - cue.last
        step = bisect_right(_STEPS, max(gap, 0))
        rank = before - 1 - index if left else index - before
        places.append(
            (
                step + _SIDE * left,
                _SENTENCE + (sentences[other.first] == sentence),
                _LINE + (lines[other.first] == line),
                _RANK + min(rank, _RANKS - 1) + _RANKS * left,
            )
        )
    return np.array(places, np.int64).reshape(-1, 4)


def best(scores: Numbers, moves: Numbers) -> list[int]:
    """Which labels (indices) are best together? `scores` is W × L, `moves[a, b]` that of b behind a."""
    if not len(scores):
        return []
    values = scores.copy()
    backwards = np.ascontiguousarray(moves.T)
    paths, highest = np.empty_like(backwards), np.empty_like(values[0])
    for before, value in pairwise(values):
        np.add(backwards, before, paths)
        np.maximum.reduce(paths, 1, None, highest)
        np.add(value, highest, value)
    came = (values[:-1, None, :] + backwards).argmax(2).tolist()
    label = int(values[-1].argmax())
    chosen = [label]
    for back in reversed(came):
        label = back[label]
        chosen.append(label)
    return chosen[::-1]


def lawful(labels: Sequence[str]) -> Numbers:
    """Which label may follow which? 0, or a score that no path outweighs."""
    allowed = [[after[0] != "I" or before[2:] == after[2:] for after in labels] for before in labels]
    return np.where(allowed, 0, _NEVER).astype(np.float32)
