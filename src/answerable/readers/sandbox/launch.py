"""What does the parent hold of a reader's process? A pipe that its frames come from, and its end."""

import struct
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol, Self

from answerable.errors import AnswerableError
from answerable.readers.sandbox.protections import Protections

# How the fork server says that a child has ended: its wait status, its largest resident memory in KiB.
ENDING: Final = struct.Struct("<iQ")
LARGEST_MESSAGE: Final = 128 * 1024


class SandboxError(AnswerableError):
    """Why can no reader's process be started on this machine?"""


class ServerGoneError(Exception):
    """Has the fork server died under this read? It is started anew and the document read again."""


@dataclass(frozen=True, slots=True)
class Request:
    """Which document is to be read, under which name, with which folder to write into?

    With `drawn`, the page of this number is drawn instead.
    """

    path: Path
    name: str
    scratch: Path
    media_type: str | None
    languages: tuple[str, ...] | None
    drawn: int | None = None

    def as_json(self) -> dict[str, object]:
        """How does it travel to the process?"""
        return {
            "path": str(self.path),
            "name": self.name,
            "scratch": str(self.scratch),
            "media_type": self.media_type,
            "languages": self.languages,
            "drawn": self.drawn,
        }


@dataclass(frozen=True, slots=True)
class Ending:
    """How did the process end? Its exit status, negative for a signal; its largest memory, where known."""

    status: int
    largest_memory: int


class Running(Protocol):
    """What can be done with a process that reads a document?"""

    def receive(self) -> bytes:
        """Which bytes come next? None at the end."""

    def kill(self) -> None:
        """How is it stopped, with all that it has started? May be called by another thread."""

    def ending(self) -> Ending:
        """How did it end? Waits for it. Raises ServerGoneError."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class Launcher(Protocol):
    """Who starts readers' processes on this machine?"""

    def launch(self, request: Request) -> Running:
        """Which process reads this document? Raises SandboxError, ServerGoneError. Any thread may call it."""

    def protections(self) -> Protections:
        """What stands around the processes?"""

    def close(self) -> None:
        """When are no more wanted? Now; those at work are killed."""
