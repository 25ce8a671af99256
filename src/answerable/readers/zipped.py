"""Which documents does a zip archive hold?"""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Final

from answerable.errors import UnreadableError
from answerable.readers.failures import damaged, is_of_the_disk, printable
from answerable.readers.job import Job
from answerable.readers.member_writer import MemberWriter
from answerable.readers.outcome import Content

NAME: Final = "zipped"
VERSION: Final = "1"
LIBRARY: Final = None

_UTF8_FLAG: Final = 0x800
_ENCRYPTED_FLAG: Final = 0x1
_UNIX: Final = 3
_PIECE: Final = 1024 * 1024
_SYSTEM_FOLDER: Final = "__MACOSX/"
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, OSError)


def read(path: Path, job: Job) -> Content:
    """Which documents are in the archive? Each becomes a member; the archive itself has no text.

    Names are data: files are written under names made up here. Refused, each with a sentence, while the rest
    is read: names that lead out of the archive (`../x`, `/x`, `C:x`), symbolic links, what is locked with a
    password, broken or too large. An archive inside the archive is a member like any other: how deep to go
    is the caller's to say.
    """
    try:
        archive = zipfile.ZipFile(path)
    except _BROKEN as error:
        if is_of_the_disk(error):
            raise
        raise damaged(job.name, str(error)) from error
    writer = MemberWriter(job)
    with archive:
        for info, name in _documents(archive, job, writer):
            job.tell_place(f"member {name}")
            if not writer.begin(name, None):
                continue
            try:
                _unpack(archive, info, writer)
            except UnreadableError as error:
                writer.discard(error)
            except RuntimeError:
                writer.discard(_locked(name, job))
            except _BROKEN as error:
                if is_of_the_disk(error):
                    raise
                writer.discard(damaged(job.name, str(error), f"member {name}"))
    writer.finish()
    return Content(None, tuple(writer.members), tuple(writer.refused))


def _documents(
    archive: zipfile.ZipFile, job: Job, writer: MemberWriter
) -> Iterator[tuple[zipfile.ZipInfo, str]]:
    system = 0
    for info in archive.infolist():
        name = printed_name(info)
        if name.endswith("/"):
            continue
        if name.startswith(_SYSTEM_FOLDER):
            system += 1
            continue
        error = _refused(info, name, job)
        if error is not None:
            writer.refuse(name, error.kind, str(error), error.remedy)
            continue
        yield info, name
    if system:
        writer.refuse(
            _SYSTEM_FOLDER,
            "system_files",
            f"{system} files under {_SYSTEM_FOLDER} in {printable(job.name)} are macOS's own, not documents",
            "nothing needs to be done",
        )


def _refused(info: zipfile.ZipInfo, name: str, job: Job) -> UnreadableError | None:
    where = f"{printable(name)} in {printable(job.name)}"
    if leads_out(name):
        return UnreadableError(
            "unsafe_name",
            f"{where} was left out: its name leads out of the archive",
            "unpack it yourself, look at what it is, and take it on its own",
        )
    if info.create_system == _UNIX and stat.S_ISLNK(info.external_attr >> 16):
        return UnreadableError(
            "link",
            f"{where} was left out: it is a symbolic link, not a document",
            "take the file that it points to on its own",
        )
    if info.flag_bits & _ENCRYPTED_FLAG:
        return _locked(name, job)
    return None


def leads_out(name: str) -> bool:
    """Would this name, used as a path, lead out of the folder that the archive is unpacked into?"""
    plain = name.replace("\\", "/")
    return plain.startswith("/") or plain[1:2] == ":" or ".." in PurePosixPath(plain).parts


def _locked(name: str, job: Job) -> UnreadableError:
    return UnreadableError(
        "encrypted",
        f"{printable(name)} in {printable(job.name)} is locked with a password",
        "unpack it yourself and take what comes out",
    )


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, writer: MemberWriter) -> None:
    with archive.open(info) as member:
        while piece := member.read(_PIECE):
            if not writer.append(piece):
                return
    writer.end()


def printed_name(info: zipfile.ZipInfo) -> str:
    """What is the member called? UTF-8 where the archive says so or the bytes are, else code page 437."""
    name = info.orig_filename
    if not info.flag_bits & _UTF8_FLAG:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name
