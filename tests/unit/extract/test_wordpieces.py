"""Does every word have its wordpieces, and is every word answered for once?"""

from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.extract.lexicon import lexicon
from answerable.extract.wordpieces import CONTEXT, CORE, Wordpieces, windows, words_of

LEXICON = lexicon("en")
WORDPIECES = Wordpieces()
TEXTS = st.text(st.sampled_from('aB. \n’"\x00漢é1\u0301-'), max_size=200)


@settings(deadline=None)
@given(TEXTS)
def test_words_are_exact_stretches_of_the_text(text):
    words = words_of(text, LEXICON)
    assert [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == words.texts
    assert "".join(words.texts) == "".join(text.split())


@settings(deadline=None)
@given(TEXTS)
def test_every_word_has_a_wordpiece(text):
    words = words_of(text, LEXICON)
    pieces = WORDPIECES.of(words)
    assert len(pieces.firsts) == len(words) + 1
    assert all(a < b for a, b in zip(pieces.firsts, pieces.firsts[1:], strict=False))
    assert len(pieces.ids) == len(pieces.looks) == pieces.firsts[-1]


@settings(deadline=None)
@given(st.integers(0, 900), st.integers(1, 60))
def test_every_word_is_answered_for_by_one_window_that_fits(count, every):
    text = " ".join("Stop." if at % every == 0 else "Bajoga" for at in range(count))
    words = words_of(text, LEXICON)
    pieces = WORDPIECES.of(words)
    found = list(windows(words, pieces))
    assert [word for window in found for word in range(window.begin, window.end)] == list(range(len(words)))
    for window in found:
        assert window.first <= window.begin < window.end <= window.last
        assert pieces.firsts[window.last] - pieces.firsts[window.first] <= CORE + 2 * CONTEXT


def test_lower_case_hides_nothing():
    small, great = (WORDPIECES.of(words_of(text, LEXICON)) for text in ("chief of staff", "Chief OF Staff"))
    assert small.ids == great.ids
    assert small.looks != great.looks


def test_one_endless_word_fills_no_window():
    words = words_of("x" * 100_000 + " said", LEXICON)
    assert len(list(windows(words, WORDPIECES.of(words)))) == 1
