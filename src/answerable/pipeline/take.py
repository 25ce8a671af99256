"""How do files become sources? Found, copied and hashed, read in the sandbox, and kept: each in one act.

Reading runs in several processes at once; keeping happens one after the other, in the order in which the
files were found, so that the casebook is the same however many processes there were. Taking a file again
changes nothing; a killed `take` goes on where it stopped.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from answerable.archive.files import Received
from answerable.archive.opening import open_file
from answerable.archive.sidecar import Described, read_sidecar
from answerable.archive.walking import Found, NotFound, found_among, found_files
from answerable.errors import UnreadableError
from answerable.pipeline.keeping import Arrival, Keeper, Kept
from answerable.pipeline.opened import Opened
from answerable.readers.limits import MIB, Limits
from answerable.readers.outcome import ReadOutcome
from answerable.readers.sandbox import Protections, Sandbox

DEEPEST: Final = 5
"""A document in a mail in an archive in an archive … is followed so far, and told beyond."""

_AHEAD: Final = 4
"""Files in flight for each process: enough to keep all busy, few enough to keep memory flat."""


@dataclass(slots=True)
class Taken:
    """What came of it? Counts of files: new bytes, known bytes found anew, nothing new, and not read."""

    new: int = 0
    found_again: int = 0
    unchanged: int = 0
    failed: int = 0
    protections: Protections | None = None
    failures: list[NotFound] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Item:
    """One file on its way: where it lies, what was said of it, and what it came out of."""

    found: Found
    parent: str | None = None
    media_hint: str | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A file that was copied and read, or could not be. Not yet in the casebook."""

    item: _Item
    described: Described
    received: Received | None = None
    outcome: ReadOutcome | None = None
    problem: UnreadableError | None = None


def take(
    opened: Opened,
    paths: Iterable[Path],
    said: Described | None = None,
    progress: Callable[[str], None] | None = None,
) -> Taken:
    """What came of taking these files and folders? `said` is what the flags say of all of them."""
    settings = opened.settings
    opened.files.clear_incoming()
    limits = Limits(
        memory_bytes=settings.reader_mb * MIB,
        cpu_seconds=settings.reader_seconds,
        wall_seconds=settings.reader_seconds * 1.5,
    )
    with (
        TemporaryDirectory(prefix="answerable-") as scratch,
        Sandbox(limits, scratch=Path(scratch)) as sandbox,
        ThreadPoolExecutor(settings.jobs) as pool,
    ):
        taking = _Taking(opened, sandbox, pool, said or Described(), progress)
        taking.all_of(_items(paths))
        taking.taken.protections = sandbox.protections()
    return taking.taken


def _items(paths: Iterable[Path]) -> Iterator[_Item | NotFound]:
    for found in found_files(paths):
        yield _Item(found) if isinstance(found, Found) else found


class _Taking:
    """One run of `take`, from the first file to the last member of the last archive."""

    def __init__(
        self,
        opened: Opened,
        sandbox: Sandbox,
        pool: ThreadPoolExecutor,
        said: Described,
        progress: Callable[[str], None] | None,
    ) -> None:
        self.taken = Taken()
        self._opened = opened
        self._sandbox = sandbox
        self._pool = pool
        self._said = said
        self._progress = progress
        self._keeper = Keeper(opened)
        self._ahead = opened.settings.jobs * _AHEAD

    def all_of(self, items: Iterator[_Item | NotFound]) -> None:
        """Take every file of a folder, or every member of a container, in order."""
        queue: deque[Future[_Prepared] | NotFound] = deque()
        for item in items:
            queue.append(self._pool.submit(self._prepare, item) if isinstance(item, _Item) else item)
            if len(queue) >= self._ahead:
                self._keep(queue.popleft())
        while queue:
            self._keep(queue.popleft())

    def _prepare(self, item: _Item) -> _Prepared:
        """Copy, hash and read one file: what can be done without the casebook's rows, in any order."""
        name = item.found.name
        described = Described()
        received = None
        try:
            described = read_sidecar(item.found.sidecars, name)
            if item.depth == 0:  # flags speak of the files that were named, not of what lies inside them
                described = described.updated_by(self._said)
            with open_file(item.found.path, name) as stream:
                limit = self._opened.settings.max_file_mb * MIB
                received = self._opened.files.receive(stream, name, limit)
            if not self._keeper.must_read(received.sha256):
                return _Prepared(item, described, received)
            outcome = self._sandbox.read(
                received.path,
                name=name,
                media_type=item.media_hint,
                ocr_languages=self._opened.settings.ocr_languages,
            )
        except UnreadableError as problem:
            return _Prepared(item, described, received, problem=problem)
        return _Prepared(item, described, received, outcome)

    def _keep(self, coming: Future[_Prepared] | NotFound) -> None:
        if isinstance(coming, tuple):
            self._fail(*coming)
            return
        prepared = coming.result()
        item = prepared.item
        if prepared.received is None:
            if prepared.problem is not None:
                self._fail(item.found.name, prepared.problem, parent=item.parent)
            return
        kept = self._keeper.keep(
            Arrival(
                name=item.found.name,
                received=prepared.received,
                described=prepared.described,
                parent=item.parent,
                outcome=prepared.outcome,
                problem=prepared.problem,
            )
        )
        self._count(kept)
        if prepared.outcome is not None:
            with prepared.outcome as outcome:
                if kept.source is not None and outcome.members:
                    self._members(item, kept.source, outcome)
                if kept.source is not None and kept.is_container:
                    self._keeper.unpacked(prepared.received.sha256)
        if self._progress is not None:
            self._progress(item.found.name)

    def _members(self, item: _Item, source: str, outcome: ReadOutcome) -> None:
        if item.depth >= DEEPEST:
            problem = UnreadableError(
                "too_deep",
                f"{item.found.name} lies {DEEPEST} containers deep, and what is in it was not taken",
                "take it out of the outer ones, then take it by itself",
            )
            self._fail(item.found.name, problem, parent=source)
            return
        hints = [member.media_hint for member in outcome.members]
        self.all_of(
            found if isinstance(found[0], str) else _Item(found[0], source, hints[found[1]], item.depth + 1)
            for found in found_among((member.name, member.path) for member in outcome.members)
        )

    def _count(self, kept: Kept) -> None:
        self.taken.new += kept.how == "new"
        self.taken.found_again += kept.how == "found_again"
        self.taken.unchanged += kept.how == "unchanged"
        for name, problem in kept.failures:
            self.taken.failed += 1
            self.taken.failures.append((name, problem))

    def _fail(self, name: str, problem: UnreadableError, parent: str | None = None) -> None:
        self._keeper.fail(name, problem, parent)
        self.taken.failed += 1
        self.taken.failures.append((name, problem))
        if self._progress is not None:
            self._progress(name)
