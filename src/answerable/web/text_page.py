"""How does one page of a rendition's text look, with its claims' words marked in place?"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from answerable.extract.places import LINE_BY_LINE
from answerable.store.casebook import View
from answerable.store.renditions import StoredRendition, text_of
from answerable.vocabulary.kinds import has_printed_pages
from answerable.vocabulary.source import Source
from answerable.vocabulary.trigger import TriggerType
from answerable.web.blocks import Block, Line, blocks
from answerable.web.highlights import KINDS, Kind, Mark
from answerable.web.layout import has_sections, sections_in
from answerable.web.numbering import Numbering, numbering_at
from answerable.web.windows import Window, window_at


@dataclass(frozen=True, slots=True)
class TextPage:
    """What is shown of the text?

    `unit` is what its numbered lines are cited as; `is_sectioned` says that it has pages or sheets, whose
    lines are not; `is_spaced` that every line is a paragraph, to be set apart from the next. `kinds` are
    those of the claims' marks on this page; `is_printed` says that its pages can be seen as printed.
    """

    rendition: StoredRendition
    window: Window
    blocks: tuple[Block, ...]
    unit: TriggerType
    is_sectioned: bool
    kinds: tuple[Kind, ...]
    is_spaced: bool
    is_printed: bool


def window_of(view: View, rendition: StoredRendition, offset: int) -> Window:
    """Which page of this rendition's text holds this character?"""
    return window_at(partial(text_of, view.connection, rendition.id), rendition.length, offset)


def text_page(
    view: View, source: Source, rendition: StoredRendition, window: Window, marks: Iterable[Mark]
) -> TextPage:
    """What is drawn of this page of the text, under these marks?"""
    marked = list(marks)
    by_line = _media_type(source, rendition) in LINE_BY_LINE
    numbering = _numbering(view, rendition, window, by_line=by_line)
    sections = sections_in(view, rendition.id, window)
    drawn = tuple(blocks(window, marked, sections, numbering))
    present = {mark.kind for mark in marked} - {Kind.FOUND}
    return TextPage(
        rendition,
        window,
        drawn,
        "line" if by_line else "paragraph",
        numbering is None,
        tuple(kind for kind in KINDS if kind in present),
        is_spaced=not by_line
        and numbering is not None
        and not any(isinstance(block, Line) and block.is_blank for block in drawn),
        is_printed=has_printed_pages(_media_type(source, rendition)),
    )


def _numbering(view: View, rendition: StoredRendition, window: Window, *, by_line: bool) -> Numbering | None:
    if has_sections(view, rendition.id):
        return None  # pages and sheets are cited as such, their lines are not
    return numbering_at(partial(text_of, view.connection, rendition.id), window.start, blank=by_line)


def _media_type(source: Source, rendition: StoredRendition) -> str:
    return next((item.media_type for item in source.captures if item.sha256 == rendition.sha256), "")
