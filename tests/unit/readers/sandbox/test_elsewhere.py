"""What is left of the sandbox on a system that is not Linux? The same answers, and honesty about the rest."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from answerable.errors import UnreadableError
from answerable.readers.limits import MIB, Limits
from answerable.readers.sandbox import Sandbox
from answerable.readers.sandbox.protections import described
from answerable.readers.sandbox.rlimits import ALL
from answerable.readers.sandbox.spawner import Spawner


@pytest.fixture(scope="module")
def spawning(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    limits = Limits(memory_bytes=512 * MIB, wall_seconds=20.0, output_bytes=MIB)
    folder = tmp_path_factory.mktemp("spawning")
    with Sandbox(limits, scratch=folder, _launcher=Spawner(limits, None)) as opened:
        yield opened


def test_a_document_is_read_by_a_process_of_its_own(spawning: Sandbox, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Colonel Marun")
    with spawning.read(path, name="a.txt") as outcome:
        assert outcome.rendition is not None
        assert outcome.rendition.text == "Colonel Marun"


def test_a_failure_is_told_as_on_linux(spawning: Sandbox, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4\nbroken")
    with pytest.raises(UnreadableError) as caught:
        spawning.read(path, name="a.pdf")
    assert caught.value.kind == "damaged"


def test_a_process_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A real reader may be done before the first look at the clock: this one never is.
    (tmp_path / "never_answers.py").write_text("import time\ntime.sleep(3600)\n")
    monkeypatch.syspath_prepend(tmp_path)
    path = tmp_path / "a.txt"
    path.write_text("words")
    limits = Limits(wall_seconds=0.01)
    launcher = Spawner(limits, None, module="never_answers")
    with (
        Sandbox(limits, scratch=tmp_path / "scratch", _launcher=launcher) as sandbox,
        pytest.raises(UnreadableError) as caught,
    ):
        sandbox.read(path, name="a.txt")
    assert caught.value.kind == "out_of_time"


def test_what_is_missing_is_said(spawning: Sandbox) -> None:
    protections = spawning.protections()
    assert any("network" in phrase for phrase in protections.missing)
    assert any("other files" in phrase for phrase in protections.missing)
    if sys.platform == "linux":
        assert "a limit on memory" in protections.present


@pytest.mark.parametrize(("version", "missing"), [(0, 4), (1, 3), (3, 2), (4, 1), (6, 0), (7, 0)])
def test_an_old_kernel_s_gaps_are_said(version: int, missing: int) -> None:
    protections = described(limits=ALL, landlock_version=version, seccomp=True)
    assert len(protections.missing) == missing
    assert len(protections.present) + missing == 11
