import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.web import windows
from answerable.web.windows import WINDOW, window_at


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(windows, "WINDOW", 10)


def _read(text):
    return lambda start, end: text[start:end]


_TEXTS = st.text("ab\n", max_size=120)


@pytest.mark.usefixtures("small")
def test_turned_from_first_to_last_the_pages_are_the_text():
    @given(_TEXTS)
    def law(text):
        page = window_at(_read(text), len(text), 0)
        pages = [page]
        while page.later is not None:
            page = window_at(_read(text), len(text), page.later)
            pages.append(page)
        assert "".join(page.text for page in pages) == text
        assert [page.number for page in pages] == list(range(1, page.count + 1))
        assert all(page.text or not text for page in pages)
        assert all(len(page.text) <= 15 for page in pages)
        assert [page.earlier for page in pages[1:]] == [page.start for page in pages[:-1]]

    law()


@pytest.mark.usefixtures("small")
def test_every_character_is_on_the_page_that_its_offset_leads_to():
    @given(_TEXTS.filter(bool), st.data())
    def law(text, data):
        offset = data.draw(st.integers(0, len(text) - 1))
        page = window_at(_read(text), len(text), offset)
        assert page.start <= offset < page.end
        assert page == window_at(_read(text), len(text), page.start)

    law()


@pytest.mark.usefixtures("small")
def test_pages_begin_behind_a_line_end_where_there_is_one_near():
    text = "first line\nsecond ones\nthird\n"
    page = window_at(_read(text), len(text), 12)
    assert (page.start, page.text) == (11, "second ones\n")
    assert window_at(_read("a" * 35), 35, 20).start == 20


def test_an_offset_beyond_the_end_is_on_the_last_page():
    text = "a line\n" * 10_000
    last = window_at(_read(text), len(text), 10**12)
    assert (last.number, last.later, last.end) == (last.count, None, len(text))


def test_no_more_than_a_page_is_read_of_a_text_of_any_length():
    asked = []

    def read(start, end):
        asked.append(end - start)
        return "x" * (end - start)

    page = window_at(read, 10**9, 10**8)
    assert len(page.text) == WINDOW
    assert sum(asked) <= 8 * WINDOW
