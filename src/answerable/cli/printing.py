"""How does an answer reach the screen, or the next program? In words for people, or as one JSON document."""

import json
import sys
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from typing import Any, Final, NoReturn

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Table
from rich.text import Text

from answerable.errors import AnswerableError

_JOINERS: Final = frozenset("\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}")
"""Invisible signs that the spelling of Persian, Hindi and other languages needs."""


class ToldError(Exception):
    """Which error is in the JSON document already that was being printed when it happened?"""

    def __init__(self, error: AnswerableError) -> None:
        super().__init__(str(error))
        self.error = error


class _Screen(Console):
    def on_broken_pipe(self) -> NoReturn:
        """Who reads no more? That is the whole program's matter: see `main`."""
        raise BrokenPipeError


def console() -> Console:
    """Where is printed for people? Standard output, in the terminal's width, with colours only there."""
    width = None if sys.stdout.isatty() else 120
    return _Screen(width=width, highlight=False, soft_wrap=not sys.stdout.isatty())


def plain(words: str) -> str:
    """How are words that a stranger chose shown? On one line, and without signs that steer a terminal."""
    line = " ".join(words.split()) if not words.isprintable() else words
    return "".join(
        char if char.isprintable() or char in _JOINERS else "\N{REPLACEMENT CHARACTER}" for char in line
    )


def several(number: int, what: str) -> str:
    """How are so many of a thing said? `1 source`, `2 sources`."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def tell(words: str) -> None:
    """How is something said beside the answer? On standard error, so that pipes stay clean."""
    click.echo(plain(words), err=True)


def print_json(document: dict[str, Any]) -> None:
    """How is one document printed for programs?"""
    click.echo(_json(document, indent=2))


def _json(value: object, indent: int | None = None) -> str:
    # Half a surrogate pair, as in a file's name that is not UTF-8, can only be written as an escape.
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text if text.isascii() or _can_be_written(text) else json.dumps(value, indent=indent)


def _can_be_written(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return False
    return True


def print_json_list(name: str, items: Generator[dict[str, Any], None, None], **head: Any) -> None:
    """How is a long listing printed as one document? Item by item, so that memory stays flat.

    If something goes wrong between two items the document ends with an `error`, and ToldError says so.
    """
    out = sys.stdout
    start = _json(head, indent=2)[:-2] + "," if head else "{"
    out.write(f'{start}\n  "{name}": [')
    first = True
    try:
        # Closed here, while its rows can still be: whoever reads us may stop in the middle.
        with closing(items):
            for item in items:
                out.write("\n    " if first else ",\n    ")
                out.write(_json(item))
                first = False
    except AnswerableError as error:
        out.write(f'\n  ],\n  "error": {_json(str(error))}\n}}\n')
        raise ToldError(error) from error
    out.write("]\n}\n" if first else "\n  ]\n}\n")


def plain_table(*headings: str) -> Table:
    """How do tables look? Headings, no boxes, room between the columns."""
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold", no_wrap=heading == "id")
    return table


def add_row(table: Table, *cells: str) -> None:
    """How does a row come into a table? As plain words, whatever stands in them."""
    table.add_row(*(Text(plain(cell)) for cell in cells))


def shortened(words: str, longest: int = 72) -> str:
    """How is a long title shortened for a table? Cut at a word, with `…`."""
    if len(words) <= longest:
        return words
    return words[:longest].rsplit(" ", 1)[0] + " …"


@contextmanager
def progress(doing: str, total: int | None = None) -> Iterator[Any]:
    """How far is it? A bar on a terminal; nothing in a pipe. Yields a function to call after each step."""
    if not sys.stderr.isatty():
        yield lambda _name="": None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=total)
        yield lambda name="": bar.update(task, advance=1, description=plain(f"{doing} {name}")[:60])
