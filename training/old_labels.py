"""How does the reading stand by the first, published labels? `python -m training.old_labels`"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from answerable.vocabulary.mention import Mention
from training.corpus import CHECKOUT, Posting, Report, folds, reports
from training.evaluate import print_table, table
from training.scores import DEFINITION
from training.validation import held_out_readings, mention_scores, pair_scores

FOLDER: Final = CHECKOUT.parent / "shared" / "data" / "postings" / "train"

DEFINED: Final = (
    "The old labels are of the same reports, and incomplete: seven reports and many paragraphs were left "
    "alone. What is read there counts as wrong, however right it is: these figures are for a comparison with "
    "what others have published on them, nothing else. Their Title and Role, which annotators told "
    "apart by chance, are one type here."
)

_MENTION: Final = re.compile(r"(T\d+)\t(\w+) (\d+) (\d+)\t")
_RELATION: Final = re.compile(r"R\d+\t(\w+) Arg1:(T\d+) Arg2:(T\d+)")
_AS_ONE: Final = {"Role": "Title"}
_PARTS: Final = {"has_rank": "rank", "has_title": "title", "has_role": "title", "is_posted": "unit"}


def old_reports(folder: Path = FOLDER) -> list[Report]:
    """Which reports have the first labels? In order of their ids; stretches that are apart are left out."""
    return [_report(path) for path in sorted(folder.glob("*.ann"))]


def _report(path: Path) -> Report:
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    written = path.read_text(encoding="utf-8")
    mentions = {
        key: Mention(_AS_ONE.get(kind, kind), int(start), int(end), text[int(start) : int(end)], 1.0)
        for key, kind, start, end in _MENTION.findall(written)
    }
    ordered = tuple(sorted(set(mentions.values()), key=lambda mention: (mention.start, mention.end)))
    return Report(path.stem, text, ordered, tuple(_pairs(written, mentions)))


def _pairs(written: str, mentions: dict[str, Mention]) -> Iterator[Posting]:
    """Which pairs of a person and a rank, title or unit are there? Each as a posting of that pair alone."""
    for kind, person, other in _RELATION.findall(written):
        if kind in _PARTS and person in mentions and other in mentions:
            of = {_PARTS[kind]: mentions[other]}
            yield Posting(mentions[person], of.get("rank"), of.get("title"), of.get("unit"), "current")


def main() -> int:
    """Train on the one part of the reports, by these labels, and score the other; five times over."""
    corpus = old_reports()
    if not corpus:
        print(f"There are no reports with old labels in {FOLDER}: put the shared data beside the checkout.")
        return 2
    readings = held_out_readings(corpus, folds(reports()))
    mentions = {name: score for name, score in mention_scores(corpus, readings).items() if score.annotated}
    print(DEFINED)
    print(DEFINITION)
    print_table("Mentions by the old labels, held out", table(mentions))
    pairs = table(pair_scores(corpus, readings))
    print_table("Pairs of a person and …, from text to end, strict, held out", pairs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
