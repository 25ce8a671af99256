"""Does each piece of a web page's text say in which element it stands?"""

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from answerable.readers.article_text import article_text
from answerable.readers.elements import elements_of
from answerable.readers.whole_page import whole_page


def _tree(markup: str) -> etree._Element:
    return document_fromstring(markup, parser=HTMLParser(encoding="utf-8", remove_comments=True))


def _found(markup: str, text: str) -> list[tuple[str, str]]:
    return [(text[item.start : item.end], item.path) for item in elements_of(_tree(markup), text)]


def test_a_cell_is_named_by_its_table_row_and_place_and_a_paragraph_by_its_number() -> None:
    markup = (
        "<body><p>Zenda</p><table><tr><td>menu</td></tr></table><p>Sums of the year</p>"
        "<table><thead><tr><th>Course</th><th>Qty</th></tr></thead>"
        "<tr><td><p>RIVER <b>BOATS</b></p></td><td>45</td></tr></table>after</body>"
    )
    text = "Zenda\nSums of the year\nCourse\tQty\nRIVER BOATS\t45\nafter"
    assert _found(markup, text) == [
        ("Zenda", "/descendant::p[1]"),
        ("Sums of the year", "/descendant::p[2]"),
        ("Course", "/descendant::table[2]/descendant::tr[1]/*[1]"),
        ("Qty", "/descendant::table[2]/descendant::tr[1]/*[2]"),
        ("RIVER BOATS", "/descendant::table[2]/descendant::tr[2]/*[1]"),
        ("45", "/descendant::table[2]/descendant::tr[2]/*[2]"),
        ("after", "/descendant::body[1]"),
    ]


def test_words_of_the_menu_are_not_taken_for_those_of_the_table() -> None:
    markup = (
        "<body><ul><li>45</li><li>Zenda</li></ul><table><tr><td>Zenda</td></tr>"
        "<tr><td>RIVER BOATS</td><td>45</td></tr><tr><td>RIVER CHARTS</td><td>45</td></tr></table></body>"
    )
    paths = dict(_found(markup, "Zenda\nRIVER BOATS\t45\nRIVER CHARTS\t45"))
    assert paths["Zenda"] == "/descendant::table[1]/descendant::tr[1]/*[1]"
    assert paths["RIVER CHARTS"] == "/descendant::table[1]/descendant::tr[3]/*[1]"


def test_rows_of_a_table_inside_a_cell_count_for_both() -> None:
    markup = (
        "<table><tr><td>outer<table><tr><td>inner</td></tr></table></td></tr><tr><td>last</td></tr></table>"
    )
    assert _found(markup, "outer\ninner\nlast") == [
        ("outer", "/descendant::table[1]/descendant::tr[1]/*[1]"),
        ("inner", "/descendant::table[2]/descendant::tr[1]/*[1]"),
        ("last", "/descendant::table[1]/descendant::tr[3]/*[1]"),
    ]


def test_words_that_the_page_does_not_print_have_no_element() -> None:
    assert _found("<p>RIVER BOATS</p><script>RIVER CHARTS</script>", "RIVER CHARTS\nRIVER BOATS") == [
        ("RIVER BOATS", "/descendant::p[1]")
    ]


_word = st.sampled_from(["1", "45", "$0", "BOATS", "River", "Zenda", "été"])
_cell = st.lists(_word, min_size=1, max_size=3).map(" ".join)
_table = st.lists(st.lists(_cell, min_size=1, max_size=4), min_size=1, max_size=6)


@settings(deadline=None)
@given(st.lists(st.one_of(_table, _cell), min_size=1, max_size=5))
def test_every_piece_of_the_whole_page_stands_in_the_element_that_is_named(parts: list) -> None:
    markup = "<html><body>"
    for part in parts:
        if isinstance(part, str):
            markup += f"<h3>{part}</h3>"
        else:
            rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in part)
            markup += f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    markup += "</body></html>"
    tree, text = _tree(markup), whole_page(markup)
    elements = elements_of(tree, text)
    assert "\n".join(text[item.start : item.end] for item in elements) == text
    assert len({item.path for item in elements}) == len(elements)
    for item in elements:
        (named,) = tree.getroottree().xpath(item.path)
        assert named.text_content() == text[item.start : item.end]


def test_the_text_of_an_article_is_found_in_the_page_that_it_was_told_from() -> None:
    body = etree.fromstring("<body><table><row><cell>a b</cell><cell>c</cell></row></table></body>")
    markup = "<p>c</p><table><tr><td>a b</td><td>c</td></tr></table>"
    assert [path[-4:] for _, path in _found(markup, article_text(body))] == ["*[1]", "*[2]"]
