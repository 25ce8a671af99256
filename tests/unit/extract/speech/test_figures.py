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
    ("text", "expected"),
    [
        ("Between 40 and 50 people died.", (40, 50, "people", None, "Between 40 and 50 people")),
        ("They held 40 to 50 prisoners.", (40, 50, "prisoners", None, "40 to 50 prisoners")),
        ("They held 40–50 prisoners.", (40, 50, "prisoners", None, "40–50 prisoners")),
        ("They held 40-50 prisoners.", (40, 50, "prisoners", None, "40-50 prisoners")),
        ("They held forty to fifty prisoners.", (40, 50, "prisoners", None, "forty to fifty prisoners")),
        ("It cost $3-4 million.", (3_000_000, 4_000_000, None, "USD", "$3-4 million")),
        ("It cost between $3 million and $4 million.", (3_000_000, 4_000_000, None, "USD",
         "between $3 million and $4 million")),
        ("They lost 10 to 15 percent.", (10, 15, "percent", None, "10 to 15 percent")),
        ("Two or three soldiers fled.", (2, 3, "soldiers", None, "Two or three soldiers")),
    ],
)  # fmt: skip
def test_a_range_keeps_both_ends(text, expected):
    (found,) = read(text)
    printed = text[slice(*found.extent)]
    assert (found.value, found.highest, found.unit, found.currency, printed) == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The dead rose from 40 people to 50 people.", [40, 50]),
        ("They held 40 men and 50 women.", [40, 50]),
        ("From 2013-14 they held 40 men.", [40]),
        ("They held 50 to 40 men.", [40]),
    ],
)
def test_two_numbers_that_are_no_range(text, values):
    found = read(text)
    assert [figure.value for figure in found] == values
    assert all(figure.highest is None for figure in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One in five prisoners died.", (1, "in five prisoners")),
        ("It struck 9 out of 10 villages.", (9, "out of 10 villages")),
        ("The country ranked 115th in 2014.", (115, "rank")),
        ("Brenn ranks third among exporters.", (3, "rank")),
    ],
)
def test_shares_and_ranks(text, expected):
    (found,) = read(text)
    assert (found.value, found.unit) == expected


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
