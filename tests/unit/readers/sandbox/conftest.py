"""What do the sandbox's tests need? A sandbox whose reader attacks, with limits that are quickly reached."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from answerable.readers.limits import Limits
from answerable.readers.outcome import ReadOutcome
from answerable.readers.sandbox import Sandbox
from answerable.readers.sandbox.fork_server import ForkServer

MIB = 1024 * 1024
LIMITS = Limits(
    memory_bytes=512 * MIB,
    cpu_seconds=3,
    wall_seconds=5.0,
    output_bytes=4 * MIB,
    member_bytes=8 * MIB,
    total_member_bytes=16 * MIB,
    members=10,
    scan_seconds=1.0,
    scans=2,
)

Attack = Callable[..., ReadOutcome]


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """A sandbox whose reader does what the document says (`attacks.py`)."""
    if sys.platform != "linux":
        pytest.skip("Linux's sandbox")
    folder = tmp_path_factory.mktemp("hostile")
    server = ForkServer(LIMITS, None, folder / "server.err", (), module="unit.readers.attacks")
    with Sandbox(LIMITS, scratch=folder / "scratch", _launcher=server) as opened:
        yield opened


@pytest.fixture
def attack(hostile: Sandbox, tmp_path: Path) -> Attack:
    """Let the reader carry out one attack: `attack("write", "/tmp/x")`."""

    def carry_out(*words: str) -> ReadOutcome:
        document = tmp_path / "attack.txt"
        document.write_text("\n".join(words))
        return hostile.read(document, name="attack.txt")

    return carry_out
