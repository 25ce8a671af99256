"""How do claims made elsewhere come in? One kind of file after the other, each bad line a row to see."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from answerable.archive.opening import open_file
from answerable.errors import UnreadableError
from answerable.pipeline.opened import Opened
from answerable.store import failures
from answerable.store.claim_writing import write_stream
from answerable.store.failures import Failure
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.shapes import claim_from

STAGE: Final = "import"

Problem = tuple[str, str]
"""Which place of a file cannot be used (`line 17`), and why."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Which files does this import read, and how does it make claims of them?"""

    name: str
    reads: str
    claims: Callable[[Path, Callable[[Problem], None]], Iterator[Claim]]


@dataclass(slots=True)
class Imported:
    """What came of it? Claims that were new, claims in all, and places that could not be used."""

    new: int = 0
    claims: int = 0
    failed: int = 0


def import_files(opened: Opened, kind: Kind, files: Iterable[Path]) -> Imported:
    """What came of importing these files? Importing them again changes nothing."""
    result = Imported()
    for path in files:
        told: list[Problem] = []

        def counted(claims: Iterator[Claim]) -> Iterator[Claim]:
            for claim in claims:
                result.claims += 1
                yield claim

        try:
            result.new += write_stream(opened.casebook, STAGE, counted(kind.claims(path, told.append)))
        except UnreadableError as problem:
            told.append(("", str(problem)))
        result.failed += len(told)
        _record(opened, path.name, told)
    return result


def _record(opened: Opened, name: str, told: list[Problem]) -> None:
    with opened.casebook.writing(STAGE) as act:
        if not told:
            failures.clear(act, STAGE, name=name)
        for place, problem in told:
            where = f"{name}, {place}" if place else name
            failures.record(
                act,
                Failure(
                    stage=STAGE,
                    name=name,
                    kind="unusable",
                    problem=f"{where}: {problem}",
                    remedy="correct it in the file, then import the file again",
                ),
                Visibility.TEAM.rank,
            )


def _jsonl(path: Path, tell: Callable[[Problem], None]) -> Iterator[Claim]:
    with open_file(path, path.name) as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                yield claim_from(json.loads(line))
            except KeyError as error:
                tell((f"line {number}", f"a claim needs the key {error}"))
            except (ValueError, TypeError, AttributeError, RecursionError) as error:
                # Whatever shape the line has instead of a claim's, it is a line to be seen, not a crash.
                tell((f"line {number}", " ".join(str(error).split())))


KINDS: Final = {
    kind.name: kind
    for kind in (Kind("jsonl", "claims as 'export jsonl' writes them, one JSON object a line", _jsonl),)
}
"""What `answerable import KIND` can read."""
