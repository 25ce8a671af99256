"""Who stands behind these words? The chain of speakers around them, and what it makes of a claim."""

from dataclasses import dataclass
from typing import Final

from answerable.vocabulary.access import Modality
from answerable.vocabulary.attribution import Attributed, Stance
from answerable.vocabulary.span import Span


@dataclass(frozen=True, slots=True)
class Chain:
    """Who says so, from the outermost speaker inward, and on which words does each of them stand?

    `modality` is how the innermost content is put forward, given every stance around it: what anybody in
    the chain denies, asks, or wants is no fact. `spans` say `attribution.N.speaker` and `attribution.N.cue`.
    """

    speakers: tuple[Attributed, ...]
    spans: tuple[Span, ...]
    modality: Modality

    @property
    def stance_modality(self) -> Modality:
        """How do the stances alone put forward what lies in the content?

        For what is taken for granted there ("denied that Col. X, the commander of …"): whoever promises or
        predicts something else about a commander does not make him a commander to be.
        """
        found = (_OF_STANCE.get(said.stance) for said in self.speakers)
        return next((modality for modality in found if modality is not None), Modality.ASSERTED)


_OF_STANCE: Final[dict[Stance, Modality]] = {
    "denies": Modality.DENIED,
    "retracts": Modality.DENIED,
    "doubts": Modality.ASKED,
    "asks": Modality.ASKED,
    "calls_for": Modality.PLANNED,
}

NOBODY = Chain((), (), Modality.ASSERTED)
"""The source speaks in its own voice."""
