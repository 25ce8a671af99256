"""Surnames: found where the full name is known, and only where the word can be that name."""

import pytest

from answerable.extract.lexicon import lexicon
from answerable.extract.surnames import surnames, whole_names
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


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("Gen. Umar Musa Yar'Ada spoke.", "Umar Musa", "Umar Musa Yar'Ada"),
        ("Gen. Umar Musa Yar’Ada’s men.", "Umar Musa", "Umar Musa Yar’Ada"),
        ("Umar Musa's men.", "Umar Musa", "Umar Musa"),
        ("Umar Musa Ola's men.", "Umar Musa", "Umar Musa"),
        ("Umar Musa\nYar'Ada spoke.", "Umar Musa", "Umar Musa"),
    ],
)
def test_a_name_goes_on_with_a_word_that_has_an_apostrophe_inside(text, name, whole):
    start = text.index(name)
    (found,) = whole_names(text, [Mention("Person", start, start + len(name), name, 0.75)])
    assert (found.text, found.score) == (whole, 0.75)
    assert text[found.start : found.end] == whole


def test_a_name_does_not_go_on_into_another_mention():
    text = "Umar Musa Yar'Ada spoke."
    mentions = [Mention("Person", 0, 9, "Umar Musa", 0.75), Mention("Organization", 10, 17, "Yar'Ada", 0.5)]
    assert whole_names(text, mentions) == mentions
