"""How is a record written as JSON, and read back? The one shape of exports, answers and the store.

Keys are always all there; what is not known is null, an empty list or an empty object. Reading what was
written gives the same record: `claim_from(claim_shape(claim)) == claim`.
"""

from collections.abc import Mapping
from typing import Any, Final, get_args

from answerable.vocabulary import json_values as read
from answerable.vocabulary.access import Modality, Status, Visibility
from answerable.vocabulary.attribution import Attributed, Grounds, Number, Reference, Stance
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim, Confidence
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import SINCE_BEGINNING_OF_TIME, DayRange, parse_day_range
from answerable.vocabulary.source import SourceReference
from answerable.vocabulary.span import Box, Span
from answerable.vocabulary.trigger import TRIGGER_TYPES

Shape = dict[str, Any]

_CORNERS: Final = len(Box._fields)
_STANCES: Final[tuple[Stance, ...]] = get_args(Stance)
_GROUNDS: Final[tuple[Grounds, ...]] = get_args(Grounds)
_NUMBERS: Final[tuple[Number, ...]] = get_args(Number)
_CONFIDENCES: Final[tuple[Confidence, ...]] = get_args(Confidence)


def range_shape(days: DayRange | None) -> Shape | None:
    """`{"first", "last"}`, `first` being `since_beginning_of_time` where it is open."""
    if days is None:
        return None
    first = SINCE_BEGINNING_OF_TIME if days.first is None else days.first.isoformat()
    return {"first": first, "last": days.last.isoformat()}


def range_from(shape: Mapping[str, Any] | None) -> DayRange | None:
    """Which range was written so?"""
    if shape is None:
        return None
    days = read.as_object(shape, "a range of days")
    return parse_day_range(f"{read.text(days, 'first')}..{read.text(days, 'last')}")


def dates_shape(dates: ClaimDates) -> Shape:
    """`{"precise", "imprecise", "starting", "ending", "open"}`."""
    return {
        "precise": range_shape(dates.precise),
        "imprecise": range_shape(dates.imprecise),
        "starting": dates.starting,
        "ending": dates.ending,
        "open": dates.open,
    }


def dates_from(shape: Mapping[str, Any]) -> ClaimDates:
    """Which dates were written so?"""
    return ClaimDates(
        range_from(shape.get("precise")),
        range_from(shape.get("imprecise")),
        read.flag(shape, "starting"),
        read.flag(shape, "ending"),
        read.flag_or_none(shape, "open"),
    )


def value_shape(value: object) -> Any:
    """A reference is `{"id", "name"}`, several of anything a list, the rest as it is."""
    if isinstance(value, Reference):
        return {"id": value.id, "name": value.name}
    if isinstance(value, tuple):
        return [value_shape(item) for item in value]
    return value


def value_from(shape: object) -> Any:
    """Which field value was written so?"""
    if isinstance(shape, str):  # most are
        return shape
    if isinstance(shape, Mapping):
        return Reference(read.text(shape, "id"), read.text(shape, "name"))
    if isinstance(shape, list):
        return tuple(value_from(item) for item in shape)
    return shape


def fields_shape(fields: Mapping[str, Any]) -> Shape:
    """Every field that is filled, in the order in which it was given."""
    return {name: value_shape(value) for name, value in fields.items()}


def fields_from(shape: Mapping[str, Any]) -> dict[str, Any]:
    """Which fields were written so?"""
    return {name: value_from(value) for name, value in shape.items()}


def attributed_shape(said: Attributed) -> Shape:
    """One speaker of the chain."""
    return {
        "speaker": value_shape(said.speaker),
        "speaker_text": said.speaker_text,
        "described_as": said.described_as,
        "named": said.named,
        "number": said.number,
        "cue": said.cue,
        "stance": said.stance,
        "grounds": said.grounds,
        "visibility": said.visibility.value,
    }


def attributed_from(shape: Mapping[str, Any]) -> Attributed:
    """Which speaker was written so?"""
    return Attributed(
        speaker=_speaker_from(shape.get("speaker")),
        speaker_text=read.text(shape, "speaker_text"),
        described_as=read.text_or_none(shape, "described_as"),
        named=read.flag(shape, "named"),
        number=read.one_of(shape, "number", _NUMBERS, "unknown"),
        cue=read.text_or_none(shape, "cue"),
        stance=read.one_of(shape, "stance", _STANCES, "asserts"),
        grounds=read.one_of(shape, "grounds", _GROUNDS, "none_stated"),
        visibility=read.one_of(shape, "visibility", tuple(Visibility), Visibility.PUBLIC),
    )


def _speaker_from(shape: object) -> Reference | None:
    if shape is None:
        return None
    speaker = read.as_object(shape, "speaker")
    return Reference(read.text(speaker, "id"), read.text(speaker, "name"))


def span_shape(span: Span) -> Shape:
    """`{"start", "end", "text", "page", "boxes", "supports"}`; a box is `[left, top, right, bottom]`.

    Words of a web page have an `element` too.
    """
    shape = {
        "start": span.start,
        "end": span.end,
        "text": span.text,
        "page": span.page,
        "boxes": [list(box) for box in span.boxes],
        "supports": list(span.supports),
    }
    return shape if span.element is None else shape | {"element": span.element}


def span_from(shape: Mapping[str, Any]) -> Span:
    """Which span was written so?"""
    return Span(
        read.whole(shape, "start"),
        read.whole(shape, "end"),
        read.text(shape, "text"),
        read.whole_or_none(shape, "page"),
        tuple(Box(*read.numbers(box, "a box", _CORNERS)) for box in read.items(shape, "boxes")),
        read.texts(shape, "supports"),
        read.text_or_none(shape, "element"),
    )


def source_reference_shape(source: SourceReference) -> Shape:
    """`{"id", "title", "publication", "published", "sha256"}`; `sha256` null: the source is not held."""
    return {
        "id": source.id,
        "title": source.title,
        "publication": source.publication,
        "published": range_shape(source.published),
        "sha256": source.sha256,
    }


def source_reference_from(shape: Mapping[str, Any]) -> SourceReference:
    """Which source reference was written so?"""
    return SourceReference(
        read.text(shape, "id"),
        read.text_or_none(shape, "title"),
        read.text_or_none(shape, "publication"),
        range_from(shape.get("published")),
        read.text_or_none(shape, "sha256"),
    )


def citation_shape(citation: Citation) -> Shape:
    """One citation with its source, its spans and the fields that it supports."""
    return {
        "id": citation.id,
        "type": citation.type,
        "trigger": citation.trigger,
        "source": source_reference_shape(citation.source),
        "rendition": citation.rendition,
        "spans": [span_shape(span) for span in citation.spans],
        "supports": list(citation.supports),
        "archive_url": citation.archive_url,
        "archived": citation.archived,
        "accessed": citation.accessed,
    }


def citation_from(shape: Mapping[str, Any]) -> Citation:
    """Which citation was written so?"""
    return Citation(
        id=read.text(shape, "id"),
        type=read.one_of(shape, "type", TRIGGER_TYPES),
        trigger=read.text(shape, "trigger"),
        source=source_reference_from(read.as_object(shape["source"], "source")),
        rendition=read.text_or_none(shape, "rendition"),
        spans=tuple(span_from(item) for item in read.objects(shape, "spans")),
        supports=read.texts(shape, "supports"),
        archive_url=read.text_or_none(shape, "archive_url"),
        archived=read.text_or_none(shape, "archived"),
        accessed=read.text_or_none(shape, "accessed"),
    )


def claim_shape(claim: Claim) -> Shape:
    """A claim whole, as `export jsonl` writes it, one a line."""
    return {
        "id": claim.id,
        "type": claim.type,
        "status": claim.status.value,
        "visibility": claim.visibility.value,
        "about": claim.about,
        "modality": claim.modality.value,
        "fields": fields_shape(claim.fields),
        "confidence": dict(claim.confidence),
        "dates": dates_shape(claim.dates),
        "attribution": [attributed_shape(said) for said in claim.attribution],
        "citations": [citation_shape(citation) for citation in claim.citations],
        "reader": claim.reader,
        "score": claim.score,
        "notes": claim.notes,
    }


def claim_from(shape: Mapping[str, Any]) -> Claim:
    """Which claim was written so? KeyError or ValueError where the shape is not a claim's."""
    claim = read.as_object(shape, "a claim's line")
    confidence = read.as_object(claim.get("confidence", {}), "confidence")
    return Claim(
        id=read.text(claim, "id"),
        type=read.text(claim, "type"),
        status=read.one_of(claim, "status", tuple(Status), Status.DRAFT),
        visibility=read.one_of(claim, "visibility", tuple(Visibility), Visibility.PUBLIC),
        about=read.text(claim, "about"),
        modality=read.one_of(claim, "modality", tuple(Modality), Modality.ASSERTED),
        fields=fields_from(read.as_object(claim["fields"], "fields")),
        confidence={field: read.one_of(confidence, field, _CONFIDENCES) for field in confidence},
        dates=dates_from(read.as_object(claim["dates"], "dates")),
        attribution=tuple(attributed_from(item) for item in read.objects(claim, "attribution")),
        citations=tuple(citation_from(item) for item in read.objects(claim, "citations")),
        reader=read.text_or_none(claim, "reader"),
        score=read.number_or_none(claim, "score"),
        notes=read.text_or_none(claim, "notes"),
    )
