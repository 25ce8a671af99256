"""Which numbers hold today? `python -m bench` runs every benchmark, one after the other."""

import subprocess
import sys

BENCHMARKS = ("reading", "recognising", "fmtr", "claims", "names", "sheets", "command", "kill")


def main() -> int:
    """How many of them failed? Each runs in a process of its own, so that none warms another up."""
    failed = 0
    for name in BENCHMARKS:
        print(f"\n== bench.{name}", flush=True)
        failed += subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
