"""Which column does a heading name, and which sum does a line print, in the reports from 2006 on?"""

import re
from typing import Final

from answerable.tables.fmtr.record import Level

_LABELS: Final = {
    "coursetitle": "course",
    "students": "quantity",
    "qty": "quantity",
    "location": "location",
    "traininglocation": "location",
    "student'sunit": "student_unit",
    "usunit": "us_unit",
    "usunits": "us_unit",
    "usunit-usqty": "us_unit",
    "totalcost": "cost",
    "startdate": "start",
    "enddate": "end",
}
FEWEST_COLUMNS: Final = 6
"""Column headings that a line must hold to be one of headings: "Location" alone occurs among the courses."""

OF_A_TOTAL: Final = frozenset({"course", "quantity", "cost"})
"""The columns that a line of totals fills."""

_PROGRAMME_TOTAL: Final = re.compile(r"(?:FY|Fiscal Year) ?\d{4} Program Totals?", re.IGNORECASE)
_COUNTRY_TOTAL: Final = re.compile(
    r"(?P<country>.*?),?(?: -)? *(?:FY|Fiscal Year) ?\d{4} Totals?", re.IGNORECASE
)


def column_of(text: str) -> str:
    """Which column has this heading? Empty, if it is none. Spaces count for nothing: some are only gaps."""
    return _LABELS.get("".join(text.split()).casefold().replace("’", "'"), "")


def level_of(title: str) -> Level | None:
    """Over what is this a sum, if it is one: `FY 2007 Program Totals`, `Chile Fiscal Year 2011 Totals`?"""
    if _PROGRAMME_TOTAL.fullmatch(title):
        return "programme"
    return "country" if _COUNTRY_TOTAL.fullmatch(title) else None


def country_of(title: str) -> str:
    """Which country does a sum name: Chile, in `Chile Fiscal Year 2011 Totals`? Empty, if it names none."""
    found = None if _PROGRAMME_TOTAL.fullmatch(title) else _COUNTRY_TOTAL.fullmatch(title)
    return found["country"].strip() if found else ""
