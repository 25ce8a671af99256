"""What is left when a command is killed at any moment? `python -m bench.kill [--times 200]`

`take`, `read`, `import` and a bulk write are each killed with SIGKILL at moments drawn from all of the time
that an unbroken run takes (the same moments every time, by a seed). Each casebook is then opened and
verified, the command is run again, and what it holds is compared with what an unbroken run left: sources,
claims, failures and both exports, times apart. Ends with 1 if anything differs.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from answerable.cli.verbs.failures import failure_document
from answerable.cli.verbs.sources import source_document
from answerable.errors import AnswerableError
from answerable.pipeline.opened import Opened, new_casebook, open_casebook
from answerable.pipeline.verify import problems
from answerable.publish.brat import export_brat
from answerable.settings import Settings
from answerable.store import claim_reading, failures, sources
from answerable.store.claim_writing import write_stream
from answerable.vocabulary import ids
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.shapes import claim_shape
from answerable.vocabulary.source import SourceReference
from bench.documents import make_folder
from bench.report import report

SEED: Final = 2024
DOCUMENTS: Final = 16
CLAIMS: Final = 3_000

SETTINGS: Final = Settings(user="bench", clearance="restricted", jobs=2)

State = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Work:
    """What is killed? The words of its command, and the casebook in which it begins."""

    name: str
    command: tuple[str, ...]
    before: Path


@dataclass(slots=True)
class Tally:
    """How did it go? Of so many runs: killed in time, then opened, verified, and in the end identical."""

    name: str
    seconds: float
    runs: int = 0
    killed: int = 0
    opened: int = 0
    verified: int = 0
    identical: int = 0

    def row(self) -> dict[str, str | int | float]:
        """What does the table show of it?"""
        return {
            "what": self.name,
            "unbroken s": round(self.seconds, 2),
            "runs": self.runs,
            "killed": self.killed,
            "opened": self.opened,
            "verified": self.verified,
            "identical": self.identical,
        }


def main() -> int:
    """Kill them all so many times, and print the table."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--times", type=int, default=200, help="runs of each")
    words.add_argument("--write", type=Path, metavar="CASEBOOK", help=argparse.SUPPRESS)
    chosen = words.parse_args()
    if chosen.write is not None:
        write_in_bulk(chosen.write)
        return 0
    draw = random.Random(SEED)
    with tempfile.TemporaryDirectory() as scratch:
        tallies = []
        for work in works(Path(scratch)):
            tallies.append(killed(work, chosen.times, draw, Path(scratch)))
            # told at once: whoever stops the rest has this one's
            print(tallies[-1].row(), file=sys.stderr)
    report("kill", [tally.row() for tally in tallies], {"seed": SEED})
    return int(any(min(tally.opened, tally.verified, tally.identical) < tally.runs for tally in tallies))


def works(scratch: Path) -> Iterator[Work]:
    """What is killed? Each in a casebook in which the steps before it are done."""
    folder, lines = scratch / "documents", scratch / "claims.jsonl"
    make_folder(folder, DOCUMENTS)
    # As an archive too: between it and what lies in it is a moment of its own.
    shutil.make_archive(str(folder / "packed"), "zip", folder / "000")
    with lines.open("w", encoding="utf-8") as out:
        out.writelines(f"{json.dumps(claim_shape(claim))}\n" for claim in some_claims())
    program = (sys.executable, "-m", "answerable.cli", "-C", "{casebook}")
    empty, taken = scratch / "empty", scratch / "taken"
    with new_casebook(empty, SETTINGS):
        pass
    shutil.copytree(empty, taken)
    run([*program, "take", str(folder)], taken)
    yield Work("take", (*program, "take", str(folder)), empty)
    yield Work("read", (*program, "read"), taken)
    yield Work("import", (*program, "import", "jsonl", str(lines)), empty)
    yield Work("bulk write", (sys.executable, "-m", "bench.kill", "--write", "{casebook}"), empty)


def some_claims() -> Iterator[Claim]:
    """Which claims are written? Postings of many persons to some units, each on a page of a source."""
    for number in range(CLAIMS):
        source = ids.derived("bench", "source", number % 50)
        person, unit = f"Person {number}", f"Unit {number % 300}"
        yield Claim(
            id=ids.derived("bench", "claim", number),
            type="posting",
            about=ids.derived("bench", "posting", number),
            fields={
                "person": Reference(ids.derived("bench", "person", number), person),
                "unit": Reference(ids.derived("bench", "unit", unit), unit),
            },
            dates=ClaimDates(imprecise=DayRange.year(2000 + number % 20)),
            citations=(
                Citation(
                    id=ids.citation(source, "page", str(number + 1)),
                    type="page",
                    trigger=str(number + 1),
                    source=SourceReference(source, f"Report {number % 50}"),
                ),
            ),
        )


def write_in_bulk(casebook: Path) -> None:
    """How is a bulk write made that can be killed? In a process of its own."""
    with open_casebook(casebook, SETTINGS) as opened:
        write_stream(opened.casebook, "bench", some_claims())


def killed(work: Work, times: int, draw: random.Random, scratch: Path) -> Tally:
    """What came of killing it so many times?"""
    casebook = scratch / "casebook"
    tally = Tally(work.name, seconds=fresh_run(work, casebook))
    with open_casebook(casebook, SETTINGS) as opened:
        expected = state(opened, scratch)
    for number in range(times):
        # One moment in each of so many equal parts of the run: chance, and yet no part is left out.
        moment = (number + draw.random()) * tally.seconds / times
        shutil.rmtree(casebook)
        shutil.copytree(work.before, casebook)
        tally.runs += 1
        tally.killed += run(work.command, casebook, moment) == -signal.SIGKILL
        after(work, casebook, tally, expected, scratch)
        print(f"\r{work.name} {tally.runs}/{times}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    shutil.rmtree(casebook)
    return tally


def fresh_run(work: Work, casebook: Path) -> float:
    """How many seconds does an unbroken run take? The second of two, when files are in memory."""
    seconds = 0.0
    for _ in range(2):
        shutil.rmtree(casebook, ignore_errors=True)
        shutil.copytree(work.before, casebook)
        started = time.perf_counter()
        run(work.command, casebook)
        seconds = time.perf_counter() - started
    return seconds


def after(work: Work, casebook: Path, tally: Tally, expected: State, scratch: Path) -> None:
    """Does it open and verify now, and is it the same in the end?"""
    try:
        with open_casebook(casebook, SETTINGS) as opened:
            tally.opened += 1
            found = list(problems(opened))
        run(work.command, casebook)
        with open_casebook(casebook, SETTINGS) as opened:
            found += problems(opened)
            tally.verified += not found
            tally.identical += state(opened, scratch) == expected
    except (AnswerableError, subprocess.CalledProcessError) as error:
        found = [str(error)]
    for problem in found:
        print(f"\n{work.name}, run {tally.runs}: {problem}", file=sys.stderr)


def run(command: Sequence[str], casebook: Path, moment: float | None = None) -> int:
    """How did it end? Killed at this moment (seconds from its start), if it was not done before."""
    words = [word.format(casebook=casebook) for word in command]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ANSWERABLE_")}
    environment |= {"ANSWERABLE_USER": SETTINGS.user, "ANSWERABLE_JOBS": str(SETTINGS.jobs)}
    with subprocess.Popen(
        words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            process.kill()
        _, told = process.communicate()
    if process.returncode not in {0, -signal.SIGKILL}:
        raise subprocess.CalledProcessError(process.returncode, words, stderr=told)
    return process.returncode


def state(opened: Opened, scratch: Path) -> State:
    """What does the casebook hold, seen from outside, with the times left out?"""
    pairs = scratch / "pairs"
    with opened.casebook.view() as view:
        export_brat(view, pairs)
        found = {
            "sources": [source_document(source) for source in sources.listed(view)],
            "failures": [{**failure_document(failure), "at": None} for failure in failures.listed(view)],
            "claims": [claim_shape(claim) for claim in claim_reading.listed(view)],
            "pairs": {path.name: path.read_bytes() for path in sorted(pairs.iterdir())},
            "files": sorted(path.name for path in opened.files.folder.rglob("*") if path.is_file()),
        }
    shutil.rmtree(pairs)
    return found


if __name__ == "__main__":
    sys.exit(main())
