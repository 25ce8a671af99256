"""Roles: one word of the field for the many that are printed."""

import pytest

from answerable.extract.roles import role_of


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("GOC", "Commander"),
        ("G.O.C.", "Commander"),
        ("General Officers Commanding", "Commander"),
        ("Brigade Commander", "Commander"),
        ("Commander of Supply and Transport", "Commander"),
        ("Chief of Army Staff", "Commander"),
        ("Divisional Police Officer", "Commander"),
        ("Chief of Staff", "Chief of Staff"),
        ("COS", "Chief of Staff"),
        ("Deputy Theatre Commander", "Deputy Commander"),
        ("Director, Army Public Relations", "Spokesperson"),
        ("Field Operations Commander", "Chief of Operations"),
        ("Director", "Commander"),
        ("Director of Policy", None),
        ("Chief of Policy and Plans", None),
    ],
)
def test_titles_mean_roles(title, role):
    assert role_of(title, with_unit=True) == role


def test_a_director_of_nothing_named_commands_nothing():
    assert role_of("Director", with_unit=False) is None


def test_a_language_without_roles_is_refused():
    with pytest.raises(LookupError, match="'xx'"):
        role_of("Commander", with_unit=True, lang="xx")
