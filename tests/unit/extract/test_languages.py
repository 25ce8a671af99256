"""Is a text in a language that cannot be read known to be in one, and a text that can be read left alone?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.extract.languages import unreadable_language

ENGLISH = "The general said that the troops of the brigade were in the town and that it was quiet. " * 3
SPANISH = (
    "El general dijo que las tropas de la brigada no estaban en el pueblo, y que los soldados se fueron. " * 4
)
FRENCH = (
    "Le général a dit que les soldats de la brigade sont dans la ville et que le calme est revenu par les. "
    * 4
)


@pytest.mark.parametrize(("text", "language"), [(SPANISH, "Spanish"), (FRENCH, "French")])
def test_another_language_is_named(text, language):
    assert unreadable_language(text) == language


def test_another_script_is_named():
    assert unreadable_language("قال اللواء إن القوات كانت في المدينة وإن الوضع هادئ " * 3) == (
        "a language in Arabic script"
    )


@pytest.mark.parametrize(
    "text",
    ["", ENGLISH, "Rank\nName\nPeriod\nBrig\nA K Sorro", "De la Rosa, el Capitan", ENGLISH + SPANISH[:90]],
)
def test_what_can_be_read_or_says_too_little(text):
    assert unreadable_language(text) is None


@given(st.text(max_size=200))
def test_any_text_has_an_answer(text):
    assert unreadable_language(text) is None or unreadable_language(text)
