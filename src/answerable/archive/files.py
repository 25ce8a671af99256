"""Where are the bytes? A content-addressed folder: each capture once, named by its SHA-256, read-only.

A file is first written under `incoming`, synced to the disk, and only then renamed to its hash: whenever
the process is killed, a file under its hash is whole.
"""

import hashlib
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from answerable.errors import UnreadableError

_PIECE: Final = 1 << 20
_MIB: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Received:
    """Which bytes were received? `path` is their place in the casebook."""

    sha256: str
    size: int
    path: Path


class FileStore:
    """Which folder keeps the captures? `files` in the casebook's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._incoming = folder / "incoming"
        self._incoming.mkdir(parents=True, exist_ok=True)

    def receive(self, stream: BinaryIO, name: str, max_bytes: int) -> Received:
        """Which hash have these bytes, and where are they now kept? UnreadableError past `max_bytes`."""
        arriving = self._incoming / secrets.token_hex(8)
        try:
            with arriving.open("xb") as copy:
                sha256, size = self._copy(stream, copy, name, max_bytes)
                copy.flush()
                os.fsync(copy.fileno())
            place = self.path(sha256)
            if not place.exists():
                place.parent.mkdir(exist_ok=True)
                arriving.chmod(0o444)
                arriving.replace(place)
                _sync_folder(place.parent)
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
        place.chmod(0o644)
        with place.open("r+b") as doomed:
            left = place.stat().st_size
            while left > 0:
                left -= doomed.write(bytes(min(left, _PIECE)))
            doomed.flush()
            os.fsync(doomed.fileno())
        place.unlink()
        _sync_folder(place.parent)

    def hash_of(self, sha256: str) -> str | None:
        """Which hash has the file that is kept under this one today? None if there is no file."""
        try:
            with self.path(sha256).open("rb") as kept:
                return hashlib.file_digest(kept, "sha256").hexdigest()
        except FileNotFoundError:
            return None

    def kept(self) -> Iterator[str]:
        """Which hashes have a file here?"""
        for folder in sorted(self.folder.iterdir()):
            if folder != self._incoming and folder.is_dir():
                yield from sorted(file.name for file in folder.iterdir())

    def clear_incoming(self) -> None:
        """What did a killed process leave half copied? It is removed; nothing points at it."""
        for leftover in self._incoming.iterdir():
            leftover.unlink()

    def _copy(self, stream: BinaryIO, copy: BinaryIO, name: str, max_bytes: int) -> tuple[str, int]:
        digest, size = hashlib.sha256(), 0
        while piece := stream.read(_PIECE):
            size += len(piece)
            if size > max_bytes:
                raise too_large(name, max_bytes)
            digest.update(piece)
            copy.write(piece)
        return digest.hexdigest(), size


def too_large(name: str, max_bytes: int) -> UnreadableError:
    """What do we say of a file that is over the limit?"""
    return UnreadableError(
        "too_large",
        f"{name} is larger than {max_bytes // _MIB} MiB and was not taken",
        f"split it, or set ANSWERABLE_MAX_FILE_MB above {max_bytes // _MIB}",
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
