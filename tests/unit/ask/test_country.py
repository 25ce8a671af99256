"""Which country is meant by what somebody typed?"""

import pytest

from answerable.ask.trainings.country import country_typed
from answerable.errors import AmbiguousError


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("mx", "MEX"),
        ("MEX", "MEX"),
        ("Mexico", "MEX"),
        ("méxico", "MEX"),
        ("Bolivia", "BOL"),
        ("cd", "COD"),
        ("Burma", "MMR"),
        ("ivory coast", "CIV"),
        ("Netherlands Antilles", "ANT"),
    ],
)
def test_a_code_or_name_of_any_spelling_is_the_country(typed, code):
    assert country_typed(typed).iso3 == code


@pytest.mark.parametrize("typed", ["Congo", "Korea"])
def test_a_name_that_two_countries_share_is_none_of_them(typed):
    with pytest.raises(AmbiguousError) as told:
        country_typed(typed)
    assert len(told.value.choices) == 2


def test_an_invented_country_is_meant_by_its_name():
    one, other = country_typed("Pelandra"), country_typed("  PELANDRA ")
    assert one.iso3 is None
    assert one.is_same(other)
    assert not one.is_same(country_typed("mx"))
