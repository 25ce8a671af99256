from dataclasses import replace
from decimal import Decimal

import pytest

from answerable.errors import UnreadableError
from answerable.readers import pdf
from answerable.readers.job import Job
from answerable.tables.fmtr.reading import page_printed, read_report, years_of
from answerable.tables.fmtr.reconciling import compared, reconciled_rows
from answerable.vocabulary.rendition import Rendition
from training_reports import LISTED_PAGE, ROWS, TABLED_PAGE, broken_group_pdf, grouped_pdf, headed_pdf


@pytest.fixture
def rendition(tmp_path):
    def made(content):
        path = tmp_path / "report.pdf"
        path.write_bytes(content)
        return pdf.read(path, Job(path=path, name="report.pdf", scratch=tmp_path)).rendition

    return made


def test_headed_tables_give_every_cell_of_every_row(rendition):
    read = rendition(headed_pdf())
    report = read_report(read)
    assert report.layout == "headed"
    assert years_of(report) == "2007-2008"
    for row, printed in zip(report.rows, [row for rows in ROWS.values() for row in rows], strict=True):
        assert row.heading.region == "Nowhere"
        assert row.heading.programme == "IMET-1 - FY 2007 DoS Training"
        assert (row.text("course"), row.quantity, row.cost) == (
            printed.course,
            printed.quantity,
            printed.cost,
        )
        assert row.text("location") == printed.location
        assert row.text("student_unit") == printed.student_unit
        assert (row.text("start"), row.text("end")) == (printed.start, printed.end)
    assert [row.heading.country for row in report.rows] == ["Ruritania", "Ruritania", "Zenda", "Zenda"]
    assert not report.problems


def test_every_line_of_a_cell_stands_where_the_rendition_has_its_words(rendition):
    read = rendition(headed_pdf())
    for row in read_report(read).rows:
        for cell in row.cells.values():
            assert (
                " ".join(" ".join(read.text[line.start : line.end].split()) for line in cell.lines)
                == cell.text
            )
            assert all(line.box.left < line.box.right and line.page == row.page for line in cell.lines)


def test_printed_sums_are_no_trainings_and_are_met(rendition):
    report = read_report(rendition(headed_pdf()))
    sums = compared(report, "2007-2008")
    assert [(item.total.level, item.met) for item in sums] == [("programme", True), ("country", True)] * 2
    assert sums[-1].quantity == 90
    assert reconciled_rows(sums) == {0, 1, 2, 3}


def test_a_row_that_is_missing_leaves_its_country_unreconciled(rendition):
    report = read_report(rendition(headed_pdf()))
    short = type(report)(report.layout, report.years, report.rows[:2] + report.rows[3:], report.totals)
    sums = compared(short, "2007-2008")
    assert not sums[-1].met
    assert sums[-1].fault is None
    assert 2 not in reconciled_rows(sums)


def test_a_row_that_a_sum_is_printed_over_is_kept(rendition):
    report = read_report(rendition(headed_pdf(beside=("PORT EXAMPLE", "Navy", "NSWU-1"))))
    over = [row for row in report.rows if not row.text("course")]
    assert [(row.text("location"), row.quantity) for row in over] == [("PORT EXAMPLE", None)] * 2
    assert all(item.met for item in compared(report, "2007-2008"))


def test_a_word_beside_a_sum_is_no_training_and_is_reported(rendition):
    report = read_report(rendition(headed_pdf(beside=("PORT EXAMPLE", "", ""))))
    assert [row.text("course") for row in report.rows] == [
        row.course for rows in ROWS.values() for row in rows
    ]
    assert list(report.problems) == [
        f"page {page}: 'PORT EXAMPLE' is no row, heading or total" for page in (1, 2)
    ]
    assert all(item.met for item in compared(report, "2007-2008"))


def test_groups_under_long_headings_are_read_with_carried_on_cells(rendition):
    read = rendition(grouped_pdf())
    report = read_report(read)
    assert report.layout == "grouped"
    assert [(row.text("course"), row.quantity, row.cost) for row in report.rows] == [
        ("RIVER BOATS", 45, 98765),
        ("RIVER CHARTS", 5, 235),
    ]
    first = report.rows[0]
    assert first.text("student_unit") == "Navy, Special Operations"
    assert first.text("us_unit") == "10 SFG"
    assert (first.text("start"), first.text("end")) == ("9/7/2004", "9/21/2004")
    assert first.heading.country == "Zenda"
    assert first.heading.programme.startswith("DOS Nowhere Region, Zenda,")
    assert all(item.met for item in compared(report, "2004-2005"))
    assert page_printed(read.text, read.sections[0]) == "IV-230"


def test_a_page_that_begins_in_a_row_goes_on_under_the_heading_that_the_row_has(rendition):
    report = read_report(rendition(broken_group_pdf()))
    assert [(row.text("course"), row.text("student_unit")) for row in report.rows] == [
        ("RIVER BOATS", "Navy, Special Operations"),
        ("RIVER CHARTS", "Harbour Guard and its band"),
        ("RIVER CHARTS", "Navy"),
    ]
    worded = [row.heading.programme.partition(" Region")[0] for row in report.rows]
    assert worded == ["DOD Nowhere", "DOD Nowhere", "Nowhere"]
    assert {row.heading.country for row in report.rows} == {"Zenda"}
    assert all(item.met for item in compared(report, "2004-2005"))


def test_a_cell_that_a_too_wide_one_pushes_on_is_a_cell_of_its_own(rendition):
    row = read_report(rendition(broken_group_pdf())).rows[1]
    assert row.text("location") == "CAMP EXAMPLE ON THE RIVERS, XXI"
    assert row.text("us_unit") == "10 SFG"


def test_lists_without_dates_keep_a_title_that_goes_on_below_its_numbers():
    report = read_report(Rendition(LISTED_PAGE, "webpage", "1"))
    assert report.layout == "listed"
    assert [(row.text("course"), row.quantity) for row in report.rows] == [
        ("RIVER BOATS", 45),
        ("AMPHIB WARFARE SCHOOL USMC", 5),
    ]
    assert {row.heading.region for row in report.rows} == {"Nowhere"}
    assert [item.met for item in compared(report, "1999-2000")] == [True] * 3


def test_a_web_page_of_tables_is_read_by_its_column_headings():
    report = read_report(Rendition(TABLED_PAGE, "webpage", "1"))
    assert report.layout == "tabled"
    (row,) = report.rows
    assert (row.heading.country, row.heading.programme) == ("Zenda", "IMET - FY 2006 DoS Training")
    assert (row.quantity, row.cost) == (45, Decimal(98765))
    assert all(item.met for item in compared(report, "2006-2007"))


def _tabled(*lines):
    heads = "Course Title\tStudents\tLocation\tStudent's Unit\tUS Units\tTotal Cost\tStart Date\tEnd Date"
    row = "RIVER BOATS\t45\tPORT EXAMPLE\tNavy\t-\t$98765\t3/4/2006\t4/5/2006"
    text = "\n".join(lines).replace("TABLE", f"IMET - FY 2006 DoS Training\n{heads}\n{row}")
    return read_report(Rendition(text, "webpage", "1"))


def test_a_country_printed_with_no_activity_is_recorded():
    report = _tabled(
        "Zenda", "TABLE", "Zenda FY 2006 Totals\t45\t\t\t\t$98,765",
        "Hentzau", "Hentzau FY 2006 Totals\t0\t\t\t\t$0",
        "Ruritania", "TABLE", "Ruritania FY 2006 Totals\t45\t\t\t\t$98,765",
    )  # fmt: skip
    assert [silent.country for silent in report.silent] == ["Hentzau"]
    assert [row.heading.country for row in report.rows] == ["Zenda", "Ruritania"]
    assert all(item.met for item in compared(report, "2006-2007"))


def test_rows_that_no_heading_names_are_of_the_country_that_their_sum_names():
    report = _tabled(
        "Zenda", "TABLE", "Zenda FY 2006 Totals\t45\t\t\t\t$98,765",
        "TABLE", "Hentzau FY 2006 Totals\t45\t\t\t\t$98,765",
    )  # fmt: skip
    assert [row.heading.country for row in report.rows] == ["Zenda", "Hentzau"]
    assert report.rows[1].heading.cells[0].text == "Hentzau FY 2006 Totals"
    assert all(item.met for item in compared(report, "2006-2007"))


def test_a_sum_that_names_another_country_or_year_than_its_heading_is_not_met():
    for sums in ("Hentzau FY 2006 Totals", "Zenda FY 2007 Totals"):
        report = _tabled("Zenda", "TABLE", f"{sums}\t45\t\t\t\t$98,765")
        comparisons = compared(report, "2006-2007")
        assert [item.met for item in comparisons] == [False]
        assert reconciled_rows(comparisons) == frozenset()


def test_a_row_that_fell_into_two_halves_is_not_reconciled_though_its_sums_are_met():
    report = _tabled("Zenda", "TABLE", "Zenda FY 2006 Totals\t45\t\t\t\t$98,765")
    whole = report.rows[0]
    first = replace(whole, cells={"quantity": whole.cells["quantity"]}, cost=None)
    second = replace(whole, cells={"cost": whole.cells["cost"]}, quantity=None)
    totals = tuple(replace(one, rows=range(2)) for one in report.totals)
    halves = replace(report, layout="headed", rows=(first, second), totals=totals)
    (item,) = compared(halves, "2006-2007")
    assert (item.quantity, item.cost, item.unread, item.met) == (45, 98765, 2, False)


def test_another_document_is_no_report():
    assert read_report(Rendition("The Location of the Course Title is unknown.", "text", "1")) is None


def _cut(content):
    return content[: len(content) * 2 // 3]


def _flipped(at):
    def damage(content):
        place = len(content) * at // 10
        return content[:place] + bytes([content[place] ^ 0x10]) + content[place + 1 :]

    return damage


@pytest.mark.parametrize("damage", [_cut, *(_flipped(at) for at in range(1, 10))])
def test_damage_never_gives_a_wrong_number_in_a_reconciled_country(rendition, damage):
    true = {(row.course, row.quantity, row.cost) for rows in ROWS.values() for row in rows}
    try:
        report = read_report(rendition(damage(headed_pdf())))
    except UnreadableError:
        return
    if report is None:
        return
    for number in reconciled_rows(compared(report, "2007-2008")):
        row = report.rows[number]
        assert (row.text("course"), row.quantity, row.cost) in true
