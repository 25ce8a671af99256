"""Do answers about trainings say what the real reports print? Over the reports beside the checkout."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html

from answerable.pipeline.opened import open_casebook
from answerable.settings import Settings
from answerable.web.app import create_app
from commands import Case, new_case

_RAW = Path(__file__).parents[3] / "shared" / "data" / "fmtr" / "raw"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not _RAW.is_dir(), reason="the reports are not beside the checkout"),
    pytest.mark.timeout(1800),  # reports of a hundred pages each, on a machine that may be busy
]

_NAVY = "2007-2008_E1_126578.pdf"
_OTHERS = (
    "1999-2000_A_cta_wha_mex2peru.html",
    "2000-2001_B_3166.pdf",
    "2006-2007_D_Western_Hemisphere_2006_2007.html",
    "2008-2009_E2_152774.pdf",
    "2009-2010_E3_156002.pdf",
    "2010-2011_E2_Western_Hemisphere_slice.pdf",
    "2011-2012_E4_Western_Hemisphere_slice.pdf",
)


@pytest.fixture(scope="module")
def western(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The report of 2007-2008 on the Western Hemisphere."""
    case = new_case(tmp_path_factory.mktemp("western") / "case")
    case("import", "fmtr", _RAW / _NAVY)
    return case


def test_the_navy_unit_trained_at_fort_bragg_is_found_and_its_line_outlined_on_its_page(western: Case):
    question = ("ask", "trainings", "--country", "mx", "--fy", "2007", "--unit", "navy sof unit")
    (row,) = western(*question, "--place", "Fort Bragg", "--rows", "--json").json["rows"]
    assert (row["people"], row["page"], row["place"]) == (45, 91, "Fort Bragg, North Carolina")
    assert (row["start"], row["end"], row["level"]) == ("2007-07-29", "2007-08-31", "unit")
    with open_casebook(western.folder, Settings(user="ann", clearance="restricted")) as opened:
        client = TestClient(create_app(opened), base_url="http://localhost")
        page = client.get(f"/sources/{row['source']}/pages/91?claim={row['claim']}")
    assert page.status_code == 200
    drawn = html.document_fromstring(page.content.decode("utf-8"))
    outlines = drawn.xpath('//*[local-name()="rect"][contains(@class, "asked")]')
    assert len({outline.get("y") for outline in outlines}) == 1
    assert len(outlines) >= 6
    (card,) = {outline.get("data-claims") for outline in outlines}
    assert (
        "MEXICAN NAVY SOF UNIT"
        in drawn.xpath(f'(//ol[contains(@class, "cards")]/li)[{card}]')[0].text_content()
    )


def test_people_of_mexico_by_year_are_those_that_the_reports_print(western: Case):
    western("import", "fmtr", *(_RAW / name for name in _OTHERS))
    answer = western("ask", "trainings", "--country", "mx", "--fy", "2006..2011", "--by", "fy", "--json").json
    people = {line["name"]: line["people"] for line in answer["lines"]}
    assert people == {"2006": 558, "2007": 627, "2008": 964, "2009": 716, "2010": 734, "2011": 2174}
    levels = answer["levels"]
    assert levels["service"] > levels["unit"] + levels["branch"] + levels["none"] + levels["unrecognised"]
    answer = western("ask", "trainings", "--country", "mx", "--fy", "2000", "--json").json
    # the report of 2000-2001 itself prints 241, 8, 450, 2 and 9 for its programmes of FY 00
    assert [(line["report"], line["people"]) for line in answer["lines"]] == [
        ("1999-2000", 741),
        ("2000-2001", 241 + 8 + 450 + 2 + 9),
    ]
    assert answer["total"] is None
