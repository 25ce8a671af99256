"""What can a claim assert, and what may its fields hold?"""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.vocabulary import claim_types
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim_types import REGISTRY, ClaimType, Field, check_fields, missing_to_accept
from strategies import field_mappings, names, references

REFERENCE = Reference("002fcbe4-503c-400d-8cc0-77a395570ade", "3 Brigade")
EVERY_FIELD = [(kind, field) for kind in REGISTRY.values() for field in kind.fields]
ids_of_fields = [f"{kind.name}.{field.name}" for kind, field in EVERY_FIELD]


def test_the_types_of_the_claim_model_are_there():
    model = ["unit", "person", "posting", "relation", "positioning", "incident", "training", "location"]
    assert [name for name in REGISTRY if name in model] == model


def test_a_type_comes_in_once(monkeypatch):
    monkeypatch.setattr(claim_types, "REGISTRY", dict(REGISTRY))
    convoy = ClaimType("convoy", "that vehicles passed", (Field("vehicles", "number", needed=True),))
    assert claim_types.register(convoy) is convoy
    assert claim_types.claim_type("convoy") is convoy
    check_fields("convoy", {"vehicles": 0})
    assert missing_to_accept("convoy", {"vehicles": 0}) == ()
    with pytest.raises(ValueError, match="there is a claim type 'convoy' already"):
        claim_types.register(convoy)


def test_a_type_that_is_none_is_refused_with_those_there_are():
    with pytest.raises(ValueError, match="'violation' is no type of claim: use one of unit, person, posting"):
        claim_types.claim_type("violation")


@pytest.mark.parametrize("kind", REGISTRY.values(), ids=list(REGISTRY))
def test_a_field_is_found_by_its_name_alone(kind):
    assert len({field.name for field in kind.fields}) == len(kind.fields)
    assert [kind.field(field.name) for field in kind.fields] == list(kind.fields)
    assert kind.field("nothing") is None


@pytest.mark.parametrize("kind", REGISTRY.values(), ids=list(REGISTRY))
@given(data=st.data())
def test_what_a_type_allows_is_accepted(kind, data):
    fields = data.draw(field_mappings(kind))
    check_fields(kind.name, fields)
    needed = {field.name for field in kind.fields if field.needed}
    assert set(missing_to_accept(kind.name, fields)) == needed - set(fields)


_WRONG_FOR_ALL = [None, "", "  ", (), [], ["3 Brigade"], {}, math.nan, math.inf, ("",), ("a", 1), (None,)]
_WRONG = {
    "text": [*_WRONG_FOR_ALL, 3, True, REFERENCE, ("a",)],
    "texts": [*_WRONG_FOR_ALL, "a", 3, REFERENCE, (REFERENCE,), ("a", " ")],
    "number": [*_WRONG_FOR_ALL, "3", True, REFERENCE],
    "flag": [*_WRONG_FOR_ALL, "Y", 0, 1],
    "reference": [*_WRONG_FOR_ALL, "3 Brigade", (REFERENCE,), {"id": "a", "name": "b"}],
    "references": [*_WRONG_FOR_ALL, REFERENCE, ("3 Brigade",), (REFERENCE, "3 Brigade")],
}


@pytest.mark.parametrize(("kind", "field"), EVERY_FIELD, ids=ids_of_fields)
def test_a_field_holds_nothing_but_its_own_kind(kind, field):
    for value in _WRONG[field.kind]:
        with pytest.raises(ValueError, match=f"^the field '{field.name}' of a {kind.name} claim holds a "):
            check_fields(kind.name, {field.name: value})


@pytest.mark.parametrize(
    ("type_name", "field", "value", "choices"),
    [
        ("relation", "type", "parent-of", "child-of, member-of"),
        ("relation", "class", "Command", "command, administrative, class"),
        ("positioning", "type", "hq", "site, aoo"),
        ("location", "geo_type", "circle", "point, line, polygon"),
    ],
)
def test_a_closed_field_takes_its_choices_only(type_name, field, value, choices):
    with pytest.raises(ValueError, match=f"is one of {choices}, not '{value}'"):
        check_fields(type_name, {field: value})


@pytest.mark.parametrize("type_name", REGISTRY)
def test_a_field_that_no_such_claim_has_is_refused_with_those_there_are(type_name):
    first = REGISTRY[type_name].fields[0].name
    with pytest.raises(
        ValueError, match=f"a {type_name} claim has no field 'colour': its fields are {first}"
    ):
        check_fields(type_name, {"colour": "red"})


@given(references(), references(), names())
def test_a_draft_posting_may_lack_a_unit_but_cannot_be_accepted_so(person, unit, rank):
    check_fields("posting", {"person": person, "rank": rank})
    assert missing_to_accept("posting", {"person": person, "rank": rank}) == ("unit",)
    assert missing_to_accept("posting", {"person": person, "unit": unit}) == ()


@pytest.mark.parametrize("empty", [None, "", ()])
def test_an_empty_field_is_missing(empty):
    assert missing_to_accept("unit", {"names": empty}) == ("names",)


def test_references_are_found_alone_and_in_lists():
    other = Reference("017326a6-80d1-44de-ad81-a72f47318254", "4 Brigade")
    fields = {
        "perpetrators": (REFERENCE, other),
        "location": REFERENCE,
        "violation_types": ("looting",),
        "description": "3 Brigade",
    }
    assert list(claim_types.references(fields)) == [
        ("perpetrators", REFERENCE),
        ("perpetrators", other),
        ("location", REFERENCE),
    ]


@pytest.mark.parametrize("kind", REGISTRY.values(), ids=list(REGISTRY))
@given(data=st.data())
def test_every_reference_of_a_claim_is_found_under_its_field(kind, data):
    fields = data.draw(field_mappings(kind))
    found = list(claim_types.references(fields))
    for field in kind.fields:
        mine = tuple(reference for name, reference in found if name == field.name)
        if field.kind in {"reference", "references"} and field.name in fields:
            value = fields[field.name]
            assert mine == (value if isinstance(value, tuple) else (value,))
        else:
            assert mine == ()


@pytest.mark.parametrize(("kind", "field"), EVERY_FIELD, ids=ids_of_fields)
def test_a_reference_says_to_what_and_nothing_else_does(kind, field):
    if field.kind in {"reference", "references"}:
        assert field.entity in REGISTRY
    else:
        assert field.entity == ""
