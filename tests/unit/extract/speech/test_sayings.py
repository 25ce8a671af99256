"""Is a statement dated by the words that date the saying, and by no others?"""

from datetime import date

import pytest

from answerable.extract.recogniser import Recognised
from answerable.extract.speech.finding import AttributionFinder
from answerable.extract.speech.reading import Speech
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.day_range import DayRange

PUBLISHED = DayRange.day(date(2024, 5, 9))
TAKEN = date(2024, 6, 1)


def dated(text, published=PUBLISHED):
    marked = Recognised((), AttributionFinder().find(text))
    read = Speech(text, marked, lambda kind, name: Reference(f"{kind}:{name}", name))
    assert len(read.said) == 1
    found = read.dates_of(0, published, TAKEN)
    return None if found is None else (found[0], text[slice(*found[1])])


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Ada Rill said on Monday that it was so.", "Monday", date(2024, 5, 6), None),
        (
            "Ada Rill told reporters last week that it was so.",
            "last week",
            date(2024, 4, 29),
            date(2024, 5, 5),
        ),
        (
            "According to a report released on 3 May by the League for Rights, it was so.",
            "3 May",
            date(2024, 5, 3),
            None,
        ),
        (
            "In a report published in March, the League for Rights said it was so.",
            "March",
            date(2024, 3, 1),
            date(2024, 3, 31),
        ),
    ],
)
def test_the_words_of_saying_date_it(text, words, first, last):
    days, printed = dated(text)
    assert printed == words
    assert (days.precise if last is None else days.imprecise) == DayRange(first, last or first)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Rill said it began on Monday.",
        "The attack took place on Monday, Ada Rill said.",
        "Ada Rill, who led the army until 2009, said it was so.",
        "Ada Rill has said since Monday that it was so.",
        "Ada Rill said that it was so.",
        "Ada Rill may have said that it was so.",
    ],
)
def test_other_dates_say_nothing_of_when_it_was_said(text):
    assert dated(text) is None


def test_a_relative_day_stays_open_where_nobody_knows_when_the_source_was_published():
    assert dated("Ada Rill said on Monday that it was so.", None) is None


def test_nothing_was_said_after_publication():
    assert dated("Ada Rill said on 20 May 2024 that it was so.") is None
