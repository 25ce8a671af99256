"""How are the shipped weights made? `python -m training.crf` fits them to all reports, and writes a card."""

import argparse
import hashlib
import json
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from training.corpus import CHECKOUT, FOLDS, REPORTS, SEED, Report, folds, reports
from training.evaluate import evaluation
from training.fitting import PARAMETERS, fit, prepare

MODELS: Final = CHECKOUT / "src" / "answerable" / "extract" / "models"
FOLDS_FILE: Final = CHECKOUT / "training" / "folds.json"
NAME: Final = "postings-en"


def card(corpus: list[Report], weights: bytes) -> dict[str, Any]:
    """What must a user know of these weights? How they were made, from what, and how good they are."""
    counts = Counter(mention.type for report in corpus for mention in report.mentions)
    return {
        "weights": f"{NAME}.crfsuite",
        "sha256": hashlib.sha256(weights).hexdigest(),
        "bytes": len(weights),
        "lang": "en",
        "made": datetime.now(UTC).date().isoformat(),
        "made_by": "python -m training.crf (linear-chain CRF, L-BFGS)",
        "parameters": PARAMETERS,
        "trained_on": {
            "what": "news reports on Nigerian forces (Security Force Monitor, nlp_starter_dataset), "
            "annotated afresh for this project; no value of any sheet",
            "reports": len(corpus),
            "mentions": dict(sorted(counts.items())),
            "sha256": _digest(corpus),
        },
        "scores": evaluation(corpus),
    }


def _digest(corpus: list[Report]) -> str:
    """Which reports with which annotation are these? One hash over ids, texts and mentions."""
    whole = hashlib.sha256()
    for report in corpus:
        spans = [[mention.type, mention.start, mention.end] for mention in report.mentions]
        whole.update(json.dumps([report.id, report.text, spans]).encode())
    return whole.hexdigest()


def _write_json(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> int:
    """What does the command line ask for?"""
    parser = argparse.ArgumentParser(prog="python -m training.crf", description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=MODELS, help="folder for weights and card")
    options = parser.parse_args()
    corpus = reports()
    if not corpus:
        print(f"There are no annotated reports in {REPORTS}: put the shared data beside the checkout.")
        return 2
    weights = fit(prepare(report) for report in corpus).weights
    options.output.mkdir(parents=True, exist_ok=True)
    (options.output / f"{NAME}.crfsuite").write_bytes(weights)
    _write_json(options.output / f"{NAME}.json", card(corpus, weights))
    held_out: dict[int, list[str]] = {fold: [] for fold in range(FOLDS)}
    for report, fold in folds(corpus).items():
        held_out[fold].append(report)
    _write_json(FOLDS_FILE, {"seed": SEED, "held_out": held_out})
    print(f"wrote {NAME}.crfsuite ({len(weights):,} bytes) and its card to {options.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
