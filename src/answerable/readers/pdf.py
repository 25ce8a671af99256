"""What does a PDF say? Its text layer, word by word; where a page has none, what tesseract sees on it."""

from pathlib import Path
from typing import Any, Final

from answerable.readers.failures import damaged, encrypted, needs_ocr
from answerable.readers.job import Job
from answerable.readers.outcome import Content
from answerable.readers.pdf_words import PageWords, SymbolicFonts, geometry_of
from answerable.readers.pdfium import pdfium
from answerable.readers.pdfium import raw as pdfium_c
from answerable.readers.scanned_page import LONGEST_SIDE, PageRecogniser, Picture
from answerable.readers.text_builder import TextBuilder
from answerable.vocabulary.rendition import Rendition, Section

NAME: Final = "pdf"
VERSION: Final = "2"
LIBRARY: Final = "pypdfium2"

_POINTS: Final = 72.0
_SCAN_DPI: Final = 300.0
_MOST_PIXELS: Final = 60_000_000  # of a rendered page; an A3 sheet at 300 dpi has 17 million
_METADATA: Final = (
    ("Title", "title"),
    ("Author", "author"),
    ("CreationDate", "created"),
    ("ModDate", "modified"),
)
_PAGE_END: Final = "\n\n"


def read(path: Path, job: Job) -> Content:
    """Which words does the document hold, and where on which page does each stand?

    One section of kind "page" a page, in points as the page is seen: turned as it says, cut to its crop box.
    Boxes span the letters' full height. A page without a text layer is rendered at 300 dpi and recognised by
    tesseract; without tesseract a note names such pages, and if no page has text, UnreadableError `needs_ocr`
    is raised. `created` and `modified` in the metadata are the file's own, as printed there.
    """
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
            raise encrypted(job.name) from error
        raise damaged(job.name, "it has no readable table of its parts, or was cut off") from error
    try:
        pages = _Pages(document, job)
        pages.read()
        return Content(pages.rendition())
    finally:
        document.close()


class _Pages:
    """How far has this document been read, and how was each page?"""

    def __init__(self, document: Any, job: Job) -> None:
        self._document = document
        self._job = job
        self._text = TextBuilder(job.name, job.limits)
        self._sections: list[Section] = []
        self._fonts = SymbolicFonts()
        self._recogniser: PageRecogniser | None = None
        self._recognised: list[int] = []
        self._unread: list[int] = []
        self._coarse: list[int] = []
        self._broken: list[int] = []

    def read(self) -> None:
        count = len(self._document)
        for number in range(1, count + 1):
            self._job.tell_place(f"page {number} of {count}")
            if number > 1:
                self._text.write(_PAGE_END)
            self._sections.append(self._page(number))
        if len(self._broken) == count:
            raise damaged(self._job.name, "none of its pages can be opened")
        if self._unread and not self._text.text().strip():
            raise needs_ocr(self._job.name)

    def rendition(self) -> Rendition:
        said = self._document.get_metadata_dict(skip_empty=True)
        metadata = {ours: said[theirs].strip() for theirs, ours in _METADATA if said.get(theirs, "").strip()}
        return Rendition(
            self._text.text(), NAME, VERSION, tuple(self._sections), metadata, tuple(self._notes())
        )

    def _page(self, number: int) -> Section:
        start = self._text.length
        try:
            page = self._document[number - 1]
        except pdfium.PdfiumError:
            self._broken.append(number)
            return Section("page", str(number), start, start)
        try:
            geometry = geometry_of(page)
            words = PageWords(self._text, geometry, self._fonts)
            self._fonts.next_page()
            textpage = page.get_textpage()
            words.read(textpage)
            textpage.close()
            has_size = geometry.width > 0 and geometry.height > 0
            if not words.words and has_size and pdfium_c.FPDFPage_CountObjects(page.raw) > 0:
                scanned = self._scan(page, number, geometry.width, geometry.height)
                if scanned is not None:
                    return scanned
            end = self._text.length
            return Section(
                "page", str(number), start, end, geometry.width, geometry.height, tuple(words.words)
            )
        finally:
            page.close()

    def _scan(self, page: Any, number: int, width: float, height: float) -> Section | None:
        scale = _SCAN_DPI / _POINTS
        pixels = width * height * scale * scale
        finest = min((_MOST_PIXELS / pixels) ** 0.5, (LONGEST_SIDE - 1) / (max(width, height) * scale))
        if finest < 1:
            scale *= finest
            self._coarse.append(number)
        bitmap = page.render(scale=scale, grayscale=True)
        columns, rows, stride = bitmap.width, bitmap.height, bitmap.stride
        raw = bytes(bitmap.buffer)
        bitmap.close()
        if stride != columns:
            raw = b"".join(raw[row * stride : row * stride + columns] for row in range(rows))
        if raw.count(0xFF) == len(raw):
            return None
        if self._job.tesseract is None:
            self._unread.append(number)
            return None
        if self._recogniser is None:
            self._recogniser = PageRecogniser(self._job, self._job.tesseract)
        self._recognised.append(number)
        picture = Picture(columns, rows, raw, width, height, round(scale * _POINTS))
        return self._recogniser.read(picture, str(number), self._text)

    def _notes(self) -> list[str]:
        notes = []
        if self._recognised and self._recogniser is not None:
            notes.append(
                f"{pages_named(self._recognised, 'a scan', 'scans')}: read by {self._recogniser.name}"
            )
        if self._unread:
            notes.append(
                f"{pages_named(self._unread, 'a scan', 'scans')} and not read: tesseract is not installed"
            )
        if self._coarse:
            notes.append(f"{pages_named(self._coarse, 'very large', 'very large')}: recognised below 300 dpi")
        if self._broken:
            notes.append(f"{pages_named(self._broken, 'damaged', 'damaged')} and could not be opened")
        if not self._text.text().strip():
            notes.append("no words were found in it")
        return notes


def pages_named(numbers: list[int], one: str, several: str) -> str:
    """Which pages are what? "page 3 is a scan", "pages 3-7, 9 are scans"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    said = ", ".join("-".join(map(str, run)) for run in runs)
    return f"page {said} is {one}" if len(numbers) == 1 else f"pages {said} are {several}"
