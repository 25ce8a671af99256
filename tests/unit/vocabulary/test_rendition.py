"""Where does a piece of a rendition's text stand? Against looking at every character."""

from hypothesis import given
from hypothesis import strategies as st

from answerable.vocabulary.mention import MENTION_TYPES
from answerable.vocabulary.rendition import Rendition
from strategies import renditions


def touched(pieces, start, end):
    wanted = set(range(start, end))
    return [piece for piece in pieces if wanted & set(range(piece.start, piece.end))]


@st.composite
def stretches(draw) -> tuple[Rendition, int, int]:
    rendition = draw(renditions())
    start = draw(st.integers(0, len(rendition.text)))
    return rendition, start, draw(st.integers(start, len(rendition.text)))


@given(renditions())
def test_the_strategy_draws_layouts_that_lie_in_their_text(rendition):
    last = 0
    for section in rendition.sections:
        assert last <= section.start <= section.end <= len(rendition.text)
        last = section.end
        for piece in (*section.words, *section.cells):
            assert section.start <= piece.start < piece.end <= section.end


@given(stretches())
def test_the_sections_of_a_stretch_have_a_character_of_it_or_are_blank_in_the_middle_of_it(stretch):
    rendition, start, end = stretch
    if start < end:
        having = touched(rendition.sections, start, end)
        blank = [s for s in rendition.sections if s.start == s.end and start < s.start < end]
        assert list(rendition.sections_of(start, end)) == [
            section for section in rendition.sections if section in having or section in blank
        ]


@given(stretches())
def test_the_section_of_a_character_is_the_one_that_has_it(stretch):
    rendition, offset, _ = stretch
    having = touched(rendition.sections, offset, offset + 1)
    assert rendition.section_of(offset) == (having[0] if having else None)


@given(stretches())
def test_boxes_and_cells_are_those_of_the_words_that_are_touched(stretch):
    rendition, start, end = stretch
    if start < end:
        for section in rendition.sections:
            assert section.boxes(start, end) == tuple(w.box for w in touched(section.words, start, end))
            assert section.cell_refs(start, end) == tuple(c.ref for c in touched(section.cells, start, end))


def test_mentions_go_by_the_names_of_the_published_annotation():
    assert MENTION_TYPES == ("Person", "Organization", "Rank", "Title", "Date")
