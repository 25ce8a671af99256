"""Are mentions cut right, and those beside them found? Golden cases written from the guideline."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.extract.gaps import cues
from answerable.extract.lexicon import lexicon
from answerable.extract.second_look import second_look
from answerable.vocabulary.mention import Mention

KINDS = {"P": "Person", "R": "Rank", "T": "Title", "O": "Organization"}


def looked(text, *marked):
    """What a second look makes of a text in which these (`P Ada Rill`) are marked."""
    mentions = []
    for item in marked:
        kind, words = item.split(" ", 1)
        start = text.index(words)
        mentions.append(Mention(KINDS[kind], start, start + len(words), words, 0.9))
    found = second_look(text, mentions, lexicon(), cues())
    assert all(text[item.start : item.end] == item.text for item in found)
    return [f"{item.type[0]} {item.text}" for item in found]


@pytest.mark.parametrize(
    ("text", "marked", "expected"),
    [
        # cut right
        ("Present Chief of Staff Ada Rill", ["T Present Chief of Staff"], ["T Chief of Staff"]),
        (
            "the state Commissioner of Police",
            ["T state Commissioner of Police"],
            ["T Commissioner of Police"],
        ),
        ("the commander TRADOC said", ["T commander TRADOC"], ["T commander", "O TRADOC"]),
        ("the 81 Div. Lagos", ["O 81 Div"], ["O 81 Div."]),
        ("at Headquarters, Guards Brigade", ["O Guards Brigade"], ["O Headquarters, Guards Brigade"]),
        (
            "at Army Headquarters, Guards Brigade",
            ["O Army Headquarters", "O Guards Brigade"],
            ["O Army Headquarters", "O Guards Brigade"],
        ),
        ("the Director, Defence Information, said", ["T Director"], ["T Director, Defence Information"]),
        ("the theatre commander said", ["T commander"], ["T theatre commander"]),
        ("Col. Ada Rill NAF/163 1980", ["P Ada Rill", "O NAF"], ["P Ada Rill"]),
        # found beside what was found
        ("9 AVM AE Rill NAF/243", [], ["R AVM", "P AE Rill"]),
        ("Maj Gen\n\nAE Rill\n\n2008", ["R Maj Gen"], ["R Maj Gen", "P AE Rill"]),
        (
            "Generals AK Orvek, LA Rill and EA Velmar came",
            ["R Generals", "P AK Orvek"],
            ["R Generals", "P AK Orvek", "P LA Rill", "P EA Velmar"],
        ),
        (
            "the Director of 9 Brigade, Mr. Ilan Orvek, came",
            ["T Director", "O 9 Brigade"],
            ["T Director", "O 9 Brigade", "P Ilan Orvek"],
        ),
        (
            "the GOC, 81 Division, Ada Rill said",
            ["O 81 Division", "P Ada Rill"],
            ["T GOC", "O 81 Division", "P Ada Rill"],
        ),
        ("Harl Air Command\n\nThe Command is old.", [], ["O Harl Air Command"]),
        (
            "the Director of Operations (DOPS), Depot School, DS, and the GOC",
            ["T Director of Operations", "O Depot School"],
            ["T Director of Operations", "T DOPS", "O Depot School", "O DS"],
        ),
        (
            "the Director of Policy (D Pol.), came",
            ["T Director of Policy"],
            ["T Director of Policy", "T D Pol."],
        ),
        (
            "Ada Rill, General Officer Commanding (GOC), came",
            ["P Ada Rill", "T GOC"],
            ["P Ada Rill", "T General Officer Commanding", "T GOC"],
        ),
        ("of the Corps of Signals [COS] came", ["O COS"], ["O Corps of Signals", "O COS"]),
        ("Retired General Ada Rill called", [], ["R General", "P Ada Rill"]),
        (
            "the then commander of the 9 Brigade, Ada Rill, came",
            ["O 9 Brigade", "P Ada Rill"],
            ["T commander", "O 9 Brigade", "P Ada Rill"],
        ),
        (
            "Ada Rill was sworn in as Chief of the Army Staff",
            ["P Ada Rill"],
            ["P Ada Rill", "T Chief of the Army Staff"],
        ),
        ("Present \n", ["T Present \n"], ["T Present \n"]),
        # left alone
        ("the Chief of the Army Staff came", [], []),
        ("Ada Rill, who spoke of the chief of the army staff", ["P Ada Rill"], ["P Ada Rill"]),
        ("The Solicitor General Ada Rill called", [], []),
        ("Retired General Ada Rill Road", [], []),
        ("the Director (GOC) came", ["T Director"], ["T Director"]),
        (
            "the Director of Operations, Dan Oro, came",
            ["T Director of Operations"],
            ["T Director of Operations", "P Dan Oro"],
        ),
        ("he met General Staff Commanding (GOC), who", ["T GOC"], ["T GOC"]),
        ("the Officer Commanding (GOC), who", ["T GOC"], ["T GOC"]),
        ("the GOC said that it was late", [], []),
        ("Port Sivel, Major Ada Rill, the GOC of 6 Division", ["O 6 Division"], ["O 6 Division"]),
    ],
)
def test_a_second_look(text, marked, expected):
    assert looked(text, *marked) == expected


WORDS = st.sampled_from(
    ["GOC", "Director,", "Headquarters,", "81", "Div", ".", "Guards", "Brigade", "AE", "Rill", "Maj", "\n",
     "Gen", ",", "and", "theatre", "commander", "NAF/163", "Mr.", "of", "the", "Information", "Present",
     "(GOC)", "(DI", ")", "General", "Officer", "Commanding", "\\[GOC\\]"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=20), st.data())
def test_what_is_marked_stands_there_and_never_overlaps(words, data):
    text = " ".join(words)
    mentions, start = [], 0
    while start < len(text) - 2 and data.draw(st.booleans()):
        first = data.draw(st.integers(start, len(text) - 2))
        last = data.draw(st.integers(first + 1, len(text)))
        if text[first:last].split():
            kind = data.draw(st.sampled_from(sorted(KINDS.values())))
            mentions.append(Mention(kind, first, last, text[first:last], 0.9))
        start = last
    found = second_look(text, mentions, lexicon(), cues())
    assert all(text[item.start : item.end] == item.text and item.start < item.end for item in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
