"""What stands on the page of one source? What is known and held of it, its text, and the claims on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from answerable.store import failures, renditions, sources
from answerable.store.casebook import View
from answerable.store.failures import Failure
from answerable.store.renditions import StoredRendition
from answerable.vocabulary.access import Status
from answerable.vocabulary.source import Finding, Source
from answerable.web.cards import Card, card_of, marks_of
from answerable.web.highlights import Kind, Mark
from answerable.web.placing import Pile, placed_claims
from answerable.web.text_page import TextPage, text_page, window_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which place of which of its texts is asked for? `found` are words that a search points at."""

    offset: int = 0
    rendition: str | None = None
    found: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class CardPile:
    """Which cards lie in one place, and how many more claims are there that have none?"""

    cards: tuple[Card, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """What is shown of one source?

    `here` are the claims whose words are on this page, in text order; `elsewhere` counts those with words
    on other pages of the text; `beside` and `aside` as in `placing`, on the first page of the text.
    `texts` are all that were read of it, of which `text` is shown. `failures` say why there is none.
    """

    source: Source
    parent: Source | None
    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]
    texts: tuple[StoredRendition, ...]
    text: TextPage | None
    counts: Mapping[Status, int]
    here: tuple[Card, ...]
    elsewhere: int
    beside: CardPile
    aside: CardPile


def source_page(view: View, source: Source, wanted: Wanted) -> SourcePage:
    """What is shown of this source, at the place that is asked for?"""
    texts = _texts(view, source)
    rendition = next((text for text in texts if text.id == wanted.rendition), texts[-1] if texts else None)
    offset = wanted.offset if wanted.found is None else wanted.found[0]
    window = None if rendition is None else window_of(view, rendition, offset)
    claims = placed_claims(view, source, None if rendition is None else rendition.id, window)
    text = None
    if rendition is not None and window is not None:
        marks = chain.from_iterable(
            marks_of(claim, source.id, rendition.id, number) for number, claim in enumerate(claims.here, 1)
        )
        searched = () if wanted.found is None else (Mark(*wanted.found, 0, Kind.FOUND),)
        text = text_page(view, source, rendition, window, chain(marks, searched))
    return SourcePage(
        source=source,
        parent=None if source.details.parent is None else sources.one(view, source.details.parent),
        findings=tuple(sources.findings(view, source.id)),
        failures=() if texts else tuple(item for item in failures.listed(view) if item.source == source.id),
        texts=texts,
        text=text,
        counts=claims.counts,
        here=tuple(card_of(claim, source, number) for number, claim in enumerate(claims.here, 1)),
        elsewhere=claims.elsewhere,
        beside=_cards(claims.beside, source),
        aside=_cards(claims.aside, source),
    )


def _texts(view: View, source: Source) -> tuple[StoredRendition, ...]:
    """What was read of it? The newest rendition of each capture, the latest capture last."""
    found = (renditions.newest(view, capture.sha256) for capture in source.captures)
    return tuple(rendition for rendition in found if rendition is not None)


def _cards(pile: Pile, source: Source) -> CardPile:
    return CardPile(tuple(card_of(claim, source) for claim in pile.claims), pile.more)
