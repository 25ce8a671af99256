"""Which days does an expression name? "22 Aug 13 - 01 Jan 14", "last month", "on Wednesday", "since 2009".

Relative ones are read from the publication date and stay unresolved without one. A year of two digits is
the last such year that had come when the report was published or, if that is unknown, taken: no report
tells of a time after its own. Weeks begin on Monday.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from answerable.extract.dates.words import DateWords, Token
from answerable.vocabulary.day_range import DayRange

_CENTURY: Final = 100
_DIGITS: Final = 2
"""Digits of a year that is not written in full."""

_MONTHS: Final = 12
_DAYS: Final = 31
_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Expression:
    """Between which days? `first` and `last` are the same range for an expression with one end.

    `span`: it names two ends. `last` is None where the second is the day of the report ("till date").
    `first` is None where only the second end is named.
    """

    first: DayRange | None
    last: DayRange | None
    span: bool = False

    @property
    def is_open(self) -> bool:
        """Does it run up to the day of the report?"""
        return self.span and self.last is None


@dataclass(frozen=True, slots=True)
class _Report:
    """When was the report published, at the latest, and in which language is it?"""

    published: DayRange | None
    latest: date
    known: DateWords


def resolve(expression: str, published: DayRange | None, taken: date, known: DateWords) -> Expression | None:
    """Which days does this expression name in a report of that day? None if it is not understood."""
    report = _Report(published, (published or DayRange.day(taken)).last, known)
    tokens = known.read(expression)
    if not tokens:
        return None
    whole = _Single(tokens, report).days()
    if whole is not None:
        return Expression(whole, whole)
    for place, token in enumerate(tokens):
        if token.symbol == "-":
            found = _span(tokens[:place], tokens[place + 1 :], report)
            if found is not None:
                return found
    # "2014 to date" may have lost its "to"
    if tokens[-1].symbol == "o" and len(tokens) > 1:
        return _span(tokens[:-1], tokens[-1:], report)
    return None


def _span(before: Sequence[Token], after: Sequence[Token], report: "_Report") -> Expression | None:
    """Which days lie between two ends? A first end without a year has that of the last."""
    ends = [token for token in after if token.symbol != "-"]
    before = [token for token in before if token.symbol != "-"]
    first = _Single(before, report).days()
    if len(ends) == 1 and (ends[0].symbol in "ot"):
        return None if first is None else Expression(first, None, span=True)
    if _symbols(before) == "y" and _symbols(ends) == "n":  # 2012-13
        return _years(before[0].value, ends[0])
    last = _Single(ends, report).days()
    if last is None or not before:
        return None
    if first is None or re.fullmatch("n|nm|mn", _symbols(before)):
        first = _Single(before, report, last).days() or first
    return None if first is None else Expression(first, last, span=True)


def _years(first: int, last: Token) -> Expression | None:
    """From which year to which in "2012-13"? None where the second is no later year."""
    year = first - first % _CENTURY + last.value
    if len(last.text) != _DIGITS or year <= first:
        return None
    return Expression(DayRange.year(first), DayRange.year(year), span=True)


def _symbols(tokens: Sequence[Token]) -> str:
    return "".join(token.symbol for token in tokens)


class _Single:
    """Which days does an expression with one end name?"""

    def __init__(self, tokens: Sequence[Token], report: "_Report", year_of: DayRange | None = None) -> None:
        self._tokens = tokens
        self._published = report.published
        self._latest_day = report.latest
        self._known = report.known
        self._year_of = year_of
        self._values = [token.value for token in tokens]

    def days(self) -> DayRange | None:
        """Which days? None if its words make no date that this module knows, or one that cannot be."""
        symbols = _symbols(self._tokens)
        for pattern, read in _PATTERNS:
            if re.fullmatch(pattern, symbols):
                try:
                    return read(self, *self._values)
                except (ValueError, OverflowError):  # no day of the calendar: 31 April, 400 years ago
                    return None
        return None

    def _year(self, written: int, digits: int) -> int:
        """Which year is this? One of two digits is the last that had come."""
        if digits > _DIGITS:
            return written
        latest = self._latest_day.year
        year = latest - latest % _CENTURY + written
        return year if year <= latest else year - _CENTURY

    def _token_year(self, place: int) -> int:
        token = self._tokens[place]
        return self._year(token.value, len(token.text))

    def day_month_year(self, *_: int) -> DayRange | None:
        """22 Aug 13; Wednesday, 8 September 2010."""
        day, month = self._values[-3], self._values[-2]
        return DayRange.day(date(self._token_year(-1), month, day))

    def month_day_year(self, *_: int) -> DayRange | None:
        """June 13, 2013."""
        month, day = self._values[-3], self._values[-2]
        return DayRange.day(date(self._token_year(-1), month, day))

    def month_year(self, month: int, *_: int) -> DayRange | None:
        """August 2015; Oct 92."""
        return DayRange.month(self._token_year(-1), month)

    def month_number(self, month: int, number: int) -> DayRange | None:
        """Aug 02, Oct 92: a year, by its nought or because no month has so many days; June 13: a day."""
        if number > _DAYS or self._tokens[1].text.startswith("0"):
            return self.month_year(month, number)
        return self.day_month(number, month)

    def day_month(self, *_: int) -> DayRange | None:
        """13 June: of the year of the other end, or the last that had come when the report was published."""
        day, month = self._values[-2], self._values[-1]
        if self._tokens[-2].symbol == "m":
            day, month = month, day
        return self._latest(lambda year: DayRange.day(date(year, month, day)))

    def month(self, month: int) -> DayRange | None:
        """In August: the last that had begun when the report was published."""
        return self._latest(lambda year: DayRange.month(year, month))

    def _latest(self, of_year: Callable[[int], DayRange]) -> DayRange | None:
        if self._year_of is not None:
            return of_year(self._year_of.last.year)
        if self._published is None:
            return None
        this = of_year(self._published.last.year)
        begun = this.first is not None and this.first <= self._published.last
        return this if begun else of_year(self._published.last.year - 1)

    def year(self, year: int) -> DayRange:
        """2009."""
        return DayRange.year(year)

    def day_of_month(self, number: int) -> DayRange | None:
        """The 01 of "01 - 24 Feb 14": it has a meaning only beside the other end."""
        if self._year_of is None or self._year_of.first is None:
            return None
        return DayRange.day(date(self._year_of.last.year, self._year_of.last.month, number))

    def numbers(self, *_: int) -> DayRange | None:
        """12/05/1980; 01/11/81: in the order of the language, unless only the other one is a date."""
        one, two, year = self._values[0], self._values[2], self._token_year(-1)
        first_is_day = two <= _MONTHS and (self._known.day_first or one > _MONTHS)
        day, month = (one, two) if first_is_day else (two, one)
        return DayRange.day(date(year, month, day))

    def month_and_year(self, *_: int) -> DayRange | None:
        """11/2012; /11/2012."""
        return DayRange.month(self._token_year(-1), self._values[-3])

    def iso(self, year: int, _: int, month: int, __: int, day: int) -> DayRange:
        """2013-06-13."""
        return DayRange.day(date(year, month, day))

    def today(self, *_: int) -> DayRange | None:
        """Today, on any day that the report can be of."""
        return self._published

    def recently(self, *_: int) -> DayRange | None:
        """Some day before that of the report."""
        return None if self._published is None else DayRange.before(self._published.last)

    def yesterday(self, *_: int) -> DayRange | None:
        """The eve of today."""
        return self._shifted(1)

    def weekday(self, *_: int) -> DayRange | None:
        """On Monday: the last one up to publication; last Monday: the last one before it."""
        if self._published is None or self._published.first is None:
            return None
        strictly = int(self._tokens[0].symbol == "l")
        day, first = self._published.last, self._published.first
        back = [
            this - timedelta((this.weekday() - self._values[-1] - strictly) % _WEEK + strictly)
            for this in (first, day)
        ]
        return DayRange(*back)

    def last_unit(self, _: int, unit: int) -> DayRange | None:
        """Last month: the whole of the one before this."""
        return self._units_back(1, unit)

    def this_unit(self, _: int, unit: int) -> DayRange | None:
        """What of "this year" had come when the report was published."""
        whole = self._units_back(0, unit)
        if whole is None or self._published is None:
            return None
        return DayRange(whole.first, min(whole.last, self._published.last))

    def units_ago(self, number: int, unit: int, _: int) -> DayRange | None:
        """Three weeks ago: the week before the week before the last, for nobody counts the days."""
        return self._units_back(number, unit)

    def _units_back(self, number: int, unit: int) -> DayRange | None:
        if self._published is None or self._published.first is None:
            return None
        first = _unit_of(self._published.first, number, unit)
        return first.hull(_unit_of(self._published.last, number, unit))

    def _shifted(self, days: int) -> DayRange | None:
        if self._published is None or self._published.first is None:
            return None
        back = timedelta(days)
        return DayRange(self._published.first - back, self._published.last - back)


def _unit_of(day: date, number: int, unit: int) -> DayRange:
    """Which day, week, month or year lies so many before that of this day?"""
    match unit:
        case 1:
            return DayRange.day(day - timedelta(number))
        case 2:
            monday = day - timedelta(day.weekday() + _WEEK * number)
            return DayRange(monday, monday + timedelta(_WEEK - 1))
        case 3:
            months = day.year * _MONTHS + day.month - 1 - number
            return DayRange.month(months // _MONTHS, months % _MONTHS + 1)
        case _:
            return DayRange.year(day.year - number)


_Read = Callable[..., DayRange | None]

_PATTERNS: Final[tuple[tuple[str, _Read], ...]] = (
    ("w?nm[yn]", _Single.day_month_year),
    ("w?mn[yn]", _Single.month_day_year),
    ("my", _Single.month_year),
    ("mn", _Single.month_number),
    ("w?nm", _Single.day_month),
    ("wmn", _Single.day_month),
    ("m", _Single.month),
    ("y", _Single.year),
    ("n", _Single.day_of_month),
    ("n/n/[yn]", _Single.numbers),
    ("n-n-y", _Single.numbers),
    ("/?n/y", _Single.month_and_year),
    ("y-n-n", _Single.iso),
    ("t", _Single.today),
    ("e", _Single.yesterday),
    ("r", _Single.recently),
    ("l?w", _Single.weekday),
    ("lu", _Single.last_unit),
    ("iu", _Single.this_unit),
    ("nua", _Single.units_ago),
)
