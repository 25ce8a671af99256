"""What does a date date: the beginning of a posting, its end, or the time during which it was held?"""

import re
from functools import cache
from typing import Final, Literal

from answerable.extract.gaps import Cues, spoken, words
from answerable.extract.tenses import Tense
from answerable.vocabulary.mention import Mention

Edge = Literal["start", "end", "at"]

_BEFORE: Final = 60
"""Characters ahead of a date in which the words stand that say what it dates."""

_NEAR: Final = 8
"""Words ahead of a date that may say that it dates an appointment."""

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}-\d{1,2}-\d{2,4}")


def is_span(expression: str, known: Cues) -> bool:
    """Does it name two ends, with a stroke or "to" between them? "2013-14" does, "2013-05-01" does not."""
    return _span(known.reaching).search(_DAY.sub("0", expression)) is not None


@cache
def _span(reaching: frozenset[str]) -> re.Pattern[str]:
    to = "|".join(sorted(map(re.escape, reaching)))
    return re.compile(rf"\d\s*/?[-–—]+\s*(?:(?:{to})\s*)?/?\w|\w\s+(?:[-–—]+|{to})\s+\w", re.IGNORECASE)


def is_open(expression: str, known: Cues) -> bool:
    """Does it end today: "2014 till date", "18 Feb 2014 - date"?"""
    said = spoken(words(expression, 0, len(expression)))
    return is_span(expression, known) and not known.to_date.isdisjoint(said[-1:])


def edge_of(text: str, date: Mention, tense: Tense, known: Cues) -> Edge:
    """Which edge of a posting in this tense does the date mark?

    Two dates mark both. Words directly before say the rest ("since", "until"), or those of an appointment
    shortly before; without any, what is past ended then and what is current began then. In a row of a
    roll, whose tense is `past` before its date is read, a lone date is where the office begins.
    """
    if is_span(date.text, known):
        return "at"
    start = max(0, date.start - _BEFORE, text.rfind("\n", 0, date.start) + 1)
    ahead = spoken(words(text, start, date.start))
    own = spoken(words(date.text, 0, len(date.text)))
    near = {*ahead[-2:], *own[:1]}
    if not near.isdisjoint(known.until):
        return "end"
    if not near.isdisjoint(known.since) or not ahead:
        return "start"
    if tense == "past" and known.appointing.isdisjoint(ahead[-_NEAR:]):
        return "end"
    return "start"
