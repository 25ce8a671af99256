"""Where does a text quote, and where does a sentence end that holds quotations? One paragraph at a time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from answerable.extract.speech.phrasing import phrasing

_QUOTE: Final = re.compile(
    r"“[^”\n]*(?:”|$)|''[^\n]*?(?:''|$)|\"[^\"\n]*(?:\"|$)|«[^»\n]*(?:»|$)|„[^“”\n]*[“”]"
)
_MASK: Final = "\x00"
_END: Final = re.compile(
    r"(?<=[.!?…])[\"”»’')\]]*\s+(?=[A-Z0-9“\"«‘(\x00])|(?<=\x01)\s+(?=[A-Z0-9“\"«‘(\x00])"
)
_SHORT: Final = 3
"""Words up to which a quotation is a word of the sentence around it ("so-called "experts""), no speech."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Which characters make a sentence, and what is quoted in it? In `masked` the quoted words are blank."""

    start: int
    end: int
    masked: str
    quotes: tuple[tuple[int, int], ...]


def quoting_sentences(text: str, lang: str) -> Iterator[list[Sentence]]:
    """Which sentences does each paragraph have? A quotation of several sentences is part of one."""
    abbreviated = phrasing(lang).abbreviated
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield _of_paragraph(line, start, abbreviated)
        start += len(line) + 1


def _of_paragraph(line: str, offset: int, abbreviated: re.Pattern[str]) -> list[Sentence]:
    quotes = [match.span() for match in _QUOTE.finditer(line) if len(match.group().split()) > _SHORT]
    masked = list(line)
    for start, end in quotes:
        closes = end if end == len(line) and line[end - 1] not in "”\"»'“" else end - 1
        masked[start + 1 : closes] = _MASK * (closes - start - 1)
        # A quotation that ends its own sentence ends the one around it where a capital follows.
        inner = line[start:closes].rstrip("'")
        if inner[-1:] in ".!?…" and closes - 1 > start:
            masked[closes - 1] = "\x01" if closes == end else inner[-1]
    plain = "".join(masked)
    sentences: list[Sentence] = []
    begun = 0
    for match in [*_END.finditer(plain), None]:
        end = len(line.rstrip()) if match is None else match.start()
        if match is not None:
            head = plain[begun : match.start()]
            closing = plain[match.start() : match.end()].rstrip()
            end += len(closing)
            if abbreviated.search(head) and not closing:
                continue
        while begun < end and line[begun].isspace():
            begun += 1
        if begun < end:
            inside = tuple(
                (offset + first, offset + min(last, end)) for first, last in quotes if begun <= first < end
            )
            sentences.append(Sentence(offset + begun, offset + end, plain[begun:end], inside))
        begun = end if match is None else match.end()
    return sentences
