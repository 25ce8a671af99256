"""Which words does a reader of a language know beforehand? The data files of `lexicons/`, one a language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import yaml

DEFAULT_LANGUAGE: Final = "en"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Which kinds of word are there in this language?

    `abbreviations` are words whose full stop ends no sentence. `kinds` gives for a word in lower case the
    names of its kinds, joined by `+` (`rank+title`); words of no kind are not in it.
    """

    lang: str
    abbreviations: frozenset[str]
    kinds: Mapping[str, str]


@cache
def lexicon(lang: str = DEFAULT_LANGUAGE) -> Lexicon:
    """Which lexicon belongs to this language? LookupError, naming the language, if there is none."""
    resource = files(__package__) / "lexicons" / f"{lang}.yaml"
    if not resource.is_file():
        msg = f"there is no lexicon for the language {lang!r}"
        raise LookupError(msg)
    data = yaml.safe_load(resource.read_text(encoding="utf-8"))
    kinds: dict[str, str] = {}
    for kind, words in data["kinds"].items():
        for word in words.split():
            kinds[word] = f"{kinds[word]}+{kind}" if word in kinds else kind
    return Lexicon(data["lang"], frozenset(data["abbreviations"].split()), kinds)
