"""Which claims do these sheets make together? First what they name is gathered, then rows are read."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from answerable.tables.sfm import incidents, people, today, units
from answerable.tables.sfm.headers import Headers, headers_of
from answerable.tables.sfm.making import Known, Making
from answerable.tables.sfm.names import Names
from answerable.tables.sfm.sheet import Row, Table, rows_below, tables_of, top_rows
from answerable.tables.sfm.source_sheets import said_of
from answerable.tables.sfm.sourcing import listed
from answerable.vocabulary import ids
from answerable.vocabulary.imported import Before, Held, Imported, ImportFile, Options, Piece, Unusable
from answerable.vocabulary.source import SourceDetails

_NOT_CLAIMED: Final = (
    *("owner:admin", "comments:admin", "status:admin", "id:admin", "row:admin", "lookup", "key", "alias_id"),
    *("researcher:meta", "internal_comments:meta", "type:entity", ":qa", "name:annotation"),
)
"""Columns for the researchers' own use, which no claim has; the sheet itself keeps them."""

_ROWS: Final[dict[str, Callable[[Making, Row], Iterator[Imported]]]] = {
    "units": units.claims_of,
    "persons": people.claims_of,
    "persons_extra": people.further_claims_of,
    "incidents": incidents.claims_of,
    "today": today.claims_of,
}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet whose layout is known. Of one of sources it is settled at once what it says of them."""

    table: Table
    header: int
    headers: Headers
    rows: list[Row]
    used: set[str]
    said: list[Imported] = field(default_factory=list)


def pieces(files: Sequence[ImportFile], _options: Options, before: Before) -> Iterator[Piece]:
    """What came of each of these files? Those with sheets of sources first, which the others cite."""
    known = Known(
        units=Names("unit", before.entities("unit")),
        persons=Names("person", before.entities("person")),
        claims=before.claims(),
    )
    sheets = {number: list(_sheets(file)) for number, file in enumerate(files)}
    headed = [sheet for found in sheets.values() for sheet in found if isinstance(sheet, _Sheet)]
    known.cited = before.citations({key for sheet in headed for key in _access_points(sheet)})
    for sheet in headed:
        _gather(sheet, known)

    def comes_later(number: int) -> bool:
        return not any(isinstance(one, _Sheet) and one.headers.layout == "sources" for one in sheets[number])

    for number in sorted(sheets, key=comes_later):
        file = files[number]
        if file.held is not None and file.held.rendition is not None:
            # rows that were read are let go of: a country's sheets have some hundred thousand cells
            yield Piece(file, _found(file.held, sheets.pop(number), known))


def _sheets(file: ImportFile) -> Iterator[_Sheet | Unusable]:
    """Which sheets has this file? One that no layout fits is told of."""
    if file.held is None or file.held.rendition is None:  # `take` has told why it could not be read
        return
    anything = False
    for table in tables_of(file.held.content()):
        anything = True
        headed = next(((row, found) for row in top_rows(table) if (found := headers_of(table, row))), None)
        if headed is None:
            yield Unusable(f"sheet {table.label}", "it has the headers of no layout, and was not imported")
        else:
            used: set[str] = set()
            yield _Sheet(table, *headed, rows_below(table, headed[0], headed[1].names, used), used)
    if not anything:
        yield Unusable("the whole file", "there is no sheet with rows in it")


def _access_points(sheet: _Sheet) -> Iterator[str]:
    if sheet.headers.layout == "sources":
        found = (_id(row["source:access_point_id:admin"]) for row in sheet.rows)
        yield from (key for key in found if key is not None)


def _gather(sheet: _Sheet, known: Known) -> None:
    layout = sheet.headers.layout
    if layout == "sources":
        seen: dict[str, SourceDetails] = {}
        for row in sheet.rows:
            sheet.said.extend(said_of(row, known, seen))
    elif layout in {"units", "persons", "persons_extra"}:
        prefix = {"units": "unit", "persons": "person"}.get(layout, layout.replace("persons", "person"))
        names = known.units if layout == "units" else known.persons
        for row in sheet.rows:
            if row[f"{prefix}:name"]:
                given = _id(row[f"{prefix}:id:admin"])
                classes = listed(row[f"{prefix}:classification"])
                names.known(row[f"{prefix}:name"], row[f"{prefix}:country"], given, classes)


def _id(text: str) -> str | None:
    try:
        return ids.checked(text) if text else None
    except ValueError:  # told of when the row is read
        return None


def _found(held: Held, sheets: list[_Sheet | Unusable], known: Known) -> Iterator[Imported]:
    in_order = sorted(sheets, key=lambda one: isinstance(one, _Sheet) and one.headers.layout != "sources")
    for sheet in in_order:
        if isinstance(sheet, Unusable):
            yield sheet
            continue
        prefix = next(
            (name.partition(":")[0] for name in sheet.headers.names.values() if _is_status(name)), ""
        )
        making = Making(held, known, staged=prefix)
        layout = sheet.headers.layout
        if layout == "sources":
            yield from sheet.said
        else:
            read = _ROWS.get(layout)
            if read is None:
                yield Unusable(f"sheet {sheet.table.label}", f"sheets of {layout} are not imported yet")
                continue
            # of two rows that say the same the one counts that its researcher is done with
            for row in sorted(sheet.rows, key=making.is_waiting):
                yield from _of_row(row, read(making, row))
            for row, made in making.ties():
                yield from _of_row(row, made)
            yield from making.joined_earlier(sheet.table.label)
        yield from _left_over(sheet)


def _is_status(name: str) -> bool:
    return name.endswith(":status:admin")


def _of_row(row: Row, made: Iterator[Imported]) -> Iterator[Imported]:
    """What does a row make? It is told of, too, if it makes what no record can hold and no rule foresaw."""
    try:
        yield from made
    except (ValueError, OverflowError) as error:
        yield Unusable(row.place(), f"it was not imported: {' '.join(str(error).split())}")


def _left_over(sheet: _Sheet) -> Iterator[Unusable]:
    """Which columns hold something that no claim has?"""
    names = sheet.headers.names
    claimed = {column for column, name in names.items() if name in sheet.used or name.endswith(_NOT_CLAIMED)}
    filled: dict[str, int] = {}
    for number, cells in sheet.table.rows.items():
        if number > sheet.header:
            for column in cells.keys() - claimed:
                if sheet.table.value(number, column):
                    filled[column] = filled.get(column, 0) + 1
    for column, count in sorted(filled.items(), key=lambda item: (len(item[0]), item[0])):
        header = sheet.table.value(sheet.header, column) or "no header"
        yield Unusable(
            f"sheet {sheet.table.label}, column {column} ({header})",
            f"no claim has a field for it: {count} filled cell{'s' if count > 1 else ''} not imported",
        )
