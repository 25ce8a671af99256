"""Which id has it? Ids are a promise: the golden ones here may never change."""

import json
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.vocabulary import ids
from answerable.vocabulary.span import Span
from strategies import identifiers, spans, texts

SHA256 = "0" * 64
SOURCE = "7c2b9d8b-550b-5c70-8653-fd182886936e"
PERSON = "0e8bcccb-5307-58d5-b93d-3d38cc728dec"
WORDS = (
    Span(10, 21, "Amina Kello", supports=("person",)),
    Span(0, 9, "Colonel  ", supports=("rank",)),
)
ROW_FIELDS = {"names": ["3 Brigade"], "country": "ng"}
ROW_DATES = {"precise": {"first": "2005-06-03", "last": "2005-06-03"}}


def test_the_namespace_is_a_promise():
    assert str(ids.NAMESPACE) == "5f0c7a4e-0c1d-5b8e-9a57-2f6b1d0e4c33"


@pytest.mark.parametrize(
    ("derived", "golden"),
    [
        (ids.derived("a"), "c71f48b1-ee6a-548e-9b1f-50255fa3469a"),
        (ids.derived("ñ", {"é": 1, "a": None}), "2d1cce91-5184-57c2-bd83-30eff4ca6070"),
        (ids.source_of_bytes(SHA256), SOURCE),
        (ids.source_of_url("https://news.example/2005/06/03/a"), "bc3e3056-aab2-5166-9b0c-a1c411ed6007"),
        (ids.publication("The Daily Lantern"), "903e5754-d4d4-55fd-869c-c044073abdbb"),
        (ids.rendition(SHA256, "text", "1", "1" * 64), "7ab7f1fb-4500-566f-83e8-1eecbdbd86a0"),
        (ids.citation(SOURCE, "page", "11-12"), "6fc55e56-b871-5c22-ac4b-ca82ce50f8c8"),
        (ids.read_claim(SOURCE, "posting", WORDS), "746d202b-d62f-5a48-b9bb-0bc3f2a58ffb"),
        (
            ids.imported_claim("row 7", "unit", ROW_FIELDS, ROW_DATES, ["b", "a"]),
            "e84ce056-bb14-5270-a691-ded5a203381d",
        ),
        (ids.draft_entity(SOURCE, "person", "Amina Kello"), PERSON),
        (ids.draft_posting(PERSON, None, "Commander"), "dabf1a7b-93cf-5183-a4d9-63b13989c1fd"),
    ],
)
def test_golden_ids_stay_as_they_were_given_out(derived, golden):
    assert derived == golden


plain_parts = st.none() | st.integers() | st.text('",[]{}:\\ab ', max_size=4)
parts = st.lists(st.recursive(plain_parts, lambda inner: st.lists(inner, max_size=3)), max_size=4)


@given(parts, parts)
def test_no_two_lists_of_parts_run_together(some, others):
    assert (ids.derived("kind", *some) == ids.derived("kind", *others)) == (some == others)


@given(st.text(max_size=5), parts)
def test_a_derived_id_is_a_uuid_of_version_5(kind, some):
    derived = ids.derived(kind, *some)
    assert uuid.UUID(derived).version == 5
    assert ids.checked(derived) == derived


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_has_an_id_a_damaged_one_too(text):
    assert ids.checked(ids.source_of_url(text))
    if text.isprintable():
        written = json.dumps(["source", "url", text], ensure_ascii=False, separators=(",", ":"))
        assert ids.source_of_url(text) == str(uuid.uuid5(ids.NAMESPACE, written))


def test_texts_that_are_damaged_in_two_ways_are_two():
    assert len({ids.source_of_url(text) for text in ("\ud800", "\udc80", "?", "\ufffd")}) == 4


def test_the_kind_keeps_equal_parts_apart():
    by_kind = {
        ids.source_of_bytes("x"),
        ids.source_of_url("x"),
        ids.publication("x"),
        ids.draft_entity("x", "person", "x"),
        ids.draft_entity("x", "unit", "x"),
        ids.draft_posting("x", "x", None),
        ids.citation("x", "page", "x"),
        ids.rendition("x", "x", "x", "x"),
        ids.read_claim("x", "posting", []),
        ids.imported_claim("x", "posting", {}, None, []),
    }
    assert len(by_kind) == 10


@given(identifiers(), st.lists(spans(), max_size=4), st.randoms(use_true_random=False))
def test_a_claim_is_the_same_in_whatever_order_its_words_were_found(source, words, random):
    shuffled = list(words)
    random.shuffle(shuffled)
    assert ids.read_claim(source, "posting", shuffled) == ids.read_claim(source, "posting", words)


def test_a_claim_of_other_words_at_the_same_place_is_another_claim():
    """A corrected report: the second capture names somebody else, just as long, just there."""
    corrected = (Span(10, 21, "Bruno Maska", supports=("person",)), WORDS[1])
    assert ids.read_claim(SOURCE, "posting", corrected) != ids.read_claim(SOURCE, "posting", WORDS)


def test_a_claim_in_which_the_words_stand_for_other_fields_is_another_claim():
    other = (Span(10, 21, "Amina Kello", supports=("unit",)), WORDS[1])
    assert ids.read_claim(SOURCE, "posting", other) != ids.read_claim(SOURCE, "posting", WORDS)


def test_the_layout_of_the_words_is_not_what_makes_the_claim():
    on_a_page = (Span(10, 21, "Amina Kello", 3, supports=("person",)), WORDS[1])
    assert ids.read_claim(SOURCE, "posting", on_a_page) == ids.read_claim(SOURCE, "posting", WORDS)


def test_a_row_is_the_same_claim_in_whatever_order_its_columns_stand():
    one = ids.imported_claim("k", "unit", {"names": ["A"], "country": "ng"}, ROW_DATES, ["a", "b"])
    other = ids.imported_claim("k", "unit", {"country": "ng", "names": ["A"]}, ROW_DATES, ["b", "a"])
    assert one == other


def test_a_draft_posting_is_one_a_person_and_unit_whatever_the_title():
    unit = ids.draft_entity(SOURCE, "unit", "3 Brigade")
    assert ids.draft_posting(PERSON, unit, "Commander") == ids.draft_posting(PERSON, unit, None)
    assert ids.draft_posting(PERSON, None, "Commander") == ids.draft_posting(PERSON, None, "commander.")
    assert ids.draft_posting(PERSON, None, "Commander") != ids.draft_posting(PERSON, None, "Spokesman")
    assert ids.draft_posting(PERSON, None, "Commander") != ids.draft_posting(PERSON, None, None)


@given(st.uuids())
def test_a_uuid_is_an_id_in_any_case_and_with_or_without_hyphens(identifier):
    for written in (str(identifier), str(identifier).upper(), identifier.hex, f" {identifier}\n"):
        assert ids.checked(written) == str(identifier)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "row 7",
        "002fcbe4-503c-400d-8cc0-77a395570ad",
        "002fcbe4-503c-400d-8cc0-77a395570adef",
        "002fcbe4_503c_400d_8cc0_77a395570ade",
        "0-0-2fcbe4503c400d8cc077a395570ade",
        "+02fcbe4503c400d8cc077a395570ade",
        "0x2fcbe4503c400d8cc077a395570ade",
        "g02fcbe4-503c-400d-8cc0-77a395570ade",
        "٠02fcbe4-503c-400d-8cc0-77a395570ade",
    ],
)
def test_what_is_no_uuid_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match="is not an id: ids are UUIDs such as "):
        ids.checked(text)


@given(st.text(max_size=20), st.sampled_from("‘’‚“”„–—…\u00a0"), st.text(max_size=20))
def test_a_printers_mark_parts_words_as_a_space_does(before, mark, behind):
    assert ids.folded(f"{before}{mark}{behind}") == ids.folded(f"{before} {behind}")


@given(texts(min_size=0))
def test_folding_what_was_folded_changes_nothing(name):
    assert ids.folded(ids.folded(name)) == ids.folded(name)


letters = st.characters(categories=("Lu", "Ll"), max_codepoint=0x24F)


@given(st.text(letters, max_size=12))
def test_folding_sets_case_aside(name):
    assert ids.folded(name.upper()) == ids.folded(name.lower()) == ids.folded(name)


@given(
    st.text(letters, min_size=1, max_size=12), st.sampled_from("\u0301\u0308\u0327\u0338\u0651\u05b0\u00ad")
)
def test_folding_sets_accents_aside(name, mark):
    assert ids.folded("".join(f"{letter}{mark}" for letter in name)) == ids.folded(name)


@given(st.lists(st.text(letters, min_size=1, max_size=6), max_size=4), st.sampled_from(". -_,\u00a0\u2019"))
def test_folding_sets_dots_and_spacing_aside(words, sign):
    assert ids.folded(f"{sign}{f'{sign} '.join(words)}{sign}") == ids.folded(" ".join(words))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lt. Col. A. B. Musa", "Lt Col A B Musa"),
        ("LT.COL. MUSA", "Lt Col Musa"),
        ("Ñuñez", "NUNEZ"),
        ("YILDIZ", "Yıldız"),
        ("İnan", "inan"),
        ("Straße", "STRASSE"),
        ("７ Division", "7 division"),
        ("Kom\u00admandeur", "Kommandeur"),
        ("مُحَمَّد", "محمد"),
        ("Алексе\u0438\u0306", "Алексей"),
    ],
)
def test_two_spellings_of_one_name(one, other):
    assert ids.folded(one) == ids.folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1 Brigade", "11 Brigade"),
        ("1 1 Brigade", "11 Brigade"),
        ("3rd Brigade", "3 Brigade"),
        ("မင်း", "မောင်း"),
        ("राम", "रमा"),
        ("กา", "กี"),
        ("が", "か"),
    ],
)
def test_two_names(one, other):
    assert ids.folded(one) != ids.folded(other)
