"""Of which blocks is a text made? A tiny markup for the documents that are set, not copied.

`# ` and `## ` open headings, lines between bars are rows of a table, `=== page ===` breaks the page,
and blank lines divide paragraphs, whose own line breaks are kept.
"""

from dataclasses import dataclass
from typing import Final, Literal

PAGE_BREAK: Final = "=== page ==="


@dataclass(frozen=True, slots=True)
class Block:
    """What is set next, and as what? `lines` are the lines of a paragraph or the rows of a table."""

    kind: Literal["title", "heading", "paragraph", "table", "page"]
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """Which words, in one line?"""
        return " ".join(self.lines)

    @property
    def rows(self) -> list[list[str]]:
        """Which cells, row by row?"""
        return [[cell.strip() for cell in line.strip("|").split("|")] for line in self.lines]


def blocks(text: str) -> tuple[Block, ...]:
    """Which blocks does this text have, in order?"""
    result: list[Block] = []
    for part in text.strip().split("\n\n"):
        lines = part.strip("\n").split("\n")
        while lines and lines[0].startswith("#"):
            mark, _, words = lines.pop(0).partition(" ")
            result.append(Block("title" if mark == "#" else "heading", (words,)))
        if lines:
            result.append(_block(tuple(lines)))
    return tuple(result)


def _block(lines: tuple[str, ...]) -> Block:
    if lines == (PAGE_BREAK,):
        return Block("page", ())
    if all(line.startswith("|") for line in lines):
        return Block("table", lines)
    return Block("paragraph", lines)
