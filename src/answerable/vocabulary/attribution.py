"""Who says so? The chain of speakers behind a claim, from the outermost inward, without the outlet."""

from dataclasses import dataclass
from typing import Literal

from answerable.vocabulary.access import Visibility

Stance = Literal[
    "asserts", "alleges", "denies", "doubts", "predicts", "calls_for", "asks", "confirms", "retracts"
]
Grounds = Literal["witnessed", "was_told", "document", "inference", "none_stated"]
Number = Literal["one", "several", "unknown"]


@dataclass(frozen=True, slots=True)
class Reference:
    """Which person, unit, place … is meant, and how was it printed? `id` is the entity's."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """Who says it, in which words, and on what grounds?

    `speaker_text` is the speaker as printed ("a former operative"), `described_as` what the text says of
    them; `named` whether they are named at all. `visibility` closes the speaker, and with them the claim.
    """

    speaker_text: str
    speaker: Reference | None = None
    described_as: str | None = None
    named: bool = False
    number: Number = "unknown"
    cue: str | None = None
    stance: Stance = "asserts"
    grounds: Grounds = "none_stated"
    visibility: Visibility = Visibility.PUBLIC
