"""Which words of a text are marked, and by what? Overlapping and nested marks cut into plain segments.

A page cannot draw two boxes that cross. So the text is cut wherever a mark begins or ends; every piece then
knows all the marks that lie on it, and the pieces, joined, are the text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final


class Kind(StrEnum):
    """What do the marked words stand for? Each kind looks different, and not by its colour alone."""

    PERSON = "person"
    RANK = "rank"
    TITLE = "title"
    UNIT = "unit"
    DATE = "date"
    OTHER = "other"
    FOUND = "found"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Which characters are marked, for which claim, as what?

    `start`/`end` are code points of the rendition's text; `claim` is the claim's number on the page, 0 for
    words that were searched for.
    """

    start: int
    end: int
    claim: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Segment:
    """Which marks lie on this piece of text? `start` is a code point of the rendition's text.

    `opens` are the claims whose first words begin here, `closes` those whose last words end here.
    """

    start: int
    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()

    @property
    def end(self) -> int:
        """Behind which character does it end?"""
        return self.start + len(self.text)

    @property
    def claims(self) -> tuple[int, ...]:
        """Which claims stand on these words, each once, in order?"""
        return tuple(sorted({mark.claim for mark in self.marks if mark.claim}))

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """As what are these words marked, each kind once, in one order?"""
        present = {mark.kind for mark in self.marks}
        return tuple(kind for kind in KINDS if kind in present)


KINDS: Final = tuple(Kind)


def segments(text: str, offset: int, marks: Iterable[Mark], cuts: Iterable[int] = ()) -> Iterator[Segment]:
    """Into which pieces does this text fall? None is empty, and joined in order they are the text.

    `offset` is where in the rendition the text begins. Marks may overlap, nest and reach beyond the text:
    the part outside is left out. At `cuts` (ends of lines, cells) a piece ends whether or not a mark does.
    """
    end = offset + len(text)
    inside = sorted(mark for mark in marks if mark.start < end and mark.end > offset)
    first, last = _outermost(inside, offset, end)
    borders = {offset, end}
    borders.update(place for mark in inside for place in (mark.start, mark.end) if offset < place < end)
    borders.update(cut for cut in cuts if offset < cut < end)
    places = sorted(borders)
    waiting = iter(inside)
    coming = next(waiting, None)
    lying: list[Mark] = []
    for start, stop in pairwise(places):
        lying = [mark for mark in lying if mark.end > start]
        while coming is not None and coming.start <= start:
            lying.append(coming)
            coming = next(waiting, None)
        yield Segment(
            start,
            text[start - offset : stop - offset],
            tuple(lying),
            _at(first, start, lying),
            _at(last, stop, lying),
        )


def _outermost(marks: Iterable[Mark], offset: int, end: int) -> tuple[dict[int, int], dict[int, int]]:
    """Where in this stretch of text do each claim's words first begin, and last end?"""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for mark in marks:
        first[mark.claim] = max(offset, min(first.get(mark.claim, mark.start), mark.start))
        last[mark.claim] = min(end, max(last.get(mark.claim, mark.end), mark.end))
    return first, last


def _at(places: dict[int, int], place: int, lying: Iterable[Mark]) -> tuple[int, ...]:
    return tuple(sorted({mark.claim for mark in lying if mark.claim and places[mark.claim] == place}))
