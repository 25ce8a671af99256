import io
import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw, ImageFont

from answerable.errors import UnreadableError
from answerable.readers.outcome import ReadOutcome
from answerable.readers.tesseract import LocalTesseract, TesseractError
from answerable.vocabulary.rendition import Rendition

Read = Callable[..., ReadOutcome]
SIZE = (1500, 600)


def picture(words: str = "COLONEL MARUN") -> Image.Image:
    image = Image.new("RGB", SIZE, "white")
    ImageDraw.Draw(image).text((200, 100), words, "black", ImageFont.load_default(90))
    return image


def saved(image: Image.Image, kind: str, **more: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **more)
    return buffer.getvalue()


def rendition(outcome: ReadOutcome) -> Rendition:
    assert outcome.rendition is not None
    return outcome.rendition


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP", "BMP", "GIF"])
def test_words_are_found_on_a_picture_of_any_kind(read: Read, tesseract: LocalTesseract, kind: str) -> None:
    found = rendition(read(saved(picture(), kind), "picture", tesseract=tesseract))
    assert found.text == "COLONEL MARUN"
    section = found.sections[0]
    assert section.kind == "page"
    assert [found.text[word.start : word.end] for word in section.words] == ["COLONEL", "MARUN"]
    # Without a resolution a pixel counts as a point; a BMP always has one, 96 dpi here.
    scale = 0.75 if kind == "BMP" else 1
    assert section.width == pytest.approx(SIZE[0] * scale, rel=0.01)
    first, second = (word.box for word in section.words)
    assert 190 * scale < first.left < first.right < second.left < second.right < 1300 * scale
    assert 90 * scale < first.top < first.bottom < 230 * scale


def test_a_picture_that_knows_its_resolution_is_measured_in_points(
    read: Read, tesseract: LocalTesseract
) -> None:
    found = rendition(read(saved(picture(), "PNG", dpi=(300, 300)), "a.png", tesseract=tesseract))
    section = found.sections[0]
    assert (section.width, section.height) == (pytest.approx(360, abs=0.1), pytest.approx(144, abs=0.1))
    assert section.words[0].box.left == pytest.approx(200 * 72 / 300, abs=3)


def test_a_camera_s_rotation_mark_is_honoured(read: Read, tesseract: LocalTesseract) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # shown turned by a quarter, clockwise
    data = saved(picture().rotate(90, expand=True), "JPEG", exif=exif)
    found = rendition(read(data, "a.jpg", tesseract=tesseract))
    assert found.text == "COLONEL MARUN"
    assert (found.sections[0].width, found.sections[0].height) == SIZE


def test_each_picture_of_a_tiff_is_a_page(read: Read, tesseract: LocalTesseract) -> None:
    data = saved(picture("FIRST PAGE"), "TIFF", save_all=True, append_images=[picture("SECOND PAGE")])
    found = rendition(read(data, "a.tiff", tesseract=tesseract))
    pages = [found.text[section.start : section.end] for section in found.sections]
    assert pages == ["FIRST PAGE", "SECOND PAGE"]


def test_a_transparent_picture_is_read_on_white(read: Read, tesseract: LocalTesseract) -> None:
    image = Image.new("RGBA", SIZE, (0, 0, 0, 0))
    ImageDraw.Draw(image).text((200, 100), "COLONEL", "black", ImageFont.load_default(90))
    assert rendition(read(saved(image, "PNG"), "a.png", tesseract=tesseract)).text == "COLONEL"


def test_a_picture_without_words_is_read_and_said_to_have_none(read: Read, tesseract: LocalTesseract) -> None:
    found = rendition(read(saved(Image.new("L", (300, 300), "white"), "PNG"), "a.png", tesseract=tesseract))
    assert found.text == ""
    assert any("no words" in note for note in found.notes)


def test_without_tesseract_a_picture_needs_it(read: Read) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(saved(picture(), "PNG"), "a.png")
    assert caught.value.kind == "needs_ocr"
    assert "install tesseract" in caught.value.remedy


def png_header(columns: int, rows: int) -> bytes:
    """A PNG that promises so many pixels and holds a few."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", columns, rows, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(20_000, 20_000), (1_000_000, 1), (2**31 - 1, 2**31 - 1)])
def test_a_decompression_bomb_is_refused(
    read: Read, tesseract: LocalTesseract, size: tuple[int, int]
) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(png_header(*size), "bomb.png", tesseract=tesseract)
    assert caught.value.kind == "too_large"
    assert "bomb.png" in str(caught.value)


def test_a_broken_picture_is_said_to_be_damaged(read: Read, tesseract: LocalTesseract) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(saved(picture(), "PNG")[:2000], "half.png", tesseract=tesseract)
    assert caught.value.kind == "damaged"


@pytest.mark.parametrize(
    ("name", "languages"), [("../page.pgm", ("eng",)), ("-page.pgm", ("eng",)), ("page.pgm", ("--help",))]
)
def test_tesseract_is_asked_for_nothing_but_pictures_and_languages(
    tesseract: LocalTesseract, name: str, languages: tuple[str, ...]
) -> None:
    with pytest.raises(TesseractError, match="cannot be"):
        tesseract.recognise(name, languages, None)
