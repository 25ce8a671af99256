"""The generated pages say what the code says today, and the schemas are strict ones."""

import json

import pytest
from docs.generate.__main__ import REFERENCE
from docs.generate.pages import generated_pages, strays
from jsonschema import Draft202012Validator

ANEW = "run 'make docs' and commit what it writes"


@pytest.mark.parametrize("page", generated_pages())
def test_no_generated_page_is_stale(page):
    written = REFERENCE / page
    assert written.exists(), f"docs/reference/{page} is missing: {ANEW}"
    assert written.read_text(encoding="utf-8") == generated_pages()[page], (
        f"docs/reference/{page} is stale: {ANEW}"
    )


def test_no_schema_is_left_that_nothing_generates():
    assert strays(REFERENCE) == []


@pytest.mark.parametrize(
    "path", sorted((REFERENCE / "json").glob("*.schema.json")), ids=lambda path: path.name
)
def test_every_schema_is_one_of_its_dialect_and_strict(path):
    schema = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    loose = [
        place for place, part in _objects(schema, "") if part.get("additionalProperties") in (None, True)
    ]
    assert loose == []


def _objects(schema, place):
    """Every part of a schema that lists properties; what only narrows another part (`if`, `then`) aside."""
    if isinstance(schema, dict):
        if "properties" in schema and not place.endswith(("/if", "/then")):
            yield place, schema
        for key, part in schema.items():
            yield from _objects(part, f"{place}/{key}")
    elif isinstance(schema, list):
        for number, part in enumerate(schema):
            yield from _objects(part, f"{place}/{number}")
