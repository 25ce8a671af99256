"""Which lines does a page print? Words on one baseline, in the order of the page's content."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from answerable.tables.fmtr.record import Cell, Line
from answerable.vocabulary.rendition import Section, Word
from answerable.vocabulary.span import Box

SAME_BASELINE: Final = 1.2
"""Points by which the feet of two words on one line may differ: bold figures have deeper boxes."""

WIDEST_GAP: Final = 5.0
"""Points between two words of one line: spaces of these fonts take 1.7 to 2.5, two of them below 5."""


@dataclass(slots=True)
class Printed:
    """What does one line say, and where? `words` are in the order of the page's content."""

    text: str
    page: int
    words: list[Word]
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """How high are its letters, in points?"""
        return self.bottom - self.top

    @property
    def line(self) -> Line:
        """Where does it stand?"""
        new = tuple.__new__  # a report has a hundred thousand of these
        box = new(Box, (self.left, self.top, self.right, self.bottom))
        return new(Line, (self.words[0].start, self.words[-1].end, self.page, box))


def printed_lines(text: str, section: Section, page: int) -> Iterator[Printed]:
    """Which lines are on this page? A line ends where the next word stands lower, apart, or further left."""
    run: list[Word] = []
    foot = edge = 0.0
    for word in section.words:
        _, _, (left, _, right, bottom) = word
        if run and not (-1.0 < left - edge < WIDEST_GAP and abs(bottom - foot) <= SAME_BASELINE):
            yield printed(text, page, run)
            run = []
        run.append(word)
        foot, edge = bottom, right
    if run:
        yield printed(text, page, run)


def printed(text: str, page: int, words: list[Word]) -> Printed:
    """Which line do these words make?"""
    start, end, (left, top, right, bottom) = words[0]
    if len(words) == 1:
        return Printed(text[start:end], page, words, left, top, right, bottom)
    _, end, (_, _, right, _) = words[-1]
    for _, _, (_, high, _, low) in words:
        top = min(top, high)
        bottom = max(bottom, low)
    return Printed(" ".join(text[start:end].split()), page, words, left, top, right, bottom)


def split_at(text: str, line: Printed, lefts: Sequence[float], tolerance: float) -> list[Printed]:
    """Into which cells does a line fall apart, where a word starts exactly at the left of a column?

    `lefts` go from left to right.
    """
    words = line.words
    if len(words) == 1 or bisect_right(lefts, line.left + tolerance) == bisect_right(
        lefts, line.right + tolerance
    ):
        return [line]
    cuts = []
    for index in range(1, len(words)):
        left = words[index].box.left
        if bisect_right(lefts, left + tolerance) > bisect_left(lefts, left - tolerance):
            cuts.append(index)
    return parted(text, line, cuts)


def parted(text: str, line: Printed, cuts: Sequence[int]) -> list[Printed]:
    """Which pieces are left of a line that is cut before these of its words, by number?"""
    if not cuts:
        return [line]
    edges = [0, *cuts, len(line.words)]
    return [printed(text, line.page, line.words[first:last]) for first, last in pairwise(edges)]


def text_of(lines: Sequence[Printed]) -> str:
    """What do these lines of one cell say together?"""
    return lines[0].text if len(lines) == 1 else " ".join([line.text for line in lines])


def cell_of(lines: Sequence[Printed]) -> Cell:
    """Which cell do these lines make?"""
    return Cell(text_of(lines), tuple([line.line for line in lines]))
