"""Who may see it, and how far has it been decided?"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final


class Visibility(StrEnum):
    """Who may see this source, claim or speaker? From everyone to the few who are cleared for it."""

    PUBLIC = "public"
    TEAM = "team"
    RESTRICTED = "restricted"

    @property
    def rank(self) -> int:
        """How closed is it? 0 for public, upwards."""
        return tuple(Visibility).index(self)

    def allows(self, clearance: "Visibility") -> bool:
        """May a reader with this clearance see it?"""
        return self.rank <= clearance.rank


def most_closed(levels: Iterable[Visibility]) -> Visibility:
    """Which visibility has a thing made of these? That of its most closed part; public if it has none."""
    return max(levels, key=lambda level: level.rank, default=Visibility.PUBLIC)


class Status(StrEnum):
    """How far has a claim been decided?"""

    DRAFT = "draft"
    ACCEPTED = "accepted"
    CONFLICT = "conflict"
    WORK_NEEDED = "work_needed"
    ISSUE = "issue"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    RETRACTED = "retracted"


DECISIONS: Final = {
    "accept": Status.ACCEPTED,
    "reject": Status.REJECTED,
    "conflict": Status.CONFLICT,
    "work-needed": Status.WORK_NEEDED,
    "issue": Status.ISSUE,
}
"""What a person can decide of a claim, by the word that `decide` takes."""


class Modality(StrEnum):
    """Does the text say that it is so? Only what is asserted answers a question."""

    ASSERTED = "asserted"
    DENIED = "denied"
    ASKED = "asked"
    CONDITIONAL = "conditional"
    PLANNED = "planned"


LEVELS: Final = tuple(Visibility)
"""From the most open to the most closed: that of rank 0 first."""

STATUSES: Final = {status.value: status for status in Status}
MODALITIES: Final = {modality.value: modality for modality in Modality}
"""By the word that is written, for rows by the hundred thousand: to ask the class takes much longer."""
