"""Does what came out of a reader's process hold together? Nothing that it says is believed."""

import json
import math
import re
import stat
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from answerable.errors import UnreadableError
from answerable.readers.failures import KINDS, printable, storable
from answerable.readers.outcome import Member, Refusal
from answerable.readers.sandbox.wire import CELL, HUNDREDTHS, LENGTH, WORD
from answerable.vocabulary.rendition import Cell, Element, Rendition, Section, SectionKind, Word
from answerable.vocabulary.span import Box

_MEDIA_TYPE: Final = re.compile(r"[a-z]{1,20}/[a-z0-9.+-]{1,120}")
_SIMPLE_NAME: Final = re.compile(r"[a-z]{1,40}")
_VERSION: Final = re.compile(r"[A-Za-z0-9.+_-]{1,100}")
_MEMBER_FILE: Final = re.compile(r"member-[0-9]{6,9}")
_CELL_REF: Final = re.compile(r"[A-Z]{1,7}[1-9][0-9]{0,9}")
_ELEMENT: Final = re.compile(
    r"/descendant::[a-z][a-z0-9]{0,19}\[[1-9][0-9]{0,9}\]"
    r"(?:/descendant::tr\[[1-9][0-9]{0,9}\])?(?:/\*\[[1-9][0-9]{0,9}\])?"
)
_LONGEST_SENTENCE: Final = 2_000
_LONGEST_VALUE: Final = 10_000
_LONGEST_LABEL: Final = 1_000
_MOST_POINTS: Final = 1_000_000.0


class ArrivalError(ValueError):
    """Where does what arrived not hold together? It is treated like a crash of the reader."""


def checked_media_type(said: str) -> str:
    """Is this a media type? Raises ArrivalError."""
    return _matching(said, _MEDIA_TYPE)


def error_of(body: bytes) -> UnreadableError:
    """Which error did the reader end in? Raises ArrivalError."""
    said = _object(_json(body))
    kind = _string(said, "kind")
    _hold(kind in KINDS, "an unknown kind of failure")
    return UnreadableError(
        kind,
        printable(_string(said, "message"), _LONGEST_SENTENCE),
        printable(_string(said, "remedy"), _LONGEST_SENTENCE),
    )


class Arrival:
    """What arrived? The head, the text and the layout, checked against each other. Raises ArrivalError."""

    def __init__(self, head: bytes, text: bytes, layout: bytes) -> None:
        self._head = _object(_json(head))
        self._text = text
        self._layout = layout

    def media_type(self) -> str:
        """Which kind of document was it?"""
        return checked_media_type(_string(self._head, "media_type"))

    def members(self, scratch: Path, most: int) -> tuple[Member, ...]:
        """Which members are there? Each a plain file in the scratch folder that goes by no other name."""
        rows = _rows(self._head, "members", 3)
        _hold(len(rows) <= most, "too many members")
        _hold(len({file for _, _, file in rows}) == len(rows), "two members in one file")
        return tuple(_member(row, scratch) for row in rows)

    def refused(self, most: int) -> tuple[Refusal, ...]:
        """Which members were left out, and why?"""
        rows = _rows(self._head, "refused", 4)
        _hold(len(rows) <= most, "too many refusals")
        return tuple(_refusal(row) for row in rows)

    def rendition(self) -> Rendition | None:
        """Which text is it, with its sections? None for a document that only has members."""
        said = self._head.get("rendition")
        if said is None:
            _hold(not self._text and not self._layout, "a text without a rendition")
            return None
        head = _object(said)
        try:
            text = self._text.decode("utf-8")
        except UnicodeDecodeError as error:
            raise ArrivalError("a text that is not UTF-8") from error
        metadata = _object(head.get("metadata"))
        notes = head.get("notes")
        if not isinstance(notes, list):
            raise ArrivalError("notes that are no list")
        sections, at = self._sections(_rows(head, "sections", 8), len(text))
        return Rendition(
            text,
            _matching(_string(head, "reader"), _SIMPLE_NAME),
            _matching(_string(head, "version"), _VERSION),
            sections,
            {
                _matching(key, _SIMPLE_NAME): storable(_text(value, _LONGEST_VALUE))
                for key, value in metadata.items()
            },
            tuple(printable(_text(note, _LONGEST_VALUE), _LONGEST_SENTENCE) for note in notes),
            self._elements(at, head.get("elements"), len(text)),
        )

    def _sections(self, rows: list[list[Any]], length: int) -> tuple[tuple[Section, ...], int]:
        sections: list[Section] = []
        at = 0
        reached = 0
        for kind, label, start, end, width, height, words, cells in rows:
            _hold(kind in {"page", "sheet"}, "an unknown kind of section")
            _hold(all(_is_count(value) for value in (start, end, words, cells)), "a section without numbers")
            _hold(reached <= start <= end <= length, "sections out of order")
            reached = end
            size = (_points(width), _points(height))
            stop = at + words * WORD.size
            _hold(stop <= len(self._layout), "fewer words than announced")
            placed = tuple(_words(self._layout[at:stop], start, end))
            addressed, at = self._addressed(stop, cells, (start, end), _CELL_REF)
            title: SectionKind = kind
            filled = tuple(map(Cell._make, addressed))
            name = storable(_text(label, _LONGEST_LABEL))
            sections.append(Section(title, name, start, end, *size, placed, filled))
        return tuple(sections), at

    def _elements(self, at: int, count: Any, length: int) -> tuple[Element, ...]:
        _hold(_is_count(count), "elements without a number")
        addressed, at = self._addressed(at, count, (0, length), _ELEMENT)
        _hold(at == len(self._layout), "more layout than announced")
        return tuple(map(Element._make, addressed))

    def _addressed(
        self, at: int, count: int, within: tuple[int, int], form: re.Pattern[str]
    ) -> tuple[list[tuple[int, int, str]], int]:
        """Which places come next, each with its address, and where does the layout go on behind them?"""
        if not count:
            return [], at
        stop = at + count * CELL.size
        _hold(stop + LENGTH.size <= len(self._layout), "fewer cells than announced")
        (size,) = LENGTH.unpack_from(self._layout, stop)
        refs_from = stop + LENGTH.size
        _hold(refs_from + size <= len(self._layout), "fewer cells than announced")
        refs = self._layout[refs_from : refs_from + size].decode("ascii", "replace").split("\n")
        _hold(len(refs) == count and all(map(form.fullmatch, refs)), "cells without addresses")
        places = list(CELL.iter_unpack(self._layout[at:stop]))
        _in_order(places, *within)
        addressed = [(first, last, ref) for (first, last), ref in zip(places, refs, strict=True)]
        return addressed, refs_from + size


def _words(layout: bytes, start: int, end: int) -> list[Word]:
    rows = list(WORD.iter_unpack(layout))
    _in_order([row[:2] for row in rows], start, end)
    _hold(all(row[2] <= row[4] and row[3] <= row[5] for row in rows), "a box inside out")
    return [Word(row[0], row[1], Box(*(side / HUNDREDTHS for side in row[2:]))) for row in rows]


def _in_order(places: list[tuple[int, ...]], start: int, end: int) -> None:
    _hold(all(first < last for first, last in places), "an empty word")
    _hold(all(before[1] <= after[0] for before, after in pairwise(places)), "words out of order")
    _hold(not places or (start <= places[0][0] and places[-1][1] <= end), "words outside their section")


def _member(row: list[Any], scratch: Path) -> Member:
    name, hint, file = row
    if hint is not None:
        _matching(_text(hint, _LONGEST_LABEL), _MEDIA_TYPE)
    path = scratch / _matching(file, _MEMBER_FILE)
    try:
        found = path.lstat()
    except OSError as error:
        raise ArrivalError("a member that is not there") from error
    _hold(stat.S_ISREG(found.st_mode) and found.st_nlink == 1, "a member that is no plain file")
    return Member(storable(_text(name, _LONGEST_LABEL)), hint, path)


def _refusal(row: list[Any]) -> Refusal:
    name, kind, message, remedy = (_text(value, _LONGEST_VALUE) for value in row)
    _hold(kind in KINDS, "an unknown kind of failure")
    return Refusal(
        storable(name), kind, printable(message, _LONGEST_SENTENCE), printable(remedy, _LONGEST_SENTENCE)
    )


def _hold(condition: object, what: str) -> None:
    if not condition:
        raise ArrivalError(what)


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ArrivalError("JSON that is broken") from error


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ArrivalError("something that is no object")
    return value


def _rows(said: dict[str, Any], key: str, width: int) -> list[list[Any]]:
    rows = said.get(key)
    if not isinstance(rows, list) or not all(isinstance(row, list) and len(row) == width for row in rows):
        raise ArrivalError(f"{key} that are no rows of {width}")
    return rows


def _string(said: dict[str, Any], key: str) -> str:
    return _text(said.get(key), _LONGEST_VALUE)


def _text(value: Any, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise ArrivalError("something that is no text, or too long")
    return value


def _matching(value: Any, pattern: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ArrivalError(f"{printable(str(value), 80)!r}, which is no such name")
    return value


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _points(value: Any) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ArrivalError("a page without a size")
    _hold(math.isfinite(value) and 0 <= value <= _MOST_POINTS, "a page of an impossible size")
    return float(value)
