"""Where does each claim of a source belong on this page: at its words here, on another page, or beside?"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from answerable.store import claim_reading
from answerable.store.casebook import View
from answerable.vocabulary.access import Status
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.source import Source
from answerable.web.citing import CitingClaim, claims_citing
from answerable.web.windows import Window
from answerable.web.words import SET_ASIDE

MOST_LISTED: Final = 200
"""Claims without words on the page that are kept: of more, only the number."""


@dataclass(frozen=True, slots=True)
class Pile:
    """Which claims are told of in one place, and how many more are there that are only counted?"""

    claims: tuple[Claim, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class PlacedClaims:
    """Which claims does a source have, and where do they belong?

    `here` have words in the window, in text order; `elsewhere` counts those with words on other pages of
    the text; `beside` cite the source, but no words of this text; on those `aside` nothing rests any more.
    """

    counts: Counter[Status]
    here: tuple[Claim, ...]
    elsewhere: int
    beside: Pile
    aside: Pile


@dataclass(slots=True)
class _Sorting:
    """The claims' ids, each where it belongs. Those in the window with the place of their first words."""

    counts: Counter[Status] = field(default_factory=Counter)
    here: list[tuple[int, str]] = field(default_factory=list)
    elsewhere: int = 0
    beside: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)

    def put(self, claim: CitingClaim, rendition: str | None, window: Window | None) -> None:
        self.counts[claim.status] += 1
        quoted = [(start, end) for text, start, end in claim.places if text == rendition and text is not None]
        inside = [
            start for start, end in quoted if window is not None and start < window.end and end > window.start
        ]
        if claim.status in SET_ASIDE:
            self.aside.append(claim.key)
        elif inside:
            self.here.append((min(inside), claim.key))
        elif quoted:
            self.elsewhere += 1
        else:
            self.beside.append(claim.key)


def placed_claims(view: View, source: Source, rendition: str | None, window: Window | None) -> PlacedClaims:
    """Where does each claim of this source belong? Only those that are told of are read whole.

    `beside` and `aside` are told of on the first page of the text.
    """
    sorting = _Sorting()
    for claim in claims_citing(view, source.id):
        sorting.put(claim, rendition, window)
    is_first = window is None or window.number == 1
    beside, aside = (sorting.beside, sorting.aside) if is_first else ([], [])
    here = [key for _, key in sorted(sorting.here, key=lambda placed: placed[0])]
    told = _whole(view, [*here, *beside[:MOST_LISTED], *aside[:MOST_LISTED]])
    return PlacedClaims(
        sorting.counts,
        tuple(told[key] for key in here),
        sorting.elsewhere,
        _pile(beside, told),
        _pile(aside, told),
    )


def _whole(view: View, keys: Iterable[str]) -> dict[str, Claim]:
    wanted = tuple(keys)
    if not wanted:
        return {}
    return {claim.id: claim for claim in claim_reading.listed(view, claim_reading.Which(keys=wanted))}


def _pile(keys: list[str], told: dict[str, Claim]) -> Pile:
    return Pile(tuple(told[key] for key in keys[:MOST_LISTED]), max(0, len(keys) - MOST_LISTED))
