"""What has the reader's process said so far? Frames, taken apart as they come."""

from typing import Final

from answerable.readers.failures import printable
from answerable.readers.limits import Limits
from answerable.readers.sandbox.arrival import ArrivalError, checked_media_type
from answerable.readers.sandbox.wire import (
    ERROR,
    FRAME,
    HEAD,
    KIND,
    LAYOUT,
    LONGEST_PLACE,
    MOST_HEAD,
    PLACE,
    SCAN,
    TEXT,
)

_SMALL: Final = 64 * 1024


class TooMuchError(Exception):
    """Does the process say more than it may?"""


class Reply:
    """What is known of the document: how far the reader is, how it ended, what it made?"""

    def __init__(self, limits: Limits) -> None:
        self._largest = {
            PLACE: LONGEST_PLACE * 4,
            SCAN: 0,
            KIND: LONGEST_PLACE,
            ERROR: _SMALL,
            HEAD: MOST_HEAD,
            TEXT: limits.output_bytes,
            LAYOUT: limits.output_bytes,
        }
        self._buffer = bytearray()
        self._parts: dict[bytes, bytes] = {}
        self.media_type: str | None = None
        self.place = ""

    def feed(self, data: bytes) -> int:
        """What came now? Returns how many pages go to tesseract. Raises ArrivalError, TooMuchError."""
        self._buffer += data
        scans = 0
        at = 0
        while len(self._buffer) - at >= FRAME.size:
            kind, size = FRAME.unpack_from(self._buffer, at)
            if kind not in self._largest:
                raise ArrivalError("a frame of no kind")
            if size > self._largest[kind]:
                raise TooMuchError
            if len(self._buffer) - at - FRAME.size < size:
                break
            body = bytes(self._buffer[at + FRAME.size : at + FRAME.size + size])
            at += FRAME.size + size
            if kind == PLACE:
                self.place = printable(body.decode("utf-8", "replace"))
            elif kind == KIND:
                self.media_type = checked_media_type(body.decode("ascii", "replace"))
            elif kind == SCAN:
                scans += 1
            elif kind in self._parts:
                raise ArrivalError("the same part twice")
            else:
                self._parts[kind] = body
        del self._buffer[:at]
        return scans

    def error(self) -> bytes | None:
        """Which error did it end in, as it stands in its frame?"""
        return self._parts.get(ERROR)

    def whole(self) -> tuple[bytes, bytes, bytes] | None:
        """Which head, text and layout did it end in? None if it did not get so far."""
        if self._buffer or not {HEAD, TEXT, LAYOUT} <= self._parts.keys():
            return None
        return self._parts[HEAD], self._parts[TEXT], self._parts[LAYOUT]
