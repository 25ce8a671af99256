"""Which number has a line, so that "line 5" of a citation is found? Counted as `extract.places` does."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from answerable.web.windows import Read

_PIECE: Final = 200_000

_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class Numbering:
    """How do the numbers of the lines go on from here?

    `before` lines were counted in front of this place. `blank` says whether lines without words count too,
    as those of a text file do; paragraphs are the lines that are not blank. `inside` says that the place is
    in the middle of a line that was counted already.
    """

    before: int
    blank: bool
    inside: bool = False

    def counts(self, line: str) -> bool:
        """Has this line a number of its own?"""
        return self.blank or bool(line.strip())


def lines_of(text: str) -> Iterator[str]:
    """Which lines has this text, each with its line end? A line ends at a newline, and nowhere else."""
    return (found[0] for found in _LINE.finditer(text))


def numbering_at(read: Read, start: int, *, blank: bool) -> Numbering:
    """How many lines begin before this character? Read piece by piece, so that memory stays flat."""
    counting = Numbering(0, blank)
    count, begun, counted = 0, False, False  # of the line that is not at its end yet
    for offset in range(0, start, _PIECE):
        for line in lines_of(read(offset, min(offset + _PIECE, start))):
            begun = True
            if not counted and counting.counts(line):
                count, counted = count + 1, True
            if line.endswith("\n"):
                begun, counted = False, False
    return Numbering(count, blank, inside=begun and counted)
