"""Which source and which contents belong to a cue? Scored by the encoder's binder, one cue at a time."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from answerable.extract.tagging import ROLES, Numbers, Run, distances
from answerable.extract.wordpieces import Words

_REACH: Final = 200
"""Words that a cue and what it binds may stand apart: as far as the trainer's windows show."""

_PARTS: Final = ("Cue", "Source", "Content")


@dataclass(frozen=True, slots=True)
class Parts:
    """Which words make one attribution? `probability` is the binder's own, 0…1."""

    cue: Run
    sources: tuple[Run, ...]
    contents: tuple[Run, ...]
    probability: float


class Binder:
    """Which stretches belong together? A cue has one source or none; a content has one cue."""

    def __init__(self, heads: Mapping[str, Any]) -> None:
        self._width: int = heads["width"]
        self._apart = {role: np.array(heads["apart"][role], np.float32) for role in ROLES}
        self._nobody: float = heads["nobody"]

    def bind(self, found: Sequence[Run], numbers: Numbers, words: Words) -> Iterator[Parts]:
        """Which attributions do these stretches make, in order of their cues? `numbers`: a row a word.

        A cue to which no content comes makes none.
        """
        cues, sources, contents = ([run for run in found if run.kind == kind] for kind in _PARTS)
        if not cues:
            return
        means = {run: numbers[run.first : run.last].sum(0) / (run.last - run.first) for run in found}
        mine: dict[Run, list[tuple[Run, float]]] = {cue: [] for cue in cues}
        chances: dict[Run, list[tuple[Run, float]]] = {content: [] for content in contents}
        for cue in cues:
            near = _near(contents, cue)
            for content, score in zip(near, self._scores(cue, near, means, words, "Content"), strict=True):
                chances[content].append((cue, float(score)))
        for content, scored in chances.items():
            if scored:
                place, chance = _choice([score for _, score in scored])
                mine[scored[place][0]].append((content, chance))
        for cue in cues:
            if mine[cue]:
                near = _near(sources, cue)
                place, chance = _choice([*self._scores(cue, near, means, words, "Source"), self._nobody])
                bound = (near[place],) if place < len(near) else ()
                surest = max(sure for _, sure in mine[cue])
                yield Parts(cue, bound, tuple(content for content, _ in mine[cue]), chance * surest)

    def _scores(
        self, cue: Run, others: Sequence[Run], means: Mapping[Run, Numbers], words: Words, role: str
    ) -> Sequence[float]:
        if not others:
            return []
        start = ROLES.index(role) * 2 * self._width
        left = means[cue][start : start + self._width]
        right = np.stack([means[other] for other in others])[:, start + self._width : start + 2 * self._width]
        places = distances(cue, others, words.sentences, words.lines)
        scores: list[float] = (right @ left / self._width**0.5 + self._apart[role][places].sum(1)).tolist()
        return scores


def _near(others: Sequence[Run], cue: Run) -> Sequence[Run]:
    """Which of these, in text order, begin within reach of the cue?"""
    lowest, highest = (
        bisect_left(others, place, key=lambda other: other.first)
        for place in (cue.first - _REACH, cue.last + _REACH)
    )
    return others[lowest:highest]


def _choice(scores: Sequence[float]) -> tuple[int, float]:
    """Which is the highest score, and how probable is it beside the others? Of two alike the first."""
    powers = np.exp(np.array(scores) - max(scores))
    place = int(powers.argmax())
    return place, float(powers[place] / powers.sum())
