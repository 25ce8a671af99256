"""Who says what: found, settled, nested, and laid on the drafts that lie in it?"""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.extract.drafts import read_drafts
from answerable.extract.facts import SourceFacts
from answerable.extract.recogniser import Recognised
from answerable.extract.speech.finding import AttributionFinder
from answerable.extract.speech.reading import Speech
from answerable.vocabulary.access import Modality
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.mention import AttributionMention, Mention
from answerable.vocabulary.source import SourceReference

FINDER = AttributionFinder()
FACTS = SourceFacts(
    SourceReference("00000000-0000-5000-8000-000000000001"),
    "00000000-0000-5000-8000-000000000002",
    (),
    "text/plain",
    None,
    date(2024, 3, 1),
)


def refer(kind, name):
    return Reference(f"{kind}:{name}", name)


def words(text, stretches):
    return " … ".join(text[start:end] for start, end in stretches)


def found(text):
    return [
        (words(text, item.source), words(text, item.cue), words(text, item.content))
        for item in FINDER.find(text)
    ]


def speech(text):
    return Speech(text, Recognised((), FINDER.find(text)), refer)


def speakers(text):
    return [(said.speaker.text, said.speaker.name, said.speaker.number) for said in speech(text).said]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Rill said that soldiers fired.", ("Ada Rill", "said", "that soldiers fired")),
        ("Soldiers fired, the mayor said on Monday.", ("the mayor", "said", "Soldiers fired")),
        (
            "“We saw them,” said Ada Rill, a baker.",
            ("Ada Rill, a baker", "said", "“We saw them,”"),
        ),
        ("According to the army, nobody died.", ("the army", "According to", "nobody died")),
        ("Nobody died, according to the army.", ("the army", "according to", "Nobody died")),
        ("It was leaked that soldiers fired.", ("", "was leaked", "that soldiers fired")),
        ("He told reporters that soldiers fired.", ("He", "told", "that soldiers fired")),
        ("The general, a veteran, said it was false.", ("The general, a veteran", "said", "it was false")),
        ("The mayor has denied the claims.", ("The mayor", "has denied", "the claims")),
        ("Critics called for an inquiry.", ("Critics", "called for", "an inquiry")),
        ("If it rains, he said, the army waits.", ("he", "said", "If it rains … the army waits")),
    ],
)
def test_the_forms_of_saying(text, expected):
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The report was long.",
        "Eight states have one.",
        "He called the police.",
        "Soldiers fired.",
        "The ministry did not respond to a request for comment.",
    ],
)
def test_where_nobody_says_anything(text):
    assert found(text) == []


def test_a_quotation_goes_on_in_the_next_sentence_of_its_paragraph():
    text = "“They came at night,” she said. “We ran into the hills.”"
    assert found(text) == [("she", "said", "“They came at night,” … “We ran into the hills.”")]


def test_one_speaker_says_two_things():
    text = "The minister denied the charge and called for calm."
    assert found(text) == [
        ("The minister", "denied", "the charge"),
        ("The minister", "called for", "calm"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Colonel Ada Rill said that it was so. She added that it was late.",
            ["Ada Rill", "Ada Rill"],
        ),
        ("Ada Rill spoke. Rill said that it was so.", ["Ada Rill"]),
        (
            "Retired General Osman Tarr spoke on Monday. The general said that it was so.",
            ["Osman Tarr"],
        ),
        (
            "A former operative said that he was paid.\n\nThe ex-operative, Arno Velmar, said it.",
            ["Arno Velmar", "Arno Velmar"],
        ),
        (
            "Human Rights Watch went to him. The group said that it was so.",
            ["Human Rights Watch"],
        ),
        (
            "The Commission on Human Rights said that it was so. The commission added that it was late.",
            ["Commission on Human Rights", "Commission on Human Rights"],
        ),
        ("A report released by Human Rights Watch said that it was so.", ["Human Rights Watch"]),
        ("Critics said that it was so.", [None]),
        ("A confidential memo said that it was so.", [None]),
    ],
)
def test_speakers_are_settled(text, expected):
    assert [name for _, name, _ in speakers(text)] == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Many critics said that it was so.", "several"),
        ("Two officers said that it was so.", "several"),
        ("An officer said that it was so.", "one"),
        ("The army said that it was so.", "one"),
        ("It was leaked that soldiers fired.", "unknown"),
    ],
)
def test_how_many_speak(text, number):
    assert [said for _, _, said in speakers(text)] == [number]


def test_what_the_text_says_of_a_speaker():
    text = "The UN envoy, Dr. Agna Kallis, spoke. She said that it was so."
    (said,) = speech(text).said
    assert (said.speaker.name, said.speaker.described_as) == ("Agna Kallis", "UN envoy")


def test_speakers_are_kept_from_the_outermost_inward():
    text = "Human Rights Watch said witnesses told it that soldiers fired on the market."
    place = text.index("soldiers")
    chain = speech(text).chain_for(place, place + len("soldiers"))
    assert [item.speaker_text for item in chain.speakers] == ["Human Rights Watch", "witnesses"]
    assert [item.grounds for item in chain.speakers] == ["was_told", "witnessed"]
    assert {field for span in chain.spans for field in span.supports} == {
        "attribution.0.speaker",
        "attribution.0.cue",
        "attribution.1.speaker",
        "attribution.1.cue",
    }


def test_nobody_stands_behind_what_the_source_says_itself():
    assert speech("Soldiers fired. Ada Rill said that it was so.").chain_for(0, 8).speakers == ()


class _Marks:
    name, version = "test", "1"

    def __init__(self, text, *mentions):
        self.recognised = Recognised(mentions, FINDER.find(text))

    def recognise(self, text):
        return self.recognised


@pytest.mark.parametrize(
    ("cue", "modality", "stance"),
    [
        ("said that", Modality.ASSERTED, "asserts"),
        ("denied that", Modality.DENIED, "denies"),
        ("asked whether", Modality.ASKED, "asks"),
    ],
)
def test_a_posting_in_what_somebody_says_carries_the_speaker(cue, modality, stance):
    text = f"Ada Rill {cue} Col. Ilan Orvek was the Commander of 9 Brigade."
    marks = [
        Mention(kind, text.index(name), text.index(name) + len(name), name, 1.0)
        for kind, name in (
            ("Rank", "Col."),
            ("Person", "Ilan Orvek"),
            ("Title", "Commander"),
            ("Organization", "9 Brigade"),
        )
    ]
    claims = read_drafts(_Marks(text, *marks), text, FACTS).claims
    postings = [claim for claim in claims if claim.type == "posting"]
    assert postings
    for claim in postings:
        assert claim.modality is modality
        assert [said.stance for said in claim.attribution] == [stance]
        assert claim.attribution[0].speaker is not None
        assert claim.attribution[0].speaker.name == "Ada Rill"
    (statement,) = [claim for claim in claims if claim.type == "statement"]
    assert statement.modality is modality
    assert [unit.name for unit in statement.fields["units"]] == ["9 Brigade"]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Ada Rill denied that Ilan Orvek came.", ["Ada Rill"]),
        ("Ada Rill denied that Ilan Orvek came. Ilan Orvek lives in Harl.", []),
        ("Ilan Orvek came.", []),
    ],
)
def test_whom_only_somebody_names_carries_who_names_them_and_is_not_denied(text, whose):
    mentions = [
        Mention("Person", at, at + len("Ilan Orvek"), "Ilan Orvek", 1.0)
        for at in range(len(text))
        if text.startswith("Ilan Orvek", at)
    ]
    claims = read_drafts(_Marks(text, *mentions), text, FACTS).claims
    (person,) = [claim for claim in claims if claim.type == "person"]
    assert [said.speaker.name for said in person.attribution] == whose
    assert person.modality is Modality.ASSERTED


def test_the_claim_keeps_its_id_whoever_says_so():
    plain = "Col. Ilan Orvek was the Commander of 9 Brigade."
    mention = Mention("Person", 5, 15, "Ilan Orvek", 1.0)
    rank = Mention("Rank", 0, 4, "Col.", 1.0)
    alone = read_drafts(_Marks("", rank, mention), plain, FACTS).claims
    said = Recognised((rank, mention), (AttributionMention(((16, 19),), (), ((0, 15),), 1.0),))
    marks = _Marks("")
    marks.recognised = said
    told = read_drafts(marks, plain, FACTS).claims
    assert {claim.id for claim in alone} <= {claim.id for claim in told}


WORDS = [
    *("Ada Rill", "he", "the general", "said", "that", "“", "”", ",", ".", "\n", "told", "it", "denied"),
    *("according to", "12 Brigade", "Gen.", "who", "they", "was leaked", "and", "added", "?", "\x00", "é"),
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)


@given(TEXTS)
def test_any_text_is_read_and_its_parts_stand_apart(text):
    attributions = FINDER.find(text)
    for item in attributions:
        for part in (item.cue, item.source, item.content):
            assert all(0 <= start < end <= len(text) for start, end in part)
            assert all(one[1] <= other[0] for one, other in pairwise(part))
    assert len(Speech(text, Recognised((), attributions), refer).said) == len(attributions)


@given(TEXTS, st.data())
def test_whatever_is_marked_is_settled(text, data):
    if len(text) < 4:
        return

    def stretch():
        start = data.draw(st.integers(0, len(text) - 2))
        return ((start, data.draw(st.integers(start + 1, len(text)))),)

    marked = tuple(
        AttributionMention(stretch(), stretch() if data.draw(st.booleans()) else (), stretch(), 1.0)
        for _ in range(data.draw(st.integers(1, 4)))
    )
    read = Speech(text, Recognised((), marked), refer)
    for index in range(len(read.said)):
        assert read.chain(index).speakers
