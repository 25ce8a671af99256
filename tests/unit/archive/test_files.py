"""Are the bytes kept whole, once, and under their hash, whatever happens meanwhile?"""

import hashlib
import os
import stat
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.archive.files import FileStore
from answerable.archive.opening import open_file
from answerable.errors import StoreError, UnreadableError

MIB = 1 << 20
TWO_PIECES = b"0123456789abcdef" * (2 * MIB // 16)


@pytest.fixture
def store(tmp_path):
    files = FileStore(tmp_path / "files")
    with files.receiving():
        yield files


def receive(store, path, max_bytes=64 * MIB):
    with open_file(path, path.name) as stream:
        return store.receive(stream, path.name, max_bytes)


def incoming(store):
    return [file.name for file in (store.folder / "incoming").iterdir() if file.name != "in-use"]


@settings(deadline=None)  # a disk may be slow
@given(content=st.binary(max_size=200))
def test_bytes_are_kept_under_their_hash_and_cannot_be_written_to(tmp_path_factory, content):
    folder = tmp_path_factory.mktemp("files")
    (folder / "a").write_bytes(content)
    store = FileStore(folder / "files")
    with store.receiving():
        received = receive(store, folder / "a")
    sha256 = hashlib.sha256(content).hexdigest()
    assert (received.sha256, received.size) == (sha256, len(content))
    assert received.path == store.path(sha256) == store.folder / sha256[:2] / sha256
    assert received.path.read_bytes() == content
    assert stat.S_IMODE(received.path.stat().st_mode) == 0o444
    assert store.hash_of(sha256) == sha256


def test_the_same_bytes_are_kept_once(store, tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(TWO_PIECES)
    first = receive(store, tmp_path / "a")
    inode = first.path.stat().st_ino
    assert receive(store, tmp_path / "b") == first
    assert first.path.stat().st_ino == inode
    assert incoming(store) == []


def test_a_file_whose_size_is_over_the_limit_is_refused_before_anything_is_copied(
    store, tmp_path, monkeypatch
):
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(1 << 30)  # sparse: it takes no room
    monkeypatch.setattr("answerable.archive.files._copy", lambda *_: pytest.fail("it was copied"))
    with pytest.raises(UnreadableError, match=r"huge\.txt is larger than 512 MiB") as caught:
        receive(store, huge, 512 * MIB)
    assert caught.value.kind == "too_large"
    assert "ANSWERABLE_MAX_FILE_MB" in caught.value.remedy


def test_a_file_of_exactly_the_limit_is_taken(store, tmp_path):
    (tmp_path / "a").write_bytes(b"12345")
    assert receive(store, tmp_path / "a", 5).size == 5
    with pytest.raises(UnreadableError):
        receive(store, tmp_path / "a", 4)


class Meddled:
    """A file to which something happens when so much of it was read."""

    def __init__(self, path, happens):
        self._file = path.open("rb", buffering=0)
        self._happens = happens

    def fileno(self):
        return self._file.fileno()

    def read(self, size):
        piece = self._file.read(size)
        self._happens()
        return piece


def grow(path):
    with path.open("ab") as file:
        file.write(b"more")


def cut(path):
    os.truncate(path, MIB + 1)


def rewrite(path):
    with path.open("r+b") as file:
        file.write(b"other")
    os.utime(path, ns=(1, 1))


@pytest.mark.parametrize("meddle", [grow, cut, rewrite])
def test_a_file_that_changes_while_it_is_read_is_not_taken(store, tmp_path, meddle):
    path = tmp_path / "log.txt"
    path.write_bytes(TWO_PIECES)
    with pytest.raises(UnreadableError, match=r"log\.txt was being written to") as caught:
        store.receive(Meddled(path, lambda: meddle(path)), "log.txt", 64 * MIB)
    assert caught.value.kind == "changed"
    assert incoming(store) == []


def test_a_file_that_grows_without_end_is_not_read_without_end(store, tmp_path):
    path = tmp_path / "log.txt"
    path.write_bytes(b"x" * MIB)
    reads = []

    def happens():
        reads.append(1)
        with path.open("ab") as file:
            file.write(b"x" * MIB)

    with pytest.raises(UnreadableError, match="being written to"):
        store.receive(Meddled(path, happens), "log.txt", 1 << 40)
    assert len(reads) == 2


def test_a_file_that_is_deleted_while_it_is_read_is_read_to_its_end(store, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(TWO_PIECES)
    received = store.receive(Meddled(path, lambda: path.unlink(missing_ok=True)), "a.txt", 64 * MIB)
    assert received.path.read_bytes() == TWO_PIECES


def test_a_disk_that_fails_under_the_file_is_that_file_s_failure(store, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(TWO_PIECES)

    def fails():
        raise OSError(5, "Input/output error")

    with pytest.raises(UnreadableError, match=r"a\.txt could not be read to its end \(Input/output error\)"):
        store.receive(Meddled(path, fails), "a.txt", 64 * MIB)
    assert incoming(store) == []


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_under_the_casebook_ends_the_take(store, tmp_path, monkeypatch, call):
    (tmp_path / "a.txt").write_bytes(b"abc")

    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, full) if call == "fsync" else monkeypatch.setattr(Path, call, full)
    with pytest.raises(StoreError, match=r"No space left on device.*room"):
        receive(store, tmp_path / "a.txt")
    assert incoming(store) == []


def test_what_a_killed_program_left_half_copied_is_removed(tmp_path):
    store = FileStore(tmp_path / "files")
    with store.receiving():
        (store.incoming / "0123").write_bytes(b"half a file")
        (store.incoming / "readers-x").mkdir()
        (store.incoming / "readers-x" / "member-000001").write_bytes(b"unpacked")
    store.clear()
    assert incoming(store) == []


def test_what_another_program_is_copying_now_is_left_alone(tmp_path):
    mine, theirs = FileStore(tmp_path / "files"), FileStore(tmp_path / "files")
    with theirs.receiving():
        (theirs.folder / "incoming" / "0123").write_bytes(b"half a file")
        with mine.receiving():
            assert incoming(mine) == ["0123"]
    with mine.receiving():
        assert incoming(mine) == []


def test_nothing_is_made_in_the_folder_until_something_comes(tmp_path):
    store = FileStore(tmp_path / "files")
    assert store.hash_of("0" * 64) is None
    store.remove("0" * 64)
    assert not (tmp_path / "files").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "files").write_text("a file where the folder should be")
    with pytest.raises(StoreError, match="could not be written"), FileStore(tmp_path / "files").receiving():
        pass


def test_removed_bytes_are_overwritten_before_they_are_unlinked(store, tmp_path):
    (tmp_path / "a").write_bytes(TWO_PIECES + b"tail")
    received = receive(store, tmp_path / "a")
    still = tmp_path / "still"
    os.link(received.path, still)
    store.remove(received.sha256)
    assert not received.path.exists()
    assert set(still.read_bytes()) == {0}
    assert still.stat().st_size == len(TWO_PIECES) + 4
    store.remove(received.sha256)


def test_an_altered_file_has_another_hash(store, tmp_path):
    (tmp_path / "a").write_bytes(b"abc")
    received = receive(store, tmp_path / "a")
    received.path.chmod(0o644)
    received.path.write_bytes(b"abd")
    assert store.hash_of(received.sha256) == hashlib.sha256(b"abd").hexdigest()


def test_many_threads_may_receive_the_same_bytes(store, tmp_path):
    (tmp_path / "a").write_bytes(TWO_PIECES)
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(receive(store, tmp_path / "a"))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1
    assert len(found) == 8
    assert incoming(store) == []
