"""What has been read so far, and is it still within the limit?"""

from typing import Final

from answerable.readers.failures import too_large
from answerable.readers.limits import Limits

WORD_COST: Final = 24  # bytes of layout that a word's place takes on its way out of the sandbox
CELL_COST: Final = 16  # and a cell's


class TextBuilder:
    """How does a rendition's text grow, piece by piece, with the offset of each piece known?

    Counts what is written, and the layout beside it, against `limits.output_bytes` while it grows, so that a
    document whose text has no end is refused before it has filled the memory.
    """

    def __init__(self, name: str, limits: Limits) -> None:
        self._name = name
        self._limit = limits.output_bytes
        self._left = limits.output_bytes
        self._pieces: list[str] = []
        self.length = 0

    def write(self, piece: str) -> None:
        """What comes next? Counted in characters: the exact count of bytes is checked at the end."""
        self.spend(len(piece))
        self._pieces.append(piece)
        self.length += len(piece)

    def spend(self, count: int) -> None:
        """Is there room for so many bytes more? Raises UnreadableError `too_large` where there is none."""
        self._left -= count
        if self._left < 0:
            raise too_large(self._name, "it holds more text", self._limit)

    def text(self) -> str:
        """What is the whole text?"""
        return "".join(self._pieces)
