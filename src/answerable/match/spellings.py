"""How else are echelons, arms, ranks and numbers written? The data file `spellings.yaml`, looked up.

Everything is in folded form (`vocabulary.ids.folded`): lower case, no accents, no dots.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

Words = tuple[str, ...]

_NUMBERED: Final = re.compile(r"0*(\d{1,6})([a-z]*)", re.ASCII)
_ROMAN: Final = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})", re.ASCII)
_ROMAN_VALUES: Final = {"x": 10, "v": 5, "i": 1}
_LARGEST_ROMAN: Final = 39


@dataclass(frozen=True, slots=True)
class Rank:
    """Which rank is it, and how high? `grade` compares ranks; see the data file."""

    name: str
    grade: int


@dataclass(frozen=True, slots=True)
class Spellings:
    """What stands for what?

    `units` and `ranks` give for the words of a spelling what it says; `spelled` gives for what is said in a
    unit's name its spellings, words joined by spaces. `numbers` are numbers in words.
    """

    units: Mapping[Words, str]
    spelled: Mapping[str, tuple[str, ...]]
    ranks: Mapping[Words, Rank]
    numbers: Mapping[str, int]
    endings: frozenset[str]
    fillers: frozenset[str]
    honorifics: frozenset[str]
    longest: int


@cache
def spellings() -> Spellings:
    """Which spellings are known, in all languages together?"""
    text = (files(__package__) / "spellings.yaml").read_text(encoding="utf-8")
    languages: list[dict[str, Any]] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    spelled: dict[str, dict[str, None]] = {}
    ranks: dict[Words, Rank] = {}
    numbers: dict[str, int] = {}
    for language in languages:
        for said, others in language["units"].items():
            spelled.setdefault(said, {said: None}).update(dict.fromkeys(others))
        for entry in language["ranks"]:
            rank = Rank(entry["is"], entry["grade"])
            ranks.update((tuple(also.split()), rank) for also in (rank.name, *entry["also"]))
        for key in ("numbers", "counted"):
            numbers.update((word, value) for value, word in enumerate(language[key].split(), start=1))
    units = {tuple(also.split()): said for said, others in spelled.items() for also in others}
    return Spellings(
        units=units,
        spelled={said: tuple(others) for said, others in spelled.items()},
        ranks=ranks,
        numbers=numbers,
        endings=_all_of(languages, "endings"),
        fillers=_all_of(languages, "fillers"),
        honorifics=_all_of(languages, "honorifics"),
        longest=max(map(len, (*units, *ranks))),
    )


def _all_of(languages: list[dict[str, Any]], key: str) -> frozenset[str]:
    return frozenset(word for language in languages for word in language[key].split())


def number_in(word: str) -> int | None:
    """Which number is this word? `3`, `03`, `3rd`, `third`, `iii`; None if it is none.

    Roman numerals reach to 39: beyond, they are more often something else.
    """
    known = spellings()
    if (match := _NUMBERED.fullmatch(word)) is not None:
        return int(match[1]) if not match[2] or match[2] in known.endings else None
    return known.numbers.get(word) or _roman_value(word)


def number_spellings(number: int) -> Iterator[str]:
    """How is this number written in names?"""
    known = spellings()
    yield str(number)
    yield f"{number:02}"
    yield from (f"{number}{ending}" for ending in sorted(known.endings))
    yield from (word for word, value in known.numbers.items() if value == number)
    if 0 < number <= _LARGEST_ROMAN:
        yield _roman(number)


def split_number(word: str) -> tuple[str, str] | None:
    """Which number and which letters are written together here? `3div` gives `3` and `div`."""
    match = _NUMBERED.fullmatch(word)
    return (match[1], match[2]) if match is not None and match[2] and number_in(word) is None else None


def rank_of(printed: Sequence[str]) -> Rank | None:
    """Which rank do these words say, all of them together?"""
    return spellings().ranks.get(tuple(printed))


def without_ranks(words: Sequence[str]) -> Sequence[str]:
    """Which of these words are the person's name? Ranks and honorifics around it are not, if any is left."""
    known = spellings()
    while len(words) > 1 and words[-1] in known.honorifics:
        words = words[:-1]
    while len(words) > 1:
        length = next(
            (n for n in range(min(known.longest, len(words) - 1), 0, -1) if tuple(words[:n]) in known.ranks),
            int(words[0] in known.honorifics),
        )
        if not length:
            break
        words = words[length:]
    return words


def _roman_value(word: str) -> int | None:
    if not word or _ROMAN.fullmatch(word) is None:
        return None
    values = [_ROMAN_VALUES[letter] for letter in word]
    after = [*values[1:], 0]
    return sum(-one if one < following else one for one, following in zip(values, after, strict=True))


def _roman(number: int) -> str:
    tens, units = divmod(number, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[units]
