"""What happens when somebody types `answerable`? The verb is found, run, and every error told in one line."""

import json
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import click

from answerable import __version__
from answerable.errors import AmbiguousError, AnswerableError
from answerable.logs import configure_logs
from answerable.settings import load_settings

VERBS: Final = {
    "demo": "Build an invented case, from documents to draft claims.",
    "new": "Make an empty casebook.",
    "take": "Take files and folders into the casebook.",
    "sources": "List what was taken.",
    "failures": "List what could not be taken, read or imported, and why.",
    "read": "Make draft claims of what was taken.",
    "import": "Import claims that were made elsewhere.",
    "claims": "List claims with the words that they stand on.",
    "search": "Search source texts, titles and names.",
    "decide": "Accept, correct or reject claims.",
    "purge": "Remove a source for good.",
    "export": "Write working copies for other programs.",
    "serve": "Show the casebook in the browser, on this machine only.",
    "verify": "Check every hash, span, link and log entry.",
}
"""The commands, in the order in which a casebook is worked on: one module each in `cli.verbs`."""


class Verbs(click.Group):
    """Which module holds a verb? Loaded only when it is used: most of them need a part of the whole."""

    def list_commands(self, _context: click.Context) -> list[str]:
        """Which verbs are there? In working order."""
        return list(VERBS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """Which command goes by this name?"""
        if name not in VERBS:
            return None
        # `import` is a word of Python's own, so its module has a longer name.
        module = import_module(f"answerable.cli.verbs.{'import_' if name == 'import' else name}")
        command: click.Command = module.command
        return command

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        """What does each verb do? Said without loading any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Work in the casebook DIR, as git's -C. Default: the casebook around the working directory.",
)
@click.version_option(__version__, prog_name="answerable")
@click.pass_context
def group(context: click.Context, folder: Path | None) -> None:
    """Who was answerable, and how do we know?

    From reports, sheets and tables to sourced claims about armed forces, and from claims to answers.
    Nothing leaves this machine.
    """
    settings = load_settings()
    configure_logs(settings.log_level)
    context.obj = {"settings": settings, "folder": folder}


def main() -> None:
    """How does the program end? 0 done, 1 a check failed, 2 wrong use, each error in one line."""
    try:
        group.main(standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except AnswerableError as error:
        _tell(error)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # Whoever read our output has enough; let the interpreter's own flush not complain about it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _tell(error: AnswerableError) -> None:
    choices = error.choices if isinstance(error, AmbiguousError) else ()
    if "--json" in sys.argv:
        document: dict[str, Any] = {"error": str(error)}
        if choices:
            document["choices"] = [{"id": key, "description": words} for key, words in choices]
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    click.echo(f"answerable: {error}", err=True)
    for key, words in choices:
        click.echo(f"  {key}  {words}", err=True)
