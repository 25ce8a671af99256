"""Are these two the same? A judgement by somebody, for a reason, that can be taken back."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Who judged whether two entities are one, and why? `withdrawn` once it was taken back."""

    id: str
    left: str
    right: str
    verdict: Verdict
    why: str | None = None
    score: float | None = None
    withdrawn: bool = False

    def __post_init__(self) -> None:
        """Refuse a judgement of a thing with itself; keep the pair in one order."""
        if self.left >= self.right:
            msg = "a judgement names two different entities, the lesser id first"
            raise ValueError(msg)
