"""In which element of its page does each piece of a web page's text stand? Found again by its words.

What tells an article from the rest of its page hands out the text alone. So the words of the text are looked
for among those of the page, in order: an element is named only where the very words of a line stand in it.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from answerable.readers.whole_page import BLOCKS, UNSEEN
from answerable.vocabulary.rendition import Element

_CELLS: Final = frozenset(("td", "th"))
_WORD: Final = re.compile(r"\S+")
_SURE: Final = 8
"""Words in a row that must agree before any of the page is passed over: a table prints `1` everywhere."""

_LOOKS: Final = 20
"""Places looked at for each word of the page, on average, before the rest is left without its elements."""


def elements_of(tree: HtmlElement, text: str) -> tuple[Element, ...]:
    """Which elements hold the pieces of this text, in its order? Each piece ends with its element, or line.

    An element is named by its path: `/descendant::table[3]/descendant::tr[5]/*[2]` is the second cell of the
    fifth row of the third table, `/descendant::p[4]` the fourth paragraph. Both are XPath, count in the order
    of the page, and mean the same to a browser, which puts bodies into tables. Words that cannot be found
    again, in order, have no element.
    """
    return tuple(_pieces(_Page(tree), text))


def _pieces(page: "_Page", text: str) -> Iterator[Element]:
    words = [(found.start(), found.end(), found[0]) for found in _WORD.finditer(text)]
    ends = [bisect_left(words, (found.start(),)) for found in re.finditer("\n", text)] + [len(words)]
    first = 0
    for last in ends:
        line = [word for _, _, word in words[first:last]]
        place = page.find(line, [word for _, _, word in words[last : last + _SURE]]) if line else None
        if place is not None:
            placed = zip(words[first:last], page.paths[place : place + len(line)], strict=True)
            for path, group in groupby(placed, key=lambda item: item[1]):
                held = [word for word, _ in group]
                yield Element(held[0][0], held[-1][1], path)
        first = last


class _Open(NamedTuple):
    """Which element is open? `table` is the number of the table that it stands in, 0 if in none."""

    path: str
    table: int = 0
    is_row: bool = False
    is_cell: bool = False


class _Page:
    """Which words does a page print, in order, in which element each, and how far have they been found?"""

    def __init__(self, tree: HtmlElement) -> None:
        self.words: list[str] = []
        self.paths: list[str] = []
        self._counts: Counter[str] = Counter()
        self._rows: Counter[int] = Counter()  # of each table, those of the tables inside it too
        self._printed: list[str] = []
        self._open = [_Open("/descendant::html[1]")]
        self._read(tree)
        self._at: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self.words):
            self._at[word].append(place)
        self._reached = 0
        self._looks = _LOOKS * len(self.words)

    def _read(self, tree: HtmlElement) -> None:
        walking = etree.iterwalk(tree, events=("start", "end"))
        children = [0]
        for event, element in walking:
            if event == "start":
                children[-1] += 1
                if element.tag in UNSEEN:
                    walking.skip_subtree()
                else:
                    if element.tag in BLOCKS:
                        self._close()
                        self._open.append(self._entered(str(element.tag), children[-1]))
                    self._printed.append(element.text or "")
                children.append(0)
                continue
            children.pop()
            if element.tag in BLOCKS:
                self._close()
                self._open.pop()
            self._printed.append(element.tail or "")
        self._close()

    def _entered(self, tag: str, number: int) -> _Open:
        """Where does text in this element stand? In the cell, if it lies in one."""
        self._counts[tag] += 1
        around = self._open[-1]
        if tag == "table":
            return _Open(f"/descendant::table[{self._counts[tag]}]", self._counts[tag])
        if tag == "tr" and around.table:
            self._rows.update({item.table for item in self._open if item.table})
            path = f"/descendant::table[{around.table}]/descendant::tr[{self._rows[around.table]}]"
            return _Open(path, around.table, is_row=True)
        if tag in _CELLS and around.is_row:
            return _Open(f"{around.path}/*[{number}]", around.table, is_cell=True)
        if around.is_cell:
            return around
        return _Open(f"/descendant::{tag}[{self._counts[tag]}]", around.table, is_row=tag == "tr")

    def _close(self) -> None:
        words = "".join(self._printed).split()
        self._printed.clear()
        self.words += words
        self.paths += [self._open[-1].path] * len(words)

    def find(self, line: Sequence[str], following: Sequence[str]) -> int | None:
        """Where do the words of the next line stand? None where they do not, from the last one's end on.

        Words are passed over only where so many agree that it is no chance: those that follow, too.
        """
        size = len(line)
        if self.words[self._reached : self._reached + size] == line:
            self._reached += size
            return self._reached - size
        sure = [*line, *following[: max(0, _SURE - size)]]
        places = [self._at.get(word, ()) for word in sure]
        offset = min(range(len(sure)), key=lambda number: len(places[number]))
        rarest = places[offset]
        for at in rarest[bisect_left(rarest, self._reached + offset) :]:
            if self._looks <= 0:
                return None
            self._looks -= 1
            if self.words[at - offset : at - offset + len(sure)] == sure:
                self._reached = at - offset + size
                return at - offset
        return None
