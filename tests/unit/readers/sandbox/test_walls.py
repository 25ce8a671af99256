"""Do the walls hold? Each attack runs in a child that is shut in exactly as a real reader is."""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from answerable.readers.outcome import ReadOutcome
from answerable.readers.sandbox import Sandbox, landlock, seccomp, syscalls

Attack = Callable[..., ReadOutcome]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux's sandbox")
needs_landlock = pytest.mark.skipif(landlock.version() < 1, reason="this kernel has no Landlock")
needs_truncation = pytest.mark.skipif(landlock.version() < 3, reason="this kernel's Landlock cannot")
needs_scopes = pytest.mark.skipif(landlock.version() < 6, reason="this kernel's Landlock has no scopes")
needs_seccomp = pytest.mark.skipif(not seccomp.available(), reason="this kernel has no seccomp filters")


def said(outcome: ReadOutcome) -> str:
    assert outcome.rendition is not None
    return outcome.rendition.text


@needs_seccomp
@pytest.mark.parametrize("family", ["inet", "inet6", "unix", "netlink"])
@pytest.mark.parametrize("kind", ["stream", "datagram", "raw"])
def test_no_socket_of_any_kind_can_be_made(attack: Attack, family: str, kind: str) -> None:
    assert said(attack("connect", family, kind)) == "refused: Operation not permitted"


@needs_landlock
def test_nothing_can_be_written_outside_the_scratch_folder(attack: Attack, tmp_path: Path) -> None:
    for target in (
        tmp_path / "evil",
        Path(tempfile.gettempdir()) / "evil-of-readers",
        Path.home() / "evil-of-readers",
    ):
        assert said(attack("write", str(target))).startswith("refused")
        assert not target.exists()


@needs_landlock
def test_the_document_itself_cannot_be_written(attack: Attack, tmp_path: Path) -> None:
    assert said(attack("write", str(tmp_path / "attack.txt"))).startswith("refused")
    assert (tmp_path / "attack.txt").read_text().startswith("write\n")


def test_plain_files_can_be_written_into_the_scratch_folder(attack: Attack) -> None:
    assert said(attack("write_scratch", "member-000001")).startswith("succeeded")


@needs_landlock
def test_no_other_file_can_be_read(attack: Attack, tmp_path: Path) -> None:
    secret = tmp_path / "casebook.db"
    secret.write_text("secret")
    sibling = Path(__file__)
    for target in (secret, sibling, Path("/etc/passwd"), Path("/etc/hostname"), Path("/proc/self/maps")):
        if target.exists():
            assert said(attack("read_file", str(target))) == "refused: Permission denied", target


@needs_landlock
def test_the_home_folder_can_neither_be_listed_nor_read(attack: Attack) -> None:
    home = Path.home()
    assert said(attack("list_folder", str(home))).startswith("refused")
    for name in (".bash_history", ".profile", ".bashrc", ".ssh/id_rsa", ".netrc"):
        assert not said(attack("read_file", str(home / name))).startswith("succeeded")


@needs_landlock
def test_the_folders_of_other_documents_cannot_be_seen(attack: Attack, hostile: Sandbox) -> None:
    assert said(attack("list_folder", str(hostile._scratch.folder))).startswith("refused")


@needs_landlock
@pytest.mark.parametrize("what", ["folder", "symlink", "hardlink", "fifo", "device"])
def test_nothing_but_plain_files_can_be_made(attack: Attack, what: str) -> None:
    assert said(attack("make", what)).startswith("refused")


@needs_landlock
@needs_seccomp
@pytest.mark.parametrize("how", ["chmod", "chown", "utime", "unlink", "rename", "setxattr"])
def test_files_outside_cannot_be_changed(attack: Attack, tmp_path: Path, how: str) -> None:
    target = tmp_path / "evidence"
    target.write_text("evidence")
    target.chmod(0o644)
    assert said(attack("change", how, str(target))).startswith("refused")
    assert target.read_text() == "evidence"
    assert target.stat().st_mode & 0o777 == 0o644


@needs_truncation
def test_files_outside_cannot_be_cut_off(attack: Attack, tmp_path: Path) -> None:
    target = tmp_path / "evidence"
    target.write_text("evidence")
    assert said(attack("change", "truncate", str(target))).startswith("refused")
    assert target.read_text() == "evidence"


@needs_seccomp
def test_no_process_can_be_made(attack: Attack) -> None:
    assert said(attack("fork")) == "refused: Operation not permitted"
    assert said(attack("fork_bomb")) == "refused"
    assert said(attack("namespace")) == "refused: Operation not permitted"
    assert said(attack("clone3")) == "refused: Function not implemented"
    assert said(attack("run", "/bin/true")).startswith("refused")


@needs_seccomp
def test_no_program_can_be_run_in_place(attack: Attack) -> None:
    assert said(attack("execute", "/bin/true")) == "refused: Operation not permitted"


def test_threads_can_be_made(attack: Attack) -> None:
    assert said(attack("thread")) == "threads work"


@needs_seccomp
@pytest.mark.parametrize("whom", ["parent", "init"])
def test_no_other_process_can_be_signalled(attack: Attack, whom: str) -> None:
    assert said(attack("kill", whom)) == "refused: Operation not permitted"


@needs_scopes
def test_no_other_process_can_be_signalled_by_another_way(attack: Attack) -> None:
    assert said(attack("thread_kill", str(os.getpid()))) == "refused: Operation not permitted"


@needs_seccomp
@pytest.mark.parametrize("how", ["session", "group"])
def test_nobody_leaves_the_group_that_is_killed_together(attack: Attack, how: str) -> None:
    assert said(attack("escape_group", how)) == "refused: Operation not permitted"


@needs_seccomp
@pytest.mark.parametrize(
    "name", [*syscalls.NETWORK, *syscalls.KERNEL, *syscalls.PROCESSES, *syscalls.PROGRAMS]
)
def test_each_denied_call_is_denied(attack: Attack, name: str) -> None:
    assert said(attack("system_call", name)) in {"refused: Operation not permitted", "no such call"}


@needs_seccomp
def test_limits_of_another_process_cannot_be_touched(attack: Attack) -> None:
    assert said(attack("foreign_limit")) == "refused: Operation not permitted"


def test_few_files_can_be_open(attack: Attack) -> None:
    answer = said(attack("open_files"))
    assert answer.endswith("Too many open files")
    assert int(answer.removeprefix("refused after ").partition(":")[0]) < 64


def test_a_reader_inherits_nothing_but_its_document_and_its_pipe(attack: Attack, tmp_path: Path) -> None:
    files = said(attack("inherited_files")).split("\n")
    assert len([name for name in files if name.startswith("pipe:")]) == 1
    others = {name for name in files if not name.startswith(("pipe:", "/dev/null"))}
    assert others == {str(tmp_path / "attack.txt")}


def test_a_reader_sees_none_of_the_users_variables(attack: Attack, monkeypatch: pytest.MonkeyPatch) -> None:
    names = set(said(attack("environment")).split("\n"))
    assert names <= {"LC_ALL", "PYTHONUTF8", "OMP_THREAD_LIMIT", "PATH", "LC_CTYPE"}


def test_this_machine_has_every_layer(hostile: Sandbox) -> None:
    if landlock.version() < 6 or not seccomp.available():
        pytest.skip("this kernel lacks a layer")
    protections = hostile.protections()
    assert protections.missing == ()
    assert len(protections.present) == 11
