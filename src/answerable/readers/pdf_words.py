"""Which words does a page's text layer hold, and where does each stand?"""

import ctypes
import hashlib
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

from answerable.readers.glyph_names import letters_shown
from answerable.readers.page_geometry import PageGeometry
from answerable.readers.pdfium import raw as pdfium_c
from answerable.readers.text_builder import WORD_COST, TextBuilder
from answerable.vocabulary.rendition import Word
from answerable.vocabulary.span import Box

# pdfium marks the hyphen at the end of a line, where a word goes on in the next, by one of these.
_LINE_END_HYPHENS: Final = "\x02\ufffe"
_WORD: Final = re.compile(rf"[^\s{_LINE_END_HYPHENS}]*[{_LINE_END_HYPHENS}]|[^\s{_LINE_END_HYPHENS}]+")
_LIGATURE: Final = re.compile("f[il]")
_LIGATURES: Final = {"fi": "ﬁ", "fl": "ﬂ"}
_SEAM: Final = re.compile(
    r"[a-z0-9,;.)\]](?=[A-Z(])|[0-9](?=[A-Za-z])|[,;)](?=[A-Za-z0-9])|[a-zA-Z](?=[0-9])"
)
_APART: Final = 0.03  # of a letter's width and height together
_SPECIAL: Final = re.compile(rf"[^\x00-\x7f]|[{_LINE_END_HYPHENS}]|{_LIGATURE.pattern}|{_SEAM.pattern}")
"""Which words need a closer look: letters of symbolic fonts, broken words, several that nearly touch."""

_SIDES: Final = 4  # of a rectangle, as pdfium gives them: left, top, right, bottom
_LOOSE_BOX: Final = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(pdfium_c.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)
"""pdfium's own function, called with bare addresses: it is called twice a word, 100,000 times a report."""

_ODD: Final = re.compile(r"[\0\ud800-\udfff]|\r(?!\n)")
_RETURN: Final = 0x0D
_SYMBOLIC: Final = 4
_LARGEST_FONT: Final = 32 << 20
_HIGH_SURROGATES: Final = range(0xD800, 0xDC00)
_LOW_SURROGATES: Final = range(0xDC00, 0xE000)


def geometry_of(page: Any) -> PageGeometry:
    """How does this page lie? Its crop box within its media box, and its rotation."""
    rect = pdfium_c.FS_RECTF()
    pdfium_c.FPDF_GetPageBoundingBox(page.raw, rect)
    return PageGeometry(rect.left, rect.bottom, rect.right, rect.top, page.get_rotation())


class SymbolicFonts:
    """Which letters do the glyphs of a document's symbolic fonts show? Asked once a font (`glyph_names`)."""

    def __init__(self) -> None:
        self._shown: dict[bytes, dict[str, str]] = {}
        self._of_page: dict[int, dict[str, str]] = {}

    def next_page(self) -> None:
        """When may pdfium's numbers of fonts be others? With each page."""
        self._of_page.clear()

    def letter(self, textpage: Any, index: int, letter: str) -> str:
        """What does this character show, which pdfium takes for `letter`?"""
        font = pdfium_c.FPDFTextObj_GetFont(pdfium_c.FPDFText_GetTextObject(textpage, index))
        if not font:
            return letter
        number = ctypes.addressof(font.contents)
        shown = self._of_page.get(number)
        if shown is None:
            shown = self._of_page[number] = self._letters(font)
        return shown.get(letter, letter)

    def _letters(self, font: Any) -> dict[str, str]:
        if not pdfium_c.FPDFFont_GetFlags(font) & _SYMBOLIC or pdfium_c.FPDFFont_GetIsEmbedded(font) != 1:
            return {}
        size = ctypes.c_size_t()
        pdfium_c.FPDFFont_GetFontData(font, None, 0, size)
        if not 0 < size.value <= _LARGEST_FONT:
            return {}
        data = (ctypes.c_uint8 * size.value)()
        if not pdfium_c.FPDFFont_GetFontData(font, data, size.value, size):
            return {}
        content = bytes(data)
        digest = hashlib.sha256(content).digest()
        if digest not in self._shown:
            self._shown[digest] = letters_shown(content)
        return self._shown[digest]


class PageWords:
    """How do a page's characters become text and words?

    pdfium hands characters out in the order in which the page paints them, with spaces and line ends that it
    infers from the gaps. A word is what stands between them; its box spans its characters.
    """

    def __init__(self, text: TextBuilder, geometry: PageGeometry, fonts: SymbolicFonts) -> None:
        self._text = text
        self._geometry = geometry
        self._fonts = fonts
        self._rect = pdfium_c.FS_RECTF()
        self.words: list[Word] = []

    def read(self, textpage: Any) -> None:
        """Which words are there? They go to the text builder and to `words`."""
        raw = textpage.raw
        printed, indexes = _characters(raw, textpage.count_chars())
        places = [found.span() for found in _WORD.finditer(printed)]
        boxes = self._boxes(raw, places, indexes)
        specials = (found.start() for found in _SPECIAL.finditer(printed))
        special = next(specials, len(printed))
        keep, new = self.words.append, tuple.__new__
        pieces: list[str] = []
        at, length = 0, self._text.length
        for (start, end), box in zip(places, boxes, strict=True):
            gap = printed[at:start]
            at = end
            if gap != " ":
                gap = "\n" if gap == "\r\n" else _between(gap)
            length += len(gap)
            if special >= end and box is not None:
                pieces += (gap, printed[start:end])
                to = length + end - start
                keep(new(Word, (length, to, box)))
                length = to
                continue
            self._write([*pieces, gap])
            pieces = []
            self._add(raw, printed[start:end], range(start, end) if indexes is None else indexes[start:end])
            length = self._text.length
            while special < end:
                special = next(specials, len(printed))
        self._write([*pieces, _between(printed[at:])])

    def _write(self, pieces: list[str]) -> None:
        self._text.write("".join(pieces))
        self._text.spend(WORD_COST * (len(pieces) // 2))

    def _boxes(
        self, raw: Any, places: Sequence[tuple[int, int]], indexes: Sequence[int] | None
    ) -> list[Box | None]:
        """Where does each of these words stand? None, where its first or last letter has no place."""
        count = len(places)
        sides = (ctypes.c_float * (2 * _SIDES * count))()
        page, address, size = ctypes.cast(raw, ctypes.c_void_p).value, ctypes.addressof(sides), 4 * _SIDES
        lacking = []
        for number, (start, end) in enumerate(places):
            first, last = (start, end - 1) if indexes is None else (indexes[start], indexes[end - 1])
            if not _LOOSE_BOX(page, first, address):
                lacking.append(number)
            elif first == last:
                ctypes.memmove(address + size, address, size)
            elif not _LOOSE_BOX(page, last, address + size):
                lacking.append(number)
            address += 2 * size
        boxes: list[Box | None] = [*self._geometry.seen_all(sides[:])]
        for number in lacking:
            boxes[number] = None
        return boxes

    def _add(self, raw: Any, word: str, indexes: Sequence[int]) -> None:
        broken = word[-1] in _LINE_END_HYPHENS
        if not word.isascii() or _LIGATURE.search(word):
            word = self._shown(raw, word, indexes)
        if broken:
            word = f"{word[:-1]}-"
        start = self._text.length
        self._text.write(word)
        cuts = (
            self._cuts(raw, word, indexes)
            if len(word) == len(indexes) and _SEAM.search(word)
            else [0, len(word)]
        )
        for first, last in pairwise(cuts):
            box = self._box(raw, indexes[first:last])
            if box is not None:
                self._text.spend(WORD_COST)
                self.words.append(Word(start + first, start + last, self._geometry.seen(*box)))
        if broken:
            self._text.write("\n")

    def _cuts(self, raw: Any, word: str, indexes: Sequence[int]) -> list[int]:
        """Where is this not one word but several, the cells of a table that nearly touch?

        The text stays as pdfium gives it, without a space; each part has a place of its own.
        """
        cuts = [0]
        for found in _SEAM.finditer(word):
            at = found.start() + 1
            boxes = [self._box(raw, indexes[number : number + 1]) for number in (at - 1, at)]
            if boxes[0] and boxes[1] and _apart(boxes[0], boxes[1]):
                cuts.append(at)
        return [*cuts, len(word)]

    def _shown(self, raw: Any, word: str, indexes: Sequence[int]) -> str:
        letters = []
        at = 0
        while at < len(word):
            pair = _LIGATURES.get(word[at : at + 2])
            if pair and _one_glyph(raw, indexes[at], indexes[at + 1]):
                shown = self._fonts.letter(raw, indexes[at], pair)
                letters.append(word[at : at + 2] if shown == pair else shown)
                at += 2
                continue
            letter = word[at]
            letters.append(letter if letter.isascii() else self._fonts.letter(raw, indexes[at], letter))
            at += 1
        return "".join(letters)

    def _box(self, raw: Any, indexes: Sequence[int]) -> tuple[float, float, float, float] | None:
        """Which rectangle of PDF space do the first and last letters span? If they have none, the others."""
        rect, box_of = self._rect, pdfium_c.FPDFText_GetLooseCharBox
        if box_of(raw, indexes[0], rect):
            left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
            if len(indexes) == 1:
                return left, bottom, right, top
            if box_of(raw, indexes[-1], rect):
                return (
                    min(left, rect.left),
                    min(bottom, rect.bottom),
                    max(right, rect.right),
                    max(top, rect.top),
                )
        boxes = [
            (rect.left, rect.bottom, rect.right, rect.top) for index in indexes if box_of(raw, index, rect)
        ]
        if not boxes:
            return None
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        return min(lefts), min(bottoms), max(rights), max(tops)


def _apart(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """Do two letters stand apart along their line, whichever way it runs? Within a word they touch."""
    gaps = (other[0] - one[2], one[0] - other[2], other[1] - one[3], one[1] - other[3])
    return max(gaps) > _APART * min(
        one[2] - one[0] + one[3] - one[1], other[2] - other[0] + other[3] - other[1]
    )


def _one_glyph(raw: Any, first: int, second: int) -> bool:
    """Did pdfium take two letters from one glyph? Then both stand in the same place."""
    boxes = []
    for index in (first, second):
        rect = pdfium_c.FS_RECTF()
        if not pdfium_c.FPDFText_GetLooseCharBox(raw, index, rect):
            return False
        boxes.append((rect.left, rect.bottom, rect.right, rect.top))
    return bool(boxes[0] == boxes[1])


def _between(gap: str) -> str:
    """What stands between two words? Line ends and tabs as they are, every other white space a space."""
    if gap == " ":
        return gap
    return "".join(letter if letter in "\n\t" else " " for letter in gap if letter != "\r")


def _characters(raw: Any, count: int) -> tuple[str, list[int] | None]:
    """Which characters are on the page, and which number has each? None, where that is their place.

    All at once where every character is one; one by one where pdfium left some out, or needs two for one.
    """
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium_c.FPDFText_GetText(raw, 0, count, buffer)
    if written == count + 1:
        printed = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(printed) == count and not _ODD.search(printed):
            return printed, None
    return _one_by_one(raw, count)


def _one_by_one(raw: Any, count: int) -> tuple[str, list[int]]:
    unicode_of = pdfium_c.FPDFText_GetUnicode
    letters: list[str] = []
    indexes: list[int] = []
    high = 0
    for index in range(count):
        code = unicode_of(raw, index)
        if code in _HIGH_SURROGATES:
            high = code
            continue
        if code in _LOW_SURROGATES:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        if code in {0, _RETURN}:
            continue
        letters.append(chr(code))
        indexes.append(index)
    return "".join(letters), indexes
