"""Which letters do the glyphs of a symbolic font show, by the names that the font gives them?"""

import struct

from hypothesis import given
from hypothesis import strategies as st

from answerable.readers.glyph_names import letters_shown

_EACUTE = 112  # in Apple's own list of glyph names


def _font(names=(_EACUTE, "Euro"), *, encoding=0, version=0x00020000):
    """A font with a glyph for 0x80, 0x81, …, and nothing else than the two tables that name them."""
    first, last = 0xF080, 0xF080 + len(names) - 1
    segments = struct.pack(">HH", last, 0xFFFF) + bytes(2) + struct.pack(">HH", first, 0xFFFF)
    segments += struct.pack(">HH", (1 - first) & 0xFFFF, 1) + bytes(4)
    format_4 = struct.pack(">7H", 4, 14 + len(segments), 0, 4, 4, 1, 0) + segments
    cmap = struct.pack(">HHHHL", 0, 1, 3, encoding, 12) + format_4
    brought = [name for name in names if isinstance(name, str)]
    numbers = [0, *(name if isinstance(name, int) else 258 + brought.index(name) for name in names)]
    post = struct.pack(">L28xH", version, len(numbers)) + struct.pack(f">{len(numbers)}H", *numbers)
    post += b"".join(bytes([len(name)]) + name.encode() for name in brought)
    start = 12 + 2 * 16
    return (
        struct.pack(">LHHHH", 0x00010000, 2, 0, 0, 0)
        + struct.pack(">4sLLL", b"cmap", 0, start, len(cmap))
        + struct.pack(">4sLLL", b"post", 0, start + len(cmap), len(post))
        + cmap
        + post
    )


def test_glyphs_show_what_apples_list_or_the_font_itself_calls_them():
    assert letters_shown(_font()) == {"Ä": "é", "Å": "€"}
    assert letters_shown(_font(("ntilde", "quoteright"))) == {"Ä": "ñ", "Å": "’"}


def test_a_name_that_tells_no_letter_changes_nothing():
    assert letters_shown(_font(("g123", "Euro"))) == {"Å": "€"}


def test_a_font_that_is_not_symbolic_or_names_no_glyphs_changes_nothing():
    assert letters_shown(_font(encoding=1)) == {}
    assert letters_shown(_font(version=0x00030000)) == {}
    assert letters_shown(b"") == {}


@given(st.integers(0, 400), st.integers(0, 255))
def test_a_damaged_font_is_no_error(at, value):
    font = bytearray(_font())
    font[at % len(font)] = value
    assert isinstance(letters_shown(bytes(font)), dict)
    assert isinstance(letters_shown(bytes(font[: at % len(font)])), dict)
