"""How much of what a researcher got out of the reports comes out of the reading? Rows against claims.

Nothing of the sheet enters training, features or rules: it is read here, to count with.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from answerable.extract.drafts import SourceFacts, read_drafts
from answerable.extract.entities import may_be_one
from answerable.extract.lexicon import lexicon
from answerable.extract.recogniser import Recognised
from answerable.extract.roles import role_of
from answerable.vocabulary import ids
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.mention import Mention
from answerable.vocabulary.source import SourceReference
from training.corpus import REPORTS, Report
from training.scores import Score
from training.validation import Readings

SHEETS: Final = REPORTS.parent.parent / "sfm_nigeria"
PARTS: Final = ("person", "unit", "role", "date")
DEFINITION: Final = (
    "Of the person rows that cite one of the reports in any column: those for which one posting of one of "
    "the reports that they cite has the row's person (a name or alias, by its last name and no contradicting "
    "other), its unit (a name or alias; numbers by their value), its role (by the rules of titles; a row "
    "without one asks for none), and is true within one day of a day from the row's first to its last "
    "citation. Each part counts only together with those before it. `posted`: the same of the rows that cite "
    "one of the reports for the unit itself, and of those reports alone; the others cite it for another "
    "spelling of the name, or another posting's rank."
)

_TAKEN: Final = date(2020, 1, 1)
_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NUMBERS: Final = {
    word: str(number)
    for number, words in enumerate(
        ("one first 1st", "two second 2nd", "three third 3rd", "four fourth 4th", "five fifth 5th",
         "six sixth 6th", "seven seventh 7th", "eight eighth 8th", "nine ninth 9th", "ten tenth 10th"),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
_BRACKETED: Final = re.compile(r"\([^)]*\)")
_ORDINAL: Final = re.compile(r"(\d+)(?:st|nd|rd|th)")


@dataclass(frozen=True, slots=True)
class Row:
    """Whom does a row of the sheet post where, in which role, between which days, by which reports?"""

    persons: tuple[str, ...]
    units: frozenset[str]
    role: str
    days: DayRange | None
    cited: frozenset[str]
    posted: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Marked:
    """A recogniser that gives what was marked before."""

    mentions: tuple[Mention, ...]
    name: str = "held-out"
    version: str = "1"

    def recognise(self, text: str) -> Recognised:
        """What was marked in this text?"""
        del text
        return Recognised(self.mentions)


def researcher_scores(
    corpus: Sequence[Report], readings: Readings, folder: Path = SHEETS
) -> dict[str, Score]:
    """Of the rows that cite these reports, for how many come person, unit, role and date out of them?"""
    claims = {report.id: _postings(report, readings) for report in corpus if report.id in readings}
    every = list(rows(folder))
    scores = _counted([(row, row.cited) for row in every], claims)
    posted = _counted([(row, row.posted) for row in every], claims)
    return {**scores, **{f"posted {part}": score for part, score in posted.items()}}


def _counted(
    asked_of: Iterable[tuple[Row, frozenset[str]]], posted: Mapping[str, list[Claim]]
) -> dict[str, Score]:
    counts = dict.fromkeys(PARTS, 0)
    asked = 0
    for row, reports in asked_of:
        cited = reports & posted.keys()
        if not cited:
            continue
        asked += 1
        found = [claim for report in sorted(cited) for claim in posted[report]]
        for part in PARTS:
            found = [claim for claim in found if _agrees(part, row, claim)]
            counts[part] += bool(found)
    return {part: Score(count, asked, asked) for part, count in counts.items()}


def rows(folder: Path = SHEETS) -> Iterator[Row]:
    """Which rows has the sheet of persons? With all the names of their units."""
    names = _unit_names(folder / "units.tsv")
    with (folder / "persons.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            cited = {
                found
                for column, value in row.items()
                if _is_source(column)
                for found in _ID.findall(value or "")
            }
            aliases = row["Aliases or alternative spellings (semi-colon separated)"].split(";")
            yield Row(
                persons=tuple(filter(None, (_without_address(name) for name in (row["Name"], *aliases)))),
                units=names.get(_unit(row["Organization"]), frozenset({_unit(row["Organization"])})),
                role=row["Role"].strip(),
                days=_days(row),
                cited=frozenset(cited),
                posted=frozenset(_ID.findall(row["Source: Organization"])),
            )


def _is_source(column: str | None) -> bool:
    return column is not None and column.startswith("Source")


def _unit_names(path: Path) -> Mapping[str, frozenset[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        found: dict[str, frozenset[str]] = {}
        for row in csv.DictReader(file, delimiter="\t"):
            names = (row["Organization:Name"], *row["Organization:other_names"].split(";"))
            every = frozenset(filter(None, map(_unit, names)))
            for name in every:
                found[name] = found.get(name, frozenset()) | every
        return found


def _unit(name: str) -> str:
    """Under which form is a unit's name the same name? Numbers by their value, whatever their spelling."""
    words = (_NUMBERS.get(word, word) for word in ids.folded(name).split())
    return " ".join(_ORDINAL.sub(r"\1", word) for word in words)


def _without_address(name: str) -> str:
    kinds = lexicon().kinds
    name = _BRACKETED.sub("", name)
    return " ".join(
        word for word in name.split() if "address" not in kinds.get(word.lower().strip("."), "").split("+")
    )


def _days(row: Mapping[str, str]) -> DayRange | None:
    first, last = (_part(row, which) for which in ("first", "last"))
    if first is None or last is None:
        return first or last
    return first.hull(last)


def _part(row: Mapping[str, str], which: str) -> DayRange | None:
    year, month, day = (row[f"{which}_{unit}"].strip() for unit in ("year", "month", "day"))
    if not year.isdigit():
        return None
    if not month.isdigit():
        return DayRange.year(int(year))
    if not day.isdigit():
        return DayRange.month(int(year), int(month))
    return DayRange.day(date(int(year), int(month), int(day)))


def _postings(report: Report, readings: Readings) -> list[Claim]:
    facts = SourceFacts(SourceReference(report.id), report.id, (), "text/plain", report.published, _TAKEN)
    drafts = read_drafts(_Marked(tuple(readings[report.id])), report.text, facts)
    return [claim for claim in drafts.claims if claim.type == "posting"]


def _agrees(part: str, row: Row, claim: Claim) -> bool:
    fields: Mapping[str, Any] = claim.fields
    match part:
        case "person":
            return any(may_be_one(fields["person"].name, name) for name in row.persons)
        case "unit":
            unit: Reference | None = fields.get("unit")
            return unit is not None and _unit(unit.name) in row.units
        case "role":
            return not row.role or fields.get("role") == (role_of(row.role, with_unit=True) or row.role)
        case _:
            return row.days is None or claim.dates.extent.within_one_day(row.days)
