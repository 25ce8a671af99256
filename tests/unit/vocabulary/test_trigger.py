"""Where does a citation point? All eight kinds of place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.vocabulary.trigger import TRIGGER_TYPES, number_list, parse_trigger
from strategies import triggers

COUNTED = ["page", "line", "paragraph", "still"]


def test_there_are_eight_kinds():
    assert TRIGGER_TYPES == ("archive", "page", "line", "paragraph", "clip", "frame", "still", "cell")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("page", "11"),
        ("page", "11-12"),
        ("page", "1,2-3"),
        ("line", "11"),
        ("line", "11-12"),
        ("line", "1,2-3"),
        ("still", "1,2-3"),
        ("clip", "00:01:20-00:01:24"),
        ("paragraph", "3(1)(c)"),
        ("cell", "C123-C129"),
    ],
)
def test_the_examples_of_the_claim_model_are_canonical(kind, text):
    assert parse_trigger(kind, text) == text


@pytest.mark.parametrize(
    ("kind", "text", "canonical"),
    [
        ("archive", "", ""),
        ("archive", "  ", ""),
        ("archive", "20160723163707", "20160723163707"),
        ("page", " 4, 26 - 30, 35\n", "4,26-30,35"),
        ("page", "11–12", "11-12"),
        ("page", "IV", "iv"),
        ("page", "iv-2", "iv-2"),
        ("page", "ix-xii", "ix-xii"),
        ("page", "5-5", "5-5"),
        ("paragraph", "3 (1) (C)", "3(1)(c)"),
        ("paragraph", "3(1)(a)-3(1)(c)", "3(1)(a)-3(1)(c)"),
        ("paragraph", "3(v)-3(ix)", "3(v)-3(ix)"),
        ("paragraph", "3(h)-3(i)", "3(h)-3(i)"),
        ("paragraph", "3(z)-3(aa)", "3(z)-3(aa)"),
        ("paragraph", "3-3(2)", "3-3(2)"),
        ("paragraph", "3(1)-3(a)", "3(1)-3(a)"),
        ("paragraph", "3(10)-12(1)", "3(10)-12(1)"),
        ("paragraph", "9-10", "9-10"),
        ("clip", "00:01:20 – 00:01:24", "00:01:20-00:01:24"),
        ("clip", "00:01:20.250-00:01:20.500", "00:01:20.25-00:01:20.5"),
        ("clip", "00:59:59-01:00:00", "00:59:59-01:00:00"),
        ("frame", "00:01:20", "00:01:20"),
        ("frame", "00:01:20.000", "00:01:20"),
        ("frame", "1204", "1204"),
        ("still", "1", "1"),
        ("cell", "c123", "C123"),
        ("cell", "$C$123:$C$129", "C123-C129"),
        ("cell", "C1, D4", "C1,D4"),
        ("cell", "Z1-AA1", "Z1-AA1"),
        ("cell", "Postings!C123", "Postings!C123"),
        ("cell", "  Sheet 1!c1 : d4 ", "Sheet 1!C1-D4"),
        ("cell", "Fuerzas - 2019!A1", "Fuerzas - 2019!A1"),
    ],
)
def test_a_place_has_one_way_of_writing(kind, text, canonical):
    assert parse_trigger(kind, text) == canonical


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("archive", "2016"),
        ("archive", "20161323163707"),
        ("archive", "99999999999999"),
        ("archive", "2010-11-25T09:17:46"),
        ("page", ""),
        ("page", "0"),
        ("page", "011"),
        ("page", "Annex 1"),
        ("page", "iiii"),
        ("page", "11-"),
        ("page", "-11"),
        ("page", "11,,12"),
        ("page", "11,"),
        ("page", "11-12-13"),
        ("page", "1 2"),
        ("page", "p. 11"),
        ("page", "١١"),
        ("line", "iv"),
        ("still", "a"),
        ("paragraph", "(1)"),
        ("paragraph", "3(1"),
        ("paragraph", "3()"),
        ("paragraph", "3(abcde)"),
        ("clip", "00:01:20"),
        ("clip", "1:20-1:24"),
        ("clip", "00:61:20-00:61:24"),
        ("clip", "00:01:20-00:01:24,00:02:00-00:02:04"),
        ("frame", "00:01:20-00:01:24"),
        ("frame", "0"),
        ("frame", "00:01:20."),
        ("cell", "123"),
        ("cell", "C"),
        ("cell", "C0"),
        ("cell", "ABCD1"),
        ("cell", "!C1"),
        ("cell", "A!B!C1"),
        ("cell", "Postings\nMore!C1"),
        ("cell", "ß1"),
        ("cell", "C123 C129"),
    ],
)
def test_what_is_no_place_of_its_kind_is_refused_with_an_example(kind, text):
    sentence = f"does not say where, in a citation of type {kind}: write "
    with pytest.raises(ValueError, match=sentence) as refusal:
        parse_trigger(kind, text)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("kind", "backwards"),
    [
        ("page", "12-11"),
        ("page", "1,3-2"),
        ("page", "10-9"),
        ("page", "2-iv"),
        ("page", "ix-v"),
        ("page", "l-v"),
        ("page", "c-iv"),
        ("line", "10-9"),
        ("still", "10-9"),
        ("paragraph", "10-9"),
        ("paragraph", "3(2)-3(1)"),
        ("paragraph", "3(1)(c)-3(1)(a)"),
        ("paragraph", "3(x)-3(v)"),
        ("clip", "00:01:24-00:01:20"),
        ("clip", "01:00:00-00:59:59"),
        ("clip", "00:01:20.5-00:01:20.25"),
        ("cell", "C129-C123"),
        ("cell", "C10-C9"),
        ("cell", "AA1-Z1"),
        ("cell", "Postings!D1-C1"),
    ],
)
def test_a_range_that_runs_backwards_is_refused_and_turned_round(kind, backwards):
    with pytest.raises(ValueError, match="runs backwards: write "):
        parse_trigger(kind, backwards)


def test_a_kind_that_is_none_is_refused_with_those_there_are():
    with pytest.raises(ValueError, match="'chapter' is no kind of citation: use one of archive, page, line"):
        parse_trigger("chapter", "1")


@given(triggers())
def test_the_canonical_form_stays_as_it_is(drawn):
    kind, trigger = drawn
    assert parse_trigger(kind, trigger) == trigger


@given(
    st.sampled_from(TRIGGER_TYPES),
    st.text(max_size=20)
    | st.text("0123456789ivxcABC:.,-–()$! \u00a0", max_size=20)
    | st.from_regex(r"[ivx1-9]{1,3} ?- ?[ivx1-9]{1,3}", fullmatch=True),
)
def test_any_text_has_a_canonical_form_that_stays_or_is_refused_in_one_sentence(kind, text):
    try:
        canonical = parse_trigger(kind, text)
    except ValueError as refusal:
        outcome = "\n" not in str(refusal)
    else:
        outcome = parse_trigger(kind, canonical) == canonical
    assert outcome


@given(triggers(), st.sampled_from([" ", "\t", "\n", "\u00a0"]))
def test_white_space_around_punctuation_says_nothing(drawn, space):
    kind, trigger = drawn
    sheet, mark, place = trigger.rpartition("!")
    for sign in "-,:()":
        place = place.replace(sign, f"{space}{sign}{space}")
    assert parse_trigger(kind, f"{space}{sheet}{mark}{place}{space}") == trigger


@given(st.sampled_from(COUNTED), st.integers(1, 10**6), st.integers(1, 10**6))
def test_ranges_of_numbers_run_forward(kind, one, other):
    first, last = sorted((one, other))
    assert parse_trigger(kind, f"{first}-{last}") == f"{first}-{last}"
    if first != last:
        with pytest.raises(ValueError, match=f"write {first}-{last}$"):
            parse_trigger(kind, f"{last}-{first}")


@given(st.sets(st.integers(1, 400), min_size=1), st.sampled_from(COUNTED))
def test_a_list_of_numbers_is_read_as_the_same_numbers(numbers, kind):
    trigger = number_list(numbers)
    assert parse_trigger(kind, trigger) == trigger
    runs = [[int(number) for number in run.split("-")] for run in trigger.split(",")]
    assert {number for run in runs for number in range(run[0], run[-1] + 1)} == numbers


@given(st.sets(st.integers(1, 400), min_size=1))
def test_a_list_of_numbers_has_no_run_too_many(numbers):
    starts = [number for number in numbers if number - 1 not in numbers]
    assert len(number_list(numbers).split(",")) == len(starts)


def test_a_list_of_numbers_is_written_in_runs():
    assert number_list({7, 3, 1, 2}) == "1-3,7"
    assert number_list({5}) == "5"
    assert number_list({9, 10}) == "9-10"
