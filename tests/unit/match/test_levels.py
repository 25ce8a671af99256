"""How much does a printed recipient name?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.match.levels import LEVEL_WORDS, Level, level_of


@pytest.mark.parametrize(
    ("printed", "country", "level"),
    [
        ("", "Mexico", Level.NONE),
        ("N/A", "Mexico", Level.NONE),
        ("Not Reported", None, Level.NONE),
        ("Peru", "Peru", Level.NONE),
        ("SEDENA", "Mexico", Level.SERVICE),
        ("Secretariat of the National Defense (SEDENA)", "Mexico", Level.SERVICE),
        ("MX Navy", "Mexico", Level.SERVICE),
        ("Egyptian Air Force", "Egypt", Level.SERVICE),
        ("Secretaría de Seguridad Pública", "Mexico", Level.SERVICE),
        ("Royal Bahamas Defence Force", "Bahamas, The", Level.SERVICE),
        ("Colombian National Police, Antinarcotics Directorate", "Colombia", Level.BRANCH),
        ("Army Headquarters", "Honduras", Level.BRANCH),
        ("Secretaria de Seguridad Pública Puebla", "Mexico", Level.BRANCH),
        ("2o. Batallon Fuerzas Especiales", "Mexico", Level.UNIT),
        ("3rd Btn S.F., Iguala, Guerrero, MX", "Mexico", Level.UNIT),
        ("COLOMBIAN ARMY AVIATION BRIGADE", "Colombia", Level.UNIT),
        ("501st Air Sq,Santa Lucia, Estado de Mexico", "Mexico", Level.UNIT),
        ("Bataillon de Ledo", "Benin", Level.UNIT),
        ("BAHEL", "Colombia", Level.UNRECOGNISED),
    ],
)
def test_a_name_has_the_level_that_its_words_support(printed, country, level):
    assert level_of(printed, country) is level


@given(st.sampled_from(["Army", "Navy", "SEDENA", "Policía Nacional"]), st.text(max_size=30))
def test_a_service_named_with_a_formation_is_a_unit_and_never_without_one(service, more):
    assert level_of(f"{service} {more} Battalion") is Level.UNIT
    assert level_of(service) is Level.SERVICE


@given(st.text(max_size=60))
def test_case_and_accents_do_not_matter(printed):
    assert level_of(printed) is level_of(printed.upper().lower())


def test_every_level_has_its_words():
    assert set(LEVEL_WORDS) == set(Level)
