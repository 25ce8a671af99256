"""What does a casebook hold, seen from outside? To compare one that was broken off with one that was not."""

import shutil
from pathlib import Path
from typing import Any

from commands import Case
from dumps import files


def state(case: Case) -> dict[str, Any]:
    """Everything that its commands list and write, with the times left out."""
    pairs = case.folder.with_name(f"{case.folder.name}-pairs")
    case("export", "brat", "-o", pairs, "--clearance", "restricted")
    written = {path.name: path.read_bytes() for path in sorted(pairs.iterdir())}
    shutil.rmtree(pairs)
    return {
        "sources": case("sources", "--json", "--clearance", "restricted").json,
        "claims": case("claims", "--json", "--clearance", "restricted").json,
        "failures": [
            {**failure, "at": None}
            for failure in case("failures", "--json", "--clearance", "restricted").json["failures"]
        ],
        "exported": case("export", "jsonl", "--clearance", "restricted").out,
        "pairs": written,
        "files": files(case.folder),
    }


def leftovers(folder: Path) -> list[str]:
    """What lies half done in the casebook?"""
    incoming = folder / "files" / "incoming"
    return [path.name for path in incoming.iterdir() if path.name != "in-use"] if incoming.exists() else []
