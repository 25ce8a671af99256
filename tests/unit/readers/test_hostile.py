"""Does each hostile document end as one clear failure, or read, within its limits? Through the real sandbox.

Every input is made here. The limits are those of the `sandbox` fixture: small, so that they are soon reached.
"""

import io
import os
import resource
import sys
import time
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import docx
import openpyxl
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from answerable.errors import UnreadableError
from answerable.readers.outcome import ReadOutcome
from answerable.readers.sandbox import Sandbox
from answerable.readers.tesseract import installed

WALL = 30.0
BUSY = 20.0
"""Seconds that a machine with other work may take to start and end processes."""

MIB = 1024 * 1024


@contextmanager
def bounded() -> Iterator[None]:
    """Does it end within the wall clock's limit, and without filling this process's memory?"""
    started = time.monotonic()
    yield
    assert time.monotonic() - started < WALL + BUSY
    if sys.platform == "linux":
        assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 1_000_000


@pytest.fixture
def end(sandbox: Sandbox, tmp_path: Path):
    """How does this document end? The outcome, or the failure."""

    def read(data: bytes, name: str, media_type: str | None = None) -> ReadOutcome | UnreadableError:
        path = tmp_path / "hostile"
        path.write_bytes(data)
        with bounded():
            try:
                return sandbox.read(path, name=name, media_type=media_type)
            except UnreadableError as error:
                failure = error
        assert name in str(failure)
        assert "\n" not in str(failure)
        assert failure.remedy
        return failure

    return read


def kind_of(ended: ReadOutcome | UnreadableError) -> str:
    return ended.kind if isinstance(ended, UnreadableError) else "read"


def text_of(ended: ReadOutcome | UnreadableError) -> str:
    assert isinstance(ended, ReadOutcome), ended
    assert ended.rendition is not None
    return ended.rendition.text


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def pdf(objects: list[bytes], root: int = 1) -> bytes:
    """A PDF of these objects, the first being number 1, with a right table of them."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, at)
    return bytes(out)


def stream(data: bytes, *, packed: bool = False) -> bytes:
    body = zlib.compress(data, 9) if packed else data
    how = b" /Filter /FlateDecode" if packed else b""
    return b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(body), how, body)


def pages_of_one_stream(count: int, content: bytes, *, packed: bool = False) -> bytes:
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    kids = b" ".join(b"%d 0 R" % (number + 5) for number in range(count))
    resources = b"/Resources << /Font << /F1 4 0 R >> >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 3 0 R %s >>" % resources
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids),
            stream(content, packed=packed),
            font,
            *[page] * count,
        ]
    )


LINE = b"BT /F1 12 Tf 20 200 Td (Colonel Marun) Tj ET"


def test_a_zip_bomb_leaves_the_rest_of_its_archive_readable(end) -> None:
    ended = end(zipped({"bomb.txt": bytes(100 * MIB), "good.txt": b"words"}), "bomb.zip")
    assert isinstance(ended, ReadOutcome)
    with ended:
        assert [member.name for member in ended.members] == ["good.txt"]
        assert ended.members[0].path.read_bytes() == b"words"
        assert [refusal.kind for refusal in ended.refused] == ["too_large"]


def test_a_zip_of_endless_members_is_cut_off(end) -> None:
    ended = end(zipped({f"{number}.txt": b"x" for number in range(5_000)}), "many.zip")
    assert isinstance(ended, ReadOutcome)
    with ended:
        assert len(ended.members) == 100
        assert [refusal.kind for refusal in ended.refused] == ["too_many"]


def test_a_zip_whose_names_lead_out_writes_nothing_outside(end, tmp_path: Path) -> None:
    before = sorted(tmp_path.parent.iterdir())
    ended = end(
        zipped({"../../evil.txt": b"evil", "/tmp/evil-of-readers": b"evil", "good.txt": b"words"}), "out.zip"
    )
    assert isinstance(ended, ReadOutcome)
    with ended:
        assert [member.name for member in ended.members] == ["good.txt"]
        assert [refusal.kind for refusal in ended.refused] == ["unsafe_name", "unsafe_name"]
    assert sorted(tmp_path.parent.iterdir()) == before
    assert not Path("/tmp/evil-of-readers").exists()


def test_a_nested_archive_comes_out_one_layer_at_a_time(end) -> None:
    data = b"words at the bottom"
    for depth in range(20):
        data = zipped({f"{depth}.zip" if depth else "bottom.txt": data})
    ended = end(data, "nested.zip")
    assert isinstance(ended, ReadOutcome)
    with ended:
        assert [member.name for member in ended.members] == ["19.zip"]


def test_thirty_thousand_pages_of_one_stream_end(end) -> None:
    ended = end(pages_of_one_stream(30_000, LINE), "pages.pdf")
    assert kind_of(ended) in {"read", "too_large", "out_of_time"}
    if kind_of(ended) == "read":
        assert text_of(ended).count("Colonel Marun") == 30_000


def test_thirty_thousand_full_pages_of_one_stream_end(end) -> None:
    lines = b"".join(
        b"(The colonel, the brigade, the road and the town again and again) Tj T* " for _ in range(40)
    )
    content = b"BT /F1 5 Tf 6 TL 10 290 Td " + lines + b" ET"
    ended = end(pages_of_one_stream(30_000, content, packed=True), "pages.pdf")
    assert kind_of(ended) in {"too_large", "out_of_time"}
    if kind_of(ended) == "out_of_time":
        assert "page" in str(ended)


def test_one_page_that_unpacks_without_end_ends(end) -> None:
    ended = end(pages_of_one_stream(1, LINE + b" " * (200 * MIB), packed=True), "bomb.pdf")
    assert kind_of(ended) in {"read", "out_of_memory", "out_of_time", "crashed", "damaged"}


def test_deeply_nested_pdf_objects_end(end) -> None:
    depth = 200_000
    nested = b"[" * depth + b"]" * depth
    data = pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R /Deep %s >>" % nested,
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R >>",
            stream(b"q " * 100_000 + b"Q " * 100_000),
        ]
    )
    assert kind_of(end(data, "deep.pdf")) in {"read", "damaged", "crashed", "out_of_memory"}


def test_pdf_pages_that_contain_themselves_end(end) -> None:
    data = pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 999999999 /Kids [2 0 R 2 0 R 2 0 R] /Parent 2 0 R >>",
        ]
    )
    assert kind_of(end(data, "loop.pdf")) in {"damaged", "read", "out_of_time", "too_large", "crashed"}


def test_a_pdf_cut_off_says_so_or_is_read(end) -> None:
    whole = pages_of_one_stream(3, LINE)
    assert kind_of(end(whole[: len(whole) // 8], "cut.pdf")) == "damaged"
    assert kind_of(end(b"%PDF-1.7\n" + os.urandom(5_000), "rubbish.pdf")) == "damaged"


def test_an_encrypted_pdf_says_so(end) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret"))
    canvas.drawString(50, 500, "secret")
    canvas.save()
    assert kind_of(end(buffer.getvalue(), "locked.pdf")) == "encrypted"


@pytest.mark.parametrize("depth", [1_000, 100_000])
def test_deeply_nested_html_is_read(end, depth: int) -> None:
    data = b"<html><body>" + b"<div>" * depth + b"<p>Colonel Marun</p>" + b"</div>" * depth + b"<p>after</p>"
    text = text_of(end(data, "deep.html"))
    assert "Colonel Marun" in text
    assert "after" in text


def test_html_of_endless_attributes_ends(end) -> None:
    attributes = b"".join(b' a%d="%d"' % (number, number) for number in range(10_000))
    data = b"<html><body><p" + attributes + b">Colonel Marun</p>"
    assert kind_of(end(data, "wide.html")) in {"read", "out_of_time", "reader_failed"}


@pytest.mark.parametrize(
    "tail", [b"&amp;" * 500_000, b"<a " * 100_000, b"<!-- " * 100_000, b'<a "' * 100_000]
)
def test_html_that_never_closes_what_it_opens_is_read(end, tail: bytes) -> None:
    data = b"<html><body><p>Colonel Marun</p>" + b"<div>" * 1_000 + tail
    assert "Colonel Marun" in text_of(end(data, "open.html"))


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active["A1"] = "Colonel Marun"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def changed(data: bytes, part: str, change) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, change(body.decode()).encode() if name == part else body)
    return buffer.getvalue()


def laughing(xml: str) -> str:
    body = xml.partition("?>")[2] if xml.startswith("<?xml") else xml
    return LAUGHS + body


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "docProps/core.xml"]
)
def test_a_billion_laughs_in_a_workbook_stay_unlaughed(end, part: str) -> None:
    def change(xml: str) -> str:
        return laughing(xml).replace("Colonel Marun", "&l11;").replace("openpyxl", "&l11;")

    ended = end(changed(workbook(), part, change), "laughs.xlsx")
    assert kind_of(ended) in {"read", "damaged"}
    if kind_of(ended) == "read":
        assert len(text_of(ended)) < 100


def test_a_workbook_with_a_cell_in_its_last_corner_ends(end) -> None:
    data = changed(
        workbook(),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(
            "</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        ),
    )
    assert kind_of(end(data, "corner.xlsx")) in {
        "read",
        "out_of_memory",
        "out_of_time",
        "too_large",
        "crashed",
    }


def word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph("Colonel Marun")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_remote_template_is_not_fetched(end) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    relation = (
        f'<Relationship Id="r99" Type="{kind}" Target="http://198.51.100.1/x.dotm" TargetMode="External"/>'
    )
    data = changed(
        word_file(),
        "word/_rels/document.xml.rels",
        lambda xml: xml.replace("</Relationships>", relation + "</Relationships>"),
    )
    ended = end(data, "template.docx")
    assert text_of(ended) == "Colonel Marun\n"
    assert isinstance(ended, ReadOutcome)
    assert ended.rendition is not None
    assert any("198.51.100.1" in note and "not fetched" in note for note in ended.rendition.notes)


def test_an_external_entity_reads_no_local_file(end, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    doctype = f'<!DOCTYPE x [<!ENTITY file SYSTEM "{secret.as_uri()}">]>'

    def change(xml: str) -> str:
        return xml.replace("?>", f"?>{doctype}", 1).replace("Colonel", "&file;")

    ended = end(changed(word_file(), "word/document.xml", change), "entity.docx")
    assert kind_of(ended) in {"read", "damaged"}
    if kind_of(ended) == "read":
        assert "secret" not in text_of(ended)


def test_a_billion_laughs_in_a_letter_stay_unlaughed(end) -> None:
    data = changed(word_file(), "word/document.xml", lambda xml: laughing(xml).replace("Colonel", "&l11;"))
    ended = end(data, "laughs.docx")
    assert kind_of(ended) in {"read", "damaged"}


def test_a_sparse_gigabyte_ends(sandbox: Sandbox, tmp_path: Path) -> None:
    for name, head in (
        ("words.txt", b"Colonel Marun came.\n" * 4_000),
        ("holes.txt", b"Colonel"),
        ("holes", b""),
    ):
        path = tmp_path / name
        with path.open("wb") as file:
            file.write(head)
            file.truncate(1024 * MIB)
        with bounded(), pytest.raises(UnreadableError) as caught:
            sandbox.read(path, name=name)
        assert caught.value.kind in {"too_large", "unsupported"}
        assert name in str(caught.value)


def test_invalid_utf8_is_read_with_a_note(end) -> None:
    ended = end("Général Traoré, à Sévaré, était là. ".encode() + b"\xc3\x28 \xf0\x9f", "broken.txt")
    assert "Général Traoré" in text_of(ended)
    assert "\ufffd" in text_of(ended)
    assert isinstance(ended, ReadOutcome)
    assert ended.rendition is not None
    assert any("U+FFFD" in note for note in ended.rendition.notes)


def test_nuls_are_read_with_a_note(end) -> None:
    ended = end(b"Colonel\0Marun\0came to the town", "nuls.txt")
    assert text_of(ended) == "Colonel\0Marun\0came to the town"
    assert isinstance(ended, ReadOutcome)
    assert ended.rendition is not None
    assert any("NUL" in note for note in ended.rendition.notes)


def test_rtf_nested_without_end_ends(end) -> None:
    assert kind_of(end(b"{\\rtf1 " + b"{" * 500_000 + b"Marun", "deep.rtf")) in {
        "read",
        "out_of_time",
        "too_deep",
    }


def test_a_letter_nested_without_end_ends(end) -> None:
    head = b"From: a@example.org\r\nDate: x\r\n"
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (depth, depth)
        for depth in range(3_000)
    )
    assert kind_of(end(head + nested, "deep.eml")) in {"too_deep", "too_many"}


def test_a_picture_bomb_is_refused(end) -> None:
    if installed() is None:
        pytest.skip("tesseract is not installed")
    buffer = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(buffer, "PNG", optimize=True)
    assert len(buffer.getvalue()) < MIB
    assert kind_of(end(buffer.getvalue(), "bomb.png")) == "too_large"


def test_a_scan_is_recognised_behind_the_walls(end) -> None:
    if installed() is None:
        pytest.skip("tesseract is not installed")
    image = Image.new("L", (1200, 300), "white")
    ImageDraw.Draw(image).text((100, 100), "COLONEL MARUN", "black", ImageFont.load_default(80))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    assert text_of(end(buffer.getvalue(), "scan.png")) == "COLONEL MARUN"


def test_a_file_that_is_gone_says_so(sandbox: Sandbox, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        sandbox.read(tmp_path / "gone.txt", name="gone.txt")
    assert caught.value.kind == "vanished"


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes among files")
def test_a_pipe_keeps_nobody_waiting(sandbox: Sandbox, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with bounded(), pytest.raises(UnreadableError) as caught:
        sandbox.read(tmp_path / "pipe.txt", name="pipe.txt")
    assert caught.value.kind == "not_a_file"


def test_a_folder_is_no_document(sandbox: Sandbox, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        sandbox.read(tmp_path, name="folder")
    assert caught.value.kind == "not_a_file"


def test_an_empty_file_says_so(end) -> None:
    assert kind_of(end(b"", "empty.txt")) == "empty"


def test_a_name_of_control_characters_is_shown_on_one_line(sandbox: Sandbox, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        sandbox.read(tmp_path / "x", name="\x1b[31mred\n\x07.txt")
    assert str(caught.value).isprintable()


def test_nothing_is_left_in_the_scratch_folder(sandbox: Sandbox) -> None:
    left = [entry for entry in sandbox._scratch.folder.iterdir() if entry.is_dir()]
    assert left == []
