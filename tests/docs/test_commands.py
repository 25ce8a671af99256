"""What a page says can be typed can be typed."""

import re

import click
import pytest

from answerable.cli.lazy import Lazy
from answerable.cli.main import VERBS, group
from manual import ROOT, Command, code, commands, name, pages, typed

TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def told(program):
    return [item for page in pages() for item in typed(page) if item.words[0] == program]


def mentioned(program):
    return [
        item
        for page in pages()
        for line, text in code(page)
        if text.startswith(f"{program} ")
        for item in commands(page, line, text.replace("|", "/"))
    ]


@pytest.mark.parametrize("command", told("answerable"), ids=str)
def test_every_command_in_a_block_can_be_typed(command: Command):
    try:
        context = group.make_context("answerable", list(command.words[1:]))
        # Click keeps the verb apart from the words behind it until its next major version.
        rest = [*getattr(context, "_protected_args", ()), *context.args]
        if rest:
            verb, found, arguments = group.resolve_command(context, rest)
            found.make_context(verb, arguments, parent=context)
    except click.exceptions.Exit:  # --help and --version end here
        pass
    except click.UsageError as error:
        pytest.fail(f"{command}: {error.format_message()}")


@pytest.mark.parametrize("command", mentioned("answerable"), ids=str)
def test_every_command_within_a_sentence_has_a_verb_and_options_that_exist(command: Command):
    words = list(command.words[1:])
    if words[:1] == ["-C"]:
        words = words[2:]
    verb, *rest = words
    if verb.startswith("-"):
        known = {option for item in group.params for option in item.opts} | set(
            group.context_settings["help_option_names"]
        )
        assert verb in known
        return
    assert verb in VERBS or verb == "COMMAND", f"{command}: there is no verb {verb}"
    if verb in VERBS:
        found = group.get_command(click.Context(group), verb)
        if isinstance(found, Lazy) and rest and not rest[0].startswith("-"):
            assert rest[0] in found.words, f"{command}: there is no {verb} {rest[0]}"
            found = found.get_command(click.Context(found), rest[0])
        options = {option for item in found.params for option in item.opts} | {"-h", "--help"}
        assert [word for word in rest if word.startswith("-") and word not in options] == []


@pytest.mark.parametrize("command", [*told("make"), *mentioned("make")], ids=str)
def test_every_target_that_a_page_makes_is_in_the_makefile(command: Command):
    assert [word for word in command.words[1:] if word not in TARGETS and "=" not in word] == []


def test_every_verb_is_used_on_a_page_written_by_hand():
    by_hand = [page for page in pages() if name(page) != "docs/reference/commands.md"]
    used = {
        word
        for page in by_hand
        for item in [
            *typed(page),
            *(c for line, text in code(page) for c in commands(page, line, text.replace("|", "/"))),
        ]
        if item.words[0] == "answerable"
        for word in item.words[1:]
    }
    assert set(VERBS) - used == set()
