"""Where does a sentence begin, and of which words is it made? Exact offsets, found once a text.

Half a dozen rules read a text sentence by sentence, one after the other: the sentences of the last text are
kept, and of no other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from answerable.extract.lexicon import Lexicon

LONGEST: Final = 400
"""Words after which a sentence is cut: longer ones are tables or noise, and Viterbi holds them whole."""

_MARKS: Final = "\u0300-\u036f"
_LETTER: Final = rf"[^\W\d_{_MARKS}][{_MARKS}]*"
SPELT: Final = rf"(?:{_LETTER})+(?:['’](?!s\b)(?:{_LETTER})+)*"
"""A word of letters, as a regular expression: an apostrophe inside (Sa'ad) belongs to it, a genitive not."""

_ENDS: Final = frozenset(".!?…")
_QUOTES: Final = frozenset("\"'”’»)]“‘«([")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Which words follow each other here? `starts` and `ends` are code points of the whole text."""

    words: list[str]
    starts: list[int]
    ends: list[int]

    @property
    def start(self) -> int:
        """Where does its first word begin?"""
        return self.starts[0]

    @property
    def end(self) -> int:
        """Where does its last word end?"""
        return self.ends[-1]


@cache
def _words(abbreviations: frozenset[str]) -> re.Pattern[str]:
    """What is a word? Every character that is not white space belongs to exactly one.

    An abbreviation or an initial keeps its full stop; an apostrophe inside a name (Sa'ad) stays, that of
    a genitive splits off with its s; letters and digits part ("3Battalion", "23rd"), so do hyphens.
    """
    short = "|".join(sorted(abbreviations, key=lambda word: (-len(word), word)))
    return re.compile(
        rf"(?<![^\W\d_])(?:[^\W\d_a-z]|(?i:{short}))\."
        rf"|{SPELT}"
        r"|\d+|['’]s\b|[^\s]"
    )


def sentences(text: str, lexicon: Lexicon) -> tuple[Sentence, ...]:
    """Which sentences does the text have, in order? None runs over the end of a line, or is empty.

    A sentence ends behind a full stop (question mark, exclamation mark, with closing quotes) that white
    space and then a capital, a digit or a quotation mark follow, or after `LONGEST` words.
    """
    return _sentences(text, lexicon.abbreviations)


@lru_cache(maxsize=1)
def _sentences(text: str, abbreviations: frozenset[str]) -> tuple[Sentence, ...]:
    return tuple(_found(text, _words(abbreviations)))


def _found(text: str, pattern: re.Pattern[str]) -> Iterator[Sentence]:
    line_start = 0
    while line_start <= len(text):
        line_end = text.find("\n", line_start)
        if line_end < 0:
            line_end = len(text)
        yield from _of_line(pattern, text, line_start, line_end)
        line_start = line_end + 1


def _of_line(pattern: re.Pattern[str], text: str, first: int, last: int) -> Iterator[Sentence]:
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    ended = False
    for match in pattern.finditer(text, first, last):
        word = match.group()
        start, end = match.span()
        if words and (
            (ended and start > ends[-1] and (word[0].isupper() or word[0].isdigit() or word in _QUOTES))
            or len(words) == LONGEST
        ):
            yield Sentence(words, starts, ends)
            words, starts, ends = [], [], []
        ended = word in _ENDS or (ended and word in _QUOTES)
        words.append(word)
        starts.append(start)
        ends.append(end)
    if words:
        yield Sentence(words, starts, ends)
