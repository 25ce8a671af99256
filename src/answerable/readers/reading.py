"""Which reader reads which kind of document, and what does it make of one?

This is what runs inside the sandbox; the rest of the program asks `answerable.readers.sandbox` instead. A
reader, and the libraries beneath it, are imported when the first document of its kind comes, or by `preload`.
"""

import errno
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Final, Protocol, cast

from answerable.errors import UnreadableError
from answerable.readers.failures import out_of_memory, printable, reader_failed, too_deep, too_large
from answerable.readers.job import Job
from answerable.readers.media import IMAGE_TYPES, PDF, sniff
from answerable.readers.office_kinds import DOCX, ODS, ODT, XLS, XLSX, ZIP
from answerable.readers.outcome import Content, ReadOutcome
from answerable.readers.text_kinds import CSV, EMAIL, HTML, MAILBOX, MARKDOWN, PLAIN, RTF, TSV
from answerable.vocabulary.rendition import Rendition


class Reader(Protocol):
    """What has every reader? A name, a version, the library whose version matters too, and `read`."""

    NAME: str
    VERSION: str
    LIBRARY: str | None

    def read(self, path: Path, job: Job) -> Content:
        """What does this document hold? Raises UnreadableError."""


# Readers that stand on the standard library: a process that has imported only these is small, and forks fast.
LIGHT: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"plain": (PLAIN, MARKDOWN), "table": (CSV, TSV), "mailbox": (MAILBOX,), "zipped": (ZIP,)}
)
HEAVY: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "webpage": (HTML,),
        "pdf": (PDF,),
        "docx": (DOCX,),
        "odt": (ODT,),
        "rtf": (RTF,),
        "image": IMAGE_TYPES,
        "mail": (EMAIL,),
        "sheet": (XLSX, ODS, XLS),
    }
)
_PROMISED: Final = MappingProxyType(
    {".pdf": "pdf", ".html": "webpage", ".htm": "webpage", ".docx": "docx", ".eml": "mail", ".xlsx": "sheet"}
)
"""Which reader the endings promise that most documents have. What the bytes say counts, later."""

_NAMES: Final = {kind: name for table in (LIGHT, HEAVY) for name, kinds in table.items() for kind in kinds}
# Whatever can be seen as a page: it is asked for by a page's number, never by a kind.
_DRAWER: Final = "facsimile"
_SURROGATES: Final = re.compile("[\ud800-\udfff]")


def likely(name: str, media_type: str | None) -> tuple[str, ...]:
    """Which heavy readers may a document of this name want? All, where neither name nor kind says."""
    known = _NAMES.get(media_type) if media_type else _PROMISED.get(Path(name).suffix.lower())
    return tuple(HEAVY) if known is None else (known,)


def preload(names: Iterable[str]) -> None:
    """Which readers are to be ready at once?"""
    for name in names:
        version_of(_imported(name))


def version_of(reader: Reader) -> str:
    """Which version made a rendition? The reader's own, and its library's: either may change the text."""
    library = reader.LIBRARY
    return reader.VERSION if library is None else f"{reader.VERSION}+{library}-{_installed(library)}"


@cache
def _installed(library: str) -> str:
    # Imported here: it is large, and light readers do without it.
    from importlib.metadata import version  # noqa: PLC0415

    return version(library)


def _imported(name: str) -> Reader:
    return cast("Reader", import_module(f"answerable.readers.{name}"))


def reader_for(kind: str, name: str) -> Reader:
    """Who reads this kind? Raises UnreadableError `unsupported`, which calls the document `name`."""
    if kind not in _NAMES:
        raise UnreadableError(
            "unsupported",
            f"{printable(name)} is of the kind {printable(kind)}, which is not read",
            "save or export it as text, pdf, docx, odt or a sheet",
        )
    return _imported(_NAMES[kind])


def read_file(job: Job, media_type: str | None = None) -> ReadOutcome:
    """What kind of document is it, and what does it hold?

    Without `media_type` the kind is sniffed from the bytes. Raises UnreadableError for whatever goes wrong
    with the document.
    """
    kind = media_type
    try:
        kind = kind or sniff(job.path, job.name)
        job.tell_media_type(kind)
        reader = _imported(_DRAWER) if job.drawn is not None else reader_for(kind, job.name)
        content = reader.read(job.path, job)
    except UnreadableError:
        raise
    except MemoryError as error:
        raise out_of_memory(job.name, job.limits.memory_bytes) from error
    except RecursionError as error:
        raise too_deep(job.name) from error
    except OSError as error:
        raise of_system(error, job) from error
    except Exception as error:
        # Readers stand on a dozen parsers, and a hostile or broken document can make each raise anything.
        # Such a document is one row among the failures; it may not end the batch.
        raise reader_failed(job.name, kind or "the kind of document", error) from error
    rendition = None if content.rendition is None else _storable(content.rendition, version_of(reader))
    return ReadOutcome(kind, rendition, content.members, content.refused)


def of_system(error: OSError, job: Job) -> UnreadableError:
    """Why could the operating system not hand the document over, or take what came out of it?"""
    name = printable(job.name)
    if error.errno in {errno.ENOENT, errno.ESTALE, errno.ENOTDIR}:
        return UnreadableError("vanished", f"{name} was gone when it was to be read", "take it again")
    if error.errno in {errno.EACCES, errno.EPERM}:
        return UnreadableError(
            "no_permission", f"{name} may not be read by this user", "give yourself the right to read it"
        )
    if error.errno == errno.EFBIG:
        return too_large(name, "what it holds is larger", job.limits.member_bytes)
    if error.errno == errno.ENOSPC:
        return UnreadableError(
            "no_space",
            f"there was no space left on the disk for what {name} holds",
            "make room and read it again",
        )
    if error.errno == errno.ENOMEM:
        return out_of_memory(name, job.limits.memory_bytes)
    return UnreadableError(
        "input_error",
        f"{name} could not be read from its disk ({error.strerror or error})",
        "copy it to another disk and take it from there",
    )


def _storable(rendition: Rendition, version: str) -> Rendition:
    """Which rendition can be stored? Half a surrogate pair, which is no character, becomes U+FFFD."""
    text, count = _SURROGATES.subn("\N{REPLACEMENT CHARACTER}", rendition.text)
    notes = rendition.notes
    if count:
        notes = (*notes, f"{count} broken characters (halves of surrogate pairs) stand as U+FFFD")
    clean = {
        key: _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", value) for key, value in rendition.metadata.items()
    }
    return replace(rendition, text=text, metadata=clean, notes=notes, version=version)
