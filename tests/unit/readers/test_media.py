import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.errors import UnreadableError
from answerable.readers.media import may_be_scanned, sniff
from answerable.readers.reading import HEAVY, LIGHT, reader_for


def sniffed(tmp_path: Path, data: bytes, name: str) -> str:
    path = tmp_path / "document"
    path.write_bytes(data)
    return sniff(path, name)


def zipped(*names: str, mimetype: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "<x/>")
    return buffer.getvalue()


EML = (
    b"From: Ana <ana@example.org>\r\nTo: b@example.org\r\nDate: Wed, 5 Mar 2014 10:00:00 +0100\r\n\r\nhi\r\n"
)


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"%PDF-1.4\n", "report", "application/pdf"),
        (b"rubbish\n%PDF-1.4\n", "report.txt", "application/pdf"),
        (b"\x89PNG\r\n\x1a\nxx", "report.pdf", "image/png"),
        (b"\xff\xd8\xff\xe0xxxx", "a", "image/jpeg"),
        (b"II*\0xxxx", "a", "image/tiff"),
        (b"MM\0*xxxx", "a", "image/tiff"),
        (b"GIF89axxxx", "a", "image/gif"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a", "image/webp"),
        (b"BM\x10\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0rest", "a", "image/bmp"),
        (b"BMW cars were seen near the barracks.", "a.txt", "text/plain"),
        (b"{\\rtf1\\ansi hello}", "a.txt", "application/rtf"),
        (b"<!DOCTYPE html><html><p>x", "a.txt", "text/html"),
        (b"<?xml version='1.0'?>\n<!-- a page -->\n<html><p>x", "a", "text/html"),
        (b"<p>A fragment</p>", "a.html", "text/html"),
        (b"<p>A fragment</p>", "a.txt", "text/plain"),
        (b"No tags at all", "a.html", "text/plain"),
        (EML, "letter.eml", "message/rfc822"),
        (EML, "letter", "message/rfc822"),
        (EML, "letter.txt", "text/plain"),
        (b"Source: The Paper\nTitle: A report\n\nText", "a", "text/plain"),
        (b"just words", "a.eml", "text/plain"),
        (b"From ana@example.org Wed Mar  5 10:00:00 2014\n" + EML, "box", "application/mbox"),
        (b"From Abuja it was reported in 2014 that", "a", "text/plain"),
        (b"# Heading\n", "a.md", "text/markdown"),
        (b"a,b\n1,2\n", "a.csv", "text/csv"),
        (b"a\tb\n1\t2\n", "a.tsv", "text/tab-separated-values"),
        (b"a,b\n1,2\n3,4\n5,6\n", "a", "text/csv"),
        (b"a,b\n1,2\n3,4\n5,6\n", "a.txt", "text/plain"),
        (b"a\tb\n1\t2\n3\t4\n5\t6\n", "table", "text/tab-separated-values"),
        ("Año".encode("utf-16"), "a", "text/plain"),
        ("Muhammadu Buhari".encode("utf-16-le"), "a", "text/plain"),
        (b"Colonel\0 Musa", "a.txt", "text/plain"),
        (b"caf\xe9 con leche", "a.txt", "text/plain"),
    ],
)
def test_kinds_are_told_from_bytes(tmp_path: Path, data: bytes, name: str, expected: str) -> None:
    assert sniffed(tmp_path, data, name) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            zipped("[Content_Types].xml", "word/document.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            zipped("[Content_Types].xml", "xl/workbook.xml"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        (
            zipped("content.xml", mimetype="application/vnd.oasis.opendocument.text"),
            "application/vnd.oasis.opendocument.text",
        ),
        (
            zipped("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"),
            "application/vnd.oasis.opendocument.spreadsheet",
        ),
        (zipped("word/document.xml"), "application/zip"),
        (zipped("report.pdf"), "application/zip"),
        (zipped(), "application/zip"),
    ],
)
def test_zip_files_are_told_apart_by_their_members(tmp_path: Path, data: bytes, expected: str) -> None:
    assert sniffed(tmp_path, data, "anything.bin") == expected


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        (b"", "empty", "is empty"),
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20, "unsupported", "pdf"),
        (bytes(5000), "unsupported", "not read"),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), "unsupported", "PowerPoint"),
        (zipped("x", mimetype="application/vnd.oasis.opendocument.graphics"), "unsupported", "graphics"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
            "password",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "unsupported",
            "before 2007",
        ),
        (zipped("a", "b")[:-30], "damaged", "broken"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(
    tmp_path: Path, data: bytes, kind: str, words: str
) -> None:
    with pytest.raises(UnreadableError) as caught:
        sniffed(tmp_path, data, "thing.bin")
    assert caught.value.kind == kind
    assert words.lower() in str(caught.value).lower()
    assert "thing.bin" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.remedy


def test_a_packed_file_is_to_be_unpacked(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        sniffed(tmp_path, gzip.compress(b"words" * 100), "words.gz")
    assert "unpack" in caught.value.remedy


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(min_size=1, max_size=300), ending=st.sampled_from([".txt", ".csv", ".pdf", ".eml", ""]))
def test_any_bytes_have_a_kind_that_is_read_or_a_clear_failure(
    tmp_path: Path, data: bytes, ending: str
) -> None:
    try:
        kind = sniffed(tmp_path, data, f"x{ending}")
    except UnreadableError as error:
        kind = error.kind
    assert kind in {"unsupported", "damaged", "encrypted"} or reader_for(kind, "x").NAME


@pytest.mark.parametrize(("name", "kinds"), [*LIGHT.items(), *HEAVY.items()])
def test_every_registered_reader_is_there_under_its_name(name: str, kinds: tuple[str, ...]) -> None:
    for kind in kinds:
        reader = reader_for(kind, "x")
        assert name == reader.NAME
        assert callable(reader.read)
        assert reader.VERSION


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(UnreadableError, match="video/mp4"):
        reader_for("video/mp4", "film.mp4")


def test_only_pictures_and_pdfs_may_need_tesseract() -> None:
    assert may_be_scanned(b"%PDF-1.7")
    assert may_be_scanned(b"\x89PNG\r\n\x1a\n")
    assert not may_be_scanned(b"PK\x03\x04")
    assert not may_be_scanned(b"words")


@pytest.mark.timeout(10)
@pytest.mark.parametrize("head", [b"<!---->" * 9_000, b"<!--" * 16_000, b"<!-- a --> \n" * 5_000])
def test_comments_without_end_do_not_take_for_ever(tmp_path: Path, head: bytes) -> None:
    assert sniffed(tmp_path, head + b"<x", "x") == "text/plain"
    assert sniffed(tmp_path, b"<!-- a --> \n<!-- b --><html>", "x") == "text/html"
