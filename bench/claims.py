"""How fast do claims go in and come out, a million of them? `python -m bench.claims [--claims N]`

Invented postings of 50,000 persons to 5,000 units, each with two quoted names and one citation, over
20,000 sources of which a few are restricted; some are accepted. They are written as one stream and listed
unit by unit, on SQLite and on PostgreSQL (ANSWERABLE_TEST_POSTGRES, else a server of its own, durable as
installed; none, and that part is left out). Then, in a fresh process, the casebook is opened and one
unit's claims are listed, as a team member would: on SQLite within 50 ms. Memory is resident MiB, as peak.
"""

import argparse
import multiprocessing
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, Final, TypeVar

from tests.postgres import server

from answerable.store import sources
from answerable.store.casebook import Casebook
from answerable.store.claim_reading import Which, counted, listed
from answerable.store.claim_writing import write_stream
from answerable.vocabulary import ids
from answerable.vocabulary.access import Status, Visibility
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.source import SourceDetails, SourceReference
from answerable.vocabulary.span import Span
from bench.documents import SYLLABLES
from bench.report import peak_mb, report

PERSONS: Final = 50_000
UNITS: Final = 5_000
SOURCES: Final = 20_000
RESTRICTED: Final = 20

T = TypeVar("T")


def main() -> None:
    """What came of it? A table, and JSON in `bench/results/`."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--claims", type=int, default=1_000_000, help="how many (default: a million)")
    parser.add_argument("--only", choices=("sqlite", "postgresql"), help="leave the other database out")
    chosen = parser.parse_args()
    rows = [_generated(chosen.claims)]
    if chosen.only != "postgresql":
        with tempfile.TemporaryDirectory() as folder:
            rows += _measured("SQLite", Path(folder) / "case", None, chosen.claims)
    if chosen.only != "sqlite":
        with tempfile.TemporaryDirectory() as folder, server({}) as found:
            if found is None:
                print("PostgreSQL was left out: install it, or set ANSWERABLE_TEST_POSTGRES")
            else:
                address = found.create()
                rows += _measured("PostgreSQL", Path(folder) / "case", address, chosen.claims)
                found.drop(address)
    report("claims", rows)


def _generated(count: int) -> dict[str, Any]:
    seconds = _timed(lambda: sum(1 for _ in postings(min(count, 50_000))))[0]
    return _row("–", "invent claims (counted in writing)", min(count, 50_000), seconds)


def _measured(name: str, folder: Path, database: str | None, count: int) -> list[dict[str, Any]]:
    """What did each part cost? Every part in a process of its own, as every command is one."""
    rows = [
        *_alone(_write, folder, database, count),
        *_alone(_list_by_subject, folder, database),
        *_alone(_look, folder, database),
    ]
    return [{**row, "database": name} for row in rows]


def _alone(part: Callable[..., list[dict[str, Any]]], *arguments: Any) -> list[dict[str, Any]]:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(part, *arguments).result()


def _write(folder: Path, database: str | None, count: int) -> list[dict[str, Any]]:
    casebook = Casebook.create(folder, actor="bench", database=database)
    with casebook.writing("take") as act:
        for number in range(RESTRICTED):
            sources.say(act, _source(number * 7).id, SourceDetails(visibility=Visibility.RESTRICTED))
    peaks: list[float] = []

    def watched() -> Iterator[Claim]:
        for number, claim in enumerate(postings(count)):
            if number in (count // 10, count - 1):
                peaks.append(peak_mb())
            yield claim

    seconds, written = _timed(lambda: write_stream(casebook, "import", watched()))
    casebook.close()
    row = _row("", "write", written, seconds)
    return [row | {"MiB at a tenth": peaks[0], "MiB": peaks[-1]}]


def _list_by_subject(folder: Path, database: str | None) -> list[dict[str, Any]]:
    casebook = Casebook.open(folder, actor="bench", database=database)
    with casebook.view(clearance=Visibility.TEAM) as view:
        units = [_unit(number).id for number in range(UNITS)]
        seconds, count = _timed(lambda: sum(1 for unit in units for _ in listed(view, Which(about=unit))))
    casebook.close()
    return [_row("", "list by subject, unit after unit", count, seconds)]


def _look(folder: Path, database: str | None) -> list[dict[str, Any]]:
    start = time.perf_counter()
    casebook = Casebook.open(folder, actor="bench", database=database)

    def found(which: Which) -> int:
        with casebook.view(clearance=Visibility.TEAM) as view:
            return sum(1 for _ in listed(view, which))

    def counts() -> int:
        with casebook.view(clearance=Visibility.TEAM) as view:
            return sum(counted(view).values())

    count = found(Which(about=_unit(0).id))
    rows = [_row("", "open, and list one unit's claims", count, time.perf_counter() - start)]
    more = [_timed(partial(found, Which(about=_unit(number).id))) for number in range(1, 50)]
    claims, seconds = more[0][1], median(seconds for seconds, _ in more)
    rows.append(_row("", "list one more unit's (median)", claims, seconds))
    seconds, count = _timed(partial(found, Which(status=Status.ACCEPTED)))
    rows.append(_row("", "list those accepted", count, seconds))
    seconds, count = _timed(counts)
    rows.append(_row("", "count all by type and status", count, seconds))
    casebook.close()
    return rows


def _timed(part: Callable[[], T]) -> tuple[float, T]:
    start = time.perf_counter()
    result = part()
    return time.perf_counter() - start, result


def _row(database: str, what: str, claims: int, seconds: float) -> dict[str, Any]:
    return {
        "database": database,
        "what": what,
        "claims": claims,
        "ms": round(seconds * 1000, 1),
        "claims/s": int(claims / seconds),
        "MiB at a tenth": None,
        "MiB": peak_mb(),
    }


def postings(count: int) -> Iterator[Claim]:
    """Which claims are written? Postings as a reader drafts them, the same every time."""
    draw = random.Random(7)
    for number in range(count):
        person, unit = _person(draw.randrange(PERSONS)), _unit(draw.randrange(UNITS))
        source = _source(draw.randrange(SOURCES))
        start = number % 9_000
        spans = (
            Span(start, start + len(person.name), person.name, supports=("person",)),
            Span(start + 40, start + 40 + len(unit.name), unit.name, supports=("unit",)),
        )
        trigger = str(start // 500 + 1)
        seen = date(2001, 1, 1) + timedelta(days=draw.randrange(7_000))
        yield Claim(
            id=ids.read_claim(source.id, "posting", spans),
            type="posting",
            about=ids.draft_posting(person.id, unit.id, None),
            fields={"person": person, "unit": unit, "role": "Commander", "rank": "Colonel"},
            dates=ClaimDates(precise=DayRange.day(seen)),
            citations=(
                Citation(
                    id=ids.citation(source.id, "page", trigger),
                    type="page",
                    trigger=trigger,
                    source=source,
                    rendition=ids.derived("rendition", source.id),
                    spans=spans,
                    supports=("person", "unit"),
                ),
            ),
            status=Status.ACCEPTED if number % 20 == 0 else Status.DRAFT,
            reader="bench 1",
            score=0.75,
        )


def _name(number: int, words: int) -> str:
    """A name of syllables, another one for every number."""
    found = []
    for _ in range(words * 2):
        number, syllable = divmod(number, len(SYLLABLES))
        found.append(SYLLABLES[syllable])
    return " ".join("".join(pair).title() for pair in zip(found[::2], found[1::2], strict=True))


def _person(number: int) -> Reference:
    return Reference(ids.derived("bench person", number), _name(number, 2))


def _unit(number: int) -> Reference:
    return Reference(ids.derived("bench unit", number), f"{number % 90 + 1} {_name(number, 2)} Brigade")


def _source(number: int) -> SourceReference:
    return SourceReference(ids.derived("bench source", number), f"Report {number}", "The Courier")


if __name__ == "__main__":
    main()
