"""Is of an answer kept only what quotes the text, and the rest counted?"""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.extract.quoted import Quoted, answer_of, pieces

TEXT = "Col. Ada Rill said that Ada came. The Commander of 9 Brigade denied it on Monday."


def recognised(answer, text=TEXT):
    quoted = Quoted(text)
    for piece in pieces(text, 1000):
        quoted.add(piece, answer)
    return quoted.recognised()


def test_what_is_quoted_is_found_where_it_stands():
    found = recognised(
        {
            "mentions": [
                {"type": "Rank", "text": "Col."},
                {"type": "Person", "text": "Ada Rill"},
                {"type": "Person", "text": "Ada"},
                {"type": "Title", "text": "Commander"},
                {"type": "Organization", "text": "9 Brigade"},
            ],
            "attributions": [
                {"source": "Col. Ada Rill", "cue": "said", "content": "that Ada came"},
                {"source": "", "cue": "denied", "content": "it"},
            ],
        }
    )
    assert [(item.type, item.start) for item in found.mentions] == [
        ("Rank", 0), ("Person", 5), ("Person", 24), ("Title", 38), ("Organization", 51)
    ]  # fmt: skip
    assert [TEXT[slice(*item.content[0])] for item in found.attributions] == ["that Ada came", "it"]
    assert found.attributions[1].source == ()
    assert found.dropped == 0


@pytest.mark.parametrize(
    "answer",
    [
        {"mentions": [{"type": "Person", "text": "Ada Rills"}]},
        {"mentions": [{"type": "Person", "text": "Ril"}]},
        {"mentions": [{"type": "Place", "text": "Ada"}]},
        {"mentions": [{"type": ["Person"], "text": "Ada"}]},
        {"mentions": ["Ada"]},
        {"mentions": [{"type": "Person", "text": 7}]},
        {"attributions": [{"source": "Col. Ada Rill", "cue": "says", "content": "that Ada came"}]},
        {"attributions": [{"source": "Ada Orvek", "cue": "said", "content": "that Ada came"}]},
        {"attributions": [{"source": "", "cue": "said", "content": ""}]},
        {"attributions": [{"source": "", "cue": "said that", "content": "that Ada came"}]},
    ],
)
def test_what_quotes_other_words_is_dropped_and_counted(answer):
    found = recognised(answer)
    assert (found.mentions, found.attributions, found.dropped) == ((), (), 1)


@pytest.mark.parametrize("content", ['{"a": 1}', '```json\n{"a": 1}\n```', '  {"a": 1}\n'])
def test_an_answer_is_one_json_object(content):
    assert answer_of(content) == {"a": 1}


@pytest.mark.parametrize("content", ["", "I cannot do that.", "[1]", "{", "null"])
def test_what_is_no_answer(content):
    with pytest.raises(ValueError):  # noqa: PT011  (json's own, or ours)
        answer_of(content)


@given(st.text("ab \n", max_size=80), st.integers(1, 12))
def test_pieces_are_the_text_without_what_is_blank(text, longest):
    found = list(pieces(text, longest))
    assert all(piece.end - piece.start <= longest for piece in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join("".join(text[piece.start : piece.end] for piece in found).split()) == "".join(text.split())
