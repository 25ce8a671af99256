"""What does a picture say? The words that tesseract finds on it, each with its place."""

import warnings
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from answerable.errors import UnreadableError
from answerable.readers.failures import damaged, is_of_the_disk, needs_ocr, printable
from answerable.readers.job import Job
from answerable.readers.limits import MOST_PIXELS
from answerable.readers.outcome import Content
from answerable.readers.scanned_page import LONGEST_SIDE, PageRecogniser, Picture
from answerable.readers.text_builder import TextBuilder
from answerable.vocabulary.rendition import Rendition

NAME: Final = "image"
VERSION: Final = "1"
LIBRARY: Final = "pillow"

_FORMATS: Final = ("PNG", "JPEG", "TIFF", "WEBP", "BMP", "GIF")
_POINTS: Final = 72.0
# Cameras and screenshots write 1, 72 or nothing, meaning "unknown".
_LEAST_DPI, _MOST_DPI = 75.0, 1_200.0
_DESCRIPTION, _ARTIST, _TAKEN = 0x010E, 0x013B, 0x0132
_EXIF: Final = ((_DESCRIPTION, "title"), (_ARTIST, "author"), (_TAKEN, "created"))


def read(path: Path, job: Job) -> Content:
    """Which words are on the picture, and where?

    One section of kind "page" a picture; a TIFF may hold several, of a GIF's the first is read. The page is
    as a person sees it (a camera's rotation mark honoured). Its size is in points where the picture knows its
    resolution, from 75 to 1,200 dpi; otherwise a pixel counts as a point. Raises UnreadableError `needs_ocr`
    without tesseract.
    """
    if job.tesseract is None:
        raise needs_ocr(job.name)
    recogniser = PageRecogniser(job, job.tesseract)
    text = TextBuilder(job.name, job.limits)
    sections = []
    notes = [f"a picture: its words were recognised by {recogniser.name}"]
    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures; ours are measured by `_checked`, which refuses.
            warnings.simplefilter("ignore")
            with Image.open(path, formats=_FORMATS) as image:
                several = image.format == "TIFF"
                if not several and getattr(image, "n_frames", 1) > 1:
                    notes.append("an animation: only its first picture was read")
                _check_size(image, job)
                metadata = _metadata(image)
                for number, frame in enumerate(ImageSequence.Iterator(image), 1):
                    label = str(number)
                    job.tell_place(f"page {label}")
                    if number > 1:
                        text.write("\n\n")
                    sections.append(recogniser.read(_picture(frame, job), label, text))
                    if not several:
                        break
    except Image.DecompressionBombError as error:
        raise _bomb(job, str(error)) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        if is_of_the_disk(error):
            raise
        raise damaged(job.name, str(error), f"page {len(sections) + 1}") from error
    if not text.length:
        notes.append("no words were found on it")
    return Content(Rendition(text.text(), NAME, VERSION, tuple(sections), metadata, tuple(notes)))


def _picture(frame: Image.Image, job: Job) -> Picture:
    _check_size(frame, job)
    dpi = _dpi(frame)
    turned = ImageOps.exif_transpose(frame)
    if turned.has_transparency_data:
        layered = turned.convert("RGBA")
        turned = Image.alpha_composite(Image.new("RGBA", layered.size, "white"), layered)
    grey = turned.convert("L")
    scale = _POINTS / dpi if dpi else 1.0
    width, height = round(grey.width * scale, 2), round(grey.height * scale, 2)
    return Picture(grey.width, grey.height, grey.tobytes(), width, height, round(dpi) if dpi else None)


def _check_size(image: Image.Image, job: Job) -> None:
    columns, rows = image.size
    if columns * rows > MOST_PIXELS or max(columns, rows) > LONGEST_SIDE:
        raise _bomb(job, f"{columns} x {rows} pixels")


def _dpi(frame: Image.Image) -> float | None:
    try:
        dpi = float(frame.info["dpi"][0])
    except (KeyError, IndexError, TypeError, ValueError, ZeroDivisionError):
        return None
    return dpi if _LEAST_DPI <= dpi <= _MOST_DPI else None


def _metadata(image: Image.Image) -> dict[str, str]:
    tags = image.getexif()
    found = ((key, tags.get(tag)) for tag, key in _EXIF)
    return {key: value.strip("\0 ") for key, value in found if isinstance(value, str) and value.strip("\0 ")}


def _bomb(job: Job, size: str) -> UnreadableError:
    return UnreadableError(
        "too_large",
        f"{printable(job.name)} unfolds to a picture larger than {MOST_PIXELS // 1_000_000} million pixels "
        f"or {LONGEST_SIDE} on a side ({printable(size)})",
        "save it at a lower resolution",
    )
