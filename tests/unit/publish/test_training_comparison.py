import pytest

from answerable.publish.training_comparison import COMPARED, differences, plain

_ROW = {
    "report": "2001-2002",
    "country": "Ruritania",
    "program": "IMET, FY01",
    "course_title": "BRIDGE BUILDING ADV",
    "us_unit": "10 SFG",
    "student_unit": "1st Engineers",
    "start_date_raw": "1/8/01",
    "end_date_raw": "1/19/01",
    "location": "FORT EXAMPLE",
    "quantity": "3",
    "total_cost": "1200",
}
_PAGE = "Ruritania IMET, FY01 BRIDGE BUILDING ADV 3 FORT EXAMPLE 1st Engineers 10 SFG $1,200 1/8/01 1/19/01"
_PRINTED = {("2001-2002", "Ruritania"): (3, 1200)}


def _differ(theirs, ours=(_ROW,), printed=_PRINTED):
    return list(differences(ours, theirs, printed, lambda row: _PAGE))


def test_the_same_rows_but_for_spaces_accents_and_dashes_do_not_differ():
    assert _differ([_ROW | {"course_title": "BRIDGE  BUÍLDING ADV"}]) == []
    assert _differ([_ROW | {"us_unit": "-"}], [_ROW | {"us_unit": ""}]) == []


@pytest.mark.parametrize(
    ("changed", "columns", "how"),
    [
        ({"course_title": "BRIDGE BUILDING"}, ("course_title",), "cut short"),
        ({"us_unit": ""}, ("us_unit",), "cut short"),
        ({"student_unit": "1st &amp; Engineers"}, ("student_unit",), "not as printed"),
        (
            {"start_date_raw": "1/8/01 1/19/01", "end_date_raw": ""},
            ("start_date_raw", "end_date_raw"),
            "two dates in one cell",
        ),
        (
            {"country": "Ruritania IMET, FY01", "program": ""},
            ("country", "program"),
            "the same words in other columns",
        ),
        ({"quantity": ""}, ("quantity",), "cut short"),
    ],
)
def test_a_row_that_the_page_or_its_sums_disprove_is_told_as_one_row_read_in_two_ways(changed, columns, how):
    (found,) = _differ([_ROW | changed])
    assert (found.columns, found.how) == (columns, how)
    assert found.right.startswith("ours: ")


def test_a_side_whose_numbers_alone_meet_the_printed_sum_is_right():
    other = _ROW | {"quantity": "4"}
    (found,) = _differ([other])
    assert found.right.startswith("ours: the country's printed sum")
    (found,) = _differ([_ROW], [other])
    assert found.right.startswith("theirs: the country's printed sum")
    (found,) = _differ([other], printed={})
    assert found.right == "not decided: the report prints no sum for the country"


def test_words_that_only_stand_in_other_columns_are_not_decided():
    (found,) = _differ([_ROW | {"us_unit": "", "student_unit": "1st Engineers 10 SFG"}])
    assert found.how == "the same words in other columns"
    assert found.right.startswith("not decided")


def test_the_rest_of_a_title_that_was_made_a_row_is_told_from_a_row_that_is_missing():
    rest = dict.fromkeys(COMPARED, "") | {name: _ROW[name] for name in ("report", "country", "program")}
    cut = _ROW | {"course_title": "BRIDGE BUILDING"}
    pair, fragment = _differ([cut, rest | {"course_title": "ADV"}])
    assert pair.how == "cut short"
    assert (fragment.ours, fragment.how) == (None, "a rest of a title as a row")
    assert fragment.right.startswith("ours")
    _, strange = _differ([cut, rest | {"course_title": "OTHER"}])
    assert (strange.how, strange.right) == ("missing here", "not decided: both meet the printed sum")


def test_a_row_that_one_side_lacks_is_told_alone():
    (found,) = _differ([])
    assert (found.theirs, found.how) == (None, "missing there")
    assert found.right.startswith("ours: the country's")


def test_letters_are_compared_without_spaces_and_accents():
    assert plain("Batallón  Alto") == "BatallonAlto"
    assert plain("-") == ""
