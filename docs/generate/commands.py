"""Which commands are there, with which arguments and options, and how does each end? Told from click."""

import inspect
from collections.abc import Iterator, Mapping
from typing import Any, Final

import click

from answerable.cli.lazy import Lazy
from answerable.cli.main import VERBS, group
from answerable.cli.verbs import export
from answerable.pipeline import importing
from docs.generate.frames import framed
from docs.generate.tables import code, table

ARGUMENTS: Final = {
    ("demo", "DIR"): "where the case goes; default: `demo-casebook` in the working directory",
    ("new", "DIR"): "the casebook's folder, new or empty",
    ("take", "PATH…"): "files and folders; of a folder, all that lies below it",
    ("import", "KIND"): "which kind of file it is: one of the kinds below",
    ("import", "FILE…"): "the files to import",
    ("search", "TEXT"): "words, or a phrase in double quotes",
    (
        "decide",
        "CLAIM…",
    ): "ids of claims, or enough of their beginning to tell them apart: six characters or more",
    ("decide", "WORD"): "what you decide: one of the words of the usage line",
    (
        "ask career",
        "PERSON",
    ): "a name of the person, with or without rank, or an id or enough of its beginning",
    ("ask commander", "UNIT"): "a name of the unit, however written, or its id or enough of its beginning",
    ("ask chain", "UNIT"): "a name of the unit, however written, or its id or enough of its beginning",
    ("ask unit", "UNIT"): "a name of the unit, however written, or its id or enough of its beginning",
    ("ask vet", "NAME"): "a name of a unit or person, however written, or its id or enough of its beginning",
    ("ask timeline", "NAME"): "a name of a unit or person, however written, or an id or its beginning",
    ("purge", "SOURCE…"): "ids of sources",
    ("export", "KIND"): "in which form: one of the kinds below",
}
"""What click does not know of: a sentence for each argument, by verb (`ask unit`) and name."""

KINDS: Final = {
    "import": {kind.name: kind.reads for kind in importing.KINDS.values()},
    "export": export.KINDS,
}
"""Verbs that know several kinds of file, and what each kind is."""

_AS_ONE: Final = {"decide": ("CLAIM…", "WORD")}
"""Verbs whose arguments click sees as one list of words."""

_CHECKS: Final = {"verify": "an invariant does not hold"}
"""Verbs that end with 1 by themselves, and when."""


def page(printed_by: Mapping[str, tuple[str, ...]]) -> str:
    """What does the page of the commands say? `printed_by`: which JSON documents each verb prints."""
    overview = table(
        ("command", "what it does"), ((f"[{verb}](#{verb})", what) for verb, what in VERBS.items())
    )
    sections = "".join(_section(verb, printed_by) for verb in VERBS)
    return framed("commands", overview + sections)


def verbs() -> Iterator[str]:
    """What can be typed behind `answerable`? Verbs, each question of `ask` as one of them (`ask unit`)."""
    for verb in VERBS:
        command, _ = command_of(verb)
        yield from (f"{verb} {word}" for word in command.words) if isinstance(command, Lazy) else (verb,)


def _section(verb: str, printed_by: Mapping[str, tuple[str, ...]]) -> str:
    command, context = command_of(verb)
    mark = "###" if " " in verb else "##"
    parts = [f"\n{mark} {verb}\n", f"```\nanswerable {verb} {_usage(command, context)}".rstrip() + "\n```\n"]
    paragraphs = inspect.cleandoc(command.help or "").split("\n\n")
    parts += [f"{' '.join(paragraph.split())}\n" for paragraph in paragraphs]
    if isinstance(command, Lazy):
        rows = ((f"[{word}](#{verb}-{word})", what) for word, what in command.words.items())
        parts.append(table(("question", "what it answers"), rows))
        return "\n".join(parts) + "".join(_section(f"{verb} {word}", printed_by) for word in command.words)
    arguments = [(code(name), ARGUMENTS[verb, name]) for name in _arguments(verb, command, context)]
    if arguments:
        parts.append(table(("argument", "what it is"), arguments))
    if verb in KINDS:
        parts.append(
            table(("kind", "what it is"), ((code(name), what) for name, what in KINDS[verb].items()))
        )
    options = list(_options(command, context))
    if options:
        parts.append(table(("option", "what it does"), options))
    parts.append(_ends(verb, command, printed_by.get(verb, ())))
    return "\n".join(parts)


def command_of(verb: str) -> tuple[click.Command, click.Context]:
    """Which command is typed so, and in which context?"""
    found: click.Command = group
    for word in verb.split():
        inner = found.get_command(click.Context(found), word) if isinstance(found, click.Group) else None
        if inner is None:
            msg = f"the verb {verb} has no command"
            raise LookupError(msg)
        found = inner
    return found, click.Context(found, info_name=verb)


def _usage(command: click.Command, context: click.Context) -> str:
    return " ".join(piece for piece in command.collect_usage_pieces(context) if piece)


def _arguments(verb: str, command: click.Command, context: click.Context) -> tuple[str, ...]:
    if verb in _AS_ONE:
        return _AS_ONE[verb]
    found = (item for item in command.params if isinstance(item, click.Argument))
    return tuple(item.make_metavar(context).strip("[]") for item in found)


def _options(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    for item in command.params:
        if isinstance(item, click.Option):
            default = f" Default: {item.default}." if item.show_default else ""
            what = f"{item.help or ''}{_bounds(item.type)}{default}"
            yield code(f"{', '.join(item.opts)}{_value(item, context)}"), what


def _value(option: click.Option, context: click.Context) -> str:
    if option.is_flag:
        return ""
    return " N" if isinstance(option.type, click.IntRange) else f" {option.make_metavar(context)}"


def _bounds(kind: click.ParamType[Any]) -> str:
    return f" From {kind.min} to {kind.max}." if isinstance(kind, click.IntRange) else ""


def _ends(verb: str, command: click.Command, documents: tuple[str, ...]) -> str:
    names = {item.name for item in command.params}
    one = _CHECKS.get(verb) or ("anything failed and `--strict` was given" if "strict" in names else "")
    said = (
        "Ends with 0, " + (f"with 1 if {one}, " if one else "") + "and with 2 if it could not be done at all."
    )
    if documents:
        links = " or ".join(f"[{name}](json/{name}.schema.json)" for name in documents)
        said += f" With `--json` it prints {links}."
    return said + "\n"
