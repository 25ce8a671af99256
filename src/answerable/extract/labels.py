"""Which word belongs to which mention? Mentions as one label a word (BIO), and labels as mentions again."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from answerable.extract.sentences import Sentence
from answerable.vocabulary.mention import MentionType

OUTSIDE: Final = "O"

KNOWN_TYPES: Final[tuple[MentionType, ...]] = ("Person", "Organization", "Rank", "Title")
"""The types that this model is trained for: there are no dates among them."""

LABELS: Final = (OUTSIDE, *(f"{place}-{kind}" for kind in KNOWN_TYPES for place in "BI"))
"""`B-` begins a mention of a type, `I-` goes on with it, `O` is in none."""

_TYPES: Final[dict[str, MentionType]] = {kind: kind for kind in KNOWN_TYPES}


class Stretch(NamedTuple):
    """Which words of a sentence make up a mention? From the word `first` up to, not with, `last`."""

    type: MentionType
    first: int
    last: int


def encode(sentence: Sentence, mentions: Iterable[tuple[MentionType, int, int]]) -> list[str]:
    """Which label has each word, given the mentions (type, start, end in code points) of its text?

    A mention that begins or ends inside a word takes the whole word in.
    """
    labels = [OUTSIDE] * len(sentence.words)
    for kind, start, end in mentions:
        touched = [
            index
            for index, (first, last) in enumerate(zip(sentence.starts, sentence.ends, strict=True))
            if first < end and last > start
        ]
        for index in touched:
            labels[index] = f"I-{kind}"
        if touched:
            labels[touched[0]] = f"B-{kind}"
    return labels


def decode(labels: Sequence[str]) -> list[Stretch]:
    """Which mentions do these labels mean? An `I-` that follows nothing of its type begins a mention."""
    stretches: list[Stretch] = []
    begun = 0
    for index, (before, label) in enumerate(pairwise((OUTSIDE, *labels))):
        ends = before != OUTSIDE and (label[0] != "I" or label[2:] != before[2:])
        if ends:
            stretches.append(Stretch(_TYPES[before[2:]], begun, index))
        if label != OUTSIDE and (ends or before == OUTSIDE):
            begun = index
    if labels and labels[-1] != OUTSIDE:
        stretches.append(Stretch(_TYPES[labels[-1][2:]], begun, len(labels)))
    return stretches
