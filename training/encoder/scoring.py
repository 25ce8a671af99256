"""How good are the shipped encoder's answers on texts that it never saw? Needs no torch.

`python -m training.encoder.scoring` scores attributions on PolNeAR's dev part and mentions on the fold of
reports that was held out of training.
"""

import json
import random
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from answerable.extract.crf import CrfRecogniser
from answerable.extract.encoder import EncoderRecogniser
from answerable.extract.lexicon import DEFAULT_LANGUAGE, lexicon
from answerable.extract.wordpieces import words_of
from answerable.vocabulary.mention import MENTION_TYPES, AttributionMention, Mention, Stretches
from training.corpus import Report, folds, reports
from training.fitting import fit_reports
from training.polnear import Article, articles
from training.scores import Score, compare, total

HELD_OUT: Final = 0
"""The fold of reports that the shipped encoder never saw: what it scores there is honest."""

PARTS: Final = ("source", "cue", "content")

DEFINITION: Final = (
    "Attributions, PolNeAR dev: a source, cue or content counts if one whole stretch of words is given "
    "exactly (of several annotators the first by file name). A whole attribution counts if source, cue and "
    "content each share a word with those of one annotated attribution (neither has a source will do), one "
    "to one. Mentions: exactly right type, first and last character, on the reports of fold "
    f"{HELD_OUT} (training/folds.json), which neither the encoder nor, here, the CRF was trained on. "
    "F1 = 2 × right / (given + annotated), summed over texts; ± is half the width of the 95% interval of "
    "1,000 bootstrap samples of texts."
)

Counts = Mapping[str, Score]


def attribution_scores(article: Article, given: Sequence[AttributionMention]) -> Counts:
    """How good are the attributions of one article?"""
    words = words_of(article.text, lexicon(DEFAULT_LANGUAGE))
    scores: dict[str, Score] = {}
    for part in PARTS:
        sides = [
            {stretch for item in items for stretch in getattr(item, part)}
            for items in (given, article.attributions)
        ]
        scores[part] = compare(sides[0], sides[1])
    starts = words.starts
    left = [[_touched(getattr(item, part), starts, words.ends) for part in PARTS] for item in given]
    right = [
        [_touched(getattr(item, part), starts, words.ends) for part in PARTS] for item in article.attributions
    ]
    scores["whole"] = Score(_paired(left, right), len(left), len(right))
    return scores


def _touched(stretches: Stretches, starts: Sequence[int], ends: Sequence[int]) -> set[int]:
    return {
        word
        for first, last in stretches
        for word in range(bisect_right(ends, first), bisect_left(starts, last))
    }


def _paired(left: list[list[set[int]]], right: list[list[set[int]]]) -> int:
    """How many of the one can be matched one to one with the other? As many as possible."""
    fits = [[number for number, theirs in enumerate(right) if _overlap(mine, theirs)] for mine in left]
    taken: dict[int, int] = {}

    def place(mine: int, tried: set[int]) -> bool:
        for theirs in fits[mine]:
            if theirs not in tried:
                tried.add(theirs)
                if theirs not in taken or place(taken[theirs], tried):
                    taken[theirs] = mine
                    return True
        return False

    return sum(place(mine, set()) for mine in range(len(left)))


def _overlap(mine: list[set[int]], theirs: list[set[int]]) -> bool:
    return all((a & b) or (not a and not b) for a, b in zip(mine, theirs, strict=True))


def mention_counts(report: Report, given: Iterable[Mention]) -> Counts:
    """How good are the mentions of one report, type by type?"""
    found = list(given)
    return {
        kind: compare(
            {(item.start, item.end) for item in found if item.type == kind},
            {(item.start, item.end) for item in report.mentions if item.type == kind},
        )
        for kind in MENTION_TYPES
    }


def held_out() -> tuple[list[Report], EncoderRecogniser, CrfRecogniser]:
    """Which reports were held out, and which readers have not seen them?"""
    corpus = reports(types=None)
    fold_of = folds(corpus)
    seen = fit_reports([report for report in reports() if fold_of[report.id] != HELD_OUT])
    return (
        [report for report in corpus if fold_of[report.id] == HELD_OUT],
        EncoderRecogniser(seen),
        CrfRecogniser(seen),
    )


def summed(scores: Sequence[Counts]) -> dict[str, Score]:
    """What are the scores over all texts?"""
    return {name: sum((item[name] for item in scores), Score(0, 0, 0)) for name in scores[0]}


def half_widths(scores: Sequence[Counts], times: int = 1000) -> dict[str, float]:
    """How far may each F1 be off by the choice of texts? Half of the 95% bootstrap interval."""
    dice = random.Random(1)  # noqa: S311  (no secret)
    drawn = [summed(dice.choices(scores, k=len(scores))) for _ in range(times)]
    widths: dict[str, float] = {}
    for name in scores[0]:
        values = sorted(item[name].f1 for item in drawn)
        widths[name] = (values[int(0.975 * times)] - values[int(0.025 * times)]) / 2
    return widths


def _print(title: str, scores: Sequence[Counts]) -> dict[str, Any]:
    sums, widths = summed(scores), half_widths(scores)
    print(f"\n{title}\n{'':14}precision  recall     F1       ±  annotated")
    for name, row in sums.items():
        print(
            f"{name:14}{row.precision:9.3f}{row.recall:8.3f}{row.f1:7.3f}{widths[name]:8.3f}{row.annotated:11}"
        )
    return {name: {**row.as_json(), "half_width": round(widths[name], 3)} for name, row in sums.items()}


def main() -> int:
    """Score both, and print."""
    print(DEFINITION)
    whole = EncoderRecogniser()
    result = {
        "attributions": _print(
            "Attributions, PolNeAR dev",
            [
                attribution_scores(article, whole.recognise(article.text).attributions)
                for article in articles("dev")
            ],
        )
    }
    texts, pooled, alone = held_out()
    for name, reader in (("encoder and CRF", pooled), ("CRF alone", alone)):
        counts = [mention_counts(report, reader.recognise(report.text).mentions) for report in texts]
        four = [
            {**item, "four types": total({kind: item[kind] for kind in MENTION_TYPES if kind != "Date"})}
            for item in counts
        ]
        result[name] = _print(
            f"Mentions, reports held out, {name}",
            [{**item, "all": total(counts[at])} for at, item in enumerate(four)],
        )
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
