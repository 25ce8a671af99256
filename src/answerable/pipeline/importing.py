"""How do claims made elsewhere come in? One kind of file after the other, each bad place a row to see."""

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from answerable.archive.walking import check_there
from answerable.errors import UnreadableError, UsageError
from answerable.pipeline import jsonl_lines
from answerable.pipeline.checking import Checked
from answerable.pipeline.held_files import held_files
from answerable.pipeline.opened import Opened
from answerable.pipeline.remembering import before
from answerable.pipeline.replacing import Replaced
from answerable.store import failures, sources
from answerable.store.claim_writing import PIECE, write_stream
from answerable.store.failures import Failure
from answerable.store.rows import chunks
from answerable.tables import geojson
from answerable.tables.sfm import reading as sfm
from answerable.vocabulary.access import Status, Visibility
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.imported import (
    Before,
    Imported,
    ImportFile,
    ImportOption,
    Made,
    MadeAgain,
    Options,
    Piece,
    SourceSaid,
    Unusable,
)
from answerable.vocabulary.source import SourceDetails

STAGE: Final = "import"

_LOOKED_AT: Final = 500
"""Claims that are checked against the casebook at a time."""

_COLLECTED: Final = 100_000
"""Records that are made before Python looks for forgotten ones that hold each other. At its own 700 it walks
over all cells of the sheets hundreds of times: a fifth of the time of an import, to find next to nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Which files does this import read, and how does it make claims of them?

    `pieces` is given all files of one command, because sheets name each other's rows, the options, and what
    the casebook knows already of what files name. With `takes` each file is first taken like any other (kept,
    hashed, read in the sandbox; an archive unpacked), so that claims can cite its cells and pages.
    """

    name: str
    reads: str
    pieces: Callable[[Sequence[ImportFile], Options, Before], Iterable[Piece]]
    takes: bool = False
    options: tuple[ImportOption, ...] = ()


@dataclass(slots=True)
class Result:
    """What came of it? Claims that were new, claims in all, those retracted, and places of no use."""

    new: int = 0
    claims: int = 0
    failed: int = 0
    retracted: int = 0


def one_by_one(read: Callable[[ImportFile, Options], Iterator[Imported]]) -> Callable[..., Iterator[Piece]]:
    """How does a kind read files that have nothing to do with each other?"""

    def pieces(files: Sequence[ImportFile], options: Options, _before: Before) -> Iterator[Piece]:
        for file in files:
            yield Piece(file, read(file, options))

    return pieces


KINDS: Final = {
    kind.name: kind
    for kind in (
        Kind(
            name="jsonl",
            reads="claims as 'export jsonl' writes them, one JSON object a line",
            pieces=one_by_one(jsonl_lines.read),
        ),
        Kind(
            name="sfm",
            reads="sheets of units, persons, incidents and sources as Security Force Monitor lays them out, "
            "of any year: xlsx, ods, csv, tsv, or zips of them",
            pieces=sfm.pieces,
            takes=True,
        ),
        Kind(
            name="geojson",
            reads="administrative areas and other places with their names, ids and what they lie in",
            pieces=geojson.pieces,
            takes=True,
        ),
    )
}
"""What `answerable import KIND` can read."""


def import_files(
    opened: Opened,
    kind: Kind,
    files: Sequence[Path],
    options: Options | None = None,
    replaces: str | None = None,
) -> Result:
    """What came of importing these files? Importing them again changes nothing.

    `replaces` names what was imported earlier and is now out of date: a file, or the id of its source.
    UsageError, before anything is imported, if there is nothing at one of the paths, or an option is none.
    """
    check_there(files)
    _check_options(kind, options or {})
    if replaces is not None and not kind.takes:
        msg = f"what 'import {kind.name}' reads is not kept, so nothing can be replaced: leave out --replaces"
        raise UsageError(msg)
    replaced = None if replaces is None else Replaced.by(opened, replaces)
    result = Result()
    if kind.takes:
        held, result.failed = held_files(opened, files)
    else:
        held = [ImportFile(name=path.name, path=path) for path in files]
    with _collecting_seldom():
        known = before(opened, held, () if replaced is None else replaced.outdated())
        for piece in kind.pieces(held, options or {}, known):
            _Importing(opened, piece.file, result, replaced).all_of(piece.found)
    if replaced is not None:
        result.retracted = replaced.settle([file.held.source.id for file in held if file.held])
    return result


class _Importing:
    """One file on its way in."""

    def __init__(self, opened: Opened, file: ImportFile, result: Result, replaced: Replaced | None) -> None:
        self._opened = opened
        self._file = file
        self._result = result
        self._replaced = replaced
        self._problems: list[UnreadableError] = []
        self._on_their_way: deque[tuple[str, str]] = deque(maxlen=PIECE)

    def all_of(self, found: Iterator[Imported]) -> None:
        """Keep what can be kept; of the rest it is told why not, and what was told before is over."""
        try:
            self._result.new += write_stream(self._opened.casebook, STAGE, self._claims(found), self._refused)
        except UnreadableError as problem:
            self._problems.append(problem)
        self._result.failed += len(self._problems)
        self._settle()

    def _claims(self, found: Iterator[Imported]) -> Iterator[Claim]:
        check = Checked(self._file)
        for piece in chunks(found, _LOOKED_AT):
            for item in piece:
                if isinstance(item, Unusable):
                    self._told(item)
            for item in piece:
                if isinstance(item, MadeAgain):
                    self._counted(item.claim, item.status)
            self._say({item.source: item.details for item in piece if isinstance(item, SourceSaid)})
            made = [item for item in piece if isinstance(item, Made)]
            with self._opened.casebook.view() as view:
                problems = [check.problem(view, item.claim) for item in made]
            for item, problem in zip(made, problems, strict=True):
                if problem is not None:
                    self._told(Unusable(item.place, problem))
                    continue
                self._counted(item.claim.id, item.claim.status)
                self._on_their_way.append((item.claim.id, item.place))
                yield item.claim

    def _counted(self, claim: str, status: Status) -> None:
        self._result.claims += 1
        if self._replaced is not None:
            self._replaced.made_again(claim, status)

    def _refused(self, claim: Claim, why: str) -> None:
        self._result.claims -= 1
        place = next(place for key, place in reversed(self._on_their_way) if key == claim.id)
        self._told(Unusable(place, why))

    def _say(self, said: Mapping[str, SourceDetails]) -> None:
        """What a sheet says of a source fills in what nobody has said, or is news if it replaces another."""
        if said:
            with self._opened.casebook.writing(STAGE) as act:
                sources.say_all(act, said, over=self._replaced is not None)

    def _told(self, unusable: Unusable) -> None:
        problem = f"{self._file.name}, {unusable.place}: {unusable.why}"
        remedy = "correct it in the file, then import the file again"
        self._problems.append(UnreadableError("unusable", problem, remedy))

    def _settle(self) -> None:
        held, name = self._file.held, self._file.name
        source = None if held is None else held.source.id
        visibility = Visibility.TEAM if held is None else held.visibility
        found = [
            Failure(
                stage=STAGE,
                name=name,
                kind=problem.kind,
                problem=str(problem),
                remedy=problem.remedy,
                source=source,
            )
            for problem in self._problems
        ]
        with self._opened.casebook.writing(STAGE) as act:
            failures.settle(act, STAGE, found, visibility.rank, name=name, sha256=None, whole=False)


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(_COLLECTED, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _check_options(kind: Kind, options: Options) -> None:
    known = {option.name for option in kind.options}
    for name in options:
        if name not in known:
            can = f"it knows {', '.join(sorted(known))}" if known else "it takes none"
            msg = f"'import {kind.name}' has no option {name!r}: {can}"
            raise UsageError(msg)
