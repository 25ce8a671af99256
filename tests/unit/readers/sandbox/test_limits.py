"""Does every document end within its limits, as one clear failure, whatever its reader does?"""

import os
import re
import signal
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from answerable.errors import UnreadableError
from answerable.readers.failures import UnreadableDocumentError
from answerable.readers.outcome import ReadOutcome
from answerable.readers.sandbox import Sandbox, SandboxError
from answerable.readers.sandbox.fork_server import ForkServer

from .conftest import LIMITS

Attack = Callable[..., ReadOutcome]

BUSY = 20.0
"""Seconds that a machine with other work may take to start and end processes."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux's sandbox")


def failed(attack: Attack, *words: str) -> UnreadableDocumentError:
    with pytest.raises(UnreadableDocumentError) as caught:
        attack(*words)
    assert "attack.txt" in str(caught.value)
    assert str(caught.value).isprintable()
    assert caught.value.remedy
    return caught.value


def folders(sandbox: Sandbox) -> list[str]:
    return [entry.name for entry in sandbox._scratch.folder.iterdir() if entry.is_dir()]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("eat_memory",), "out_of_memory"),
        (("eat_memory_slowly",), "out_of_memory"),
        (("loop",), "out_of_time"),
        (("sleep",), "out_of_time"),
        (("sleep_and_outlive",), "out_of_time"),
        (("say_for_ever",), "out_of_time"),
        (("recurse",), "crashed"),
        (("flood",), "too_large"),
        (("one_large_file",), "too_large"),
        (("die", "exit", "0"), "crashed"),
        (("die", "exit", "7"), "crashed"),
        (("die", str(int(signal.SIGKILL))), "out_of_memory"),
        (("die", str(int(signal.SIGABRT))), "crashed"),
        (("segfault",), "crashed"),
        (("crash_in_python",), "crashed"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else value,
)
def test_each_way_to_fail_has_its_kind_and_leaves_nothing_behind(
    attack: Attack, hostile: Sandbox, words: tuple[str, ...], kind: str
) -> None:
    assert failed(attack, *words).kind == kind
    assert folders(hostile) == []
    with attack("good", "still", "there") as outcome:
        assert outcome.rendition is not None
        assert outcome.rendition.text == "still there"


def test_pages_that_go_to_tesseract_buy_time(attack: Attack) -> None:
    with attack("scan", "2", str(LIMITS.wall_seconds + 0.5)) as outcome:
        assert outcome.rendition is not None
        assert outcome.rendition.text == "done"


def test_a_reader_that_claims_endless_scans_buys_time_for_a_few(attack: Attack) -> None:
    started = time.monotonic()
    assert failed(attack, "scan", "10000", "3600").kind == "out_of_time"
    assert time.monotonic() - started < LIMITS.wall_seconds + LIMITS.scans * LIMITS.scan_seconds + BUSY


def test_a_full_disk_is_prevented(attack: Attack, hostile: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    from answerable.readers.sandbox import watchdog

    monkeypatch.setattr(watchdog, "_BESIDE_MEMBERS", 0)
    assert failed(attack, "fill_disk").kind == "too_large"
    assert folders(hostile) == []


def test_a_crash_says_where_and_in_what_kind_of_document(attack: Attack) -> None:
    error = failed(attack, "die_at_a_place")
    assert "page 17 of 30" in str(error)
    assert error.media_type == "application/pdf"


def test_the_name_of_a_signal_is_said(attack: Attack) -> None:
    assert "SIGSEGV" in str(failed(attack, "segfault"))


@pytest.mark.parametrize("word", ["forged_member", "missing_member", "word_beyond_the_text"])
def test_an_answer_that_does_not_hold_together_is_not_taken(attack: Attack, word: str) -> None:
    error = failed(attack, word)
    assert error.kind == "crashed"
    assert "answered with" in str(error)


@pytest.mark.parametrize(
    "frame",
    [
        b"Z\x00\x00\x00\x00",
        b"T\xff\xff\xff\xff",
        b"H\x02\x00\x00\x00{}",
        b"H\x02\x00\x00\x00{}T\x00\x00\x00\x00L\x00\x00\x00\x00",
        b"E\x02\x00\x00\x00{}",
        b"E" + (200_000).to_bytes(4, "little") + b"[" * 200_000,
        b"E" + (60_000).to_bytes(4, "little") + b"[" * 60_000,
        b"K\x05\x00\x00\x00\xff\xff\xff\xff\xff",
        b"L\x00\x00\x00\x00L\x00\x00\x00\x00",
        b"P",
        b"",
    ],
    ids=lambda frame: repr(frame[:20]),
)
def test_forged_frames_are_refused(attack: Attack, frame: bytes) -> None:
    assert failed(attack, "say", frame.hex()).kind in {"crashed", "too_large"}


def test_a_forged_message_is_shown_on_one_line(attack: Attack) -> None:
    said = b'{"kind": "damaged", "message": "attack.txt \\u001b[2J\\n\\nx", "remedy": "\\u0007run this"}'
    error = failed(attack, "say", (b"E" + len(said).to_bytes(4, "little") + said).hex())
    assert error.kind == "damaged"
    assert error.remedy.isprintable()


def servers_of(sandbox: Sandbox) -> ForkServer:
    launcher = sandbox._launcher
    assert isinstance(launcher, ForkServer)
    return launcher


def test_a_server_that_died_is_started_anew(attack: Attack, hostile: Sandbox) -> None:
    attack("good", "before").close()
    process = servers_of(hostile)._process
    assert process is not None
    process.kill()
    process.wait()
    with attack("good", "after") as outcome:
        assert outcome.rendition is not None
        assert outcome.rendition.text == "after"


def test_a_read_whose_server_dies_is_read_again_by_the_next(attack: Attack, hostile: Sandbox) -> None:
    def kill_soon() -> None:
        time.sleep(0.5)
        process = servers_of(hostile)._process
        assert process is not None
        os.kill(process.pid, signal.SIGKILL)

    attack("good", "warm").close()
    killer = threading.Thread(target=kill_soon)
    killer.start()
    # The first child dies with its server half a second on; the second has its full time, and uses it up.
    started = time.monotonic()
    assert failed(attack, "sleep").kind == "out_of_time"
    killer.join()
    assert time.monotonic() - started > LIMITS.wall_seconds + 0.4


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_nothing_survives_the_sandbox(tmp_path: Path) -> None:
    document = tmp_path / "attack.txt"
    document.write_text("sleep_and_outlive")
    server = ForkServer(LIMITS, None, tmp_path / "server.err", (), module="unit.readers.attacks")
    sandbox = Sandbox(LIMITS, scratch=tmp_path / "scratch", _launcher=server)
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(sandbox.read, document, name="attack.txt")
        deadline = time.monotonic() + 20
        children: list[int] = []
        while not children and time.monotonic() < deadline:
            time.sleep(0.05)
            process = server._process
            if process is not None:
                found = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
                children = [int(pid) for pid in found]
        assert children
        assert process is not None
        sandbox.close()
        with pytest.raises((UnreadableError, SandboxError)):
            reading.result()
    assert not alive(process.pid)
    assert not any(alive(pid) for pid in children)
    assert list((tmp_path / "scratch").iterdir()) == []


def test_many_threads_read_at_once_and_each_gets_its_own(hostile: Sandbox, tmp_path: Path) -> None:
    def read(number: int) -> str:
        document = tmp_path / f"{number}.txt"
        document.write_text(f"good\n{number}" if number % 5 else "segfault")
        try:
            with hostile.read(document, name=document.name) as outcome:
                assert outcome.rendition is not None
                return outcome.rendition.text
        except UnreadableError as error:
            return error.kind

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(read, range(100)))
    assert found == [str(number) if number % 5 else "crashed" for number in range(100)]
    assert folders(hostile) == []


def test_a_server_that_cannot_start_says_why(tmp_path: Path) -> None:
    server = ForkServer(LIMITS, None, tmp_path / "server.err", (), module="no.such.module")
    with (
        Sandbox(LIMITS, scratch=tmp_path / "scratch", _launcher=server) as sandbox,
        pytest.raises(SandboxError, match=re.escape("No module named 'no'")),
    ):
        sandbox.protections()
