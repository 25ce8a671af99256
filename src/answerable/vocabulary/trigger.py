"""Where in its source does a citation point? The eight kinds of place, read and checked.

| kind | what its trigger looks like |
|---|---|
| `archive` | empty, or the 14 digits of an archive's timestamp |
| `page`, `line` | `11`, `11-12`, `1,2-3`; pages also `iv` |
| `paragraph` | the same, and numbered sub-paragraphs: `3(1)(c)` |
| `clip` | `00:01:20-00:01:24` |
| `frame` | `00:01:20`, with fractions of a second if need be; or a frame's number |
| `still` | `1`, `1,2-3`: which pictures of the source |
| `cell` | `C123`, `C123-C129`, `C1,D4`; with its sheet, `Postings!C123` |
"""

import re
from functools import lru_cache
from typing import Final, Literal, get_args

TriggerType = Literal["archive", "page", "line", "paragraph", "clip", "frame", "still", "cell"]

TRIGGER_TYPES: Final[tuple[TriggerType, ...]] = get_args(TriggerType)

_TIME: Final = r"\d{2}:[0-5]\d:[0-5]\d(?:\.\d{1,3})?"
_STAMP: Final = (
    r"\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d"  # a time in UTC
)
_ROMAN: Final = r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_NUMBER: Final = r"[1-9]\d*"
_PARAGRAPH: Final = rf"{_NUMBER}(?:\((?:{_NUMBER}|[a-z]{{1,4}})\))*"
_CELL: Final = r"[A-Z]{1,3}[1-9]\d{0,6}"


def _list_of(item: str) -> re.Pattern[str]:
    return re.compile(rf"{item}(?:-{item})?(?:,{item}(?:-{item})?)*", re.ASCII)


_FORMS: Final[dict[TriggerType, re.Pattern[str]]] = {
    "archive": re.compile(rf"(?:{_STAMP})?", re.ASCII),
    "page": _list_of(rf"(?:{_NUMBER}|{_ROMAN})"),
    "line": _list_of(_NUMBER),
    "paragraph": _list_of(_PARAGRAPH),
    "clip": re.compile(rf"{_TIME}-{_TIME}", re.ASCII),
    "frame": re.compile(rf"{_TIME}|{_NUMBER}", re.ASCII),
    "still": _list_of(_NUMBER),
    "cell": re.compile(rf"(?:[^!\n]+!)?{_list_of(_CELL).pattern}", re.ASCII),
}

_EXAMPLES: Final[dict[TriggerType, str]] = {
    "archive": "nothing, or 20160723163707",
    "page": "11, 11-12 or 1,2-3",
    "line": "11, 11-12 or 1,2-3",
    "paragraph": "11, 11-12 or 3(1)(c)",
    "clip": "00:01:20-00:01:24",
    "frame": "00:01:20",
    "still": "1 or 1,2-3",
    "cell": "C123, C123-C129 or Postings!C123",
}


@lru_cache(maxsize=20_000)  # claims are read by the thousand, and many stand on the same pages and cells
def parse_trigger(kind: str, text: str) -> str:
    """What is this trigger in its one canonical form? ValueError, in one sentence, if it is none.

    White space around punctuation is dropped (never between two numbers, nor in a sheet's name), `–` and
    the `:` of a cell range become `-`, seconds lose closing zeros; ranges must run forward.
    """
    if kind not in _FORMS:
        msg = f"{kind!r} is no kind of citation: use one of {', '.join(TRIGGER_TYPES)}"
        raise ValueError(msg)
    # most are in their form: no range to run forward, no fraction of a second, nothing around them
    plain = kind not in {"clip", "frame"} and "-" not in text and text == text.strip()
    if plain and _FORMS[kind].fullmatch(text):
        return text
    canonical = _canonical(kind, text)
    if not _FORMS[kind].fullmatch(canonical):
        msg = f"{text!r} does not say where, in a citation of type {kind}: write {_EXAMPLES[kind]}"
        raise ValueError(msg)
    for part in canonical.rpartition("!")[2].split(","):
        first, dash, last = part.partition("-")
        if dash and _runs_backwards(kind, first, last):
            msg = f"{text!r} runs backwards: write {last}-{first}"
            raise ValueError(msg)
    return canonical


def _canonical(kind: str, text: str) -> str:
    if kind == "cell":
        sheet, mark, refs = text.strip().rpartition("!")
        cells = _close_up(refs).replace(":", "-").replace("$", "")
        return f"{sheet}{mark}{cells.upper() if cells.isascii() else cells}"
    bare = _close_up(text)
    if kind in {"clip", "frame"}:
        return re.sub(r"\.\d+", lambda fraction: fraction[0].rstrip("0").rstrip("."), bare)
    return bare.lower() if kind in {"page", "paragraph"} and bare.isascii() else bare


def _close_up(text: str) -> str:
    return re.sub(r"\s*([-,:()$])\s*", r"\1", text.strip().replace("–", "-"))


def _runs_backwards(kind: str, first: str, last: str) -> bool:
    """Does the second of two places of one kind come before the first?"""
    if kind == "clip":
        return first > last
    pairs = zip(_steps(first), _steps(last), strict=False)
    return next((_follows(kind, one, other) for one, other in pairs if one != other), False)


def _steps(place: str) -> list[str]:
    """Which numbers and letters lead to a place, from the widest to the narrowest? 3, 1 and c of 3(1)(c)."""
    return re.findall(r"[0-9]+|[A-Za-z]+", place)


def _follows(kind: str, one: str, other: str) -> bool:
    """Does `one` come after `other`, whichever way one counts?"""
    if one.isdigit() and other.isdigit():
        return int(one) > int(other)
    if one.isdigit() or other.isdigit():
        # a page's roman numeral is front matter, before the body; (1) and (a) of a paragraph have no order
        return kind == "page" and one.isdigit()
    if kind == "page":
        return _roman(one) > _roman(other)
    if all(re.fullmatch(_ROMAN, letters) for letters in (one, other)) and _roman(one) < _roman(other):
        # (v) to (ix) is forward as numerals, (h) to (i) as letters: refuse only what is backwards as both
        return False
    return (len(one), one) > (len(other), other)


_ROMAN_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(
        -value if index + 1 < len(values) and values[index + 1] > value else value
        for index, value in enumerate(values)
    )


def number_list(numbers: set[int]) -> str:
    """How are these page, line or paragraph numbers written as a trigger? `{1, 2, 3, 7}` is `1-3,7`."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ",".join(f"{first}" if first == last else f"{first}-{last}" for first, last in runs)
