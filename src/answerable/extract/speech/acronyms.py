"""Which names does a text shorten itself: "the Council for the Return of Things (CRT)"?"""

import re
from collections.abc import Iterator
from typing import Final

from answerable.extract.speech.phrasing import phrasing
from answerable.vocabulary.mention import Stretch

_PIECE: Final = re.compile(r"[^\s,;:()“”\"]+")
_REACH: Final = 120
"""Characters before the brackets in which the full name begins."""
_FEWEST: Final = 2
"""Capitals of the shortest acronym."""


def spelt_out(text: str, lang: str) -> Iterator[Stretch]:
    """Where does a full name stand whose capitals the brackets behind it give, in order?

    Small words between them do not count; a capital that the acronym lacks ends the name.
    """
    for match in phrasing(lang).shortened.finditer(text):
        letters = [letter for letter in match.group(1) if letter.isupper()]
        line = text.rfind("\n", 0, match.start()) + 1
        first = max(line, match.start() - _REACH)
        pieces = list(_PIECE.finditer(text, first, match.start()))
        start = _start(pieces, letters)
        if len(letters) >= _FEWEST and start is not None:
            yield start, match.start()


def _start(pieces: list[re.Match[str]], letters: list[str]) -> int | None:
    wanted = list(letters)
    for piece in reversed(pieces):
        initial = piece.group()[0]
        if not initial.isupper():
            continue
        if initial != wanted.pop():
            return None
        if not wanted:
            return piece.start()
    return None
