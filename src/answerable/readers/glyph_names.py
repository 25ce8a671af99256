"""Which letters do a font's glyphs show, where the document does not say it? What the font itself calls them.

Fonts that Ghostscript has cut to size are "symbolic": the document names no encoding for them, and pdfium
takes their codes for Apple's. The page still shows what the font's glyphs are, and the font names those.
"""

import struct
import unicodedata
from typing import Final

_ACCENTS: Final = {
    "acute": "\u0301",
    "grave": "\u0300",
    "circumflex": "\u0302",
    "tilde": "\u0303",
    "dieresis": "\u0308",
    "ring": "\u030a",
    "cedilla": "\u0327",
    "caron": "\u030c",
}
_NAMED: Final = {
    "AE": "Æ",
    "Euro": "€",
    "OE": "Œ",
    "Oslash": "Ø",
    "ae": "æ",
    "bullet": "•",
    "degree": "°",
    "ellipsis": "…",
    "emdash": "—",
    "endash": "–",
    "exclamdown": "¡",
    "germandbls": "ß",
    "guillemotleft": "«",
    "guillemotright": "»",
    "oe": "œ",
    "ordfeminine": "ª",
    "ordmasculine": "º",
    "oslash": "ø",
    "questiondown": "¿",
    "quotedblleft": "“",
    "quotedblright": "”",
    "quoteleft": "‘",
    "quoteright": "’",
    "section": "§",
    "sterling": "£",
}
_FIRST_HIGH: Final = 0x80
_SYMBOLS: Final = 0xF000  # where the codes of a symbolic font lie in its own table
_APPLE: Final = bytes(range(_FIRST_HIGH, 0x100)).decode("mac_roman")
_CODES: Final = {letter: (index + _FIRST_HIGH,) for index, letter in enumerate(_APPLE)} | {
    "£": (0xA3, 0xC1)  # pdfium's table has it twice
}
_STANDARD_NAMES: Final = 258  # of Apple's own list, before the names that a font brings
_APPLE_ORDER: Final = (  # noqa: SIM905 - one string reads better than 32 words in quotes
    "Adieresis Aring Ccedilla Eacute Ntilde Odieresis Udieresis aacute agrave acircumflex adieresis atilde "
    "aring ccedilla eacute egrave ecircumflex edieresis iacute igrave icircumflex idieresis ntilde oacute "
    "ograve ocircumflex odieresis otilde uacute ugrave ucircumflex udieresis"
).split(" ")
_APPLE_ORDER_FROM: Final = 98
_MOST_GLYPHS: Final = 70_000


def letters_shown(font: bytes) -> dict[str, str]:
    """Which letters of a symbolic TrueType font does pdfium misread, and what do their glyphs show?

    From the letter as pdfium gives it to the one that the font names. Empty where the font names none.
    """
    try:
        return _letters(font)
    except (struct.error, IndexError, ValueError):
        return {}


def _letters(font: bytes) -> dict[str, str]:
    tables = _tables(font)
    if b"cmap" not in tables or b"post" not in tables:
        return {}
    glyphs = _symbol_glyphs(font, tables[b"cmap"])
    names = _names(font, tables[b"post"]) if glyphs else {}
    shown = {}
    for misread, codes in _CODES.items():
        for code in codes:
            letter = _letter(names.get(glyphs.get(code, 0), ""))
            if letter and letter != misread:
                shown[misread] = letter
    return shown


def _letter(name: str) -> str:
    if name in _NAMED:
        return _NAMED[name]
    accent = _ACCENTS.get(name[1:])
    return unicodedata.normalize("NFC", name[0] + accent) if accent and name[0].isascii() else ""


def _tables(font: bytes) -> dict[bytes, int]:
    (count,) = struct.unpack_from(">H", font, 4)
    entries = (struct.unpack_from(">4sLLL", font, 12 + 16 * index) for index in range(count))
    return {tag: offset for tag, _checksum, offset, _length in entries}


def _symbol_glyphs(font: bytes, start: int) -> dict[int, int]:
    """Which glyph has which code from 0x80 on, in the font's table for Windows symbols (format 4)?"""
    (count,) = struct.unpack_from(">H", font, start + 2)
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", font, start + 4 + 8 * index)
        if (platform, encoding) == (3, 0) and struct.unpack_from(">H", font, start + offset)[0] == 4:  # noqa: PLR2004
            return _format_4(font, start + offset)
    return {}


def _format_4(font: bytes, at: int) -> dict[int, int]:
    (doubled,) = struct.unpack_from(">H", font, at + 6)
    ends, starts = at + 14, at + 16 + doubled
    deltas, offsets = starts + doubled, starts + 2 * doubled
    glyphs = {}
    for step in range(0, doubled, 2):
        (last,), (first,) = (
            struct.unpack_from(">H", font, ends + step),
            struct.unpack_from(">H", font, starts + step),
        )
        (delta,), (offset,) = (
            struct.unpack_from(">H", font, deltas + step),
            struct.unpack_from(">H", font, offsets + step),
        )
        for code in range(max(first, _SYMBOLS + _FIRST_HIGH), min(last, _SYMBOLS + 0xFF) + 1):
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(">H", font, offsets + step + offset + 2 * (code - first))
            if glyph or not offset:
                glyphs[code - _SYMBOLS] = (glyph + delta) & 0xFFFF
    return glyphs


def _names(font: bytes, start: int) -> dict[int, str]:
    """What does the font call its glyphs (format 2 of its table of names)?"""
    version, count = struct.unpack_from(">L28xH", font, start)
    if version != 0x00020000 or count > _MOST_GLYPHS:  # noqa: PLR2004
        return {}
    numbers = struct.unpack_from(f">{count}H", font, start + 34)
    brought, at = [], start + 34 + 2 * count
    for _ in range(sum(number >= _STANDARD_NAMES for number in numbers)):
        size = font[at]
        brought.append(font[at + 1 : at + 1 + size].decode("ascii", "replace"))
        at += 1 + size
    return {glyph: name for glyph, number in enumerate(numbers) if (name := _name(number, brought))}


def _name(number: int, brought: list[str]) -> str:
    if number >= _STANDARD_NAMES:
        return brought[number - _STANDARD_NAMES] if number - _STANDARD_NAMES < len(brought) else ""
    index = number - _APPLE_ORDER_FROM
    return _APPLE_ORDER[index] if 0 <= index < len(_APPLE_ORDER) else _STANDARD.get(number, "")


_STANDARD: Final = {
    130: "dagger",
    131: "degree",
    132: "cent",
    133: "sterling",
    134: "section",
    135: "bullet",
    137: "germandbls",
    144: "AE",
    145: "Oslash",
    157: "ordfeminine",
    158: "ordmasculine",
    160: "ae",
    161: "oslash",
    162: "questiondown",
    163: "exclamdown",
    169: "guillemotleft",
    170: "guillemotright",
    171: "ellipsis",
    173: "Agrave",
    174: "Atilde",
    175: "Otilde",
    176: "OE",
    177: "oe",
    178: "endash",
    179: "emdash",
    180: "quotedblleft",
    181: "quotedblright",
    182: "quoteleft",
    183: "quoteright",
    186: "ydieresis",
    187: "Ydieresis",
    199: "Acircumflex",
    200: "Ecircumflex",
    201: "Aacute",
    202: "Edieresis",
    203: "Egrave",
    204: "Iacute",
    205: "Icircumflex",
    206: "Idieresis",
    207: "Igrave",
    208: "Oacute",
    209: "Ocircumflex",
    211: "Ograve",
    212: "Uacute",
    213: "Ucircumflex",
    214: "Ugrave",
    228: "Scaron",
    229: "scaron",
    230: "Zcaron",
    231: "zcaron",
    235: "Yacute",
    236: "yacute",
}
"""Apple's numbers of further glyphs, in the order of the TrueType specification."""
