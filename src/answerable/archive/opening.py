"""May this file be opened, and is it one? Pipes, devices and links that lead away are told, not followed."""

import os
import stat
from pathlib import Path
from typing import BinaryIO, Final

from answerable.errors import UnreadableError

_KINDS: Final = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISLNK, "a link"),
    (stat.S_ISDIR, "a folder"),
)


def open_file(path: Path, name: str) -> BinaryIO:
    """What are this file's bytes? A stream; UnreadableError if it is no ordinary file, or gone.

    What is not a file is not even opened, since that can wake a device or wait for ever; and because it can
    be exchanged between looking and opening, it is opened without waiting and without following a link, and
    looked at again.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    flags |= getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        _check(path.lstat().st_mode, name)
        descriptor = os.open(path, flags)
        try:
            _check(os.fstat(descriptor).st_mode, name)
        except UnreadableError:
            os.close(descriptor)
            raise
    except (FileNotFoundError, NotADirectoryError):
        raise vanished(name) from None
    except OSError as error:
        raise UnreadableError(
            "unreadable",
            f"{name} could not be opened ({error.strerror})",
            "see that it is a file that you may read, then take it again",
        ) from error
    return os.fdopen(descriptor, "rb")


def _check(mode: int, name: str) -> None:
    if not stat.S_ISREG(mode):
        raise not_a_file(mode, name)


def not_a_file(mode: int, name: str) -> UnreadableError:
    """What do we say of something with this mode (`st_mode`) that is no ordinary file?"""
    kind = next((words for test, words in _KINDS if test(mode)), "something special")
    return UnreadableError(
        "not_a_file", f"{name} is {kind}, not a file", "copy what it gives into a file first, and take that"
    )


def vanished(name: str) -> UnreadableError:
    """What do we say of a file that was there when we listed its folder, and is not now?"""
    return UnreadableError(
        "vanished", f"{name} was gone before it could be read", "put it back and take it again"
    )
