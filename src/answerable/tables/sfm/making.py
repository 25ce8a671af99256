"""How does a row become claims? What all kinds of rows have in common: status, dates, evidence, ids."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from answerable.tables.sfm.date_cells import date_of
from answerable.tables.sfm.names import Meant, Names
from answerable.tables.sfm.row_dates import RowDates
from answerable.tables.sfm.sheet import Row
from answerable.tables.sfm.sourcing import Gathered, Points
from answerable.tables.sfm.spells import Rival, Spells
from answerable.vocabulary import ids
from answerable.vocabulary.access import Status
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_types import missing_to_accept
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.imported import Held, Imported, Made, MadeAgain, Unusable
from answerable.vocabulary.shapes import fields_shape

_FINAL: Final = "3"
"""The researcher's last stage: 0 first commit, 1 fixes needed, 2 fixes made, 3 clean."""

_STAGES: Final = frozenset({"0", "1", "2", _FINAL})

_NAMED: Final = 10
"""How many names a sentence lists before it counts the rest."""


@dataclass(slots=True)
class Known:
    """What do all sheets of one import know together?

    `cited`: at which source, type and trigger do access points point that the casebook knows already?
    `claims`: which ones have these files made when they came in before?
    """

    points: Points = field(default_factory=Points)
    units: Names = field(default_factory=lambda: Names("unit"))
    persons: Names = field(default_factory=lambda: Names("person"))
    cited: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    claims: Container[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """Which columns say when: those of the first and the last date, and of their flags?"""

    first: str
    last: str
    starting: str
    ending: str = ""
    open: str = ""


@dataclass(frozen=True, slots=True)
class _Tied:
    """What does a row say of a tie? As in `Making.made`."""

    gathered: Gathered
    kind: str
    tie: str
    fields: Mapping[str, Any]
    dates: RowDates
    status: Status
    rivals: tuple[Rival, ...]
    notes: str | None


class Making:
    """Which claims does one sheet of a file make, each once?

    `staged`: before which prefix do its columns of the researcher's stage stand? Empty if there are none.
    """

    def __init__(self, held: Held, known: Known, *, staged: str) -> None:
        self.held = held
        self.known = known
        self._staged = staged
        self._made: set[str] = set()
        self._ties: list[_Tied] = []
        self._places: set[object] = set()
        self.parents: dict[tuple[str, ...], list[tuple[int, Reference, DayRange | None]]] = {}
        self._earlier: dict[str, dict[str, None]] = {"unit": {}, "person": {}}

    def status(self, row: Row, prefix: str, problems: list[Imported]) -> Status:
        """How far is the row? Accepted if the researcher's stage is final, or the layout knows no stages."""
        stage = _stage(row, prefix)
        if stage and stage not in _STAGES:
            problems.append(row.problem(f"{prefix}:status:admin", "is no status: 0, 1, 2 or 3 is needed"))
        is_duplicate = "duplicate" in row[f"{prefix}:comments:admin"].casefold()
        return Status.WORK_NEEDED if is_duplicate or self.is_waiting(row) else Status.ACCEPTED

    def is_waiting(self, row: Row) -> bool:
        """Is the researcher not done with the row?"""
        return bool(self._staged) and _stage(row, self._staged) != _FINAL

    def dates(self, gathered: Gathered, columns: Dated) -> RowDates:
        """When does the row say that it was? What is wrong with its dates and flags is noted."""
        row = gathered.row
        first, last = date_of(row, columns.first), date_of(row, columns.last)
        gathered.problems += [*first.problems, *last.problems]
        for name, supports in ((columns.first, "date.first"), (columns.last, "date.last")):
            for column in (name, f"{name}_year", f"{name}_month", f"{name}_day"):
                gathered.take(column, supports)
        ending = self._flag(gathered, columns.ending, "ending")
        open_ = self._flag(gathered, columns.open, "open")
        dates = RowDates(
            first=first.days,
            last=last.days,
            starting=self._flag(gathered, columns.starting, "starting") == "Y",
            ending=ending in {"Y", "E"} or open_ == "E",
            open={"Y": True, "N": False}.get(open_),
        )
        if dates.runs_backwards:
            why = f"lies before the first date ({dates.first}): the row holds on some day between them"
            gathered.problems.append(row.problem(columns.last, why))
        return dates

    def meant(
        self, gathered: Gathered, name: str, names: Names, *, country: str, id_name: str = ""
    ) -> Meant | None:
        """Which unit or person does this column mean? None if it is empty."""
        said = gathered.take(name, name_supports(name))
        if not said:
            return None
        given = self.given(gathered, id_name)
        meant = Meant(Reference(given, said)) if given else names.meant(said, country)
        return self.noted(gathered, name, names, meant)

    def own(
        self, gathered: Gathered, name: str, names: Names, *, country: str = "", classes: Iterable[str] = ()
    ) -> Meant:
        """Which unit or person is the row about, whose name stands in this column?"""
        given = self.given(gathered, f"{name.partition(':')[0]}:id:admin")
        meant = names.own(gathered.row[name], country, given, classes)
        return self.noted(gathered, name, names, meant)

    def noted(self, gathered: Gathered, name: str, names: Names, meant: Meant) -> Meant:
        """Whoever is meant by what stands in this column, what people should know of it is noted."""
        for said in (meant.why, meant.told):
            if said is not None:
                gathered.problems.append(gathered.row.problem(name, said))
        if meant.is_earlier:
            self._earlier[names.kind][meant.reference.name] = None
        return meant

    def joined_earlier(self, sheet: str) -> Iterator[Imported]:
        """Whom did the sheet mean by nothing but a name that other files had brought in before?"""
        for kind, names in self._earlier.items():
            if names:
                first = ", ".join(map(repr, sorted(names)[:_NAMED]))
                more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
                why = (
                    f"it names {len(names)} {kind}{'s' if len(names) > 1 else ''} without an id, taken for "
                    f"the ones of that name in files imported before: {first}{more}"
                )
                yield Unusable(f"sheet {sheet}", why)

    def given(self, gathered: Gathered, name: str) -> str | None:
        """Which id stands in this column? None if none does, or what stands there is none."""
        row = gathered.row
        text = row[name] if name else ""
        try:
            return ids.checked(text) if text else None
        except ValueError:
            gathered.problems.append(row.problem(name, "is no id: a UUID is needed"))
            return None

    def made(
        self,
        gathered: Gathered,
        kind: str,
        about: str,
        fields: Mapping[str, Any],
        dates: RowDates,
        status: Status,
        *,
        notes: str | None = None,
    ) -> Iterator[Imported]:
        """Which claims are these, by id none that was made before? First what was wrong with their cells."""
        yield from gathered.problems
        said = {name: value for name, value in fields.items() if value not in (None, "", ())}
        missing = missing_to_accept(kind, said)
        if missing and status is Status.ACCEPTED:
            status = Status.WORK_NEEDED
        sources = sorted(gathered.sources)
        shape = fields_shape(said)
        otherwise = self._otherwise(gathered)
        for part, when in enumerate(dates.claimed(otherwise)):
            said_dates = [str(dates.first), str(dates.last), dates.starting, dates.ending, dates.open, part]
            key = ids.imported_claim(about, kind, shape, said_dates, sources)
            if key in self._made:
                continue
            self._made.add(key)
            if key in self.known.claims:
                yield MadeAgain(key, status)
                continue
            yield Made(
                gathered.row.place(),
                Claim(
                    id=key,
                    type=kind,
                    about=about,
                    fields=said,
                    dates=when,
                    status=status,
                    visibility=gathered.visibility(self.known.points, self.held),
                    confidence=dict(gathered.confidence),
                    citations=gathered.citations(self.known.points, self.held),
                    notes=notes or None,
                ),
            )

    def is_told(self, place: object, status: Status) -> bool:
        """Has a row above said the same of this place? A country's sheets name each on hundreds of rows."""
        key = (place, status)
        was_told = key in self._places
        self._places.add(key)
        return was_told

    def tied(
        self,
        gathered: Gathered,
        kind: str,
        tie: str,
        fields: Mapping[str, Any],
        dates: RowDates,
        status: Status,
        *,
        rivals: Iterable[Rival] = (),
        notes: str | None = None,
    ) -> None:
        """How does a row say that a tie held? What it is about is known once all rows are: see `spells`."""
        self._ties.append(_Tied(gathered, kind, tie, fields, dates, status, tuple(rivals), notes))

    def ties(self) -> Iterator[tuple[Row, Iterator[Imported]]]:
        """Which claims are those, row by row, now that all rows were seen?"""
        spells = Spells()
        seen = [
            # what waits for its researcher breaks nothing
            spells.add(one.tie, one.dates, one.rivals if one.status is Status.ACCEPTED else ())
            for one in self._ties
        ]
        for one, when in zip(self._ties, seen, strict=True):
            about = spells.about(one.tie, when)
            made = self.made(
                one.gathered, one.kind, about, one.fields, one.dates, one.status, notes=one.notes
            )
            yield one.gathered.row, made

    def _otherwise(self, gathered: Gathered) -> DayRange:
        """When is true what a row without a date says? Some day up to its sources' publication.

        Where nobody said when those were published: up to the day on which the sheet was taken.
        """
        published = self.known.points.published(gathered.sources)
        return DayRange.until(self.held.taken if published is None else published.last)

    def _flag(self, gathered: Gathered, name: str, supports: str) -> str:
        if not name:
            return ""
        flag = gathered.take(name, supports).upper()
        if flag not in {"", "Y", "N", "E"}:
            flag = {"YES": "Y", "NO": "N", "TRUE": "Y", "FALSE": "N"}.get(flag, "?")
        if flag == "?":
            gathered.problems.append(gathered.row.problem(name, "is no flag: Y, N or E is needed"))
            return ""
        return flag


def _stage(row: Row, prefix: str) -> str:
    return row[f"{prefix}:status:admin"].removesuffix(".0")


def name_supports(name: str) -> str:
    """Which field of a claim does a column that names somebody stand for?"""
    return _FIELDS[name]


_FIELDS: Final = {
    "person:posting_unit": "unit",
    "unit:related_unit": "related_unit",
    "unit:membership_name": "related_unit",
}
