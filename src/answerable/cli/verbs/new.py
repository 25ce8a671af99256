"""`answerable new DIR`: where shall a new casebook be?"""

from pathlib import Path

import click

from answerable.cli.options import settings_of
from answerable.cli.printing import console, plain
from answerable.pipeline.opened import new_casebook


@click.command("new")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.pass_context
def command(context: click.Context, folder: Path) -> None:
    """Make an empty casebook in DIR, a folder that is new or empty."""
    with new_casebook(folder, settings_of(context)):
        words = f"A new casebook is in {folder}. Put documents in: answerable -C {folder} take PATH…"
        console().print(plain(words), markup=False)
