"""Where on the page, as a person sees it, does a point of a PDF lie?"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Final

from answerable.vocabulary.span import Box

# A PDF's numbers are a stranger's: no sheet of paper is larger than this.
_FARTHEST: Final = 1_000_000.0
_NEAR: Final = _FARTHEST / 4  # no difference of two such is farther
_QUARTER, _HALF, _THREE_QUARTERS = 90, 180, 270


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """How does a page lie? Its crop box in PDF space (y up), and how far it is shown turned, clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @property
    def width(self) -> float:
        """How wide is the page as seen, in points?"""
        sideways = self.rotation in {_QUARTER, _THREE_QUARTERS}
        return _points(self.top - self.bottom if sideways else self.right - self.left)

    @property
    def height(self) -> float:
        """How high is the page as seen, in points?"""
        sideways = self.rotation in {_QUARTER, _THREE_QUARTERS}
        return _points(self.right - self.left if sideways else self.top - self.bottom)

    def seen(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Where does this rectangle of PDF space lie on the page as seen, from its top left corner?"""
        if self.rotation == _QUARTER:
            corners = (bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
        elif self.rotation == _HALF:
            corners = (self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
        elif self.rotation == _THREE_QUARTERS:
            corners = (self.top - top, self.right - right, self.top - bottom, self.right - left)
        else:
            corners = (left - self.left, self.top - top, right - self.left, self.top - bottom)
        left, top, right, bottom = corners
        if -_FARTHEST <= left <= right <= _FARTHEST and -_FARTHEST <= top <= bottom <= _FARTHEST:
            return Box(round(left, 2), round(top, 2), round(right, 2), round(bottom, 2))
        return Box(*map(_points, corners))

    def seen_all(self, sides: Sequence[float]) -> list[Box]:
        """Where do many pairs of rectangles lie, each pair as one box that spans both?

        `sides` are eight numbers a pair, in the order of pdfium: left, top, right, bottom, twice.
        """
        pairs = zip(*[iter(sides)] * 8, strict=True)
        if self.rotation or not (sides and isfinite(sum(sides)) and max(map(abs, sides)) < _NEAR):
            return [
                self.seen(min(one, two), min(low, lower), max(end, farther), max(top, higher))
                for one, top, end, low, two, higher, farther, lower in pairs
            ]
        x, y, new = self.left, self.top, tuple.__new__
        found = []
        for one, top, end, low, two, higher, farther, lower in pairs:
            # Written out: `min` and `max` would take a third of the time that a page takes.
            left = one if one < two else two  # noqa: FURB136
            high = top if top > higher else higher  # noqa: FURB136
            right = end if end > farther else farther  # noqa: FURB136
            bottom = low if low < lower else lower  # noqa: FURB136
            # Rounded as whole hundredths: `round` to two places takes three times as long.
            found.append(
                new(
                    Box,
                    (
                        round((left - x) * 100) / 100,
                        round((y - high) * 100) / 100,
                        round((right - x) * 100) / 100,
                        round((y - bottom) * 100) / 100,
                    ),
                )
            )
        return found


def _points(value: float) -> float:
    return 0.0 if math.isnan(value) else round(min(max(value, -_FARTHEST), _FARTHEST), 2)
