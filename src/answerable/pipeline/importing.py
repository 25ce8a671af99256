"""How do claims made elsewhere come in? One kind of file after the other, each bad line a row to see."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from answerable.archive.opening import open_file
from answerable.archive.walking import check_there
from answerable.errors import UnreadableError
from answerable.pipeline.opened import Opened
from answerable.pipeline.quoting import misquoted
from answerable.store import failures
from answerable.store.casebook import View
from answerable.store.claim_writing import write_stream
from answerable.store.failures import Failure
from answerable.store.rows import chunks
from answerable.vocabulary import ids
from answerable.vocabulary.access import Status, Visibility
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_types import missing_to_accept, references
from answerable.vocabulary.shapes import claim_from

STAGE: Final = "import"

LONGEST_LINE: Final = 16 << 20
"""Bytes of a line: a claim with all its words takes a few thousand."""

_LOOKED_AT: Final = 500
"""Claims that are checked against the casebook at a time."""

Read = tuple[str, Claim | str]
"""A place in a file (`line 17`), and the claim that stands there or why there is none."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Which files does this import read, and how does it make claims of them?"""

    name: str
    reads: str
    claims: Callable[[Path], Iterator[Read]]


@dataclass(slots=True)
class Imported:
    """What came of it? Claims that were new, claims in all, and places that could not be used."""

    new: int = 0
    claims: int = 0
    failed: int = 0


def import_files(opened: Opened, kind: Kind, files: Sequence[Path]) -> Imported:
    """What came of importing these files? Importing them again changes nothing.

    UsageError, before anything is imported, if there is nothing at one of the paths.
    """
    check_there(files)
    result = Imported()
    for path in files:
        problems: list[UnreadableError] = []
        claims = _usable(opened, path.name, kind.claims(path), problems)
        try:
            result.new += write_stream(opened.casebook, STAGE, _counted(claims, result))
        except UnreadableError as problem:
            problems.append(problem)
        result.failed += len(problems)
        _record(opened, path.name, problems)
    return result


def _counted(claims: Iterator[Claim], result: Imported) -> Iterator[Claim]:
    for claim in claims:
        result.claims += 1
        yield claim


def _usable(
    opened: Opened, name: str, found: Iterator[Read], problems: list[UnreadableError]
) -> Iterator[Claim]:
    """Which of these are claims that this casebook can hold? Of the others it is noted why they are not."""
    for piece in chunks(found, _LOOKED_AT):
        usable: list[Claim] = []
        with opened.casebook.view() as view:
            for place, claim in piece:
                problem = claim if isinstance(claim, str) else _problem(view, claim)
                if problem is not None:
                    problems.append(_unusable(f"{name}, {place}: {problem}"))
                elif isinstance(claim, Claim):
                    usable.append(claim)
        yield from usable


def _problem(view: View, claim: Claim) -> str | None:
    """Why can the casebook not hold this claim? None if it can."""
    named = [claim.id, claim.about]
    named += [reference.id for _, reference in references(claim.fields)]
    named += [said.speaker.id for said in claim.attribution if said.speaker]
    for citation in claim.citations:
        named += [citation.id, citation.source.id]
    for key in named:
        try:
            canonical = ids.checked(key)
        except ValueError as error:
            return str(error)
        if key != canonical:
            return f"{key!r} is an id in another form: write {canonical}"
    missing = missing_to_accept(claim.type, claim.fields)
    if claim.status is Status.ACCEPTED and missing:
        return f"the claim is accepted, but has no {' and no '.join(missing)}: nobody can accept such a claim"
    return next(
        (problem for citation in claim.citations if (problem := misquoted(view, citation)) is not None), None
    )


def _record(opened: Opened, name: str, problems: list[UnreadableError]) -> None:
    found = [
        Failure(stage=STAGE, name=name, kind=problem.kind, problem=str(problem), remedy=problem.remedy)
        for problem in problems
    ]
    with opened.casebook.writing(STAGE) as act:
        failures.settle(act, STAGE, found, Visibility.TEAM.rank, name=name, sha256=None, whole=False)


def _unusable(problem: str) -> UnreadableError:
    return UnreadableError("unusable", problem, "correct it in the file, then import the file again")


def _jsonl(path: Path) -> Iterator[Read]:
    with open_file(path, path.name) as stream:
        for number, line in enumerate(_lines(stream), start=1):
            if line.strip():
                yield f"line {number}", _claim_on(line)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Which lines are there? One that never ends is cut, so that it cannot fill the memory."""
    while line := stream.readline(LONGEST_LINE + 1):
        yield line
        while line and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE)


def _claim_on(line: bytes) -> Claim | str:
    if len(line) > LONGEST_LINE:
        return f"it is longer than {LONGEST_LINE >> 20} MiB"
    try:
        shape = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"it is not JSON ({error})"
    try:
        return claim_from(shape)
    except KeyError as error:
        return f"a claim needs the key {error}"
    except (ValueError, RecursionError) as error:
        return " ".join(str(error).split())


KINDS: Final = {
    kind.name: kind
    for kind in (Kind("jsonl", "claims as 'export jsonl' writes them, one JSON object a line", _jsonl),)
}
"""What `answerable import KIND` can read."""
