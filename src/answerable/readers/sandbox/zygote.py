"""The fork server: one process that has imported readers, and forks a child for each document.

Starting Python and importing a reader takes a third of a second; forking a process that has done so
takes a millisecond. This process looks at no document itself. It is started by `fork_server` with its end of
a socket as standard input, and serves until the other end is closed:

    first message    the limits, tesseract's path, the readers to import and after how many objects garbage
                     is looked for, as JSON; answered by what the machine can do, as JSON
    each further one a request, as JSON, which may name more readers to import, with two open files: the
                     pipe for the child's frames, and a socket on which the server reports how the child
                     ended, and whose closing asks for its death
"""

import array
import contextlib
import ctypes
import gc
import json
import os
import platform
import select
import signal
import socket
from pathlib import Path
from typing import Any, Final

from answerable.readers.limits import Limits
from answerable.readers.reading import preload, read_file
from answerable.readers.sandbox import landlock, paths, seccomp
from answerable.readers.sandbox.child import Read, Walls, read_document, walls_for
from answerable.readers.sandbox.launch import ENDING, LARGEST_MESSAGE

_CONTROL: Final = 0
_PR_SET_PDEATHSIG, _PR_SET_CHILD_SUBREAPER = 1, 36
_LIBC: Final = ctypes.CDLL(None, use_errno=True)


def serve(read: Read = read_file) -> None:
    """How are documents read until the parent goes away? `read` is the readers' own but in tests."""
    control = socket.socket(fileno=os.dup(_CONTROL))
    setup = json.loads(control.recv(LARGEST_MESSAGE))
    if not setup:
        return
    limits = Limits(**setup["limits"])
    tesseract = None if setup["tesseract"] is None else Path(setup["tesseract"])
    _LIBC.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    preload(setup["readers"])
    filtered = seccomp.available()
    if filtered:
        seccomp.lay_on(seccomp.without_network(platform.machine()))
    abi = landlock.version()
    walls = walls_for(limits, _rules(abi, tesseract), filtered=filtered)
    facts = {"landlock": abi, "seccomp": filtered}
    # `send` is among the calls that the filter takes away; `write` does the same here.
    os.write(control.fileno(), json.dumps(facts).encode())
    gc.set_threshold(*setup["collected_after"])
    _keep_what_is_alive()
    _Server(control, walls, tesseract, read).run()


def _rules(abi: int, tesseract: Path | None) -> landlock.Rules | None:
    if not abi:
        return None
    rules = landlock.Rules(abi)
    rules.allow(paths.readable(tesseract), landlock.READ)
    rules.allow((Path("/dev/null"),), landlock.READ | landlock.WRITE_FILE)
    rules.allow(paths.executable(tesseract), landlock.READ | landlock.EXECUTE)
    return rules


def _keep_what_is_alive() -> None:
    """What is alive now stays alive in every child: collecting it there would copy its pages."""
    gc.collect()
    gc.freeze()


class _Server:
    """Which children are at work, and what is asked next?"""

    def __init__(self, control: socket.socket, walls: Walls, tesseract: Path | None, read: Read) -> None:
        self._control = control
        self._walls = walls
        self._tesseract = tesseract
        self._read = read
        self._reports: dict[int, int] = {}
        self._children: dict[int, int] = {}
        self._loaded: set[str] = set()
        self._poll = select.poll()
        self._woken, self._wakes = os.pipe()
        os.set_blocking(self._wakes, False)
        os.set_blocking(self._woken, False)
        self._pid = os.getpid()

    def run(self) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._wakes, warn_on_full_buffer=False)
        self._poll.register(self._control.fileno(), select.POLLIN)
        self._poll.register(self._woken, select.POLLIN)
        try:
            while self._once():
                pass
        finally:
            for pid in self._reports:
                _kill(pid)

    def _once(self) -> bool:
        ready = {handle for handle, _ in self._poll.poll()}
        # Children first: reaping closes their handles, and a new request may get the same numbers again.
        for handle in ready & self._children.keys():
            # The parent has shut its end: it does not want this child to go on.
            self._poll.unregister(handle)
            _kill(self._children[handle])
        if self._woken in ready:
            with contextlib.suppress(BlockingIOError):
                os.read(self._woken, 4096)
            self._reap()
        return self._control.fileno() not in ready or self._accept()

    def _accept(self) -> bool:
        room = socket.CMSG_SPACE(2 * array.array("i").itemsize)
        message, ancillary, _, _ = self._control.recvmsg(LARGEST_MESSAGE, room, socket.MSG_CMSG_CLOEXEC)
        if not message:
            return False
        handles = array.array("i")
        for _, _, data in ancillary:
            handles.frombytes(data[: len(data) - len(data) % handles.itemsize])
        pipe, report = handles
        request = json.loads(message)
        self._load(request["readers"])
        pid = self._fork(request, pipe, report)
        os.close(pipe)
        self._reports[pid] = report
        self._children[report] = pid
        self._poll.register(report, select.POLLHUP | select.POLLRDHUP)
        return True

    def _load(self, readers: list[str]) -> None:
        fresh = [name for name in readers if name not in self._loaded]
        if fresh:
            # One whose library is not there fails in its child, which can tell of it.
            with contextlib.suppress(ImportError):
                preload(fresh)
            self._loaded.update(fresh)
            _keep_what_is_alive()

    def _fork(self, request: dict[str, Any], pipe: int, report: int) -> int:
        pid = os.fork()
        if pid:
            # Both sides do it, so that it is done before either goes on.
            with contextlib.suppress(OSError):
                os.setpgid(pid, pid)
            return pid
        status = 1
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.setpgid(0, 0)
            _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
            if os.getppid() != self._pid:
                os._exit(1)
            self._let_go(report)
            read_document(request, self._walls, self._tesseract, self._read, pipe)
            status = 0
        finally:
            # Whatever happened, this process must not go on as a second server.
            os._exit(status)

    def _let_go(self, report: int) -> None:
        """Which files of the server may a child not keep? All but its pipe, and the rules' own folders."""
        for handle in (self._control.fileno(), self._woken, self._wakes, report, *self._children):
            os.close(handle)
        nothing = os.open(os.devnull, os.O_RDWR)
        for standard in (_CONTROL, 1, 2):
            os.dup2(nothing, standard)
        os.close(nothing)

    def _reap(self) -> None:
        while True:
            try:
                found = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            except ChildProcessError:
                return
            if found is None:
                return
            # A broker or tesseract may have outlived the child: as long as the child is not reaped, the
            # number of its group is taken and hits nobody else.
            if found.si_pid in self._reports:
                _kill(found.si_pid)
            pid, status, usage = os.wait4(found.si_pid, 0)
            report = self._reports.pop(pid, None)
            if report is None:
                continue
            del self._children[report]
            with contextlib.suppress(KeyError):
                self._poll.unregister(report)
            with contextlib.suppress(OSError):
                os.write(report, ENDING.pack(status, usage.ru_maxrss))
            os.close(report)


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


if __name__ == "__main__":
    serve()
