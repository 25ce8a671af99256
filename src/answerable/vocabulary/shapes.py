"""How is a record written as JSON, and read back? The one shape of exports, answers and the store.

Keys are always all there; what is not known is null, an empty list or an empty object. Reading what was
written gives the same record: `claim_from(claim_shape(claim)) == claim`.
"""

from collections.abc import Mapping
from typing import Any

from answerable.vocabulary.access import Modality, Status, Visibility
from answerable.vocabulary.attribution import Attributed, Reference
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import SINCE_BEGINNING_OF_TIME, DayRange, parse_day_range
from answerable.vocabulary.source import SourceReference
from answerable.vocabulary.span import Box, Span

Shape = dict[str, Any]


def range_shape(days: DayRange | None) -> Shape | None:
    """`{"first", "last"}`, `first` being `since_beginning_of_time` where it is open."""
    if days is None:
        return None
    first = SINCE_BEGINNING_OF_TIME if days.first is None else days.first.isoformat()
    return {"first": first, "last": days.last.isoformat()}


def range_from(shape: Mapping[str, Any] | None) -> DayRange | None:
    """Which range was written so?"""
    return None if shape is None else parse_day_range(f"{shape['first']}..{shape['last']}")


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
        bool(shape.get("starting", False)),
        bool(shape.get("ending", False)),
        shape.get("open"),
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
    if isinstance(shape, Mapping):
        return Reference(shape["id"], shape["name"])
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
        speaker=value_from(shape.get("speaker")),
        speaker_text=shape["speaker_text"],
        described_as=shape.get("described_as"),
        named=shape.get("named", False),
        number=shape.get("number", "unknown"),
        cue=shape.get("cue"),
        stance=shape.get("stance", "asserts"),
        grounds=shape.get("grounds", "none_stated"),
        visibility=Visibility(shape.get("visibility", Visibility.PUBLIC)),
    )


def span_shape(span: Span) -> Shape:
    """`{"start", "end", "text", "page", "boxes", "supports"}`; a box is `[left, top, right, bottom]`."""
    return {
        "start": span.start,
        "end": span.end,
        "text": span.text,
        "page": span.page,
        "boxes": [list(box) for box in span.boxes],
        "supports": list(span.supports),
    }


def span_from(shape: Mapping[str, Any]) -> Span:
    """Which span was written so?"""
    return Span(
        shape["start"],
        shape["end"],
        shape["text"],
        shape.get("page"),
        tuple(Box(*box) for box in shape.get("boxes", ())),
        tuple(shape.get("supports", ())),
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
        shape["id"],
        shape.get("title"),
        shape.get("publication"),
        range_from(shape.get("published")),
        shape.get("sha256"),
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
        id=shape["id"],
        type=shape["type"],
        trigger=shape["trigger"],
        source=source_reference_from(shape["source"]),
        rendition=shape.get("rendition"),
        spans=tuple(span_from(item) for item in shape.get("spans", ())),
        supports=tuple(shape.get("supports", ())),
        archive_url=shape.get("archive_url"),
        archived=shape.get("archived"),
        accessed=shape.get("accessed"),
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
    return Claim(
        id=shape["id"],
        type=shape["type"],
        status=Status(shape.get("status", Status.DRAFT)),
        visibility=Visibility(shape.get("visibility", Visibility.PUBLIC)),
        about=shape["about"],
        modality=Modality(shape.get("modality", Modality.ASSERTED)),
        fields=fields_from(shape["fields"]),
        confidence=dict(shape.get("confidence", {})),
        dates=dates_from(shape["dates"]),
        attribution=tuple(attributed_from(item) for item in shape.get("attribution", ())),
        citations=tuple(citation_from(item) for item in shape["citations"]),
        reader=shape.get("reader"),
        score=shape.get("score"),
        notes=shape.get("notes"),
    )
