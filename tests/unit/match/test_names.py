"""Do names that say the same fit one another, and others not? Golden pairs, and laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.match.names import Fit, fit_of, said_in
from answerable.match.spellings import number_in, number_spellings, rank_of, spellings, without_ranks
from answerable.vocabulary.ids import folded
from strategies import names

SAME = [
    ("3 Armd Div", "3rd Armoured Division"),
    ("III Armored Division", "3 Armoured Division"),
    ("Third Armoured Division", "3 ARMD. DIV."),
    ("1 Mech Bde", "1st Mechanized Brigade"),
    ("101 Special Forces Bn", "101 SF Battalion"),
    ("3Div", "3 Division"),
    ("Division of the Guards", "Division Guards"),
    ("2e Régiment Blindé", "2nd Regiment Armoured"),
    ("Batallón de Infantería 5", "Battalion Infantry 5th"),
    ("Jtf Sector 1", "Joint Task Force Sector I"),
    ("Gao Military Region", "gao région militaire"),
]


@pytest.mark.parametrize(("typed", "name"), SAME)
def test_names_that_say_the_same_fit(typed: str, name: str):
    assert fit_of(typed, name, "unit") is Fit.SAYS_THE_SAME
    assert fit_of(name, typed, "unit") is Fit.SAYS_THE_SAME


@pytest.mark.parametrize(
    ("typed", "name", "fit"),
    [
        ("3 armoured division", "3 Armoured Division", Fit.PRINTED),
        ("Garrison of 3 Bde", "3 Brigade Garrison", Fit.OTHER_ORDER),
        ("3 Armd", "3 Armoured Division", Fit.SAYS_MORE),
        ("3 AD", "3 Armoured Division", Fit.BY_INITIALS),
        ("3 AD", "3 Armoured Division Garrison", Fit.BY_INITIALS),
        ("3 AD", "4 Armoured Division", None),
        ("3 AD", "3 Mechanised Division", None),
        ("3 Division", "33 Division", None),
        ("3 Division", "3 Brigade", None),
        ("XIV Brigade", "14 Brigade", Fit.SAYS_THE_SAME),
    ],
)
def test_units_fit_as_well_as_they_should(typed: str, name: str, fit: Fit | None):
    assert fit_of(typed, name, "unit") is fit


@pytest.mark.parametrize(
    ("typed", "name", "fit"),
    [
        ("Brig. Gen. Ilan Orvek", "Ilan Orvek", Fit.SAYS_THE_SAME),
        ("ÍLAN ORVEK", "Ilan Orvek", Fit.PRINTED),
        ("Orvek Ilan", "Ilan Orvek", Fit.OTHER_ORDER),
        ("Orvek", "Ilan Orvek", Fit.SAYS_MORE),
        ("I. Orvek", "Ilan Orvek", Fit.BY_INITIALS),
        ("IM Orvek", "Ilan Maru Orvek", Fit.BY_INITIALS),
        ("MI Orvek", "Ilan Maru Orvek", None),
        ("Ilan Orvek", "Ilan Orvik", None),
        ("Major", "Major", Fit.PRINTED),
        ("Lt. Col. Ilan Orvek (rtd)", "Ilan Orvek", Fit.SAYS_THE_SAME),
    ],
)
def test_persons_fit_as_well_as_they_should(typed: str, name: str, fit: Fit | None):
    assert fit_of(typed, name, "person") is fit


@given(st.integers(0, 9_999))
def test_every_spelling_of_a_number_is_that_number(number: int):
    assert {number_in(word) for word in number_spellings(number)} == {number}


@pytest.mark.parametrize("word", ["", "x", "iiii", "vx", "12b", "3div", "xl", "first battalion", "-3", "٣"])
def test_what_is_no_number_is_none(word: str):
    assert number_in(word) == {"x": 10}.get(word)


def test_the_data_file_is_written_in_the_form_in_which_it_is_looked_up():
    known = spellings()
    written = (*known.units, *known.ranks)
    assert [words for words in written if tuple(folded(" ".join(words)).split()) != words] == []
    assert known.endings.isdisjoint({""})


def test_ranks_are_told_from_names():
    assert rank_of(["brig", "gen"]) == rank_of(["brigadier", "general"])
    assert rank_of(["ilan"]) is None
    assert without_ranks(["maj", "gen", "chief", "ilan", "orvek", "rtd"]) == ["ilan", "orvek"]
    assert without_ranks(["general"]) == ["general"]


@given(names(), st.sampled_from(["unit", "person"]))
def test_every_name_fits_itself(name: str, kind: str):
    assert fit_of(name, name, kind) is Fit.PRINTED  # type: ignore[arg-type]


@given(names())
def test_what_a_name_says_is_among_its_own_spellings(name: str):
    """Else the index of words would not find a name by itself."""
    plain = f" {folded(name)} "
    for part in said_in(name, "unit"):
        assert any(f" {spelling} " in plain for spelling in part.spellings)
