"""Which words name something? What a recogniser marks in a text before any claim is made of it."""

from dataclasses import dataclass
from typing import Literal, get_args

MentionType = Literal["Person", "Organization", "Rank", "Title"]
"""The types of the published annotation scheme, kept under its own names so that exports match it."""

MENTION_TYPES: tuple[MentionType, ...] = get_args(MentionType)


@dataclass(frozen=True, slots=True)
class Mention:
    """Which stretch of the text names what? Offsets are code points; `score` is 0…1, the reader's own."""

    type: MentionType
    start: int
    end: int
    text: str
    score: float
