"""What does somebody see who types a command? Its exit code, and what it printed where."""

import contextlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from answerable.cli.main import main

PROGRAM = "from answerable.cli.main import main; main()"


@dataclass(frozen=True)
class Ran:
    """How did a command end, and what did it print?"""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Which one document stands on standard output? Nothing else may."""
        return json.loads(self.out)


def typed(*words: object, cwd: Path | None = None, **environment: str) -> Ran:
    """What does `answerable WORDS…` do? In this process, which saves starting one."""
    out, err = _stream(), _stream()
    code: object = 0
    with (
        _environment(environment),
        contextlib.chdir(cwd or Path.cwd()),
        mock.patch.object(sys, "argv", ["answerable", *map(str, words)]),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
    assert isinstance(code, int), code
    return Ran(code, _text(out), _text(err))


def started(*words: object, cwd: Path | None = None, stdin: bytes = b"", **environment: str) -> Ran:
    """The same, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *map(os.fsencode, map(str, words))],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**_clean(os.environ), **environment},
        check=False,
        timeout=120,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@dataclass
class Case:
    """Which casebook does a test work in, with which settings?"""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)

    def __call__(self, *words: object, code: int = 0, **environment: str) -> Ran:
        """What does this command do in the casebook? It has to end with this code."""
        ran = typed("-C", self.folder, *words, **{**self.settings, **environment})
        assert ran.code == code, f"answerable {' '.join(map(str, words))}: {ran}"
        return ran

    def sources(self, **environment: str) -> list[dict[str, Any]]:
        """Which sources are listed?"""
        return self("sources", "--json", **environment).json["sources"]

    def source(self, name: str) -> dict[str, Any]:
        """Which source was found under this name?"""
        found = [
            source for source in self.sources(ANSWERABLE_CLEARANCE="restricted") if name in source["names"]
        ]
        assert len(found) == 1, f"{name} names {len(found)} sources"
        return found[0]

    def failures(self, **environment: str) -> list[dict[str, Any]]:
        """Which failures are listed?"""
        return self("failures", "--json", **environment).json["failures"]

    def failed(self, *kinds: str) -> None:
        """Are these the kinds of all that failed, and each told in one clear sentence?"""
        listed = self.failures()
        assert sorted(failure["kind"] for failure in listed) == sorted(kinds), listed
        for failure in listed:
            assert failure["problem"], failure
            assert failure["remedy"], failure
            assert "Traceback" not in failure["problem"]

    def verifies(self) -> None:
        """Does every invariant hold?"""
        assert self("verify", "--json").json == {"verified": True, "problems": []}


def new_case(folder: Path, **settings: str) -> Case:
    """Which empty casebook is there to work in?"""
    case = Case(folder, {"ANSWERABLE_JOBS": "1", "ANSWERABLE_USER": "ann", **settings})
    ran = typed("new", folder, **case.settings)
    assert ran.code == 0, ran
    return case


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    written = stream.buffer
    assert isinstance(written, io.BytesIO)
    return written.getvalue().decode()


def _clean(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if not name.startswith("ANSWERABLE_")}


@contextlib.contextmanager
def _environment(settings: Mapping[str, str]) -> Iterator[None]:
    with mock.patch.dict(os.environ, {**_clean(os.environ), **settings}, clear=True):
        yield
