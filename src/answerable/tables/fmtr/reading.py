"""What does a training report print, whatever its layout? Its pages say how they are to be read."""

import re
from collections import Counter
from itertools import islice
from typing import Final

from answerable.tables.fmtr.grouped import is_grouped, read_grouped
from answerable.tables.fmtr.headed import is_headed, read_headed
from answerable.tables.fmtr.lines import printed_lines
from answerable.tables.fmtr.listed import is_listed, read_listed
from answerable.tables.fmtr.record import Report
from answerable.tables.fmtr.tabled import is_tabled, read_tabled
from answerable.vocabulary.rendition import Rendition, Section

_IN_CHAPTER: Final = re.compile(r"[IVX]+-\d{1,4}")
_LOWEST: Final = 0.93  # of the page's height: where its number begins
_MIDDLE: Final = 4.0

_SEEN: Final = 12
"""Pages that are looked at for column headings, from the first that holds words."""


def read_report(rendition: Rendition) -> Report | None:
    """Which rows, sums and countries does it print? None if it heads its columns in no known way."""
    if not rendition.sections:
        if is_tabled(rendition):
            return read_tabled(rendition)
        return read_listed(rendition) if is_listed(rendition) else None
    numbered = ((number, section) for number, section in enumerate(rendition.sections, 1) if section.words)
    for number, section in islice(numbered, _SEEN):
        lines = list(printed_lines(rendition.text, section, number))
        if is_headed(lines):
            return read_headed(rendition)
        if is_grouped(lines):
            return read_grouped(rendition)
    return read_listed(rendition) if is_listed(rendition) else None


def page_printed(text: str, section: Section) -> str | None:
    """Which number does this page print for itself: `IV-188`, `94`? None if none, or more than one, is there.

    A chapter's number tells itself from the rest; a bare one stands alone in the middle of the lowest line.
    """
    chapters = [word for word in section.words if _IN_CHAPTER.fullmatch(text[word.start : word.end])]
    if len(chapters) == 1:
        return text[chapters[0].start : chapters[0].end]
    if chapters or section.height is None or section.width is None:
        return None
    bare = [
        word
        for word in section.words
        if word.box.top > _LOWEST * section.height
        and abs((word.box.left + word.box.right) / 2 - section.width / 2) < _MIDDLE
        and text[word.start : word.end].isdigit()
    ]
    return text[bare[0].start : bare[0].end] if len(bare) == 1 else None


def years_of(report: Report) -> str | None:
    """Which two fiscal years does the report cover, by what its headings print? "2007-2008".

    A report is of the fiscal year that has ended and the one that runs; most print only the first, a few
    both. None where no heading prints a year. Years of a stray heading or two are set aside.
    """
    printed = Counter(row.heading.fiscal_year for row in report.rows if row.heading.fiscal_year)
    enough = sum(printed.values()) / 50
    first = min((year for year, count in printed.items() if count >= enough), default=None)
    return None if first is None else f"{first}-{first + 1}"
