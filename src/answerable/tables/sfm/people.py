"""Which persons and postings does a sheet of persons hold? A row is a person, and mostly one posting."""

import re
from collections.abc import Iterator
from typing import Final

from answerable.tables.sfm.making import Dated, Making
from answerable.tables.sfm.names import Meant
from answerable.tables.sfm.row_dates import RowDates
from answerable.tables.sfm.sheet import Row
from answerable.tables.sfm.sourcing import Gathered, listed
from answerable.tables.sfm.spells import Rival
from answerable.vocabulary import ids
from answerable.vocabulary.access import Status
from answerable.vocabulary.imported import Imported

_DATED: Final = Dated(
    first="person:posting_first_cited_date",
    last="person:posting_last_cited_date",
    starting="person:posting_first_cited_date_start",
    ending="person:posting_last_cited_date_end",
    open="person:posting_open",
)

_COMMANDER: Final = "Commander"
_ACTING: Final = re.compile(r"\b(?:acting|ag\.)(?=\W|$)", re.IGNORECASE)


def claims_of(making: Making, row: Row) -> Iterator[Imported]:
    """Which claims does a row of persons make?"""
    gathered = Gathered(row)
    name = gathered.take("person:name", "names.0")
    if not name:
        yield row.problem("person:name", "is empty: a row of persons needs a name")
        return
    problems: list[Imported] = []
    status = making.status(row, "person", problems)
    yield from problems
    country = gathered.take("person:country", "country")
    meant = making.own(gathered, "person:name", making.known.persons, country=country)
    if meant.why is not None:
        status = Status.WORK_NEEDED
    yield from _person(making, gathered, meant, name, country, status)
    _posting(making, row, meant, country, status)


def _person(
    making: Making, gathered: Gathered, meant: Meant, name: str, country: str, status: Status
) -> Iterator[Imported]:
    names = names_of(gathered, name, "person:other_names")
    gender = gathered.take("person:gender", "gender")
    fields = {"names": names, "gender": gender, "country": country}
    yield from making.made(gathered, "person", meant.reference.id, fields, RowDates(), status)


def _posting(making: Making, row: Row, person: Meant, country: str, status: Status) -> None:
    gathered = Gathered(row)
    unit = making.meant(
        gathered,
        "person:posting_unit",
        making.known.units,
        country=country,
        id_name="person:posting_unit_id:admin",
    )
    role = gathered.take("person:posting_role", "role")
    title = gathered.take("person:posting_title", "title")
    rank = gathered.take("person:posting_rank", "rank")
    if not (unit or role or title or rank):
        return
    cell = row.cell("person:name")
    if cell is not None:
        gathered.cells["person:name"] = (cell, ["person"])
    acting = any(_ACTING.search(said) for said in (role, title))
    fields = {
        "person": person.reference,
        "unit": None if unit is None else unit.reference,
        "role": _ACTING.sub("", role).strip() or None,
        "title": title,
        "rank": rank,
        "acting": True if acting else None,
        "starting_context": gathered.take(
            "person:posting_first_cited_date_start_context", "starting_context"
        ),
        "ending_context": gathered.take("person:posting_last_cited_date_end_context", "ending_context"),
    }
    dates = making.dates(gathered, _DATED)
    if unit is None:
        gathered.problems.append(row.problem("person:posting_unit", "is empty: a posting needs its unit"))
    if unit is None or unit.why is not None:
        status = Status.WORK_NEEDED
    who, where = person.reference.id, "" if unit is None else unit.reference.id
    tie = ids.derived("posting", who, where or None, ids.folded(role))
    rivals = [Rival(("person", who), where, ids.folded(role))]
    if fields["role"] == _COMMANDER:
        rivals.append(Rival(("command", where), who, alone=True))
    notes = row["person:notes:admin"]
    making.tied(gathered, "posting", tie, fields, dates, status, rivals=rivals, notes=notes)


def further_claims_of(making: Making, row: Row) -> Iterator[Imported]:
    """What more does a row of further facts say of a person: gender, accounts, pictures?"""
    gathered = Gathered(row)
    name = gathered.take("person_extra:name", "names.0")
    if not name:
        yield row.problem("person_extra:name", "is empty: a row needs the person's name")
        return
    meant = making.own(gathered, "person_extra:name", making.known.persons)
    status = Status.ACCEPTED if meant.why is None else Status.WORK_NEEDED
    fields = {
        "names": (name,),
        "gender": gathered.take("person_extra:gender", "gender"),
        "account_type": gathered.take("person_extra:account_type", "account_type"),
        "account_id": gathered.take("person_extra:account_id", "account_id"),
        "media_description": gathered.take("person_extra:media_desc", "media_description"),
    }
    gathered.beside("person_extra:account", "account_id")
    gathered.beside("person_extra:media", "media_description")
    notes = row["person_extra:notes:admin"]
    yield from making.made(gathered, "person", meant.reference.id, fields, RowDates(), status, notes=notes)


def names_of(gathered: Gathered, name: str, column: str) -> tuple[str, ...]:
    """Which names has it? The first, and those of the column of other names, each once."""
    others = [other for other in listed(gathered.row[column]) if other != name]
    supports = [f"names.{number}" for number in range(1, len(others) + 1)]
    gathered.take(column, *supports)
    return (name, *others)
