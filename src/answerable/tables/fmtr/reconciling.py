"""Do the rows come to what the report says? Each printed sum beside that of the rows read under it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from answerable.tables.fmtr.figures import fiscal_year
from answerable.tables.fmtr.headings import country_of
from answerable.tables.fmtr.record import NOTHING, PrintedTotal, Report, TrainingRow
from answerable.vocabulary.ids import folded

_HALF: Final = Decimal("0.5")
_WITH_BOTH: Final = "headed"
"""The layout whose rows and sums always print people and dollars: where one is not there, it was not read."""

_NO_FIGURE: Final = NOTHING | {"$"}


@dataclass(frozen=True, slots=True)
class Compared:
    """What does a sum print, and what do its rows come to?

    `met` is that both agree: numbers of people exactly, dollars to the dollar where the rows print cents.
    `fault` says where the report itself is wrong, by the checked list of its faults; None where that list
    says nothing. `unread` counts cells of the rows that hold something else than a number.
    """

    total: PrintedTotal
    quantity: Decimal
    cost: Decimal
    unread: int
    met: bool
    fault: str | None


def compared(report: Report, years: str | None) -> tuple[Compared, ...]:
    """How does each printed sum compare? In printed order. `years` are the report's, as in "2007-2008"."""
    return tuple(_compared(report, total, years) for total in report.totals)


def reconciled_rows(comparisons: Iterable[Compared]) -> frozenset[int]:
    """Which rows, by number, are of a country whose printed sums are all met, its programmes' too?"""
    failed: set[int] = set()
    covered: set[int] = set()
    for item in comparisons:
        if not item.met:
            failed.update(item.total.rows)
        if item.total.level == "country":
            if item.met:
                covered.update(item.total.rows)
            else:
                failed.update(item.total.rows)
    return frozenset(covered - _whole_countries(comparisons, failed))


def _whole_countries(comparisons: Iterable[Compared], failed: set[int]) -> set[int]:
    """Which rows share a country's sum with one of these?"""
    spoiled: set[int] = set()
    for item in comparisons:
        if item.total.level == "country" and not failed.isdisjoint(item.total.rows):
            spoiled.update(item.total.rows)
    return spoiled | failed


def _compared(report: Report, total: PrintedTotal, years: str | None) -> Compared:
    rows = report.rows[total.rows.start : total.rows.stop]
    quantity = sum((row.quantity for row in rows if row.quantity is not None), Decimal(0))
    cost = sum((row.cost for row in rows if row.cost is not None), Decimal(0))
    has_both = report.layout == _WITH_BOTH
    unread = sum(_unread(row) + (has_both and _lacks_a_figure(row)) for row in rows)
    met = (
        unread == 0
        and _is_of_its_heading(total)
        and not (has_both and (total.quantity is None or total.cost is None))
        and (total.quantity or Decimal(0)) == quantity
        and _meets((total.cost or Decimal(0)) - cost, exact=cost == cost.to_integral_value())
    )
    fault = None if met else _fault(total, quantity, cost, years)
    return Compared(total, quantity, cost, unread, met, fault)


def _is_of_its_heading(total: PrintedTotal) -> bool:
    """Does the sum name the year and the country under whose heading its rows stand, if it names any?

    Where it names others, a heading between them was not printed, or not read: whose rows they are is open.
    """
    year, heading = fiscal_year(total.label.text), total.heading
    if year is not None and heading.fiscal_year is not None and year != heading.fiscal_year:
        return False
    named = folded(country_of(total.label.text)) if total.level == "country" else ""
    return named in {"", folded(heading.country)}


def _meets(difference: Decimal, *, exact: bool) -> bool:
    return difference == 0 if exact else abs(difference) <= _HALF


def _unread(row: TrainingRow) -> int:
    return sum(
        value is None and "".join(row.text(column).split()) not in _NO_FIGURE
        for column, value in (("quantity", row.quantity), ("cost", row.cost))
    )


def _lacks_a_figure(row: TrainingRow) -> bool:
    """Has it a cell for only one of its two figures? Then it is half of a row, and another the other half."""
    return ("quantity" in row.cells) != ("cost" in row.cells)


def _fault(total: PrintedTotal, quantity: Decimal, cost: Decimal, years: str | None) -> str | None:
    for fault in _known_faults():
        if (
            fault["report"] == years
            and fault["country"] == total.heading.country
            and fault["level"] == total.level
            and fault["page"] == total.page
            and _same(fault["printed"], total.quantity, total.cost)
            and _same(fault["rows"], quantity, cost)
        ):
            return str(fault["why"])
    return None


def _same(figures: list[Any], quantity: Decimal | None, cost: Decimal | None) -> bool:
    return [Decimal(str(figure)) for figure in figures] == [quantity or Decimal(0), cost or Decimal(0)]


@cache
def _known_faults() -> tuple[dict[str, Any], ...]:
    text = files("answerable.tables.fmtr").joinpath("faults.yaml").read_text(encoding="utf-8")
    return tuple(yaml.safe_load(text))


def _may_begin_before(item: Compared) -> bool:
    """Is it short, and over the first rows of the file? Then rows of it may stand in another, before this."""
    printed = item.total
    is_short = item.quantity <= (printed.quantity or 0) and item.cost <= (printed.cost or 0)
    return not item.met and item.fault is None and 0 in printed.rows and is_short


def lines_of(name: str, years: str | None, comparisons: Iterable[Compared]) -> Iterator[dict[str, Any]]:
    """How is a reconciliation told, one record a printed sum?"""
    for item in comparisons:
        total = item.total
        yield {
            "file": name,
            "report": years,
            "region": total.heading.region,
            "level": total.level,
            "country": total.heading.country,
            "programme": total.heading.programme if total.level != "country" else "",
            "quantity": total.quantity,
            "total_cost": total.cost,
            "rows_quantity": item.quantity,
            "rows_total_cost": item.cost,
            "met": item.met,
            "fault": item.fault,
            "may_begin_before": _may_begin_before(item),
            "page": total.page,
        }
