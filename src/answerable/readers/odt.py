"""What does an OpenDocument text say? Headers, headings, paragraphs, lists and tables, in order."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import etree

from answerable.readers.failures import damaged, encrypted
from answerable.readers.job import Job
from answerable.readers.outcome import Content
from answerable.readers.package import Package, opened
from answerable.readers.text_builder import TextBuilder
from answerable.vocabulary.rendition import Rendition

NAME: Final = "odt"
VERSION: Final = "1"
LIBRARY: Final = None

_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns"
_TEXT: Final = f"{{{_OASIS}:text:1.0}}"
_TABLE: Final = f"{{{_OASIS}:table:1.0}}"
_OFFICE: Final = f"{{{_OASIS}:office:1.0}}"
_STYLE: Final = f"{{{_OASIS}:style:1.0}}"
_SKIPPED: Final = frozenset(
    {
        f"{_TEXT}tracked-changes",
        f"{_TEXT}sequence-decls",
        f"{_TEXT}note-citation",
        f"{_OFFICE}forms",
        f"{_OFFICE}annotation",
    }
)
_ROW_GROUPS: Final = frozenset(
    {f"{_TABLE}table-rows", f"{_TABLE}table-header-rows", f"{_TABLE}table-row-group"}
)
_WHITE: Final = re.compile(r"[ \t\r\n]+")
_MOST_SPACES: Final = 1_000  # a hostile file may ask for a thousand million of them


def read(path: Path, job: Job) -> Content:  # noqa: ARG001 - one shape for all readers; the package opens the job
    """Which text does the document hold, one paragraph a line?

    The order is: headers, the body, footers, notes. Cells of a table's row are joined by tabs; a note's mark
    stands as `[n]` where it is called and before its words.
    """
    with opened(job) as package:
        manifest = package.part("META-INF/manifest.xml") or b""
        if b"encryption-data" in manifest:
            raise encrypted(job.name)
        content = package.xml("content.xml")
        if content is None:
            raise damaged(job.name, "it has no content.xml")
        body = content.find(f".//{_OFFICE}body")
        text = TextBuilder(job.name, job.limits)
        notes: list[str] = []
        for line in _margin(package, "header"):
            text.write(line + "\n")
        for line in _blocks(content if body is None else body, notes):
            text.write(line + "\n")
        for line in [*_margin(package, "footer"), *notes]:
            text.write(line + "\n")
        metadata = package.properties("meta.xml")
        remarks = tuple(package.notes)
    return Content(Rendition(text.text(), NAME, VERSION, metadata=metadata, notes=remarks))


def _margin(package: Package, which: str) -> list[str]:
    styles = package.xml("styles.xml")
    if styles is None:
        return []
    found = [
        line for element in styles.iter(f"{_STYLE}{which}") for line in _blocks(element, []) if line.strip()
    ]
    return list(dict.fromkeys(found))


def _blocks(element: etree._Element, notes: list[str]) -> Iterator[str]:
    for child in element:
        if child.tag in {f"{_TEXT}p", f"{_TEXT}h"}:
            yield from "".join(_inline(child, notes)).split("\n")
        elif child.tag == f"{_TABLE}table":
            for row in _rows(child):
                yield "\t".join(_cells(row, notes))
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            yield from _blocks(child, notes)


def _rows(element: etree._Element) -> Iterator[etree._Element]:
    """Which rows are this table's own? Groups are looked into, tables inside cells are not."""
    for child in element:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child)


def _cells(row: etree._Element, notes: list[str]) -> Iterator[str]:
    for cell in row:
        if cell.tag == f"{_TABLE}table-cell":
            yield " ".join(line for line in _blocks(cell, notes) if line).replace("\t", " ")


def _inline(element: etree._Element, notes: list[str]) -> Iterator[str]:
    yield _collapsed(element.text)
    for child in element:
        if child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c") or "1"
            yield " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES)
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag == f"{_TEXT}note":
            yield _note(child, notes)
        elif child.tag in {f"{_TEXT}p", f"{_TEXT}h"}:
            # A text box inside a paragraph has paragraphs of its own.
            yield "\n" + "".join(_inline(child, notes))
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            yield from _inline(child, notes)
        yield _collapsed(child.tail)


def _collapsed(text: str | None) -> str:
    # OpenDocument writes more than one space, tabs and line breaks as elements; raw ones are layout.
    return _WHITE.sub(" ", text or "")


def _note(note: etree._Element, notes: list[str]) -> str:
    mark = f"[{note.findtext(f'{_TEXT}note-citation') or len(notes) + 1}]"
    body = note.find(f"{_TEXT}note-body")
    if body is not None:
        notes.append(f"{mark} " + " ".join(line for line in _blocks(body, []) if line))
    return mark
