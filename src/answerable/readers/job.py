"""What is a reader asked to do? One document, where it may write, and how much it may use."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from answerable.readers.limits import Limits
from answerable.readers.tesseract import Tesseract


def _unheard(_said: str) -> None:
    """Who hears what the reader knows by now? Nobody, outside the sandbox."""


def _uncounted() -> None:
    """Who hears that a page goes to tesseract? Nobody, outside the sandbox."""


@dataclass(frozen=True, slots=True)
class Job:
    """Which document is to be read, under which name, with what?

    `name` is what the user calls the document: messages use it, nothing opens it. Members are written into
    `scratch`. `languages` are tesseract's names; None means English and Spanish where they are installed.
    `tell_media_type` is called when the kind is known, `tell_place` with "page 3" and the like, so that a
    crash can be placed; `tell_scan` before a page is handed to tesseract, which buys time. With `drawn` the
    page of this number is to be drawn, and nothing read.
    """

    path: Path
    name: str
    scratch: Path
    limits: Limits = field(default_factory=Limits)
    languages: tuple[str, ...] | None = None
    tesseract: Tesseract | None = None
    tell_media_type: Callable[[str], None] = _unheard
    tell_place: Callable[[str], None] = _unheard
    tell_scan: Callable[[], None] = _uncounted
    drawn: int | None = None
