"""Where does each claim of a source belong on this page: at its words here, on another page, or beside?"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from answerable.store import claim_reading
from answerable.store.casebook import View
from answerable.vocabulary.access import Status
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.source import Source
from answerable.web.cards import marks_of
from answerable.web.highlights import Mark
from answerable.web.windows import Window
from answerable.web.words import SET_ASIDE

MOST_LISTED: Final = 200
"""Claims without words on the page that are kept: of more, only the number."""


@dataclass(slots=True)
class Tally:
    """Which claims are of one sort? The first few are kept, `more` were only counted."""

    claims: list[Claim] = field(default_factory=list)
    more: int = 0

    def add(self, claim: Claim) -> None:
        """Is there room for this one?"""
        if len(self.claims) < MOST_LISTED:
            self.claims.append(claim)
        else:
            self.more += 1


@dataclass(slots=True)
class PlacedClaims:
    """Which claims does a source have, and where do they belong?

    `here` have words in the window, in text order; `elsewhere` counts those with words on other pages of
    the text; `beside` cite the source, but no words of this text; on those `aside` nothing rests any more.
    """

    counts: Counter[Status] = field(default_factory=Counter)
    here: list[Claim] = field(default_factory=list)
    elsewhere: int = 0
    beside: Tally = field(default_factory=Tally)
    aside: Tally = field(default_factory=Tally)


def placed_claims(view: View, source: Source, rendition: str | None, window: Window | None) -> PlacedClaims:
    """Where does each claim of this source belong? Claims are a stream: memory grows with the page alone."""
    found = PlacedClaims()
    starts: list[tuple[int, Claim]] = []
    for claim in claim_reading.listed(view, claim_reading.Which(source=source.id)):
        found.counts[claim.status] += 1
        marks = [] if rendition is None else list(marks_of(claim, source.id, rendition, 0))
        start = _first_in(window, marks)
        if claim.status in SET_ASIDE:
            found.aside.add(claim)
        elif start is not None:
            starts.append((start, claim))
        elif marks:
            found.elsewhere += 1
        else:
            found.beside.add(claim)
    found.here = [claim for _, claim in sorted(starts, key=lambda placed: placed[0])]
    return found


def _first_in(window: Window | None, marks: list[Mark]) -> int | None:
    """Where do the first of these words begin that are in the window?"""
    if window is None:
        return None
    inside = [mark.start for mark in marks if mark.start < window.end and mark.end > window.start]
    return min(inside, default=None)
