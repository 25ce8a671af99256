"""How fast is a unit found by what people type, among 100,000? `python -m bench.names [--units N]`

Invented units of eight kinds, each with a name, an alias and one citation, on SQLite and on PostgreSQL
(ANSWERABLE_TEST_POSTGRES, else a server of its own; none, and that part is left out). Of every hundredth
unit the name is looked up as printed, abbreviated, by its alias, by the beginning of its id and, more
rarely, with a slip. `found` counts those for which the very unit was found, or was among those offered.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from tests.postgres import server

from answerable.errors import AmbiguousError, UsageError
from answerable.match.finding import find
from answerable.store.casebook import Casebook, View
from answerable.store.claim_writing import write_stream
from answerable.vocabulary import ids
from answerable.vocabulary.access import Status, Visibility
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.source import SourceReference
from bench.documents import SYLLABLES
from bench.report import report

KINDS: Final = (
    ("Armoured Division", "Armd Div"),
    ("Mechanised Brigade", "Mech Bde"),
    ("Battalion", "Bn"),
    ("Infantry Battalion", "Inf Bn"),
    ("Field Artillery Regiment", "FA Regt"),
    ("Special Task Force", "STF"),
    ("Guards Garrison", "Gds Garr"),
    ("Signals Squadron", "Sigs Sqn"),
)
EVERY: Final = 100
SLIPS: Final = 20
"""Names with a slip that are looked up: that takes longer: its words are compared with all words of names."""

SEEN: Final = ClaimDates(precise=DayRange.day(date(2009, 5, 3)))


@dataclass(frozen=True, slots=True)
class Unit:
    """Which unit is it, and how may people type its name?"""

    id: str
    name: str
    short: str
    alias: str


def main() -> None:
    """What came of it? A table, and JSON in `bench/results/`."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--units", type=int, default=100_000, help="how many (default: 100,000)")
    parser.add_argument("--only", choices=("sqlite", "postgresql"), help="leave the other database out")
    chosen = parser.parse_args()
    rows: list[dict[str, Any]] = []
    if chosen.only != "postgresql":
        with tempfile.TemporaryDirectory() as folder:
            rows += _measured("SQLite", Path(folder) / "case", None, chosen.units)
    if chosen.only != "sqlite":
        with tempfile.TemporaryDirectory() as folder, server({}) as found:
            if found is None:
                print("PostgreSQL was left out: install it, or set ANSWERABLE_TEST_POSTGRES")
            else:
                address = found.create()
                rows += _measured("PostgreSQL", Path(folder) / "case", address, chosen.units)
                found.drop(address)
    report("names", rows)


def _measured(name: str, folder: Path, database: str | None, count: int) -> list[dict[str, Any]]:
    made = list(units(count))
    casebook = Casebook.create(folder, actor="bench", database=database)
    write_stream(casebook, "import", map(_claim, made))
    asked = made[::EVERY]
    ways: dict[str, tuple[list[Unit], Callable[[Unit], str]]] = {
        "as printed": (asked, lambda unit: unit.name),
        "abbreviated": (asked, lambda unit: unit.short),
        "by alias": (asked, lambda unit: unit.alias),
        "by the beginning of the id": (asked, lambda unit: unit.id[:13]),
        "with a slip": (asked[:SLIPS], lambda unit: _slip(unit.name)),
    }
    with casebook.view(clearance=Visibility.TEAM) as view:
        rows = [_row(name, way, *_looked_up(view, *typed)) for way, typed in ways.items()]
    casebook.close()
    return rows


def _looked_up(view: View, asked: list[Unit], typed: Callable[[Unit], str]) -> tuple[int, list[float]]:
    found, seconds = 0, []
    for unit in asked:
        start = time.perf_counter()
        try:
            keys = {find(view, "unit", typed(unit)).id}
        except AmbiguousError as several:
            keys = {key for key, _ in several.choices}
        except UsageError:
            keys = set()
        seconds.append(time.perf_counter() - start)
        found += unit.id in keys
    return found, sorted(seconds)


def _row(database: str, way: str, found: int, seconds: list[float]) -> dict[str, Any]:
    return {
        "database": database,
        "typed": way,
        "names": len(seconds),
        "found": found,
        "p50 ms": round(seconds[len(seconds) // 2] * 1000, 1),
        "p99 ms": round(seconds[min(len(seconds) - 1, len(seconds) * 99 // 100)] * 1000, 1),
    }


def units(count: int) -> Iterator[Unit]:
    """Which units are there? The same every time; numbers and kinds recur, places make the names differ."""
    draw = random.Random(11)
    for number in range(count):
        kind, short = KINDS[draw.randrange(len(KINDS))]
        figure, place = draw.randrange(1, 400), "".join(draw.choice(SYLLABLES) for _ in range(4)).title()
        yield Unit(
            ids.derived("bench unit", number),
            f"{figure} {kind} ({place} Province)",
            f"{figure}th {short} {place} Province",
            f"{place} {short} {figure}",
        )


def _claim(unit: Unit) -> Claim:
    source = SourceReference(ids.derived("bench source", unit.name[:2]), "A list", "The Courier")
    return Claim(
        id=ids.derived("bench claim", unit.id),
        type="unit",
        about=unit.id,
        fields={"names": (unit.name, unit.alias), "classifications": ("Army",)},
        dates=SEEN,
        citations=(
            Citation(id=ids.citation(source.id, "page", "1"), type="page", trigger="1", source=source),
        ),
        status=Status.ACCEPTED,
    )


def _slip(name: str) -> str:
    """The same with two letters in the middle of a word the other way round."""
    place = name.index("(") + 3
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]


if __name__ == "__main__":
    main()
