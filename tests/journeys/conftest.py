"""In which casebook does a journey begin? An empty one."""

from pathlib import Path

import pytest

from commands import Case, new_case


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return new_case(tmp_path / "case")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """The folder of files that the journey takes."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder
