"""How does a page look, as it was printed? Drawn in the sandbox, like everything that is made of bytes."""

import warnings
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from answerable.errors import UnreadableError
from answerable.readers.failures import damaged, encrypted, is_of_the_disk, printable
from answerable.readers.job import Job
from answerable.readers.limits import MOST_PIXELS
from answerable.readers.media import IMAGE_TYPES, PDF, sniff
from answerable.readers.member_writer import MemberWriter
from answerable.readers.outcome import Content
from answerable.readers.pdf_words import geometry_of
from answerable.readers.pdfium import pdfium
from answerable.readers.pdfium import raw as pdfium_c

NAME: Final = "facsimile"
VERSION: Final = "1"
LIBRARY: Final = "pypdfium2"

LONGEST_SIDE: Final = 2_400
"""Pixels of the drawn page: small print of a sheet of A4 is legible, and a screen shows no more."""

_POINTS: Final = 72.0
_DPI: Final = 200.0
PNG: Final = "image/png"


def read(path: Path, job: Job) -> Content:
    """Which picture shows the page `job.drawn`? One member, a PNG; no text.

    Raises UnreadableError `unsupported` for what has no such page.
    """
    number = 1 if job.drawn is None else job.drawn
    job.tell_place(f"page {number}")
    kind = sniff(path, job.name)
    if kind == PDF:
        picture = _of_pdf(path, job, number)
    elif kind in IMAGE_TYPES:
        picture = _of_image(path, job, number)
    else:
        raise UnreadableError(
            "unsupported",
            f"{printable(job.name)} has no printed pages that could be shown",
            "read its text instead",
        )
    written = BytesIO()
    picture.save(written, "PNG", compress_level=1)
    writer = MemberWriter(job)
    writer.write(f"page {number}", written.getvalue(), PNG)
    writer.finish()
    return Content(None, tuple(writer.members), tuple(writer.refused))


def _of_pdf(path: Path, job: Job, number: int) -> Image.Image:
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
            raise encrypted(job.name) from error
        raise damaged(job.name, "it has no readable table of its parts, or was cut off") from error
    try:
        if not 1 <= number <= len(document):
            raise _no_page(job, number, len(document))
        page = document[number - 1]
        geometry = geometry_of(page)
        longest = max(geometry.width, geometry.height)
        if not min(geometry.width, geometry.height) > 0:
            raise damaged(job.name, "the page has no size", f"page {number}")
        picture: Image.Image = page.render(scale=min(_DPI / _POINTS, LONGEST_SIDE / longest)).to_pil()
        return picture.convert("RGB")
    except pdfium.PdfiumError as error:
        raise damaged(job.name, "the page cannot be opened", f"page {number}") from error
    finally:
        document.close()


def _of_image(path: Path, job: Job, number: int) -> Image.Image:
    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures; this measures for itself.
            warnings.simplefilter("ignore")
            with Image.open(path) as image:
                frames = getattr(image, "n_frames", 1)
                if not 1 <= number <= frames:
                    raise _no_page(job, number, frames)
                image.seek(number - 1)
                if image.width * image.height > MOST_PIXELS:
                    raise damaged(job.name, "the picture is too large to be drawn", f"page {number}")
                image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                turned = ImageOps.exif_transpose(image)
                if turned.has_transparency_data:
                    layered = turned.convert("RGBA")
                    turned = Image.alpha_composite(Image.new("RGBA", layered.size, "white"), layered)
                turned = turned.convert("RGB")
                turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
                return turned
    except Image.DecompressionBombError as error:
        raise damaged(job.name, "the picture is too large to be drawn", f"page {number}") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        if is_of_the_disk(error):
            raise
        raise damaged(job.name, str(error), f"page {number}") from error


def _no_page(job: Job, number: int, count: int) -> UnreadableError:
    return UnreadableError(
        "unsupported",
        f"{printable(job.name)} has no page {number}: its last is {count}",
        "ask for a page that it has",
    )
