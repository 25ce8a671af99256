"""How do the army's statement and its list of postings look as office files?"""

# python-docx and openpyxl have no types, so their calls are untyped ones.
# mypy: disable-error-code="no-untyped-call"

import csv
from datetime import date
from io import BytesIO
from typing import Final

import docx
from openpyxl.styles.fonts import Font
from openpyxl.workbook.workbook import Workbook

from demo.case import Document
from demo.packing import without_clock
from demo.prose import Block, blocks

_WIDTHS: Final = {"A": 8, "B": 12, "C": 20, "D": 46, "E": 42, "F": 16, "G": 28}


def statement(document: Document) -> bytes:
    """Which bytes does a press release have as a Word file?"""
    return word_document(document, document.text())


def word_document(document: Document, text: str) -> bytes:
    """Which bytes does this text have as a Word file, tables included?"""
    word = docx.Document()
    word.core_properties.title = document.title
    word.core_properties.author = document.author or "Teodrin Vashlow"
    for block in blocks(text):
        _set(word, block)
    saved = BytesIO()
    word.save(saved)
    return without_clock(saved.getvalue(), _moment(document))


def _set(word: "docx.document.Document", block: Block) -> None:
    match block.kind:
        case "title":
            word.add_heading(block.text, level=1)
        case "heading":
            word.add_heading(block.text, level=2)
        case "table":
            table = word.add_table(rows=0, cols=len(block.rows[0]), style="Table Grid")
            for row in block.rows:
                for cell, words in zip(table.add_row().cells, row, strict=True):
                    cell.text = words
        case "page":
            word.add_page_break()
        case "paragraph":
            word.add_paragraph("\n".join(block.lines))


def sheet(document: Document) -> bytes:
    """Which bytes does the list of postings have as a workbook? One row an officer, dates as dates."""
    workbook = Workbook()
    workbook.properties.creator = document.publication
    page = workbook.worksheets[0]
    page.title = "Postings"
    page.append(["PELANDRAN ARMY: MILITARY SECRETARY"])
    page.append([document.title])
    page.append(["Dated", document.day])
    page.append([])
    header, *postings = csv.reader(document.text().splitlines())
    page.append(["Serial", *header])
    for serial, (*words, effective, remarks) in enumerate(postings, start=1):
        page.append([serial, *words, date.fromisoformat(effective), remarks or None])
    for cell in (page["A1"], *page[5]):
        cell.font = Font(bold=True)
    for row in page.iter_rows(min_row=3):
        for cell in row:
            if isinstance(cell.value, date):
                cell.number_format = "d mmm yyyy"
    for column, width in _WIDTHS.items():
        page.column_dimensions[column].width = width
    saved = BytesIO()
    workbook.save(saved)
    return without_clock(saved.getvalue(), _moment(document))


def _moment(document: Document) -> str:
    return f"{document.day.isoformat()}T08:00:00Z"
