"""What does a reader do that a hostile document has taken over? Everything that it should not be able to.

Run as a module this is a fork server like the real one, except that its "reader" carries out the attack that
the document names. What the attack achieved comes back as the text; only tests start it, by its name.
"""

import ctypes
import os
import platform
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from answerable.readers.job import Job
from answerable.readers.outcome import Member, ReadOutcome
from answerable.readers.sandbox import syscalls
from answerable.readers.sandbox.zygote import serve
from answerable.vocabulary.rendition import Rendition, Section, Word
from answerable.vocabulary.span import Box

LIBC = ctypes.CDLL(None, use_errno=True)
PR_SET_PDEATHSIG = 1


def tried(attempt: Callable[[], object]) -> str:
    try:
        return f"succeeded: {attempt()}"
    except OSError as error:
        return f"refused: {error.strerror}"


def connect(_job: Job, *arguments: str) -> str:
    family = {"inet": socket.AF_INET, "inet6": socket.AF_INET6, "unix": socket.AF_UNIX, "netlink": 16}
    kind = {"stream": socket.SOCK_STREAM, "datagram": socket.SOCK_DGRAM, "raw": socket.SOCK_RAW}
    return tried(lambda: socket.socket(family[arguments[0]], kind[arguments[1]]))


def write(_job: Job, *arguments: str) -> str:
    return tried(lambda: Path(arguments[0]).write_text("evil"))


def write_scratch(job: Job, *arguments: str) -> str:
    return tried(lambda: (job.scratch / arguments[0]).write_text("fine"))


def read_file(_job: Job, *arguments: str) -> str:
    return tried(lambda: Path(arguments[0]).read_bytes()[:20])


def list_folder(_job: Job, *arguments: str) -> str:
    return tried(lambda: list(Path(arguments[0]).iterdir()))


def make(job: Job, *arguments: str) -> str:
    place = job.scratch / "made"
    ways: dict[str, Callable[[], object]] = {
        "folder": place.mkdir,
        "symlink": lambda: place.symlink_to("/etc/passwd"),
        "hardlink": lambda: os.link(job.path, place),
        "fifo": lambda: os.mkfifo(place),
        "device": lambda: os.mknod(place, 0o600 | 0o020000, os.makedev(1, 3)),
    }
    return tried(ways[arguments[0]])


def change(job: Job, *arguments: str) -> str:
    target = Path(arguments[1])
    ways: dict[str, Callable[[], object]] = {
        "chmod": lambda: target.chmod(0o777),
        "chown": lambda: os.chown(target, 1, 1),
        "utime": lambda: os.utime(target, (0, 0)),
        "truncate": lambda: os.truncate(target, 0),
        "unlink": target.unlink,
        "rename": lambda: target.rename(job.scratch / "taken"),
        "setxattr": lambda: os.setxattr(target, "user.evil", b"1"),
    }
    return tried(ways[arguments[0]])


def fork(_job: Job, *_arguments: str) -> str:
    return tried(os.fork)


def fork_bomb(_job: Job, *_arguments: str) -> str:
    while True:
        try:
            os.fork()
        except OSError:
            return "refused"


def run(_job: Job, *arguments: str) -> str:
    return tried(lambda: subprocess.run(arguments, capture_output=True, check=True).stdout)


def execute(_job: Job, *arguments: str) -> str:
    return tried(lambda: os.execv(arguments[0], arguments))


def kill(_job: Job, *arguments: str) -> str:
    number = {"parent": os.getppid(), "init": 1}.get(arguments[0]) or int(arguments[0])
    return tried(lambda: os.kill(number, 0))


def thread_kill(_job: Job, *arguments: str) -> str:
    number = int(arguments[0])
    call = {"x86_64": 234, "aarch64": 131}[platform.machine()]
    return tried(lambda: checked(LIBC.syscall(call, number, number, signal.SIGTERM)))


def escape_group(_job: Job, *arguments: str) -> str:
    return tried(os.setsid if arguments[0] == "session" else lambda: os.setpgid(0, os.getppid()))


def checked(result: int) -> int:
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result


def system_call(_job: Job, *arguments: str) -> str:
    tables = syscalls.NETWORK | syscalls.KERNEL | syscalls.PROCESSES | syscalls.PROGRAMS
    number = tables[arguments[0]][syscalls.MACHINES[platform.machine()]]
    return (
        "no such call" if number is None else tried(lambda: checked(LIBC.syscall(number, 0, 0, 0, 0, 0, 0)))
    )


def namespace(_job: Job, *_arguments: str) -> str:
    call = {"x86_64": 56, "aarch64": 220}[platform.machine()]
    return tried(lambda: checked(LIBC.syscall(call, 0x10000000 | signal.SIGCHLD, 0, 0, 0, 0)))


def clone3(_job: Job, *_arguments: str) -> str:
    return tried(lambda: checked(LIBC.syscall(435, 0, 0)))


def thread(_job: Job, *_arguments: str) -> str:
    done: list[str] = []
    worker = threading.Thread(target=lambda: done.append("threads work"))
    worker.start()
    worker.join()
    return done[0]


def foreign_limit(_job: Job, *_arguments: str) -> str:
    import resource

    return tried(lambda: resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE))


def open_files(_job: Job, *_arguments: str) -> str:
    opened = []
    try:
        while True:
            opened.append(os.open(os.devnull, os.O_RDONLY))
    except OSError as error:
        return f"refused after {len(opened)}: {error.strerror}"


def inherited_files(_job: Job, *_arguments: str) -> str:
    found = []
    for number in range(256):
        try:
            os.fstat(number)
            found.append(str(Path(f"/proc/self/fd/{number}").readlink()))
        except OSError:
            continue
    return "\n".join(found)


def environment(_job: Job, *_arguments: str) -> str:
    return "\n".join(os.environ)


def eat_memory(_job: Job, *_arguments: str) -> str:
    return str(len(bytearray(8 * 1024**3)))


def eat_memory_slowly(_job: Job, *_arguments: str) -> str:
    hoard = []
    while True:
        hoard.append(bytearray(16 * 1024 * 1024))


def loop(_job: Job, *_arguments: str) -> str:
    while True:
        pass


def sleep(_job: Job, *_arguments: str) -> str:
    time.sleep(3600)
    return "woken"


def sleep_and_outlive(_job: Job, *_arguments: str) -> str:
    LIBC.prctl(PR_SET_PDEATHSIG, 0, 0, 0, 0)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    time.sleep(3600)
    return "woken"


def scan(job: Job, *arguments: str) -> str:
    for _ in range(int(arguments[0])):
        job.tell_scan()
    time.sleep(float(arguments[1]))
    return "done"


def fill_disk(job: Job, *_arguments: str) -> str:
    number = 0
    while True:
        number += 1
        with (job.scratch / f"fill-{number}").open("wb") as file:
            file.write(bytes(1024 * 1024))


def one_large_file(job: Job, *_arguments: str) -> str:
    with (job.scratch / "large").open("wb", buffering=0) as file:
        while True:
            file.write(bytes(1024 * 1024))


def die(_job: Job, *arguments: str) -> str:
    if arguments[0] == "exit":
        os._exit(int(arguments[1]))
    if int(arguments[0]) != signal.SIGKILL:
        signal.signal(int(arguments[0]), signal.SIG_DFL)
    call = {"x86_64": 234, "aarch64": 131}[platform.machine()]
    LIBC.syscall(call, os.getpid(), threading.get_native_id(), int(arguments[0]))
    time.sleep(10)
    return "alive"


def die_at_a_place(job: Job, *_arguments: str) -> str:
    job.tell_media_type("application/pdf")
    job.tell_place("page 17 of 30")
    os._exit(3)


def segfault(_job: Job, *_arguments: str) -> str:
    ctypes.string_at(0)
    return "alive"


def crash_in_python(_job: Job, *_arguments: str) -> str:
    raise RuntimeError("a bug that nobody foresaw")


def recurse(job: Job, *arguments: str) -> str:
    return recurse(job, *arguments)


def flood(_job: Job, *_arguments: str) -> str:
    return "x" * (64 * 1024 * 1024)


def say(_job: Job, *arguments: str) -> str:
    """Write these bytes, given in hexadecimal, into the pipe to the parent, and end."""
    pipe = next(number for number in range(3, 256) if is_pipe(number))
    data = bytes.fromhex(arguments[0])
    while data:
        data = data[os.write(pipe, data) :]
    os._exit(0)


def say_for_ever(_job: Job, *_arguments: str) -> str:
    pipe = next(number for number in range(3, 256) if is_pipe(number))
    while True:
        os.write(pipe, struct.pack("<cI", b"P", 4) + b"here")


def is_pipe(number: int) -> bool:
    try:
        return str(Path(f"/proc/self/fd/{number}").readlink()).startswith("pipe:")
    except OSError:
        return False


def forged_member(job: Job, *_arguments: str) -> ReadOutcome:
    return ReadOutcome("application/zip", members=(Member("x", None, Path("/etc/passwd")),))


def missing_member(job: Job, *_arguments: str) -> ReadOutcome:
    return ReadOutcome("application/zip", members=(Member("x", None, job.scratch / "member-000001"),))


def word_beyond_the_text(_job: Job, *_arguments: str) -> ReadOutcome:
    word = Word(0, 99, Box(0, 0, 1, 1))
    section = Section("page", "1", 0, 5, 10.0, 10.0, (word,))
    return ReadOutcome("application/pdf", Rendition("short", "pdf", "1", (section,)))


def good(_job: Job, *arguments: str) -> str:
    return " ".join(arguments)


def attack(job: Job, _media_type: str | None) -> ReadOutcome:
    name, *arguments = job.path.read_text().split("\n")
    made = globals()[name](job, *arguments)
    if isinstance(made, ReadOutcome):
        return made
    return ReadOutcome("text/plain", Rendition(made, "plain", "1"))


if __name__ == "__main__":
    sys.setrecursionlimit(500)
    serve(attack)
