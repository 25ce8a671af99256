"""Which units, relations, sites and areas does a sheet of units hold? A row may say something of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from answerable.tables.sfm.making import Dated, Making
from answerable.tables.sfm.names import Meant
from answerable.tables.sfm.people import names_of
from answerable.tables.sfm.places import PlaceColumns, location_claims, places_of
from answerable.tables.sfm.row_dates import RowDates
from answerable.tables.sfm.sheet import Row
from answerable.tables.sfm.sourcing import Gathered, listed
from answerable.tables.sfm.spells import ELSEWHERE, Rival
from answerable.vocabulary import ids
from answerable.vocabulary.access import Status
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.imported import Imported

_EXISTED: Final = Dated(
    first="unit:first_cited_date",
    last="unit:last_cited_date",
    starting="unit:first_cited_date_start",
    open="unit:last_cited_date_open",
)
_RELATED: Final = Dated(
    first="unit:related_unit_first_cited_date",
    last="unit:related_unit_last_cited_date",
    starting="unit:related_unit_first_cited_date_start",
    open="unit:related_unit_open",
)
_LENT: Final = Dated(
    first="unit:membership_first_cited_date",
    last="unit:membership_last_cited_date",
    starting="unit:membership_first_cited_date_start",
    ending="unit:membership_last_cited_date_end",
)
_CLASSES: Final = {
    "command": "command",
    "administrative": "administrative",
    "class": "class",
    "classification": "class",
}
_POSITIONS: Final = {"site": "site", "aoo": "aoo", "area": "aoo", "area of operations": "aoo"}
_TYPES: Final = {"child": "child-of", "child-of": "child-of", "member": "member-of", "member-of": "member-of"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Positioned:
    type: str
    places: PlaceColumns
    dated: Dated
    base: str = ""


_SITE: Final = _Positioned(
    type="site",
    places=PlaceColumns(
        exact=("unit:site_exact_location_name_longitude", "unit:site_exact_location_id_latitude"),
        settlement=("unit:site_nearest_settlement_name", "unit:site_nearest_settlement_id"),
        area=("unit:site_first_admin_area_name", "unit:site_first_admin_area_id"),
        country="unit:site_country",
    ),
    dated=Dated(
        first="unit:site_first_cited_date",
        last="unit:site_last_cited_date",
        starting="unit:site_first_cited_date_founding",
        open="unit:site_open",
    ),
    base="unit:base_name",
)
_AREA: Final = _Positioned(
    type="aoo",
    places=PlaceColumns(
        settlement=("unit:area_ops_name", "unit:area_ops_id"), country="unit:area_ops_country"
    ),
    dated=Dated(
        first="unit:area_ops_first_cited_date",
        last="unit:area_ops_last_cited_date",
        starting="unit:area_ops_first_cited_date_start",
        open="unit:area_ops_open",
    ),
)

_LOCATED: Final = _Positioned(
    type="",
    places=PlaceColumns(settlement=("unit:location", "unit:location_id:admin")),
    dated=Dated(
        first="unit:location_first_cited_date",
        last="unit:location_last_cited_date",
        starting="unit:location_first_cited_date_founding",
        open="unit:location_open",
    ),
    base="unit:base_name",
)
"""The sheets of 2021 have one location a row, and a column that says whether it is a site or an area."""

_MOBILE: Final = frozenset({"mobile formation", "mobile formations"})
"""What a researcher classes a unit as that moves about: where it was seen twice it need not have stayed."""

_SUPPORT_OF: Final = {
    "unit:site_exact_location_name_longitude": "unit:site_exact_location",
    "unit:area_ops_name": "unit:area_ops",
}
"""Columns whose sources and confidence stand under another name, too."""


def claims_of(making: Making, row: Row) -> Iterator[Imported]:
    """Which claims does a row of units make?"""
    gathered = Gathered(row)
    name = gathered.take("unit:name", "names.0")
    if not name:
        yield row.problem("unit:name", "is empty: a row of units needs a name")
        return
    problems: list[Imported] = []
    status = making.status(row, "unit", problems)
    yield from problems
    country = gathered.take("unit:country", "country")
    names = names_of(gathered, name, "unit:other_names")
    classes = listed(gathered.take("unit:classification", "classifications"))
    unit = making.own(gathered, "unit:name", making.known.units, country=country, classes=classes)
    if unit.why is not None:
        status = Status.WORK_NEEDED
    fields = {
        "names": names,
        "classifications": tuple(classes),
        "country": country,
        "placeholder": placeholder(name),
    }
    dates = making.dates(gathered, _EXISTED)
    about = unit.reference.id
    yield from making.made(gathered, "unit", about, fields, dates, status, notes=row["unit:notes:admin"])
    _relation(making, row, unit, country, status)
    _membership(making, row, unit, country, status)
    moves = any(ids.folded(name) in _MOBILE for name in classes)
    for positioned in (_LOCATED, _AREA) if row["unit:location"] else (_SITE, _AREA):
        yield from _positioning(making, row, unit, positioned, status, moves=moves)


def placeholder(name: str) -> str | None:
    """Is it a unit only in name: one that is *Unknown*, or *Unnamed*?"""
    first = name.split(maxsplit=1)[0].casefold() if name.split() else ""
    return first if first in {"unknown", "unnamed"} else None


def _relation(making: Making, row: Row, unit: Meant, country: str, status: Status) -> None:
    gathered = _about(row)
    id_name = "unit:related_unit_id:admin"
    related = making.meant(
        gathered, "unit:related_unit", making.known.units, country=country, id_name=id_name
    )
    if related is None:
        return
    printed = gathered.take("unit:relation_type", "type")
    kind = _TYPES.get(printed.casefold(), "") if printed else "child-of"
    if not kind:
        gathered.problems.append(row.problem("unit:relation_type", "is no relation: write child or member"))
    printed = gathered.take("unit:related_unit_class", "class")
    of_class = _CLASSES.get(printed.casefold())
    if printed and of_class is None:
        why = "is no class of relation: write Command, Administrative or Class"
        gathered.problems.append(row.problem("unit:related_unit_class", why))
    dates = making.dates(gathered, _RELATED)
    fields = {"unit": unit.reference, "type": kind, "related_unit": related.reference, "class": of_class}
    status = status if related.why is None else Status.WORK_NEEDED
    tie = ids.derived("relation", unit.reference.id, kind, related.reference.id, of_class)
    rivals = []
    if kind == "child-of":
        scope = ("under", unit.reference.id, of_class or "command")
        rivals.append(Rival(scope, related.reference.id, alone=True))
        if not row["unit:id:admin"] and placeholder(related.reference.name) is None:
            _tell_of_another_parent(making, gathered, scope, related.reference, dates)
    making.tied(gathered, "relation", tie, fields, dates, status, rivals=rivals)


def _tell_of_another_parent(
    making: Making, gathered: Gathered, scope: tuple[str, ...], parent: Reference, dates: RowDates
) -> None:
    """Is a unit that goes by its name alone under two others at a time? Then it may be two of one name."""
    row = gathered.row
    days = dates.certain
    for number, other, theirs in making.parents.setdefault(scope, []):
        shared = None if days is None or theirs is None else days.intersection(theirs)
        # one day is a hand-over
        if other.id != parent.id and shared is not None and not shared.is_single_day:
            why = (
                f"is above {row['unit:name']!r} on days ({shared}) on which {other.name!r} is, too "
                f"(row {number}): if these are two units of one name, give each its id"
            )
            gathered.problems.append(row.problem("unit:related_unit", why))
            break
    making.parents[scope].append((row.number, parent, days))


def _membership(making: Making, row: Row, unit: Meant, country: str, status: Status) -> None:
    gathered = _about(row)
    id_name = "unit:membership_id:admin"
    whole = making.meant(
        gathered, "unit:membership_name", making.known.units, country=country, id_name=id_name
    )
    if whole is None:
        return
    dates = making.dates(gathered, _LENT)
    fields = {"unit": unit.reference, "type": "member-of", "related_unit": whole.reference}
    status = status if whole.why is None else Status.WORK_NEEDED
    tie = ids.derived("relation", unit.reference.id, "member-of", whole.reference.id, None)
    making.tied(gathered, "relation", tie, fields, dates, status)


def _positioning(
    making: Making, row: Row, unit: Meant, positioned: _Positioned, status: Status, *, moves: bool
) -> Iterator[Imported]:
    gathered = _about(row)
    columns = positioned.places
    places = places_of(gathered, columns)
    base = gathered.take(positioned.base, "base_name") if positioned.base else ""
    if not places and not base:
        return
    yield from location_claims(making, row, places, columns.country, status)
    for place in places:
        for column in place.columns:
            gathered.take(column, "location")
        if place.columns[0] in _SUPPORT_OF:
            gathered.beside(_SUPPORT_OF[place.columns[0]], "location")
    dates = making.dates(gathered, positioned.dated)
    kind = positioned.type
    if not kind:
        printed = gathered.take("unit:location_type", "type")
        kind = _POSITIONS.get(printed.casefold(), "")
        if not kind:
            column = "unit:location_type" if printed else "unit:location"
            why = "is no kind of location" if printed else "has no unit:location_type beside it"
            gathered.problems.append(row.problem(column, f"{why}: write site or aoo there"))
    fields = {
        "unit": unit.reference,
        "type": kind,
        "base_name": base,
        "location": places[0].reference if places else None,
    }
    if not places:
        why = "is a base of which no place is given"
        gathered.problems.append(row.problem(positioned.base, why))
    tie = ids.derived(
        "positioning",
        unit.reference.id,
        kind,
        places[0].reference.id if places else None,
        ids.folded(base),
    )
    # a unit has several areas of operations at a time
    rivals = [Rival(("site", unit.reference.id), tie)] if kind == "site" else []
    rivals += [ELSEWHERE] if moves else []
    making.tied(gathered, "positioning", tie, fields, dates, status, rivals=rivals)


def _about(row: Row) -> Gathered:
    """On what does a claim about the row's unit stand before anything else? On the cell with its name."""
    gathered = Gathered(row)
    cell = row.cell("unit:name")
    if cell is not None:
        gathered.cells["unit:name"] = (cell, ["unit"])
    return gathered
