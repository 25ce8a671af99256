"""Where are the bytes? A content-addressed folder: each capture once, named by its SHA-256, read-only.

A file is first written under `incoming`, synced to the disk, and only then renamed to its hash: whenever
the process is killed, a file under its hash is whole.
"""

import hashlib
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from answerable.errors import StoreError, UnreadableError

if sys.platform != "win32":
    import fcntl

_PIECE: Final = 1 << 20
_MIB: Final = 1 << 20
_LOCK: Final = "in-use"


@dataclass(frozen=True, slots=True)
class Received:
    """Which bytes were received? `path` is their place in the casebook."""

    sha256: str
    size: int
    path: Path


class FileStore:
    """Which folder keeps the captures? `files` in the casebook's folder; made when the first one comes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.incoming = folder / "incoming"
        """Where bytes lie that have not got their name yet, and what readers unpack."""

    @contextmanager
    def receiving(self) -> Iterator[None]:
        """Who puts files in? Any number of programs at once; what a killed one left half done is removed.

        Nothing points at such a leftover. It is removed only when no other program is receiving, which a
        lock on `incoming` tells; where there are no such locks (Windows) it stays.
        """
        lock = self._locked()
        try:
            yield
        finally:
            os.close(lock)

    def clear(self) -> None:
        """Has a killed program left anything half done? Then it is removed."""
        if self.incoming.exists():
            with self.receiving():
                pass

    def receive(self, stream: BinaryIO, name: str, max_bytes: int) -> Received:
        """Which hash have the bytes of this open file, and where are they now kept?

        UnreadableError if there are more than `max_bytes`, if they change while they are read, or if the
        disk that they come from fails; StoreError if the casebook's own disk does.
        """
        expected = os.fstat(stream.fileno())
        if expected.st_size > max_bytes:
            raise too_large(name, max_bytes)
        arriving = self.incoming / secrets.token_hex(8)
        try:
            with arriving.open("xb") as copy:
                sha256, size = _copy(stream, copy, name, expected.st_size)
                _check_unchanged(stream, expected, name)
                place = self.path(sha256)
                is_new = not place.exists()
                if is_new:
                    copy.flush()
                    os.fsync(copy.fileno())
            if is_new:
                self._settle(arriving, place)
        except OSError as error:
            raise self._unwritable(error) from error
        finally:
            arriving.unlink(missing_ok=True)
        return Received(sha256, size, place)

    def path(self, sha256: str) -> Path:
        """Where is, or would be, the capture with this hash?"""
        return self.folder / sha256[:2] / sha256

    def remove(self, sha256: str) -> None:
        """How do bytes go for good? Overwritten with zeros as far as the disk allows, then unlinked."""
        place = self.path(sha256)
        if not place.exists():
            return
        try:
            place.chmod(0o644)
            with place.open("r+b") as doomed:
                left = place.stat().st_size
                while left > 0:
                    left -= doomed.write(bytes(min(left, _PIECE)))
                doomed.flush()
                os.fsync(doomed.fileno())
            place.unlink()
            _sync_folder(place.parent)
        except OSError as error:
            raise self._unwritable(error) from error

    def hash_of(self, sha256: str) -> str | None:
        """Which hash has the file that is kept under this one today? None if there is no file."""
        try:
            with self.path(sha256).open("rb") as kept:
                return hashlib.file_digest(kept, "sha256").hexdigest()
        except FileNotFoundError:
            return None

    def _settle(self, arriving: Path, place: Path) -> None:
        """Give whole, synced bytes their name; a name outlasts a power cut once its folder is synced."""
        if not place.parent.exists():
            place.parent.mkdir(exist_ok=True)
            _sync_folder(self.folder)
        arriving.chmod(0o444)
        arriving.replace(place)
        _sync_folder(place.parent)

    def _unwritable(self, error: OSError) -> StoreError:
        return StoreError(
            f"{self.folder} could not be written ({error.strerror}): see that there is room on its disk and "
            "that you may write there, then do it again; what was done before is kept"
        )

    def _locked(self) -> int:
        try:
            self.incoming.mkdir(parents=True, exist_ok=True)
            lock = os.open(self.incoming / _LOCK, os.O_CREAT | os.O_RDWR | getattr(os, "O_CLOEXEC", 0), 0o600)
        except OSError as error:
            raise self._unwritable(error) from error
        try:
            if sys.platform != "win32" and _is_alone(lock):
                self._clear()
                fcntl.flock(lock, fcntl.LOCK_SH)
        except OSError as error:
            os.close(lock)
            raise self._unwritable(error) from error
        return lock

    def _clear(self) -> None:
        for leftover in self.incoming.iterdir():
            if leftover.is_dir():
                shutil.rmtree(leftover)
            elif leftover.name != _LOCK:
                leftover.unlink()


if sys.platform != "win32":

    def _is_alone(lock: int) -> bool:
        """Does nobody else hold this lock? Then we do, alone; else we share it."""
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            fcntl.flock(lock, fcntl.LOCK_SH)
            return False
        return True


def too_large(name: str, max_bytes: int) -> UnreadableError:
    """What do we say of a file that is over the limit?"""
    return UnreadableError(
        "too_large",
        f"{name} is larger than {max_bytes // _MIB} MiB and was not taken",
        f"split it, or set ANSWERABLE_MAX_FILE_MB above {max_bytes // _MIB}",
    )


def _copy(stream: BinaryIO, copy: BinaryIO, name: str, expected: int) -> tuple[str, int]:
    """Which hash and size have these bytes? Reading ends as soon as there are more than were expected."""
    digest, size = hashlib.sha256(), 0
    while size <= expected and (piece := _read(stream, name)):
        size += len(piece)
        digest.update(piece)
        copy.write(piece)
    if size != expected:
        raise _changed(name)
    return digest.hexdigest(), size


def _read(stream: BinaryIO, name: str) -> bytes:
    try:
        return stream.read(_PIECE)
    except OSError as error:
        raise UnreadableError(
            "input_error",
            f"{name} could not be read to its end ({error.strerror})",
            "copy it from a disk in order, then take the copy",
        ) from error


def _check_unchanged(stream: BinaryIO, before: os.stat_result, name: str) -> None:
    """A capture is one state of a file. One that somebody writes to meanwhile has, perhaps, never been."""
    after = os.fstat(stream.fileno())
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise _changed(name)


def _changed(name: str) -> UnreadableError:
    return UnreadableError(
        "changed",
        f"{name} was being written to while it was read, and was not taken",
        "wait until the program that writes it is done, then take it again",
    )


def _sync_folder(folder: Path) -> None:
    """Make a rename or an unlink outlast a power cut; only systems with POSIX folders can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
