"""What does a training report print, whatever its layout? Its pages say how they are to be read."""

from collections import Counter
from itertools import islice

from answerable.tables.fmtr.grouped import is_grouped, read_grouped
from answerable.tables.fmtr.headed import is_headed, read_headed
from answerable.tables.fmtr.lines import printed_lines
from answerable.tables.fmtr.listed import is_listed, read_listed
from answerable.tables.fmtr.record import Report
from answerable.tables.fmtr.tabled import is_tabled, read_tabled
from answerable.vocabulary.rendition import Rendition

_SEEN = 12
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


def years_of(report: Report) -> str | None:
    """Which two fiscal years does the report cover, by what its headings print? "2007-2008".

    A report is of the fiscal year that has ended and the one that runs; most print only the first, a few
    both. None where no heading prints a year. Years of a stray heading or two are set aside.
    """
    printed = Counter(row.heading.fiscal_year for row in report.rows if row.heading.fiscal_year)
    enough = sum(printed.values()) / 50
    first = min((year for year, count in printed.items() if count >= enough), default=None)
    return None if first is None else f"{first}-{first + 1}"
