"""On what grounds does a speaker speak: as a witness, told by others, from a document, by inference?"""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from answerable.extract.speech.rules import Phrase, SpeechRules, tokens
from answerable.vocabulary.attribution import Grounds

_ORDER: Final[tuple[Grounds, ...]] = ("witnessed", "was_told", "document", "inference")
_SPACES: Final = re.compile(r"\s+")


def grounds_of(source: str, cue: str, content: str, rules: SpeechRules) -> Grounds:
    """Which grounds do the words give?

    What the speaker says of themselves ("I saw", "he was told") goes before what they are ("a witness",
    "a document"), and that before what they do ("believe", "concluded").
    """
    said = f" {' '.join(tokens(content))} "
    heads = set(_opening(source, rules))
    doing = tokens(cue)
    by_content = _by_content(said, rules)
    if by_content is not None:
        return by_content
    for kind in ("witnessed", "was_told", "document"):
        if heads & rules.grounds[kind].sources or _holds(doing, rules.grounds[kind].sure):
            return kind
    if (
        _is_lived(content, rules)
        or rules.lived_through.search(said)
        or rules.lived_by.search(f" {' '.join(tokens(source))} ")
    ):
        return "witnessed"
    if rules.grounds["document"].sources & set(doing):
        return "document"
    for kind in _ORDER:
        if _holds(doing, rules.grounds[kind].cues):
            return kind
    return "inference" if heads & rules.grounds["inference"].sources else "none_stated"


def _by_content(said: str, rules: SpeechRules) -> Grounds | None:
    """Which grounds does what is said give by itself? In lower case, with spaces around it."""
    for kind in _ORDER:
        if any(phrase in said for phrase in rules.grounds[kind].content):
            return kind
    return "was_told" if rules.told_so.search(said) else None


def _is_lived(content: str, rules: SpeechRules) -> bool:
    """Do speakers tell in their own words what happened to them: "They beat us"?"""
    if not content.lstrip().startswith(("“", '"', "''", "‘", "«")):
        return False
    words = tokens(content)
    return not rules.a("lived").isdisjoint(words) and not rules.a("lived_verbs").isdisjoint(words)


def _opening(source: str, rules: SpeechRules) -> list[str]:
    """Which words of the source say what it is, and not of whom or what it is one?

    Of a name none does: "Witness Korvania" has seen nothing.
    """
    first, *more = source.split() or [""]
    is_name = first[:1].isupper() and more[:1] != [] and more[0][:1].isupper()
    words = () if is_name else tokens(source)
    ends = rules.a("prepositions", "relatives")
    return list(takewhile(lambda word: word not in ends, words))


def _holds(words: Sequence[str], phrases: frozenset[Phrase]) -> bool:
    return any(
        tuple(words[place : place + length]) in phrases
        for place in range(len(words))
        for length in (1, 2)
        if place + length <= len(words)
    )
