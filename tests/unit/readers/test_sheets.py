import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.errors import UnreadableError
from answerable.readers.grid import GridBuilder, column_letters
from answerable.readers.limits import Limits
from answerable.readers.outcome import ReadOutcome
from answerable.readers.table import separator_of
from answerable.readers.text_builder import TextBuilder
from answerable.vocabulary.rendition import Rendition, Section

Read = Callable[..., ReadOutcome]


def rendition(outcome: ReadOutcome) -> Rendition:
    assert outcome.rendition is not None
    return outcome.rendition


def cells(found: Rendition, sheet: int = 0) -> dict[str, str]:
    return {cell.ref: found.text[cell.start : cell.end] for cell in found.sections[sheet].cells}


def workbook(fill: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_every_filled_cell_has_its_address(read: Read) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active.title = "Postings"
        book.active["C5"] = "Teo Marun"
        book.active["AB7"] = "Colonel"
        book.create_sheet("Empty")
        book.create_sheet("Other")["A1"] = "x"

    found = rendition(read(workbook(fill), "a.xlsx"))
    assert [section.label for section in found.sections] == ["Postings", "Empty", "Other"]
    assert {section.kind for section in found.sections} == {"sheet"}
    assert cells(found) == {"C5": "Teo Marun", "AB7": "Colonel"}
    assert cells(found, 1) == {}
    assert cells(found, 2) == {"A1": "x"}
    # Row 5 of the sheet is line 5 of its text, and its third field is column C.
    text = found.text[found.sections[0].start : found.sections[0].end]
    assert text.split("\n")[4].split("\t")[2] == "Teo Marun"
    assert text.split("\n")[6].split("\t")[27] == "Colonel"
    start = found.text.index("Colonel")
    assert found.sections[0].cell_refs(start, start + 2) == ("AB7",)


def test_values_stand_as_stored(read: Read) -> None:
    values = {
        "A1": (1234, "1234"),
        "A2": (2.5, "2.5"),
        "A3": (date(2014, 3, 5), "2014-03-05"),
        "A4": (
            datetime(2014, 3, 5, 10, 20),  # noqa: DTZ001 - sheets have no time zones
            "2014-03-05 10:20:00",
        ),
        "A5": (True, "TRUE"),
        "A6": (time(10, 5), "10:05:00"),
        "A7": ("two\nlines\tand a tab", "two lines and a tab"),
        "A8": ("007", "007"),
        "A9": (1e20, "1e+20"),
        "A10": (-3.0, "-3"),
    }

    def fill(book: openpyxl.Workbook) -> None:
        for address, (value, _) in values.items():
            book.active[address] = value

    found = rendition(read(workbook(fill), "a.xlsx"))
    assert cells(found) == {address: printed for address, (_, printed) in values.items()}


def test_a_workbook_says_its_title_and_author(read: Read) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active["A1"] = 1
        book.properties.title = "Postings"
        book.properties.creator = "Ana Belić"

    metadata = rendition(read(workbook(fill), "a.xlsx")).metadata
    assert (metadata["title"], metadata["author"]) == ("Postings", "Ana Belić")


ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="Units">
<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
<table:table-row><table:table-cell/>
<table:table-cell office:value-type="string"><text:p>4 Brigade</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="12"><text:p>12</text:p></table:table-cell>
<table:table-cell office:value-type="date" office:date-value="2014-03-05"></table:table-cell>
</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""


def test_an_opendocument_sheet_is_read(read: Read) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        # As office programs write it: calamine does not expect line ends between cells.
        archive.writestr("content.xml", ODS.replace(">\n<", "><"))
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    outcome = read(buffer.getvalue(), "a.ods")
    assert outcome.media_type == "application/vnd.oasis.opendocument.spreadsheet"
    found = rendition(outcome)
    assert found.sections[0].label == "Units"
    assert cells(found) == {"B3": "4 Brigade", "C3": "12", "D3": "2014-03-05"}


def test_a_broken_workbook_is_said_to_be_damaged(read: Read) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("xl/workbook.xml", "<broken")
    with pytest.raises(UnreadableError) as caught:
        read(buffer.getvalue(), "a.xlsx")
    assert caught.value.kind == "damaged"
    assert "a.xlsx" in str(caught.value)


@pytest.mark.parametrize(
    ("data", "separator"),
    [
        (b'name,rank\n"Marun, Teo",Colonel\n', ","),
        ("name;rank\nMar\xfan;Colonel\n".encode("cp1252"), ";"),
        (b"name\trank\nMarun, Teo\tColonel\n", "\t"),
        (b"name|rank\nMarun, Teo|Colonel\n", "|"),
        (b"only one column\nand, now, commas\n", ","),
    ],
)
def test_the_separator_is_the_one_that_rows_agree_on(read: Read, data: bytes, separator: str) -> None:
    assert separator_of(data.decode("cp1252")) == separator
    found = rendition(read(data, "a.csv"))
    assert found.sections[0].label == "1"
    assert cells(found)["A1"] == data.decode("cp1252").split("\n")[0].split(separator)[0]


def test_a_record_with_line_ends_is_one_row(read: Read) -> None:
    found = rendition(read(b'a,b\r\n"two\r\nlines",x\r\n\r\nlast,\r\n', "a.csv"))
    assert cells(found) == {"A1": "a", "B1": "b", "A2": "two  lines", "B2": "x", "A4": "last"}
    assert found.text == "a\tb\ntwo  lines\tx\n\nlast"


def test_a_byte_order_mark_is_no_part_of_the_first_cell(read: Read) -> None:
    assert cells(rendition(read("\ufeffname,rank\n".encode(), "a.csv")))["A1"] == "name"


def test_a_table_too_large_is_refused(read: Read) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(b"a,b\n" * 1000, "a.csv", limits=Limits(output_bytes=5_000))
    assert caught.value.kind == "too_large"


@given(st.integers(1, 10**7))
def test_columns_count_like_a_spreadsheet(column: int) -> None:
    letters = column_letters(column)
    assert re.fullmatch("[A-Z]+", letters)
    value = 0
    for letter in letters:
        value = value * 26 + ord(letter) - ord("A") + 1
    assert value == column


rows = st.lists(st.lists(st.text(max_size=8), max_size=6), max_size=8)


def built(table: list[list[str]]) -> tuple[str, Section]:
    text = TextBuilder("x", Limits())
    text.write("before\n\n")
    grid = GridBuilder(text, "1")
    for number, row in enumerate(table, 1):
        grid.row(number, row)
    return text.text(), grid.section()


@given(rows)
def test_every_cell_is_found_at_its_address_in_line_and_field(table: list[list[str]]) -> None:
    text, section = built(table)
    lines = text[section.start : section.end].split("\n")
    filled = {
        (number, column) for number, row in enumerate(table) for column, value in enumerate(row) if value
    }
    assert len(section.cells) == len(filled)
    for (number, column), cell in zip(sorted(filled), section.cells, strict=True):
        assert cell.ref == f"{column_letters(column + 1)}{number + 1}"
        assert len(text[cell.start : cell.end]) == len(table[number][column])
        assert lines[number].split("\t")[column] == text[cell.start : cell.end]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_called_csv_are_read_or_refused(read: Read, data: bytes) -> None:
    try:
        outcome = read(data, "a.csv", "text/csv")
    except UnreadableError as error:
        kind = error.kind
    else:
        kind = rendition(outcome).sections[0].kind
    assert kind in {"damaged", "sheet"}
