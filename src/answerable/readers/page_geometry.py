"""Where on the page, as a person sees it, does a point of a PDF lie?"""

import math
from dataclasses import dataclass
from typing import Final

from answerable.vocabulary.span import Box

# A PDF's numbers are a stranger's: no sheet of paper is larger than this.
_FARTHEST: Final = 1_000_000.0
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


def _points(value: float) -> float:
    return 0.0 if math.isnan(value) else round(min(max(value, -_FARTHEST), _FARTHEST), 2)
