"""Where may readers write? Into a folder of their document alone, which is gone afterwards."""

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

if sys.platform != "win32":
    import fcntl

_PREFIX: Final = "readers-"
_LOCK: Final = "in-use"


class Scratch:
    """Where are the folders of one sandbox? In a folder of its own, beneath the one that the caller names.

    A lock says that it is in use, so that the folders of a program that was killed can be told, and are
    removed by the next one.
    """

    def __init__(self, parent: Path) -> None:
        parent.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(parent)
        self.folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent)).resolve()
        self._lock = os.open(self.folder / _LOCK, os.O_CREAT | os.O_RDWR | getattr(os, "O_CLOEXEC", 0), 0o600)
        if sys.platform != "win32":
            fcntl.flock(self._lock, fcntl.LOCK_EX)

    def new(self) -> Path:
        """Where does the next document's reader write?"""
        return Path(tempfile.mkdtemp(dir=self.folder))

    def close(self) -> None:
        """When is nothing of it needed any more? Now."""
        os.close(self._lock)
        _remove(self.folder)


def remove_document(folder: Path) -> None:
    """How is a document's folder removed? It is flat: its reader could make no folders in it."""
    with suppress(FileNotFoundError):
        try:
            folder.rmdir()
        except OSError:
            _remove(folder)


def used_bytes(folder: Path) -> int:
    """How much of the disk do the files in this folder take?"""
    total = 0
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(FileNotFoundError):
                found = entry.stat(follow_symlinks=False)
                total += getattr(found, "st_blocks", found.st_size // 512) * 512
    return total


def _remove(folder: Path) -> None:
    with suppress(FileNotFoundError):
        for entry in list(os.scandir(folder)):
            if entry.is_dir(follow_symlinks=False):
                _remove(Path(entry.path))
            else:
                with suppress(FileNotFoundError):
                    Path(entry.path).unlink()
        folder.rmdir()


def _remove_abandoned(parent: Path) -> None:
    if sys.platform == "win32":
        return
    for folder in parent.glob(f"{_PREFIX}*"):
        try:
            lock = os.open(folder / _LOCK, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW)
        except OSError:
            # No lock yet: its owner is just making it. Or it is no folder of ours.
            continue
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _remove(folder)
        except BlockingIOError:
            continue
        finally:
            os.close(lock)
