"""What was found for the words of a search? Titles, names and texts, each with a way to the place."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final

from answerable.store import claim_reading, search, sources
from answerable.store.casebook import View
from answerable.store.search import NameHit, TextHit
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.source import Source
from answerable.vocabulary.wording import claim_sentence
from answerable.web.found import found_marks
from answerable.web.highlights import Kind, Mark, Segment, segments
from answerable.web.links import claim_path, source_path

MOST_TEXTS: Final = 50
MOST_TITLES: Final = 20
MOST_NAMES: Final = 10
CLAIMS_OF_A_NAME: Final = 3

Words = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class FoundTitle:
    """Which source has the words in its title?"""

    source: Source
    title: Words
    path: str


@dataclass(frozen=True, slots=True)
class FoundText:
    """Where in which source's text do the words stand?"""

    source: Source
    words: Words
    path: str


@dataclass(frozen=True, slots=True)
class Example:
    """Which claim uses the name, and in which source does it stand?"""

    sentence: str
    source: str
    path: str


@dataclass(frozen=True, slots=True)
class FoundName:
    """Which name has the words, in how many claims, and in which, for example?"""

    name: Words
    claims: int
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found? Each list is the beginning of what there is."""

    query: str
    titles: tuple[FoundTitle, ...]
    names: tuple[FoundName, ...]
    texts: tuple[FoundText, ...]

    @property
    def is_empty(self) -> bool:
        """Was nothing found?"""
        return not (self.titles or self.names or self.texts)


def found(view: View, query: str) -> Found:
    """What was found for these words? UsageError if there is no word in them."""
    terms = search.terms_of(query)
    titles = search.in_titles(view, query, MOST_TITLES)
    texts = list(search.in_texts(view, query, MOST_TEXTS))
    known = sources.by_id(view, dict.fromkeys([*titles, *(hit.source for hit in texts)]))
    return Found(
        query,
        tuple(_title(known[source], terms) for source in titles if source in known),
        tuple(_name(view, hit, terms) for hit in search.in_names(view, query, MOST_NAMES)),
        tuple(_text(known[hit.source], hit, terms) for hit in texts if hit.source in known),
    )


def _title(source: Source, terms: Iterable[str]) -> FoundTitle:
    words = tuple(segments(source.label, 0, found_marks(source.label, terms)))
    return FoundTitle(source, words, source_path(source.id))


def _name(view: View, hit: NameHit, terms: Iterable[str]) -> FoundName:
    claims = claim_reading.listed(view, claim_reading.Which(about=hit.entity))
    examples = tuple(_example(claim) for claim in islice(claims, CLAIMS_OF_A_NAME))
    return FoundName(tuple(segments(hit.name, 0, found_marks(hit.name, terms))), hit.claims, examples)


def _example(claim: Claim) -> Example:
    source = claim.citations[0].source
    return Example(claim_sentence(claim), source.title or source.id, claim_path(claim, source.id))


def _whole_words(hit: TextHit) -> tuple[str, str]:
    """What stands around the hit, without the words that were cut through at either end?"""
    before, after = hit.before, hit.after
    if len(before) == search.AROUND:
        before = before[before.find(" ") + 1 :]
    if len(after) == search.AROUND:
        after = after[: after.rfind(" ")] if " " in after else after
    return before, after


def _text(source: Source, hit: TextHit, terms: Iterable[str]) -> FoundText:
    before, after = _whole_words(hit)
    text, offset = before + hit.words + after, hit.start - len(before)
    marks = [Mark(hit.start, hit.end, 0, Kind.FOUND), *found_marks(text, terms, offset)]
    which = hit.rendition if len(source.captures) > 1 else None
    path = source_path(source.id, rendition=which, found=f"{hit.start}-{hit.end}")
    return FoundText(source, tuple(segments(text, offset, marks)), f"{path}#found")
