"""How much may one document cost? The limits that readers, and the sandbox around them, keep to."""

from dataclasses import dataclass

KIB = 1024
MIB = 1024 * KIB
GIB = 1024 * MIB

MOST_PIXELS = 100_000_000
"""How large may a picture be? A sheet of A3 at 600 dpi has 70 million; a small file that unfolds to far more
is a bomb."""

LARGEST_PICTURE = MOST_PIXELS + KIB
"""How large is its file on the way to tesseract, at one grey byte a pixel and a short head?"""


@dataclass(frozen=True, slots=True)
class Limits:
    """What may reading one document use up?

    Memory is address space, of each process that works on the document. `output_bytes` bounds the text and
    the layout that come back; it also bounds the size of a plain text file, which is its own output.
    `member_bytes`, `total_member_bytes` and `members` bound what is unpacked from an archive or a mailbox.

    A scanned page costs seconds where a page with text costs milliseconds, so each page that is handed to
    tesseract buys `scan_seconds` more of wall time, for at most `scans` pages.
    """

    memory_bytes: int = GIB + GIB // 2
    cpu_seconds: int = 60
    wall_seconds: float = 90.0
    output_bytes: int = 64 * MIB
    member_bytes: int = 256 * MIB
    total_member_bytes: int = GIB
    members: int = 10_000
    open_files: int = 64
    scan_seconds: float = 30.0
    scans: int = 2_000
