import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.readers.whole_page import whole_page


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("<p>one <b>bold</b>\n  word</p>", "one bold word"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<head><title>x</title></head><body>seen", "seen"),
        ("<head><title>x</title><body>seen", "seen"),
        ("<SCRIPT>var a = '<p>no</p>';</SCRIPT>seen<style>p{}</style>", "seen"),
        ("<script>never closed <p>x</p>", ""),
        ("&lt;p&gt; &amp; &eacute;&nbsp;x", "<p> & é x"),
        ("<!-- <p>no</p> -->seen<!doctype html>", "seen"),
        ("3 < 4 and 5 > 4", "3 < 4 and 5 > 4"),
        ('<a title="a > b">link</a>', "link"),
        ('<a title="it\'s">link</a> more', "link more"),
        ("<td>1</td><td>2</td>", "1\n2"),
        ("unfinished <a href=", "unfinished"),
        ("", ""),
    ],
)
def test_what_is_on_the_screen_is_the_text(markup: str, text: str) -> None:
    assert whole_page(markup) == text


@given(st.text(alphabet="<>/!-\"' abp&;\n", max_size=80))
def test_any_markup_has_a_text_without_empty_lines(markup: str) -> None:
    text = whole_page(markup)
    assert all(line.strip() for line in text.split("\n")) or not text


@pytest.mark.timeout(30)
@pytest.mark.parametrize("piece", ["<a ", '<a "', "<!--", "<div>", "<", "<script", "&amp;"])
def test_markup_that_never_ends_costs_no_more_than_its_length(piece: str) -> None:
    assert len(whole_page(piece * 100_000)) <= len(piece) * 100_000
