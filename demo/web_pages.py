"""How does a newspaper's page look as saved from the web? Four papers, four templates."""

from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from demo.case import FOLDER, Document
from demo.prose import blocks

_PAGES: Final = Environment(
    loader=FileSystemLoader(FOLDER / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def web_page(document: Document) -> bytes:
    """Which bytes does the page have, with its metadata and everything that newspapers put around a story?"""
    page = _PAGES.get_template(f"{document.site}.html")
    return page.render(document=document, blocks=blocks(document.text()), day=document.day).encode()
