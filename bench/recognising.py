"""How fast is a report read, and how much of that is the encoder? `python -m bench.recognising`

Documents of 630 words, cut from the annotated real reports one after the other (from invented ones where
they are not there). Three things are done with the same documents, each in fresh processes: the encoder
alone (wordpieces and network), and the whole reading (mentions, relations, attributions, speakers, dates,
joins, drafts) with the CRF and with the encoder. `documents/s` counts from the first document to the last
of the slowest process; `CPU ms` is what one document costs a processor, and the share to go by where others
use the machine too; start-up is a whole process that reads one sentence, less one that does nothing, the
least of three; memory is the peak of the largest process (resident, MiB).
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final, NamedTuple

from answerable.extract.crf import CrfRecogniser
from answerable.extract.drafts import read_drafts
from answerable.extract.facts import SourceFacts
from answerable.extract.lexicon import DEFAULT_LANGUAGE, lexicon
from answerable.extract.wordpieces import Wordpieces, words_of
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.source import SourceReference
from bench.documents import make_folder
from bench.reading import REPORTS
from bench.report import peak_mb, report

WORDS: Final = 630
_DAY: Final = date(2020, 1, 31)
_SOURCE: Final = "00000000-0000-5000-8000-000000000001"
_FACTS: Final = SourceFacts(SourceReference(_SOURCE), _SOURCE, (), "text/plain", DayRange.day(_DAY), _DAY)
_START: Final = "from answerable.extract.{module} import {name}; {name}().recognise('Col. Ada Bo said so.')"


class Spent(NamedTuple):
    """What did one process need? Seconds by the clock, seconds of processor, peak MiB."""

    wall: float
    own: float
    peak: float


def main() -> None:
    """Measure all three on one and on two processes, and print the table."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--documents", type=int, default=80, help="documents of 630 words (default: 80)")
    chosen = words.parse_args()
    texts = documents(chosen.documents)
    print(f"{len(texts)} documents of {WORDS} words")
    rows = [
        measured(what, jobs, texts)
        for jobs in (1, 2)
        for what in ("encoder alone", "whole reading, crf", "whole reading, encoder")
    ]
    summary: dict[str, float | str] = {"wordpieces a document": round(wordpieces(texts))}
    for jobs in (1, 2):
        mine = [row for row in rows if row["processes"] == jobs]
        for by, said in (("documents/s", "the clock"), ("CPU ms a document", "processor time")):
            alone, _, whole = (float(row[by]) for row in mine)
            share = whole / alone if by == "documents/s" else alone / whole
            what = f"whole reading, share of the encoder's own speed, {jobs} processes, by {said}"
            summary[what] = round(share, 3)
    for module, name in (("crf", "CrfRecogniser"), ("encoder", "EncoderRecogniser")):
        summary[f"start-up with {module}, s"] = round(started(_START.format(module=module, name=name)), 2)
    report("recognising", rows, summary)


def documents(count: int) -> list[str]:
    """Which texts are read? At most `count`, each of 630 words with the white space between them."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = REPORTS
        if not folder.is_dir():
            print(f"no annotated reports at {REPORTS}: invented ones are measured")
            folder = Path(scratch)
            make_folder(folder, count * 4)
        paths = (path for path in sorted(folder.rglob("*.txt")) if not path.name.endswith("_meta.txt"))
        whole = "\n\n".join(path.read_text(encoding="utf-8") for path in paths)
    found = words_of(whole, lexicon(DEFAULT_LANGUAGE))
    ends = range(WORDS, len(found), WORDS)
    return [whole[found.starts[end - WORDS] : found.ends[end - 1]] for end in ends][:count]


def wordpieces(texts: list[str]) -> float:
    """How many wordpieces has a document, on average? Speeds of other encoders are told in these."""
    known, pieces = lexicon(DEFAULT_LANGUAGE), Wordpieces()
    return sum(len(pieces.of(words_of(text, known)).ids) for text in texts) / len(texts)


def measured(what: str, jobs: int, texts: list[str]) -> dict[str, str | int | float]:
    """What does it cost to do this with all of the texts, shared out over so many processes?"""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        spent = list(pool.map(_done, [what] * jobs, (texts[part::jobs] for part in range(jobs))))
    row: dict[str, str | int | float] = {
        "what": what,
        "processes": jobs,
        "documents/s": round(len(texts) / max(one.wall for one in spent), 2),
        "CPU ms a document": round(1000 * sum(one.own for one in spent) / len(texts)),
        "peak MiB": round(max(one.peak for one in spent)),
    }
    print(row, file=sys.stderr)
    return row


def _done(what: str, texts: list[str]) -> Spent:
    from answerable.extract.encoder import Encoder, EncoderRecogniser  # noqa: PLC0415  (not for the CRF's memory)

    items: list[Any] = texts
    step: Callable[[Any], object]
    if what == "encoder alone":
        known = lexicon(DEFAULT_LANGUAGE)
        items = [words_of(text, known) for text in texts]
        step = Encoder().of
    else:
        recogniser = CrfRecogniser() if what.endswith("crf") else EncoderRecogniser()
        step = partial(read_drafts, recogniser, facts=_FACTS)
    step(items[0])
    begun, own = time.perf_counter(), time.process_time()
    for item in items:
        step(item)
    return Spent(time.perf_counter() - begun, time.process_time() - own, peak_mb())


def started(code: str) -> float:
    """How many seconds does a fresh Python take for this, over those that it needs for nothing?"""
    return min(_seconds(code) for _ in range(3)) - min(_seconds("pass") for _ in range(3))


def _seconds(code: str) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
