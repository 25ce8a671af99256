"""What sort of document is it? Media types in the words that people use, on a terminal and on a page."""

from typing import Final

_KINDS: Final = {
    "text/plain": "text",
    "text/markdown": "text (Markdown)",
    "text/html": "web page",
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word document",
    "application/vnd.oasis.opendocument.text": "OpenDocument text",
    "application/rtf": "rich text",
    "text/rtf": "rich text",
    "message/rfc822": "e-mail",
    "application/mbox": "mailbox",
    "text/csv": "table (CSV)",
    "text/tab-separated-values": "table (TSV)",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel workbook",
    "application/vnd.ms-excel": "Excel workbook",
    "application/vnd.oasis.opendocument.spreadsheet": "OpenDocument sheet",
    "application/zip": "archive (zip)",
}


def kind_words(media_type: str) -> str:
    """What sort of document is it? The media type itself, where there is no plainer word."""
    if media_type.startswith("image/"):
        return f"picture ({media_type.removeprefix('image/').upper()})"
    return _KINDS.get(media_type, media_type)


def has_printed_pages(media_type: str) -> bool:
    """Can its pages be seen as they were printed?"""
    return media_type == "application/pdf" or media_type.startswith("image/")
