"""How long does it take to import a whole country's sheets, and how much memory? `python -m bench.sheets`.

Measured on the sheets of Nigeria beside the checkout; without them there is nothing to measure.
"""

import sys
import tempfile
import time
from pathlib import Path

from answerable.pipeline.importing import KINDS, import_files
from answerable.pipeline.opened import new_casebook
from answerable.settings import Settings
from bench.report import peak_mb, report

SHEETS = Path(__file__).parents[2] / "shared" / "data" / "sfm_nigeria"
GOAL_SECONDS = 10.0
SETTINGS = Settings(user="bench", clearance="restricted", jobs=2)


def main() -> int:
    """Was the goal met? 1 if the sheets are not there."""
    files = sorted(SHEETS.glob("*.*")) if SHEETS.is_dir() else []
    if not files:
        print(f"{SHEETS} is not there: nothing was measured")
        return 1
    rows = []
    with tempfile.TemporaryDirectory() as folder, new_casebook(Path(folder) / "case", SETTINGS) as opened:
        for what in ("first", "again"):
            start, cpu = time.perf_counter(), time.process_time()
            result = import_files(opened, KINDS["sfm"], files)
            rows.append(
                {
                    "import": what,
                    "claims": result.claims,
                    "new": result.new,
                    "told of": result.failed,
                    "seconds": time.perf_counter() - start,
                    "seconds of processor": time.process_time() - cpu,
                    "peak MiB": peak_mb(),
                }
            )
    report("sheets", rows, {"goal: seconds of the first import": GOAL_SECONDS})
    return 0


if __name__ == "__main__":
    sys.exit(main())
