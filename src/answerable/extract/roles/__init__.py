"""Which role does a printed title mean? One data file a language: its titles, in the order of their rules."""

import re
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from answerable.extract.lexicon import DEFAULT_LANGUAGE

COMMANDER: Final = "Commander"
"""The role of whoever is ultimately in charge of the unit."""

_ANY: Final = "*"
_SHORT: Final = 3
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def role_of(title: str, *, with_unit: bool, lang: str = DEFAULT_LANGUAGE) -> str | None:
    """Which role does this title mean? None if no rule has its words: nothing is guessed.

    `with_unit`: is a unit named with it? Some titles lead only what is named.

    LookupError, naming the language, if there are no rules for it.
    """
    words = "".join(f"{_singular(word)} " for word in _WORD.findall(title.lower().replace(".", "")))
    return next(
        (
            role
            for role, needs_unit, pattern in _rules(lang)
            if (with_unit or not needs_unit) and pattern.fullmatch(words)
        ),
        None,
    )


@cache
def _rules(lang: str) -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    resource = files(__package__) / f"{lang}.yaml"
    if not resource.is_file():
        msg = f"there are no roles for the language {lang!r}"
        raise LookupError(msg)
    data: dict[str, Any] = yaml.safe_load(resource.read_text(encoding="utf-8"))
    return tuple(
        (rule["role"], rule.get("with_unit", False), _pattern(rule["titles"])) for rule in data["roles"]
    )


def _pattern(titles: list[str]) -> re.Pattern[str]:
    """Which regular expression has all of these titles? Each word is followed by one space."""
    return re.compile("|".join("".join(_part(word) for word in title.split()) for title in titles))


def _part(word: str) -> str:
    return r"(?:\S+ )*" if word == _ANY else f"{re.escape(_singular(word))} "


def _singular(word: str) -> str:
    """How is a word written without the s of a plural? In titles and rules alike, so `operations` too.

    Short ones are abbreviations that end so (COS, CAS).
    """
    return word if len(word) <= _SHORT else word.removesuffix("s")
