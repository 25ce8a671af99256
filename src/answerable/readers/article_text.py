"""Which lines does an article have, once it has been told from the rest of its page?"""

from typing import Final

from lxml import etree

# Elements of trafilatura's trees that stand inside a line; all others begin and end one.
_INSIDE: Final = frozenset(
    ("hi", "ref", "del", "graphic", "span", "a", "b", "i", "em", "strong", "sub", "sup", "u", "small", "code")
)


def article_text(body: etree._Element) -> str:
    """Which text does this tree hold? One block a line; a table's row is a line, its cells joined by tabs.

    Blanks and line ends of the markup are single spaces, as on the screen. Nothing is added: neither bullets
    nor bars.
    """
    pieces: list[str] = []
    cells = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        edge = "" if tag in _INSIDE else " " if cells else "\n"
        if tag == "cell":
            cells += 1 if event == "start" else -1
            edge = "" if event == "start" else "\t"
        pieces.append(edge)
        pieces.append(_spaced(element.text if event == "start" else element.tail))
    lines = ("\t".join(map(_trimmed, line.rstrip("\t ").split("\t"))) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line.strip())


def _spaced(text: str | None) -> str:
    return (text or "").replace("\n", " ").replace("\t", " ")


def _trimmed(cell: str) -> str:
    return " ".join(cell.split())
