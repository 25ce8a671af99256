"""Which words exactly? A stretch of one rendition's text, and where on the page it stands."""

from dataclasses import dataclass
from typing import NamedTuple


class Box(NamedTuple):
    """Where on a page? Points (1/72 inch) from the page's top left corner, as a person sees the page."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Span:
    """Which characters does a citation point at?

    `start`/`end` are code points of the rendition's text and `text` must equal `rendition[start:end]`.
    `page` and `boxes` are there where the layout is known. `supports` names the claim's fields that these
    words stand for (`person`, `rank`, `date.first`, `attribution.0.cue`, …). `element` is the path of the
    element that holds the words, in a web page whose elements are known (see `rendition.Element`).
    """

    start: int
    end: int
    text: str
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    supports: tuple[str, ...] = ()
    element: str | None = None

    def __post_init__(self) -> None:
        """Refuse a stretch that cannot be one, or whose words are not as long as it says."""
        if not 0 <= self.start < self.end:
            msg = f"a span runs forward from 0, not {self.start}…{self.end}"
            raise ValueError(msg)
        if len(self.text) != self.end - self.start:
            msg = f"a span of {self.end - self.start} characters cannot read {self.text!r}"
            raise ValueError(msg)
