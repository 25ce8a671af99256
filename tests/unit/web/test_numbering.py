import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.extract.places import Places
from answerable.vocabulary.source import SourceReference
from answerable.vocabulary.span import Span
from answerable.web import numbering, windows
from answerable.web.blocks import blocks
from answerable.web.numbering import lines_of, numbering_at
from answerable.web.windows import window_at

_SOURCE = SourceReference("11111111-1111-4111-8111-111111111111")
_TEXTS = st.text("ab \r\n\v\x85", min_size=1, max_size=80)


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(windows, "WINDOW", 12)
    monkeypatch.setattr(numbering, "_PIECE", 7)


@given(_TEXTS)
def test_lines_joined_are_the_text(text):
    assert "".join(lines_of(text)) == text
    assert all("\n" not in line[:-1] for line in lines_of(text))


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(("media_type", "blank"), [("text/plain", True), ("text/html", False)])
def test_the_number_beside_a_line_is_the_one_that_citations_give_it(media_type, blank):
    @given(_TEXTS, st.data())
    def law(text, data):
        place = data.draw(st.sampled_from([at for at, sign in enumerate(text) if sign.strip()] or [None]))
        if place is None:
            return
        places = Places(text, (), media_type)
        (cited,) = places.citations(_SOURCE, "r", [Span(place, place + 1, text[place])])

        def read(start, end):
            return text[start:end]

        window = window_at(read, len(text), place)
        numbers = numbering_at(read, window.start, blank=blank)
        numbered = list(blocks(window, [], (), numbers))
        (line,) = [
            line for line in numbered if any(piece.start <= place < piece.end for piece in line.segments)
        ]
        if line.number is None:  # the line began on the page before, and has its number there
            assert window.start > 0
            assert text[window.start - 1] != "\n"
        else:
            assert str(line.number) == cited.trigger

    law()
