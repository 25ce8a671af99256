"""Which module holds a command? Loaded only when it is used: most of them need a part of the whole."""

from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import Any, Final

import click

from answerable.errors import UsageError

HELP: Final = ["-h", "--help"]

_PYTHONS_OWN: Final = ("import",)


class Lazy(click.Group):
    """Which commands are there, and what does each do? One module a command, in one package.

    `words` gives for each command what it does; a module is called after its command, with a `_` behind
    it where the command is a word of Python's own.
    """

    def __init__(self, *, words: Mapping[str, str], package: str, **more: Any) -> None:
        super().__init__(**more)
        self.words = words
        self._package = package

    def list_commands(self, _context: click.Context) -> list[str]:
        """Which commands are there? In working order."""
        return list(self.words)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Which command goes by this name?"""
        if name not in self.words:
            close = get_close_matches(name, self.words, n=1)
            listing = f"'{_typed(context)} --help' lists the commands"
            hint = f"did you mean {close[0]!r}?" if close else listing
            msg = f"there is no command {name!r}: {hint}"
            raise UsageError(msg)
        module = import_module(f"{self._package}.{f'{name}_' if name in _PYTHONS_OWN else name}")
        command: click.Command = module.command
        # Click keeps the names that it sees first, also where a command is asked for outside of the group.
        command.get_help_option(click.Context(command, help_option_names=HELP))
        return command

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        """What does each command do? Said without loading any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.words.items()))


def _typed(context: click.Context) -> str:
    """How far had the command line come? `answerable ask`."""
    return context.command_path or "answerable"
