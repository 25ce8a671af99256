"""Which office document hides in this zip or compound file?"""

import zipfile
import zlib
from pathlib import Path
from typing import Final

from answerable.errors import UnreadableError
from answerable.readers.failures import damaged, encrypted, printable

ZIP: Final = "application/zip"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT: Final = "application/vnd.oasis.opendocument.text"
ODS: Final = "application/vnd.oasis.opendocument.spreadsheet"
XLS: Final = "application/vnd.ms-excel"

COMPOUND: Final = "application/x-ole-storage"
COMPOUND_MARK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_LONGEST_MIMETYPE: Final = 200
_COMPOUND_READ: Final = 64 * 1024 * 1024
_OTHER_OFFICE: Final = (
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("xl/workbook.bin", "a binary Excel workbook (xlsb)"),
    ("Index/Document.iwa", "an Apple iWork document"),
    ("META-INF/container.xml", "an EPUB book"),
)


def of_zip(path: Path, name: str) -> str:
    """Is this zip a Word, Excel or OpenDocument file, or an archive? Its members tell.

    Raises UnreadableError: `damaged` when the list of members cannot be read, `unsupported` for office files
    of other kinds (which are zips too, but no archives that anyone would want unpacked).
    """
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            declared = _declared(archive) if "mimetype" in names else ""
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError) as error:
        raise damaged(
            name, f"it begins as a zip file, but its list of members is broken ({error})"
        ) from error
    if "[Content_Types].xml" in names:
        if any(member.startswith("word/document") for member in names):
            return DOCX
        if "xl/workbook.xml" in names:
            return XLSX
    for kind in (ODT, ODS):
        if declared in {kind, f"{kind}-template"}:
            return kind
    for member, kind in _OTHER_OFFICE:
        if member in names:
            raise _not_read(name, kind)
    if declared.startswith("application/vnd.oasis.opendocument."):
        raise _not_read(name, f"an OpenDocument file of type {printable(declared, 80)}")
    return ZIP


def of_compound(path: Path, name: str) -> str:
    """Is this compound file (the format before 2007) an Excel workbook? Or an encrypted newer one?"""
    with path.open("rb") as file:
        data = file.read(_COMPOUND_READ)
    if _holds(data, "EncryptedPackage"):
        raise encrypted(name)
    if _holds(data, "Workbook") or _holds(data, "Book"):
        return XLS
    if _holds(data, "WordDocument"):
        raise _not_read(name, "a Word document in the format before 2007 (doc)")
    if _holds(data, "__substg1.0_"):
        raise _not_read(name, "an Outlook message (msg)")
    raise _not_read(name, "a compound file (an Office format before 2007)")


def _declared(archive: zipfile.ZipFile) -> str:
    with archive.open("mimetype") as member:
        return member.read(_LONGEST_MIMETYPE).decode("ascii", "replace").strip()


def _holds(data: bytes, stream: str) -> bool:
    # Names in a compound file's directory are UTF-16.
    return stream.encode("utf-16-le") in data


def _not_read(name: str, kind: str) -> UnreadableError:
    return UnreadableError(
        "unsupported",
        f"{printable(name)} is {kind}, which is not read",
        "save it in its program as docx, xlsx, odt, ods or pdf",
    )
