"""Which number is printed here, and where? Digits, number words and magnitudes as one value in base units."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from answerable.extract.lexicon import DEFAULT_LANGUAGE

_YEAR: Final = r"(?:19|20)\d\d"
YEAR: Final = re.compile(_YEAR)
"""A number that may be a year."""

_DIGITS: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"


@dataclass(frozen=True, slots=True)
class FigureRules:
    """How are numbers and what they count written in this language? Words in lower case."""

    lang: str
    values: Mapping[str, int]
    magnitudes: Mapping[str, int]
    money_magnitudes: Mapping[str, int]
    ordinals: Mapping[str, int]
    signs: Mapping[str, str]
    currencies: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    number: re.Pattern[str]
    between: re.Pattern[str]
    to: re.Pattern[str]
    changes: re.Pattern[str]
    share: re.Pattern[str]
    ranked: re.Pattern[str]
    qualifier: re.Pattern[str]
    percent: re.Pattern[str]
    about_ends: re.Pattern[str]
    compound: re.Pattern[str]
    part: re.Pattern[str]
    most_ranked: re.Pattern[str]
    period: re.Pattern[str]
    place: re.Pattern[str]
    rate: re.Pattern[str]
    of: re.Pattern[str]
    within_year: re.Pattern[str]
    since_year: re.Pattern[str]
    plural_ends: tuple[str, ...]
    singular_ends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Numeral:
    """Which value has the number at these characters? `currency` is a code of ISO 4217 where it is money.

    `is_word` says that no digit is in it ("two"), `is_percent` that it counts hundredths; `scale` is what
    magnitudes made of it (1000000 of "5 million"), `highest` the upper end where two numbers are a range.
    """

    start: int
    end: int
    value: int | float
    currency: str | None
    is_percent: bool
    is_word: bool
    scale: int = 1
    highest: int | float | None = None


@cache
def figure_rules(lang: str = DEFAULT_LANGUAGE) -> FigureRules:
    """Which rules belong to this language? LookupError, naming the language, if there are none."""
    resource = files("answerable.extract") / "rules" / f"figures-{lang}.yaml"
    if not resource.is_file():
        msg = f"there are no rules of figures for the language {lang!r}"
        raise LookupError(msg)
    data: dict[str, Any] = yaml.safe_load(resource.read_text(encoding="utf-8"))
    magnitudes = data["magnitudes"] | data["short_magnitudes"]
    kinds = (
        "plurals",
        "measures",
        "no_nouns",
        "no_modifiers",
        "months",
        "superlatives",
        "every",
        "behind",
        "between_joints",
    )
    return FigureRules(
        lang=data["lang"],
        values=data["units"] | data["tens"],
        magnitudes=magnitudes,
        money_magnitudes=magnitudes | data["money_magnitudes"],
        ordinals=data["ordinals"],
        signs=data["signs"],
        currencies=data["currencies"],
        words={kind: frozenset(str(data[kind]).split()) for kind in kinds},
        number=_number(data),
        between=re.compile(rf"\b(?:{_any(data['between'])})\s+$", re.IGNORECASE),
        to=re.compile(rf"\s?[-–—]\s?|\s(?:{_any(data['range_joints'])})\s", re.IGNORECASE),
        changes=re.compile(rf"\b(?:{_any(data['range_starts'])})\s+$", re.IGNORECASE),
        share=re.compile(rf"\s(?:{_any(data['share_joints'])})\s", re.IGNORECASE),
        ranked=re.compile(
            rf"\b(?:{_any(data['ranking'])})\s+(?:(?P<digits>\d+)(?:{_ordinal(data)})|(?P<word>[a-z]+))\b",
            re.IGNORECASE,
        ),
        qualifier=re.compile(
            rf"\b({_any(data['qualifiers'])})\s+(?:(?:{_any(data['articles'])})\s+)?$", re.IGNORECASE
        ),
        about_ends=re.compile(rf"(?:{_any(data['about_ends'])})\b.*"),
        compound=re.compile(rf"-(?:{_any(data['compound'].split())})\b"),
        part=re.compile(rf"\s(?:{_any(data['part_of'])})\s(?:{_any(data['part_determiners'].split())})\s"),
        most_ranked=re.compile(
            rf"(?<![\w-])(?:(?P<digits>\d+)(?:{_ordinal(data)})|(?P<word>[a-z]+))[-\s]"
            rf"(?P<most>(?:{_any(data['most'])})\s[a-z]+|[a-z]{{2,}}(?:{_any(data['most_ends'])})"
            rf"|{_any(data['most_alone'])})\s(?P<noun>[a-z]+(?:\s[a-z]+)?)",
            re.IGNORECASE,
        ),
        period=_period(data),
        place=re.compile(
            rf"\b(?:{_any(data['place_joints'])})\s(?:(?:{_any(data['articles'])})\s)?((?:[A-Z][\w'’-]*\s?)+)"
        ),
        rate=re.compile(
            rf"\s(?:{_any(data['rate_joints'])})\s(?:[\d,]+\s)?[a-z]+"
            rf"|\s(?:{_any(data['rate_each'])})\s(?:{_any(data['rate_units'])})\b"
        ),
        of=_of(data),
        within_year=re.compile(
            rf"(?:{_any(data['period']['within'])})\s(?:(?:{_any(data['articles'])})\s)?({_YEAR})"
        ),
        since_year=re.compile(rf"(?:{_any(data['period']['onwards'])})\s(?:[A-Z][a-z]+\s)?({_YEAR})"),
        plural_ends=tuple(data["plural_ends"]),
        singular_ends=tuple(data["singular_ends"]),
        percent=re.compile(rf"\s?(?:{_any(data['percent'])})(?!\w)", re.IGNORECASE),
    )


def numerals(text: str, start: int, end: int, rules: FigureRules) -> list[Numeral]:
    """Which numbers are printed between these characters? Not those that are part of a word or a date."""
    return [
        numeral
        for match in rules.number.finditer(text, start, end)
        if (numeral := _numeral(text, match, rules)) is not None
    ]


def _numeral(text: str, match: re.Match[str], rules: FigureRules) -> Numeral | None:
    sign, digits, words = match.group("sign"), match.group("digits"), match.group("words")
    if sign and sign.isalpha() and not sign.isupper():
        return None
    end = match.end("digits") if digits else match.end("words")
    value = Decimal(digits.replace(",", "")) if digits else _worth(words, rules)
    scale = 1 if digits else _scale(words, rules)
    currency = rules.signs.get(sign) if sign else None
    if digits:
        known = rules.money_magnitudes if sign else rules.magnitudes
        for magnitude in _MAGNITUDES.finditer(text, end):
            size = known.get(magnitude.group(1).lower())
            if magnitude.start() != end or size is None:
                break
            value *= size
            scale *= size
            end = magnitude.end()
    percent = rules.percent.match(text, end) if not currency else None
    if percent:
        end = percent.end()
    elif not currency:
        behind = _CURRENCY.match(text, end)
        words_behind = behind.group(1).lower().split() if behind else []
        for length in (2, 1):
            name = " ".join(words_behind[:length])
            if len(words_behind) >= length and name in rules.currencies:
                currency = rules.currencies[name]
                end = text.lower().index(words_behind[length - 1], end) + len(words_behind[length - 1])
                break
    if value == 0 and not digits:
        return None
    plain: int | float = int(value) if value == value.to_integral_value() else float(value)
    return Numeral(match.start(), end, plain, currency, percent is not None, not digits, scale)


def _worth(words: str, rules: FigureRules) -> Decimal:
    """What do number words come to? `two hundred and five` is 205."""
    total = part = 0
    for word in re.split(r"[\s-]+", words.lower()):
        if word in rules.values:
            part += rules.values[word]
        elif word in rules.magnitudes:
            size = rules.magnitudes[word]
            if size > _HUNDRED:
                total, part = total + max(part, 1) * size, 0
            else:
                part = max(part, 1) * size
    return Decimal(total + part)


def _scale(words: str, rules: FigureRules) -> int:
    """Which magnitude do number words end in? 1 if in none."""
    return rules.magnitudes.get(re.split(r"[\s-]+", words.lower())[-1], 1)


_HUNDRED: Final = 100
_MAGNITUDES: Final = re.compile(r"[\s-]?([A-Za-z]+)\b")
_CURRENCY: Final = re.compile(r"\s((?:[A-Za-z]+)(?:\s[A-Za-z]+)?)")


def _number(data: Mapping[str, Any]) -> re.Pattern[str]:
    unit = _any([*data["units"], *data["tens"]])
    size = _any(list(data["magnitudes"]))
    joint, article = _any(data["number_joints"]), _any(data["number_articles"])
    words = (
        rf"(?:(?:{unit})(?:[\s-](?:(?:{joint})\s)?(?:{unit}|{size}))*"
        rf"|(?:{article})\s(?:{size})(?=\s[a-z])(?:\s{size})*)"
    )
    sign = _any(list(data["signs"]))
    return re.compile(
        rf"(?<![\w.,:/#-])(?:(?P<sign>{sign})\s?)?(?P<digits>{_DIGITS})(?![\d:/])|(?<![\w-])(?P<words>{words})(?![\w-])",
        re.IGNORECASE,
    )


def _period(data: Mapping[str, Any]) -> re.Pattern[str]:
    """In which words is it said of which time a figure is: "since 2006", "in the past two years", "daily"?"""
    part = {kind: _any(words) for kind, words in data["period"].items()}
    month = r"(?:[A-Z][a-z]+\.?\s)?(?:\d{1,2},?\s)?"
    return re.compile(
        rf"\b(?:(?:{part['joints']})\s(?:(?:{_any(data['articles'])})\s)?(?:(?:{part['shades']})[-\s])?"
        rf"(?:(?:{part['which']})\s(?:\w+\s)?(?:{part['units']})|"
        rf"{month}{_YEAR}(?:\s?(?:{part['to']})\s?(?:[A-Z][a-z]+\s)?{_YEAR})?)"
        rf"|(?:{part['each']})\s(?:{part['each_units']})|{part['adverbs']})\b"
    )


def _of(data: Mapping[str, Any]) -> re.Pattern[str]:
    """Which words join a sum or share to what it is of, and say nothing of it themselves?"""
    joints, worth = _any(data["of_joints"]), _any(data["of_worth"])
    return re.compile(rf"^(?:(?:{worth})\s)?(?:{joints})\s|^(?:{joints}|{worth})$")


def _ordinal(data: Mapping[str, Any]) -> str:
    return _any(data["ordinal_ends"])


def _any(phrases: list[str]) -> str:
    return "|".join(
        re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(phrases, key=len, reverse=True)
    )
