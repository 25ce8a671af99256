"""Where is a place that a row names, and within which other place? From the narrowest to the country."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from answerable.tables.sfm.making import Making
from answerable.tables.sfm.row_dates import RowDates
from answerable.tables.sfm.sheet import Row
from answerable.tables.sfm.sourcing import Gathered
from answerable.vocabulary import ids
from answerable.vocabulary.access import Status
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.imported import Imported

_UUID: Final = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_PRINTED: Final = re.compile(
    r"(?P<name>.*?)\s*\((?P<origin>[^,()]+),\s*(?P<type>point|line|polygon|node|way|relation)\)\s*"
    r"(?P<id>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})"
)
_SHAPES: Final = {"node": "point", "way": "line", "relation": "polygon"}
_NUMBER: Final = re.compile(r"-?\d{1,3}(?:\.\d+)?", re.ASCII)
_FARTHEST_EAST: Final = 180
_FARTHEST_NORTH: Final = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceColumns:
    """Which columns name a place: exactly, its settlement, its first administrative area, its country?"""

    exact: tuple[str, str] | None = None
    settlement: tuple[str, str] | None = None
    area: tuple[str, str] | None = None
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Which place does a cell name? `columns` are those that say so."""

    reference: Reference
    columns: tuple[str, ...]
    origin: str | None = None
    origin_id: str | None = None
    geo_type: str | None = None
    geometry: str | None = None


def places_of(gathered: Gathered, columns: PlaceColumns) -> list[Place]:
    """Which places does the row name, the narrowest first? Each lies in the next one."""
    row = gathered.row
    country = row[columns.country]
    found: list[Place] = []
    area = _named(row, columns.area, country, "")
    within = "" if area is None else area.reference.name
    settlement = _named(row, columns.settlement, country, within)
    exact = _exact(gathered, columns.exact, country, within)
    found += [place for place in (exact, settlement, area) if place is not None]
    if found and country:
        found.append(_country(columns.country, country))
    return found


def location_claims(
    making: Making, row: Row, places: list[Place], country_column: str, status: Status
) -> Iterator[Imported]:
    """Which places are there? A claim each, on the sheet's own cells: the researcher looked them up."""
    for number, place in enumerate(places):
        around = places[number + 1 :]
        if making.is_told((place, *around), status):
            continue
        gathered = Gathered(row)
        for column in place.columns:
            cell = row.cell(column)
            if cell is not None:
                gathered.cells[column] = (cell, ["name" if column == place.columns[0] else "origin_id"])
        fields = {
            "name": place.reference.name,
            "origin": place.origin,
            "origin_id": place.origin_id,
            "geo_type": place.geo_type,
            "geometry": place.geometry,
            "country": row[country_column],
            "explicit_parent": around[0].reference if around else None,
            "admin_names": tuple(one.reference.name for one in reversed(around)),
        }
        yield from making.made(gathered, "location", place.reference.id, fields, RowDates(), status)


def _named(row: Row, columns: tuple[str, str] | None, country: str, within: str) -> Place | None:
    if columns is None:
        return None
    name_column, id_column = columns
    name, origin_id = " ".join(row[name_column].split()), row[id_column].removesuffix(".0")
    if not name and not origin_id:
        return None
    printed = _PRINTED.fullmatch(name)
    if printed is not None:
        kind = printed["type"].casefold()
        return Place(
            reference=Reference(ids.checked(printed["id"]), printed["name"] or printed["id"]),
            columns=(name_column,),
            origin=printed["origin"].strip(),
            geo_type=_SHAPES.get(kind, kind),
        )
    if given := _UUID.fullmatch(origin_id):
        key = ids.checked(given[0])
        return Place(reference=Reference(key, name or key), columns=columns)
    key = (
        ids.derived("sheet", "location", "origin", origin_id)
        if origin_id
        else ids.derived("sheet", "location", country, ids.folded(within), ids.folded(name))
    )
    return Place(reference=Reference(key, name or origin_id), columns=columns, origin_id=origin_id or None)


def _exact(gathered: Gathered, columns: tuple[str, str] | None, country: str, within: str) -> Place | None:
    if columns is None:
        return None
    row = gathered.row
    east, north = row[columns[0]], row[columns[1]]
    if not (_NUMBER.fullmatch(east) and _NUMBER.fullmatch(north)):
        return _named(row, columns, country, within)
    if abs(float(east)) > _FARTHEST_EAST or abs(float(north)) > _FARTHEST_NORTH:
        gathered.problems.append(
            row.problem(columns[0], f"and {north} are no longitude and latitude of the Earth")
        )
        return None
    return Place(
        reference=Reference(ids.derived("sheet", "location", "point", east, north), f"{north}, {east}"),
        columns=columns,
        geo_type="point",
        geometry=f"POINT ({east} {north})",
    )


def _country(column: str, country: str) -> Place:
    key = ids.derived("sheet", "location", "country", country.casefold())
    return Place(reference=Reference(key, country), columns=(column,))
