"""How does a typed letter look after a photocopier? A PDF of one picture, without a text layer.

Nothing here is drawn by chance: dirt, ink and tremor come from a hash, so that the same letter is the
same picture wherever it is built with the same Pillow.
"""

# reportlab has no types, so every call of it is an untyped one.
# mypy: disable-error-code="no-untyped-call"

import hashlib
import math
from io import BytesIO
from pathlib import Path
from typing import Final

import reportlab
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from demo.case import Document

DOTS_PER_INCH: Final = 200
_SIZE: Final = (1654, 2339)  # A4
_PAPER: Final = 240
_INK: Final = 38
_PITCH: Final = 20  # ten characters to the inch, as a typewriter has them
_LINE: Final = 40
_MARGIN: Final = (210, 230)
_SKEW: Final = 0.6  # degrees
_GRAIN: Final = 0.05  # share of the noise in the picture: what tesseract still reads without a slip
_SPECKS: Final = 90
_FONTS: Final = Path(reportlab.__file__).parent / "fonts"


def scan(document: Document) -> bytes:
    """Which bytes does the scanned letter have?"""
    picture = _photocopied(_typed(document.text()), document.file)
    saved = BytesIO()
    picture.save(saved, "JPEG", quality=45, dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    saved.seek(0)
    paper = BytesIO()
    canvas = Canvas(paper, pagesize=A4, invariant=1)
    canvas.drawImage(ImageReader(saved), 0, 0, *A4)
    canvas.showPage()
    canvas.save()
    return paper.getvalue()


def _typed(text: str) -> Image.Image:
    page = Image.new("L", _SIZE, _PAPER)
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype(_FONTS / "com_____.pfb", 33, layout_engine=ImageFont.Layout.BASIC)
    tremor = hashlib.shake_256(text.encode()).digest(2 * len(text))
    x, y = _MARGIN
    for place, letter in enumerate(text):
        if letter == "\n":
            x, y = _MARGIN[0], y + _LINE
            continue
        lift, ink = tremor[2 * place] % 3 - 1, _INK + tremor[2 * place + 1] % 40
        # twice, a dot apart: the ribbon's stroke is broader than the font's
        draw.text((x, y + lift), letter, font=font, fill=ink)
        draw.text((x + 1, y + lift), letter, font=font, fill=ink)
        x += _PITCH
    _sign(draw)
    _stamp(page)
    return page


def _sign(draw: ImageDraw.ImageDraw) -> None:
    # by hand, in the gap above the name: loops that get flatter towards the end
    steps = [step / 120 for step in range(121)]
    stroke = [
        (235 + 430 * t + 26 * math.sin(31 * t), 1258 - 14 * t + 44 * (1 - t) ** 2 * math.cos(37 * t))
        for t in steps
    ]
    draw.line(stroke, fill=70, width=4, joint="curve")


def _stamp(page: Image.Image) -> None:
    mark = Image.new("L", (380, 190), 0)
    draw = ImageDraw.Draw(mark)
    font = ImageFont.truetype(_FONTS / "VeraBd.ttf", 30, layout_engine=ImageFont.Layout.BASIC)
    draw.rectangle((6, 6, 373, 183), outline=255, width=6)
    draw.text((50, 34), "HQ 4 BRIGADE", font=font, fill=255)
    draw.text((56, 80), "13 MAR 2024", font=font, fill=255)
    draw.text((72, 126), "DESPATCHED", font=font, fill=255)
    turned = mark.rotate(5, resample=Image.Resampling.BICUBIC, expand=True)
    page.paste(120, (1090, 1640), turned)


def _photocopied(page: Image.Image, seed: str) -> Image.Image:
    turned = page.rotate(_SKEW, resample=Image.Resampling.BICUBIC, fillcolor=_PAPER)
    soft = turned.filter(ImageFilter.GaussianBlur(0.7))
    half = (_SIZE[0] // 2, _SIZE[1] // 2)
    grain = Image.frombytes("L", half, hashlib.shake_256(seed.encode()).digest(half[0] * half[1]))
    dirty = Image.blend(soft, grain.resize(_SIZE, Image.Resampling.BILINEAR), _GRAIN)
    draw = ImageDraw.Draw(dirty)
    dust = hashlib.shake_256(f"dust {seed}".encode()).digest(5 * _SPECKS)
    for speck in range(_SPECKS):
        a, b, c, d, size = dust[5 * speck : 5 * speck + 5]
        x, y = (a * 256 + b) % _SIZE[0], (c * 256 + d) % _SIZE[1]
        draw.ellipse((x, y, x + size % 3, y + size % 3), fill=110)
    return dirty
