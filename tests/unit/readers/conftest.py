"""What do all tests of the readers need? A document in a file, a job that reads it, tesseract where it is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from answerable.readers.job import Job
from answerable.readers.limits import Limits
from answerable.readers.outcome import ReadOutcome
from answerable.readers.reading import read_file
from answerable.readers.sandbox import Sandbox
from answerable.readers.tesseract import LocalTesseract, installed

ReadBytes = Callable[..., ReadOutcome]


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    folder = tmp_path / "scratch"
    folder.mkdir()
    return folder


@pytest.fixture
def read(tmp_path: Path, scratch: Path) -> ReadBytes:
    """Read bytes under a name, in this very process: `read(data, name, media_type=None, **job)`."""

    def read_bytes(data: bytes, name: str, media_type: str | None = None, **more: object) -> ReadOutcome:
        path = tmp_path / "document"
        path.write_bytes(data)
        return read_file(Job(path, name, scratch, **more), media_type)  # type: ignore[arg-type]

    return read_bytes


@pytest.fixture
def tesseract(scratch: Path) -> LocalTesseract:
    executable = installed()
    if executable is None:
        pytest.skip("tesseract is not installed")
    return LocalTesseract(executable, scratch, 60)


@pytest.fixture(scope="session")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """The real sandbox with limits that are quickly reached."""
    limits = Limits(
        memory_bytes=768 * 1024 * 1024,
        cpu_seconds=20,
        wall_seconds=30.0,
        output_bytes=8 * 1024 * 1024,
        member_bytes=1024 * 1024,
        total_member_bytes=4 * 1024 * 1024,
        members=100,
    )
    with Sandbox(limits, scratch=tmp_path_factory.mktemp("readers")) as opened:
        yield opened
