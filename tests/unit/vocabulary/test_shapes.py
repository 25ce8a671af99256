"""How is a claim written as JSON? The keys are a contract, and reading gives back what was written."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.vocabulary.access import Modality, Status, Visibility
from answerable.vocabulary.attribution import Attributed, Reference
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.claim_types import REGISTRY
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.shapes import (
    attributed_from,
    attributed_shape,
    citation_from,
    citation_shape,
    claim_from,
    claim_shape,
    dates_from,
    dates_shape,
    range_from,
    range_shape,
)
from answerable.vocabulary.source import SourceReference
from answerable.vocabulary.span import Box, Span
from strategies import attributions, citations, claim_dates, claims, day_ranges

# The keys of the design's JSON, in its order; then what ours has beside them.
CLAIM = ["id", "type", "status", "visibility", "about", "modality", "fields", "confidence", "dates"]
CLAIM += ["attribution", "citations", "reader", "score", "notes"]
DATES = ["precise", "imprecise", "starting", "ending", "open"]
SPEAKER = ["speaker", "speaker_text", "described_as", "named", "number", "cue", "stance", "grounds"]
CITATION = ["id", "type", "trigger", "source", "spans", "supports"]
SOURCE = ["id", "title", "publication", "published", "sha256"]
SPAN = ["start", "end", "text", "page", "boxes", "supports"]

SPEAKER_TOO = {"visibility"}  # it closes the claim, so a reader of the export must know of it
CITATION_TOO = {"rendition", "archive_url", "archived", "accessed"}  # which text; where else it is kept


def through_json(shape):
    return json.loads(json.dumps(shape, allow_nan=False))


@pytest.mark.parametrize("type_name", REGISTRY)
def test_there_is_a_shape_for_every_type_of_claim(type_name):
    @settings(max_examples=30)
    @given(claims(type_name))
    def holds(claim):
        assert claim_from(claim_shape(claim)) == claim
        assert claim_from(through_json(claim_shape(claim))) == claim

    holds()


@settings(max_examples=50)
@given(claims())
def test_a_shape_is_json_as_it_stands(claim):
    shape = claim_shape(claim)
    assert through_json(shape) == shape


@settings(max_examples=50)
@given(claims())
def test_keys_are_those_of_the_design_and_always_all_there(claim):
    shape = claim_shape(claim)
    assert list(shape) == CLAIM
    assert list(shape["dates"]) == DATES
    for said in shape["attribution"]:
        assert set(said) == {*SPEAKER, *SPEAKER_TOO}
    for citation in shape["citations"]:
        assert set(citation) == {*CITATION, *CITATION_TOO}
        assert list(citation["source"]) == SOURCE
        for span in citation["spans"]:
            assert list(span) == SPAN


@given(day_ranges())
def test_a_range_is_read_as_it_was_written(days):
    assert range_from(through_json(range_shape(days))) == days
    assert list(range_shape(days)) == ["first", "last"]


def test_no_range_is_null():
    assert range_shape(None) is None
    assert range_from(None) is None


@given(claim_dates())
def test_dates_are_read_as_they_were_written(dates):
    assert dates_from(through_json(dates_shape(dates))) == dates


@given(attributions())
def test_a_speaker_is_read_as_they_were_written(said):
    assert attributed_from(through_json(attributed_shape(said))) == said


@given(citations())
def test_a_citation_is_read_as_it_was_written(citation):
    assert citation_from(through_json(citation_shape(citation))) == citation


GOLDEN = Claim(
    id="746d202b-d62f-5a48-b9bb-0bc3f2a58ffb",
    type="posting",
    about="dabf1a7b-93cf-5183-a4d9-63b13989c1fd",
    fields={
        "person": Reference("0e8bcccb-5307-58d5-b93d-3d38cc728dec", "Amina Kello"),
        "rank": "Colonel",
        "acting": True,
    },
    dates=ClaimDates(imprecise=DayRange.until(date(2005, 6, 2)), starting=True),
    citations=(
        Citation(
            id="6fc55e56-b871-5c22-ac4b-ca82ce50f8c8",
            type="page",
            trigger="11-12",
            source=SourceReference(
                "7c2b9d8b-550b-5c70-8653-fd182886936e",
                "A new commander",
                "The Daily Lantern",
                DayRange.day(date(2005, 6, 3)),
                "0" * 64,
            ),
            rendition="7ab7f1fb-4500-566f-83e8-1eecbdbd86a0",
            spans=(Span(10, 21, "Amina Kello", 11, (Box(72.0, 90.5, 130.0, 101.25),), ("person",)),),
            supports=("person", "rank"),
            archived="20160723163707",
        ),
    ),
    status=Status.DRAFT,
    visibility=Visibility.TEAM,
    modality=Modality.ASSERTED,
    confidence={"person": "Low"},
    attribution=(
        Attributed(speaker_text="a former operative", cue="said", stance="alleges", grounds="witnessed"),
    ),
    reader="answerable-crf 1",
    score=0.75,
)

GOLDEN_LINE = """
{"id": "746d202b-d62f-5a48-b9bb-0bc3f2a58ffb", "type": "posting", "status": "draft", "visibility": "team",
 "about": "dabf1a7b-93cf-5183-a4d9-63b13989c1fd", "modality": "asserted",
 "fields": {"person": {"id": "0e8bcccb-5307-58d5-b93d-3d38cc728dec", "name": "Amina Kello"},
            "rank": "Colonel", "acting": true},
 "confidence": {"person": "Low"},
 "dates": {"precise": null, "imprecise": {"first": "since_beginning_of_time", "last": "2005-06-02"},
           "starting": true, "ending": false, "open": null},
 "attribution": [{"speaker": null, "speaker_text": "a former operative", "described_as": null,
                  "named": false, "number": "unknown", "cue": "said", "stance": "alleges",
                  "grounds": "witnessed", "visibility": "public"}],
 "citations": [{"id": "6fc55e56-b871-5c22-ac4b-ca82ce50f8c8", "type": "page", "trigger": "11-12",
                "source": {"id": "7c2b9d8b-550b-5c70-8653-fd182886936e", "title": "A new commander",
                           "publication": "The Daily Lantern",
                           "published": {"first": "2005-06-03", "last": "2005-06-03"},
                           "sha256": "0000000000000000000000000000000000000000000000000000000000000000"},
                "rendition": "7ab7f1fb-4500-566f-83e8-1eecbdbd86a0",
                "spans": [{"start": 10, "end": 21, "text": "Amina Kello", "page": 11,
                           "boxes": [[72.0, 90.5, 130.0, 101.25]], "supports": ["person"]}],
                "supports": ["person", "rank"],
                "archive_url": null, "archived": "20160723163707", "accessed": null}],
 "reader": "answerable-crf 1", "score": 0.75, "notes": null}
"""


def test_a_claim_in_full_is_written_so():
    assert claim_shape(GOLDEN) == json.loads(GOLDEN_LINE)
    assert claim_from(json.loads(GOLDEN_LINE)) == GOLDEN


def written(**changes):
    return {**json.loads(GOLDEN_LINE), **changes}


@pytest.mark.parametrize("key", ["id", "type", "about", "fields", "dates"])
def test_what_every_claim_must_say_cannot_be_left_out(key):
    shape = written()
    del shape[key]
    with pytest.raises(KeyError, match=key):
        claim_from(shape)


def test_a_line_without_citations_is_no_claim():
    shape = written()
    del shape["citations"]
    with pytest.raises(ValueError, match="has no citation"):
        claim_from(shape)


def test_what_a_claim_need_not_say_may_be_left_out():
    needed = {key: written()[key] for key in ("id", "type", "about", "fields", "dates", "citations")}
    claim = claim_from(needed)
    assert (claim.status, claim.visibility, claim.modality) == ("draft", "public", "asserted")
    assert (claim.attribution, claim.confidence, claim.reader, claim.score, claim.notes) == (
        (),
        {},
        None,
        None,
        None,
    )


SPEAKER_SHAPE = {"speaker_text": "a witness"}
SPAN_SHAPE = {"start": 0, "end": 1, "text": "a"}
CITATION_SHAPE = {"id": "a", "type": "page", "trigger": "1", "source": {"id": "b"}}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"id": 3}, "id holds a text, not 3"),
        ({"type": "rumour"}, "is no type of claim"),
        ({"status": "maybe"}, "status holds one of draft, accepted, .*, not 'maybe'"),
        ({"visibility": "secret"}, "visibility holds one of public, team, restricted, not 'secret'"),
        ({"visibility": None}, "visibility holds one of public, team, restricted, not None"),
        ({"modality": "sung"}, "modality holds one of asserted, .*, not 'sung'"),
        ({"fields": ["rank"]}, "fields holds an object"),
        ({"fields": {"colour": "red"}}, "has no field 'colour'"),
        ({"fields": {"rank": 3}}, "holds a text, not 3"),
        ({"fields": {"rank": None}}, "holds a text, not None"),
        ({"fields": {"person": {"id": 3, "name": "b"}}}, "id holds a text, not 3"),
        ({"confidence": ["Low"]}, "confidence holds an object"),
        ({"confidence": {"rank": "sure"}}, "rank holds one of Low, Medium, High, not 'sure'"),
        ({"citations": []}, "has no citation"),
        ({"citations": ["a"]}, "each of citations holds an object, not 'a'"),
        ({"citations": [{**CITATION_SHAPE, "type": "chapter"}]}, "type holds one of archive, page"),
        ({"citations": [{**CITATION_SHAPE, "trigger": "p. 1"}]}, "does not say where"),
        ({"citations": [{**CITATION_SHAPE, "source": "b"}]}, "source holds an object"),
        ({"citations": [{**CITATION_SHAPE, "supports": "person"}]}, "supports holds a list of texts"),
        ({"citations": [{**CITATION_SHAPE, "spans": {}}]}, "spans holds a list, not {}"),
        (
            {"citations": [{**CITATION_SHAPE, "spans": [{**SPAN_SHAPE, "start": "0"}]}]},
            "start holds a whole number, not '0'",
        ),
        (
            {"citations": [{**CITATION_SHAPE, "spans": [{**SPAN_SHAPE, "page": "1"}]}]},
            "page holds a whole number, not '1'",
        ),
        (
            {"citations": [{**CITATION_SHAPE, "spans": [{**SPAN_SHAPE, "boxes": [[1, 2, 3]]}]}]},
            "a box holds 4 numbers",
        ),
        ({"dates": {}}, "needs a precise or an imprecise range"),
        ({"dates": []}, "dates holds an object"),
        ({"dates": {"precise": "2005"}}, "a range of days holds an object"),
        ({"dates": {"precise": {"first": "May 2005", "last": "2005"}}}, "is not a date"),
        ({"dates": {"precise": {"first": 2005, "last": 2005}}}, "first holds a text, not 2005"),
        (
            {"dates": {"precise": {"first": "2005", "last": "2005"}, "starting": "false"}},
            "starting holds true or false, not 'false'",
        ),
        ({"attribution": None}, "attribution holds a list, not None"),
        ({"attribution": [{**SPEAKER_SHAPE, "stance": "mumbles"}]}, "stance holds one of asserts"),
        ({"attribution": [{**SPEAKER_SHAPE, "grounds": "hearsay"}]}, "grounds holds one of witnessed"),
        ({"attribution": [{**SPEAKER_SHAPE, "number": 2}]}, "number holds one of one, several, unknown"),
        ({"attribution": [{**SPEAKER_SHAPE, "speaker": "a"}]}, "speaker holds an object"),
        ({"attribution": [{**SPEAKER_SHAPE, "speaker": {"id": 3, "name": "b"}}]}, "id holds a text, not 3"),
        ({"attribution": [{**SPEAKER_SHAPE, "named": 1}]}, "named holds true or false"),
        ({"score": "high"}, "score holds a number, not 'high'"),
        ({"score": True}, "score holds a number, not True"),
        ({"score": float("nan")}, "score holds a number, not nan"),
        ({"notes": 7}, "notes holds a text, not 7"),
    ],
)
def test_what_is_no_claim_is_refused_in_a_sentence_that_names_the_key(changes, sentence):
    with pytest.raises(ValueError, match=sentence):
        claim_from(written(**changes))


json_texts = st.none() | st.booleans() | st.integers(-2, 2) | st.floats() | st.text(max_size=3)
json_values = st.recursive(
    json_texts,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


def places(shape, path=()):
    """Every place in a shape where something else could stand, from the whole inward."""
    yield path
    if isinstance(shape, dict | list):
        for key, value in shape.items() if isinstance(shape, dict) else enumerate(shape):
            yield from places(value, (*path, key))


def put(shape, path, value):
    """The shape with this value in that place."""
    if not path:
        return value
    copy = dict(shape) if isinstance(shape, dict) else list(shape)
    copy[path[0]] = put(shape[path[0]], path[1:], value)
    return copy


@settings(max_examples=500)
@given(st.sampled_from(list(places(written()))), json_values)
def test_whatever_stands_in_whichever_place_a_line_is_a_claim_or_refused(path, value):
    try:
        outcome = claim_from(put(written(), path, value))
    except (KeyError, ValueError) as refusal:
        outcome = str(refusal)
    if isinstance(outcome, Claim):
        assert claim_from(through_json(claim_shape(outcome))) == outcome
    else:
        assert "\n" not in outcome
