"""Has every field of the field's own sheets a home among our records, or a reason not to?

Needs ../shared/reference/claim_fields.csv. What is left out stands here by name: a field that gets a home
must leave its list, and a new one must enter one.
"""

import csv
from dataclasses import fields as fields_of

import pytest

from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.claim_types import REGISTRY
from answerable.vocabulary.source import Publication, Source, SourceDetails

pytestmark = pytest.mark.shared

DATES = {
    "first_precise:range": "precise",
    "last_precise:range": "precise",
    "first_imprecise:range": "imprecise",
    "last_imprecise:range": "imprecise",
    "starting:range": "starting",
    "ending:range": "ending",
}
CLAIM = {
    "type:claim": "type",
    "status:meta": "status",
    "citation:refs:claim": "citations",
    "citation:refs:location": "citations",
    "about_entity:ref:claim": "about",
    "public_notes:meta": "notes",
    "id:entity": "about",
}
CITATION = {
    "source:access_point_id:admin": "id",
    "source:access_point_type": "type",
    "source:access_point_trigger": "trigger",
    "source:accessed_timestamp": "accessed",
    "source:archive_url": "archive_url",
    "source:archive_timestamp": "archived",
}
DETAILS = {
    "source:title": "title",
    "source:author": "author",
    "source:url": "url",
    "source:published_timestamp": "published",
    "source:type": "type",
    "source:created_timestamp": "created",
    "source:uploaded_timestamp": "uploaded",
    "source:publication_id:admin": "publication",
}
SOURCE = {"source:source_id:admin": "id"}
PUBLICATION = {"source:publication_country": "country", "source:publication_name": "name"}

RECORDS = [
    (ClaimDates, DATES),
    (Claim, CLAIM),
    (Citation, CITATION),
    (SourceDetails, DETAILS),
    (Source, SOURCE),
    (Publication, PUBLICATION),
]

LEFT_OUT = {
    "researcher:meta": "who entered it is the actor of the row, in the store",
    "internal_comments:meta": "a working note; exports carry none",
    "type:entity": "follows from the type of the claim",
    "location:humane_id:qa": "made from the name and the id, for people who sort sheets",
    "source:comments:admin": "a working note; exports carry none",
    "source:status:admin": "a stage of the sheet's own making: ours is the claim's",
    **{
        f"location:admin_level_{level}:qa": "one of `admin_names`, a list from the country inward"
        for level in range(11)
    },
}
NAMES_OF_CLAIMS = "name:annotation"
"""A label of the row for the eye, made of what it asserts; only a location's is its own name."""

NOT_NEEDED_HERE = {
    ("unit", "country"): "a report seldom says it, and the unit is no less there",
    ("person", "country"): "the same",
    ("incident", "country"): "the same; it follows from the place",
    ("incident", "location"): "`location_description` may be all that is known of the place",
    ("location", "origin"): "a place that no gazetteer has is a place",
    ("location", "origin_id"): "the same",
    ("location", "geometry"): "a place may be known by its parent alone",
}
"""What sheets require and accepting a claim here does not."""


@pytest.fixture
def rows(claim_fields_csv):
    with claim_fields_csv.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def labels_of(record: str) -> set[str | None]:
    return {field.label for field in REGISTRY[record].fields} if record in REGISTRY else set()


def test_every_label_is_a_column_of_its_record(rows):
    for record in {row["record"] for row in rows} & set(REGISTRY):
        columns = {row["field"] for row in rows if row["record"] == record}
        assert labels_of(record) - {None} <= columns


def test_no_two_fields_of_a_type_are_one_column():
    for kind in REGISTRY.values():
        labels = [field.label for field in kind.fields if field.label]
        assert len(set(labels)) == len(labels)


def test_homes_are_fields_of_their_records():
    for record, homes in RECORDS:
        assert set(homes.values()) <= {field.name for field in fields_of(record)}


def test_every_column_has_a_home_or_a_reason(rows):
    homes = {column for _, columns in RECORDS for column in columns}
    homeless = {
        (row["record"], row["field"])
        for row in rows
        if row["field"] not in homes | set(LEFT_OUT) | labels_of(row["record"])
        and not is_name_of_a_reference(row["field"])
        and not (row["field"] == NAMES_OF_CLAIMS and row["record"] != "location")
    }
    assert homeless == set()


def is_name_of_a_reference(column: str) -> bool:
    """`posting:unit:names:qa` is the `name` of the reference that `posting:unit:refs:assertion` is."""
    return column.endswith((":names:qa", ":name:qa"))


def test_what_is_left_out_is_in_the_sheets_and_nowhere_else(rows):
    columns = {row["field"] for row in rows}
    homes = {column for _, columns in RECORDS for column in columns}
    labels = {label for kind in REGISTRY for label in labels_of(kind)}
    assert set(LEFT_OUT) <= columns
    assert not set(LEFT_OUT) & (homes | labels)


def test_what_sheets_require_is_needed_to_accept_or_excused(rows):
    required = {(row["record"], row["field"]) for row in rows if row["status"] == "required"}
    not_needed = {
        (kind.name, field.name)
        for kind in REGISTRY.values()
        for field in kind.fields
        if (kind.name, field.label) in required and not field.needed
    }
    assert not_needed == set(NOT_NEEDED_HERE)


def test_nothing_is_needed_that_sheets_leave_open(rows):
    optional = {(row["record"], row["field"]) for row in rows if row["status"] == "optional"}
    assert not [
        (kind.name, field.name)
        for kind in REGISTRY.values()
        for field in kind.fields
        if field.needed and (kind.name, field.label) in optional
    ]


def test_the_references_of_sheets_are_references_here(rows):
    """Programmes and courses of trainings are none yet: the handbook has no record of them to refer to."""
    kinds = {(kind.name, field.label): field.kind for kind in REGISTRY.values() for field in kind.fields}
    of_text = {
        row["field"]
        for row in rows
        if ":refs:" in row["field"] and kinds.get((row["record"], row["field"])) in {"text", "texts"}
    }
    assert of_text == {"training:program:refs:assertion", "training:course:refs:assertion"}
