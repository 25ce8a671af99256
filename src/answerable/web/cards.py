"""What does each claim of a source say, and which of its words are it? Cards, and the marks in the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from answerable.vocabulary.access import Status, Visibility
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.source import Source
from answerable.vocabulary.wording import attribution_words, citation_words, claim_words, dates_words
from answerable.web.highlights import Kind, Mark
from answerable.web.links import claim_path, printed_path
from answerable.web.words import MACHINE_DRAFT, STATUSES

_KINDS: Final = {
    "person": Kind.PERSON,
    "victims": Kind.PERSON,
    "rank": Kind.RANK,
    "title": Kind.TITLE,
    "role": Kind.TITLE,
    "acting": Kind.TITLE,
    "unit": Kind.UNIT,
    "related_unit": Kind.UNIT,
    "trainer_unit": Kind.UNIT,
    "recipient_unit": Kind.UNIT,
    "perpetrators": Kind.UNIT,
    "date": Kind.DATE,
    "dates": Kind.DATE,
}
"""What do the words stand for that support this field, or a part of it? Everything else is `other`."""

_OF_NAMES: Final = {"person": Kind.PERSON, "unit": Kind.UNIT}


@dataclass(frozen=True, slots=True)
class Place:
    """Where does a claim's citation point?

    `source` is named where it is another one than the page's; `printed` leads to the page as it was printed.
    """

    words: str
    path: str | None
    source: str | None = None
    printed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is told of one claim?

    `number` ties it to its words in the text, 0 if they are not on the page; `closed` is set where the
    claim is more closed than its source.
    """

    number: int
    id: str
    says: str
    when: str
    said_by: str
    status: Status
    status_words: str
    closed: Visibility | None
    reader: str | None
    score: float | None
    notes: str | None
    places: tuple[Place, ...]


def marks_of(claim: Claim, source: str, rendition: str, number: int) -> Iterator[Mark]:
    """Which characters of this rendition is the claim read from, and what does each stretch stand for?"""
    for citation in claim.citations:
        if (citation.source.id, citation.rendition) != (source, rendition):
            continue
        for span in citation.spans:
            kinds = {kind_of(claim.type, field) for field in span.supports} or {Kind.OTHER}
            yield from (Mark(span.start, span.end, number, kind) for kind in sorted(kinds))


def kind_of(type_name: str, field: str) -> Kind:
    """As what are words marked that support this field of a claim of this type?"""
    part, _, _ = field.partition(".")
    if type_name == "figure":
        return Kind.OTHER  # its `unit` is of measure, and nobody's command
    if part == "names":
        return _OF_NAMES.get(type_name, Kind.OTHER)
    return _KINDS.get(part, Kind.OTHER)


def card_of(claim: Claim, source: Source, number: int = 0, *, words_shown: bool = True) -> Card:
    """What is told of this claim on the page of this source?

    Where the text is not on the page (`words_shown` is false), its places lead to where it is.
    """
    is_closer = claim.visibility.rank > source.visibility.rank
    return Card(
        number=number,
        id=claim.id,
        says=claim_words(claim),
        when=dates_words(claim.dates),
        said_by=attribution_words(claim.attribution),
        status=claim.status,
        status_words=_status_words(claim),
        closed=claim.visibility if is_closer else None,
        reader=claim.reader,
        score=claim.score,
        notes=claim.notes,
        places=tuple(_places(claim, source, number, words_shown=words_shown)),
    )


def _status_words(claim: Claim) -> str:
    if claim.status is Status.DRAFT and claim.reader is not None:
        return MACHINE_DRAFT
    return STATUSES[claim.status]


def _places(claim: Claim, source: Source, number: int, *, words_shown: bool) -> Iterator[Place]:
    """Its citations, those of this source first."""
    for citation in sorted(claim.citations, key=lambda citation: citation.source.id != source.id):
        words = citation_words(citation)
        if citation.source.id != source.id:
            yield Place(words, claim_path(claim, citation.source.id), _label(citation))
        elif not words_shown:
            yield Place(words, claim_path(claim, source.id))
        else:
            path = f"#words-{number}" if number and citation.spans else None
            yield Place(words, path, printed=_printed(claim, citation, source))


def _printed(claim: Claim, citation: Citation, source: Source) -> str | None:
    """Where can its words be seen on their page? None where no page is known."""
    page = next((span.page for span in citation.spans if span.page and span.boxes), None)
    return (
        None if page is None else printed_path(source.id, page, rendition=citation.rendition, claim=claim.id)
    )


def _label(citation: Citation) -> str:
    return citation.source.title or citation.source.id
