"""Who starts readers' processes elsewhere than on Linux? A fresh interpreter for each document."""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from answerable.readers.limits import Limits
from answerable.readers.sandbox import python_process, rlimits
from answerable.readers.sandbox.launch import Ending, Request, SandboxError
from answerable.readers.sandbox.protections import Protections, described

MODULE: Final = "answerable.readers.sandbox.single"
_PIECE: Final = 256 * 1024


class Spawner:
    """How is a process started for each document? Slowly, and with whatever limits the system has."""

    def __init__(self, limits: Limits, tesseract: Path | None, module: str = MODULE) -> None:
        self._limits = limits
        self._tesseract = tesseract
        self._module = module

    def launch(self, request: Request) -> "Spawned":
        """Which process reads this document? Raises SandboxError."""
        tesseract = None if self._tesseract is None else str(self._tesseract)
        setup = {"limits": asdict(self._limits), "tesseract": tesseract, "request": request.as_json()}
        try:
            process = subprocess.Popen(  # noqa: S603 - this very interpreter, with our own module
                python_process.command(self._module),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=python_process.environment(),
                cwd=request.scratch,
                process_group=0 if sys.platform != "win32" else None,
            )
        except OSError as error:
            raise SandboxError(
                f"the process that reads documents did not start ({error.strerror}): check the installation"
            ) from error
        return Spawned(process, json.dumps(setup).encode())

    def protections(self) -> Protections:
        """What stands around the processes? Limits, as far as the system has them."""
        return described(limits=rlimits.offered(), landlock_version=0, seccomp=False)

    def close(self) -> None:
        """When are no more processes wanted? Each ended with its document: nothing is left."""


class Spawned:
    """What does the parent hold of such a process?"""

    def __init__(self, process: subprocess.Popen[bytes], setup: bytes) -> None:
        self._process = process
        if process.stdin is None or process.stdout is None:
            raise AssertionError
        self._output = process.stdout
        try:
            process.stdin.write(setup)
            process.stdin.close()
        except BrokenPipeError:
            # It died at once: its end says how.
            return

    def receive(self) -> bytes:
        """Which bytes come next? None at the end."""
        return self._output.read1(_PIECE)  # type: ignore[attr-defined,no-any-return]

    def kill(self) -> None:
        """How is it stopped, with what it has started?"""
        if sys.platform == "win32":
            self._process.kill()
        else:
            # Not reaped before `ending`, so the number is still its own.
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def ending(self) -> Ending:
        """How did it end?"""
        return Ending(self._process.wait(), 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.poll() is None:
            self.kill()
            self._process.wait()
        self._output.close()
