"""What happens when somebody types `answerable`? The verb is found, run, and every error told in one line."""

import gc
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Final

import click

from answerable import __version__
from answerable.cli.lazy import HELP, Lazy
from answerable.cli.printing import ToldError, print_json, tell
from answerable.errors import AmbiguousError, AnswerableError, UsageError
from answerable.logs import configure_logs, logger
from answerable.settings import load_settings

VERBS: Final = {
    "demo": "Build an invented case, from documents to draft claims.",
    "new": "Make an empty casebook.",
    "take": "Take files and folders into the casebook.",
    "sources": "List what was taken.",
    "failures": "List what could not be taken, read or imported, and why.",
    "read": "Make draft claims of what was taken.",
    "import": "Import claims that were made elsewhere.",
    "match": "Propose which recipients of trainings are which units.",
    "claims": "List claims with the words that they stand on.",
    "search": "Search source texts, titles and names.",
    "ask": "Ask who commanded, who was above, who was trained.",
    "decide": "Accept, correct or reject claims.",
    "purge": "Remove a source for good.",
    "export": "Write working copies for other programs.",
    "serve": "Show the casebook in the browser, on this machine only.",
    "verify": "Check every hash, span, link and log entry.",
}
"""The commands, in the order in which a casebook is worked on: one module each in `cli.verbs`."""

_COLLECTED_AFTER: Final = 50_000
"""Records made before Python looks among them for circles. Ours make none, and come by the hundred thousand:
looking after every 700, as is Python's custom, takes an eighth of an import's time and frees nothing. The
processes that read documents are told the same (`readers.sandbox.fork_server`)."""


@click.group(
    cls=Lazy, words=VERBS, package="answerable.cli.verbs", context_settings={"help_option_names": HELP}
)
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
    gc.set_threshold(_COLLECTED_AFTER)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(
                errors="backslashreplace"
            )  # a terminal that lacks a letter is no reason to end
    try:
        code = _run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has enough; let the interpreter's own flush not complain about it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)


def _run(words: list[str]) -> int:
    try:
        with group.make_context("answerable", words) as context:
            group.invoke(context)
    except click.exceptions.Exit as done:
        return done.exit_code
    except (click.Abort, KeyboardInterrupt):
        tell("answerable: stopped; what was done so far is kept, and the same command goes on with it")
        return 130
    except ToldError as told:
        return _tell(told.error, words, is_told=True)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001  (a fault of ours must not end in a page of Python either)
        return _tell(_explained(error), words)
    return 0


def _explained(error: Exception) -> AnswerableError:
    """What do we tell the user? Our own errors as they stand, others in a sentence of the same kind."""
    match error:
        case AnswerableError():
            return error
        case click.ClickException():
            return UsageError(_of_click(error))
        case OSError():
            place = f"{error.filename}: " if error.filename else ""
            return UsageError(f"{place}{error.strerror}: see that the path is right and open to you")
    logger("cli").debug("fault", exc_info=error)
    what = f"{type(error).__name__}: {error}"
    return AnswerableError(
        f"this is a fault of the program ({what}): please report it; ANSWERABLE_LOG=debug shows where"
    )


def _of_click(error: click.ClickException) -> str:
    message = error.format_message().rstrip(".")
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{message[:1].lower()}{message[1:]}" + (
        f": see '{context.command_path} --help'" if context else ""
    )


def _tell(error: AnswerableError, words: list[str], *, is_told: bool = False) -> int:
    choices = error.choices if isinstance(error, AmbiguousError) else ()
    if "--json" in words and not is_told:
        document: dict[str, Any] = {"error": str(error)}
        if choices:
            document["choices"] = [{"id": key, "description": words} for key, words in choices]
        print_json(document)
    tell(f"answerable: {error}")
    for key, description in choices:
        tell(f"  {key}  {description}")
    return error.exit_code
