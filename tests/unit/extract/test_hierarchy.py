"""Which unit is part of which, in the ways in which reports say it?"""

import pytest

from answerable.extract.hierarchy import hierarchy
from marked_text import marked

SAID = {
    "of": ("{U1 9 Brigade} of the {U2 Brenn Army} came.", ["U1<U2"]),
    "several of one": (
        "{U1 9 Brigade}, {U2 3 Battalion} and {U3 HQ} of the {U4 Army} came.",
        ["U1<U4", "U2<U4", "U3<U4"],
    ),
    "was under": ("The {U1 Task Force} was under the {U2 Defence Staff}.", ["U1<U2"]),
    "a higher level behind a comma": ("Troops of {U1 3 Battalion}, {U2 22 Brigade} came.", ["U1<U2"]),
    "an operation behind a comma": ("Troops of {U1 26 Brigade}, {U2 Operation Dawn} came.", ["U1<U2"]),
    "an operation that is going on": (
        "Troops of {U1 26 Brigade}, in the ongoing {U2 Operation Dawn}, came.",
        ["U1<U2"],
    ),
    "what the next level up is part of": (
        "Troops of the {U1 3 Battalion}, {U2 22 Brigade} of the {U3 Brenn Army} came.",
        ["U1<U2", "U2<U3"],
    ),
    "the force first": ("The {U1 Brenn Army}, {U2 3 Division}, came.", ["U2<U1"]),
    "a heading, the force first": ("{U1 Brenn Army} | {U2 3 Division}", ["U2<U1"]),
    "forces side by side": ("The {U1 Army}, {U2 Navy} and {U3 Police} came.", []),
    "an abbreviation between commas": (
        "The {U1 Department of Training and Operations}, {U2 DTO}, {U3 Army Headquarters} came.",
        ["U1<U3"],
    ),
    "capitals that abbreviate nothing": ("{U1 Garrison Depot}, {U2 GDX}, {U3 Army Headquarters}.", ["U2<U3"]),
    "part of": ("The {U1 3 Battalion}, which is part of the {U2 22 Brigade}, came.", ["U1<U2"]),
    "part of, said of something else": (
        "The {U1 3 Battalion} came, part of a plan that the {U2 22 Brigade} made.",
        [],
    ),
    "one level": ("{U1 9 Brigade}, {U2 22 Brigade} came.", []),
    "a garrison is no division": ("{U1 44 Brigade}, {U2 82 Division Garrison} came.", []),
    "its": ("The {U1 Brenn Army} said its newly-created {U2 6 Division} came.", ["U2<U1"]),
    "its, of something else": ("The {U1 Army} said that its men who fight in {U2 Operation Dawn} came.", []),
    "comprising": (
        "{U1 3 Division}, comprising {U2 21 Brigade} and {U3 23 Brigade}, came.",
        ["U2<U1", "U3<U1"],
    ),
}


@pytest.mark.parametrize("case", SAID)
def test_the_ways_of_saying_that_a_unit_is_part_of_another(case):
    said, expected = SAID[case]
    text = marked(said)
    names = {mention: name for name, mention in text.marks.items()}
    found = [f"{names[item.child]}<{names[item.parent]}" for item in hierarchy(text.text, text.mentions)]
    assert sorted(found) == expected
