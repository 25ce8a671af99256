"""What is marked in a text so far, and what is free? For rules that look for what lies beside it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from answerable.extract.lexicon import Lexicon
from answerable.vocabulary.mention import Mention

SPACE: Final = r"[ \t\xa0]+"
CAPITAL: Final = r"[^\W\d_a-z][\w’'-]*"
"""A word that begins with a capital."""
WORD_BEFORE: Final = re.compile(rf"(?:^|(?<=\W))([^\W\d_]+){SPACE}$")
"""The word that ends directly before a place. Searched for within a few characters, up to there."""


class Marked:
    """Which mentions are there, in order? They do not overlap."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.all = sorted(mentions, key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self.all]

    def is_free(self, start: int, end: int) -> bool:
        """Does nothing that is marked stand between these characters?"""
        place = bisect_left(self._starts, end) - 1
        return place < 0 or self.all[place].end <= start

    def before(self, start: int) -> Mention | None:
        """What is marked last before this place?"""
        place = bisect_left(self._starts, start) - 1
        return self.all[place] if place >= 0 else None

    def behind(self, end: int) -> Sequence[Mention]:
        """Which two are marked next, from this place on?"""
        place = bisect_left(self._starts, end)
        return self.all[place : place + 2]

    def with_(self, more: Iterable[Mention]) -> "Marked":
        """What is marked with these, each of them where nothing is yet? Of two that overlap the first."""
        kept: list[Mention] = []
        for mention in sorted(more, key=lambda mention: (mention.start, mention.end)):
            is_behind = not kept or kept[-1].end <= mention.start
            if is_behind and self.is_free(mention.start, mention.end):
                kept.append(mention)
        return Marked([*self.all, *kept])


def has_in_order(name: str, short: str) -> bool:
    """Do the letters of an abbreviation stand in this name, in their order and in either case?"""
    letters = iter(name.upper())
    return all(letter in letters for letter in short.upper() if letter.isalpha())


def is_kind(word: str, kind: str, lexicon: Lexicon) -> bool:
    """Is this word, or the one that it is the plural of, of a kind of the lexicon?"""
    lower = word.lower().strip(".")
    return any(kind in lexicon.kinds.get(form, "").split("+") for form in (lower, lower.rstrip("s")))
