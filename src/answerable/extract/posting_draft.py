"""What is one posting that a text puts forward? The record that joining fills and drafts are made of."""

from dataclasses import dataclass
from typing import Final

from answerable.extract.attachment import Held
from answerable.extract.edges import Edge
from answerable.extract.gaps import Characters, Cues, first_of
from answerable.extract.offices import Somebody
from answerable.extract.roles import COMMANDER, role_of
from answerable.extract.tenses import Tense
from answerable.vocabulary.mention import Mention

_PLACES: Final = 4


@dataclass(frozen=True, slots=True)
class PostingDraft:
    """Who is said to hold, have held or be about to hold which office, and on which words does it stand?

    Without title and unit it says only that the person bears the rank. `tense` is `sometime` where the
    words make no sentence (a heading, a row of a table) and so say nothing of when. `role` is what
    the title means, where a rule of `roles` says so, or else what `command` says: a verb ("commanded"), or
    the heading of a roll. `cue` are the characters that put it in the past or the future, `acting` those that
    say it is held for the time being. `date` are the words that date it, and `edge` says what they date: its
    beginning, its end, or the time during which it was held. `score` is that of its least sure mention,
    lowered where the words between them link them loosely: an order to review in, no probability.
    """

    person: Mention
    rank: Mention | None
    title: Mention | None
    unit: Mention | None
    role: str | None
    tense: Tense
    cue: Characters | None
    acting: Characters | None
    score: float
    date: Mention | None = None
    edge: Edge | None = None
    command: Characters | None = None


def drafted(
    somebody: Somebody, held: Held | None, known: Cues, tense: Tense, cue: Characters | None
) -> PostingDraft:
    """Which draft says that somebody holds this office, or only bears a rank?"""
    title, unit = (held.office.title, held.office.unit) if held else (None, None)
    acting = first_of(held.gap[-1:], known.acting) if held else None
    scores = [part.score for part in (somebody.person, somebody.rank, title, unit) if part is not None]
    score = round(min(scores) / (1 + max(held.cost if held else 0.0, 0.0)), _PLACES)
    role = None if title is None else role_of(title.text, with_unit=unit is not None)
    command = None
    if held is not None and title is None:
        command = first_of(held.link or held.gap, known.in_command)
        role = None if command is None else COMMANDER
    return PostingDraft(
        somebody.person, somebody.rank, title, unit, role, tense, cue, acting, score, command=command
    )
