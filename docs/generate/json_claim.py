"""Of which shape is a claim as JSON? The one shape of `export jsonl`, and of every answer that has claims."""

from typing import Final, get_args

from answerable.vocabulary.access import Modality, Status, Visibility
from answerable.vocabulary.attribution import Grounds, Number, Stance
from answerable.vocabulary.claim import Confidence
from answerable.vocabulary.claim_types import REGISTRY, ClaimType, Field
from answerable.vocabulary.day_range import SINCE_BEGINNING_OF_TIME
from answerable.vocabulary.trigger import TRIGGER_TYPES
from docs.generate.json_words import (
    COUNT,
    DAY,
    FLAG,
    ID,
    NUMBER,
    SHA256,
    TEXT,
    WORDS,
    Schema,
    listing,
    one_of,
    optional,
    or_null,
    part,
    record,
    said,
)

RANGE: Final = said(
    "Whole days, both ends included.",
    record(
        "range of days",
        first=said("Its first day.", {"anyOf": [DAY, {"const": SINCE_BEGINNING_OF_TIME}]}),
        last=said("Its last day.", DAY),
    ),
)

REFERENCE: Final = said(
    "A person, unit, place … that is meant.",
    record("reference", id=said("The id of the entity.", ID), name=said("The name as it was printed.", TEXT)),
)

VISIBILITY: Final = said("Who may see it.", one_of(Visibility))

_SUPPORTS: Final = said(
    "The fields that this stands for: person, date.first, attribution.0.cue, …", listing(WORDS)
)

DATES: Final = record(
    "dates",
    precise=said("True on every day of it.", or_null(part("range"))),
    imprecise=said("True on at least one day of it.", or_null(part("range"))),
    starting=said("Whether the first day is a real beginning, not just the earliest sighting.", FLAG),
    ending=said("Whether the last day is a real end, not just the latest sighting.", FLAG),
    open=said("Whether it was believed to go on; null where nobody said.", or_null(FLAG)),
)

_ATTRIBUTED: Final = record(
    "speaker",
    speaker=said("The person or body that speaks, where it is known.", or_null(part("reference"))),
    speaker_text=said("The speaker as printed.", TEXT),
    described_as=said("What the text says of the speaker.", or_null(TEXT)),
    named=said("Whether the speaker is named at all.", FLAG),
    number=said("How many speak.", one_of(get_args(Number))),
    cue=said("The words that make it a quotation.", or_null(TEXT)),
    stance=said("What the speaker does with the assertion.", one_of(get_args(Stance))),
    grounds=said("How the speaker claims to know.", one_of(get_args(Grounds))),
    visibility=VISIBILITY,
)

_SPAN: Final = optional(
    record(
        "span",
        start=said("The first character, a code point of the rendition's text.", COUNT),
        end=said("The character after the last one.", COUNT),
        text=said("The words that stand there.", WORDS),
        page=said("The page, from 1, where the layout is known.", or_null(COUNT)),
        boxes=said(
            "Where on the page each word stands: left, top, right, bottom, in points from its top left.",
            listing({"type": "array", "items": NUMBER, "minItems": 4, "maxItems": 4}),
        ),
        supports=_SUPPORTS,
    ),
    element=said(
        "The path (XPath) of the element that holds it, in a web page whose elements are known.", TEXT
    ),
)

_SOURCE: Final = record(
    "cited source",
    id=ID,
    title=or_null(TEXT),
    publication=said("The name of who put it out.", or_null(TEXT)),
    published=said("When it was published; null: undated.", or_null(part("range"))),
    sha256=said("The hash of its bytes; null: the source is not held.", or_null(SHA256)),
)

_CITATION: Final = record(
    "citation",
    id=ID,
    type=said("Which kind of place it points at.", one_of(TRIGGER_TYPES)),
    trigger=said("Which place: 11, 3(1)(c), Postings!C123, …; empty for a whole archived copy.", TEXT),
    source=part("source"),
    rendition=said("The text that the spans point into; null where there are none.", or_null(ID)),
    spans=listing(part("span")),
    supports=_SUPPORTS,
    archive_url=or_null(TEXT),
    archived=or_null(TEXT),
    accessed=or_null(TEXT),
)


CITED: Final = {"range": RANGE, "span": _SPAN, "source": _SOURCE, "citation": _CITATION}
"""The parts of a schema that has citations."""


def claim_schema() -> Schema:
    """Which JSON is a claim? Its fields are those of its type."""
    return {
        "description": "One claim whole: a line of `export jsonl`, and the shape of claims in every answer.",
        **record(
            "claim",
            id=said("The claim's own id: the same on every machine.", ID),
            type=said("What kind of thing it asserts.", one_of(REGISTRY)),
            status=said("How far it has been decided.", one_of(Status)),
            visibility=VISIBILITY,
            about=said("The id of what is claimed of; several claims about one posting share it.", ID),
            modality=said(
                "Whether the text says that it is so. Only what is asserted answers.", one_of(Modality)
            ),
            fields=said("What it asserts; what nobody has filled is left out.", {"type": "object"}),
            confidence=said(
                "How sure somebody was of a field.",
                {"type": "object", "additionalProperties": one_of(get_args(Confidence))},
            ),
            dates=part("dates"),
            attribution=said(
                "Who says so, the outermost speaker first, without the outlet. Empty: the source itself.",
                listing(part("speaker")),
            ),
            citations=said(
                "What it stands on: there is always something.", listing(part("citation"), least=1)
            ),
            reader=said("Which reader, in which version, drafted it; null: no machine did.", or_null(TEXT)),
            score=said(
                "The reader's own score, 0 to 1. No probability.",
                or_null({**NUMBER, "minimum": 0, "maximum": 1}),
            ),
            notes=said("Public notes.", or_null(TEXT)),
        ),
        "allOf": [_fields_of(claim_type) for claim_type in REGISTRY.values()],
        "$defs": {
            **CITED,
            "reference": REFERENCE,
            "dates": DATES,
            "speaker": _ATTRIBUTED,
        },
    }


def _fields_of(claim_type: ClaimType) -> Schema:
    fields: Schema = {
        "description": f"Asserts {claim_type.asserts}.",
        "properties": {field.name: _value(field) for field in claim_type.fields},
        "additionalProperties": False,
    }
    return {
        "if": {"properties": {"type": {"const": claim_type.name}}},
        "then": {"properties": {"fields": fields}},
    }


def _value(field: Field) -> Schema:
    match field.kind:
        case "text":
            return one_of(field.choices) if field.choices else WORDS
        case "texts":
            return listing(one_of(field.choices) if field.choices else WORDS, least=1)
        case "number":
            return NUMBER
        case "flag":
            return FLAG
        case "reference":
            return part("reference")
        case "references":
            return listing(part("reference"), least=1)
