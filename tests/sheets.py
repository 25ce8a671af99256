"""How does a test make sheets? Rows of cells become a file that is held, as an import gets it."""

import csv
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook

from answerable.readers import sheet as sheet_reader
from answerable.readers import table
from answerable.readers.job import Job
from answerable.tables.sfm.reading import pieces
from answerable.vocabulary import ids
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.imported import (
    Before,
    Held,
    ImportFile,
    KnownEntity,
    Made,
    SourceSaid,
    Unusable,
)
from answerable.vocabulary.rendition import Rendition
from answerable.vocabulary.source import SourceReference

TAKEN = date(2024, 5, 1)


def written(path: Path, rows: Iterable[Sequence[str]], separator: str = ",") -> Path:
    """Which file holds these rows?"""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    return path


def sheet(*rows: dict[str, str]) -> list[list[str]]:
    """Which rows of cells are these, under the headers that they have?"""
    headers = list(dict.fromkeys(header for row in rows for header in row))
    return [headers, *([row.get(header, "") for header in headers] for row in rows)]


def workbook(path: Path, **sheets: Sequence[Sequence[str]]) -> Path:
    """Which workbook holds these sheets, their numbers and dates as Excel keeps them?"""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append([_typed(value) for value in row])
    book.save(path)
    return path


def open_workbook(path: Path, **sheets: Sequence[Sequence[str]]) -> Path:
    """Which OpenDocument spreadsheet holds these sheets?"""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table")
    )
    pages = "".join(
        f'<table:table table:name="{name}">{"".join(map(_open_row, rows))}</table:table>'
        for name, rows in sheets.items()
    )
    content = (
        f'<office:document-content {spaces} office:version="1.3"><office:body><office:spreadsheet>{pages}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def _open_row(row: Sequence[str]) -> str:
    return f"<table:table-row>{''.join(map(_open_cell, row))}</table:table-row>"


def _open_cell(text: str) -> str:
    value = _typed(text)
    if value is None:
        return "<table:table-cell/>"
    kind = "string"
    if isinstance(value, int):
        kind = f'float" office:value="{value}'
    elif isinstance(value, datetime):
        kind = f'date" office:date-value="{value.date()}'
    words = f"<text:p>{escape(text)}</text:p>"
    return f'<table:table-cell office:value-type="{kind}">{words}</table:table-cell>'


def _typed(text: str) -> int | datetime | str | None:
    if text.isdigit():
        return int(text)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return text or None


_READERS = {".xlsx": sheet_reader, ".ods": sheet_reader}


def held(path: Path) -> ImportFile:
    """As what does an import get this file?"""
    reader = _READERS.get(path.suffix, table)
    made = reader.read(path, Job(path, path.name, path.parent)).rendition
    assert isinstance(made, Rendition)
    source = SourceReference(ids.derived("test", path.name), path.name)
    rendition = ids.derived("test", "rendition", path.name)
    kept = Held(
        source=source,
        visibility=Visibility.TEAM,
        taken=TAKEN,
        rendition=rendition,
        content=lambda: made,
    )
    return ImportFile(name=path.name, path=path, held=kept)


def before(*entities: KnownEntity) -> Before:
    """What does a casebook know that has these units?"""
    return Before(lambda kind: [one for one in entities if kind == "unit"])


class Found:
    """What did an import make of files?"""

    def __init__(self, *paths: Path, known: Before | None = None) -> None:
        self.claims: list[Claim] = []
        self.problems: list[str] = []
        self.sources: dict[str, SourceSaid] = {}
        for piece in pieces([held(path) for path in paths], {}, known or Before()):
            for item in piece.found:
                match item:
                    case Made():
                        self.claims.append(item.claim)
                    case Unusable():
                        self.problems.append(f"{item.place}: {item.why}")
                    case SourceSaid():
                        self.sources[item.source] = item

    def of(self, kind: str) -> list[Claim]:
        """Which claims of this type were made?"""
        return [claim for claim in self.claims if claim.type == kind]
