"""Names: which are one person's or one unit's within a text, and which may be two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.extract.entities import Entities, may_be_one
from marked_text import marked

SOURCE = "00000000-0000-5000-8000-000000000001"


def entities(notation):
    text = marked(notation)
    return Entities(SOURCE, text.text, text.mentions)


def names(found):
    return [sorted({mention.text for mention in entity.mentions}) for entity in found]


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("{P1 Jack Nwao}, {P2 J. Nwao} and {P3 Nwao}", [["J. Nwao", "Jack Nwao", "Nwao"]]),
        ("{P1 Tuk Yus Bura} or {P2 Tuk Bura}", [["Tuk Bura", "Tuk Yus Bura"]]),
        ("{P1 OA Azaz} or {P2 Obi Ade Azaz}", [["OA Azaz", "Obi Ade Azaz"]]),
        ("{P1 Jack Nwao} and {P2 John Nwao}, {P3 J. Nwao}", [["Jack Nwao"], ["John Nwao"], ["J. Nwao"]]),
        ("{P1 Jack Nwao} and {P2 Jack Mori}", [["Jack Nwao"], ["Jack Mori"]]),
    ],
)
def test_short_names_go_to_the_one_full_name_that_they_fit(notation, expected):
    assert names(entities(notation).persons) == expected


def test_an_abbreviation_is_the_unit_that_it_stands_behind():
    found = entities("the {U1 Joint Task Force} ({U2 JTF}), later the {U3 JTF} and the {U4 Navy}").units
    assert names(found) == [["JTF", "Joint Task Force"], ["Navy"]]
    assert [entity.name for entity in found] == ["Joint Task Force", "Navy"]


def test_a_bracket_behind_a_title_is_no_name_of_it():
    assert names(entities("the {T1 Chief} ({U1 Army}) came").units) == [["Army"]]


NAMES = st.lists(st.sampled_from(["Jack", "J.", "Ada", "OA", "Nwao", "Mori"]), min_size=1, max_size=3).map(
    " ".join
)


@given(NAMES, NAMES)
def test_whether_two_names_may_be_one_does_not_depend_on_which_comes_first(one, other):
    assert may_be_one(one, other) == may_be_one(other, one)
    assert may_be_one(one, one)


@given(st.lists(NAMES, min_size=1, max_size=6))
def test_the_order_of_the_names_joins_no_others(found):
    notation = " met ".join(f"{{P{place} {name}}}" for place, name in enumerate(found, 1))
    turned = " met ".join(f"{{P{place} {name}}}" for place, name in enumerate(reversed(found), 1))
    assert sorted(names(entities(notation).persons)) == sorted(names(entities(turned).persons))
