"""How does what a reader made travel out of its process? As frames of plain data; nothing in them is code.

A frame is one letter, the length of what follows (32 bits, little-endian), and that. The process may send
any number of `P` (the place it has got to, UTF-8) and `S` (a page goes to tesseract), one `K` (the media
type), and ends with either `E` (an UnreadableError as JSON) or `H`, `T`, `L`: the head as JSON, the text as
UTF-8, the layout.

The layout holds, for each section of the head in turn, its words and then its cells. A word is start and end
(unsigned 32 bits) and its box (four signed 32 bits, hundredths of a point). A cell is start and end; after
the cells of a section come their addresses, joined by newlines, and before those their length (unsigned 32
bits). Last come the elements of a web page, as cells do, with their paths for addresses.
"""

import json
import struct
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from answerable.errors import UnreadableError
from answerable.readers.failures import too_large
from answerable.readers.job import Job
from answerable.readers.outcome import ReadOutcome
from answerable.vocabulary.rendition import Rendition, Section

FRAME: Final = struct.Struct("<cI")
WORD: Final = struct.Struct("<IIiiii")
CELL: Final = struct.Struct("<II")
LENGTH: Final = struct.Struct("<I")
PLACE, SCAN, KIND, ERROR, HEAD, TEXT, LAYOUT = b"P", b"S", b"K", b"E", b"H", b"T", b"L"
HUNDREDTHS: Final = 100
LONGEST_PLACE: Final = 300
# Names of members, notes and metadata: beside the text and the layout, which `output_bytes` bounds.
MOST_HEAD: Final = 16 * 1024 * 1024


def frame(kind: bytes, body: bytes = b"") -> bytes:
    """How does this go over the pipe?"""
    return FRAME.pack(kind, len(body)) + body


def place_frame(place: str) -> bytes:
    """How is it said where the reader is?"""
    return frame(PLACE, place[:LONGEST_PLACE].encode("utf-8", "replace"))


def error_frame(error: UnreadableError) -> bytes:
    """How is it said that the document could not be read?"""
    said = {"kind": error.kind, "message": str(error), "remedy": error.remedy}
    return frame(ERROR, json.dumps(said).encode())


def send_outcome(outcome: ReadOutcome, job: Job, send: Callable[[bytes], object]) -> None:
    """How does the whole outcome go over the pipe? Raises UnreadableError `too_large` before it sends."""
    rendition = outcome.rendition
    text = b"" if rendition is None else rendition.text.encode("utf-8")
    layout = b"" if rendition is None else b"".join(_layout(rendition))
    if len(text) + len(layout) > job.limits.output_bytes:
        raise too_large(job.name, "it holds more text", job.limits.output_bytes)
    head = json.dumps(_head(outcome)).encode()
    if len(head) > MOST_HEAD:
        raise too_large(job.name, "it says more of itself", MOST_HEAD)
    send(frame(HEAD, head))
    send(frame(TEXT, text))
    send(frame(LAYOUT, layout))


def _head(outcome: ReadOutcome) -> dict[str, Any]:
    rendition = outcome.rendition
    return {
        "media_type": outcome.media_type,
        "rendition": None if rendition is None else _rendition_head(rendition),
        "members": [[member.name, member.media_hint, member.path.name] for member in outcome.members],
        "refused": [
            [refusal.name, refusal.kind, refusal.message, refusal.remedy] for refusal in outcome.refused
        ],
    }


def _rendition_head(rendition: Rendition) -> dict[str, Any]:
    return {
        "reader": rendition.reader,
        "version": rendition.version,
        "metadata": rendition.metadata,
        "notes": rendition.notes,
        "sections": [_section_head(section) for section in rendition.sections],
        "elements": len(rendition.elements),
    }


def _section_head(section: Section) -> list[Any]:
    size = (section.width, section.height)
    counts = (len(section.words), len(section.cells))
    return [section.kind, section.label, section.start, section.end, *size, *counts]


def _layout(rendition: Rendition) -> Iterator[bytes]:
    for section in rendition.sections:
        for word in section.words:
            yield WORD.pack(word.start, word.end, *(round(side * HUNDREDTHS) for side in word.box))
        yield from _addressed(section.cells)
    yield from _addressed(rendition.elements)


def _addressed(places: Sequence[tuple[int, int, str]]) -> Iterator[bytes]:
    if places:
        yield b"".join(CELL.pack(start, end) for start, end, _ in places)
        addresses = "\n".join(address for _, _, address in places).encode("ascii")
        yield LENGTH.pack(len(addresses)) + addresses
