"""May this file be opened, and is it one? Pipes, devices and links that lead away are told, not followed."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from answerable.errors import UnreadableError


def open_file(path: Path, name: str) -> BinaryIO:
    """What are this file's bytes? A stream; UnreadableError if it is no ordinary file, or gone.

    The file is opened without waiting for it (a pipe would wait for ever) and without following a link.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    flags |= getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
    except FileNotFoundError:
        raise UnreadableError(
            "vanished", f"{name} was gone before it could be read", "put it back and take it again"
        ) from None
    except OSError as error:
        raise UnreadableError(
            "unreadable",
            f"{name} could not be opened ({error.strerror})",
            "see that it is a file that you may read, then take it again",
        ) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise UnreadableError(
            "not_a_file", f"{name} is {kind_of(path)}, not a file", "copy what it gives into a file first"
        )
    return os.fdopen(descriptor, "rb")


def kind_of(path: Path) -> str:
    """What is it, in words, if not an ordinary file?"""
    mode = path.lstat().st_mode
    kinds = (
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
        (stat.S_ISLNK, "a link"),
        (stat.S_ISDIR, "a folder"),
    )
    return next((words for test, words in kinds if test(mode)), "something special")
