"""Which stretch of a long text is on this page? A reader's portion, cut at a line end, found by its offset.

Borders lie at the first line end behind every multiple of `WINDOW`, so that the same offset is always on
the same page, and finding a page reads no more of the text than that page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

WINDOW: Final = 32_000
"""Characters on a page: about ten printed pages. One page holds at most half as many more."""

Read = Callable[[int, int], str]
"""Which characters has the text from here to there?"""


@dataclass(frozen=True, slots=True)
class Window:
    """Which characters of the text are shown, and where does one turn the page?

    `start`/`end` are code points of the rendition's text; `earlier`/`later` the offsets at which the
    neighbouring pages begin, None at the ends. `number` counts from 1 up to `count`.
    """

    start: int
    end: int
    text: str
    number: int
    count: int
    earlier: int | None
    later: int | None


def window_at(read: Read, length: int, offset: int) -> Window:
    """Which page of a text of this length holds this character? The last, for one beyond the end."""
    count = _count(read, length)
    number = max(0, min(offset // WINDOW, count - 1))
    if number and offset < _border(read, number):
        number -= 1
    start = _border(read, number)
    end = length if number + 1 >= count else _border(read, number + 1)
    return Window(
        start,
        end,
        read(start, end),
        number + 1,
        count,
        None if number == 0 else _border(read, number - 1),
        None if number + 1 >= count else end,
    )


def _count(read: Read, length: int) -> int:
    count = max(1, -(-length // WINDOW))
    if count > 1 and _border(read, count - 1) >= length:
        return count - 1  # behind the last line end there is nothing left to show
    return count


def _border(read: Read, number: int) -> int:
    """Where does page `number`, from 0, begin? In the middle of a line only where that line is very long."""
    if number == 0:
        return 0
    middle = number * WINDOW
    return middle + read(middle, middle + WINDOW // 2).find("\n") + 1
