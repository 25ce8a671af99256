"""Which training does one row of a report print? As the questions need it, with the claim that says so."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from answerable.match.levels import Level, level_of
from answerable.match.places import Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """Which training is it?

    `report` names the report that prints the row ("2007-2008"), `fiscal_year` the year that its programme's
    heading prints; empty, and None, where the claim comes from elsewhere. `unit` is the recipient as printed,
    empty where none is. `start`/`end` are None where no day is printed; `quantity` and `cost` (US dollars)
    where the cell holds no number. `element` is the path of its row in a web page, where that was asked for.
    """

    claim: str
    country: str
    iso3: str | None
    report: str
    fiscal_year: int | None
    programme: str
    course: str
    trainer: str
    unit: str
    unit_id: str | None
    location: str
    place: Known
    start: date | None
    end: date | None
    quantity: Decimal | None
    cost: Decimal | None
    source: str
    page: int | None
    is_draft: bool = False
    element: str | None = None

    @property
    def people(self) -> str:
        """How many people is that, in words? `45 people`, `1 person`."""
        if self.quantity is None:
            return "number of people not printed"
        return "1 person" if self.quantity == 1 else f"{self.quantity:,} people"

    @property
    def level(self) -> Level:
        """How much does the recipient's name say?"""
        return level_of(self.unit, self.country)
