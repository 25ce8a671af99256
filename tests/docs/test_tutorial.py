"""The tutorial, typed word for word, answers what it says that it answers."""

import os
import re
import shlex
import shutil
import subprocess
import sys

import pytest

from manual import DOCS, ROOT, blocks

TUTORIAL = DOCS / "tutorial.md"
GAP = "…"
LANGUAGES = {"eng", "spa"}

READ_BY_MACHINE = re.compile(
    r"\d+(?= names, ranks, titles and units marked| new draft claims|  in all)"
    r"|\d+(?=  (?:person|posting|relation|unit|statement|figure)  draft)"
    r"|\d+(?= claims?(?: written|\. Copies))"
)
"""How much the reader marks and drafts changes with each make of it, and with tesseract's; what is shown of
single claims must hold."""


def steps():
    """Each command of the tutorial's consoles with the lines that it is said to answer."""
    found = []
    for block in blocks(TUTORIAL):
        if block.language != "console":
            continue
        lines = iter(block.lines)
        for line in lines:
            if line.startswith("$ "):
                command = line.removeprefix("$ ")
                while command.endswith("\\"):
                    command = command[:-1] + next(lines).strip()
                found.append((command, []))
            else:
                found[-1][1].append(line)
    return found


def answers(told, printed):
    """Is this what was printed, but for the gaps?"""
    pattern = "".join(r"(?:.*\n)*" if line == GAP else re.escape(line.rstrip()) + r"\s*?\n" for line in told)
    return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in printed)) is not None


def languages():
    if shutil.which("tesseract") is None:
        return set()
    done = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=True)
    return set((done.stdout or done.stderr).split())


@pytest.mark.skipif(not languages() >= LANGUAGES, reason="the case has a scan: no tesseract with eng and spa")
def test_what_the_tutorial_types_answers_what_it_says(tmp_path):
    (tmp_path / "src").symlink_to(ROOT / "src")
    folder = tmp_path
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ANSWERABLE_")}
    for command, told in steps():
        program, *words = shlex.split(command)
        if program == "cd":
            folder /= words[0]
            continue
        assert program == "answerable"
        done = subprocess.run(
            [sys.executable, "-m", "answerable.cli", *words],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        printed = READ_BY_MACHINE.sub("N", done.stdout).splitlines()
        expected = [READ_BY_MACHINE.sub("N", line) for line in told]
        assert answers(expected, printed), (
            f"docs/tutorial.md says that '{command}' answers\n\n"
            + "\n".join(told)
            + "\n\nbut it answers\n\n"
            + done.stdout
        )


def test_the_tutorial_goes_the_whole_way():
    verbs = {command.split()[1] for command, _ in steps() if command.startswith("answerable ")}
    assert verbs >= {
        "new",
        "take",
        "sources",
        "failures",
        "read",
        "claims",
        "search",
        "decide",
        "purge",
        "export",
        "verify",
    }


@pytest.mark.parametrize(
    ("told", "printed", "holds"),
    [
        (["a", GAP, "d"], ["a", "b", "c", "d"], True),
        (["a", GAP], ["a"], True),
        ([GAP, "d"], ["a", "d", "e"], False),
        (["a"], ["a", "b"], False),
        (["a.b"], ["axb"], False),
    ],
)
def test_gaps_stand_for_lines_and_nothing_else_is_left_out(told, printed, holds):
    assert answers(told, printed) is holds
