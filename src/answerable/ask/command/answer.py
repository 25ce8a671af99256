"""Who was in command, how well is it known, and by which claims? The answer that everybody shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Generic, TypeAlias

from answerable.ask.command.sightings import C
from answerable.store.brief_reading import Brief
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim


class Answer(StrEnum):
    """How well is it known? From the strongest to nothing."""

    CONTESTED = "contested"
    CONFIRMED = "confirmed"
    BRACKETED = "bracketed"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateBy(Generic[C]):
    """Who may it have been, and on which claims does that rest?

    `claims` are those that the answer rests on: in brief while it is decided, whole once it is given. Days
    are those to the nearest sighting of this person in this role on either side, None where there is none.
    """

    person: Reference
    answer: Answer
    acting: bool
    rank: str | None
    title: str | None
    role: str
    days_before: int | None
    days_after: int | None
    claims: tuple[C, ...]
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class Nearest:
    """Who was last (next) seen in command before (after) the day, on which day, and how many days away?"""

    person: Reference
    seen: date
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerBy(Generic[C]):
    """Who was in command on the day? `against` are claims that lost, and are marked as in conflict."""

    unit: Reference
    on: date
    answer: Answer
    handover: bool
    candidates: tuple[CandidateBy[C], ...]
    before: Nearest | None
    after: Nearest | None
    others: tuple[CandidateBy[C], ...]
    against: tuple[CandidateBy[C], ...]

    def claims(self) -> Iterator[C]:
        """On which claims does it all rest?"""
        for candidate in chain(self.candidates, self.others, self.against):
            yield from candidate.claims


Candidate: TypeAlias = CandidateBy[Claim]
CommanderAnswer: TypeAlias = AnswerBy[Claim]
Ruling: TypeAlias = AnswerBy[Brief]
"""The answer as the rules find it: its claims have no citations yet."""


def given(ruling: Ruling, grounds: Mapping[str, Claim]) -> CommanderAnswer:
    """How is a ruling given as an answer? With its claims whole."""
    return AnswerBy(
        unit=ruling.unit,
        on=ruling.on,
        answer=ruling.answer,
        handover=ruling.handover,
        candidates=_whole(ruling.candidates, grounds),
        before=ruling.before,
        after=ruling.after,
        others=_whole(ruling.others, grounds),
        against=_whole(ruling.against, grounds),
    )


def _whole(found: tuple[CandidateBy[Brief], ...], grounds: Mapping[str, Claim]) -> tuple[Candidate, ...]:
    return tuple(
        CandidateBy(
            person=item.person,
            answer=item.answer,
            acting=item.acting,
            rank=item.rank,
            title=item.title,
            role=item.role,
            days_before=item.days_before,
            days_after=item.days_after,
            claims=tuple(grounds[claim.id] for claim in item.claims),
            is_draft=item.is_draft,
        )
        for item in found
    )
