"""How does the reading stand by the first, published labels? `python -m training.old_labels`"""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from answerable.vocabulary.mention import Mention
from training.corpus import CHECKOUT, Posting, Report, folds, reports
from training.evaluate import print_table, table
from training.scores import DEFINITION
from training.validation import Readings, held_out, mention_scores, pair_scores

FOLDER: Final = CHECKOUT.parent / "shared" / "data" / "postings" / "train"

DEFINED: Final = (
    "The old labels are of the same reports, and incomplete: seven reports and most lines were left alone. "
    "Their Title and Role, which annotators told apart by chance, are one type here. "
    "Annotated lines: only lines with a label are trained on and counted, as in the published comparison. "
    "Every line: what is read in the others counts as wrong, however right it is. "
    "Bare: what a CRF trained on these labels marks by itself. "
    "Whole: with the second looks, which were written for the new labels, and mark what these leave out. "
    "Both labels learnt: the new labels of the other reports were trained on as well. "
    "The new labels by the old: how a full and careful annotation of the same lines scores, for comparison."
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


def annotated_lines(report: Report, labels: Report) -> Report:
    """What is left of a report on the lines that have one of these labels? Offsets are those of the rest."""
    lines: list[str] = []
    moved: dict[Mention, Mention] = {}
    start = length = 0
    for line in report.text.split("\n"):
        end = start + len(line)
        if any(start <= label.start < end for label in labels.mentions):
            by = length - start
            mine = (item for item in report.mentions if start <= item.start < end)
            moved |= {item: replace(item, start=item.start + by, end=item.end + by) for item in mine}
            lines.append(line)
            length += len(line) + 1
        start = end + 1
    kept = tuple(
        replace(
            item,
            person=moved[item.person],
            rank=item.rank and moved.get(item.rank),
            title=item.title and moved.get(item.title),
            unit=item.unit and moved.get(item.unit),
        )
        for item in report.postings
        if item.person in moved
    )
    return replace(report, text="\n".join(lines), mentions=tuple(moved.values()), postings=kept)


def main() -> int:
    """Train on the one part of the reports, by these labels, and score the other; five times over."""
    whole, new = old_reports(), reports()
    if not whole:
        print(f"There are no reports with old labels in {FOLDER}: put the shared data beside the checkout.")
        return 2
    print(DEFINED)
    print(DEFINITION)
    labelled = [report for report in whole if report.mentions]
    lines = [annotated_lines(report, report) for report in labelled]
    by_new = {report.id: report for report in new}
    careful = {report.id: annotated_lines(by_new[report.id], report).mentions for report in labelled}
    _print("annotated lines, the new labels by the old", lines, careful)
    fold_of = folds(new)
    for what, corpus, more in (
        ("annotated lines", lines, ()),
        ("annotated lines, both labels learnt", lines, new),
        ("every line", whole, ()),
    ):
        bare: dict[str, Sequence[Mention]] = {}
        read: dict[str, Sequence[Mention]] = {}
        for recogniser, unseen in held_out(corpus, fold_of, more=more):
            for report in unseen:
                bare[report.id] = recogniser.marked(report.text)
                read[report.id] = recogniser.recognise(report.text).mentions
        for how, readings in (("bare", bare), ("whole", read)):
            _print(f"{what}, {how}, held out", corpus, readings)
    return 0


def _print(what: str, corpus: Sequence[Report], readings: Readings) -> None:
    mentions = {name: score for name, score in mention_scores(corpus, readings).items() if score.annotated}
    print_table(f"Mentions, {what}", table(mentions))
    print_table(f"Pairs, from text to end, strict, {what}", table(pair_scores(corpus, readings)))


if __name__ == "__main__":
    sys.exit(main())
