"""What can be seen of a word without knowing the language's world? The attributes that the CRF weighs.

Everything that depends on one word alone, or on the kinds of five, is made once and kept; a sentence only
strings it together. Attributes are bytes, as CRFsuite wants them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from answerable.extract.lexicon import Lexicon

_KEPT: Final = 8192
"""Words whose attributes are kept: about 10 MB, and of a news text nineteen words in twenty."""

_LONGEST: Final = 64
"""Characters of a word that are looked at: what is longer is no word, and would fill the memory."""

_SHORT: Final = 8
_MOSTLY: Final = 0.7
_RUNS: Final = re.compile(r"(.)\1+")
_APOSTROPHES: Final = frozenset("'’")
_BOUNDARY_LEFT: Final = "<"
_BOUNDARY_RIGHT: Final = ">"

_BIAS: Final = b"b"
_FIRST: Final = b"first"
_LAST: Final = b"last"
_IN_SHORT: Final = b"short"
_IN_CAPITALS: Final = b"CAPS"
_EDGE: Final = {offset: (f"{offset}EDGE".encode(),) for offset in (-2, -1, 1, 2)}


@dataclass(frozen=True, slots=True)
class _Seen:
    """What does one word give to itself (`own`) and to the words up to two places from it (`near`)?

    `near[offset]` are the attributes for the word from which this one stands at that offset. `kind` is
    its kinds in the lexicon or, without any, whether it is capitalised, small, or no word at all.
    """

    own: tuple[bytes, ...]
    near: dict[int, tuple[bytes, ...]]
    kind: str


class Features:
    """Which attributes have the words of a sentence?

    Of each word: itself, its shape, beginnings and endings of 2 to 4 letters, its kinds in the lexicon;
    itself, shape and kind of the two words on either side; runs of two and three kinds around it; and
    whether the sentence is short, in capitals, begins or ends here.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._kinds = lexicon.kinds
        self._seen = lru_cache(maxsize=_KEPT)(self._look)
        self._around = lru_cache(maxsize=_KEPT)(_of_kinds)

    def of(self, words: Sequence[str]) -> list[list[bytes]]:
        """Which attributes has each of these words, as they follow each other in one sentence?"""
        seen = [self._seen(word[:_LONGEST]) for word in words]
        kinds = [_BOUNDARY_LEFT, _BOUNDARY_LEFT, *(item.kind for item in seen)]
        kinds += [_BOUNDARY_RIGHT, _BOUNDARY_RIGHT]
        common = _of_sentence(words)
        last = len(seen) - 1
        items = []
        for here, item in enumerate(seen):
            attributes = [
                *common,
                *item.own,
                *(seen[here - 1].near[-1] if here else _EDGE[-1]),
                *(seen[here - 2].near[-2] if here > 1 else _EDGE[-2]),
                *(seen[here + 1].near[1] if here < last else _EDGE[1]),
                *(seen[here + 2].near[2] if here < last - 1 else _EDGE[2]),
                *self._around(*kinds[here : here + 5]),
            ]
            items.append(attributes)
        items[0].append(_FIRST)
        items[-1].append(_LAST)
        return items

    def _look(self, word: str) -> _Seen:
        lower = word.lower()
        shape = _shape(word)
        kinds = self._kinds.get(lower, "")
        kind = kinds or _kind(shape)
        own = [f"w={lower}", f"s={shape}"]
        own += [f"p{size}={lower[:size]}" for size in (2, 3, 4)]
        own += [f"x{size}={lower[-size:]}" for size in (2, 3, 4)]
        own += [f"k={name}" for name in kinds.split("+") if name]
        near = {
            offset: tuple(
                part.encode() for part in (f"{offset}w={lower}", f"{offset}s={shape}", f"{offset}k={kind}")
            )
            for offset in (-2, -1, 1, 2)
        }
        return _Seen(tuple(part.encode() for part in own), near, kind)


def _of_kinds(before2: str, before: str, kind: str, after: str, after2: str) -> tuple[bytes, ...]:
    """Which attributes has a word for the runs of kinds around it?"""
    return (
        f"ab={before}|{kind}".encode(),
        f"bc={kind}|{after}".encode(),
        f"abc={before}|{kind}|{after}".encode(),
        f"aab={before2}|{before}|{kind}".encode(),
        f"bcc={kind}|{after}|{after2}".encode(),
    )


def _of_sentence(words: Sequence[str]) -> list[bytes]:
    """Which attributes has every word of the sentence?"""
    common = [_BIAS]
    if len(words) < _SHORT:
        common.append(_IN_SHORT)
    letters = [word for word in words if word.isalpha()]
    if sum(word.isupper() for word in letters) > _MOSTLY * len(letters):
        common.append(_IN_CAPITALS)
    return common


def _kind(shape: str) -> str:
    """Of which kind is a word of this shape that no lexicon knows? Great, small, or its shape."""
    letters = shape.replace("+", "")
    return shape if not letters.isalpha() else "U" if shape[0] == "X" else "l"


def _shape(word: str) -> str:
    """Of which sorts of character is it made? X, x, d or the character itself; a run becomes `X+`.

    An apostrophe inside a word does not count: Ya'u is shaped like any name.
    """
    sorts = "".join(
        "X" if char.isupper() else "x" if char.islower() else "d" if char.isdigit() else char
        for char in word
        if char not in _APOSTROPHES or len(word) == 1
    )
    return _RUNS.sub(r"\1+", sorts)
