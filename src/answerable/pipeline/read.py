"""How do sources become draft claims? Text by text, in several processes; kept in order, each in one act."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from typing import Final

from answerable.extract.crf import CrfRecogniser
from answerable.extract.drafts import Drafts, SourceFacts, read_drafts
from answerable.extract.recogniser import Recogniser
from answerable.pipeline.opened import Opened
from answerable.store import failures, readings, renditions, sources
from answerable.store.casebook import View
from answerable.store.claim_assembly import reference_to
from answerable.store.failures import Failure
from answerable.store.readings import Reading, Unread
from answerable.vocabulary.access import Visibility

STAGE: Final = "read"

_AHEAD: Final = 4
_WORTH_PROCESSES: Final = 40
"""Texts below which starting further processes takes longer than it saves."""


@dataclass(slots=True)
class Read:
    """What came of it? Sources read, words marked, new claims, and sources that could not be read."""

    sources: int = 0
    mentions: int = 0
    claims: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class _Task:
    unread: Unread
    text: str
    facts: SourceFacts


def read(opened: Opened, *, again: bool = False, progress: Callable[[str], None] | None = None) -> Read:
    """What came of reading everything that was taken and not yet read?

    With `again`, also what only an earlier version of the reader has read. Reading twice changes nothing.
    """
    recogniser = _recogniser()
    with opened.casebook.view() as view:
        waiting = list(readings.unread(view, recogniser.name, recogniser.version, again=again))
    result = Read()
    queue: deque[tuple[Unread, Future[Drafts]]] = deque()
    jobs = opened.settings.jobs if len(waiting) >= _WORTH_PROCESSES else 1
    with _workers(jobs) as pool:
        for unread in waiting:
            task = _task(opened, unread)
            queue.append((unread, pool.submit(_drafts, task.text, task.facts)))
            if len(queue) >= jobs * _AHEAD:
                _keep(opened, recogniser, result, *queue.popleft(), progress)
        while queue:
            _keep(opened, recogniser, result, *queue.popleft(), progress)
    return result


def _keep(
    opened: Opened,
    recogniser: Recogniser,
    result: Read,
    unread: Unread,
    coming: Future[Drafts],
    progress: Callable[[str], None] | None,
) -> None:
    try:
        drafts = coming.result()
    except Exception as error:  # noqa: BLE001  (a text that breaks the recogniser must not stop the others)
        result.failed += 1
        _fail(opened, unread, error)
        return
    reading = Reading(unread.source, unread.rendition, recogniser.name, recogniser.version)
    with opened.casebook.writing(STAGE) as act:
        result.claims += readings.record(act, reading, drafts.mentions, drafts.claims)
        failures.clear(act, STAGE, sha256=unread.sha256)
    result.sources += 1
    result.mentions += len(drafts.mentions)
    if progress is not None:
        progress("")


def _fail(opened: Opened, unread: Unread, error: Exception) -> None:
    with opened.casebook.view() as view:
        source = sources.by_id(view, [unread.source])[unread.source]
    reason = " ".join(f"{type(error).__name__}: {error}".split())
    with opened.casebook.writing(STAGE) as act:
        failures.record(
            act,
            Failure(
                stage=STAGE,
                name=source.label,
                kind="crashed",
                problem=f"{source.label} broke the reader ({reason}), and no claims were drafted of it",
                remedy="tell us, with the document if you may share it; then run 'answerable read' again",
                sha256=unread.sha256,
                source=unread.source,
            ),
            Visibility.PUBLIC.rank,
        )


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
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))


_loaded: list[Recogniser] = []
"""The recogniser of this process: loading a model takes longer than reading a report."""


def _recogniser() -> Recogniser:
    if not _loaded:
        _loaded.append(CrfRecogniser())
    return _loaded[0]


def _drafts(text: str, facts: SourceFacts) -> Drafts:
    return read_drafts(_recogniser(), text, facts)
