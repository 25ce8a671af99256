"""Which lines does a part of a Word document print? WordprocessingML, walked in document order."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

# Elements whose content is not part of the printed text: deletions, what a newer program's alternative
# already says, field codes, properties.
_SKIPPED: Final = frozenset(
    {"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr"}
)
_CHARACTERS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\N{NON-BREAKING HYPHEN}"}
_NOTE_CALLS: Final = frozenset({"footnoteReference", "endnoteReference"})
_NOTES: Final = frozenset({"footnote", "endnote"})
# Word's own separator lines are stored as notes of these types.
_NOT_A_NOTE: Final = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def paragraphs(root: etree._Element) -> Iterator[str]:
    """Which lines does this part print, one a paragraph, one a row of a table?

    libxml2 bounds the depth of the tree, so recursion here is bounded too.
    """
    yield from _blocks(root, "")


def _blocks(element: etree._Element, mark: str) -> Iterator[str]:
    for child in element:
        tag = _local(child)
        if tag == "p":
            yield from _paragraph(child, mark)
            mark = ""
        elif tag == "tbl":
            yield from _rows(child)
        elif tag in _NOTES:
            if _attribute(child, "type") not in _NOT_A_NOTE:
                yield from _blocks(child, f"[{_attribute(child, 'id')}] ")
        elif tag not in _SKIPPED:
            yield from _blocks(child, mark)


def _paragraph(paragraph: etree._Element, mark: str) -> Iterator[str]:
    boxes: list[etree._Element] = []
    line = mark + "".join(_inline(paragraph, boxes))
    yield from line.split("\n")
    # A text box hangs on a paragraph but is read after it.
    for box in boxes:
        yield from _blocks(box, "")


def _inline(element: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
    for child in element:
        tag = _local(child)
        if tag == "t":
            yield child.text or ""
        elif tag in _CHARACTERS:
            yield _CHARACTERS[tag]
        elif tag in _NOTE_CALLS:
            yield f"[{_attribute(child, 'id')}]"
        elif tag == "txbxContent":
            boxes.append(child)
        elif tag not in _SKIPPED:
            yield from _inline(child, boxes)


def _rows(table: etree._Element) -> Iterator[str]:
    for row in _nearest(table, "tr"):
        cells = []
        for cell in _nearest(row, "tc"):
            lines = [line for line in _blocks(cell, "") if line]
            cells.append(" ".join(lines).replace("\t", " "))
        yield "\t".join(cells)


def _nearest(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Which descendants have this name, without looking inside one that has? (Wrappers may lie between.)"""
    for child in element:
        tag = _local(child)
        if tag == wanted:
            yield child
        elif tag not in _SKIPPED:
            yield from _nearest(child, wanted)


def _local(element: etree._Element) -> str:
    # An entity that was not resolved has a function for a tag.
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _attribute(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), "")
