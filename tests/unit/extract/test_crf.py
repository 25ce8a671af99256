"""The recogniser: whatever the text, its answer keeps the promises of the protocol."""

import json
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.extract import model
from answerable.extract.crf import CrfRecogniser
from answerable.extract.recogniser import Recogniser

RECOGNISER: Recogniser = CrfRecogniser()
REPORT = (
    "The General Officer Commanding (GOC), 4 Division, Maj. Gen. Pel Ostrava, said on Monday that the\n"
    "Commander, 12 Brigade, Brig. Gen. Sefi Undaro, had left.\n\nOstrava thanked him.\n"
)
PIECES = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(["Maj. Gen. Pel Ostrava", " Ostrava ", "GOC, 4 Division, ", "\n", "\u00a0", "Col."]),
    ),
    max_size=8,
).map("".join)


@given(PIECES)
def test_mentions_are_in_order_apart_and_at_their_words(text):
    found = RECOGNISER.recognise(text).mentions
    assert all(text[item.start : item.end] == item.text and item.text.strip() == item.text for item in found)
    assert all(item.text for item in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 <= item.score <= 1 for item in found)


@given(PIECES)
def test_the_same_text_has_the_same_mentions(text):
    assert RECOGNISER.recognise(text) == CrfRecogniser().recognise(text)


def test_a_report_names_people_ranks_titles_and_units():
    assert [(item.type, item.text) for item in RECOGNISER.recognise(REPORT).mentions] == [
        ("Title", "General Officer Commanding"),
        ("Title", "GOC"),
        ("Organization", "4 Division"),
        ("Rank", "Maj. Gen."),
        ("Person", "Pel Ostrava"),
        ("Title", "Commander"),
        ("Organization", "12 Brigade"),
        ("Rank", "Brig. Gen."),
        ("Person", "Sefi Undaro"),
        ("Person", "Ostrava"),
    ]


def test_offsets_count_code_points():
    shifted = "𝔸\u0301 " + REPORT
    by = len(shifted) - len(REPORT)
    expected = [(item.start + by, item.end + by) for item in RECOGNISER.recognise(REPORT).mentions]
    assert [(item.start, item.end) for item in RECOGNISER.recognise(shifted).mentions] == expected


def test_the_shipped_model_is_that_of_its_card_and_small():
    card = json.loads((files("answerable.extract") / "models" / "postings-en.json").read_text("utf-8"))
    weights = model.shipped_model().weights
    assert card["bytes"] == len(weights) < 8_000_000
    assert card["scores"]["definition"]


def test_a_damaged_model_is_refused_in_one_sentence(tmp_path, monkeypatch):
    folder = tmp_path / "models"
    folder.mkdir()
    (folder / "postings-en.crfsuite").write_bytes(b"lCRF damaged")
    (folder / "postings-en.json").write_text('{"weights": "postings-en.crfsuite", "sha256": "0"}')
    monkeypatch.setattr(model, "files", lambda _: tmp_path)
    with pytest.raises(model.ModelError, match=r"postings-en\.crfsuite .* is damaged: reinstall answerable"):
        model.shipped_model.__wrapped__("en")


def test_a_language_without_a_model_is_refused_in_one_sentence():
    with pytest.raises(model.ModelError, match="no model for the language 'xx'"):
        model.shipped_model("xx")


def test_the_version_changes_with_every_data_file_but_not_with_the_card(tmp_path, monkeypatch):
    for name in ("dates", "lexicons", "models", "roles", "rules"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "en.yaml").write_text(name)
    monkeypatch.setattr(model, "files", lambda _: tmp_path)
    seen = {model._digest()}
    (tmp_path / "models" / "postings-en.json").write_text("{}")
    assert model._digest() in seen
    for name in ("dates", "lexicons", "models", "roles", "rules"):
        (tmp_path / name / "en.yaml").write_text(f"{name}, changed")
        seen.add(model._digest())
    assert len(seen) == 6
