"""Which trainings does the casebook hold? Claims as rows to count, read straight from the fields."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from answerable.ask.trainings.training import Training
from answerable.match.canonical import Identities
from answerable.match.places import Known, Places, places_of
from answerable.store.casebook import View
from answerable.store.claim_elements import elements_of_claims
from answerable.store.field_reading import Fields, fields_of
from answerable.vocabulary.access import Modality, Status

DOLLARS = "USD"


@dataclass(frozen=True, slots=True)
class Loaded:
    """Which trainings are there, and how many claims of one are marked as in conflict, and so not counted?"""

    rows: tuple[Training, ...]
    in_conflict: int


def load_trainings(view: View, folder: Path, *, drafts: bool = False) -> Loaded:
    """Which trainings does the casebook in this folder hold at the view's moment? With `drafts`, those too.

    Places are those that the casebook's own table and the shipped one know.
    """
    identities, places = Identities.of_all(view), _Places(places_of(folder))
    statuses = {Status.ACCEPTED, *([Status.DRAFT] if drafts else [])}
    rows: list[Training] = []
    in_conflict = 0
    for said in fields_of(view, "training"):
        if said.modality is not Modality.ASSERTED:
            continue
        in_conflict += said.status is Status.CONFLICT
        if said.status in statuses:
            rows.append(_training(said, identities, places))
    return Loaded(tuple(rows), in_conflict)


def with_elements(view: View, rows: Iterable[Training]) -> tuple[Training, ...]:
    """Which trainings are these, those of web pages with the row in which they stand?"""
    found = tuple(rows)
    elements = elements_of_claims(view, [row.claim for row in found])
    return tuple(replace(row, element=elements.get(row.claim)) for row in found) if elements else found


class _Places:
    """Which place is a location? The same words stand on thousands of rows, and are looked up once."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._known: dict[str, Known] = {}

    def known(self, printed: str) -> Known:
        found = self._known.get(printed)
        if found is None:
            found = self._known[printed] = self._places.known(printed)
        return found


def _training(said: Fields, identities: Identities, places: _Places) -> Training:
    fields = said.fields
    unit = fields.get("recipient_unit")
    location = _named(fields.get("location_description") or fields.get("location"))
    start, end = _days(said)
    year = fields.get("fiscal_year")
    return Training(
        claim=said.claim,
        country=_named(fields.get("recipient_country")),
        iso3=fields.get("recipient_iso3"),
        report=_named(fields.get("report")),
        fiscal_year=None if year is None else int(year),
        programme=_named(fields.get("programme")),
        course=_named(fields.get("course")),
        trainer=_named(fields.get("trainer_unit") or fields.get("trainer_country")),
        unit=_named(unit),
        unit_id=None if unit is None else identities.canonical(unit["id"]),
        location=location,
        place=places.known(location),
        start=start,
        end=end,
        quantity=_number(fields.get("quantity")),
        cost=_number(fields.get("cost")) if fields.get("cost_currency", DOLLARS) == DOLLARS else None,
        source=said.source,
        page=_page(said),
        is_draft=said.status is Status.DRAFT,
    )


def _days(said: Fields) -> tuple[date | None, date | None]:
    """On which days did it start and end? None where the claim only says some day of a year."""
    dates = said.dates
    certain = dates.certain
    start = certain.first if certain else (dates.extent.first if dates.starting else None)
    end = certain.last if certain else (dates.extent.last if dates.ending else None)
    return start, end


def _page(said: Fields) -> int | None:
    first = said.trigger.partition(",")[0].partition("-")[0]
    return int(first) if said.type == "page" and first.isdecimal() else None


def _number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value if isinstance(value, int) else str(value))


def _named(value: object) -> str:
    """Printed words on one line; of a reference its name."""
    if value is None:
        return ""
    return " ".join(str(value["name"] if isinstance(value, dict) else value).split())
