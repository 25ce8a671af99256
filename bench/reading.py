"""How fast are reports taken and read, and does memory stay flat? `python -m bench.reading`

The annotated real reports on one and two processes, then folders of invented ones: ten times as many
documents may take ten times as long, and no more memory (within a tenth). Times are of the whole command,
start included; memory is the peak of the largest process of each command (resident, MiB).
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.documents import make_folder
from bench.report import report

REPORTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "postings" / "train_v2"


@dataclass(frozen=True, slots=True)
class Run:
    """What did one folder cost? Seconds, and peak MiB, of `take` and `read`."""

    what: str
    jobs: int
    documents: int
    tokens: int
    take_s: float
    read_s: float
    take_mib: float
    read_mib: float

    def row(self) -> dict[str, str | int | float]:
        """What does the table show of it?"""
        total = self.take_s + self.read_s
        return {
            "what": self.what,
            "processes": self.jobs,
            "documents": self.documents,
            "tokens": self.tokens,
            "take s": round(self.take_s, 2),
            "read s": round(self.read_s, 2),
            "documents/s": round(self.documents / total, 1),
            "tokens/s": round(self.tokens / total),
            "take MiB": round(self.take_mib),
            "read MiB": round(self.read_mib),
        }


def main() -> None:
    """Run them all and print the table."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--small", type=int, default=2_000, help="documents of the small folder")
    words.add_argument("--documents", type=int, default=20_000, help="documents of the large folder")
    chosen = words.parse_args()
    runs: list[Run] = []
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        if REPORTS.is_dir():
            tokens = real_reports(REPORTS, place / "real")
            runs += [measured("train_v2", place / "real", tokens, jobs) for jobs in (1, 2)]
        else:
            print(f"no annotated reports at {REPORTS}: the invented ones alone are measured")
        for count in (chosen.small, chosen.documents):
            tokens = make_folder(place / f"invented-{count}", count)
            runs.append(measured(f"invented {count}", place / f"invented-{count}", tokens, 2))
    small, large = runs[-2:]
    ratios = {
        "time per document, large/small": (large.take_s + large.read_s)
        / (small.take_s + small.read_s)
        * small.documents
        / large.documents,
        "take memory, large/small": large.take_mib / small.take_mib,
        "read memory, large/small": large.read_mib / small.read_mib,
    }
    report("reading", [run.row() for run in runs], {name: round(value, 3) for name, value in ratios.items()})


def real_reports(data: Path, folder: Path) -> int:
    """How many tokens have the real reports? Copied with sidecars in our form, made of the dataset's own."""
    folder.mkdir(parents=True)
    tokens = 0
    for text in sorted(data.glob("*.txt")):
        if text.name.endswith("_meta.txt"):
            continue
        content = text.read_bytes()
        tokens += len(content.split())
        (folder / text.name).write_bytes(content)
        said = sidecar_of((data / f"{text.stem}_meta.txt").read_text(encoding="utf-8"))
        (folder / f"{text.stem}.meta.json").write_text(json.dumps(said), encoding="utf-8")
    return tokens


def sidecar_of(meta: str) -> dict[str, str]:
    """What does a sidecar of the dataset say, in the keys of ours?"""
    keys = {
        "Source UUID": "id",
        "Title": "title",
        "Publication date": "date",
        "Source URL": "url",
        "Internet Archive URL": "archive_url",
        "Publication name": "publication",
        "Country": "country",
    }
    pairs = (line.partition(":") for line in meta.splitlines())
    return {
        keys[name.strip()]: value.strip()
        for name, _, value in pairs
        if name.strip() in keys and value.strip()
    }


def measured(what: str, folder: Path, tokens: int, jobs: int) -> Run:
    """What did taking and reading this folder cost?"""
    documents = sum(1 for path in folder.rglob("*.txt"))
    with tempfile.TemporaryDirectory() as scratch:
        casebook = str(Path(scratch) / "casebook")
        environment = os.environ | {"ANSWERABLE_JOBS": str(jobs)}
        _command(environment, "new", casebook)
        take_s, take_mib = _command(environment, "-C", casebook, "take", "--strict", str(folder))
        read_s, read_mib = _command(environment, "-C", casebook, "read", "--strict")
    run = Run(what, jobs, documents, tokens, take_s, read_s, take_mib, read_mib)
    print(run.row(), file=sys.stderr)
    return run


def _command(environment: dict[str, str], *words: str) -> tuple[float, float]:
    """How many seconds did a command take, and how many MiB its largest process?

    A process of its own watches it, so that the peak is this command's and not that of one before it.
    """
    watcher = (
        "import resource, subprocess, sys; "
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    program = [sys.executable, "-m", "answerable.cli", *words]
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", watcher, *program], check=True, capture_output=True, text=True, env=environment
    )
    seconds = time.perf_counter() - started
    unit = 1 if sys.platform == "darwin" else 1024
    return seconds, int(done.stdout) * unit / 2**20


if __name__ == "__main__":
    main()
