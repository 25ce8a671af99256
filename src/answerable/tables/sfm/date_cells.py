"""Which days does the date of a row mean? The date's cell beside its year, month and day columns."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from answerable.tables.sfm.sheet import Row
from answerable.vocabulary.day_range import DayRange, parse_day_range
from answerable.vocabulary.imported import Unusable

FIRST_YEAR: Final = 1700
LAST_YEAR: Final = 2099
"""No army, and no sighting of one, is dated outside these years: 1016 and 20144 are slips of a hand."""

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        1,
    )
    for name in names
}

_MONTH_FIRST: Final = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4,5})", re.ASCII)
_WORDS: Final = re.compile(r"(?:(\d{1,2})\s+)?([A-Za-z]+)\.?,?\s+(\d{4,5})", re.ASCII)
_AMERICAN: Final = re.compile(r"([A-Za-z]+)\.?\s+(\d{1,2}),?\s+(\d{4,5})", re.ASCII)
_SLASHED_MONTH: Final = re.compile(r"(\d{1,2})/(\d{4,5})", re.ASCII)
_YEAR: Final = re.compile(r"\d{4,5}", re.ASCII)


_NO_DATE: Final = "is no date: write 2013-04-21, 2013-04, 2013 or 4/21/2013 (month first)"


@dataclass(frozen=True, slots=True)
class Read:
    """What was made of a row's date? `days` None if nothing could be; `problems` are for people to see."""

    days: DayRange | None
    problems: tuple[Unusable, ...] = ()


def date_of(row: Row, name: str) -> Read:
    """Which days does the date under this name mean, its parts beside it?

    `7/8/2005` is month first. Where one of cell and parts says more than the other, it counts; where they
    disagree the date spans both and the cell is told of; a reading outside `FIRST_YEAR`…`LAST_YEAR` is
    dropped and told of.
    """
    problems: list[Unusable] = []
    whole = _from_cell(row, name, problems)
    parts = _from_parts(row, name, problems)
    if whole is None or parts is None:
        return Read(whole or parts, tuple(problems))
    if whole.covers(parts) or parts.covers(whole):
        return Read(parts if whole.covers(parts) else whole, tuple(problems))
    problems.append(
        row.problem(name, f"and the columns beside it ({parts}) are not the same date: it spans both")
    )
    return Read(whole.hull(parts), tuple(problems))


def _from_cell(row: Row, name: str, problems: list[Unusable]) -> DayRange | None:
    text = row[name]
    if not text:
        return None
    try:
        return parsed(text)
    except ValueError as error:
        problems.append(row.problem(name, str(error)))
        return None


def _from_parts(row: Row, name: str, problems: list[Unusable]) -> DayRange | None:
    found: dict[str, int | None] = {}
    for part in ("year", "month", "day"):
        text = row[f"{name}_{part}"].removesuffix(".0")
        found[part] = int(text) if text.isascii() and text.isdigit() and len(text) <= len("20144") else None
        if text and found[part] is None:
            problems.append(row.problem(f"{name}_{part}", f"is no {part}: a number is needed"))
            if part == "year":
                return None
    year, month, day = found["year"], found["month"], found["day"]
    if year is None:
        if (month or day) and not row[name]:
            problems.append(
                row.problem(f"{name}_{'month' if month else 'day'}", "stands without a year, and is not used")
            )
        return None
    if month is None and day is not None:
        problems.append(row.problem(f"{name}_day", "stands without a month, and is not used"))
        day = None
    try:
        return _days(year, month, day)
    except ValueError as error:
        wrong = "year" if not FIRST_YEAR <= year <= LAST_YEAR else "day" if day else "month"
        problems.append(row.problem(f"{name}_{wrong}", str(error)))
        return None


def parsed(text: str) -> DayRange:
    """Which days does a cell mean by itself? ValueError, as the end of a sentence, if none."""
    plain = " ".join(text.split()).rstrip("-")  # a sheet of 2021 may print 2010- and 2010-05-
    if match := _MONTH_FIRST.fullmatch(plain):
        return _days(int(match[3]), int(match[1]), int(match[2]))
    if match := _WORDS.fullmatch(plain):
        return _days(int(match[3]), _month(match[2]), int(match[1]) if match[1] else None)
    if match := _AMERICAN.fullmatch(plain):
        return _days(int(match[3]), _month(match[1]), int(match[2]))
    if match := _SLASHED_MONTH.fullmatch(plain):
        return _days(int(match[2]), int(match[1]), None)
    if _YEAR.fullmatch(plain):
        return _days(int(plain), None, None)
    return _iso(plain)


def _iso(text: str) -> DayRange:
    try:
        days = parse_day_range(text)
    except ValueError:
        raise ValueError(_NO_DATE) from None
    if days.first is None:
        raise ValueError(_NO_DATE)
    for year in (days.first.year, days.last.year):
        _check_year(year)
    return days


def _month(word: str) -> int:
    number = _MONTHS.get(word.casefold())
    if number is None:
        raise ValueError(_NO_DATE)
    return number


def _days(year: int, month: int | None, day: int | None) -> DayRange:
    _check_year(year)
    try:
        if month is None:
            return DayRange.year(year)
        if day is None:
            return DayRange.month(year, month)
        return DayRange.day(date(year, month, day))
    except ValueError:
        raise ValueError(
            "is no day of the calendar (sheets write the month first), and was dropped"
        ) from None


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"has the impossible year {year}, and was dropped")
