"""Is an ordinary file opened, and everything else told without waking it or waiting for it?"""

import os
import socket
from pathlib import Path

import pytest

from answerable.archive.opening import open_file
from answerable.errors import UnreadableError

as_root = os.geteuid() == 0


def problem(path, kind):
    with pytest.raises(UnreadableError) as caught:
        open_file(path, path.name)
    assert caught.value.kind == kind
    assert str(caught.value).startswith(path.name)
    assert caught.value.remedy
    return str(caught.value)


def test_an_ordinary_file_is_opened(tmp_path):
    (tmp_path / "a").write_bytes(b"abc")
    with open_file(tmp_path / "a", "a") as stream:
        assert stream.read() == b"abc"


@pytest.mark.timeout(20)
def test_a_pipe_that_nobody_writes_to_is_told_at_once(tmp_path):
    os.mkfifo(tmp_path / "p")
    assert "is a pipe" in problem(tmp_path / "p", "not_a_file")


def test_a_socket_is_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s")
        assert "is a socket" in problem(Path("s"), "not_a_file")


def test_a_device_is_told(tmp_path):
    assert "is a device" in problem(Path(os.devnull), "not_a_file")


def test_a_folder_is_told(tmp_path):
    assert "is a folder" in problem(tmp_path, "not_a_file")


def test_a_link_is_not_followed(tmp_path):
    (tmp_path / "a").write_bytes(b"abc")
    (tmp_path / "l").symlink_to(tmp_path / "a")
    assert "is a link" in problem(tmp_path / "l", "not_a_file")


def test_a_file_that_is_gone_is_told(tmp_path):
    problem(tmp_path / "a", "vanished")
    (tmp_path / "b").write_bytes(b"abc")
    problem(tmp_path / "b" / "c", "vanished")


def test_a_name_that_is_too_long_to_be_one_is_told(tmp_path):
    assert "could not be opened" in problem(tmp_path / ("a" * 300), "unreadable")


@pytest.mark.skipif(as_root, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path):
    (tmp_path / "a").write_bytes(b"abc")
    (tmp_path / "a").chmod(0)
    assert "Permission denied" in problem(tmp_path / "a", "unreadable")


@pytest.mark.timeout(20)
@pytest.mark.parametrize("exchange", ["pipe", "link", "gone"])
def test_what_is_exchanged_between_looking_and_opening_is_noticed(tmp_path, monkeypatch, exchange):
    path = tmp_path / "a"
    path.write_bytes(b"abc")
    (tmp_path / "secret").write_bytes(b"secret")
    looked = Path.lstat

    def look_and_exchange(self):
        found = looked(self)
        path.unlink()
        if exchange == "pipe":
            os.mkfifo(path)
        elif exchange == "link":
            path.symlink_to(tmp_path / "secret")
        return found

    monkeypatch.setattr(Path, "lstat", look_and_exchange)
    with pytest.raises(UnreadableError) as caught:
        open_file(path, "a")
    assert caught.value.kind == {"pipe": "not_a_file", "link": "unreadable", "gone": "vanished"}[exchange]


def test_no_descriptor_is_left_open(tmp_path):
    os.mkfifo(tmp_path / "p")
    descriptors = Path("/proc/self/fd")
    before = len(list(descriptors.iterdir())) if descriptors.exists() else 0
    for _ in range(5):
        problem(tmp_path / "p", "not_a_file")
    assert not before or len(list(descriptors.iterdir())) == before
