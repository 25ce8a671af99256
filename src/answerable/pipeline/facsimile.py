"""How does a page of a source look, as it was printed? Drawn when somebody looks, by a sandboxed process."""

import threading
from collections import OrderedDict
from contextlib import ExitStack
from typing import Final

from answerable.errors import UnreadableError
from answerable.pipeline.opened import Opened
from answerable.readers.sandbox import Sandbox
from answerable.vocabulary.source import Capture

_KEPT: Final = 12
"""Pages that stay at hand: people turn back and forth. One is a megabyte or two."""


class Facsimiles:
    """Who draws pages? Opened when the first is asked for, at work until it is closed; any thread may ask."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._lock = threading.Lock()
        self._stack = ExitStack()
        self._sandbox: Sandbox | None = None
        self._drawn: OrderedDict[tuple[str, int], bytes] = OrderedDict()

    def page(self, capture: Capture, number: int, name: str) -> bytes:
        """Which picture, as PNG, shows this page (from 1) of these bytes?

        `name` is what messages call the document. Raises UnreadableError: also when its bytes are gone.
        """
        key = (capture.sha256, number)
        with self._lock:
            if key in self._drawn:
                self._drawn.move_to_end(key)
                return self._drawn[key]
            sandbox = self._running()
        path = self._opened.files.path(capture.sha256)
        if not path.exists():
            raise UnreadableError(
                "vanished",
                f"the bytes of {name} are not among the casebook's files",
                "run 'answerable verify', which says what else is missing",
            )
        picture = sandbox.draw(path, name=name, media_type=capture.media_type, page=number)
        with self._lock:
            self._drawn[key] = picture
            while len(self._drawn) > _KEPT:
                self._drawn.popitem(last=False)
        return picture

    def close(self) -> None:
        """When is nothing more to be drawn? Now."""
        with self._lock:
            self._stack.close()
            self._sandbox = None
            self._drawn.clear()

    def _running(self) -> Sandbox:
        if self._sandbox is None:
            files = self._opened.files
            self._stack.enter_context(files.receiving())
            self._sandbox = self._stack.enter_context(Sandbox(self._opened.limits, scratch=files.incoming))
        return self._sandbox
