"""Which pages or sheets lie in this stretch of a text? The words' places are left where they are."""

from dataclasses import replace

from sqlalchemy import select

from answerable.store import schema
from answerable.store.casebook import View
from answerable.store.renditions import is_section, sections_of
from answerable.vocabulary.rendition import Section
from answerable.web.windows import Window


def has_sections(view: View, rendition: str) -> bool:
    """Has this rendition pages or sheets at all?"""
    query = select(schema.section.c.id).where(schema.section.c.rendition == rendition, is_section()).limit(1)
    return view.connection.execute(query).first() is not None


def sections_in(view: View, rendition: str, window: Window) -> tuple[Section, ...]:
    """Which pages (without their words) or sheets (with their cells) does the window touch, in order?

    A document of thousands of pages has millions of words with boxes: only the pages' borders are read.
    """
    section = schema.section
    query = (
        select(section.c.kind, section.c.label, section.c.start, section.c.end)
        .where(section.c.rendition == rendition, is_section())
        .where(section.c.start <= window.end, section.c.end >= window.start)
        .order_by(section.c.ordinal)
    )
    found = [Section(*row) for row in view.connection.execute(query)]
    if any(item.kind == "sheet" for item in found):
        found = [_clipped(item, window) for item in sections_of(view.connection, rendition)]
    return tuple(item for item in found if _touches(item, window))


def _clipped(section: Section, window: Window) -> Section:
    """The section with those of its cells that the window touches."""
    cells = tuple(cell for cell in section.cells if cell.start < window.end and cell.end > window.start)
    return replace(section, cells=cells)


def _touches(section: Section, window: Window) -> bool:
    if section.start < section.end:
        return section.start < window.end and section.end > window.start
    return window.start <= section.start and (section.start < window.end or window.later is None)
