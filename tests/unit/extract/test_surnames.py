"""Surnames: found where the full name is known, and only where the word can be that name."""

import pytest

from answerable.extract.lexicon import lexicon
from answerable.extract.surnames import surnames
from answerable.vocabulary.mention import Mention

ENGLISH = lexicon("en")
OPENING = "Col. Adan Marrow spoke. "


def found(text, name="Adan Marrow"):
    start = text.index(name)
    full = Mention("Person", start, start + len(name), name, 0.75)
    return list(surnames(text, [full], ENGLISH))


@pytest.mark.parametrize(
    "rest",
    [
        "Marrow left.",
        "He met Mr. Marrow.",
        "Then Brigadier Marrow left.",
        "The GOC Marrow left.",
        "Marrow’s men left.",
    ],
)
def test_a_surname_alone_is_the_person(rest):
    text = OPENING + rest
    assert [(item.type, text[item.start : item.end], item.score) for item in found(text)] == [
        ("Person", "Marrow", 0.75)
    ]


@pytest.mark.parametrize(
    "rest",
    [
        "Marrow Street was empty.",
        "At Lower Marrow all was quiet.",
        "E. Marrow left.",
        "The Marrow-Linden road was open.",
        "Marrows left.",
    ],
)
def test_a_surname_within_another_name_is_not(rest):
    assert found(OPENING + rest) == []


def test_a_word_that_is_also_written_small_is_no_surname():
    assert found(OPENING + "The marrow of the bone. Marrow is healthy.") == []


def test_short_surnames_and_single_names_are_not_looked_for():
    assert found("Col. Adan Oba spoke. Oba left.", "Adan Oba") == []
    assert found("Marrow spoke. Marrow left.", "Marrow") == []


def test_either_apostrophe_is_the_same_name():
    text = "Gen. Umar Yar’Ada spoke. Yar'Ada left."
    assert [item.text for item in found(text, "Umar Yar’Ada")] == ["Yar'Ada"]
