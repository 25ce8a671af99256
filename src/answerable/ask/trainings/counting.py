"""How many trainings, people and dollars are that? Counted as printed, and never the same year twice.

Two reports may cover one fiscal year of a country, and print different numbers for it. Both are shown then,
each under its report, and no sum is made over the two.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from answerable.ask.trainings.training import Training
from answerable.match.levels import Level

NOT_PRINTED: Final = "(not printed)"
"""Under which name are rows counted that print nothing of what is asked by?"""

BY: Final[dict[str, Callable[[Training], str]]] = {
    "fy": lambda row: NOT_PRINTED if row.fiscal_year is None else str(row.fiscal_year),
    "unit": lambda row: row.unit or NOT_PRINTED,
    "programme": lambda row: row.programme or NOT_PRINTED,
    "place": lambda row: row.place.name or NOT_PRINTED,
}
"""By what can trainings be counted?"""


@dataclass(slots=True)
class Sum:
    """How many is that? Of the rows that print no number of people, or no cost, only how many there are."""

    trainings: int = 0
    people: Decimal = Decimal(0)
    cost: Decimal = Decimal(0)
    without_people: int = 0
    without_cost: int = 0
    without_dates: int = 0
    drafts: int = 0
    levels: Counter[Level] = field(default_factory=Counter)

    def add(self, row: Training) -> None:
        """Which row is one more?"""
        self.trainings += 1
        self.people += row.quantity or 0
        self.cost += row.cost or 0
        self.without_people += row.quantity is None
        self.without_cost += row.cost is None
        self.without_dates += row.start is None
        self.drafts += row.is_draft
        self.levels[row.level] += 1


@dataclass(frozen=True, slots=True)
class Line:
    """What comes to the same name? `report` is named where another report covers one of its years as well."""

    name: str
    report: str | None
    sum: Sum


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted? `rows` is the sum over every row that was counted, each report's for itself.

    `overlapping` are the fiscal years that several reports cover: (country, year, reports). `total` is None
    where there are any: two reports of one year are not to be added up.
    """

    by: str
    lines: tuple[Line, ...]
    total: Sum | None
    rows: Sum
    overlapping: tuple[tuple[str, int, tuple[str, ...]], ...]


def counted(rows: Iterable[Training], by: str) -> Counted:
    """How many trainings, people and dollars are these, by what? Lines by year, or the largest first."""
    found = list(rows)
    overlapping = _overlapping(found)
    twice = {(country, year) for country, year, _ in overlapping}
    sums: defaultdict[tuple[str, str | None], Sum] = defaultdict(Sum)
    whole = Sum()
    for row in found:
        is_twice = (row.country, row.fiscal_year) in twice
        sums[BY[by](row), row.report if is_twice else None].add(row)
        whole.add(row)
    lines = [Line(name, report, total) for (name, report), total in sums.items()]
    return Counted(by, tuple(_sorted(lines, by)), None if overlapping else whole, whole, overlapping)


def _overlapping(rows: Iterable[Training]) -> tuple[tuple[str, int, tuple[str, ...]], ...]:
    reports: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for row in rows:
        if row.fiscal_year is not None:
            reports[row.country, row.fiscal_year].add(row.report)
    return tuple(
        (country, year, tuple(sorted(names)))
        for (country, year), names in sorted(reports.items())
        if len(names) > 1
    )


def _sorted(lines: Sequence[Line], by: str) -> list[Line]:
    if by == "fy":
        return sorted(lines, key=lambda line: (line.name, line.report or ""))
    return sorted(
        lines, key=lambda line: (-line.sum.people, -line.sum.trainings, line.name, line.report or "")
    )
