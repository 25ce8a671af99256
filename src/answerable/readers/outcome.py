"""What came out of one document? A rendition, further documents that lay inside it, and what was refused."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from answerable.vocabulary.rendition import Rendition


@dataclass(frozen=True, slots=True)
class Member:
    """Which document lay inside another one?

    `name` is what the container calls it: data, never used as a path. `path` is the copy of its bytes in the
    scratch folder, under a name that the reader made up. `media_hint` is set only where the container itself
    fixes the kind (the messages of a mailbox); otherwise the bytes are to be sniffed.
    """

    name: str
    media_hint: str | None
    path: Path


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why was one member of a container left out? The same words as an `UnreadableError` has."""

    name: str
    kind: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Content:
    """What does a reader hand back? A rendition, members, or both (an email with attachments)."""

    rendition: Rendition | None = None
    members: tuple[Member, ...] = ()
    refused: tuple[Refusal, ...] = ()


def _nothing_to_remove() -> None:
    """Why does closing do nothing here? Nothing was put into a scratch folder."""


@dataclass(slots=True)
class ReadOutcome:
    """What kind of document was it, and what came out of it?

    Owns the files of its members: they are gone after `close()`, or at the end of a `with` block, so the
    caller moves what it wants to keep before that.
    """

    media_type: str
    rendition: Rendition | None = None
    members: tuple[Member, ...] = ()
    refused: tuple[Refusal, ...] = ()
    _remove: Callable[[], None] = field(default=_nothing_to_remove, repr=False, compare=False)

    def close(self) -> None:
        """When are the members' files no longer needed? Now: they are removed."""
        remove, self._remove = self._remove, _nothing_to_remove
        remove()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
