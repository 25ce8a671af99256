"""Which number does a cell print, which fiscal year a heading, which day a date?"""

import datetime as dt
import re
from decimal import Decimal
from typing import Final

_NUMBER: Final = re.compile(r"\$?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)", re.ASCII)
_FISCAL_YEAR: Final = re.compile(r"\b(?:FY|Fiscal Year) ?(\d{4}|\d{2})\b", re.IGNORECASE)
_DAY: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})", re.ASCII)
_CENTURY: Final = 70
"""Two digits of a year below this are of the 2000s: the reports begin in 1999."""


def number(text: str) -> Decimal | None:
    """Which number is printed? `$1,184`, `933.89`, `$ 0`; None where there is none or something else.

    Spaces inside it are those that a reader infers between figures that were painted apart: `574 1` is 5741.
    """
    found = _NUMBER.fullmatch("".join(text.split()))
    return Decimal(found[1].replace(",", "")) if found else None


def fiscal_year(heading: str) -> int | None:
    """Which fiscal year does a heading end with or hold? `FY 2007`, `FY04`, `Fiscal Year 2011`."""
    found = _FISCAL_YEAR.findall(heading)
    return _full_year(found[-1]) if found else None


def day(text: str) -> dt.date | None:
    """Which day is printed, month first as in the US? None where it is none."""
    found = _DAY.fullmatch("".join(text.split()))
    if not found:
        return None
    try:
        return dt.date(_full_year(found[3]), int(found[1]), int(found[2]))
    except ValueError:
        return None


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004  (two digits of a year)
        return year
    return 2000 + year if year < _CENTURY else 1900 + year
