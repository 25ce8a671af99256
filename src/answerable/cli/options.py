"""Which options do several verbs share, and how do they come to the casebook that they work in?"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from answerable.pipeline.opened import Opened, casebook_around, open_casebook
from answerable.settings import CLEARANCES, Settings
from answerable.store.casebook import View
from answerable.vocabulary.access import Visibility

Command = TypeVar("Command", bound=Callable[..., Any])

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
as_of = click.option(
    "--as-of",
    metavar="TIMESTAMP",
    help="Show the casebook as it stood then: 2026-11-23 (that day's end) or 2026-11-23T20:15:00Z.",
)
clearance = click.option(
    "--clearance",
    type=click.Choice(CLEARANCES),
    help="Show things up to this visibility. Default: ANSWERABLE_CLEARANCE, else team.",
)
drafts = click.option("--drafts", is_flag=True, help="Count drafts too, each marked as one.")
strict = click.option("--strict", is_flag=True, help="End with 1 if anything failed.")


def settings_of(context: click.Context, chosen: str | None = None) -> Settings:
    """What has the user set, in the environment and for this command?"""
    settings: Settings = context.obj["settings"]
    return settings if chosen is None else replace(settings, clearance=chosen)


@contextmanager
def casebook(context: click.Context, chosen: str | None = None) -> Iterator[Opened]:
    """Which casebook does the command work in? That of -C, else the one around the working directory."""
    folder: Path | None = context.obj["folder"]
    place = casebook_around(Path.cwd()) if folder is None else folder
    with open_casebook(place, settings_of(context, chosen)) as opened:
        yield opened


@contextmanager
def view(context: click.Context, moment: str | None = None, chosen: str | None = None) -> Iterator[View]:
    """Which state of the casebook does the command show, and to whom?"""
    with casebook(context, chosen) as opened, opened.casebook.view(moment, opened.clearance) as shown:
        yield shown


def cleared(context: click.Context, chosen: str | None) -> Visibility:
    """Up to which visibility does this command see?"""
    return Visibility(settings_of(context, chosen).clearance)
