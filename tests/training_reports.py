"""Invented training reports in the layouts of the real ones, with sums that come out."""

import io
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

WIDE = (792, 612)
LEFTS = (36, 216, 252, 378, 504, 630, 684, 738)
HEADED = (
    "Course Title",
    "Qty",
    "Training Location",
    "Student's Unit",
    "US Unit",
    "Total Cost",
    "Start Date",
    "End Date",
)


@dataclass(frozen=True)
class Row:
    course: str
    quantity: int
    location: str
    student_unit: str
    us_unit: str
    cost: int
    start: str
    end: str


ROWS = {
    "Ruritania": [
        Row(
            "BRIDGE BUILDING", 3, "FORT EXAMPLE, XX", "1st Engineers", "10 SFG", 1200, "1/8/2007", "1/19/2007"
        ),
        Row(
            "LOCATION FINDING", 12, "Location", "Strelsau Guard and its band", "-", 0, "2/1/2007", "2/3/2007"
        ),
    ],
    "Zenda": [
        Row("RIVER BOATS", 45, "PORT EXAMPLE", "Navy", "NSWU-1", 98765, "3/4/2007", "4/5/2007"),
        Row("RIVER BOATS", 45, "PORT EXAMPLE", "Navy", "NSWU-1", 98765, "3/4/2007", "4/5/2007"),
    ],
}


def headed_pdf(rows=None, printed=None, beside=("", "", "")) -> bytes:
    """A report whose tables head their columns: a country a page, courses in two lines, the rest centred.

    `printed` has the sums of people and dollars that it prints for a country, where they are not its rows'.
    `beside` stands beside every programme's sum: a place and two units, as if printed over a row.
    """
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=WIDE, invariant=True)
    for country, trainings in (rows or ROWS).items():
        _write(canvas, 334, 590, "Volume I Section IV-I - Nowhere", 7, centre=396)
        _write(canvas, 36, 540, country, 13)
        _write(canvas, 36, 525, "IMET-1 - FY 2007 DoS Training", 7)
        _line(canvas, 512, HEADED)
        top = 500
        for row in trainings:
            first, _, second = row.course.partition(" ")
            _write(canvas, LEFTS[0], top + 4, first, 7)
            _write(canvas, LEFTS[0], top - 4, second, 7)
            cells = (
                row.quantity,
                row.location,
                row.student_unit,
                row.us_unit,
                f"${row.cost:,}",
                row.start,
                row.end,
            )
            _line(canvas, top, ("", *map(str, cells)))
            top -= 22
        people, dollars = sum(row.quantity for row in trainings), sum(row.cost for row in trainings)
        _line(canvas, top, ("FY 2007 Program Totals", str(people), *beside, f"${dollars:,}"))
        people, dollars = (printed or {}).get(country, (people, dollars))
        _line(canvas, top - 16, (f"{country} FY 2007 Totals", str(people), "", "", "", f"${dollars:,}"))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def grouped_pdf() -> bytes:
    """A report of groups under long headings; cells at the top of their row, numbers to the right."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=WIDE, invariant=True)
    _group_headings(canvas)
    heading = "DOS Nowhere Region, Zenda, International Military Education and Training (IMET),FY04"
    _write(canvas, 40, 535, heading, 11)
    top = 522
    for course, quantity, location, unit, more, cost in (
        ("RIVER BOATS", 45, "PORT EXAMPLE", "Navy, Special", "Operations", 98765),
        ("RIVER CHARTS", 5, "PORT EXAMPLE", "Navy", "", 235),
    ):
        _group_row(canvas, top, course, quantity, cost, location=location, unit=unit)
        if more:
            top -= 8
            _write(canvas, 315, top, more, 7.8)
        top -= 8
    for indent, label in ((42, "FY 04 Totals:"), (42, "Program Totals:"), (44, "Country Totals:")):
        _group_row(canvas, top, label, 50, 99000, left=indent)
        top -= 8
    _write(canvas, 380, top - 10, "IV-230", 8.9)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def broken_group_pdf() -> bytes:
    """A report of one group that goes on, in the middle of a row, on a second page and again on a third.

    On the second page a location reaches over the next column's edge, so the unit stands a tab stop on.
    """
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=WIDE, invariant=True)
    _write(canvas, 40, 560, "DOD Nowhere Region, Zenda, Boats (Section 1), FY04", 11)
    _group_headings(canvas, repeated=False)
    _group_row(canvas, 522, "RIVER BOATS", 45, 98765, location="PORT EXAMPLE", unit="Navy, Special")
    canvas.showPage()
    _group_headings(canvas)
    _write(canvas, 315, 522, "Operations", 7.8)
    _group_row(canvas, 514, "RIVER CHARTS", 4, 200, location=_WIDE_PLACE, unit=_PUSHED)
    _write(canvas, 324, 506, "and its band", 7.8)
    canvas.showPage()
    _group_headings(canvas)
    _group_row(canvas, 522, "RIVER CHARTS", 1, 35, location="PORT EXAMPLE", unit="Navy")
    for foot, indent, label in ((514, 42, "FY 04 Totals:"), (506, 42, "Program Totals:")):
        _group_row(canvas, foot, label, 50, 99000, left=indent)
    _group_row(canvas, 498, "Country Totals:", 50, 99000, left=44)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


_PUSHED = "Harbour Guard"
_WIDE_PLACE = "CAMP EXAMPLE ON THE RIVERS, XXI"  # reaches over the edge of the next column, 315


def _group_headings(canvas, *, repeated=True):
    if repeated:
        _write(canvas, 36, 560, "Nowhere Region, Zenda, Boats (Section 1), FY 04", 11)
    for middle, label in (
        (68, "Title of Training"), (163, "# Students/Activities"), (240, "Location"),
        (380, "Students' Units"), (500, "US Units Involved"), (625, "Cost"), (673, "Start"), (722, "End"),
    ):  # fmt: skip
        canvas.setFont("Helvetica", 8.9)
        canvas.drawCentredString(middle, 548, label)


LISTED_PAGE = """Joint Report to Congress, March 1, 2000
Nowhere Region
Zenda, International Military Education And
Training (IMET), FY 99
RIVER BOATS
45
$98,765
AMPHIB WARFARE SCHOOL
5
$235
USMC
FY 99 Totals:
50
$99,000
Program Totals:
50
$99,000
Country Totals:
50
$99,000
"""

TABLED_PAGE = """IV. Country Training Activities--Nowhere
Zenda
IMET - FY 2006 DoS Training
Course Title\tStudents\tLocation\tStudent's Unit\tUS Units\tTotal Cost\tStart Date\tEnd Date
RIVER BOATS\t45\tPORT EXAMPLE\tNavy\t-\t98765\t1/30/2006\t2/3/2006
FY 2006 Program Totals\t45\t\t\t\t$98,765
Zenda FY 2006 Totals\t45\t\t\t\t$98,765
"""


def listed_html() -> bytes:
    """The page of lists as a web page: a table of cells under a banner that is a table too."""
    lines = LISTED_PAGE.splitlines()
    of_three = [lines[at : at + 3] for at in (4, 7, 11, 14, 17)]
    rows = [*lines[2:4], *of_three[:2], lines[10], *of_three[2:]]
    cells = ("".join(f"<TD>{cell}</TD>" for cell in ([row] if isinstance(row, str) else row)) for row in rows)
    table = "".join(f"<TR>{row}</TR>\n" for row in cells)
    banner = "<table><tr><td>menu</td></tr></table>"
    heads = f"<P>{lines[0]}</P><I>{lines[1]}</I>"
    return f"<html><title>A report</title><body>{banner}{heads}<TABLE>{table}</TABLE></body></html>".encode()


def tabled_html() -> bytes:
    """The page of tables as a web page, its cells in paragraphs and its country in a row of its own."""
    title, *lines = TABLED_PAGE.splitlines()
    rows = ("".join(f"<td><p>{cell}</p></td>" for cell in line.split("\t")) for line in lines)
    table = "".join(f"<tr>{row}</tr>\n" for row in rows)
    menu = "<ul><li><a href='/'>Home</a></li><li>45</li></ul>"
    page = f"<body>{menu}<h2>{title}</h2><table><tbody>{table}</tbody></table></body>"
    return f"<!DOCTYPE html><html><head><title>{title}</title></head>{page}</html>".encode()


def _write(canvas, left, foot, text, size, centre=None):
    canvas.setFont("Helvetica", size)
    if centre is None:
        canvas.drawString(left, foot, text)
    else:
        canvas.drawCentredString(centre, foot, text)


def _line(canvas, foot, cells):
    for left, text in zip(LEFTS, cells, strict=False):
        if text:
            _write(canvas, left, foot, text, 7)


def _group_row(canvas, foot, course, quantity, cost, *, location="", unit="", left=36):
    _write(canvas, left, foot, course, 7.8)
    canvas.drawRightString(174, foot, str(quantity))
    if location:
        canvas.drawString(178.5, foot, location)
        canvas.drawString(315 if unit != _PUSHED else 324, foot, unit)
        canvas.drawString(438, foot, "10 SFG")
    canvas.drawRightString(648, foot, f"${cost:,}")
    if location:
        canvas.drawCentredString(675, foot, "9/7/2004")
        canvas.drawCentredString(726, foot, "9/21/2004")
