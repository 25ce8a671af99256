"""How good are the shipped encoder's answers on texts that it never saw? Needs no torch.

`python -m training.encoder.scoring` scores attributions on PolNeAR's dev part. Mentions are the CRF's: see
`training.evaluate`.
"""

import random
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import Final

from answerable.extract.encoder import EncoderRecogniser
from answerable.extract.lexicon import DEFAULT_LANGUAGE, lexicon
from answerable.extract.wordpieces import words_of
from answerable.vocabulary.mention import AttributionMention, Stretches
from training.polnear import Article, articles
from training.scores import Score, compare

PARTS: Final = ("source", "cue", "content")

DEFINITION: Final = (
    "Attributions, PolNeAR dev: a source, cue or content counts if one whole stretch of words is given "
    "exactly (of several annotators the first by file name). A whole attribution counts if source, cue and "
    "content each share a word with those of one annotated attribution (neither has a source will do), one "
    "to one. "
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


def _print(scores: Sequence[Counts]) -> None:
    widths = half_widths(scores)
    print(f"\n{'':10}precision  recall     F1       ±  annotated")
    for name, row in summed(scores).items():
        print(
            f"{name:10}{row.precision:9.3f}{row.recall:8.3f}{row.f1:7.3f}{widths[name]:8.3f}{row.annotated:11}"
        )


def main() -> int:
    """Score the articles, and print."""
    recogniser = EncoderRecogniser()
    print(DEFINITION)
    _print(
        [attribution_scores(item, recogniser.recognise(item.text).attributions) for item in articles("dev")]
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
