"""How do the communiqué and the Committee's report look as PDF files with a text layer?"""

# reportlab has no types, so every call of it is an untyped one.
# mypy: disable-error-code="no-untyped-call"

from io import BytesIO
from typing import Final

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.doctemplate import SimpleDocTemplate
from reportlab.platypus.flowables import Flowable, PageBreak, Spacer
from reportlab.platypus.paragraph import Paragraph
from reportlab.platypus.tables import Table, TableStyle

from demo.case import Document
from demo.prose import Block, blocks

Styles = dict[str, ParagraphStyle]

_OFFICIAL: Final[Styles] = {
    "title": ParagraphStyle(
        "title", fontName="Times-Bold", fontSize=16, leading=20, alignment=TA_CENTER, spaceAfter=2
    ),
    "heading": ParagraphStyle(
        "heading", fontName="Times-Bold", fontSize=11, leading=15, alignment=TA_CENTER, spaceAfter=10
    ),
    "paragraph": ParagraphStyle("paragraph", fontName="Times-Roman", fontSize=11.5, leading=16, spaceAfter=9),
}
_REPORT: Final[Styles] = {
    "title": ParagraphStyle(
        "title", fontName="Helvetica-Bold", fontSize=18, leading=23, textColor=colors.HexColor("#7a1f1f")
    ),
    "heading": ParagraphStyle(
        "heading", fontName="Helvetica-Bold", fontSize=12, leading=16, spaceBefore=8, spaceAfter=4
    ),
    "paragraph": ParagraphStyle("paragraph", fontName="Helvetica", fontSize=10.5, leading=15, spaceAfter=7),
}
_GRID: Final = TableStyle(
    [
        ("FONT", (0, 0), (-1, -1), "Helvetica", 10),
        ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 10),
        ("GRID", (0, 0), (-1, -1), 0.5, colors.grey),
        ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
    ]
)


def communique(document: Document) -> bytes:
    """Which bytes does an official communiqué have? One page under a letterhead."""
    return _set(document, _OFFICIAL, "Directorate of Army Public Relations")


def report(document: Document) -> bytes:
    """Which bytes does a briefing have? Two pages, numbered at the foot, with a table."""
    return _set(document, _REPORT, "Ombrey Committee for Detained Persons · Briefing No. 7")


def _set(document: Document, styles: Styles, foot: str) -> bytes:
    text = document.text()
    pages = 1 + sum(block.kind == "page" for block in blocks(text))

    def number(canvas: Canvas, template: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(25 * mm, 14 * mm, foot)
        canvas.drawRightString(A4[0] - 25 * mm, 14 * mm, f"Page {template.page} of {pages}")

    saved = BytesIO()
    # `invariant` leaves out the clock and the random file id
    SimpleDocTemplate(
        saved,
        pagesize=A4,
        leftMargin=25 * mm,
        rightMargin=25 * mm,
        topMargin=22 * mm,
        bottomMargin=24 * mm,
        title=document.title,
        author=document.author,
        invariant=1,
    ).build(
        [flowable for block in blocks(text) for flowable in _flowables(block, styles)],
        onFirstPage=number,
        onLaterPages=number,
    )
    return saved.getvalue()


def _flowables(block: Block, styles: Styles) -> list[Flowable]:
    if block.kind == "page":
        return [PageBreak()]
    if block.kind == "table":
        return [Table(block.rows, style=_GRID, hAlign="LEFT"), Spacer(1, 8)]
    return [Paragraph("<br/>".join(block.lines), styles[block.kind])]
