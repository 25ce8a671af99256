"""What stands between two mentions? The words of a gap, and the data file that knows what they mean."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

import yaml

from answerable.extract.lexicon import DEFAULT_LANGUAGE, lexicon

_BRACKETED: Final = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]?|(?<=,)\s[A-Z]{2,}s?(?=,)")
"""What is in brackets, and an abbreviation between commas: "Director of Operations, DOPs, Army HQ"."""
_WORD: Final = re.compile(r"['’]s\b|[^\W_]+(?:[-'’][^\W_]+)*|[,;]")
COMMA: Final = ","
MARKS: Final = frozenset({COMMA, ";"})


Characters = tuple[int, int]
"""From which character up to, not with, which?"""


class Word(NamedTuple):
    """Which word, in lower case, and where? `capital` tells a place or name from other words."""

    lower: str
    start: int
    end: int
    capital: bool


@dataclass(frozen=True, slots=True)
class Cues:
    """What do the words of one language say between mentions? Sets of words; see the comments of the file."""

    title_to_unit: frozenset[str]
    unit_to_title: frozenset[str]
    person_to_office: frozenset[str]
    undecided: frozenset[str]
    office_to_person: frozenset[str]
    commanding: frozenset[str]
    plural: frozenset[str]
    list_words: frozenset[str]
    person_to_rank: frozenset[str]
    posting_to_unit: frozenset[str]
    leaving: frozenset[str]
    in_command: frozenset[str]
    having: frozenset[str]
    separators: frozenset[str]
    past: frozenset[str]
    past_unless_appointed: frozenset[str]
    appointing: frozenset[str]
    current: frozenset[str]
    still_past: frozenset[str]
    acting: frozenset[str]
    moving: frozenset[str]
    dead: frozenset[str]
    retired: frozenset[str]
    losing: tuple[tuple[str, ...], ...]
    killed: frozenset[str]
    being: frozenset[str]
    at_that_time: frozenset[str]
    succession: tuple[tuple[str, ...], ...]
    replaced_by: tuple[tuple[str, ...], ...]
    capacity: frozenset[str]
    planned: tuple[tuple[str, ...], ...]
    planned_behind: frozenset[str]
    since: frozenset[str]
    until: frozenset[str]
    to_date: frozenset[str]
    rolls_of_command: tuple[tuple[str, ...], ...]
    moves: frozenset[str]
    reshuffles: frozenset[str]
    dated_moves: frozenset[str]
    part_of: frozenset[str]
    belonging: tuple[tuple[str, ...], ...]
    comprising: frozenset[str]
    genitives: tuple[tuple[str, ...], ...]
    its: frozenset[str]
    levels: tuple[tuple[str, ...], ...]
    forces: frozenset[str]
    leads: tuple[tuple[str, ...], ...]
    respectively: frozenset[str]
    served: frozenset[str]
    before_titles: frozenset[str]
    parts_of_titles: frozenset[str]
    small_before_titles: frozenset[str]
    titles_with_subject: frozenset[str]
    high_offices: tuple[tuple[str, ...], ...]
    lone_titles: frozenset[str]
    abbreviated_units: frozenset[str]
    headquarters: frozenset[str]
    address: frozenset[str]
    reaching: frozenset[str]


@cache
def cues(lang: str = DEFAULT_LANGUAGE) -> Cues:
    """Which cues belong to this language? LookupError, naming the language, if there are none."""
    resource = files(__package__) / "rules" / f"{lang}.yaml"
    if not resource.is_file():
        msg = f"there are no posting rules for the language {lang!r}"
        raise LookupError(msg)
    data: Mapping[str, str | list[str]] = yaml.safe_load(resource.read_text(encoding="utf-8"))
    address = (word for word, kinds in lexicon(lang).kinds.items() if "address" in kinds.split("+"))
    read: dict[str, object] = {"address": frozenset(address)}
    for name, value in data.items():
        if isinstance(value, list):
            read[name] = tuple(tuple(phrase.split()) for phrase in value)
        elif name != "lang":
            read[name] = frozenset(value.split())
    return Cues(**read)  # type: ignore[arg-type]  # a lacking or unknown name is a TypeError, as it should be


def words(text: str, start: int, end: int) -> tuple[Word, ...]:
    """Which words, commas and semicolons stand between these characters? What is in brackets is left out."""
    gap = _BRACKETED.sub(lambda match: " " * len(match.group()), text[start:end])
    found: list[Word] = []
    for match in _WORD.finditer(gap):
        printed, (first, last) = match.group(), match.span()
        found.append(Word(printed.lower(), start + first, start + last, printed[0].isupper()))
    return tuple(found)


def spoken(gap: Iterable[Word]) -> list[str]:
    """Which words are these, without commas and semicolons?"""
    return [word.lower for word in gap if word.lower not in MARKS]


def only(gap: Iterable[Word], allowed: frozenset[str]) -> bool:
    """Are all of these words allowed? Commas always are, and a semicolon is where something else is said."""
    said = spoken(gap)
    lone_mark = not said and any(word.lower != COMMA for word in gap)
    return allowed.issuperset(said) and not lone_mark


def phrase(gap: tuple[Word, ...], phrases: Iterable[tuple[str, ...]], behind: int) -> tuple[Word, ...]:
    """Which of these phrases stands in the gap, with at most so many words behind it? Empty if none does."""
    lowers = tuple(word.lower for word in gap)
    for wanted in phrases:
        for first in range(max(0, len(gap) - len(wanted) - behind), len(gap) - len(wanted) + 1):
            if lowers[first : first + len(wanted)] == wanted:
                return gap[first : first + len(wanted)]
    return ()


def first_of(gap: Iterable[Word], which: frozenset[str]) -> Characters | None:
    """Where does the first of these words stand? None if none does."""
    return next(((word.start, word.end) for word in gap if word.lower in which), None)


def extent(gap: Sequence[Word]) -> Characters:
    """From where to where do these words reach?"""
    return gap[0].start, gap[-1].end
