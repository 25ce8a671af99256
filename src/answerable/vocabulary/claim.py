"""What is asserted, about what, when, by whom, and on what evidence?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from answerable.vocabulary.access import Modality, Status, Visibility
from answerable.vocabulary.attribution import Attributed
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.claim_types import check_fields

Confidence = Literal["Low", "Medium", "High"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What does one assertion say, and on which words does it stand?

    `about` is the id of the thing claimed of (several claims about one posting share it). `fields` hold
    what the type says (see `claim_types`): a `Reference` or text, never an invented placeholder.
    `attribution` runs from the outermost speaker inward; empty means that the source speaks in its own
    voice. `reader` (`NAME VERSION`) and `score` (0…1) are those of the latest reading, None for a claim
    that was not read by a machine. `notes` are public.
    """

    id: str
    type: str
    about: str
    fields: Mapping[str, Any]
    dates: ClaimDates
    citations: tuple[Citation, ...]
    status: Status = Status.DRAFT
    visibility: Visibility = Visibility.PUBLIC
    modality: Modality = Modality.ASSERTED
    confidence: Mapping[str, Confidence] = field(default_factory=dict)
    attribution: tuple[Attributed, ...] = ()
    reader: str | None = None
    score: float | None = None
    notes: str | None = None

    def __post_init__(self) -> None:
        """Hold invariant 1: every claim has a citation; and that the fields are those of its type."""
        if not self.citations:
            msg = f"the claim {self.id} has no citation: a claim without evidence is none"
            raise ValueError(msg)
        check_fields(self.type, self.fields)
