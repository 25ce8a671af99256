"""In which language is a text, and can it be read? Told by its script and its commonest words."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

_WORD: Final = re.compile(r"[^\W\d_]+")
_LOOK: Final = 20_000
"""Characters of a text that are looked at: enough for any language to show itself."""

_ENOUGH: Final = 25
"""Small words without which nothing is said of a text's language: tables and lists have few in any."""

_TWICE: Final = 1.5
"""How many times more of its words another language must show than each that can be read."""

_LETTERS: Final = 40
_MOST: Final = 0.6


@dataclass(frozen=True, slots=True)
class _Languages:
    readable: frozenset[str]
    names: dict[str, str]
    words: dict[str, frozenset[str]]


def unreadable_language(text: str) -> str | None:
    """In which language, or script, is this text, if it is one that cannot be read yet? Its English name.

    None where it can be read, and where too little stands there to tell.
    """
    known = _languages()
    head = text[:_LOOK]
    script = _foreign_script(head)
    if script is not None:
        return f"a language in {script} script"
    counts = Counter(match.group().lower() for match in _WORD.finditer(head))
    shown = {lang: sum(counts[word] for word in words) for lang, words in known.words.items()}
    best = max(shown, key=lambda lang: (shown[lang], lang))
    read = max(shown[lang] for lang in known.readable)
    if best in known.readable or shown[best] < _ENOUGH or shown[best] < _TWICE * read:
        return None
    return known.names[best]


def _foreign_script(text: str) -> str | None:
    """Which script other than the Latin are most of its letters of? By the names that Unicode gives them."""
    letters = [letter for letter in text if letter.isalpha()][:_LOOK]
    if len(letters) < _LETTERS:
        return None
    scripts = Counter(unicodedata.name(letter, "UNKNOWN").split()[0] for letter in letters)
    script, count = scripts.most_common(1)[0]
    return script.capitalize() if script != "LATIN" and count > _MOST * len(letters) else None


@cache
def _languages() -> _Languages:
    resource = files(__package__) / "rules" / "languages.yaml"
    data: dict[str, Any] = yaml.safe_load(resource.read_text(encoding="utf-8"))
    # YAML takes an unquoted `no` for False: words are one text each, and so are never taken apart by it.
    return _Languages(
        frozenset(data["readable"].split()),
        {lang: said["name"] for lang, said in data["languages"].items()},
        {lang: frozenset(said["words"].split()) for lang, said in data["languages"].items()},
    )
