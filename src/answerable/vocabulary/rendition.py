"""What does a reader make of a capture's bytes? Text, where each piece of it stood, and what was noticed."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from answerable.vocabulary.span import Box

SectionKind = Literal["page", "sheet"]


class Word(NamedTuple):
    """Where on its page does a word stand? `start`/`end` are code points of the rendition's text."""

    start: int
    end: int
    box: Box


class Cell(NamedTuple):
    """Which cell of its sheet does a piece of text fill? `ref` is the cell's address, such as `C123`."""

    start: int
    end: int
    ref: str


class Element(NamedTuple):
    """In which element of a web page does a piece of text stand?

    `path` is XPath that counts in the order of the page: `/descendant::table[3]/descendant::tr[5]/*[2]`.
    """

    start: int
    end: int
    path: str


@dataclass(frozen=True, slots=True)
class Section:
    """What part of the text is this page, or this sheet?

    `label` is the page's number (from 1) or the sheet's name; `start`/`end` are code points of the
    rendition's text; `width`/`height` are points (1/72 inch), of pages only. Words come in text order.
    """

    kind: SectionKind
    label: str
    start: int
    end: int
    width: float | None = None
    height: float | None = None
    words: tuple[Word, ...] = ()
    cells: tuple[Cell, ...] = ()

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """Where on this page do the characters `start`…`end` stand? One box a touched word, in order."""
        return tuple(word.box for word in self.words if word.start < end and word.end > start)

    def cell_refs(self, start: int, end: int) -> tuple[str, ...]:
        """Which cells of this sheet do the characters `start`…`end` touch?"""
        return tuple(cell.ref for cell in self.cells if cell.start < end and cell.end > start)


@dataclass(frozen=True, slots=True)
class Rendition:
    r"""What does one reader say that a capture holds?

    `text` is all of it, with `\n` between lines; `sections` its pages or sheets, where there are any;
    `metadata` what the document says of itself (`title`, `author`, `published`, `publication`, `url`),
    as printed there; `notes` plain sentences about what the reader had to do ("page 3 is a scan: read by
    tesseract (eng)"). `elements` are those of a web page that hold its text, in order. `reader` and
    `version` name what made it.
    """

    text: str
    reader: str
    version: str
    sections: tuple[Section, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    elements: tuple[Element, ...] = ()

    def element_of(self, start: int, end: int) -> str | None:
        """Which one element holds the characters `start`…`end`? None where none does, or several."""
        at = bisect_right(self.elements, start, key=lambda element: element.start) - 1
        if at < 0 or self.elements[at].end < end:
            return None
        return self.elements[at].path

    def section_of(self, offset: int) -> Section | None:
        """Which page or sheet holds this character? None where the layout is not known."""
        for section in self.sections:
            if section.start <= offset < section.end:
                return section
        return None

    def sections_of(self, start: int, end: int) -> Iterator[Section]:
        """Which pages or sheets do the characters `start`…`end` touch?"""
        return (section for section in self.sections if section.start < end and section.end > start)
