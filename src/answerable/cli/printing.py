"""How does an answer reach the screen, or the next program? In words for people, or as one JSON document."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Table


def console() -> Console:
    """Where is printed for people? Standard output, in the terminal's width, with colours only there."""
    width = None if sys.stdout.isatty() else 120
    return Console(width=width, highlight=False, soft_wrap=not sys.stdout.isatty())


def tell(words: str) -> None:
    """How is something said beside the answer? On standard error, so that pipes stay clean."""
    click.echo(words, err=True)


def print_json(document: dict[str, Any]) -> None:
    """How is one document printed for programs?"""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def print_json_list(name: str, items: Iterable[dict[str, Any]], **head: Any) -> None:
    """How is a long listing printed as one document? Item by item, so that memory stays flat."""
    out = sys.stdout
    start = json.dumps(head, ensure_ascii=False, indent=2)[:-2] + "," if head else "{"
    out.write(f'{start}\n  "{name}": [')
    first = True
    for item in items:
        out.write("\n    " if first else ",\n    ")
        out.write(json.dumps(item, ensure_ascii=False))
        first = False
    out.write("]\n}\n" if first else "\n  ]\n}\n")


def plain_table(*headings: str) -> Table:
    """How do tables look? Headings, no boxes, room between the columns."""
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


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
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=total)
        yield lambda name="": bar.update(task, advance=1, description=f"{doing} {name}"[:60])
