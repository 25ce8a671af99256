"""What kind of document is this? Told from its bytes; its name only decides between kinds of text."""

import os
from pathlib import Path
from typing import Final

from answerable.errors import UnreadableError
from answerable.readers import office_kinds, text_kinds
from answerable.readers.failures import printable

PDF: Final = "application/pdf"
HEAD: Final = 64 * 1024
MARK_WITHIN: Final = 1024  # bytes; the PDF reference allows rubbish before the mark

_MARKS: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"PK\x03\x04", office_kinds.ZIP),
    (b"PK\x05\x06", office_kinds.ZIP),
    (b"PK\x07\x08", office_kinds.ZIP),
    (office_kinds.COMPOUND_MARK, office_kinds.COMPOUND),
)
# "BM" alone begins many a text: the length of the header that follows is one of these.
_BMP_HEADER_SIZES: Final = frozenset({b"\x0c\0\0\0", b"\x28\0\0\0", b"\x6c\0\0\0", b"\x7c\0\0\0"})
IMAGE_TYPES: Final = ("image/png", "image/jpeg", "image/tiff", "image/webp", "image/bmp", "image/gif")
# gzip, bzip2, xz, 7-Zip, RAR, zstd
_PACKED: Final = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x28\xb5\x2f\xfd")
READ_KINDS: Final = (
    "text, Markdown, HTML, PDF, Word (docx), OpenDocument (odt, ods), RTF, images, email (eml, mbox), "
    "sheets (csv, tsv, xlsx, xls, ods) and zip archives"
)


def sniff(path: Path, name: str) -> str:
    """Which media type do the bytes of `path` show?

    Zip files are told apart by their members. Between the kinds of text (plain, Markdown, CSV, TSV, an email)
    the bytes often allow several readings: there, and only there, the ending of `name` decides.
    Raises UnreadableError: `empty`, `unsupported`, or `encrypted` for an Office file with a password.
    """
    with path.open("rb", buffering=0) as file:
        head = file.read(min(HEAD, os.fstat(file.fileno()).st_size))
    if not head:
        raise UnreadableError(
            "empty",
            f"{printable(name)} is empty",
            "check where it came from: the copy may have failed",
        )
    found = of_head(head)
    if found == office_kinds.ZIP:
        return office_kinds.of_zip(path, name)
    if found == office_kinds.COMPOUND:
        return office_kinds.of_compound(path, name)
    found = found or text_kinds.of_text(head, name)
    if found is None:
        raise unsupported(name, head)
    return found


def of_head(head: bytes) -> str | None:
    """Which binary kind begins like this? None for text, and for what is not known."""
    if b"%PDF-" in head[:MARK_WITHIN]:
        return PDF
    for mark, kind in _MARKS:
        if head.startswith(mark):
            return kind
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image/webp"
    if head.startswith(b"BM") and head[14:18] in _BMP_HEADER_SIZES:
        return "image/bmp"
    return None


def may_be_scanned(head: bytes) -> bool:
    """Can tesseract be needed for it? So for pictures, and for PDFs, whose pages may be pictures."""
    found = of_head(head)
    return found == PDF or found in IMAGE_TYPES


def unsupported(name: str, head: bytes) -> UnreadableError:
    """What is said of a kind that is not read? What it seems to be, and which kinds are."""
    # Imported here: it knows a thousand kinds, and only what is refused needs it.
    import puremagic  # noqa: PLC0415

    try:
        seems = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        seems = []
    guess = next((match.name for match in seems if match.name), "")
    aside = f" (it looks like: {printable(guess, 60)})" if guess else ""
    return UnreadableError(
        "unsupported",
        f"{printable(name)} is of a kind that is not read{aside}; these are: {READ_KINDS}",
        "unpack it and take what comes out"
        if head.startswith(_PACKED)
        else "save or export it as one of them",
    )
