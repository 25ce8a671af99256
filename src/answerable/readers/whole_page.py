"""Which words does a web page print, wherever they stand on it?"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

BLOCKS: Final = frozenset(
    "address article aside blockquote body br caption dd div dl dt fieldset figcaption figure footer form "  # noqa: SIM905 - one string reads better than 44 words in quotes
    "h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr "
    "ul".split()
)
"""Elements that begin and end a line."""

UNSEEN: Final = {
    name: re.compile(rf"</{name}\b", re.IGNORECASE)
    for name in ("script", "style", "noscript", "template", "svg", "math", "iframe", "object")
} | {"head": re.compile(r"</head\b|<body\b", re.IGNORECASE)}
"""What is not on the screen, and where it ends. A head that is never closed must not swallow the page."""

_TAG_NAME: Final = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]{0,40})")
_LONGEST_QUOTED: Final = 8  # how many ">" may stand inside the quoted values of one tag


def whole_page(markup: str) -> str:
    """Which text does the markup print? One block a line; scripts, styles and the head left out.

    Reads from left to right once and keeps no tree, so depth and broken markup cost their length only.
    """
    lines = (" ".join(line.split()) for line in "".join(_pieces(markup)).split("\n"))
    return "\n".join(line for line in lines if line)


def _pieces(markup: str) -> Iterator[str]:
    at = 0
    while (opening := markup.find("<", at)) >= 0:
        yield _printed(markup[at:opening])
        tag = _TAG_NAME.match(markup, opening)
        if tag is None:
            if markup[opening + 1 : opening + 2] not in {"!", "?", "/"}:
                yield "<"
                at = opening + 1
                continue
            closing = "-->" if markup.startswith("<!--", opening) else ">"
            end = markup.find(closing, opening)
            at = len(markup) if end < 0 else end + len(closing)
            continue
        name = tag[1].lower()
        if name in BLOCKS:
            yield "\n"
        at = _end_of_tag(markup, tag.end())
        if name in UNSEEN and markup[opening + 1] != "/":
            found = UNSEEN[name].search(markup, at)
            at = len(markup) if found is None else found.start()
    yield _printed(markup[at:])


def _end_of_tag(markup: str, start: int) -> int:
    end = start - 1
    for _ in range(_LONGEST_QUOTED):
        end = markup.find(">", end + 1)
        if end < 0:
            return len(markup)
        if not _inside_quotes(markup, start, end):
            return end + 1
    return markup.find(">", start) + 1


def _inside_quotes(markup: str, start: int, end: int) -> bool:
    quotes = markup.count('"', start, end), markup.count("'", start, end)
    # An apostrophe inside a quoted value is no quote.
    return quotes[0] % 2 == 1 or (quotes[0] == 0 and quotes[1] % 2 == 1)


def _printed(text: str) -> str:
    # Line ends in the markup are spaces on the screen.
    return unescape(text.replace("\n", " "))
