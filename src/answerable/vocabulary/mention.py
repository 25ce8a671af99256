"""Which words name something, and which say who says what? What is marked before any claim is made."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, get_args

MentionType = Literal["Person", "Organization", "Rank", "Title", "Date"]
"""The types of the published annotation scheme, kept under its own names so that exports match it."""

MENTION_TYPES: tuple[MentionType, ...] = get_args(MentionType)

Stretch = tuple[int, int]
"""From which character up to, not with, which? Code points of the text."""

Stretches = tuple[Stretch, ...]
"""Which characters? In text order, apart from each other: a quotation may be broken by its own cue."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Which stretch of the text names what? Offsets are code points; `score` is 0…1, the reader's own."""

    type: MentionType
    start: int
    end: int
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class AttributionMention:
    """Which words (`cue`) lay which words (`content`) in whose mouth (`source`)?

    Each part is one or several stretches of one text. `source` is empty where the words name nobody ("it
    was leaked that …"); `cue` and `content` never are. `score` is 0…1, the reader's own.
    """

    cue: Stretches
    source: Stretches
    content: Stretches
    score: float

    def __post_init__(self) -> None:
        """Refuse an attribution without cue or content, and stretches that are none or out of order."""
        if not self.cue or not self.content:
            msg = "an attribution has a cue and a content"
            raise ValueError(msg)
        for part in (self.cue, self.source, self.content):
            _check(part)

    @property
    def extent(self) -> Stretch:
        """From where to where do all its words reach?"""
        return reach((*self.cue, *self.source, *self.content))


def reach(stretches: Iterable[Stretch]) -> Stretch:
    """From where to where do these stretches reach? At least one."""
    every = list(stretches)
    return min(start for start, _ in every), max(end for _, end in every)


def _check(part: Stretches) -> None:
    if any(not 0 <= start < end for start, end in part):
        msg = f"a stretch runs forward from 0: {part}"
        raise ValueError(msg)
    if any(before[1] > after[0] for before, after in pairwise(part)):
        msg = f"the stretches of one part stand apart and in text order: {part}"
        raise ValueError(msg)
