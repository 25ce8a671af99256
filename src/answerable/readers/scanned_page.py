"""Which words stand where on a picture of a page? Tesseract's table, turned into text and boxes."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from answerable.errors import UnreadableError
from answerable.readers.failures import printable
from answerable.readers.job import Job
from answerable.readers.tesseract import DEFAULT_LANGUAGES, Tesseract, TesseractError
from answerable.readers.text_builder import WORD_COST, TextBuilder
from answerable.vocabulary.rendition import Section, Word
from answerable.vocabulary.span import Box

LONGEST_SIDE: Final = 32_767  # pixels; tesseract takes no more
_WORD_LEVEL: Final = "5"
_COLUMNS: Final = 12
_PICTURE: Final = "page.pgm"


@dataclass(frozen=True, slots=True)
class Picture:
    """What is to be read? Grey pixels, one byte each, row by row; and the page's size in points."""

    columns: int
    rows: int
    pixels: bytes
    width: float
    height: float
    dpi: int | None = None


class PageRecogniser:
    """How are the pictures of one document read? All by one tesseract, in one choice of languages."""

    def __init__(self, job: Job, tesseract: Tesseract) -> None:
        self._job = job
        self._tesseract = tesseract
        self._languages = _chosen(job, tesseract)
        self.name = f"tesseract {tesseract.version()} ({'+'.join(self._languages)})"

    def read(self, picture: Picture, label: str, text: TextBuilder) -> Section:
        """What does this page say? Its words go to `text`; the section knows where they stand, in points.

        Words of a line are joined by a space, lines by a newline, blocks by an empty line.
        """
        self._job.tell_scan()
        _write_pgm(self._job.scratch / _PICTURE, picture)
        try:
            table = self._tesseract.recognise(_PICTURE, self._languages, picture.dpi)
        except TesseractError as error:
            raise UnreadableError(
                "reader_failed",
                f"page {label} of {printable(self._job.name)} was not recognised: {printable(str(error))}",
                "check that tesseract works on this machine (tesseract --list-langs)",
            ) from error
        finally:
            (self._job.scratch / _PICTURE).unlink()
        start = text.length
        words = tuple(_words(table, picture, text))
        return Section("page", label, start, text.length, picture.width, picture.height, words)


def _chosen(job: Job, tesseract: Tesseract) -> tuple[str, ...]:
    name = printable(job.name)
    try:
        installed = tesseract.languages()
    except TesseractError as error:
        raise UnreadableError(
            "needs_ocr",
            f"{name} is a picture of text, and tesseract does not work ({printable(str(error))})",
            "check that tesseract works on this machine (tesseract --list-langs)",
        ) from error
    wanted = DEFAULT_LANGUAGES if job.languages is None else job.languages
    usable = tuple(language for language in wanted if language in installed)
    missing = tuple(language for language in wanted if language not in installed)
    if not usable or (job.languages is not None and missing):
        raise UnreadableError(
            "needs_ocr",
            f"{name} is a picture of text, and tesseract has no data for {' and '.join(missing)}",
            f"install it (on Debian: {' '.join(f'tesseract-ocr-{language}' for language in missing)}) "
            "and read it again",
        )
    return usable


def _write_pgm(target: Path, picture: Picture) -> None:
    with target.open("wb") as file:
        file.write(b"P5\n%d %d\n255\n" % (picture.columns, picture.rows))
        file.write(picture.pixels)


def _words(table: str, picture: Picture, text: TextBuilder) -> Iterator[Word]:
    across = picture.width / picture.columns
    down = picture.height / picture.rows
    last: tuple[str, ...] | None = None
    for row in table.splitlines():
        cells = row.split("\t", _COLUMNS - 1)
        if len(cells) != _COLUMNS or cells[0] != _WORD_LEVEL or not cells[11].strip():
            continue
        block, line = tuple(cells[2:4]), tuple(cells[2:5])
        if last is not None:
            text.write(" " if line == last else "\n" if block == last[:2] else "\n\n")
        last = line
        left, top, width, height = map(int, cells[6:10])
        word = cells[11].strip()
        start = text.length
        text.write(word)
        text.spend(WORD_COST)
        box = Box(
            round(left * across, 2),
            round(top * down, 2),
            round((left + width) * across, 2),
            round((top + height) * down, 2),
        )
        yield Word(start, text.length, box)
