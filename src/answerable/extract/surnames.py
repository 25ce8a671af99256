"""Where does a name end, and where else does a text name whom it has named in full? "Obi" after "Ada Obi"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from answerable.extract.lexicon import Lexicon
from answerable.extract.sentences import SPELT
from answerable.vocabulary.mention import Mention

_SHORTEST: Final = 4
"""Letters of a surname that may be looked for: shorter ones (Oba, May) are too often other words.

In cross-validation 3 letters or 4 make no difference to Person (F1 within 0.1 points); 4 is the safer.
"""

_CONTEXT: Final = 40
"""Characters on either side in which the neighbouring word is looked for."""

_WORD: Final = re.compile(rf"(?<![\w'’-]){SPELT}(?![\w-])")
_BEFORE: Final = re.compile(r"([^\W\d_][\w'’-]*)[ \t\xa0]+$|\b([^\W\d_]\.)[ \t\xa0]*$")
_AFTER: Final = re.compile(r"[ \t\xa0]+[^\W\d_a-z]")
_GOES_ON: Final = re.compile(r"[ \t\xa0]+([^\W\d_a-z][^\W\d_]*['’](?!s\b)[^\W\d_]{2,})(?![\w-]|['’](?!s\b))")
_MAY_PRECEDE: Final = frozenset({"address", "rank", "title"})


def whole_names(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Which names of persons go on with a word that has an apostrophe inside? "Ada Obi Ya'u", not "Ada Obi".

    `mentions` are in order of their start, and so is the answer.
    """
    found: list[Mention] = []
    for mention, following in zip_longest(mentions, mentions[1:]):
        rest = _GOES_ON.match(text, mention.end) if mention.type == "Person" else None
        if rest and (following is None or rest.end() <= following.start):
            mention = replace(mention, end=rest.end(), text=text[mention.start : rest.end()])  # noqa: PLW2901
        found.append(mention)
    return found


def surnames(text: str, mentions: Sequence[Mention], lexicon: Lexicon) -> Iterator[Mention]:
    """Which further words name a person by the last word of a full name that the text has elsewhere?

    Only capitalised words that stand in no mention, that the text never writes small, and that are no
    part of a longer run of capitals (a place, another person): a rank, title or form of address may
    precede. `mentions` are in order of their start. The score is that of the surest full name.
    """
    sure = _last_words(mentions)
    if not sure:
        return
    words = [match for match in _WORD.finditer(text) if _same(match.group()) in sure]
    small = {_same(match.group()) for match in words if match.group()[0].islower()}
    starts = [mention.start for mention in mentions]
    for match in words:
        surname = _same(match.group())
        start, end = match.span()
        nearest = bisect_left(starts, end) - 1  # the last mention that begins before this word ends
        taken = nearest >= 0 and mentions[nearest].end > start
        if surname not in small and not taken and _stands_alone(text, start, end, lexicon):
            yield Mention("Person", start, end, match.group(), sure[surname])


def _last_words(mentions: Sequence[Mention]) -> dict[str, float]:
    """Which surnames do the full names end in, and how sure is the surest of each?"""
    sure: dict[str, float] = {}
    for mention in mentions:
        words = mention.text.split()
        if mention.type == "Person" and len(words) > 1 and len(words[-1]) >= _SHORTEST:
            surname = _same(words[-1])
            sure[surname] = max(mention.score, sure.get(surname, 0.0))
    return sure


def _stands_alone(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    if _AFTER.match(text, end):
        return False
    before = _BEFORE.search(text[max(0, start - _CONTEXT) : start])
    if before is None:
        return True
    word, initial = before.groups()
    if initial or not word[0].isupper():
        return not initial
    return not _MAY_PRECEDE.isdisjoint(lexicon.kinds.get(word.lower(), "").split("+"))


def _same(word: str) -> str:
    """Under which form is a word the same word? In one case, with one kind of apostrophe."""
    return word.casefold().replace("’", "'")
