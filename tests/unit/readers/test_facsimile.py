"""How does a page look that is drawn in the sandbox?"""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from answerable.errors import UnreadableError
from answerable.readers.facsimile import LONGEST_SIDE
from answerable.readers.media import PDF
from answerable.readers.sandbox import Sandbox
from papers import pdf, word


@pytest.fixture
def drawn(sandbox: Sandbox, tmp_path: Path):
    """Draw a page of these bytes: `drawn(data, name, media_type, page)`."""

    def draw(data: bytes, name: str, media_type: str, page: int = 1) -> Image.Image:
        path = tmp_path / name
        path.write_bytes(data)
        return Image.open(BytesIO(sandbox.draw(path, name=name, media_type=media_type, page=page)))

    return draw


def _png(size: tuple[int, int]) -> bytes:
    written = BytesIO()
    Image.new("RGBA", size, (0, 0, 0, 0)).save(written, "PNG")
    return written.getvalue()


def test_a_page_of_a_pdf_is_drawn_in_its_own_shape(drawn):
    picture = drawn(pdf(pages=2), "a.pdf", PDF, 2)
    assert picture.format == "PNG"
    assert max(picture.size) <= LONGEST_SIDE
    assert picture.height / picture.width == pytest.approx(2**0.5, rel=0.1)
    assert picture.convert("L").getextrema() == (0, 255)


def test_a_large_picture_is_drawn_smaller_and_on_white(drawn):
    picture = drawn(_png((LONGEST_SIDE * 2, 30)), "wide.png", "image/png")
    assert picture.size == (LONGEST_SIDE, 15)
    assert picture.getextrema() == ((255, 255),) * 3


@pytest.mark.parametrize("page", [0, 3, -1])
def test_a_page_that_is_not_there_is_said_not_to_be(drawn, page):
    with pytest.raises(UnreadableError, match=f"has no page {page}: its last is 2") as caught:
        drawn(pdf(pages=2), "a.pdf", PDF, page)
    assert caught.value.kind == "unsupported"


def test_what_has_no_pages_is_not_drawn(drawn):
    with pytest.raises(UnreadableError, match="no printed pages") as caught:
        drawn(word(), "a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    assert caught.value.kind == "unsupported"


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.4\nbroken", "a.pdf", PDF),
        (_png((50, 50))[:40], "a.png", "image/png"),
    ],
)
def test_a_broken_page_ends_as_one_that_is_damaged(drawn, data, name, kind):
    with pytest.raises(UnreadableError) as caught:
        drawn(data, name, kind)
    assert caught.value.kind == "damaged"
