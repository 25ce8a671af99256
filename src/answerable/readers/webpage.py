"""What does a web page say? Its article; and what the page says of itself."""

import re
from pathlib import Path
from typing import Any, Final

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from answerable.readers.article_text import article_text
from answerable.readers.decoding import decode
from answerable.readers.elements import elements_of
from answerable.readers.failures import too_large
from answerable.readers.job import Job
from answerable.readers.outcome import Content
from answerable.readers.page_metadata import page_metadata
from answerable.readers.whole_page import whole_page
from answerable.vocabulary.rendition import Rendition

NAME: Final = "webpage"
VERSION: Final = "2"
LIBRARY: Final = "trafilatura"

_DECLARED: Final = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]{1,40})", re.IGNORECASE
)
# Below this, trafilatura itself gives up on telling an article from the page and takes what it finds.
_SHORTEST_ARTICLE: Final = 250
_DECLARED_WITHIN: Final = 4_096


def read(path: Path, job: Job) -> Content:
    """Which text is the page's article, and what are its title, author, date, publication and address?

    trafilatura finds the article and leaves menus, readers' comments and advertisements out. Where it finds
    none, or the page is nested too deeply for a parser, the whole page's text stands, and a note says so.
    The metadata come from the page's own words about itself, never from a guess (`page_metadata`). Each
    piece of the text has the element that holds it, where its words are found in it again (`elements`).
    """
    if path.stat().st_size > job.limits.output_bytes:
        raise too_large(job.name, "the file is larger", job.limits.output_bytes)
    data = path.read_bytes()
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    decoded = decode(data, declared=declared[1].decode("ascii") if declared else None)
    markup = decoded.text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").replace("\0", "")
    notes = list(decoded.notes)
    tree, cut = _parsed(markup)
    metadata: dict[str, str] = {}
    article = ""
    if tree is not None:
        metadata, remarks = page_metadata(tree)
        notes += remarks
    if tree is not None and not cut:
        article = _article(tree)
    whole = whole_page(markup) if len(article) < _SHORTEST_ARTICLE else ""
    if cut:
        notes.append("the page nests its parts too deeply for a parser: all its text was taken")
    elif not article or (whole and len(article.split()) >= len(whole.split())):
        notes.append("no article could be told from the rest of the page: all its text was taken")
    text = article or whole
    elements = elements_of(tree, text) if tree is not None and not cut else ()
    return Content(Rendition(text, NAME, VERSION, metadata=metadata, notes=tuple(notes), elements=elements))


def _article(tree: HtmlElement) -> str:
    found: Any = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=False)
    return "" if found is None or found.body is None else article_text(found.body)


def _parsed(markup: str) -> tuple[HtmlElement | None, bool]:
    """Which tree is it, and was it cut off where libxml2's limits on depth and size end?"""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree = document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, False
    fatal = any(entry.level_name == "FATAL" for entry in parser.error_log)
    return tree, fatal
