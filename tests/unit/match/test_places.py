"""Which place of training is meant by what is printed?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.errors import UsageError
from answerable.match.places import OWN_TABLE, parsed, places_of

BENNING = "Fort Benning, Georgia"
_SHIPPED = places_of(Path("nowhere"))


@pytest.fixture
def places(tmp_path):
    return places_of(tmp_path)


@pytest.mark.parametrize(
    "printed",
    [
        "FORT BENNING GA 31905-6245",
        "Ft. Benning, GA, US",
        "WESTERN HEMIS INSTITUTE FOR SECURITY COOP",
        "Western Hemisphere Institute  For\nSecurity Cooperation",
        "U.S. Army School of the Americas, Ft Benning",
        "WHINSEC",
    ],
)
def test_the_names_of_a_place_over_time_are_one_place(places, printed):
    known = places.known(printed)
    assert known.name == BENNING
    assert known.by.cite


@pytest.mark.parametrize(
    "printed", ["CONFERENCE CENTER OF THE AMERICAS, MIAMI", "BENNING ROAD", "CHDS", "", "Benning"]
)
def test_what_the_table_does_not_know_stays_as_printed(places, printed):
    known = places.known(printed)
    assert (known.name, known.place) == (printed, None)


def test_a_casebook_may_know_more_and_better(tmp_path):
    (tmp_path / OWN_TABLE).write_text(
        "- place: Camp Ledo\n  names:\n  - {is: Escuela de Ledo, cite: 'Gaceta 12'}\n"
        f"- place: {BENNING}\n  names:\n  - {{is: benning, cite: 'our own'}}\n"
    )
    places = places_of(tmp_path)
    assert places.known("ESCUELA DE LEDO, XX").name == "Camp Ledo"
    assert places.known("Benning").by.cite == "our own"
    assert places.known("WHINSEC").place is None
    assert places.known("FT BRAGG NC").place is not None


def test_words_that_name_two_places_alike_name_none(tmp_path):
    (tmp_path / OWN_TABLE).write_text(
        "- place: A\n  names:\n  - {is: alpha, cite: x}\n- place: B\n  names:\n  - {is: beta, cite: x}\n"
    )
    assert places_of(tmp_path).known("alpha beta").place is None


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("[", "is not YAML"),
        ("place: A", "is a list of places"),
        ("- place: A", "entry 1"),
        ("- place: A\n  names:\n  - is: a", "'cite'"),
        ("- place: A\n  names:\n  - {is: '...', cite: x}", "no letters"),
    ],
)
def test_a_table_that_cannot_be_used_is_told_in_one_sentence(tmp_path, table, says):
    (tmp_path / OWN_TABLE).write_text(table)
    with pytest.raises(UsageError, match=says) as caught:
        places_of(tmp_path)
    assert OWN_TABLE in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_empty_table_adds_nothing():
    assert parsed("", "mine") == ()


def test_a_place_is_found_by_its_own_name_and_by_any_other(places):
    assert places.named("fort benning, georgia").name == BENNING
    assert places.named("School of the Americas").name == BENNING
    assert places.named("Camp Ledo") is None


@given(st.text(max_size=60))
def test_whatever_is_printed_is_counted_under_some_name(printed):
    known = _SHIPPED.known(printed)
    assert known.name == (known.place.name if known.place else " ".join(printed.split()))
