"""What do the pages for people say? Every Markdown page of the project, taken apart."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import lxml.html
from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
FRAMES = DOCS / "generate" / "frames"

SCRIPT = "sh"
"""The language of fenced blocks of which every line is typed; in others only what stands behind `$ ` is."""

_BETWEEN = {"|", "||", "&&", ";", "&"}
_REDIRECTED = re.compile(r"[12]?>{1,2}|<")
_SET = re.compile(r"[A-Z_]+=.*")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its lines, and the line of the page that it begins on."""

    language: str
    lines: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Command:
    """One program with its arguments, as a page types it."""

    page: Path
    line: int
    words: tuple[str, ...]

    def __str__(self) -> str:
        return f"{name(self.page)}, line {self.line}: {shlex.join(self.words)}"


def name(page: Path) -> str:
    """Its path below the project's folder."""
    return page.relative_to(ROOT).as_posix()


@cache
def pages() -> tuple[Path, ...]:
    """Every page that people read; not the frames, which are in the generated pages."""
    found = [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]
    found += [path for folder in ("demo", "bench", "training") for path in (ROOT / folder).glob("*.md")]
    return tuple(sorted(path for path in found if FRAMES not in path.parents))


@cache
def _tokens(page: Path) -> tuple[Token, ...]:
    return tuple(MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8")))


def _inline(page: Path) -> Iterator[Token]:
    for token in _tokens(page):
        for child in token.children or ():
            child.meta["line"] = (token.map or [0])[0] + 1
            yield child


def blocks(page: Path) -> list[Block]:
    """Its fenced blocks."""
    return [
        Block(token.info.strip(), tuple(token.content.splitlines()), (token.map or [0])[0] + 1)
        for token in _tokens(page)
        if token.type == "fence"
    ]


def code(page: Path) -> list[tuple[int, str]]:
    """What is set in `code` within its prose, with the line of its paragraph."""
    return [(item.meta["line"], item.content) for item in _inline(page) if item.type == "code_inline"]


def links(page: Path) -> list[str]:
    """Where it leads to, in Markdown and in HTML."""
    found = [str(item.attrs["href"]) for item in _inline(page) if item.type == "link_open"]
    return found + [str(element.get("href")) for element in _html(page) if element.get("href")]


def pictures(page: Path) -> list[tuple[str, str]]:
    """Which pictures it shows: the address, and the words in their place."""
    found = [(str(item.attrs["src"]), item.content) for item in _inline(page) if item.type == "image"]
    shown = (element for element in _html(page) if element.tag == "img")
    return found + [(element.get("src") or "", element.get("alt") or "") for element in shown]


def _html(page: Path) -> Iterator[lxml.html.HtmlElement]:
    written = [token.content for token in _tokens(page) if token.type == "html_block"]
    written += [item.content for item in _inline(page) if item.type == "html_inline"]
    for piece in written:
        yield from lxml.html.fragment_fromstring(piece, create_parent=True).iter("a", "img")


def headings(page: Path) -> list[str]:
    """Its headings, as they are read."""
    tokens = _tokens(page)
    return [
        "".join(item.content for item in tokens[index + 1].children or ())
        for index, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


def anchors(page: Path) -> set[str]:
    """What can stand behind `#` in a link to it, as GitHub makes it of headings."""
    found: dict[str, int] = {}
    for heading in headings(page):
        slug = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        found[slug] = found.get(slug, -1) + 1
        if found[slug]:
            found[f"{slug}-{found[slug]}"] = 0
    return set(found)


def tables(page: Path) -> list[list[list[str]]]:
    """Its tables: rows of cells, headings first, with `code` set free."""
    found: list[list[list[str]]] = []
    for token in _tokens(page):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and found and token.level > 0 and _in_table(token, page):
            found[-1][-1].append("".join(item.content for item in token.children or ()))
    return found


def _in_table(token: Token, page: Path) -> bool:
    tokens = _tokens(page)
    return tokens[tokens.index(token) - 1].type in {"th_open", "td_open"}


def typed(page: Path) -> Iterator[Command]:
    """Every command in its blocks."""
    for block in blocks(page):
        for line, text in _joined(block):
            if text.startswith("$ ") or block.language == SCRIPT:
                yield from commands(page, line, text.removeprefix("$ "))


def _joined(block: Block) -> Iterator[tuple[int, str]]:
    """Lines, those that end in a backslash with the next one."""
    begun: tuple[int, str] | None = None
    for number, text in enumerate(block.lines, start=block.line + 1):
        first, before = begun or (number, "")
        whole = before + (text.strip() if begun else text)
        if text.endswith("\\"):
            begun = first, whole[:-1]
        else:
            begun = None
            yield first, whole


def commands(page: Path, line: int, text: str) -> Iterator[Command]:
    """The commands that a line of a shell has, without redirections and without what is set before them."""
    lexer = shlex.shlex(text, posix=True, punctuation_chars=";&|<>")
    lexer.whitespace_split = True
    words: list[str] = []
    is_file = False
    for word in [*lexer, ";"]:
        if word in _BETWEEN:
            if words:
                yield Command(page, line, tuple(words))
            words = []
        elif is_file or _REDIRECTED.fullmatch(word):
            is_file = not is_file
        elif words or not _SET.fullmatch(word):
            words.append(word)
