"""How is another Python started that sees the same packages, and nothing else of this program?"""

import json
import os
import sys
from typing import Final

# The module search path is handed over as it is here, so that it does not matter how this program was set up.
_START: Final = (
    "import json, runpy, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "runpy.run_module(sys.argv[2], run_name='__main__', alter_sys=True)"
)
# Without it, Windows cannot start processes or find its own libraries.
_KEPT: Final = ("SYSTEMROOT",)


def command(module: str) -> list[str]:
    """Which command runs this module in a fresh interpreter? It writes no bytecode."""
    search = [entry for entry in sys.path if entry]
    return [sys.executable, "-P", "-B", "-c", _START, json.dumps(search), module]


def environment() -> dict[str, str]:
    """Which variables does it get? None of the user's: neither tokens nor proxies nor paths."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "OMP_THREAD_LIMIT": "1", "PATH": os.defpath}
