"""Which readers have had their time, or fill the disk? One thread looks after all of them."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from answerable.readers.limits import MIB, Limits
from answerable.readers.sandbox.launch import Running
from answerable.readers.sandbox.scratch import used_bytes

_TICK: Final = 0.1
# A rendered page and tesseract's table of it lie there too, and are not the document's members.
_BESIDE_MEMBERS: Final = 256 * MIB


@dataclass(slots=True, eq=False)
class Flight:
    """How long may this read go on, and was it stopped?"""

    running: Running
    scratch: Path
    limits: Limits
    deadline: float
    scans_left: int
    stopped: Literal["", "time", "disk", "output"] = ""

    def stop(self, why: Literal["time", "disk", "output"]) -> None:
        """Why is it stopped? The first reason stays."""
        if not self.stopped:
            self.stopped = why
            self.running.kill()

    def grant_scan(self) -> None:
        """How much longer may it take, now that a page goes to tesseract?"""
        if self.scans_left:
            self.scans_left -= 1
            self.deadline += self.limits.scan_seconds


class Watchdog:
    """Who stops what takes too long? A thread of its own, at work while the sandbox is open."""

    def __init__(self) -> None:
        self._flights: set[Flight] = set()
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="readers' watchdog", daemon=True)
        self._thread.start()

    @contextmanager
    def watching(self, running: Running, scratch: Path, limits: Limits) -> Iterator[Flight]:
        """Which read is to be looked after, from now until the end of the block?"""
        flight = Flight(running, scratch, limits, time.monotonic() + limits.wall_seconds, limits.scans)
        with self._lock:
            self._flights.add(flight)
        try:
            yield flight
        finally:
            with self._lock:
                self._flights.discard(flight)

    def close(self) -> None:
        """When is there nothing more to watch? Now."""
        self._closed.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._closed.wait(_TICK):
            now = time.monotonic()
            with self._lock:
                for flight in self._flights:
                    if now > flight.deadline:
                        flight.stop("time")
                    elif used_bytes(flight.scratch) > flight.limits.total_member_bytes + _BESIDE_MEMBERS:
                        flight.stop("disk")
