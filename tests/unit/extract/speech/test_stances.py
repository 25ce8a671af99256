"""Does a cue say what its speaker does by it, and on what grounds?"""

import pytest

from answerable.extract.speech.grounds import grounds_of
from answerable.extract.speech.modalities import modality_of, modality_of_words
from answerable.extract.speech.rules import speech_rules
from answerable.extract.speech.stances import stance_of
from answerable.vocabulary.access import Modality

RULES = speech_rules()


@pytest.mark.parametrize(
    ("cue", "content", "stance"),
    [
        ("said", "that soldiers fired on the market", "asserts"),
        ("has repeatedly denied", "the allegations", "denies"),
        ("did not deny", "that his men were there", "asserts"),
        ("does not believe", "the witness", "doubts"),
        ("never accused", "the brigade of it", "denies"),
        ("could not confirm", "the number", "doubts"),
        ("declined", "to comment on the raid", "doubts"),
        ("accused", "the army of burning the village", "alleges"),
        ("called for", "an independent inquiry", "calls_for"),
        ("asked", "the governor to resign", "calls_for"),
        ("asked", "whether the governor would resign", "asks"),
        ("asked for", "a new count", "calls_for"),
        ("said", "“Where were the police?”", "asks"),
        ("said", "that his men had not fired a shot", "denies"),
        ("said", "that he did not know the number", "asserts"),
        ("said", "that the army will withdraw on Monday", "predicts"),
        ("said", "“The government must investigate,”", "calls_for"),
        ("warned", "that more attacks would follow", "predicts"),
        ("warned", "that the road was mined", "asserts"),
        ("conceded", "that mistakes had been made", "confirms"),
        ("took back", "his words", "retracts"),
        ("cast doubt on", "the figures", "doubts"),
        ("said", "he was skeptical of the count", "doubts"),
        ("expressed", "grave concern about the arrests", "doubts"),
        ("told", "his men never to speak of it", "calls_for"),
        ("according to", "the army will leave in May", "predicts"),
        ("said", "you'd think they were at war, and nobody is", "asserts"),
        ("asking", '"I just want to know, where do we go?"', "asks"),
    ],
)
def test_the_stance_of_a_cue(cue, content, stance):
    assert stance_of(cue, content, RULES) == stance


@pytest.mark.parametrize(
    ("source", "cue", "content", "grounds"),
    [
        ("a witness", "said", "that soldiers fired", "witnessed"),
        ("Ada Rill", "said", "“I saw the lorries leave,”", "witnessed"),
        ("the widow", "said", "“They dragged us out of the house,”", "witnessed"),
        ("the mayor", "said", "he was told of forty dead", "was_told"),
        ("a confidential memo", "showed", "that the unit was there", "document"),
        ("the commission", "concluded", "that officers were involved", "inference"),
        ("the minister", "said", "that the army is ready", "none_stated"),
        ("the head of the witness programme", "said", "that it is closed", "none_stated"),
        ("the man", "said", "he heard the order over the radio", "witnessed"),
        ("two men", "said", "that they were beaten on deck", "witnessed"),
        ("a boy who was hit", "said", "the brigade had come", "witnessed"),
        ("a teacher", "said", "that the sergeant had admitted to her that he lied", "was_told"),
        ("Witness Korvania", "said", "the unit was there", "none_stated"),
        ("the registers", "according to", "nineteen were handed over", "document"),
    ],
)
def test_the_grounds_that_are_given(source, cue, content, grounds):
    assert grounds_of(source, cue, content, RULES) == grounds


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("soldiers fired on the market", Modality.ASSERTED),
        ("If the Senate acts the army would obey", Modality.CONDITIONAL),
        ("the brigade will leave in May", Modality.PLANNED),
        ("Who gave the order?", Modality.ASKED),
        ("whether the brigade was there", Modality.ASKED),
        ("General May led the brigade", Modality.ASSERTED),
        ("the brigade could have stopped it", Modality.ASSERTED),
    ],
)
def test_what_is_no_fact_by_its_own_words(words, modality):
    assert modality_of_words(words, RULES) is modality


@pytest.mark.parametrize(
    ("stance", "modality"),
    [
        ("denies", Modality.DENIED),
        ("retracts", Modality.DENIED),
        ("doubts", Modality.ASKED),
        ("asks", Modality.ASKED),
        ("predicts", Modality.PLANNED),
        ("calls_for", Modality.PLANNED),
        ("alleges", Modality.ASSERTED),
        ("confirms", Modality.ASSERTED),
    ],
)
def test_what_is_no_fact_by_its_stance(stance, modality):
    assert modality_of(stance, "soldiers fired on the market", RULES) is modality


def test_there_are_no_rules_of_a_language_that_nobody_wrote():
    with pytest.raises(LookupError, match="'xx'"):
        speech_rules("xx")
