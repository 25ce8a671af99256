"""Which characters do these bytes stand for, and how sure is that?"""

import codecs
from dataclasses import dataclass
from typing import Final

from charset_normalizer import from_bytes

_SIGNATURES: Final = (
    # UTF-32 first: its little-endian mark begins with UTF-16's.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE: Final = 256 * 1024
_ASCII: Final = bytes(range(128))
# Western European prose has accents and curly quotes on up to 6% of its characters, a short line on a
# quarter; other scripts in one-byte encodings have high bytes for nearly all. Beyond, charset-normalizer
# decides.
_WESTERN_SHARE: Final = 0.3
# A file is "UTF-8 with broken bytes" if at least as many characters beyond ASCII are right: in other
# encodings hardly any happen to be.
_GOOD_FOR_A_BAD_ONE: Final = 1
_UTF16_NUL_SHARE: Final = 0.4
_UTF16_LEAST: Final = 32  # bytes; in fewer, NULs may stand in every other place by chance
_PLACES_NAMED: Final = 5
# What "surrogateescape" makes of the bytes 0x80…0xFF.
_ESCAPED_BYTES: Final = dict.fromkeys(range(0xDC80, 0xDD00), "\N{REPLACEMENT CHARACTER}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """What do the bytes say? `notes` hold a sentence on each thing that was not plain UTF-8."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Which text are these bytes?

    A byte order mark decides; then the encoding that the document declares, if the bytes allow it; then
    UTF-16 without a mark, told by its NULs; then UTF-8; then a guess, which a note owns up to. Nothing is
    translated: line ends stay as they are, a byte order mark stays as U+FEFF, so that encoding the text
    again gives the very bytes. Only where the bytes fit no encoding do U+FFFD stand for them, one a byte,
    and a note says where.
    """
    decoded = _signed(data) or _declared(data, declared) or _unsigned_utf16(data) or _utf8(data)
    if decoded is None:
        decoded = _nearly_utf8(data) or _guessed(data)
    nuls = decoded.text.count("\0")
    if nuls:
        note = f"the text holds {nuls} NUL character{'s' if nuls > 1 else ''}, kept as they are"
        decoded = Decoded(decoded.text, decoded.encoding, (*decoded.notes, note))
    return decoded


def signature(head: bytes) -> str | None:
    """Which encoding does the byte order mark at the beginning name?"""
    return next((encoding for mark, encoding in _SIGNATURES if head.startswith(mark)), None)


def looks_like_utf16(head: bytes) -> str | None:
    """Is this UTF-16 without a mark? Every other byte of Western text in it is NUL."""
    if len(head) < _UTF16_LEAST:
        return None
    half = len(head) // 2
    even = head[: half * 2 : 2].count(0) / half
    odd = head[1 : half * 2 : 2].count(0) / half
    if odd >= _UTF16_NUL_SHARE and even == 0:
        return "utf-16-le"
    if even >= _UTF16_NUL_SHARE and odd == 0:
        return "utf-16-be"
    return None


def _signed(data: bytes) -> Decoded | None:
    encoding = signature(data)
    if encoding is None:
        return None
    note = () if encoding == "utf-8" else (f"read as {encoding}, as its byte order mark says",)
    try:
        return Decoded(data.decode(encoding), encoding, note)
    except UnicodeDecodeError:
        if encoding == "utf-8":
            return None
        text = data.decode(encoding, "replace")
        broken = "some of its bytes are not, and stand as U+FFFD"
        return Decoded(text, encoding, (f"read as {encoding}, as its byte order mark says; {broken}",))


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    if not declared:
        return None
    try:
        # The web's rule: what calls itself Latin-1 or ASCII is windows-1252.
        name = codecs.lookup(declared.strip()).name
        name = {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(name, name)
        if name == "utf-8":
            return None
        return Decoded(data.decode(name), name, (f"read as {name}, as it says of itself",))
    except (LookupError, ValueError):
        # An unknown name, one that is no text encoding, or bytes that contradict it: the bytes decide.
        return None


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _unsigned_utf16(data: bytes) -> Decoded | None:
    encoding = looks_like_utf16(data[:_SAMPLE])
    if encoding is None:
        return None
    try:
        return Decoded(data.decode(encoding), encoding, (f"read as {encoding}, told by its NUL bytes",))
    except UnicodeDecodeError:
        return None


def _nearly_utf8(data: bytes) -> Decoded | None:
    text = data.decode("utf-8", "surrogateescape")
    bad = [index for index, char in enumerate(text) if "\udc80" <= char <= "\udcff"]
    good = sum(char > "\x7f" for char in text) - len(bad)
    if not good or good < _GOOD_FOR_A_BAD_ONE * len(bad):
        return None
    places = ", ".join(str(index) for index in bad[:_PLACES_NAMED])
    more = f" and {len(bad) - _PLACES_NAMED} more" if len(bad) > _PLACES_NAMED else ""
    note = f"not UTF-8 throughout: the bytes that stand at characters {places}{more} were replaced by U+FFFD"
    return Decoded(text.translate(_ESCAPED_BYTES), "utf-8", (note,))


def _guessed(data: bytes) -> Decoded:
    sample = data[:_SAMPLE]
    high = len(sample.translate(None, _ASCII))
    if high <= _WESTERN_SHARE * len(sample):
        try:
            return Decoded(data.decode("cp1252"), "cp1252", ("not UTF-8: read as windows-1252, a guess",))
        except UnicodeDecodeError:
            pass
    best = from_bytes(sample).best()
    if best is not None:
        try:
            note = f"not UTF-8: read as {best.encoding}, a guess from its bytes"
            text = data.decode(best.encoding)
            # Some encodings of East Asia read several bytes as one character: then the bytes are lost.
            if text.encode(best.encoding) == data:
                return Decoded(text, best.encoding, (note,))
        except UnicodeError:
            pass
    note = "in no encoding that could be told: read as Latin-1, one character a byte"
    return Decoded(data.decode("latin-1"), "latin-1", (note,))
