"""How do files become sources? Found, copied and hashed, read in the sandbox, and kept: each in one act.

Reading runs in several processes at once; keeping happens one after the other, in the order in which the
files were found, so that the casebook is the same however many processes there were. Taking a file again
changes nothing; a killed `take` goes on where it stopped.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from answerable.archive.opening import open_file
from answerable.archive.sidecar import Described, read_sidecar
from answerable.archive.walking import Found, NotFound, check_there, found_among, found_files
from answerable.errors import UnreadableError
from answerable.pipeline.describing import Finding
from answerable.pipeline.keeping import Arrival, Keeper, Kept
from answerable.pipeline.opened import Opened
from answerable.pipeline.purge import finish_purges
from answerable.readers.limits import MIB
from answerable.readers.outcome import ReadOutcome
from answerable.readers.sandbox import Protections, Sandbox
from answerable.vocabulary.rendition import Rendition

DEEPEST: Final = 5
"""A document in a mail in an archive in an archive … is followed so far, and told beyond."""

_AHEAD: Final = 4
"""Files in flight for each process: enough to keep all busy, few enough to keep memory flat."""

_AHEAD_OF_USE: Final = 2
"""Files in flight in all, where somebody waits for what is in each: one is used while the next is read."""

ARCHIVES: Final = frozenset({"application/zip"})
"""Containers that people pack, in which a sidecar is one. What is attached to a mail is a document."""


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
class Came:
    """Which file has just been kept, and what does it hold?

    `rendition` and `made` are what the reader made of it just now; None where these bytes were read before.
    """

    name: str
    sha256: str
    rendition: str | None
    made: Rendition | None


@dataclass(frozen=True, slots=True)
class _Item:
    """One file on its way: where it lies, and what it came out of: a source, and the names around it."""

    found: Found
    parent: str | None = None
    around: str = ""
    media_hint: str | None = None
    depth: int = 0

    @property
    def name(self) -> str:
        """What do people know the file by? A member by the names of what it lies in, too."""
        return f"{self.around}{self.found.name}"


@dataclass(frozen=True, slots=True)
class _Received:
    """A file whose bytes are in the casebook's folder, read or found unreadable; no row tells of it yet."""

    item: _Item
    arrival: Arrival


@dataclass(frozen=True, slots=True)
class _Missed:
    """A name under which there were no bytes to receive, and why."""

    name: str
    problem: UnreadableError
    parent: str | None = None
    described: Described = field(default_factory=Described)


def take(
    opened: Opened,
    paths: Sequence[Path],
    said: Described | None = None,
    progress: Callable[[str], None] | None = None,
    use: Callable[[Came], None] | None = None,
) -> Taken:
    """What came of taking these files and folders? `said` is what the flags say of all of them.

    `use` gets each document as soon as it is kept, while the next ones are being read: new or known, out of
    a container too, but no container that documents came out of, and none that could not be read.
    UsageError, before anything is taken, if there is nothing at one of the paths.
    """
    check_there(paths)
    with (
        opened.files.receiving(),
        Sandbox(opened.limits, scratch=opened.files.incoming) as sandbox,
        ThreadPoolExecutor(opened.settings.jobs) as pool,
    ):
        finish_purges(opened)
        taking = _Taking(opened, sandbox, pool, said or Described(), progress, use)
        try:
            taking.all_of(_named(paths, opened.own_places))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)  # what is in flight would keep us waiting
            raise
        taking.taken.protections = sandbox.protections()
    return taking.taken


class _Taking:
    """One run of `take`, from the first file to the last member of the last archive."""

    def __init__(
        self,
        opened: Opened,
        sandbox: Sandbox,
        pool: ThreadPoolExecutor,
        flags: Described,
        progress: Callable[[str], None] | None,
        use: Callable[[Came], None] | None,
    ) -> None:
        self.taken = Taken()
        self._opened = opened
        self._sandbox = sandbox
        self._pool = pool
        self._flags = flags
        self._progress = progress
        self._keeper = Keeper(opened)
        self._use = use
        self._ahead = opened.settings.jobs * _AHEAD if use is None else _AHEAD_OF_USE

    def all_of(self, items: Iterator[_Item | _Missed]) -> None:
        """Take every file of a folder, or every member of a container, in order."""
        queue: deque[Future[_Received | _Missed] | _Missed] = deque()
        for item in items:
            queue.append(item if isinstance(item, _Missed) else self._pool.submit(self._prepare, item))
            if len(queue) >= self._ahead:
                self._done(queue.popleft())
        while queue:
            self._done(queue.popleft())

    def _done(self, coming: Future[_Received | _Missed] | _Missed) -> None:
        prepared = coming if isinstance(coming, _Missed) else coming.result()
        if isinstance(prepared, _Missed):
            self._miss(prepared)
        else:
            self._keep(prepared.item, prepared.arrival)
        if self._progress is not None:
            self._progress(prepared.name if isinstance(prepared, _Missed) else prepared.item.name)

    def _prepare(self, item: _Item) -> _Received | _Missed:
        """Copy, hash and read one file: what can be done without the casebook's rows, in any order."""
        flags = Described() if item.depth else self._flags  # they speak of the files that were named
        described = flags
        try:
            sidecar = read_sidecar(item.found.sidecars, item.name)
            described = sidecar.updated_by(flags)
            with open_file(item.found.path, item.name) as stream:
                limit = self._opened.settings.max_file_mb * MIB
                received = self._opened.files.receive(stream, item.name, limit)
        except UnreadableError as problem:
            return _Missed(item.name, problem, item.parent, described)
        within = item.found.name if item.parent else None
        finding = Finding(
            name=item.name,
            sha256=received.sha256,
            sidecar=sidecar,
            flags=flags,
            parent=item.parent,
            within=within,
        )
        arrival = Arrival(finding=finding, received=received)
        return _Received(item, self._read(item, arrival) if self._must_read(finding) else arrival)

    def _must_read(self, finding: Finding) -> bool:
        return self._keeper.must_read(finding, opens_containers=self._use is not None)

    def _read(self, item: _Item, arrival: Arrival) -> Arrival:
        try:
            outcome = self._sandbox.read(
                arrival.received.path,
                name=item.name,
                media_type=item.media_hint,
                ocr_languages=self._opened.settings.ocr_languages,
            )
        except UnreadableError as problem:
            return replace(arrival, problem=problem)
        return replace(arrival, outcome=outcome, refused=tuple(_refused(item, outcome)))

    def _keep(self, item: _Item, arrival: Arrival) -> None:
        if not arrival.is_read and self._must_read(arrival.finding):
            # What was kept since then has made these bytes, which needed no reading, another source's too.
            arrival = self._read(item, arrival)
        with arrival.outcome or nullcontext():
            failed = self.taken.failed
            kept = self._keeper.keep(arrival)
            self._count(kept)
            self._used(item, arrival, kept)
            if arrival.outcome is None or kept.source is None or not (kept.unpack or self._use):
                return
            if item.depth < DEEPEST:
                self.all_of(_members(item, kept.source, arrival.outcome))
            if kept.unpack and self.taken.failed == failed:
                self._keeper.unpacked(kept.source, arrival.finding.sha256)

    def _used(self, item: _Item, arrival: Arrival, kept: Kept) -> None:
        is_box = arrival.outcome is not None and bool(arrival.outcome.members)
        if self._use is None or kept.source is None or arrival.problem is not None or is_box:
            return
        made = None if arrival.outcome is None else arrival.outcome.rendition
        self._use(Came(item.name, arrival.finding.sha256, kept.rendition, made))

    def _miss(self, missed: _Missed) -> None:
        self._keeper.miss(missed.name, missed.problem, missed.parent, missed.described)
        self.taken.failed += 1
        self.taken.failures.append((missed.name, missed.problem))

    def _count(self, kept: Kept) -> None:
        self.taken.new += kept.how == "new"
        self.taken.found_again += kept.how == "found_again"
        self.taken.unchanged += kept.how == "unchanged"
        self.taken.failed += len(kept.failures)
        self.taken.failures += kept.failures


def _named(paths: Sequence[Path], own: Sequence[Path]) -> Iterator[_Item | _Missed]:
    """What lies at the paths that somebody named?"""
    for found in found_files(paths, own):
        yield _Item(found) if isinstance(found, Found) else _Missed(*found)


def _members(item: _Item, source: str, outcome: ReadOutcome) -> Iterator[_Item | _Missed]:
    """What lies in this container?"""
    around = f"{item.name}/"
    hints = {member.path: member.media_hint for member in outcome.members}
    members = [(member.name, member.path) for member in outcome.members]
    is_archive = outcome.media_type in ARCHIVES
    for found in found_among(members) if is_archive else (Found(*member) for member in members):
        if isinstance(found, Found):
            yield _Item(found, source, around, hints[found.path], item.depth + 1)
        else:
            name, problem = found
            yield _Missed(f"{around}{name}", problem, source)


def _refused(item: _Item, outcome: ReadOutcome) -> Iterator[NotFound]:
    """Which members could not be had out of this container, and why?"""
    for refusal in outcome.refused:
        yield refusal.name, UnreadableError(refusal.kind, refusal.message, refusal.remedy)
    if item.depth >= DEEPEST and outcome.members:
        problem = UnreadableError(
            "too_deep",
            f"{item.name} lies {DEEPEST} containers deep, and what is in it was not taken",
            "take it out of the outer ones, then take it by itself",
        )
        yield item.name, problem
