"""How is the import of training reports told? What came in, of which years, and what adds up."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from answerable.cli.printing import add_row, console, plain_table, print_json, progress, tell
from answerable.pipeline.opened import Opened
from answerable.pipeline.report_import import Reports, checked_years, import_reports

REPORTS: Final = "fmtr"
READS: Final = (
    "Foreign Military Training Reports of the US State Department, PDF or HTML, of any year since 1999"
)


def import_and_tell(
    opened: Opened, files: Sequence[Path], years: str | None, *, tells_all: bool, as_json: bool
) -> int:
    """How many files or places failed? `tells_all` lists every printed sum, not only those not met."""
    with progress("importing") as advance:
        reports = import_reports(opened, files, checked_years(years), advance)
    sums = [_shape(item) for item in reports.reconciliation]
    if as_json:
        document = {
            "new": reports.new,
            "claims": reports.claims,
            "failed": reports.failed,
            "reports": [{"file": name, "report": report, "by": by} for name, report, by in reports.years],
        }
        print_json(document | ({"totals": sums} if tells_all else {}))
        return reports.failed
    for name, report, by in reports.years:
        tell(f"{name}: the report of {report}, by {by}.")
    told = sums if tells_all else [item for item in sums if not item["met"]]
    _table(told, with_files=len(reports.years) > 1)
    console().print(_sentence(reports))
    return reports.failed


def _sentence(reports: Reports) -> str:
    sums = reports.reconciliation
    met = sum(item["met"] for item in sums)
    faults = sum(item["fault"] is not None for item in sums)
    own = (
        f"; {faults} of the others {'is' if faults == 1 else 'are'} the report's own fault" if faults else ""
    )
    cut = sum(item["may_begin_before"] for item in sums)
    begun = (
        f"; {cut} {'is' if cut == 1 else 'are'} short of rows that may stand in a file before" if cut else ""
    )
    failed = ": 'answerable failures' lists them." if reports.failed else "."
    return (
        f"[bold]{reports.new}[/] new claims of {reports.claims}; "
        f"{met} of {len(sums)} printed sums are met{own}{begun}; "
        f"{reports.failed} places could not be used{failed}"
    )


def _table(sums: list[dict[str, Any]], *, with_files: bool) -> None:
    if not sums:
        return
    table = plain_table(*(["file"] if with_files else []), "page", "of", "sum", "printed", "rows", "met")
    for item in sums:
        add_row(
            table,
            *([item["file"]] if with_files else []),
            str(item["page"]),
            item["country"],
            _sum(item),
            _pair(item["quantity"], item["total_cost"]),
            _pair(item["rows_quantity"], item["rows_total_cost"]),
            _met(item),
        )
    console().print(table)


def _sum(item: dict[str, Any]) -> str:
    """What is summed: all of a country, one of its programmes, or one year of that?"""
    whole = item["programme"] or "all its programmes"
    return f"one year: {whole}" if item["level"] == "year" else whole


def _met(item: dict[str, Any]) -> str:
    if item["met"]:
        return "yes"
    if item["may_begin_before"]:
        return "no: these are the file's first rows, and what is lacking may stand in the file before it"
    return f"no: {item['fault'] or 'not explained'}"


def _pair(quantity: float | None, cost: float | None) -> str:
    people = "–" if quantity is None else f"{quantity:,}"
    return f"{people} / {'–' if cost is None else f'${cost:,}'}"


def _shape(item: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) if isinstance(value, Decimal) else value for name, value in item.items()}


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
