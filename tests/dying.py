"""Where does a command die? `python dying.py PLACE WHEN NUMBER WORDS…` kills itself there with SIGKILL.

PLACE is `module:attribute`, a function that the program calls; WHEN is `before` or `after` its NUMBERth call.
Nothing is caught, closed or flushed, as when the power goes or a system runs out of memory.
"""

import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

SMALL_PIECES = 3
"""Claims a transaction: several of them even in a small import."""


def die_at(place: str, when: str, number: int) -> None:
    """From now on, who calls this function for the NUMBERth time is killed."""
    module_name, _, path = place.partition(":")
    *owners, name = path.split(".")
    owner: Any = import_module(module_name)
    for part in owners:
        owner = getattr(owner, part)
    called: Callable[..., Any] = getattr(owner, name)
    calls = 0

    def dying(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == number and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = called(*arguments, **named)
        if calls == number and when == "after":
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, name, dying)


if __name__ == "__main__":
    place, when, number, *words = sys.argv[1:]
    from answerable.cli.main import main
    from answerable.store import claim_writing

    claim_writing.PIECE = SMALL_PIECES  # type: ignore[misc]
    die_at(place, when, int(number))
    sys.argv[1:] = words
    main()
