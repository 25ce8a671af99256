from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from answerable.vocabulary.access import Modality
from answerable.vocabulary.attribution import Attributed, Reference
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange, parse_day_range
from answerable.vocabulary.source import SourceReference
from answerable.vocabulary.wording import (
    attribution_words,
    citation_words,
    claim_sentence,
    claim_words,
    dates_words,
    place_words,
    published_words,
    range_words,
)

_SOURCE = SourceReference("11111111-1111-4111-8111-111111111111", "A report")
_CITATION = Citation(id="22222222-2222-4222-8222-222222222222", type="line", trigger="5", source=_SOURCE)


def _ref(name):
    return Reference("33333333-3333-4333-8333-333333333333", name)


def _claim(type_name="posting", *, dates="2012-06-03", **more):
    given_fields = more.pop("fields", {})
    return Claim(
        id="44444444-4444-4444-8444-444444444444",
        about="55555555-5555-4555-8555-555555555555",
        type=type_name,
        fields=given_fields,
        dates=ClaimDates(precise=parse_day_range(dates)),
        citations=(_CITATION,),
        **more,
    )


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2012-06-03", "3 June 2012"),
        ("2012-06", "June 2012"),
        ("2012", "2012"),
        ("2009..2011", "2009 to 2011"),
        ("2012-03..2012-05", "March to May 2012"),
        ("2011-12..2012-01", "December 2011 to January 2012"),
        ("2012-06-03..2012-06-07", "3 to 7 June 2012"),
        ("2012-05-28..2012-06-03", "28 May to 3 June 2012"),
        ("2011-12-28..2012-01-03", "28 December 2011 to 3 January 2012"),
        ("2011-02..2012-02-28", "1 February 2011 to 28 February 2012"),
        ("since_beginning_of_time..2012-06-30", "up to 30 June 2012"),
        ("0005-01-02", "2 January 0005"),
    ],
)
def test_ranges_are_written_as_people_write_them(written, words):
    assert range_words(parse_day_range(written)) == words


_NEAR = st.one_of(
    strategies.day_ranges(date(2011, 11, 28), date(2012, 3, 3)),
    st.tuples(st.integers(2010, 2012), st.integers(2010, 2012)).map(
        lambda years: DayRange(date(min(years), 1, 1), date(max(years), 12, 31)),
    ),
    st.tuples(st.integers(1, 12), st.integers(1, 12)).map(
        lambda months: DayRange(date(2012, min(months), 1), DayRange.month(2012, max(months)).last),
    ),
)


@given(_NEAR, _NEAR)
def test_no_two_ranges_are_written_alike(one, other):
    assert (range_words(one) == range_words(other)) == (one == other)


@given(strategies.day_ranges())
def test_every_range_of_the_calendar_can_be_said(days):
    assert range_words(days).strip()


def test_a_source_without_a_date_is_undated():
    assert published_words(None) == "undated"
    assert published_words(DayRange.year(2009)) == "2009"


@pytest.mark.parametrize(
    ("precise", "imprecise", "more", "words"),
    [
        ("2012-06-03", None, {}, "on 3 June 2012"),
        ("2012-06-03", None, {"starting": True}, "on 3 June 2012, when it began"),
        ("2012-06-03", None, {"ending": True}, "on 3 June 2012, when it ended"),
        (
            "2012-06-03",
            None,
            {"starting": True, "ending": True},
            "on 3 June 2012, when it began and ended",
        ),
        ("2012-06-03..2012-07-04", None, {}, "every day from 3 June to 4 July 2012"),
        (None, "2005-05", {}, "some day in May 2005"),
        (None, "2005", {}, "some day in 2005"),
        (None, "2005-05..2005-06", {}, "some day between 1 May and 30 June 2005"),
        (None, "2005..2006", {}, "some day between 1 January 2005 and 31 December 2006"),
        (None, "2005-05-03..2005-05-09", {}, "some day between 3 and 9 May 2005"),
        (None, "2012-06-03", {}, "on 3 June 2012"),
        (None, "since_beginning_of_time..2012-06-03", {}, "some day up to 3 June 2012"),
        (
            "2005-06-01..2005-06-03",
            "2005-05",
            {"starting": True},
            "some day in May 2005, when it began, and every day from 1 to 3 June 2005",
        ),
        (
            "2005-06-01..2005-06-03",
            "2005-06-04..2005-06-30",
            {"ending": True, "open": False},
            (
                "every day from 1 to 3 June 2005 and some day between 4 and 30 June 2005, when it ended; "
                "not believed to go on"
            ),
        ),
        ("2012-06-03", None, {"open": True}, "on 3 June 2012; believed to go on"),
    ],
)
def test_dates_are_said_with_what_is_known_of_their_ends(precise, imprecise, more, words):
    dates = ClaimDates(precise and parse_day_range(precise), imprecise and parse_day_range(imprecise), **more)
    assert dates_words(dates) == words


@pytest.mark.parametrize(
    ("kind", "trigger", "words"),
    [
        ("line", "5", "line 5"),
        ("line", "5-7", "lines 5–7"),
        ("page", "1,3-4", "pages 1, 3–4"),
        ("page", "iv", "page iv"),
        ("paragraph", "3(1)(c)", "paragraph 3(1)(c)"),
        ("cell", "Sheet1!B4", "Sheet1!B4"),
        ("cell", "A-Z, old!B4-B9,C1", "A-Z, old!B4–B9, C1"),
        ("cell", "B4-B9", "cells B4–B9"),
        ("clip", "00:01:20-00:01:24", "clip 00:01:20–00:01:24"),
        ("frame", "00:01:20", "frame 00:01:20"),
        ("archive", "", "archived copy"),
        ("archive", "20160723163707", "archived copy of 23 July 2016, 16:37:07 UTC"),
        ("archive", "20160230163707", "archived copy of 30 February 2016, 16:37:07 UTC"),
    ],
)
def test_places_are_said_in_words(kind, trigger, words):
    assert place_words(kind, trigger) == words


@pytest.mark.parametrize(
    ("type_name", "fields", "words"),
    [
        (
            "posting",
            {
                "rank": "Brig. Gen.",
                "person": _ref("Ama\nTovi"),
                "role": "Commander",
                "unit": _ref("4 Brigade"),
            },
            "Brig. Gen. Ama Tovi — Commander — 4 Brigade",
        ),
        (
            "posting",
            {"person": _ref("Ama Tovi"), "role": "Commander", "title": "GOC", "acting": True},
            "Ama Tovi — acting Commander (“GOC”)",
        ),
        ("posting", {"title": "commander", "role": "Commander"}, "Commander"),
        ("posting", {}, "a posting of which nothing more is said"),
        (
            "relation",
            {
                "unit": _ref("4 Brigade"),
                "type": "child-of",
                "class": "administrative",
                "related_unit": _ref("1 Division"),
            },
            "4 Brigade — part of (administrative) — 1 Division",
        ),
        (
            "positioning",
            {"unit": _ref("4 Brigade"), "type": "site", "base_name": "Fort Oru", "location": _ref("Ledo")},
            "4 Brigade — based at — Fort Oru, Ledo",
        ),
        (
            "unit",
            {"names": ("4 Brigade", "4 Bde"), "classifications": ("Army", "Military")},
            "4 Brigade (also 4 Bde) — Army, Military",
        ),
        ("person", {"names": ("Ama Tovi",), "country": "Oruland"}, "Ama Tovi — Oruland"),
        (
            "incident",
            {
                "violation_types": ("Extrajudicial killing",),
                "description": "Two men were shot",
                "location_description": "near Ledo",
                "perpetrator_classifications": ("soldiers",),
            },
            "Extrajudicial killing — Two men were shot — at near Ledo — by soldiers",
        ),
        (
            "training",
            {"recipient_unit": _ref("4 Brigade"), "course": "Signals", "quantity": 1200, "cost": 0},
            "4 Brigade — Signals — 1,200 trained — cost 0",
        ),
        ("location", {"name": "Ledo", "explicit_parent": _ref("Oru North")}, "Ledo — in Oru North"),
    ],
)
def test_each_type_of_claim_has_its_sentence(type_name, fields, words):
    assert claim_words(_claim(type_name, fields=fields)) == words


def test_what_is_not_asserted_says_so_first():
    fields = {"person": _ref("Ama Tovi"), "role": "Commander"}
    said = claim_words(_claim(fields=fields, modality=Modality.DENIED))
    assert said == "denied: Ama Tovi — Commander"


def test_a_statement_that_denies_is_not_said_to_be_denied():
    claim = _claim("statement", fields={"content": "nobody was there"}, modality=Modality.DENIED)
    assert claim_words(claim) == "a denial: “nobody was there”"


def test_a_figure_says_what_it_comes_to():
    fields = {"value": 400_000_000, "currency": "USD", "text": "$400m", "about": "aid", "qualifier": "about"}
    assert claim_words(_claim("figure", fields=fields)) == "about $400m (400,000,000 USD) — aid"


def test_a_sentence_ends_with_its_dates():
    said = claim_sentence(_claim(fields={"person": _ref("Ama Tovi")}))
    assert said == "Ama Tovi; on 3 June 2012"


def test_speakers_are_named_from_the_outermost_inward():
    chain = [
        Attributed(speaker_text="the police spokesman", stance="denies"),
        Attributed(speaker_text="elders"),
    ]
    assert attribution_words(chain) == "denied by the police spokesman, citing elders"
    assert attribution_words([]) == ""


def test_a_speaker_who_was_settled_is_named_beside_what_is_printed():
    orvek = Reference("00000000-0000-5000-8000-000000000009", "Ilan Orvek")
    said = [Attributed(speaker_text="he", speaker=orvek), Attributed(speaker_text="")]
    assert attribution_words(said) == "said by Ilan Orvek (“he”), citing somebody not named"
    assert attribution_words([Attributed(speaker_text="Col. Ilan Orvek", speaker=orvek)]) == (
        "said by Col. Ilan Orvek"
    )


@given(strategies.claims())
def test_every_claim_can_be_said_in_one_line(claim):
    lines = [
        claim_sentence(claim),
        *map(citation_words, claim.citations),
        attribution_words(claim.attribution),
    ]
    assert all(line == line.strip() and len(line.splitlines()) <= 1 for line in lines)
    assert claim_sentence(claim).endswith(dates_words(claim.dates))


def test_a_range_says_what_both_its_ends_come_to():
    fields = {"value": 3_000_000, "value_to": 4_000_000, "currency": "USD", "text": "$3-4 million"}
    assert claim_words(_claim("figure", fields=fields)) == "$3-4 million (3,000,000 to 4,000,000 USD)"
    people = {"value": 40, "value_to": 50, "unit": "people", "text": "between 40 and 50 people"}
    assert claim_words(_claim("figure", fields=people)) == "between 40 and 50 people"
