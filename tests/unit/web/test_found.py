import pytest

from answerable.store.search import terms_of
from answerable.web.found import found_marks


@pytest.mark.parametrize(
    ("text", "query", "words"),
    [
        ("the 4 Brigade of Ombré", "ombre brigade", ["Brigade", "Ombré"]),
        ("BRIGADE, brigade; brigadier", "brigade", ["BRIGADE", "brigade"]),
        ("Chief  of\nStaff", '"chief of staff"', ["Chief  of\nStaff"]),
        ("Brigade of Ombré 4", '"4 brigade"', []),
        ("Straße", "strasse", ["Straße"]),
        ("no such word", "other", []),
        ("a+b (c)", "c", ["c"]),
    ],
)
def test_words_are_found_as_the_search_found_them(text, query, words):
    marks = sorted(found_marks(text, terms_of(query), offset=100))
    assert [text[mark.start - 100 : mark.end - 100] for mark in marks] == words
