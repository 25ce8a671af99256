"""Does the encoder mark exact words, the same ones whatever was read before, and as its files say?"""

from itertools import pairwise

import pytest

from answerable.extract import encoder
from answerable.extract.crf import CrfRecogniser
from answerable.extract.encoder import EncoderRecogniser
from answerable.extract.model import ModelError

REPORT = (
    "Maj. Gen. Ada Obi, General Officer Commanding 3 Division of the Veland Army, took over in March.\n\n"
    "“We did not fire,” she told reporters on Monday.\n\n"
    "Human Rights Watch said that soldiers had killed twelve people. "
    "According to a United Nations official, the order came from the brigade."
)


@pytest.fixture(scope="module")
def recogniser():
    return EncoderRecogniser()


def words_of(text, stretches):
    return " … ".join(text[start:end] for start, end in stretches)


def test_mentions_are_on_their_words_and_apart(recogniser):
    mentions = recogniser.recognise(REPORT).mentions
    assert ("Person", "Ada Obi") in {(mention.type, mention.text) for mention in mentions}
    assert all(REPORT[mention.start : mention.end] == mention.text for mention in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(0 <= mention.score <= 1 for mention in mentions)


def test_attributions_bind_speaker_cue_and_words(recogniser):
    found = {
        (words_of(REPORT, item.source), words_of(REPORT, item.cue))
        for item in recogniser.recognise(REPORT).attributions
    }
    assert {("she", "told"), ("Human Rights Watch", "said")} <= found


def test_who_only_asks_for_the_version_loads_no_network(monkeypatch):
    def loaded(*_):
        pytest.fail("the network was loaded")

    monkeypatch.setattr(encoder, "Encoder", loaded)
    assert EncoderRecogniser().version == CrfRecogniser().version


def test_a_lacking_network_is_told_before_anything_is_read(monkeypatch, tmp_path):
    monkeypatch.setattr(encoder, "files", lambda _: tmp_path)
    with pytest.raises(ModelError, match="lacking: reinstall answerable"):
        EncoderRecogniser()


def test_a_text_reads_the_same_whatever_was_read_before(recogniser):
    fresh = EncoderRecogniser().recognise(REPORT)
    recogniser.recognise("Another text. " * 300)
    assert recogniser.recognise(REPORT) == fresh


def test_what_is_said_in_another_window_changes_nothing_far_away(recogniser):
    """A document of many windows: answers in the last one stand on their own words."""
    filling = "The road was long and the day was hot. " * 120
    moved = [
        (item.start - len(filling), item.text)
        for item in recogniser.recognise(filling + REPORT).mentions
        if item.start >= len(filling)
    ]
    assert {text for _, text in moved} >= {"Ada Obi", "3 Division"}
    assert all(REPORT[start : start + len(text)] == text for start, text in moved)


@pytest.mark.parametrize("text", ["", " \n\t", "\u0301", "\x00", "漢字", "x" * 5000, "." * 3000])
def test_texts_without_anything_to_read_are_read(recogniser, text):
    recogniser.recognise(text)
