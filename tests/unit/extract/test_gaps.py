"""Gaps: the words between mentions, and the data file of cues."""

import pytest

from answerable.extract.gaps import cues, only, phrase, spoken, words


def lowers(text):
    return [word.lower for word in words(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" (GOC), of the ", [",", "of", "the"]),
        (" [DIA]; now ", [";", "now"]),
        (", out-going ", [",", "out-going"]),
        ("’s new ", ["’s", "new"]),
        (" (never closed, ", []),
        ("\u00a0–\u00a0", []),
    ],
)
def test_brackets_and_dashes_say_nothing(text, expected):
    assert lowers(text) == expected


def test_words_know_where_they_stand():
    text = "Gen. A, (rtd) formerly of B"
    (comma, formerly, of) = words(text, 6, 25)
    assert [text[word.start : word.end] for word in (comma, formerly, of)] == [",", "formerly", "of"]
    assert not formerly.capital


def test_commas_are_always_allowed_and_lone_semicolons_never():
    allowed = frozenset({"of"})
    assert only(words(", of ,", 0, 6), allowed)
    assert only((), allowed)
    assert not only(words(" ; ", 0, 3), allowed)
    assert not only(words(" at ", 0, 4), allowed)
    assert spoken(words("; of", 0, 4)) == ["of"]


def test_a_phrase_is_found_only_so_far_from_the_end_of_a_gap():
    gap = words(" is to take over as the ", 0, 24)
    assert [word.lower for word in phrase(gap, [("take", "over")], 2)] == ["take", "over"]
    assert phrase(gap, [("is", "to")], 2) == ()


def test_the_english_cues_are_in_lower_case_and_no_word_contradicts_another():
    known = cues("en")
    assert not known.past & known.current
    assert known.undecided <= known.person_to_office | known.posting_to_unit
    assert known.commanding <= known.office_to_person | known.person_to_office
    for cue in (*known.succession, *known.planned):
        assert all(word == word.lower() for word in cue)


def test_a_language_without_cues_is_refused():
    with pytest.raises(LookupError, match="'xx'"):
        cues("xx")
