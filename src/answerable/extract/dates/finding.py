"""Where does a text date an office? For recognisers that mark no dates of their own.

Found by the grammar of dates alone: every time with two ends on a line that is no prose (a row of a roll),
and in prose the dates of a sentence that has a person or title and a word of coming or going.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from answerable.extract.dates.expressions import resolve
from answerable.extract.dates.words import FILLER, DateWords, Token, date_words
from answerable.extract.gaps import Cues, cues, spoken, words
from answerable.extract.lexicon import DEFAULT_LANGUAGE, lexicon
from answerable.extract.rolls import is_prose
from answerable.extract.sentences import sentences
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.mention import Mention

_SCORE: Final = 0.9
"""How sure is a date that was found so? An order to review in, behind what a model is sure of."""

_LONGEST: Final = 14
"""Words and signs of the longest expression: "Wednesday, 22/08/2013 to Friday, 30/01/2014"."""

_NEAR: Final = 10
"""Words ahead of a date among which the word of coming or going stands."""

_NAMES_A_DAY: Final = frozenset("mwyterua")
_ENDS: Final = frozenset("mwynteruaol/")
_BETWEEN: Final = re.compile(r"[\s\xa0,.]*")

_SOME_DAY: Final = date(2020, 6, 30)
"""A day of publication, so that relative ones are understood: which days they mean is not asked here."""


def dates(text: str, mentions: Sequence[Mention], lang: str = DEFAULT_LANGUAGE) -> Iterator[Mention]:
    """Which expressions date an office, in order? `mentions` in order of their start; none is overlapped."""
    known, date_known = cues(lang), date_words(lang)
    first = 0
    for sentence in sentences(text, lexicon(lang)):
        while first < len(mentions) and mentions[first].end <= sentence.start:
            first += 1
        last = first
        while last < len(mentions) and mentions[last].start < sentence.end:
            last += 1
        mine = mentions[first:last]
        row = not is_prose(text[sentence.start : sentence.end])
        if row or any(mention.type in {"Person", "Title"} for mention in mine):
            for start, end, span in expressions(text, sentence.start, sentence.end, date_known):
                free = not any(start < mention.end and end > mention.start for mention in mine)
                if free and (span if row else _of_a_move(text, sentence.start, start, known)):
                    yield Mention("Date", start, end, text[start:end], _SCORE)


def _of_a_move(text: str, first: int, start: int, known: Cues) -> bool:
    """Does a word of coming or going stand before the date?"""
    ahead = spoken(words(text, first, start))[-_NEAR:]
    return not known.dated_moves.isdisjoint(ahead)


def expressions(
    text: str, first: int, last: int, known: DateWords, *, months: bool = False
) -> Iterator[tuple[int, int, bool]]:
    """Which stretches are dates, and has each two ends? The longest, from left to right.

    `months`: those of a month alone count, where it has its capital ("in March"; not "may").
    """
    found = [(match, known.token(match.group())) for match in known.pattern.finditer(text, first, last)]
    if not any(token is not None and token.symbol in _NAMES_A_DAY for _, token in found):
        return
    place = 0
    while place < len(found):
        for behind in range(_run(text, found, place), place, -1):
            start, end = found[place][0].start(), found[behind - 1][0].end()
            tokens = [token for _, token in found[place:behind]]
            span = _understood(text[start:end], tokens, known, months=months and text[start].isupper())
            if span is not None:
                yield start, end, span
                place = behind - 1
                break
        place += 1


def _run(text: str, found: Sequence[tuple[re.Match[str], Token | None]], place: int) -> int:
    """Up to which word may an expression reach that begins at this one? Not at all from a filler."""
    token = found[place][1]
    if token is None or token.symbol not in _ENDS | {"i"}:
        return place
    behind = place + 1
    while (
        behind < min(len(found), place + _LONGEST)
        and found[behind][1] is not None
        and _BETWEEN.fullmatch(text, found[behind - 1][0].end(), found[behind][0].start())
    ):
        behind += 1
    return behind


def _understood(
    expression: str, tokens: Sequence[Token | None], known: DateWords, *, months: bool
) -> bool | None:
    """Has this expression two ends? None if it is no date, or ends in a word that says nothing."""
    said = [token.symbol for token in tokens if token is not None]
    if (
        said[-1] not in _ENDS
        or FILLER in said[-1:]
        or _NAMES_A_DAY.isdisjoint(said)
        or said in ([["u"]] if months else [["m"], ["u"]])
    ):
        return None
    resolved = resolve(expression, DayRange.day(_SOME_DAY), _SOME_DAY, known)
    return None if resolved is None else resolved.span
