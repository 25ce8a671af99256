"""Which trainings are asked for? Of which country, years, days, unit, course and place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from answerable.ask.trainings.country import Country
from answerable.ask.trainings.training import Training
from answerable.match.places import Place
from answerable.vocabulary.ids import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which trainings? What is left None does not narrow.

    `years` are fiscal years, both included. `first`/`last` bound the day on which a training starts; rows
    without one are then left out, and counted. `unit` and `course` are words that must all stand in what is
    printed; `units` the ids of a unit of the casebook. `place` is one of the table, or words of a location.
    """

    country: Country | None = None
    years: tuple[int, int] | None = None
    first: date | None = None
    last: date | None = None
    unit: str | None = None
    units: frozenset[str] | None = None
    course: str | None = None
    place: Place | str | None = None

    @property
    def by_start(self) -> bool:
        """Do the days decide on which trainings start?"""
        return self.first is not None or self.last is not None


@dataclass(frozen=True, slots=True)
class Selected:
    """Which trainings were asked for, and which fit but have no day on which they start?"""

    rows: tuple[Training, ...]
    undated: tuple[Training, ...]


def selected(rows: Iterable[Training], wanted: Wanted) -> Selected:
    """Which of these are asked for?"""
    chosen: list[Training] = []
    undated: list[Training] = []
    for row in _fitting(rows, wanted):
        if not wanted.by_start or (row.start is not None and _starts_within(row.start, wanted)):
            chosen.append(row)
        elif row.start is None:
            undated.append(row)
    return Selected(tuple(chosen), tuple(undated))


def _fitting(rows: Iterable[Training], wanted: Wanted) -> Iterator[Training]:
    for row in rows:
        if wanted.country is not None and not wanted.country.is_of(row):
            continue
        if wanted.years is not None and not _within(row.fiscal_year, wanted.years):
            continue
        if wanted.units is not None and row.unit_id not in wanted.units:
            continue
        if _says(row.unit, wanted.unit) and _says(row.course, wanted.course) and _at(row, wanted.place):
            yield row


def _within(year: int | None, years: tuple[int, int]) -> bool:
    return year is not None and years[0] <= year <= years[1]


def _says(printed: str, words: str | None) -> bool:
    return words is None or set(folded(words).split()) <= set(folded(printed).split())


def _at(row: Training, place: Place | str | None) -> bool:
    if isinstance(place, Place):
        return row.place.place is not None and row.place.place.name == place.name
    return _says(row.location, place)


def _starts_within(start: date, wanted: Wanted) -> bool:
    return (wanted.first is None or wanted.first <= start) and (wanted.last is None or start <= wanted.last)
