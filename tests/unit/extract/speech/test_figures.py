"""Which figures does a text hold, and what do they come to?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.extract.lexicon import lexicon
from answerable.extract.sentences import sentences
from answerable.extract.speech.figures import figures
from answerable.vocabulary.mention import Mention


def read(text, mentions=()):
    return figures(text, mentions, [sentence.start for sentence in sentences(text, lexicon())])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It counted 3,430 accusations since 2006.", (3430, "accusations", None, None, "since 2006")),
        ("The army got almost $400m in aid.", (400_000_000, None, "USD", "almost", None)),
        ("They spent N2.5 billion on it.", (2_500_000_000, None, "NGN", None, None)),
        ("It is the 2nd safest city on earth.", (2, "rank", None, None, None)),
        ("It is the third largest army here.", (3, "rank", None, None, None)),
        ("More than 1.5 million people fled in 2013.", (1_500_000, "people", None, "more than", "in 2013")),
        ("At least two hundred soldiers died.", (200, "soldiers", None, "at least", None)),
        ("About 12 percent of them left.", (12, "percent", None, "about", None)),
        (
            "There were 12 killings per 100,000 people.",
            (12, "killings per 100,000 people", None, None, None),
        ),
        ("He killed about 50 of the prisoners.", (50, "prisoners", None, "about", None)),
        ("They paid 300 euros.", (300, None, "EUR", None, None)),
        ("Two dozen rifles were found.", (24, "rifles", None, None, None)),
    ],
)
def test_what_a_figure_says(text, expected):
    (found,) = read(text)
    assert (found.value, found.unit, found.currency, found.qualifier, found.period) == expected


@pytest.mark.parametrize(
    "text",
    [
        "On 3 June 2012 he left.",
        "The 34-year-old man left at 10:30.",
        "It lies 10 kilometres away.",
        "He had an AK-47 and 7.62mm rounds.",
        "One says so.",
        "In 2006 elections were held.",
        "The 3rd Brigade left.",
    ],
)
def test_what_is_no_figure(text):
    assert read(text) == []


def test_the_number_of_a_unit_is_none():
    text = "Troops of 12 Brigades Command left."
    assert read(text, [Mention("Organization", 10, 34, text[10:34], 1.0)]) == []


@given(st.text(st.sampled_from("0123456789,.$€N %-/ainsdoperthumlw\n“”"), max_size=60))
def test_any_text_is_read_and_each_figure_stands_in_it(text):
    for figure in read(text):
        assert 0 <= figure.extent[0] <= figure.number[0] < figure.number[1] <= len(text)
        assert figure.extent[1] <= len(text)
