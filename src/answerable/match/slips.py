"""Which names are nearly what somebody typed? Those with words like its words, of which some may be wrong.

Only words that no name has are taken for slips. What comes back by the index is then compared as a whole,
so that no more names are looked at than share nearly all of their words with what was typed.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rapidfuzz import fuzz, process

from answerable.store import names
from answerable.store.casebook import View
from answerable.store.words import words_as_long, words_in_names, words_of

NEAR: Final = 80
"""How alike a name must be, of 100, to be offered where none fits: one or two letters of a word apart."""

_LOOKED_AT: Final = 500
_MOST_WORDS: Final = 20
"""Words that count of what was typed: no name has more, and each unknown one is compared with very many."""
_APART: Final = 2
"""By how many letters a slip makes a word longer or shorter at most."""
_LIKE: Final = 60
"""How alike a word must be, of 100: in one of four letters one may be another, in one of ten four may."""
_MOST_LIKE: Final = 300


def near(view: View, typed: str, enough: int) -> list[int]:
    """Which names, by number and of any kind, are nearly what was typed? The best first.

    Where fewer than `enough` have a word like each that was typed, one word of it may be missing.
    """
    words = words_of(typed)[:_MOST_WORDS]
    parts = list(_alike(view, words))
    found: dict[int, str] = {}
    for wanted in _wanted(parts):
        found |= names.about_as_long(view, wanted, len(typed), _LOOKED_AT)
        if wanted is parts and len(found) >= enough:
            break
    alike = process.extract(
        " ".join(words),
        {number: " ".join(words_of(text)) for number, text in found.items()},
        scorer=fuzz.WRatio,
        limit=_LOOKED_AT,
        score_cutoff=NEAR,
    )
    return [number for _, _, number in alike]


def _wanted(parts: Sequence[Sequence[str]]) -> Iterator[Sequence[Sequence[str]]]:
    """Which parts must a name have? All; then all but one, each left out in turn."""
    if parts:
        yield parts
    if len(parts) > 1:
        for index in range(len(parts)):
            yield [*parts[:index], *parts[index + 1 :]]


def _alike(view: View, words: Iterable[str]) -> Iterator[list[str]]:
    """Which words of names may each of these stand for? Those that may stand for none are left out."""
    typed = dict.fromkeys(words)
    known = words_in_names(view.connection, typed)
    for word in typed:
        if word in known:
            yield [word]
            continue
        others = words_as_long(view.connection, len(word) - _APART, len(word) + _APART)
        like = process.extract(word, others, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=_MOST_LIKE)
        if like:
            yield [other for other, _, _ in like]
