"""How much does a printed recipient of training name: nothing, a whole service, a branch of one, or a unit?

A row that says "Army" says nothing of any battalion. So every printed name has a level, told from its words
alone, and what is claimed of a unit can never rest on a row that only names its service.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import yaml

from answerable.vocabulary.ids import folded

_DATA: Final = "levels.yaml"
_ALIKE: Final = 4
"""Letters that a country's name and the word for what is its own share: Egypt, Egyptian; Peru, Peruvian."""


class Level(StrEnum):
    """How much does the name say? From nothing to a unit."""

    NONE = "none"
    SERVICE = "service"
    BRANCH = "branch"
    UNIT = "unit"
    UNRECOGNISED = "unrecognised"


LEVEL_WORDS: Final = {
    Level.NONE: "name no recipient",
    Level.SERVICE: "name only a service or ministry",
    Level.BRANCH: "name a branch or office of one",
    Level.UNIT: "name a unit",
    Level.UNRECOGNISED: "name something that the rules do not know",
}
"""What rows of each level do, in words."""


@dataclass(frozen=True, slots=True)
class _Words:
    silent: frozenset[str]
    whose: frozenset[tuple[str, ...]]
    services: frozenset[tuple[str, ...]]
    forms: frozenset[tuple[str, ...]]
    parts: frozenset[tuple[str, ...]]


@lru_cache(maxsize=50_000)  # reports print the same few names on thousands of rows
def level_of(printed: str, country: str | None = None) -> Level:
    """How much does this name say? `country` is whose recipient it is, by any of its names.

    A word for a formation, base, school or ship makes it a unit; a service with more words than those that
    say whose it is, or a word for a part, a branch; a service alone a service.
    """
    known, words, named = _known(), folded(printed).split(), folded(country or "").split()
    if not words or " ".join(words) in known.silent:
        return Level.NONE
    rest, has_service = _without(words, known.services)
    if _without(rest, known.forms)[1]:
        return Level.UNIT
    if _without(rest, known.parts)[1]:
        return Level.BRANCH
    left = [word for word in _without(rest, known.whose)[0] if not _says_whose(word, named)]
    if has_service:
        return Level.BRANCH if left else Level.SERVICE
    return Level.UNRECOGNISED if left else Level.NONE


def _without(words: Sequence[str], phrases: frozenset[tuple[str, ...]]) -> tuple[list[str], bool]:
    """Which words are left once these phrases are taken out, the longest first? And was there any?"""
    longest = max(map(len, phrases))
    left: list[str] = []
    place, found = 0, False
    while place < len(words):
        length = next(
            (size for size in range(longest, 0, -1) if tuple(words[place : place + size]) in phrases), 0
        )
        found = found or length > 0
        if not length:
            left.append(words[place])
        place += length or 1
    return left, found


def _says_whose(word: str, country: Sequence[str]) -> bool:
    return word in country or any(len(name) >= _ALIKE and word[:_ALIKE] == name[:_ALIKE] for name in country)


@cache
def _known() -> _Words:
    text = files("answerable.match").joinpath(_DATA).read_text(encoding="utf-8")
    languages = yaml.safe_load(text)

    def phrases(kind: str) -> frozenset[tuple[str, ...]]:
        return frozenset(
            tuple(folded(phrase).split()) for language in languages for phrase in language.get(kind, ())
        )

    silent = frozenset(" ".join(phrase) for phrase in phrases("silent"))
    return _Words(silent, phrases("whose"), phrases("services"), phrases("forms"), phrases("parts"))
