"""On what grounds does a speaker speak: as a witness, told by others, from a document, by inference?"""

import re
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
    said = _SPACES.sub(" ", content).lower().replace("’", "'")
    is_lived = _is_lived(content, rules)
    heads = set(_opening(source, rules))
    doing = tokens(cue)
    for kind in _ORDER:
        if any(phrase in said for phrase in rules.grounds[kind].content):
            return kind
    for kind in ("witnessed", "was_told", "document"):
        if heads & rules.grounds[kind].sources:
            return kind
    if is_lived:
        return "witnessed"
    if rules.grounds["document"].sources & set(doing):
        return "document"
    for kind in _ORDER:
        if _holds(doing, rules.grounds[kind].cues):
            return kind
    return "inference" if heads & rules.grounds["inference"].sources else "none_stated"


def _is_lived(content: str, rules: SpeechRules) -> bool:
    """Do speakers tell in their own words what happened to them: "They beat us"?"""
    if not content.lstrip().startswith(("“", '"', "''", "‘", "«")):
        return False
    words = tokens(content)
    if not {"me", "us"}.isdisjoint(words) or not rules.a("lived").isdisjoint(words):
        return any(word in rules.a("lived_verbs") for word in words)
    return False


def _opening(source: str, rules: SpeechRules) -> list[str]:
    """Which words of the source say what it is, and not of whom or what it is one?"""
    words = tokens(source)
    ends = rules.a("prepositions") | rules.a("relatives")
    return list(takewhile(lambda word: word not in ends, words))


def _holds(words: list[str], phrases: frozenset[Phrase]) -> bool:
    return any(
        tuple(words[place : place + length]) in phrases
        for place in range(len(words))
        for length in (1, 2)
        if place + length <= len(words)
    )
