import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from answerable.errors import UnreadableError
from answerable.readers.limits import Limits
from answerable.readers.outcome import ReadOutcome
from answerable.readers.page_geometry import PageGeometry
from answerable.readers.pdf import pages_named
from answerable.readers.tesseract import LocalTesseract
from answerable.vocabulary.rendition import Rendition, Section, Word

Read = Callable[..., ReadOutcome]
WIDE, HIGH = 400.0, 600.0
FONT, SIZE = "Helvetica", 20.0


def drawn(
    draw: Callable[[Canvas], None], size: tuple[float, float] = (WIDE, HIGH), **canvas: object
) -> bytes:
    buffer = io.BytesIO()
    made = Canvas(buffer, pagesize=size, **canvas)
    made.setFont(FONT, SIZE)
    draw(made)
    made.save()
    return buffer.getvalue()


def one_line(canvas: Canvas) -> None:
    canvas.drawString(50, 500, "Colonel Teo Marun")


def rendition(outcome: ReadOutcome) -> Rendition:
    assert outcome.rendition is not None
    return outcome.rendition


def word_of(found: Rendition, text: str, page: int = 0) -> Word:
    section = found.sections[page]
    start = found.text.index(text, section.start)
    return next(word for word in section.words if word.start == start and word.end == start + len(text))


def test_every_word_has_a_box_where_it_was_drawn(read: Read) -> None:
    found = rendition(read(drawn(one_line), "a.pdf"))
    assert found.text == "Colonel Teo Marun"
    assert [found.text[word.start : word.end] for word in found.sections[0].words] == [
        "Colonel",
        "Teo",
        "Marun",
    ]
    left = 50 + stringWidth("Colonel ", FONT, SIZE)
    box = word_of(found, "Teo").box
    assert box.left == pytest.approx(left, abs=1)
    assert box.right == pytest.approx(left + stringWidth("Teo", FONT, SIZE), abs=1)
    # The baseline lies 100 points below the top, within the letters' full height.
    assert box.top < 100 < box.bottom
    assert box.bottom - box.top == pytest.approx(SIZE, rel=0.35)
    assert (found.sections[0].width, found.sections[0].height) == (WIDE, HIGH)


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_boxes_lie_where_a_turned_page_shows_them(read: Read, angle: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(angle)
        one_line(canvas)

    plain = word_of(rendition(read(drawn(one_line), "a.pdf")), "Teo").box
    sideways = angle in {90, 270}
    # reportlab is told the size as seen, and swaps the sides of the page that it writes.
    seen = (HIGH, WIDE) if sideways else (WIDE, HIGH)
    found = rendition(read(drawn(draw, seen), "a.pdf"))
    box = word_of(found, "Teo").box
    size = (found.sections[0].width, found.sections[0].height)
    assert size == seen
    # Turned clockwise: what was at the top is at the right, and so on round.
    expected = {
        90: (HIGH - plain.bottom, plain.left, HIGH - plain.top, plain.right),
        180: (WIDE - plain.right, HIGH - plain.bottom, WIDE - plain.left, HIGH - plain.top),
        270: (plain.top, WIDE - plain.right, plain.bottom, WIDE - plain.left),
    }[angle]
    assert tuple(box) == pytest.approx(expected, abs=0.05)


def test_boxes_are_measured_from_the_crop_boxs_corner(read: Read) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((40, 100, 340, 560))
        one_line(canvas)

    plain = word_of(rendition(read(drawn(one_line), "a.pdf")), "Teo").box
    found = rendition(read(drawn(draw), "a.pdf"))
    box = word_of(found, "Teo").box
    assert (found.sections[0].width, found.sections[0].height) == (300, 460)
    assert box.left == pytest.approx(plain.left - 40, abs=0.05)
    assert box.top == pytest.approx(plain.top - (HIGH - 560), abs=0.05)


@given(
    corners=st.tuples(*[st.floats(-500, 500)] * 4),
    rotation=st.sampled_from([0, 90, 180, 270]),
    fractions=st.tuples(*[st.floats(0, 1)] * 4),
)
def test_what_lies_in_the_page_is_seen_in_the_page(
    corners: tuple[float, ...], rotation: int, fractions: tuple[float, ...]
) -> None:
    left, right = sorted(corners[:2])
    bottom, top = sorted(corners[2:])
    page = PageGeometry(left, bottom, right, top, rotation)
    across, up = sorted(fractions[:2]), sorted(fractions[2:])
    box = page.seen(
        left + across[0] * (right - left),
        bottom + up[0] * (top - bottom),
        left + across[1] * (right - left),
        bottom + up[1] * (top - bottom),
    )
    near = 0.02
    assert -near <= box.left <= box.right + near <= page.width + 2 * near
    assert -near <= box.top <= box.bottom + near <= page.height + 2 * near


def test_impossible_coordinates_stay_finite() -> None:
    page = PageGeometry(0, 0, 1e30, float("nan"), 0)
    assert page.width == 1e6
    assert page.seen(float("-inf"), 0, float("inf"), float("nan")).right == 1e6


def test_pages_are_sections_in_order(read: Read) -> None:
    def draw(canvas: Canvas) -> None:
        for number in (1, 2, 3):
            canvas.drawString(50, 500, f"page {number}")
            canvas.showPage()

    found = rendition(read(drawn(draw), "a.pdf"))
    assert [section.label for section in found.sections] == ["1", "2", "3"]
    assert [found.text[section.start : section.end] for section in found.sections] == [
        "page 1",
        "page 2",
        "page 3",
    ]


def test_the_document_says_its_title_and_author(read: Read) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setTitle("A report")
        canvas.setAuthor("Ana Belić")
        one_line(canvas)

    metadata = rendition(read(drawn(draw), "a.pdf")).metadata
    assert metadata["title"] == "A report"
    assert metadata["author"] == "Ana Belić"
    assert "published" not in metadata


def test_a_word_broken_at_the_end_of_a_line_keeps_its_hyphen(read: Read) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 500, "the com-")
        canvas.drawString(50, 470, "mander was seen")

    assert "com-\nmander" in rendition(read(drawn(draw), "a.pdf")).text


def test_an_encrypted_pdf_is_said_to_be_locked(read: Read) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(drawn(one_line, encrypt=StandardEncryption("secret", canPrint=1)), "locked.pdf")
    assert caught.value.kind == "encrypted"
    assert "locked.pdf" in str(caught.value)


def test_a_pdf_that_only_forbids_printing_is_read(read: Read) -> None:
    data = drawn(one_line, encrypt=StandardEncryption("", ownerPassword="owner", canPrint=0))
    assert rendition(read(data, "a.pdf")).text == "Colonel Teo Marun"


@pytest.mark.parametrize("keep", [0.02, 0.3, 0.9])
def test_a_pdf_cut_off_anywhere_is_read_or_said_to_be_damaged(read: Read, keep: float) -> None:
    data = drawn(one_line)
    try:
        said = rendition(read(data[: int(len(data) * keep)], "cut.pdf")).reader
    except UnreadableError as error:
        said = error.kind
    assert said in {"damaged", "pdf"}


def test_more_text_than_may_be_is_refused(read: Read) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(drawn(one_line), "a.pdf", limits=Limits(output_bytes=30))
    assert caught.value.kind == "too_large"


def scanned(words: str, pages: int = 1, text_on: tuple[int, ...] = ()) -> bytes:
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("L", (1600, 400), "white")
    ImageDraw.Draw(image).text((100, 150), words, "black", ImageFont.load_default(80))

    def draw(canvas: Canvas) -> None:
        for number in range(1, pages + 1):
            if number in text_on:
                canvas.setFont(FONT, SIZE)
                canvas.drawString(50, 500, "a text layer")
            else:
                canvas.drawImage(ImageReader(image), 20, 300, 360, 90)
            canvas.showPage()

    return drawn(draw)


def test_a_scanned_page_is_recognised_with_its_words_places(read: Read, tesseract: LocalTesseract) -> None:
    found = rendition(read(scanned("COLONEL MARUN"), "scan.pdf", tesseract=tesseract))
    assert found.text == "COLONEL MARUN"
    assert any("page 1 is a scan" in note and "tesseract" in note for note in found.notes)
    page = found.sections[0]
    assert (page.width, page.height) == (WIDE, HIGH)
    # The picture lies 300 to 390 points above the bottom, so 210 to 300 below the top.
    first, second = page.words
    assert 20 < first.box.left < first.box.right < second.box.left < 380
    assert 210 < first.box.top < first.box.bottom < 300


def test_scans_among_pages_with_text_are_named_where_tesseract_is_missing(read: Read) -> None:
    found = rendition(read(scanned("COLONEL MARUN", pages=5, text_on=(2,)), "mixed.pdf"))
    assert found.text.strip() == "a text layer"
    assert found.notes == ("pages 1, 3-5 are scans and not read: tesseract is not installed",)


def test_a_scan_without_tesseract_needs_it(read: Read) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(scanned("COLONEL MARUN"), "scan.pdf")
    assert caught.value.kind == "needs_ocr"
    assert "tesseract" in caught.value.remedy


def test_a_language_that_is_not_installed_is_named(read: Read, tesseract: LocalTesseract) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(scanned("COLONEL"), "scan.pdf", tesseract=tesseract, languages=("eng", "tlh"))
    assert caught.value.kind == "needs_ocr"
    assert "tlh" in str(caught.value)
    assert "tesseract-ocr-tlh" in caught.value.remedy


def test_a_blank_pdf_is_read_and_said_to_be_empty_of_words(read: Read) -> None:
    found = rendition(read(drawn(lambda canvas: canvas.showPage()), "blank.pdf"))
    assert found.text.strip() == ""
    assert "no words were found in it" in found.notes


@pytest.mark.parametrize(
    ("numbers", "said"),
    [([3], "page 3 is x"), ([1, 2], "pages 1-2 are y"), ([1, 3, 4, 5, 9], "pages 1, 3-5, 9 are y")],
)
def test_pages_are_named_in_runs(numbers: list[int], said: str) -> None:
    assert pages_named(numbers, "x", "y") == said


def test_sections_find_their_words_again(read: Read, tmp_path: Path) -> None:
    found = rendition(read(drawn(one_line), "a.pdf"))
    start = found.text.index("Teo")
    section: Section | None = found.section_of(start)
    assert section is not None
    assert section.boxes(start, start + 3) == (word_of(found, "Teo").box,)
