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
from typing import Final, Literal, get_args

TriggerType = Literal["archive", "page", "line", "paragraph", "clip", "frame", "still", "cell"]

TRIGGER_TYPES: Final[tuple[TriggerType, ...]] = get_args(TriggerType)

_TIME: Final = r"\d{2}:[0-5]\d:[0-5]\d(?:\.\d{1,3})?"
_ROMAN: Final = r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_NUMBER: Final = r"[1-9]\d*"
_PARAGRAPH: Final = rf"{_NUMBER}(?:\((?:{_NUMBER}|[a-z]{{1,4}})\))*"
_CELL: Final = r"[A-Z]{1,3}[1-9]\d{0,6}"


def _list_of(item: str) -> re.Pattern[str]:
    return re.compile(rf"{item}(?:-{item})?(?:,{item}(?:-{item})?)*")


_FORMS: Final[dict[TriggerType, re.Pattern[str]]] = {
    "archive": re.compile(r"(?:\d{14})?"),
    "page": _list_of(rf"(?:{_NUMBER}|{_ROMAN})"),
    "line": _list_of(_NUMBER),
    "paragraph": _list_of(_PARAGRAPH),
    "clip": re.compile(rf"{_TIME}-{_TIME}"),
    "frame": re.compile(rf"{_TIME}|{_NUMBER}"),
    "still": _list_of(_NUMBER),
    "cell": re.compile(rf"(?:[^!\n]+!)?{_list_of(_CELL).pattern}"),
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


def parse_trigger(kind: str, text: str) -> str:
    """What is this trigger in its one canonical form? ValueError, in one sentence, if it is none.

    White space is dropped (save in a sheet's name), `–` and the `:` of a cell range become `-`; ranges
    must run forward.
    """
    if kind not in _FORMS:
        msg = f"{kind!r} is no kind of citation: use one of {', '.join(TRIGGER_TYPES)}"
        raise ValueError(msg)
    canonical = _canonical(kind, text)
    if not _FORMS[kind].fullmatch(canonical):
        msg = f"{text!r} does not say where, in a citation of type {kind}: write {_EXAMPLES[kind]}"
        raise ValueError(msg)
    for part in canonical.rpartition("!")[2].split(","):
        first, dash, last = part.partition("-")
        if dash and _order(first) > _order(last):
            msg = f"{text!r} runs backwards: write {last}-{first}"
            raise ValueError(msg)
    return canonical


def _canonical(kind: str, text: str) -> str:
    if kind != "cell":
        bare = re.sub(r"\s+", "", text).replace("–", "-")
        return bare.lower() if kind in {"page", "paragraph"} else bare
    sheet, mark, refs = text.strip().rpartition("!")
    refs = re.sub(r"\s+", "", refs).replace("–", "-").replace(":", "-").replace("$", "").upper()
    return f"{sheet}{mark}{refs}"


def _order(place: str) -> tuple[object, ...]:
    """Which of two places of one trigger comes first?"""
    if ":" in place:
        return ("", place)
    if cell := re.fullmatch(r"([A-Z]{1,3})(\d+)", place):
        return ("", len(cell[1]), cell[1], int(cell[2]))
    if place.isalpha():
        return ("", _roman(place))
    leading = re.match(r"\d+", place)
    # `iv-2` mixes front matter and body: front matter comes first.
    return ("body", int(leading[0])) if leading else ("body", 0)


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
