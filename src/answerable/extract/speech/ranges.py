"""Which numbers are two ends of one range: "between 40 and 50", "40 to 50", "$3-4 million"?"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from answerable.extract.speech.numerals import YEAR, FigureRules, Numeral, numerals

_HYPHEN: Final = re.compile(r"-(?=\d)")
_LOOK: Final = 40
"""Characters behind a hyphen in which the second number ends."""
_AHEAD: Final = 12


def with_ranges(text: str, found: Sequence[Numeral], rules: FigureRules) -> list[Numeral]:
    """Which numerals are these, when two that are ends of a range are one? The lower end is its value.

    The second number's magnitude, currency and percent sign are said of both: "2 to 3 million" dollars.
    """
    joined: list[Numeral] = []
    place = 0
    while place < len(found):
        first = found[place]
        second = found[place + 1] if place + 1 < len(found) else None
        hyphened = _behind_hyphen(text, first, rules)
        made = None
        if hyphened is not None:
            made = _range(text, first, hyphened, rules)
        elif second is not None and rules.to.fullmatch(text, first.end, second.start):
            made = _range(text, first, second, rules)
            place += made is not None
        joined.append(made or first)
        place += 1
    return joined


def _behind_hyphen(text: str, first: Numeral, rules: FigureRules) -> Numeral | None:
    """Which number stands close behind a hyphen? By itself it would be taken for a part of a word."""
    match = _HYPHEN.match(text, first.end)
    if match is None:
        return None
    behind = text[match.end() : match.end() + _LOOK]
    number = next(iter(numerals(behind, 0, len(behind), rules)), None)
    if number is None or number.start:
        return None
    return replace(number, start=match.end(), end=number.end + match.end())


def _range(text: str, first: Numeral, second: Numeral, rules: FigureRules) -> Numeral | None:
    ahead = text[max(0, first.start - _AHEAD) : first.start]
    between = rules.between.search(ahead)
    is_and = text[first.end : second.start].strip().lower() in rules.words["between_joints"]
    years = YEAR.fullmatch(text, first.start, first.end) is not None and second.scale == 1
    if years or rules.changes.search(ahead) or is_and != (between is not None):
        return None
    if first.currency and second.currency and first.currency != second.currency:
        return None
    is_short = first.scale == 1 and second.scale > 1 and first.value < second.value // second.scale
    lowest = first.value * second.scale if is_short else first.value
    if lowest >= second.value or (first.is_percent and not second.is_percent):
        return None
    return Numeral(
        first.start if between is None else first.start - len(between.group()),
        second.end,
        lowest,
        first.currency or second.currency,
        second.is_percent,
        first.is_word and second.is_word,
        second.scale,
        second.value,
    )
