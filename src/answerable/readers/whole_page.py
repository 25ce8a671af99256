"""Which words does a web page print, wherever they stand on it?"""

from html.parser import HTMLParser
from typing import Final

_UNSEEN: Final = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object"}
)
_BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)


def whole_page(markup: str) -> str:
    """Which text does the markup print? One block a line; scripts, styles and the head left out.

    Works for any depth of nesting: it keeps no tree, only how deep it is inside what is not seen.
    """
    printer = _Printer()
    printer.feed(markup)
    printer.close()
    lines = (" ".join(line.split()) for line in "".join(printer.pieces).split("\n"))
    return "\n".join(line for line in lines if line)


class _Printer(HTMLParser):
    """What would be on the screen by now?"""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if self._unseen is None and tag in _UNSEEN:
            self._unseen = tag
        elif tag == "body":
            # A head, or a frame, that was never closed must not swallow the page.
            self._unseen = None
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = None
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if self._unseen is None:
            # Line ends in the markup are spaces on the screen.
            self.pieces.append(data.replace("\n", " "))
