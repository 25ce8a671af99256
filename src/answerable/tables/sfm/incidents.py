"""Which incidents does a sheet of incidents hold? A row an incident, with its perpetrators as printed."""

from collections.abc import Iterator
from typing import Final

from answerable.tables.sfm.making import Dated, Making
from answerable.tables.sfm.names import Meant, Names
from answerable.tables.sfm.places import PlaceColumns, location_claims, places_of
from answerable.tables.sfm.sheet import Row
from answerable.tables.sfm.sourcing import Gathered, listed
from answerable.vocabulary import ids
from answerable.vocabulary.access import Status
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.imported import Imported

_DATED: Final = Dated(first="incident:start_date", last="incident:end_date", starting="", ending="")

_PLACES: Final = PlaceColumns(
    exact=("incident:site_exact_location_name_longitude", "incident:site_exact_location_id_latitude"),
    settlement=("incident:site_settlement_name", "incident:site_settlement_id"),
    area=("incident:site_first_admin_area_name", "incident:site_first_admin_area_id"),
    country="incident:site_country",
)


def claims_of(making: Making, row: Row) -> Iterator[Imported]:
    """Which claims does a row of incidents make?"""
    gathered = Gathered(row)
    problems: list[Imported] = []
    status = making.status(row, "incident", problems)
    yield from problems
    description = gathered.take("incident:violation_description", "description")
    types = tuple(listed(gathered.take("incident:violation_type", "violation_types")))
    if not description or not types:
        lacking = "incident:violation_type" if description else "incident:violation_description"
        gathered.problems.append(row.problem(lacking, "is empty: an incident needs it to be accepted"))
    places = places_of(gathered, _PLACES)
    for place in places:
        for column in place.columns:
            gathered.take(column, "location")
    yield from location_claims(making, row, places, _PLACES.country, status)
    units, sure_of_units = _perpetrators(making, gathered, "incident:perpetrator_unit", making.known.units)
    persons, sure_of_persons = _perpetrators(
        making, gathered, "incident:perpetrator_person_name", making.known.persons
    )
    if not (sure_of_units and sure_of_persons):
        status = Status.WORK_NEEDED
    classes = (
        *listed(gathered.take("incident:perpetrator_classification", "perpetrator_classifications")),
        *_unnamed(gathered),
    )
    fields = {
        "violation_types": types,
        "description": description,
        "location_description": gathered.take("incident:location_description", "location_description"),
        "location": places[0].reference if places else None,
        "country": gathered.take("incident:site_country", "country"),
        "perpetrators": (*units, *persons),
        "perpetrator_classifications": tuple(dict.fromkeys(classes)),
    }
    dates = making.dates(gathered, _DATED)
    gathered.beside("incident:all", *(name for name, value in fields.items() if value), "date.first")
    about = making.given(gathered, "incident:id:admin") or ids.derived(
        "sheet", "incident", str(dates.first), ids.folded(description)
    )
    yield from making.made(gathered, "incident", about, fields, dates, status)


def _perpetrators(
    making: Making, gathered: Gathered, column: str, known: Names
) -> tuple[tuple[Reference, ...], bool]:
    """Which units, or persons, are said to have done it, and is it certain which are meant?"""
    row = gathered.row
    id_column = f"{column.removesuffix('_name')}_id:admin"
    names = listed(gathered.take(column, "perpetrators"))
    given = listed(row[id_column])
    if given and len(given) != len(names):
        why = f"holds {len(given)} ids for {len(names)} {known.kind}s: they are joined by name"
        gathered.problems.append(row.problem(id_column, why))
        given = []
    found: list[Reference] = []
    certain = True
    for number, name in enumerate(names):
        key = None
        if given:
            try:
                key = ids.checked(given[number])
            except ValueError:
                why = f"holds {given[number]!r}, which is no id"
                gathered.problems.append(row.problem(id_column, why))
        meant = Meant(Reference(key, name)) if key else known.meant(name, row["incident:site_country"])
        making.noted(gathered, column, known, meant)
        certain &= meant.why is None
        found.append(meant.reference)
    return tuple(dict.fromkeys(found)), certain


def _unnamed(gathered: Gathered) -> list[str]:
    """Who is said to have done it by a name alone? Kept as printed: nobody says whether it is a person."""
    return listed(gathered.take("incident:perpetrator_name", "perpetrator_classifications"))
