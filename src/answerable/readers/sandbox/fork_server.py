"""Who starts readers' processes on Linux? Fork servers, started when needed, and again if they die."""

import array
import gc
import json
import os
import socket
import subprocess
import threading
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from answerable.readers.limits import Limits
from answerable.readers.reading import LIGHT, likely
from answerable.readers.sandbox import python_process, rlimits
from answerable.readers.sandbox.launch import (
    ENDING,
    LARGEST_MESSAGE,
    Ending,
    Request,
    SandboxError,
    ServerGoneError,
)
from answerable.readers.sandbox.protections import Protections, described

MODULE: Final = "answerable.readers.sandbox.zygote"
_LIGHT_ENDINGS: Final = frozenset({".txt", ".text", ".md", ".log", ".csv", ".tsv", ".tab", ".zip", ".mbox"})
_PIECE: Final = 256 * 1024
_START_SECONDS: Final = 60.0
_ENDING_SECONDS: Final = 15.0
_KIB: Final = 1024


class ForkServers:
    """Which fork server gets the document? A small one, if its name promises plain text or an archive.

    Forking a process that has imported every library takes longer than forking one that has not, and that
    is most of the cost of a short text. A name that promises too much costs time, nothing else: the
    child of the small server then imports the reader that the bytes ask for. The large server imports a
    reader when the first document comes whose name promises it work.
    """

    def __init__(self, limits: Limits, tesseract: Path | None, folder: Path) -> None:
        self._small = ForkServer(limits, tesseract, folder / "small-server.err", tuple(LIGHT))
        self._large = ForkServer(limits, tesseract, folder / "large-server.err", tuple(LIGHT))

    def launch(self, request: Request) -> "Child":
        """Which process reads this document? Raises SandboxError, ServerGoneError."""
        if request.media_type is not None:
            light = any(request.media_type in kinds for kinds in LIGHT.values())
        else:
            light = Path(request.name).suffix.lower() in _LIGHT_ENDINGS
        if light:
            return self._small.launch(request)
        return self._large.launch(request, likely(request.name, request.media_type))

    def protections(self) -> Protections:
        """What stands around the processes? A server that runs knows; else the small one, which starts."""
        return (self._large if self._large.is_running else self._small).protections()

    def close(self) -> None:
        """When are no more processes wanted? Now; those at work are killed."""
        self._small.close()
        self._large.close()


class ForkServer:
    """How is the fork server kept alive, and asked for children? Any thread may ask."""

    def __init__(
        self,
        limits: Limits,
        tesseract: Path | None,
        complaints: Path,
        readers: tuple[str, ...],
        module: str = MODULE,
    ) -> None:
        self._limits = limits
        self._tesseract = tesseract
        self._complaints = complaints
        self._readers = readers
        self._module = module
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._facts = {"landlock": 0, "seccomp": False}

    def launch(self, request: Request, readers: tuple[str, ...] = ()) -> "Child":
        """Which process reads this document? Raises SandboxError, ServerGoneError.

        `readers` are imported by the server first, if it has not done so before: its child then need not.
        """
        control = self._running_control()
        receive, send = os.pipe()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        handles = array.array("i", [send, theirs.fileno()])
        try:
            message = json.dumps(request.as_json() | {"readers": readers}).encode()
            control.sendmsg([message], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, handles)])
        except OSError as error:
            os.close(receive)
            ours.close()
            raise ServerGoneError from error
        finally:
            os.close(send)
            theirs.close()
        return Child(receive, ours, self)

    def protections(self) -> Protections:
        """What stands around the processes? Starts the server, which finds out."""
        self._running_control()
        return described(
            limits=rlimits.offered(),
            landlock_version=int(self._facts["landlock"]),
            seccomp=bool(self._facts["seccomp"]),
        )

    @property
    def is_running(self) -> bool:
        """Has it been started, and not stopped since?"""
        return self._control is not None

    def stop(self) -> None:
        """How is a server that does not answer ended? With its children; the next request starts another."""
        with self._lock:
            self._stop()

    def close(self) -> None:
        """When are no more processes wanted? Now; those at work are killed."""
        self.stop()

    def _stop(self) -> None:
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._process is not None:
            try:
                # It kills its children when it sees that the other end is closed.
                self._process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    def _running_control(self) -> socket.socket:
        with self._lock:
            if self._process is not None and self._process.poll() is not None:
                self._stop()
            if self._control is None:
                self._control = self._start()
            return self._control

    def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs, self._complaints.open("wb") as complaints:
            self._process = subprocess.Popen(  # noqa: S603 - this very interpreter, with our own module
                python_process.command(self._module),
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=complaints,
                env=python_process.environment(),
                cwd="/",
                start_new_session=True,
            )
        tesseract = None if self._tesseract is None else str(self._tesseract)
        try:
            ours.settimeout(_START_SECONDS)
            setup = {
                "limits": asdict(self._limits),
                "tesseract": tesseract,
                "readers": self._readers,
                "collected_after": gc.get_threshold(),
            }
            ours.send(json.dumps(setup).encode())
            answer = ours.recv(LARGEST_MESSAGE)
            if not answer:
                raise ConnectionError
            self._facts = json.loads(answer)
            ours.settimeout(None)
        except OSError as error:
            ours.close()
            self._process.kill()
            self._process.wait()
            self._process = None
            said = self._complaints.read_text("utf-8", "replace").strip().splitlines()
            why = said[-1] if said else "it said nothing"
            raise SandboxError(
                f"the process that reads documents did not start ({why}): check the installation with "
                "`python -m answerable.readers.sandbox.zygote`"
            ) from error
        return ours


class Child:
    """What does the parent hold of one child of the fork server?"""

    def __init__(self, pipe: int, report: socket.socket, server: ForkServer) -> None:
        self._pipe = pipe
        self._report = report
        self._server = server

    def receive(self) -> bytes:
        """Which bytes come next? None at the end: when the child, and all that it started, are gone."""
        return os.read(self._pipe, _PIECE)

    def kill(self) -> None:
        """How is it stopped? The server kills its whole group, since only the server knows it to be alive."""
        try:
            self._report.shutdown(socket.SHUT_WR)
        except OSError:
            # The server has died, and all its children with it.
            return

    def ending(self) -> Ending:
        """How did it end? A server that does not say is ended itself. Raises ServerGoneError."""
        self._report.settimeout(_ENDING_SECONDS)
        try:
            said = self._report.recv(ENDING.size)
        except TimeoutError as error:
            self._server.stop()
            raise ServerGoneError from error
        except OSError as error:
            raise ServerGoneError from error
        if len(said) != ENDING.size:
            raise ServerGoneError
        status, largest = ENDING.unpack(said)
        return Ending(os.waitstatus_to_exitcode(status), largest * _KIB)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # Closing the report of a child that still works asks for its death.
        self._report.close()
        os.close(self._pipe)
