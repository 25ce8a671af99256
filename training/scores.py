"""How good is a reading? Precision, recall and F1 over exact answers, counted over all reports together."""

from collections.abc import Hashable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

DEFINITION: Final = (
    "An answer counts only if it is exactly right: a mention by its type, first and last character; a pair "
    "by its kind and both its mentions. precision = right / given, recall = right / annotated, "
    "F1 = their harmonic mean; right, given and annotated are summed over all held-out reports (micro)."
)


@dataclass(frozen=True, slots=True)
class Score:
    """How many answers were right, given, and annotated?"""

    right: int
    given: int
    annotated: int

    @property
    def precision(self) -> float:
        """Of the answers given, which part is right? 0 if none was given."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Of the answers annotated, which part was given? 0 if none was annotated."""
        return self.right / self.annotated if self.annotated else 0.0

    @property
    def f1(self) -> float:
        """What is the harmonic mean of precision and recall?"""
        return 2 * self.right / (self.given + self.annotated) if self.given + self.annotated else 0.0

    def __add__(self, other: "Score") -> "Score":
        """What is the score over both?"""
        return Score(self.right + other.right, self.given + other.given, self.annotated + other.annotated)

    def as_json(self) -> dict[str, float]:
        """How is it written on a card? Rounded to a thousandth."""
        return {
            "precision": round(self.precision, 3),
            "recall": round(self.recall, 3),
            "f1": round(self.f1, 3),
            "annotated": self.annotated,
        }


def compare(given: AbstractSet[Hashable], annotated: AbstractSet[Hashable]) -> Score:
    """How many of the answers given are among those annotated?"""
    return Score(len(given & annotated), len(given), len(annotated))


def total(scores: Mapping[str, Score]) -> Score:
    """What is the score over all kinds together (micro)?"""
    return sum(scores.values(), start=Score(0, 0, 0))
