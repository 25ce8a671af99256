"""How well, and how fast, are training reports read? `python -m bench.fmtr [--damage N] [--import]`

Every file of `../shared/data/fmtr/raw` is read, bytes to rows with boxes, in a process of its own: rows; F1
against the gold rows that two extractions agree on or printed sums prove (all fields but the page, with
spaces and accents set aside; of A, B and D, whose gold is one extraction alone, all rows); printed sums
met; seconds by the clock and of the processor; peak memory. Where the gold differs, the report's own sums
and words say who is right: `bench/results/fmtr-mistakes.csv` lists each place. `--import` also runs
`answerable import fmtr` over one file and over all. `--damage` reads files cut, with bits flipped, or with
pages removed or reordered, and counts wrong numbers in reconciled countries. The published dataset's own
pipeline took 1.37 s on the first file named below on an idle machine like this one, a probe of 82 lines
0.75 s; neither gives boxes.
"""

import argparse
import csv
import io
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

from answerable.errors import UnreadableError
from answerable.readers import pdf, webpage
from answerable.readers.job import Job
from answerable.readers.pdfium import pdfium
from answerable.tables.fmtr.reading import read_report, years_of
from answerable.tables.fmtr.reconciling import compared, reconciled_rows
from answerable.tables.fmtr.record import Report, TrainingRow
from answerable.vocabulary.rendition import Rendition
from bench.fmtr_gold import DATA, decided, judged, scored
from bench.report import RESULTS, report

TIMED: Final = ("2007-2008_E1_126578", "2004-2005_C3_45793", "2017-2018_E5_Africa_slice")
"""The files whose times are compared: 116, 135 and 89 pages."""

_SMALL: Final = 600_000  # bytes: many are damaged
_REMOVED: Final = 2


def main() -> None:
    """What came of it? A table, and JSON in `bench/results/`."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--damage", type=int, default=0, metavar="N", help="read N damaged copies as well")
    parser.add_argument(
        "--import", dest="imports", action="store_true", help="import them into a casebook as well"
    )
    parser.add_argument("--only", default="", help="only files whose name holds this")
    chosen = parser.parse_args()
    files = sorted(path for path in (DATA / "raw").glob("*") if chosen.only in path.name)
    if not files:
        print("bench.fmtr needs the shared data folder beside the checkout")
        return
    rows, mistakes = [], []
    for path in files:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            row, told = pool.submit(measured, path).result()
        rows.append(row)
        mistakes += told
    summary: dict[str, Any] = {}
    for family in sorted({row["family"][0] for row in rows}):
        of_family = [row for row in rows if row["family"][0] == family]
        right = sum(row["right"] for row in of_family)
        wrong = sum(row["wrong"] + row["missed"] for row in of_family)
        summary[f"F1 of {family}"] = round(2 * right / (2 * right + wrong), 5) if right else 0.0
        summary[f"places where the gold of {family} differs"] = decided(
            [one for one in mistakes if one["file"].split("_")[1][0] == family]
        )
    summary["printed sums met"] = f"{sum(row['met'] for row in rows)} of {sum(row['sums'] for row in rows)}"
    summary["not met, by the report's own fault"] = sum(row["faults"] for row in rows)
    for row in rows:
        if row["file"] in TIMED:
            summary[f"seconds for {row['file']}"] = row["seconds"]
            summary[f"CPU seconds for {row['file']}"] = row["CPU s"]
    if chosen.damage:
        summary |= damaged(files, chosen.damage)
    if chosen.imports:
        summary |= imported(files)
    report("fmtr", rows, summary)
    if mistakes:
        with (RESULTS / "fmtr-mistakes.csv").open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, list(mistakes[0]))
            writer.writeheader()
            writer.writerows(mistakes)


def measured(path: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """How is one file read, how fast, and how right? And where does the gold say something else?"""
    start, processor = time.perf_counter(), time.process_time()
    found, rendition = read(path)
    seconds = time.perf_counter() - start
    of_processor = time.process_time() - processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    name = path.name.removesuffix(path.suffix)
    sums = compared(found, years_of(found))
    right, wrong, missed = scored(name, found)
    pages = max(len(rendition.sections), 1)
    return {
        "file": name,
        "family": name.split("_")[1],
        "pages": pages,
        "rows": len(found.rows),
        "right": right,
        "wrong": wrong,
        "missed": missed,
        "f1": round(2 * right / (2 * right + wrong + missed), 5) if right else 0.0,
        "sums": len(sums),
        "met": sum(item.met for item in sums),
        "faults": sum(item.fault is not None for item in sums),
        "seconds": round(seconds, 2),
        "CPU s": round(of_processor, 2),
        "pages/s": round(pages / of_processor),
        "peak MiB": round(peak),
    }, judged(name, found, rendition)


def read(path: Path) -> tuple[Report, Rendition]:
    """Which report is in these bytes, and on which rendition does it stand?"""
    reader = pdf if path.suffix == ".pdf" else webpage
    with tempfile.TemporaryDirectory() as scratch:
        rendition = reader.read(path, Job(path=path, name=path.name, scratch=Path(scratch))).rendition
    found = read_report(rendition) if rendition else None
    if found is None or rendition is None:
        raise UnreadableError("unusable", f"{path.name} is no report", "take another")
    return found, rendition


def damaged(files: list[Path], count: int) -> dict[str, Any]:
    """What do damaged files give? Errors, shortfalls; and wrong numbers in reconciled countries?"""
    chance = random.Random(5)
    small = [path for path in files if path.suffix == ".pdf" and path.stat().st_size < _SMALL]
    true = {path: Counter(_figures(row) for row in read(path)[0].rows) for path in small}
    refused = short = whole = wrong = misnamed = 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            path = small[number % len(small)]
            target = Path(folder) / path.name
            target.write_bytes(_damaged(path, number % 4, chance))
            try:
                found, _ = read(target)
            except UnreadableError:
                refused += 1
                continue
            reconciled = reconciled_rows(compared(found, years_of(found)))
            sure = Counter(_figures(found.rows[index]) for index in reconciled)
            wrong += sum((_numbers(sure) - _numbers(true[path])).values())
            misnamed += sum((sure - true[path]).values())
            whole += len(found.rows) == sum(true[path].values())
            short += len(found.rows) != sum(true[path].values())
    return {
        "damaged files": count,
        "of them refused": refused,
        "of them read short": short,
        "of them read whole": whole,
        "wrong numbers in reconciled countries": wrong,
        "rows in them under a damaged country or programme": misnamed,
    }


def _figures(row: TrainingRow) -> tuple[Any, ...]:
    return row.heading.country, row.heading.programme.rpartition("Region")[2], row.quantity, row.cost


def _numbers(figures: Counter[tuple[Any, ...]]) -> Counter[tuple[Any, ...]]:
    """Which pairs of numbers are there, whatever their headings? An empty cell says as much as nought."""
    found: Counter[tuple[Any, ...]] = Counter()
    for (_, _, quantity, cost), count in figures.items():
        found[quantity or 0, cost or 0] += count
    return found


def _damaged(path: Path, how: int, chance: random.Random) -> bytes:
    content = path.read_bytes()
    if how == 0:
        return content[: chance.randrange(len(content) // 10, len(content))]
    if how == 1:
        flipped = bytearray(content)
        for _ in range(chance.randrange(1, 20)):
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        return bytes(flipped)
    old, new = pdfium.PdfDocument(path), pdfium.PdfDocument.new()
    order = list(range(len(old)))
    if how == _REMOVED:
        del order[chance.randrange(len(order))]
    else:
        chance.shuffle(order)
    new.import_pages(old, order)
    out = io.BytesIO()
    new.save(out)
    return out.getvalue()


def imported(files: list[Path]) -> dict[str, Any]:
    """How long does `answerable import fmtr` take, a process for each line, to a casebook that is committed?

    One report; the largest alone; all in one command: memory is flat if all take no more than the largest.
    """
    timed = [path for path in files if TIMED[0] in path.name]
    largest = [max(files, key=lambda path: path.stat().st_size)]
    told: dict[str, Any] = {}
    for what, chosen in ((TIMED[0], timed), ("the largest", largest), (f"all {len(files)}", files)):
        if not chosen:
            continue
        seconds, of_processors, peak = _command("import", "fmtr", *chosen)
        told[f"import of {what}"] = (
            f"{seconds:.1f} s, {of_processors:.1f} s of processors, largest process {peak:.0f} MiB"
        )
    return told


def _command(*words: str | Path) -> tuple[float, float, float]:
    """How long did this command run by the clock and by the processors, and how large did it get, in MiB?"""
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case"
        answerable = [sys.executable, "-m", "answerable.cli"]
        subprocess.run([*answerable, "new", case], check=True, stdout=subprocess.DEVNULL)
        start = time.perf_counter()
        running = subprocess.Popen([*answerable, "-C", case, *words], stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(running.pid, 0)
        seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"the command failed: {' '.join(map(str, words))}")
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


if __name__ == "__main__":
    main()
