"""How do sources become draft claims? Text by text, in several processes; kept in order, each in one act."""

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Final

from answerable.extract.crf import CrfRecogniser
from answerable.extract.drafts import Drafts, read_drafts
from answerable.extract.facts import SourceFacts
from answerable.extract.languages import unreadable_language
from answerable.extract.recogniser import Recognised, Recogniser
from answerable.pipeline.endpoint import EndpointError, EndpointRecogniser
from answerable.pipeline.opened import Opened
from answerable.settings import Settings
from answerable.store import failures, readings, renditions, sources
from answerable.store.casebook import View
from answerable.store.failures import Failure
from answerable.store.readings import Reading, Unread
from answerable.store.references import reference_to
from answerable.vocabulary.access import Visibility

STAGE: Final = "read"

_AHEAD: Final = 4
_WORTH_PROCESSES: Final = 50
"""Texts below which starting further processes takes longer than it saves."""

_TOGETHER: Final = 16
"""Readings an act: enough that the sync to the disk does not count, few enough to lose little to a kill."""


@dataclass(slots=True)
class Read:
    """What came of it? Sources read, words marked, new claims, and sources that could not be read.

    `dropped` are answers of an endpoint that quoted words which do not stand in the text.
    """

    sources: int = 0
    mentions: int = 0
    claims: int = 0
    failed: int = 0
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class _Task:
    unread: Unread
    text: str
    facts: SourceFacts


def read(opened: Opened, *, again: bool = False, progress: Callable[[str], None] | None = None) -> Read:
    """What came of reading everything that was taken and not yet read?

    With `again`, also what only an earlier version of the reader has read. Reading twice changes nothing.
    """
    recogniser = _recogniser(opened.settings)
    waiting = _waiting(opened, recogniser, again=again)
    first = list(islice(waiting, _WORTH_PROCESSES))
    if first and isinstance(recogniser, EndpointRecogniser):
        recogniser.check()
    jobs = opened.settings.jobs if len(first) == _WORTH_PROCESSES else 1
    keeping = _Keeping(opened, recogniser, progress)
    queue: deque[tuple[Unread, Future[Drafts]]] = deque()
    with _workers(jobs) as pool:
        for unread in chain(first, waiting):
            if (
                isinstance(recogniser, EndpointRecogniser)
                and not recogniser.is_here
                and _is_closed(opened, unread)
            ):
                keeping.withhold(unread, recogniser)
                continue
            task = _task(opened, unread)
            queue.append((unread, pool.submit(_drafts, opened.settings, task.text, task.facts)))
            if len(queue) >= jobs * _AHEAD:
                keeping.add(*queue.popleft())
        while queue:
            keeping.add(*queue.popleft())
    keeping.commit()
    return keeping.result


def _waiting(opened: Opened, recogniser: Recogniser, *, again: bool) -> Iterator[Unread]:
    """What is still to be read? Asked for a page at a time, so that memory does not grow with the list."""
    last: Unread | None = None
    while True:
        with opened.casebook.view() as view:
            page = readings.unread(view, recogniser.name, recogniser.version, again=again, after=last)
        if not page:
            return
        yield from page
        last = page[-1]


class _Keeping:
    """How do readings enter the casebook? Some at a time: syncing to the disk costs more than a reading."""

    def __init__(
        self, opened: Opened, recogniser: Recogniser, progress: Callable[[str], None] | None
    ) -> None:
        self.result = Read()
        self._opened = opened
        self._recogniser = recogniser
        self._progress = progress
        self._held: list[tuple[Unread, Drafts]] = []

    def add(self, unread: Unread, coming: Future[Drafts]) -> None:
        """What came of reading this text? Drafts to keep, or a failure to see."""
        try:
            drafts = coming.result()
            self._held.append((unread, drafts))
            if drafts.unreadable is not None:
                self.result.failed += 1
                _leave(self._opened, unread, drafts.unreadable)
        except EndpointError as error:
            self.result.failed += 1
            _unanswered(self._opened, unread, error)
        except Exception as error:  # noqa: BLE001  (a text that breaks the recogniser must not stop the others)
            self.result.failed += 1
            _fail(self._opened, unread, error)
        if len(self._held) >= _TOGETHER:
            self.commit()
        if self._progress is not None:
            self._progress("")

    def withhold(self, unread: Unread, recogniser: EndpointRecogniser) -> None:
        """Which restricted source is not sent to another machine? It is left unread, and said to be so."""
        self.result.failed += 1
        _unanswered(
            self._opened, unread, EndpointError(f"it is restricted, and not sent to {recogniser.address}")
        )

    def commit(self) -> None:
        """Which readings are now safe? All that were added."""
        recogniser, result = self._recogniser, self.result
        with self._opened.casebook.writing(STAGE) as act:
            for unread, drafts in self._held:
                reading = Reading(unread.source, unread.rendition, recogniser.name, recogniser.version)
                marked = drafts.recognised
                result.claims += readings.record(
                    act, reading, marked.mentions, drafts.claims, marked.attributions
                )
                if drafts.unreadable is None:
                    failures.clear(act, STAGE, sha256=unread.sha256)
                result.sources += 1
                result.mentions += len(marked.mentions)
                result.dropped += marked.dropped
        self._held.clear()


def _fail(opened: Opened, unread: Unread, error: Exception) -> None:
    reason = " ".join(f"{type(error).__name__}: {error}".split())
    _leave_unread(
        opened,
        unread,
        kind="crashed",
        problem=f"broke the reader ({reason}), and no claims were drafted of it",
        remedy="tell us, with the document if you may share it; then run 'answerable read' again",
    )


def _is_closed(opened: Opened, unread: Unread) -> bool:
    with opened.casebook.view() as view:
        return sources.visibility(view.connection, unread.source) is Visibility.RESTRICTED


def _unanswered(opened: Opened, unread: Unread, error: EndpointError) -> None:
    _leave_unread(
        opened,
        unread,
        kind="endpoint",
        problem=f"was not read: {error}",
        remedy="see to the endpoint, or choose another reader; then run 'answerable read' again",
    )


def _leave(opened: Opened, unread: Unread, language: str) -> None:
    """Why are there no drafts of this source? Better none than those of a reader of other languages."""
    _leave_unread(
        opened,
        unread,
        kind="other_language",
        problem=f"is in {language}, which cannot be read yet: no claims were drafted of it",
        remedy="read it yourself, or take a translation beside it; a later version may read it",
    )


def _leave_unread(opened: Opened, unread: Unread, *, kind: str, problem: str, remedy: str) -> None:
    """What is told of a source that was not read? `problem` goes on from its name."""
    with opened.casebook.view() as view:
        source = sources.by_id(view, [unread.source])[unread.source]
    failure = Failure(
        stage=STAGE,
        name=source.label,
        kind=kind,
        problem=f"{source.label} {problem}",
        remedy=remedy,
        sha256=unread.sha256,
        source=unread.source,
    )
    with opened.casebook.writing(STAGE) as act:
        failures.record(act, failure, Visibility.PUBLIC.rank)


def _task(opened: Opened, unread: Unread) -> _Task:
    """What must a reader know of a source? Its text and layout, and when it was published or taken."""
    with opened.casebook.view() as view:
        source = sources.one(view, unread.source)
        if source is None:  # the list of the unread was made from the same rows a moment ago
            msg = f"the source {unread.source} was purged while it was read"
            raise LookupError(msg)
        media_type = next(item.media_type for item in source.captures if item.sha256 == unread.sha256)
        return _Task(
            unread,
            renditions.text_of(view.connection, unread.rendition),
            SourceFacts(
                source=reference_to(source),
                rendition=unread.rendition,
                sections=renditions.sections_of(view.connection, unread.rendition),
                media_type=media_type,
                published=source.details.published,
                taken=_taken_on(view, unread),
            ),
        )


def _taken_on(view: View, unread: Unread) -> date:
    moment = next(
        item.at for item in sources.findings(view, unread.source) if item.capture.sha256 == unread.sha256
    )
    return date.fromisoformat(moment[:10])


def _workers(jobs: int) -> AbstractContextManager[Executor]:
    if jobs == 1:
        return ThreadPoolExecutor(1)
    # Forking a process that has threads and an open database is unsafe: workers start from nothing.
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_end_with_parent)


def _end_with_parent() -> None:
    """What becomes of a worker whose parent was killed? It ends; nobody would ever ask it for anything."""
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


_loaded: dict[tuple[str, str | None, str], Recogniser] = {}
"""The recognisers of this process: loading a model takes longer than reading a report."""


def _recogniser(settings: Settings) -> Recogniser:
    wanted = (settings.reader, settings.endpoint, settings.endpoint_model)
    if wanted not in _loaded:
        _loaded[wanted] = _made(settings)
    return _loaded[wanted]


def _made(settings: Settings) -> Recogniser:
    if settings.reader == "crf":
        return CrfRecogniser()
    if settings.reader == "endpoint" and settings.endpoint is not None:
        return EndpointRecogniser(settings.endpoint, settings.endpoint_model, settings.reader_seconds)
    from answerable.extract.encoder import EncoderRecogniser  # noqa: PLC0415  (slow to load, and not always used)

    return EncoderRecogniser()


def _drafts(settings: Settings, text: str, facts: SourceFacts) -> Drafts:
    language = unreadable_language(text)
    if language is not None:
        return Drafts(Recognised(), [], language)
    return read_drafts(_recogniser(settings), text, facts)
