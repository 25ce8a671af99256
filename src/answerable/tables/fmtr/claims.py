"""Which claims does a report make? One a row, on the words of each of its cells, and one a printed sum."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from answerable.tables.fmtr.countries import iso3
from answerable.tables.fmtr.figures import day
from answerable.tables.fmtr.reconciling import Compared, reconciled_rows
from answerable.tables.fmtr.record import NOTHING, Cell, Heading, PrintedTotal, Report, Silent, TrainingRow
from answerable.vocabulary import ids
from answerable.vocabulary.access import Status
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.rendition import Rendition
from answerable.vocabulary.source import SourceReference
from answerable.vocabulary.span import Span
from answerable.vocabulary.trigger import number_list

CURRENCY: Final = "USD"
TRAINER_COUNTRY: Final = "United States"

_SUPPORTS: Final[dict[str, tuple[str, ...]]] = {
    "course": ("course",),
    "quantity": ("quantity",),
    "location": ("location_description",),
    "student_unit": ("recipient_unit",),
    "us_unit": ("trainer_unit",),
    "cost": ("cost",),
    "start": ("start_printed", "date.first"),
    "end": ("end_printed", "date.last"),
}
_OCTOBER: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """On which rendition of which source does the report stand?

    `made` is that rendition; `years` are the report's ("2007-2008"); `pages` the numbers that pages print.
    """

    source: SourceReference
    rendition: str
    made: Rendition
    years: str
    pages: Mapping[int, str]


def claims_of(report: Report, comparisons: tuple[Compared, ...], held: Held) -> Iterator[tuple[str, Claim]]:
    """Which claims does it make, each with its place? Rows, printed sums, countries without activity.

    Ids follow from the source, the page and what the cells say; of rows that say the same on one page,
    which of them it is. So the same bytes give the same claims, whoever imports them.
    """
    writing = _Writing(held)
    reconciled = reconciled_rows(comparisons)
    for number, row in enumerate(report.rows):
        yield f"page {row.page}", writing.training(row, is_reconciled=number in reconciled)
    for item in comparisons:
        yield f"page {item.total.page}", writing.total(item)
    for silent in report.silent:
        yield f"page {silent.page}", writing.silent(silent)


class _Writing:
    """Which claims have been written so far? Rows that say the same are told apart by their number."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self._seen: Counter[str] = Counter()
        # By their place in memory, where the report keeps them: hashing all that one says takes longer.
        self._headings: dict[int, dict[str, Any]] = {}
        self._heading_spans: dict[tuple[int, int], tuple[Span, ...]] = {}
        self._citations: dict[str, str] = {}
        self._units: dict[tuple[str, str], Reference] = {}

    def training(self, row: TrainingRow, *, is_reconciled: bool) -> Claim:
        heading = row.heading
        fields = dict(self._of_heading(heading))
        fields |= {
            name: text
            for column, name in (("course", "course"), ("location", "location_description"))
            if (text := _said(row, column))
        }
        if unit := _said(row, "student_unit"):
            fields["recipient_unit"] = self._unit(heading.country, unit)
        fields["trainer_country"] = TRAINER_COUNTRY
        if unit := _said(row, "us_unit"):
            fields["trainer_unit"] = self._unit(TRAINER_COUNTRY, unit)
        fields |= _figures(row.quantity, row.cost)
        fields |= {
            name: text
            for column, name in (("start", "start_printed"), ("end", "end_printed"))
            if (text := _said(row, column))
        }
        key = self._key("training", row.page, fields)
        fields["reconciled"] = is_reconciled
        if row.page in self._held.pages:
            fields["page_printed"] = self._held.pages[row.page]
        spans = self._spans(row.cells, row.heading, row.page)
        dates = _dates(day(row.text("start")), day(row.text("end")), fields["fiscal_year"])
        return self._claim("training", key, fields, dates, spans)

    def total(self, item: Compared) -> Claim:
        total = item.total
        fields: dict[str, Any] = {"level": total.level} | self._of_heading(total.heading)
        if total.level == "country":
            fields.pop("programme", None)
        fields |= _figures(total.quantity, total.cost)
        key = self._key("printed_total", total.page, fields)
        fields |= {
            "rows": len(total.rows),
            "rows_quantity": _plain(item.quantity),
            "rows_cost": _plain(item.cost),
            "met": item.met,
        }
        if item.fault:
            fields["fault"] = item.fault
        if total.page in self._held.pages:
            fields["page_printed"] = self._held.pages[total.page]
        cells = {name: cell for name, cell in total.cells.items() if name != "course"}
        spans = (*self._label(total), *self._spans(cells, total.heading, total.page))
        return self._claim("printed_total", key, fields, _year(fields["fiscal_year"]), spans)

    def silent(self, silent: Silent) -> Claim:
        fields = {"level": "no_activity"} | self._said_by(Heading(silent.region, silent.country, "", None))
        key = self._key("printed_total", silent.page, fields)
        spans = self._lines(silent.label, ("level", "recipient_country"))
        return self._claim("printed_total", key, fields, _year(fields["fiscal_year"]), spans)

    def _of_heading(self, heading: Heading) -> dict[str, Any]:
        if id(heading) not in self._headings:
            self._headings[id(heading)] = self._said_by(heading)
        return self._headings[id(heading)]

    def _said_by(self, heading: Heading) -> dict[str, Any]:
        fields: dict[str, Any] = {
            "report": self._held.years,
            "fiscal_year": heading.fiscal_year or int(self._held.years[:4]),
            "region": heading.region,
            "recipient_country": heading.country,
            "recipient_iso3": iso3(heading.country) or "",
            "programme": heading.programme,
        }
        return {name: value for name, value in fields.items() if value != ""}

    def _unit(self, country: str, name: str) -> Reference:
        """Which unit is meant? One of its name a country, in whatever report: a match says which it is."""
        key = country, name
        if key not in self._units:
            code = iso3(country) or ids.folded(country)
            self._units[key] = Reference(ids.derived("trained unit", code, ids.folded(name) or name), name)
        return self._units[key]

    def _key(self, kind: str, page: int, fields: Mapping[str, Any]) -> str:
        said = {
            name: value.name if isinstance(value, Reference) else value
            for name, value in fields.items()
            if name != "reconciled"
        }
        same = ids.derived("fmtr", kind, self._held.source.id, page, said)
        self._seen[same] += 1
        return ids.derived("fmtr", same, self._seen[same])

    def _claim(
        self, kind: str, key: str, fields: dict[str, Any], dates: ClaimDates, spans: tuple[Span, ...]
    ) -> Claim:
        pages = {span.page for span in spans if span.page is not None} or {1}
        trigger = number_list(pages)
        if trigger not in self._citations:
            self._citations[trigger] = ids.citation(self._held.source.id, "page", trigger)
        citation = Citation(
            id=self._citations[trigger],
            type="page",
            trigger=trigger,
            source=self._held.source,
            rendition=self._held.rendition,
            spans=spans,
            supports=tuple(fields),
        )
        return Claim(
            id=key,
            type=kind,
            about=ids.derived("about", key),
            fields=fields,
            dates=dates,
            citations=(citation,),
            status=Status.ACCEPTED,
        )

    def _spans(self, cells: Mapping[str, Cell], heading: Heading, page: int) -> tuple[Span, ...]:
        """Which words does each cell stand on? Headings too, where they stand on the same page."""
        spans = list(self._of_heading_on(heading, page))
        for column, cell in cells.items():
            spans.extend(self._lines(cell, _SUPPORTS[column]))
        return tuple(spans)

    def _of_heading_on(self, heading: Heading, page: int) -> tuple[Span, ...]:
        key = id(heading), page
        if key not in self._heading_spans:
            self._heading_spans[key] = tuple(
                span
                for cell in heading.cells
                if cell.lines and cell.lines[0].page == page
                for span in self._lines(cell, ("recipient_country", "programme", "fiscal_year"))
            )
        return self._heading_spans[key]

    def _label(self, total: PrintedTotal) -> tuple[Span, ...]:
        return self._lines(total.label, ("level",))

    def _lines(self, cell: Cell, supports: tuple[str, ...]) -> tuple[Span, ...]:
        made = self._held.made
        text = made.text
        return tuple(
            Span(
                line.start,
                line.end,
                text[line.start : line.end],
                line.page if line.box else None,
                (line.box,) if line.box else (),
                supports,
                made.element_of(line.start, line.end) if made.elements else None,
            )
            for line in cell.lines
        )


def _said(row: TrainingRow, column: str) -> str:
    """What does the cell say? Nothing, where it holds only a dash."""
    text = row.text(column)
    return "" if text in NOTHING else text


def _figures(quantity: Decimal | None, cost: Decimal | None) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if quantity is not None:
        fields["quantity"] = _plain(quantity)
    if cost is not None:
        fields |= {"cost": _plain(cost), "cost_currency": CURRENCY}
    return fields


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _dates(start: date | None, end: date | None, fiscal_year: int) -> ClaimDates:
    """When was it? On the days printed; where none or an impossible pair is, some day of the fiscal year."""
    if start and end and start <= end:
        return ClaimDates(precise=DayRange(start, end), starting=True, ending=True)
    if start and not end:
        return ClaimDates(precise=DayRange(start, start), starting=True)
    if end and not start:
        return ClaimDates(precise=DayRange(end, end), ending=True)
    return _year(fiscal_year)


def _year(fiscal_year: int) -> ClaimDates:
    """Which days is a fiscal year of the United States? From October to September."""
    return ClaimDates(imprecise=DayRange(date(fiscal_year - 1, _OCTOBER, 1), date(fiscal_year, 9, 30)))
