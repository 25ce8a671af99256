"""What is shown of one page as it was printed? Its picture, and where on it the claims' words stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from answerable.store import renditions, schema
from answerable.store.casebook import View
from answerable.store.renditions import StoredRendition
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.kinds import has_printed_pages
from answerable.vocabulary.source import Capture, Source
from answerable.vocabulary.span import Box
from answerable.web.cards import Card, card_of, kind_of
from answerable.web.highlights import KINDS, Kind
from answerable.web.placing import placed_claims
from answerable.web.problems import NotShownError
from answerable.web.windows import Window

_SAME_LINE: Final = 0.5
"""How much of the lower of two boxes must lie beside the other, for both to be of one line?"""

_SPACE: Final = 0.6
"""How wide may the gap between two words of one line be, in heights of the line, to be drawn as one?"""


@dataclass(frozen=True, slots=True)
class Outline:
    """Where on the page do words of a claim stand, and as what?

    `claim` is its number on the page, `is_first` marks the first of its outlines, `is_asked` those of the
    claim that was asked for.
    """

    claim: int
    id: str
    kind: Kind
    box: Box
    is_first: bool
    is_asked: bool

    @property
    def width(self) -> float:
        """How wide is it, in points?"""
        return round(self.box.right - self.box.left, 2)

    @property
    def height(self) -> float:
        """How high is it, in points?"""
        return round(self.box.bottom - self.box.top, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facsimile:
    """What is shown of the page? Sizes are points; `outlines` in the order of the claims."""

    source: Source
    rendition: StoredRendition
    number: int
    count: int
    start: int
    width: float
    height: float
    outlines: tuple[Outline, ...]
    claims: tuple[Card, ...]
    kinds: tuple[Kind, ...]
    more: int


def capture_of(source: Source, rendition: StoredRendition) -> Capture:
    """Which bytes is this a rendition of? NotShownError if they have no printed pages."""
    found = next((item for item in source.captures if item.sha256 == rendition.sha256), None)
    if found is None or not has_printed_pages(found.media_type):
        msg = f"“{source.label}” has no printed pages that could be shown: read its text instead."
        raise NotShownError(msg)
    return found


def rendition_of(view: View, source: Source, wanted: str | None) -> StoredRendition:
    """Which text of the source is meant, the newest of the latest bytes if none is named? NotShownError."""
    texts = [found for item in source.captures if (found := renditions.newest(view, item.sha256))]
    chosen = [text for text in texts if wanted in {None, text.id}]
    if not chosen:
        msg = f"There is no such text of “{source.label}”: begin at the source's own page."
        raise NotShownError(msg)
    return chosen[-1]


def facsimile(view: View, source: Source, number: int, rendition: str | None, asked: str | None) -> Facsimile:
    """What is shown of page `number`, from 1? The claim `asked` stands out. NotShownError if it has none."""
    text = rendition_of(view, source, rendition)
    capture_of(source, text)
    section = schema.section
    pages = view.connection.execute(
        select(section.c.label, section.c.start, section.c.end, section.c.width, section.c.height)
        .where(section.c.rendition == text.id, section.c.kind == "page")
        .order_by(section.c.ordinal)
    ).all()
    page = next((row for row in pages if row.label == str(number)), None)
    if page is None or not page.width or not page.height:
        msg = f"“{source.label}” has no page {number} that could be shown."
        raise NotShownError(msg)
    window = Window(page.start, page.end, "", number, len(pages), None, None)
    placed = placed_claims(view, source, text.id, window)
    claims = list(enumerate(placed.here, 1))
    outlines = tuple(
        Outline(item, claim.id, kind, box, is_first=not index, is_asked=claim.id == asked)
        for item, claim in claims
        for index, (kind, box) in enumerate(_stretches(claim, source.id, text.id, number))
    )
    present = {outline.kind for outline in outlines}
    return Facsimile(
        source=source,
        rendition=text,
        number=number,
        count=len(pages),
        start=page.start,
        width=page.width,
        height=page.height,
        outlines=outlines,
        claims=tuple(card_of(claim, source, item, words_shown=False) for item, claim in claims),
        kinds=tuple(kind for kind in KINDS if kind in present),
        more=placed.elsewhere,
    )


def _stretches(claim: Claim, source: str, rendition: str, page: int) -> Iterator[tuple[Kind, Box]]:
    """Where on this page do the claim's words stand, and what do they stand for?"""
    for citation in claim.citations:
        if (citation.source.id, citation.rendition) != (source, rendition):
            continue
        for span in citation.spans:
            if span.page == page:
                kind = min((kind_of(claim.type, field) for field in span.supports), default=Kind.OTHER)
                yield from ((kind, box) for box in lines_of(span.boxes))


def lines_of(boxes: Iterable[Box]) -> list[Box]:
    """Which boxes are these together? Neighbouring words of one line are drawn as one stretch."""
    lines: list[Box] = []
    for box in boxes:
        if lines and _goes_on(lines[-1], box):
            last = lines[-1]
            lines[-1] = Box(
                min(last.left, box.left),
                min(last.top, box.top),
                max(last.right, box.right),
                max(last.bottom, box.bottom),
            )
        else:
            lines.append(box)
    return lines


def _goes_on(before: Box, after: Box) -> bool:
    lower = min(before.bottom - before.top, after.bottom - after.top)
    beside = min(before.bottom, after.bottom) - max(before.top, after.top)
    gap = max(before.left, after.left) - min(before.right, after.right)
    return beside > _SAME_LINE * lower and gap < _SPACE * (after.bottom - after.top)
