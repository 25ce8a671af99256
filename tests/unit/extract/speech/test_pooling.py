"""What do the rules of cue words mend, and leave, of what a trained recogniser marked?"""

import pytest

from answerable.extract.lexicon import lexicon
from answerable.extract.sentences import sentences
from answerable.extract.speech.pooling import apart_from, mended
from answerable.extract.speech.rules import speech_rules
from answerable.vocabulary.mention import AttributionMention, Mention

TEXT = "The operative came. Retired Gen. Ada Brask called on them to stop. She added that it was late."


def at(words):
    start = TEXT.index(words)
    return start, start + len(words)


def saying(source, cue, content):
    return AttributionMention((at(cue),), (at(source),) if source else (), (at(content),), 0.9)


def sources(marked, *by_rule):
    begins = [sentence.start for sentence in sentences(TEXT, lexicon("en"))]
    (found,) = mended(TEXT, [marked], by_rule, speech_rules("en"), begins)
    return [TEXT[start:end] for start, end in found.source]


def test_a_source_of_another_sentence_gives_way_to_one_in_the_cues_own():
    far = saying("The operative", "called on", "them to stop")
    assert sources(far, saying("Retired Gen. Ada Brask", "called on", "them to stop")) == [
        "Retired Gen. Ada Brask"
    ]


@pytest.mark.parametrize(
    ("marked", "by_rule"),
    [
        # the rules have it from another sentence too, behind the cue, of another cue, or not at all
        (("The operative", "called on", "them to stop"), ("came", "called on", "them to stop")),
        (("The operative", "called on", "them to stop"), ("them", "called on", "to stop")),
        (("The operative", "called on", "them to stop"), ("She", "added", "that it was late")),
        (("The operative", "called on", "them to stop"), ("", "called on", "them to stop")),
        # it stands in the cue's sentence already
        (("Ada Brask", "called on", "them to stop"), ("Retired Gen. Ada Brask", "called on", "them to stop")),
    ],
)
def test_otherwise_a_source_stays(marked, by_rule):
    assert sources(saying(*marked), saying(*by_rule)) == [marked[0]]


def test_who_is_named_there_says_nothing_by_their_own_rank():
    kept = saying("Ada Brask", "called on", "them to stop")
    rank = Mention("Rank", *at("Gen."), "Gen.", 0.9)
    assert list(apart_from([saying("Retired", "Gen.", "Ada Brask"), kept], [rank])) == [kept]


def test_a_content_ends_before_the_sentence_of_another_cue():
    marked = saying("The operative", "called on", "them to stop. She added that it was late")
    begins = [sentence.start for sentence in sentences(TEXT, lexicon("en"))]
    hers = saying("She", "added", "that it was late")
    (found,) = mended(TEXT, [marked], [hers], speech_rules("en"), begins)
    assert [TEXT[start:end] for start, end in found.content] == ["them to stop."]
    # but goes on where nobody else says it, or where that is marked already
    (kept,) = mended(TEXT, [marked], [], speech_rules("en"), begins)
    assert kept.content == marked.content
    found, _ = mended(TEXT, [marked, hers], [hers], speech_rules("en"), begins)
    assert found.content == marked.content
