"""How is it said that a document could not be read? One sentence, a kind for counting, and a way out."""

import errno
from typing import Final

from answerable.errors import UnreadableError

_NAME_LENGTH: Final = 200
_OF_THE_DISK: Final = frozenset(
    {
        errno.EFBIG,
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EIO,
        errno.ESTALE,
        errno.ENOENT,
        errno.EACCES,
        errno.EMFILE,
    }
)


class UnreadableDocumentError(UnreadableError):
    """Why could this document not be read, and what kind of document is it?

    `media_type` is what its bytes showed; None if nobody got so far as to look.
    """

    def __init__(self, error: UnreadableError, media_type: str | None) -> None:
        super().__init__(error.kind, str(error), error.remedy)
        self.media_type = media_type


_UNSTORABLE: Final = dict.fromkeys((0, *range(0xD800, 0xE000)), "\N{REPLACEMENT CHARACTER}")

KINDS: Final = frozenset(
    {
        "crashed",
        "damaged",
        "empty",
        "encrypted",
        "input_error",
        "link",
        "needs_ocr",
        "no_permission",
        "no_space",
        "not_a_file",
        "out_of_memory",
        "out_of_time",
        "reader_failed",
        "system_files",
        "too_deep",
        "too_large",
        "too_many",
        "unsafe_name",
        "unsupported",
        "vanished",
    }
)


def printable(text: str, length: int = _NAME_LENGTH) -> str:
    """How can words that a stranger chose be shown on one line of a terminal? Without control characters."""
    line = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
    return line if len(line) <= length else line[: length - 1] + "…"


def storable(text: str) -> str:
    """Which characters of a stranger's words can no database hold? NULs and lone surrogates become U+FFFD."""
    return text.translate(_UNSTORABLE)


def human_size(count: int) -> str:
    """How large is that, in words? `5 KiB`, `1.5 GiB`."""
    size = float(count)
    for unit in ("bytes", "KiB", "MiB", "GiB"):
        if size < 1024 or unit == "GiB":  # noqa: PLR2004 - a KiB
            return f"{size:.3g} {unit}" if size < 1000 else f"{size:.0f} {unit}"  # noqa: PLR2004
        size /= 1024
    raise AssertionError


def is_of_the_disk(error: BaseException) -> bool:
    """Is it the disk that failed, and not the document? Libraries raise OSError for both."""
    return isinstance(error, OSError) and error.errno in _OF_THE_DISK


def _at(place: str) -> str:
    return f" at {printable(place)}" if place else ""


def damaged(name: str, why: str, place: str = "") -> UnreadableError:
    """What does a broken document say? Where it broke, and what to try."""
    return UnreadableError(
        "damaged",
        f"{printable(name)} is damaged{_at(place)}: {printable(why, 400)}",
        "get another copy, or open it in the program that made it and save it again",
    )


def encrypted(name: str) -> UnreadableError:
    """What does a document that is locked with a password say?"""
    return UnreadableError(
        "encrypted",
        f"{printable(name)} is locked with a password, so nothing in it can be read",
        "save a copy without the password and take that",
    )


def too_large(name: str, what: str, limit: int, place: str = "") -> UnreadableError:
    """What does a document say whose text, members or pixels go beyond a limit?"""
    return UnreadableError(
        "too_large",
        f"{printable(name)} is too large{_at(place)}: {what} than the limit of {human_size(limit)}",
        "split it into smaller files, or raise the limit",
    )


def too_deep(name: str) -> UnreadableError:
    """What does a document say whose parts are nested beyond what any program writes?"""
    return UnreadableError(
        "too_deep",
        f"{printable(name)} nests its parts too deeply to be followed",
        "open it in the program that made it and save it again in a simpler format",
    )


def out_of_memory(name: str, limit: int, place: str = "") -> UnreadableError:
    """What does a document say that needs more memory than it is given?"""
    return UnreadableError(
        "out_of_memory",
        f"{printable(name)} needed more than {human_size(limit)} of memory{_at(place)}",
        "split it into smaller files, or raise the limit on memory",
    )


def out_of_time(name: str, seconds: float, place: str = "") -> UnreadableError:
    """What does a document say that is not done in time?"""
    return UnreadableError(
        "out_of_time",
        f"{printable(name)} was not read within {seconds:g} seconds{_at(place)}",
        "split it into smaller files, or raise the limit on time",
    )


def crashed(name: str, how: str, place: str = "") -> UnreadableError:
    """What is said when the process that read the document died of it?"""
    return UnreadableError(
        "crashed",
        f"the process that read {printable(name)} {how}{_at(place)}",
        "save it again in the program that made it; if that does not help, report it with the file's kind",
    )


def reader_failed(name: str, media_type: str, error: BaseException, place: str = "") -> UnreadableError:
    """What is said when a reader, or a library beneath it, fell over the document?"""
    why = printable(f"{type(error).__name__}: {error}", 300)
    return UnreadableError(
        "reader_failed",
        f"the reader of {media_type} could not make sense of {printable(name)}{_at(place)} ({why})",
        "open it in the program that made it and save it again, or in another format",
    )


def needs_ocr(name: str) -> UnreadableError:
    """What does a scan say where tesseract is not installed?"""
    return UnreadableError(
        "needs_ocr",
        f"{printable(name)} is a picture of text, and tesseract, which reads such pictures, is not installed",
        "install tesseract with the languages that you need (on Debian: tesseract-ocr tesseract-ocr-spa) "
        "and read it again",
    )
