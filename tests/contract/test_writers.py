"""What if several write at once, or one is stopped half way? Every row arrives, acts stay in order."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import select

from answerable.store import schema, sources, verification
from answerable.store.casebook import Casebook
from answerable.store.claim_reading import listed
from answerable.store.claim_writing import write_stream
from answerable.vocabulary.source import SourceDetails
from casebooks import Place
from evidence import Ticking, cite, key, posting

WRITER = """
import sys
from pathlib import Path
from answerable.store.casebook import Casebook
from answerable.store.claim_writing import write_stream
from evidence import cite, key, posting

folder, database, name, count = sys.argv[1:]
casebook = Casebook.open(Path(folder), actor=name, database=database or None)
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(count)):
    shared = posting(f"shared {number}", [cite(key("source"))])
    own = posting(f"{name} {number}", [cite(key("source"), str(number + 1))], person=f"Person {number}")
    write_stream(casebook, "import", [shared, own])
"""


def _writer(place: Place, name: str, count: int) -> subprocess.Popen[str]:
    """Another process that writes to this casebook as soon as it is told to."""
    command = [sys.executable, "-c", WRITER, str(place.folder), place.database or "", name, str(count)]
    tests = str(Path(__file__).parents[1])
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": tests},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def _start(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()


def _sound(casebook: Casebook) -> None:
    with casebook.view() as view:
        assert list(verification.broken(view)) == []
        rows = view.connection.execute(
            select(schema.act.c.id, schema.act.c.at).order_by(schema.act.c.id)
        ).all()
    assert [row.id for row in rows] == list(range(1, len(rows) + 1))
    assert [row.at for row in rows] == sorted({row.at for row in rows})


def test_processes_that_write_at_once(place: Place):
    casebook = place.create()
    writers = [_writer(place, name, 20) for name in ("ann", "bea", "cyn")]
    for writer in writers:
        _start(writer)
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    with casebook.view() as view:
        found = {claim.id for claim in listed(view)}
    names = ("ann", "bea", "cyn", "shared")
    assert found == {key("claim", f"{name} {number}") for name in names for number in range(20)}
    _sound(casebook)


def test_threads_that_write_at_once(place: Place):
    casebook = place.create(clock=Ticking())
    failed: list[BaseException] = []

    def write(name: str) -> None:
        try:
            for number in range(20):
                with casebook.writing("take") as act:
                    sources.say(act, key("shared"), SourceDetails(title=f"{name} {number}"))
                    sources.say(act, key(name, number), SourceDetails(title=name))
        except BaseException as error:
            failed.append(error)
            raise

    threads = [threading.Thread(target=write, args=(name,)) for name in ("ann", "bea", "cyn")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with casebook.view() as view:
        assert len(list(sources.listed(view))) == 61
        assert view.until == 60
    _sound(casebook)


def test_who_reads_while_others_write_sees_whole_acts(place: Place):
    casebook = place.create()
    writer = _writer(place, "ann", 40)
    _start(writer)
    while writer.poll() is None:
        with casebook.view() as view:
            found = [claim.id for claim in listed(view)]
        assert len(found) % 2 == 0
        assert found[1::2] == [key("claim", f"ann {number}") for number in range(len(found) // 2)]
    assert writer.returncode == 0


@pytest.mark.parametrize("after", [0.0, 0.02, 0.05, 0.1])
def test_a_writer_that_is_killed_leaves_whole_acts(place: Place, after: float):
    casebook = place.create()
    writer = _writer(place, "ann", 1_000)
    _start(writer)
    time.sleep(after)
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    _sound(casebook)
    with casebook.view() as view:
        before = [claim.id for claim in listed(view)]
    assert len(before) % 2 == 0
    claims = [posting(f"ann {number}", [cite(key("source"), str(number + 1))]) for number in range(3)]
    shared = [posting(f"shared {number}", [cite(key("source"))]) for number in range(3)]
    write_stream(casebook, "import", claims + shared)
    with casebook.view() as view:
        assert {claim.id for claim in listed(view)} == {*before, *(claim.id for claim in claims + shared)}
    _sound(casebook)
