"""Which words does a page's text layer hold, and where does each stand?"""

import ctypes
from typing import Any, Final

from answerable.readers.page_geometry import PageGeometry
from answerable.readers.pdfium import raw as pdfium_c
from answerable.readers.text_builder import WORD_COST, TextBuilder
from answerable.vocabulary.rendition import Word

# pdfium marks the hyphen at the end of a line, where a word goes on in the next, by one of these.
_LINE_END_HYPHENS: Final = frozenset({0x02, 0xFFFE})
_RETURN, _NEWLINE = 0x0D, 0x0A
_HIGH_SURROGATES: Final = range(0xD800, 0xDC00)
_LOW_SURROGATES: Final = range(0xDC00, 0xE000)
_NO_BOX: Final = (float("inf"), float("inf"), float("-inf"), float("-inf"))


def geometry_of(page: Any) -> PageGeometry:
    """How does this page lie? Its crop box within its media box, and its rotation."""
    rect = pdfium_c.FS_RECTF()
    pdfium_c.FPDF_GetPageBoundingBox(page.raw, rect)
    return PageGeometry(rect.left, rect.bottom, rect.right, rect.top, page.get_rotation())


class PageWords:
    """How do a page's characters become text and words?

    pdfium hands characters out one by one, in the order in which the page paints them, with spaces and line
    ends that it infers from the gaps. A word is what stands between them; its box spans its characters.
    """

    def __init__(self, text: TextBuilder, geometry: PageGeometry) -> None:
        self._text = text
        self._geometry = geometry
        self._letters: list[str] = []
        self._box = _NO_BOX
        self.words: list[Word] = []

    def read(self, textpage: Any) -> None:
        """Which words are there? They go to the text builder and to `words`."""
        raw = textpage.raw
        unicode_of, box_of = pdfium_c.FPDFText_GetUnicode, pdfium_c.FPDFText_GetLooseCharBox
        rect = pdfium_c.FS_RECTF()
        reference = ctypes.byref(rect)
        high = 0
        for index in range(textpage.count_chars()):
            code = unicode_of(raw, index)
            if code in _HIGH_SURROGATES:
                high = code
                continue
            if code in _LOW_SURROGATES:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
            high = 0
            if code in {0, _RETURN}:
                continue
            letter = "-" if code in _LINE_END_HYPHENS else chr(code)
            if letter.isspace():
                self._end_word()
                self._text.write("\n" if code == _NEWLINE else " " if letter != "\t" else "\t")
                continue
            if box_of(raw, index, reference):
                self._widen(rect.left, rect.bottom, rect.right, rect.top)
            self._letters.append(letter)
            if code in _LINE_END_HYPHENS:
                self._end_word()
                self._text.write("\n")
        self._end_word()

    def _widen(self, left: float, bottom: float, right: float, top: float) -> None:
        box = self._box
        self._box = (min(box[0], left), min(box[1], bottom), max(box[2], right), max(box[3], top))

    def _end_word(self) -> None:
        if not self._letters:
            return
        start = self._text.length
        self._text.write("".join(self._letters))
        if self._box[0] <= self._box[2]:
            self._text.spend(WORD_COST)
            self.words.append(Word(start, self._text.length, self._geometry.seen(*self._box)))
        self._letters.clear()
        self._box = _NO_BOX
