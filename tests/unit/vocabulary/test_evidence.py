"""On what does a claim stand? Invariant 1 as the records hold it: claims, citations, spans."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.vocabulary.citation import Citation
from answerable.vocabulary.rendition import Rendition
from answerable.vocabulary.source import SourceReference
from answerable.vocabulary.span import Span
from strategies import citations, claims, spans, texts

NOT_HELD = SourceReference("7c2b9d8b-550b-5c70-8653-fd182886936e", "A report")


@settings(max_examples=40)
@given(claims())
def test_every_claim_has_a_citation(claim):
    assert claim.citations
    with pytest.raises(ValueError, match=f"the claim {claim.id} has no citation"):
        dataclasses.replace(claim, citations=())


@settings(max_examples=40)
@given(claims())
def test_a_claim_says_only_what_its_type_can(claim):
    with pytest.raises(ValueError, match="has no field 'colour'"):
        dataclasses.replace(claim, fields={**claim.fields, "colour": "red"})
    with pytest.raises(ValueError, match="'rumour' is no type of claim"):
        dataclasses.replace(claim, type="rumour")


@settings(max_examples=40)
@given(claims())
def test_a_record_stays_as_it_was_made(claim):
    with pytest.raises(dataclasses.FrozenInstanceError):
        claim.status = "accepted"
    with pytest.raises(dataclasses.FrozenInstanceError):
        claim.citations[0].source.title = "another"


@given(citations())
def test_spans_point_into_a_rendition(citation):
    if citation.spans:
        with pytest.raises(ValueError, match="spans point into a rendition: this citation names none"):
            dataclasses.replace(citation, rendition=None)
    else:
        assert dataclasses.replace(citation, rendition=None).spans == ()


def test_a_citation_keeps_its_trigger_in_canonical_form():
    Citation(id="a", type="page", trigger="11-12", source=NOT_HELD)
    with pytest.raises(ValueError, match=r"^write the trigger '11 – 12' as '11-12'$"):
        Citation(id="a", type="page", trigger="11 – 12", source=NOT_HELD)
    with pytest.raises(ValueError, match="does not say where"):
        Citation(id="a", type="clip", trigger="11-12", source=NOT_HELD)
    with pytest.raises(ValueError, match="is no kind of citation"):
        Citation(id="a", type="chapter", trigger="11", source=NOT_HELD)


def test_a_source_that_is_not_held_can_be_cited():
    citation = Citation(id="a", type="page", trigger="11", source=NOT_HELD)
    assert citation.source.sha256 is None
    assert citation.rendition is None
    assert citation.spans == ()


@given(texts(max_size=60), st.data())
def test_a_span_reads_what_stands_at_its_place(text, data):
    rendition = Rendition(text, "plain", "1")
    span = data.draw(spans(rendition.text))
    assert rendition.text[span.start : span.end] == span.text


@given(spans())
def test_the_words_of_a_span_are_as_long_as_it_says(span):
    for text in (f"{span.text}x", span.text[:-1]):
        with pytest.raises(ValueError, match=f"a span of {len(span.text)} characters cannot read"):
            dataclasses.replace(span, text=text)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 3), (3, 2), (-1, 2), (-3, -1)])
def test_a_span_runs_forward(start, end):
    with pytest.raises(ValueError, match=f"a span runs forward from 0, not {start}…{end}$"):
        Span(start, end, "ab")


def test_offsets_are_code_points():
    text = "🪖 Ñuñez e\u0301"
    assert Span(2, 7, text[2:7]).text == "Ñuñez"
    with pytest.raises(ValueError, match="cannot read"):
        Span(0, 4, "🪖")
