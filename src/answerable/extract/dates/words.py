"""Which words of a language make dates? Its data file, and an expression as symbols, one a word."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

import yaml

from answerable.extract.lexicon import DEFAULT_LANGUAGE

_DIGITS_OF_A_YEAR: Final = 4
_DIGITS: Final = re.compile(r"\d+")
_SIGNS: Final = {"/": "/", "-": "-", "–": "-", "—": "-"}

Symbol = str
"""What is a word? One letter: `n` a number of one or two digits, `y` of four, `m` a month, `w` a weekday,
`u` a unit of time, `t` today, `e` yesterday, `f` tomorrow, `l` last, `i` this, `x` next, `a` ago,
`r` recently, `o` to date (or `t`), `-` from … to, `/` itself, `_` nothing."""

FILLER: Final = "_"


class Token(NamedTuple):
    """Which symbol, and with which value? The number, the month (1 to 12), the weekday (0 is Monday)."""

    symbol: Symbol
    value: int
    text: str


@dataclass(frozen=True, slots=True)
class DateWords:
    """What do the words of one language's dates mean? `filler` means nothing; a word of none is unknown.

    `pattern` finds a word, number or stroke that may be part of a date.
    """

    lang: str
    day_first: bool
    tokens: Mapping[str, Token]
    filler: frozenset[str]
    pattern: re.Pattern[str]

    def read(self, expression: str) -> list[Token] | None:
        """Which tokens is this expression, without what means nothing? None if a word is unknown."""
        found = [self.token(match.group()) for match in self.pattern.finditer(expression)]
        known = [token for token in found if token is not None]
        return None if len(known) < len(found) else [token for token in known if token.symbol != FILLER]

    def token(self, printed: str) -> Token | None:
        """Which token is this word? None if it is unknown."""
        word = printed.lower().replace("’", "'")
        digits = _DIGITS.match(word) if word[:1].isdecimal() else None
        if digits is not None:
            symbol = "y" if len(digits.group()) == _DIGITS_OF_A_YEAR else "n"
            return Token(symbol, int(digits.group()), digits.group())
        if word in _SIGNS:
            return Token(_SIGNS[word], 0, word)
        return self.tokens.get(word) or (Token(FILLER, 0, word) if word in self.filler else None)


_ONE_WORD: Final = {
    "today": "t",
    "yesterday": "e",
    "tomorrow": "f",
    "last": "l",
    "this": "i",
    "next": "x",
    "ago": "a",
    "recently": "r",
    "through": "-",
}
UNITS: Final = ("day", "week", "month", "year")


@cache
def date_words(lang: str = DEFAULT_LANGUAGE) -> DateWords:
    """Which words make the dates of this language? LookupError, naming the language, if there are none."""
    resource = files(__package__) / f"{lang}.yaml"
    if not resource.is_file():
        msg = f"there are no words of dates for the language {lang!r}"
        raise LookupError(msg)
    data: Mapping[str, Any] = yaml.safe_load(resource.read_text(encoding="utf-8"))
    tokens: dict[str, Token] = {}
    for name, symbol in _ONE_WORD.items():
        tokens |= {word: Token(symbol, 0, word) for word in data[name].split()}
    for word in data["to_date"].split():
        tokens.setdefault(word, Token("o", 0, word))
    units = [data["units"][unit] for unit in UNITS]
    for symbol, first, lists in (
        ("n", 1, data["numbers"]),
        ("m", 1, data["months"]),
        ("w", 0, data["weekdays"]),
        ("u", 1, units),
    ):
        for value, spelt in enumerate(lists, first):
            tokens |= {word: Token(symbol, value, word) for word in spelt.split()}
    filler = frozenset(data["filler"].split())
    return DateWords(data["lang"], data["day_first"], tokens, filler, _pattern(data))


def _pattern(data: Mapping[str, Any]) -> re.Pattern[str]:
    ordinals = "|".join(map(re.escape, data["ordinal_ends"]))
    genitives = "|".join(re.escape(end).replace("'", "['’]") for end in data["genitives"])
    return re.compile(rf"\d+(?:{ordinals})?(?![^\W_])|[^\W\d_]+(?:{genitives})?|\d+|[-–—/]", re.IGNORECASE)
