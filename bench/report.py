"""How is a benchmark told? As a table to read, and as JSON in `bench/results/` to compare with later."""

import json
import os
import platform
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from answerable import __version__

RESULTS: Final = Path(__file__).parent / "results"

Row = Mapping[str, Any]


def report(name: str, rows: Sequence[Row], summary: Row | None = None) -> Path:
    """Where is the JSON? Rows, all under the same keys, are printed as a table; the summary a line a fact."""
    print(table(rows))
    for fact, value in (summary or {}).items():
        print(f"{fact}: {_cell(value)}")
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}.json"
    document = {
        "benchmark": name,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "version": __version__,
        "machine": machine(),
        "rows": [dict(row) for row in rows],
        "summary": dict(summary or {}),
    }
    path.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"\n{machine_line()}\nwritten to {path}")
    return path


def table(rows: Sequence[Row]) -> str:
    """How do the rows look in columns? Numbers to the right, with thousands parted."""
    if not rows:
        return "nothing was measured"
    names = list(rows[0])
    cells = [names, *([_cell(row.get(name)) for name in names] for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(names))]
    numeric = [all(isinstance(row.get(name), int | float | None) for row in rows) for name in names]
    lines = [
        "  ".join(
            text.rjust(width) if right else text.ljust(width)
            for text, width, right in zip(line, widths, numeric, strict=True)
        ).rstrip()
        for line in cells
    ]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def machine() -> dict[str, Any]:
    """What was it measured on? Nothing that names the machine or its user."""
    return {
        "system": platform.system(),
        "architecture": platform.machine(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "python": platform.python_version(),
    }


def machine_line() -> str:
    """The same in one line."""
    found = machine()
    return f"{found['system']} {found['architecture']}, {found['cores']} cores, Python {found['python']}"


def peak_mb() -> float:
    """How much memory has this process held at most, in MiB? Of the system's own counting."""
    import resource  # noqa: PLC0415  (not on every system; only measuring needs it)

    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / 2**20 if sys.platform == "darwin" else held / 2**10


def _cell(value: object) -> str:
    match value:
        case None:
            return "–"
        case bool():
            return "yes" if value else "no"
        case int():
            return f"{value:,}"
        case float():
            return f"{value:,.1f}" if abs(value) >= 10 else f"{value:.3g}"  # noqa: PLR2004
        case _:
            return str(value)
