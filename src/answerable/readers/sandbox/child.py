"""What does the process do that reads one document? It shuts itself in, reads, answers, and ends."""

import os
import platform
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from answerable.errors import UnreadableError
from answerable.readers.failures import crashed, out_of_memory, printable
from answerable.readers.job import Job
from answerable.readers.limits import Limits
from answerable.readers.media import IMAGE_TYPES, MARK_WITHIN, PDF, may_be_scanned
from answerable.readers.outcome import ReadOutcome
from answerable.readers.reading import of_system
from answerable.readers.sandbox import landlock, rlimits, seccomp, wire
from answerable.readers.sandbox.broker import beside_this_process
from answerable.readers.tesseract import LocalTesseract

Read = Callable[[Job, str | None], ReadOutcome]
_KEPT_FOR_LAST_WORDS: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Walls:
    """What shuts every reader of this server in? None of Landlock or the filter where the kernel has none."""

    limits: Limits
    rules: landlock.Rules | None
    without_processes: bytes | None


def read_document(
    request: dict[str, Any], walls: Walls, tesseract: Path | None, read: Read, pipe: int
) -> None:
    """How is the document of this request read? Everything that comes of it goes into `pipe`, as frames.

    The order matters: limits, then files, then (for what may be a scan) a broker for tesseract, then system
    calls, and only then is the document looked at.
    """
    job = Job(
        path=Path(request["path"]),
        name=request["name"],
        scratch=Path(request["scratch"]),
        limits=walls.limits,
        languages=None if request["languages"] is None else tuple(request["languages"]),
        drawn=request["drawn"],
    )

    def send(frame: bytes) -> None:
        view = memoryview(frame)
        while view:
            view = view[os.write(pipe, view) :]

    reserve = bytearray(_KEPT_FOR_LAST_WORDS)
    try:
        job = replace(
            job,
            tell_media_type=lambda kind: send(wire.frame(wire.KIND, kind.encode())),
            tell_place=lambda place: send(wire.place_frame(place)),
            tell_scan=_scan_teller(walls, send),
        )
        with opened_document(job) as document:
            job = _shut_in(job, document, request["media_type"], walls, tesseract)
            outcome = read(job, request["media_type"])
            wire.send_outcome(outcome, job, send)
    except UnreadableError as error:
        send(wire.error_frame(error))
    except OSError as error:
        send(wire.error_frame(of_system(error, job)))
    except MemoryError:
        # Something to speak with: the reserve is given back first.
        del reserve
        send(wire.error_frame(out_of_memory(job.name, walls.limits.memory_bytes)))


@contextmanager
def opened_document(job: Job) -> Iterator[int]:
    """How is the document opened, before anything in it is looked at? Only a plain file is.

    Raises UnreadableError `not_a_file`, OSError. A pipe without a writer does not keep it waiting.
    """
    handle = os.open(job.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise UnreadableError(
                "not_a_file",
                f"{printable(job.name)} is no file but a folder, a pipe or a device",
                "copy what it holds into a file and take that",
            )
        yield handle
    finally:
        os.close(handle)


def _shut_in(job: Job, document: int, media_type: str | None, walls: Walls, tesseract: Path | None) -> Job:
    scannable = _scannable(document, media_type)
    try:
        if walls.rules is not None:
            scratch = os.open(job.scratch, os.O_RDONLY | os.O_CLOEXEC)
            walls.rules.lay_on(((document, landlock.READ_FILE), (scratch, landlock.WORK)))
            walls.rules.close()
            os.close(scratch)
        rlimits.lay_on(walls.limits)
        if scannable and tesseract is not None:
            local = LocalTesseract(tesseract, job.scratch, walls.limits.scan_seconds)
            # A process that may still make processes can run tesseract itself.
            shut_in = walls.without_processes is not None
            job = replace(job, tesseract=beside_this_process(local) if shut_in else local)
        if walls.without_processes is not None:
            seccomp.lay_on(walls.without_processes)
    except OSError as error:
        raise crashed(job.name, f"could not be shut in ({error.strerror or error})") from error
    return job


def _scannable(document: int, media_type: str | None) -> bool:
    """Can tesseract be needed? A few bytes are compared with the marks of pictures and PDFs, no more."""
    if media_type is not None:
        return media_type == PDF or media_type in IMAGE_TYPES
    return may_be_scanned(os.read(document, MARK_WITHIN))


def _scan_teller(walls: Walls, send: Callable[[bytes], None]) -> Callable[[], None]:
    def tell() -> None:
        rlimits.allow_another_scan(walls.limits)
        send(wire.frame(wire.SCAN))

    return tell


def walls_for(limits: Limits, rules: landlock.Rules | None, *, filtered: bool) -> Walls:
    """Which walls can be put up on this machine?"""
    program = seccomp.without_processes(platform.machine(), programs=False) if filtered else None
    return Walls(limits, rules, program)
