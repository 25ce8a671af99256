"""How fast is it told who commanded, and who was above? `python -m bench.command [--units N]`

An invented force (`bench/force.py`; 100,000 units and a million postings as installed) is written to SQLite
and to PostgreSQL. The same questions, units at the bottom on random days, are then asked one by one: `ask
commander` and `ask chain`, from the casebook to the finished JSON with its citations. In the same run and
PostgreSQL recursive SQL queries find who is confirmed (`bench/recursive.py`): over the casebook's own rows as
they may be shown, with history, decisions, visibility and citations; over them as they are; and over two
plain tables of the same days. NetworkX does the same from memory.

`own CPU ms` is what this process computed (median), which a busy machine stretches least; what PostgreSQL
computes is not in it. Commanders are compared with the day-by-day oracle of the tests on `--checked` random
questions.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import networkx as nx
from tests import command_oracle
from tests.postgres import server

from answerable.ask.chain.chain import Held, chain_on
from answerable.ask.chain.shapes import chain_shape
from answerable.ask.command.commander import commander_on
from answerable.ask.command.loading import load_postings
from answerable.ask.command.shapes import commander_shape
from answerable.store.casebook import Casebook, View
from answerable.store.claim_writing import write_stream
from answerable.vocabulary import ids
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.claim_dates import ClaimDates
from bench.force import BEGINS, DAYS, Force
from bench.recursive import SHOWN, peers
from bench.report import report

Question = tuple[int, date]
Spent = tuple[float, float]


def main() -> None:
    """What came of it? A table, and JSON in `bench/results/`."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--units", type=int, default=100_000, help="how many (default: 100,000)")
    parser.add_argument("--questions", type=int, default=1_000, help="asked of each (default: 1,000)")
    parser.add_argument("--checked", type=int, default=10_000, help="compared with the oracle")
    parser.add_argument("--only", choices=("sqlite", "postgresql"), help="leave the other database out")
    chosen = parser.parse_args()
    force = Force(chosen.units)
    draw = random.Random(5)
    bottom = range(chosen.units * 2 // 3, chosen.units)
    questions = [(draw.choice(bottom), _day(draw)) for _ in range(chosen.questions)]
    rows: list[dict[str, Any]] = []
    checked = [(draw.randrange(chosen.units), _day(draw)) for _ in range(chosen.checked)]
    agreed: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        if chosen.only != "postgresql":
            with _written(Path(folder) / "sqlite", None, force, rows) as casebook:
                rows += _asked("SQLite", casebook, force, questions)
                agreed["SQLite"] = _compared(casebook, force, checked)
        if chosen.only != "sqlite":
            with server({}) as found:
                if found is None:
                    print("PostgreSQL was left out: install it, or set ANSWERABLE_TEST_POSTGRES")
                else:
                    address = found.create()
                    with _written(Path(folder) / "postgres", address, force, rows) as casebook:
                        rows += _asked("PostgreSQL", casebook, force, questions)
                        agreed["PostgreSQL"] = _compared(casebook, force, checked)
                        with casebook.view() as view:
                            until = view.until
                    rows += _recursive(address, until, force, questions)
                    found.drop(address)
    rows += _networkx(force, questions)
    told = {f"questions on which the oracle agrees, {where}": number for where, number in agreed.items()}
    report("command", rows, {**told, "of": chosen.checked, **_ratios(rows)})


@contextmanager
def _written(
    folder: Path, database: str | None, force: Force, rows: list[dict[str, Any]]
) -> Iterator[Casebook]:
    casebook = Casebook.create(folder, actor="bench", database=database)
    try:
        start = time.perf_counter(), time.process_time()
        count = write_stream(casebook, "import", force.claims())
        kind = "SQLite" if database is None else "PostgreSQL"
        rows.append(_row(kind, f"write {count:,} claims", [_since(start)]))
        yield casebook
    finally:
        casebook.close()


def _asked(name: str, casebook: Casebook, force: Force, questions: list[Question]) -> list[dict[str, Any]]:
    with casebook.view(clearance=Visibility.TEAM) as view:
        return [
            _row(name, "ask commander", _timed(lambda *one: _commander(view, force, *one), questions)),
            _row(name, "ask chain", _timed(lambda *one: _chain(view, force, *one), questions)),
        ]


def _commander(view: View, force: Force, number: int, day: date) -> dict[str, Any]:
    unit = force.unit(number)
    return commander_shape(commander_on(unit, load_postings(view, [unit.id], day=day), day))


def _chain(view: View, force: Force, number: int, day: date) -> dict[str, Any]:
    return chain_shape(chain_on(Held(view), force.unit(number), day))


def _compared(casebook: Casebook, force: Force, questions: list[Question]) -> int:
    """On how many of these does the day-by-day oracle say the same?"""
    wanted = {unit for unit, _ in questions}
    known: dict[int, dict[str, list[Any]]] = {}
    for unit, postings in groupby(force.postings(), key=lambda posting: posting[0]):
        if unit in wanted:
            for _, person, dates in postings:
                known.setdefault(unit, {}).setdefault(_person(person), []).append(dates)
    agreed = 0
    with casebook.view(clearance=Visibility.TEAM) as view:
        for unit, day in questions:
            found = _commander(view, force, unit, day)
            said = {item["person"]["id"]: item["answer"] for item in found["candidates"]}
            agreed += (said, found["handover"]) == command_oracle.answers(known[unit], {}, day)
    return agreed


def _recursive(address: str, until: int, force: Force, questions: list[Question]) -> list[dict[str, Any]]:
    """How fast is plain SQL over the same rows, and over two tables that hold the same days?"""
    with peers(address, force, until) as asked:
        return [_row(where, what, _timed(ask, questions)) for where, what, ask in asked]


def _ratios(rows: list[dict[str, Any]]) -> dict[str, float]:
    """How many times as long as a query over what may be shown does `ask` take, on PostgreSQL?"""
    told = {(row["where"], row["what"]): row for row in rows}
    pairs = {"ask commander": "commander", "ask chain": "chain, recursive"}
    return {
        f"{mine}, times as long as {SHOWN} ({cut})": told["PostgreSQL", mine][cut] / told[SHOWN, peer][cut]
        for mine, peer in pairs.items()
        for cut in ("p50 ms", "p99 ms")
        if (SHOWN, peer) in told
    }


def _networkx(force: Force, questions: list[Question]) -> list[dict[str, Any]]:
    """How fast is a graph in memory, once it is there?"""
    start = time.perf_counter(), time.process_time()
    graph = nx.MultiDiGraph()
    for child, parent, dates in force.relations():
        graph.add_edge(child, parent, dates=dates)
    held: dict[int, list[tuple[int, Any]]] = {}
    for unit, person, dates in force.postings():
        held.setdefault(unit, []).append((person, dates))
    loading = _since(start)

    def holds(dates: ClaimDates, day: date) -> bool:
        return bool(dates.open) or dates.extent.contains(day)

    def chain(unit: int, day: date) -> dict[int, list[int]]:
        found, level = {}, [unit]
        while level:
            for one in level:
                found[one] = [person for person, dates in held[one] if dates.extent.contains(day)]
            edges = [edge for one in level for edge in graph.out_edges(one, data=True)]
            level = [above for _, above, data in edges if holds(data["dates"], day)]
        return found

    return [
        _row("NetworkX, in memory", "load", [loading]),
        _row("NetworkX, in memory", "chain", _timed(chain, questions)),
    ]


def _timed(ask: Callable[[int, date], Any], questions: list[Question]) -> list[Spent]:
    """How long did each take? A few are asked before, so that none pays for the first of its kind."""
    for question in questions[:20]:
        ask(*question)
    spent: list[Spent] = []
    for question in questions:
        start, work = time.perf_counter(), time.process_time()
        ask(*question)
        spent.append((time.perf_counter() - start, time.process_time() - work))
    return spent


def _row(where: str, what: str, spent: list[Spent]) -> dict[str, Any]:
    print(f"{where}: {what}", flush=True)
    seconds, work = ([one[side] for one in spent] for side in (0, 1))
    cuts = quantiles(seconds, n=100) if len(seconds) > 1 else seconds * 99
    return {
        "where": where,
        "what": what,
        "asked": len(seconds),
        "p50 ms": cuts[49] * 1000,
        "p99 ms": cuts[98] * 1000,
        "own CPU ms": median(work) * 1000,
    }


def _since(start: Spent) -> Spent:
    return time.perf_counter() - start[0], time.process_time() - start[1]


def _day(draw: random.Random) -> date:
    return BEGINS + timedelta(days=draw.randrange(DAYS))


def _person(number: int) -> str:
    return ids.derived("bench person", number)


if __name__ == "__main__":
    main()
