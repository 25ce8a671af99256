import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from answerable.vocabulary.rendition import Cell, Section
from answerable.web import sheets, windows
from answerable.web.blocks import Border, Line, blocks
from answerable.web.highlights import Kind, Mark
from answerable.web.sheets import CellList, Grid
from answerable.web.windows import window_at


def _whole(text):
    return window_at(lambda start, end: text[start:end], len(text), 0)


def _pieces(drawn):
    for block in drawn:
        match block:
            case Line():
                yield from block.segments
            case Grid():
                yield from (piece for _, row in block.rows for _, cell in row for piece in cell)
            case CellList():
                yield from (piece for _, cell in block.cells for piece in cell)


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(windows, "WINDOW", 16)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("largest", [0, 50_000])
def test_every_word_of_every_page_is_drawn_once_and_in_its_place(largest, monkeypatch):
    monkeypatch.setattr(sheets, "LARGEST_GRID", largest)

    @given(strategies.renditions(), st.data())
    def law(rendition, data):
        text = rendition.text
        marks = []
        if text:
            at = st.integers(0, len(text) - 1)
            marks = [Mark(start, start + 3, 1, Kind.PERSON) for start in data.draw(st.lists(at, max_size=3))]
        offset, drawn = 0, []
        while offset is not None:
            window = window_at(lambda start, end: text[start:end], len(text), offset)
            sections = list(rendition.sections_of(window.start, window.end))
            drawn += _pieces(blocks(window, marks, sections, None))
            offset = window.later
        assert all(text[piece.start : piece.end] == piece.text for piece in drawn)
        places = [place for piece in drawn for place in range(piece.start, piece.end)]
        assert len(places) == len(set(places))
        left_out = set(range(len(text))) - set(places)
        assert not "".join(text[place] for place in left_out).strip()

    law()


def test_pages_are_told_where_they_begin_and_where_they_go_on(monkeypatch):
    monkeypatch.setattr(windows, "WINDOW", 8)
    text = "one two\nthree\nfour\n"
    page = Section("page", "7", 0, len(text))
    window = window_at(lambda start, end: text[start:end], len(text), 9)
    first, *lines = blocks(window, [], [page], None)
    assert first == Border("page", "7", continued=True, empty=False)
    assert [line.number for line in lines] == [None] * len(lines)


def _sheet(text, **cells):
    places = [Cell(text.index(words), text.index(words) + len(words), ref) for ref, words in cells.items()]
    return Section("sheet", "Postings", 0, len(text), cells=tuple(places))


def test_a_sheet_is_a_table_of_its_filled_rows_and_columns():
    text = "Rank\tName\n\n\tTovi"
    _, grid = blocks(_whole(text), [], [_sheet(text, A1="Rank", C1="Name", C3="Tovi")], None)
    assert grid.columns == ("A", "C")
    drawn = {ref: "".join(piece.text for piece in words) for _, row in grid.rows for ref, words in row}
    assert drawn == {"A1": "Rank", "C1": "Name", "A3": "", "C3": "Tovi"}
    assert [number for number, _ in grid.rows] == [1, 3]


def test_a_sheet_that_is_mostly_holes_is_a_list_of_its_cells(monkeypatch):
    monkeypatch.setattr(sheets, "LARGEST_GRID", 3)
    text = "Rank\n\tTovi"
    _, cells = blocks(_whole(text), [], [_sheet(text, A1="Rank", B2="Tovi")], None)
    assert [(ref, words[0].text) for ref, words in cells.cells] == [("A1", "Rank"), ("B2", "Tovi")]


def test_columns_follow_each_other_as_in_a_spreadsheet():
    text = "p q r"
    _, grid = blocks(_whole(text), [], [_sheet(text, AA1="p", B1="q", Z1="r")], None)
    assert grid.columns == ("B", "Z", "AA")


def test_words_of_a_sheet_that_are_in_no_cell_are_not_lost():
    text = "a heading of its own\nRank"
    border, *lines = blocks(_whole(text), [], [_sheet(text, A2="Rank")], None)
    assert isinstance(border, Border)
    assert ["".join(piece.text for piece in line.segments) for line in lines] == text.split("\n")


def test_two_cells_of_one_address_are_both_there():
    text = "one two"
    cells = (Cell(0, 3, "A1"), Cell(4, 7, "A1"))
    _, grid = blocks(_whole(text), [], [Section("sheet", "1", 0, 7, cells=cells)], None)
    ((_, ((_, words),)),) = grid.rows
    assert [piece.text for piece in words] == ["one", "two"]


def test_what_two_pages_both_claim_is_drawn_once():
    text = "one two three"
    pages = [Section("page", "1", 0, 7), Section("page", "2", 4, 13)]
    drawn = list(_pieces(blocks(_whole(text), [], pages, None)))
    assert "".join(piece.text for piece in drawn) == text


def test_an_empty_sheet_is_told_of():
    text = "x\n"
    assert list(blocks(_whole(text), [], [Section("sheet", "Empty", 2, 2)], None))[-1] == Border(
        "sheet", "Empty", continued=False, empty=True
    )
