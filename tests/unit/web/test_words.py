import pytest

from answerable.vocabulary.access import Status
from answerable.vocabulary.kinds import kind_words
from answerable.web.words import (
    STATUSES,
    moment_words,
    number_words,
    sentence,
    size_words,
    status_counts,
)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (3_400, "3.4 kB"),
        (52_000, "52 kB"),
        (12_000_000, "12 MB"),
        (7_300_000_000_000, "7300 GB"),
    ],
)
def test_sizes_are_said_in_two_or_three_figures(size, words):
    assert size_words(size) == words


def test_kinds_of_documents_have_plain_names_and_others_keep_their_own():
    assert kind_words("application/pdf") == "PDF"
    assert kind_words("image/png") == "picture (PNG)"
    assert kind_words("application/x-unheard-of") == "application/x-unheard-of"


def test_moments_are_said_to_the_minute():
    assert moment_words("2026-11-23T20:15:59.000001Z") == "23 November 2026, 20:15 UTC"


def test_one_is_not_several():
    assert number_words(1, "claim", "claims") == "1 claim"
    assert number_words(2_014, "claim", "claims") == "2,014 claims"


def test_every_status_is_counted_drafts_last():
    counts = dict.fromkeys(Status, 2)
    said = status_counts(counts)
    assert len(said) == len(Status) == len(STATUSES)
    assert said[0] == "2 accepted"
    assert said[-1] == "2 drafts"
    assert status_counts({Status.DRAFT: 1, Status.ACCEPTED: 0}) == ("1 draft",)


def test_a_sentence_has_a_capital_and_one_stop():
    assert sentence("save it as PDF") == "Save it as PDF."
    assert sentence("it is damaged.") == "It is damaged."
    assert sentence("annex.pdf is damaged", "annex.pdf") == "annex.pdf is damaged."
