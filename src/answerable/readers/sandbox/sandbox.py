"""What does a document hold, without trusting it? Each is read by a process of its own, shut in."""

import signal
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from answerable.errors import UnreadableError
from answerable.readers import tesseract
from answerable.readers.failures import (
    UnreadableDocumentError,
    crashed,
    out_of_memory,
    out_of_time,
    too_large,
)
from answerable.readers.limits import Limits
from answerable.readers.outcome import ReadOutcome
from answerable.readers.sandbox.arrival import Arrival, ArrivalError, error_of
from answerable.readers.sandbox.fork_server import ForkServers
from answerable.readers.sandbox.launch import Ending, Launcher, Request, ServerGoneError
from answerable.readers.sandbox.protections import Protections
from answerable.readers.sandbox.reply import Reply, TooMuchError
from answerable.readers.sandbox.scratch import Scratch, remove_document
from answerable.readers.sandbox.spawner import Spawner
from answerable.readers.sandbox.watchdog import Flight, Watchdog

_ATTEMPTS: Final = 3
# A process that had half of its memory filled when a library beneath the reader gave up died of that.
_MEMORY_SHARE: Final = 0.5


class Sandbox:
    """Who reads documents? One sandbox serves any number of threads, each with a read in flight.

    On Linux fork servers are started when they are needed; elsewhere each document gets a fresh interpreter.
    `scratch` is a folder to work in, made if need be; what was put there is removed when the sandbox closes,
    and what a killed program left there when the next one opens.
    """

    def __init__(
        self, limits: Limits | None = None, *, scratch: Path, _launcher: Launcher | None = None
    ) -> None:
        self._limits = limits or Limits()
        self._scratch = Scratch(scratch)
        self._launcher = _launcher or launcher_for(self._limits, self._scratch.folder)
        self._watchdog = Watchdog()
        self._lock = threading.Lock()
        self._closed = False

    def read(
        self,
        path: Path,
        *,
        name: str,
        media_type: str | None = None,
        ocr_languages: tuple[str, ...] | None = None,
    ) -> ReadOutcome:
        """What kind of document is `path`, and what does it hold?

        `name` is what the user calls it: messages use it, and its ending tells kinds of text apart. Without
        `media_type` the kind is sniffed from the bytes. `ocr_languages` are tesseract's names; None means
        English and Spanish where they are installed. The outcome owns the files of its members: close it.
        Raises UnreadableDocumentError for everything that goes wrong with the document, SandboxError if no
        process can be started at all.
        """
        return self._answered(path, name, media_type, languages=ocr_languages)

    def draw(self, path: Path, *, name: str, media_type: str, page: int) -> bytes:
        """How does this page (from 1) of the document look? A picture, as PNG.

        Raises as `read` does; UnreadableError `unsupported` for a kind of document that has no pages to see.
        """
        with self._answered(path, name, media_type, drawn=page) as outcome:
            if len(outcome.members) != 1:
                raise crashed(name, "drew no page", f"page {page}")
            return outcome.members[0].path.read_bytes()

    def _answered(
        self,
        path: Path,
        name: str,
        media_type: str | None,
        languages: tuple[str, ...] | None = None,
        drawn: int | None = None,
    ) -> ReadOutcome:
        for attempt in range(1, _ATTEMPTS + 1):
            folder = self._scratch.new()
            kept = False
            try:
                request = Request(path.absolute(), name, folder, media_type, languages, drawn)
                outcome = self._read(request)
                kept = bool(outcome.members)
            except ServerGoneError as error:
                if attempt == _ATTEMPTS:
                    gone = crashed(name, f"took its server with it, {_ATTEMPTS} times")
                    raise UnreadableDocumentError(gone, media_type) from error
            else:
                if kept:
                    outcome._remove = lambda: remove_document(folder)  # noqa: SLF001, B023 - returned at once
                return outcome
            finally:
                if not kept:
                    remove_document(folder)
        raise AssertionError

    def protections(self) -> Protections:
        """Which protections stand around a reader on this machine, and which are missing?"""
        return self._launcher.protections()

    def close(self) -> None:
        """When is nothing more to be read? Now: the processes end, and the scratch folder is removed."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
        self._launcher.close()
        self._watchdog.close()
        self._scratch.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _read(self, request: Request) -> ReadOutcome:
        reply = Reply(self._limits)
        try:
            return self._outcome_of(request, reply)
        except UnreadableError as error:
            raise UnreadableDocumentError(error, request.media_type or reply.media_type) from error

    def _outcome_of(self, request: Request, reply: Reply) -> ReadOutcome:
        with self._launcher.launch(request) as running:
            with self._watchdog.watching(running, request.scratch, self._limits) as flight:
                broken = _listen(flight, reply)
            ending = running.ending()
        if flight.stopped:
            raise self._stopped(flight, request.name, reply.place)
        if broken is None:
            said = reply.error()
            try:
                if said is not None:
                    raise error_of(said)
                whole = reply.whole()
                if whole is not None:
                    return self._outcome(Arrival(*whole), request.scratch)
            except ArrivalError as error:
                broken = error
        if broken is not None:
            raise crashed(request.name, f"answered with {broken}", reply.place) from broken
        raise self._died(ending, request.name, reply.place)

    def _outcome(self, arrival: Arrival, scratch: Path) -> ReadOutcome:
        most = self._limits.members
        return ReadOutcome(
            arrival.media_type(),
            arrival.rendition(),
            arrival.members(scratch, most),
            # A refusal takes no room on the disk: an archive may have as many again, and some.
            arrival.refused(most * 2 + 10),
        )

    def _stopped(self, flight: Flight, name: str, place: str) -> UnreadableError:
        if flight.stopped == "time":
            extra = (self._limits.scans - flight.scans_left) * self._limits.scan_seconds
            return out_of_time(name, self._limits.wall_seconds + extra, place)
        if flight.stopped == "disk":
            return too_large(name, "it unpacks to more", self._limits.total_member_bytes, place)
        return too_large(name, "it holds more text", self._limits.output_bytes, place)

    def _died(self, ending: Ending, name: str, place: str) -> UnreadableError:
        if ending.status >= 0:
            return crashed(name, f"ended without an answer (status {ending.status})", place)
        number = -ending.status
        if sys.platform != "win32":
            if number == signal.SIGXCPU:
                return out_of_time(name, self._limits.cpu_seconds, place)
            # Nobody here killed it: the kernel did, for want of memory.
            if number == signal.SIGKILL:
                return out_of_memory(name, self._limits.memory_bytes, place)
        if ending.largest_memory > _MEMORY_SHARE * self._limits.memory_bytes:
            return out_of_memory(name, self._limits.memory_bytes, place)
        return crashed(name, f"died of {_signal(number)}", place)


def launcher_for(limits: Limits, folder: Path) -> Launcher:
    """Who starts readers' processes on this machine?"""
    if sys.platform == "linux":
        return ForkServers(limits, tesseract.installed(), folder)
    return Spawner(limits, tesseract.installed())


def _listen(flight: Flight, reply: Reply) -> ArrivalError | None:
    """What does the process say, until it ends? Returns what does not hold together, if anything."""
    broken: ArrivalError | None = None
    while data := flight.running.receive():
        if flight.stopped or broken is not None:
            continue
        try:
            for _ in range(reply.feed(data)):
                flight.grant_scan()
        except TooMuchError:
            flight.stop("output")
        except ArrivalError as error:
            broken = error
            flight.running.kill()
    return broken


def _signal(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
