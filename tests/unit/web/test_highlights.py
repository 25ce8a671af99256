from hypothesis import given
from hypothesis import strategies as st

from answerable.web.highlights import Kind, Mark, segments

_TEXT = "Brig. Gen. Ama Tovi of 4 Brigade"


@st.composite
def _marks(draw, reach=60):
    start, end = sorted(draw(st.lists(st.integers(0, reach), min_size=2, max_size=2, unique=True)))
    return Mark(start, end, draw(st.integers(1, 4)), draw(st.sampled_from(Kind)))


_LISTS = st.lists(_marks(), max_size=8)
_TEXTS = st.text("ab \n", max_size=40)
_SOME = st.text("ab \n", min_size=1, max_size=40)
_OFFSETS = st.integers(0, 30)


@given(_TEXTS, _OFFSETS, _LISTS, st.lists(st.integers(0, 80), max_size=5))
def test_joined_the_pieces_are_the_text_and_none_is_empty(text, offset, marks, cuts):
    pieces = list(segments(text, offset, marks, cuts))
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)
    assert [piece.start for piece in pieces] == [
        offset + sum(len(piece.text) for piece in pieces[:number]) for number in range(len(pieces))
    ]


@given(_TEXTS, _OFFSETS, _LISTS, st.lists(st.integers(0, 80), max_size=5))
def test_every_character_has_exactly_the_marks_that_lie_on_it(text, offset, marks, cuts):
    for piece in segments(text, offset, marks, cuts):
        for place in range(piece.start, piece.end):
            assert sorted(piece.marks) == sorted(mark for mark in marks if mark.start <= place < mark.end)


@given(_TEXTS, _OFFSETS, _LISTS, st.lists(st.integers(0, 80), max_size=5))
def test_a_piece_ends_only_where_a_mark_or_a_cut_does(text, offset, marks, cuts):
    reasons = {*cuts, *(mark.start for mark in marks), *(mark.end for mark in marks), offset + len(text)}
    pieces = list(segments(text, offset, marks, cuts))
    assert {piece.end for piece in pieces} <= reasons
    assert {cut for cut in cuts if offset < cut < offset + len(text)} <= {piece.end for piece in pieces}


@given(_SOME, _OFFSETS, _LISTS)
def test_each_claim_on_the_text_opens_once_and_closes_once(text, offset, marks):
    pieces = list(segments(text, offset, marks))
    here = sorted({mark.claim for mark in marks if mark.start < offset + len(text) and mark.end > offset})
    opened = [claim for piece in pieces for claim in piece.opens]
    closed = [claim for piece in pieces for claim in piece.closes]
    assert sorted(opened) == sorted(closed) == here


def test_nested_and_crossing_marks_are_cut_apart():
    marks = [Mark(0, 10, 1, Kind.RANK), Mark(0, 19, 1, Kind.PERSON), Mark(11, 32, 2, Kind.UNIT)]
    assert [(piece.text, piece.claims, piece.kinds) for piece in segments(_TEXT, 0, marks)] == [
        ("Brig. Gen.", (1,), (Kind.PERSON, Kind.RANK)),
        (" ", (1,), (Kind.PERSON,)),
        ("Ama Tovi", (1, 2), (Kind.PERSON, Kind.UNIT)),
        (" of 4 Brigade", (2,), (Kind.UNIT,)),
    ]


def test_words_that_were_searched_for_belong_to_no_claim():
    (piece,) = segments("found", 0, [Mark(0, 5, 0, Kind.FOUND)])
    assert (piece.claims, piece.opens, piece.closes, piece.kinds) == ((), (), (), (Kind.FOUND,))
