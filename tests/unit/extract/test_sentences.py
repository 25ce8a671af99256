"""Sentences and words: nothing lost, nothing shifted, whatever the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.extract.lexicon import lexicon
from answerable.extract.sentences import LONGEST, sentences

ENGLISH = lexicon("en")
ODD = st.text(st.sampled_from("aZé\u0301’'.-– \u00a0\t\n\r()\"“”3٣_…?|\u200b\U0001d538"), max_size=80)


def split(text):
    return [text[sentence.start : sentence.end] for sentence in sentences(text, ENGLISH)]


def words(text):
    return [word for sentence in sentences(text, ENGLISH) for word in sentence.words]


@given(st.one_of(st.text(max_size=200), ODD))
def test_every_visible_character_belongs_to_exactly_one_word(text):
    covered = []
    for sentence in sentences(text, ENGLISH):
        for word, start, end in zip(sentence.words, sentence.starts, sentence.ends, strict=True):
            assert text[start:end] == word
            covered.extend(range(start, end))
    assert covered == [index for index, char in enumerate(text) if not char.isspace()]


@given(ODD)
def test_no_sentence_is_empty_or_runs_over_a_line(text):
    for sentence in sentences(text, ENGLISH):
        assert sentence.words
        assert "\n" not in text[sentence.start : sentence.end]


@given(st.lists(ODD, max_size=4))
def test_a_line_is_read_the_same_whatever_stands_around_it(lines):
    apart = [found for line in lines for piece in line.split("\n") for found in split(piece)]
    assert split("\n".join(lines)) == apart


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She came.", ["He left.", "She came."]),
        ("“He left.” She came.", ["“He left.”", "She came."]),
        ("He left. “She came.”", ["He left.", "“She came.”"]),
        ("Why? 21 men came! 3 left.", ["Why?", "21 men came!", "3 left."]),
        ("Maj. Gen. A. B. Obi spoke.", ["Maj. Gen. A. B. Obi spoke."]),
        ("Brig.-Gen. Obi (rtd. in May) spoke.", ["Brig.-Gen. Obi (rtd. in May) spoke."]),
        ("Version 2.5 of it. e.g. this", ["Version 2.5 of it. e.g. this"]),
        ("No stop\nat all", ["No stop", "at all"]),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(text, expected):
    assert split(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gen.Obi", ["Gen.", "Obi"]),
        ("Maj.-Gen. O.O Oba", ["Maj.", "-", "Gen.", "O.", "O", "Oba"]),
        ("Sa’ad Ya'u’s men", ["Sa’ad", "Ya'u", "’s", "men"]),
        ("3Battalion 23rd", ["3", "Battalion", "23", "rd"]),
        ("Abdul-Kadir(rtd)", ["Abdul", "-", "Kadir", "(", "rtd", ")"]),
        ("the\u00a0GOC", ["the", "GOC"]),
        ("Ne\u0301pomuce\u0300ne", ["Ne\u0301pomuce\u0300ne"]),
        ("General.", ["General", "."]),
    ],
)
def test_a_word_is_what_a_name_or_a_rank_can_begin_or_end_with(text, expected):
    assert words(text) == expected


def test_an_endless_sentence_is_cut():
    found = list(sentences("word " * (LONGEST * 2 + 1), ENGLISH))
    assert [len(sentence.words) for sentence in found] == [LONGEST, LONGEST, 1]


def test_an_unknown_language_has_no_lexicon():
    with pytest.raises(LookupError, match="'xx'"):
        lexicon("xx")
