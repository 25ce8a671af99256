"""The invented case: shipped as it is built, readable, and with every contradiction that its README names."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from email import message_from_bytes
from email.policy import default as modern
from functools import cache
from importlib.resources import files
from pathlib import Path

import docx
import lxml.html
import openpyxl
import pypdfium2
import pytest
import yaml
from demo.sheets import sheets
from PIL import ImageChops, ImageFilter

from answerable.vocabulary.access import Visibility
from answerable.vocabulary.day_range import parse_day_range

ROOT = Path(__file__).parents[2]
DOCUMENTS = Path(str(files("answerable.demo_case"))) / "documents"
GOLDEN = json.loads((ROOT / "demo" / "golden.json").read_text(encoding="utf-8"))
README = (ROOT / "demo" / "README.md").read_text(encoding="utf-8")
REAL_COUNTRY = ROOT.parent / "shared" / "data" / "sfm_nigeria"

# Their bytes are ours from the first to the last; those of the others depend on compression and fonts.
EXACT = {".txt", ".md", ".html", ".json", ".yaml"}
SCAN = "letter-4-brigade-2024-03-13.pdf"
BROKEN = GOLDEN["taking"]["failures"][0]["file"]
NAMES = sorted(path.name for path in DOCUMENTS.iterdir())
SIDECARS = [name for name in NAMES if ".meta." in name]
PAPERS = [name for name in NAMES if name not in SIDECARS]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_into(tmp_path_factory.mktemp("built"), "0")


def build_into(folder: Path, hash_seed: str) -> Path:
    subprocess.run(
        [sys.executable, "-m", "demo.build", str(folder)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder


def word_text(content: bytes) -> str:
    word = docx.Document(io.BytesIO(content))
    rows = [" | ".join(cell.text for cell in row.cells) for table in word.tables for row in table.rows]
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *rows])


def sheet_text(content: bytes) -> str:
    def written(value: object) -> str:
        return value.date().isoformat() if isinstance(value, datetime) else str(value)

    pages = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    return "\n".join(
        " | ".join(written(value) for value in row if value is not None)
        for page in pages
        for row in page.iter_rows(values_only=True)
    )


def mail_parts(content: bytes) -> dict[str, str]:
    mail = message_from_bytes(content, policy=modern)
    body = mail.get_body()
    assert body is not None
    headers = "\n".join(f"{name}: {mail[name]}" for name in ("From", "To", "Subject", "Date", "Message-ID"))
    parts = {"": f"{headers}\n{body.get_content()}"}
    for attachment in mail.iter_attachments():
        parts[str(attachment.get_filename())] = word_text(attachment.get_content())
    return parts


def pages_of(path: Path) -> list[str]:
    pdf = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_range() for page in pdf]
    finally:
        pdf.close()


def picture_of(path: Path):
    pdf = pypdfium2.PdfDocument(path)
    try:
        return pdf[0].render(scale=300 / 72).to_pil().convert("L")
    finally:
        pdf.close()


def seen_by_tesseract(path: Path) -> str:
    if shutil.which("tesseract") is None:
        pytest.skip("tesseract is not installed: the scan cannot be read")
    picture = io.BytesIO()
    picture_of(path).save(picture, "PNG", dpi=(300, 300))
    read = subprocess.run(
        ["tesseract", "-", "-", "-l", "eng"],
        input=picture.getvalue(),
        capture_output=True,
        check=True,
        timeout=120,
    )
    return read.stdout.decode()


def parts_of(path: Path) -> dict[str, str]:
    """The texts of a document by part: its own under "", its attachments' under their names."""
    match path.suffix:
        case ".pdf":
            return {"": seen_by_tesseract(path) if path.name == SCAN else "\n".join(pages_of(path))}
        case ".docx":
            return {"": word_text(path.read_bytes())}
        case ".xlsx":
            return {"": sheet_text(path.read_bytes())}
        case ".eml":
            return mail_parts(path.read_bytes())
        case ".html":
            return {"": lxml.html.fromstring(path.read_bytes()).text_content()}
    return {"": path.read_text(encoding="utf-8")}


@cache
def shipped_text(name: str, part: str = "") -> str:
    return " ".join(parts_of(DOCUMENTS / name)[part].split())


def readable() -> Iterator[str]:
    """Everything that the case says, apart from the scan, whose words stand in demo/texts."""
    for name in PAPERS:
        if name not in {SCAN, BROKEN}:
            yield from parts_of(DOCUMENTS / name).values()
    yield (ROOT / "demo" / "texts" / "letter-4-brigade-2024-03-13.txt").read_text(encoding="utf-8")


def evidence() -> list[dict[str, str]]:
    found: list[dict[str, str]] = [*GOLDEN["modality"], *GOLDEN["attribution"]]
    for contradiction in GOLDEN["contradictions"]:
        for side in contradiction["sides"]:
            found += side["evidence"]
    for entry in (*GOLDEN["names"], *GOLDEN["questions"]):
        found += entry["evidence"]
    return found


EVIDENCE = sorted({(each["file"], each.get("part", ""), each["words"]) for each in evidence()})


# shipped as built


def test_the_builder_makes_exactly_the_files_that_are_shipped(built):
    assert sorted(path.name for path in built.iterdir()) == NAMES


@pytest.mark.parametrize("name", [name for name in NAMES if Path(name).suffix in EXACT])
def test_texts_pages_and_sidecars_are_shipped_byte_for_byte(built, name):
    assert (built / name).read_bytes() == (DOCUMENTS / name).read_bytes()


@pytest.mark.parametrize("name", [name for name in PAPERS if Path(name).suffix in {".docx", ".xlsx", ".eml"}])
def test_office_files_and_mail_are_shipped_with_the_content_that_is_built(built, name):
    assert parts_of(built / name) == parts_of(DOCUMENTS / name)


@pytest.mark.parametrize(
    "name", [name for name in PAPERS if name.endswith(".pdf") and name not in {SCAN, BROKEN}]
)
def test_pdfs_are_shipped_with_the_pages_that_are_built(built, name):
    assert pages_of(built / name) == pages_of(DOCUMENTS / name)


def test_the_scan_is_shipped_as_the_picture_that_is_built(built):
    ours, theirs = (
        picture_of(folder / SCAN).filter(ImageFilter.GaussianBlur(9)) for folder in (built, DOCUMENTS)
    )
    assert ours.size == theirs.size
    # In grey levels of 255, measured: other compression 3, everything a dot aside 7, one other letter 18.
    assert ImageChops.difference(ours, theirs).getextrema()[1] < 12


def test_the_sheets_are_shipped_as_built():
    shipped = DOCUMENTS.parent / "sheets"
    assert {path.name: path.read_bytes() for path in shipped.iterdir()} == sheets()
    assert sorted(sheets()) == GOLDEN["sheets"]["files"]


def test_the_sheets_cite_documents_of_the_case_and_nothing_else():
    known = {yaml.safe_load((DOCUMENTS / name).read_text(encoding="utf-8"))["id"]: name for name in SIDECARS}
    for content in sheets().values():
        for row in csv.DictReader(io.StringIO(content.decode())):
            cited = {value for header, value in row.items() if header.endswith(":source") and value}
            assert cited
            assert cited <= known.keys()


def test_building_again_gives_the_same_bytes(built, tmp_path):
    again = build_into(tmp_path / "again", "1")
    assert {path.name: path.read_bytes() for path in again.iterdir()} == {
        path.name: path.read_bytes() for path in built.iterdir()
    }


# what is there


def test_there_are_documents_enough_of_every_kind_and_they_are_small():
    assert len(PAPERS) == GOLDEN["taking"]["documents"] >= 16
    assert {Path(name).suffix for name in PAPERS} == {
        ".txt", ".md", ".html", ".pdf", ".docx", ".eml", ".xlsx",
    }  # fmt: skip
    assert sum((DOCUMENTS / name).stat().st_size for name in NAMES) < 1_500_000


def test_every_sidecar_stands_beside_one_document_and_can_be_used():
    stems = [Path(name).stem for name in PAPERS]
    assert len(stems) == len(set(stems)), "two documents of one stem would share a sidecar"
    ids = set()
    for name in SIDECARS:
        assert name.partition(".meta.")[0] in stems
        text = (DOCUMENTS / name).read_text(encoding="utf-8")
        said = json.loads(text) if name.endswith(".json") else yaml.safe_load(text)
        assert said.keys() <= {"id", "title", "publication", "date", "url", "archive_url", "visibility"}
        assert {"id", "title", "publication", "visibility"} <= said.keys()
        if "date" in said:
            parse_day_range(said["date"])
        Visibility(said["visibility"])
        ids.add(said["id"])
    assert len(ids) == len(SIDECARS)


def test_visibility_and_dates_are_those_that_the_golden_cases_name():
    said = {
        name.partition(".meta.")[0]: yaml.safe_load((DOCUMENTS / name).read_text(encoding="utf-8"))
        for name in SIDECARS  # JSON is YAML too
    }
    hidden = {stem: each["visibility"] for stem, each in said.items() if each["visibility"] != "public"}
    assert hidden == {Path(each["file"]).stem: each["visibility"] for each in GOLDEN["taking"]["not_public"]}
    undated = [stem for stem, each in said.items() if "date" not in each]
    # nothing at all is known of the broken file
    assert sorted([*undated, Path(BROKEN).stem]) == [Path(name).stem for name in GOLDEN["taking"]["undated"]]


def test_the_golden_count_of_sources_follows_from_what_lies_there():
    taking = GOLDEN["taking"]
    hidden = [each["visibility"] for each in (*taking["not_public"], *taking["attachments"])]
    every = len(PAPERS) - len(taking["found_twice"]) + len(taking["attachments"])
    assert taking["sources"] == {
        "public": every - len(hidden),
        "team": every - hidden.count("restricted"),
        "restricted": every,
    }


@pytest.mark.parametrize("name", [name for name in PAPERS if name.endswith(".html")])
def test_a_page_says_its_title_author_day_and_paper_among_other_things(name):
    tree = lxml.html.fromstring((DOCUMENTS / name).read_bytes())
    head = " ".join(
        [
            *tree.xpath("//head//meta/@content"),
            *tree.xpath("//head//script/text()"),
            tree.findtext(".//title"),
        ]
    )
    day = re.search(r"\d{4}-\d\d-\d\d", name)
    assert day is not None
    assert day[0] in head
    assert tree.xpath("//link[@rel='canonical']/@href")[0].startswith("https://")
    assert any(paper in head for paper in ("Courier", "Ensign", "Herald", "Tribune"))
    assert any(
        author in head for author in ("Pia Thornell", "Kesh Avendar", "Dorian Umbeke", "Linnet Szarko")
    )
    assert len(tree.xpath("//a[@href]")) > 3, "a newspaper's page has more on it than its story"


def test_the_copy_is_the_wire_report_byte_for_byte():
    (twice,) = GOLDEN["taking"]["found_twice"]
    assert (DOCUMENTS / twice["copy"]).read_bytes() == (DOCUMENTS / twice["file"]).read_bytes()


def test_the_broken_file_begins_as_a_pdf_and_cannot_be_opened():
    assert (DOCUMENTS / BROKEN).read_bytes().startswith(b"%PDF-")
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(DOCUMENTS / BROKEN)


def test_the_scan_has_no_text_layer_and_the_report_has_two_numbered_pages():
    assert [page.strip() for page in pages_of(DOCUMENTS / SCAN)] == [""]
    report = pages_of(DOCUMENTS / "committee-2024-04-18-report.pdf")
    assert [f"Page {number} of 2" in page for number, page in enumerate(report, start=1)] == [True, True]


def test_tesseract_reads_the_names_on_the_scan():
    text = shipped_text(SCAN)
    for words in (
        "OSRIC TANDEWAY",
        "Commander 4 Brigade",
        "17 Battalion",
        "Joint Task Force Ombrey",
        "31 persons",
    ):
        assert words in text


# what it says


@pytest.mark.parametrize(("name", "part", "words"), EVIDENCE)
def test_the_words_of_the_golden_cases_stand_in_the_documents(name, part, words):
    assert words in shipped_text(name, part)


def test_every_golden_file_exists():
    for side in re.findall(r'"(?:file|copy)": "([^"]+)"', (ROOT / "demo" / "golden.json").read_text("utf-8")):
        assert side in PAPERS
    for question in GOLDEN["questions"]:
        for origin in question.get("origins", ()):
            assert set(origin["files"]) <= set(PAPERS)


def test_the_cells_of_the_golden_cases_hold_their_words():
    page = openpyxl.load_workbook(DOCUMENTS / "postings-2024-03-01.xlsx").worksheets[0]
    celled = [each for each in evidence() if "cells" in each]
    assert celled
    for each in celled:
        (row,) = page[each["cells"]]
        *words, posted = (cell.value for cell in row)
        assert " | ".join([*words, posted.date().isoformat()]) == each["words"]


def test_every_contradiction_has_sides_that_differ():
    for contradiction in GOLDEN["contradictions"]:
        values = [str(side["value"]) for side in contradiction["sides"]]
        assert len(values) > 1
        assert len(values) == len(set(values)), contradiction["id"]


def first_column(heading: str) -> list[str]:
    section = README.partition(f"## {heading}")[2].partition("\n## ")[0]
    return re.findall(r"^\| `([^`]+)`", section, re.MULTILINE)


def test_the_readme_lists_what_the_golden_cases_hold_and_nothing_else():
    for entry in GOLDEN["names"]:
        assert f"`{entry['id']}`" in README
    for heading, table in (("What contradicts what", "contradictions"), ("Questions", "questions")):
        assert first_column(heading) == [entry["id"] for entry in GOLDEN[table]]
    assert sorted(first_column("The documents")) == PAPERS


def test_every_day_of_the_week_is_the_right_one():
    named = re.compile(
        r"(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday),? (\d{1,2}) "
        r"(January|February|March|April|May|June|July|August)(?: (\d{4}))?"
    )
    found = [match.groups() for text in readable() for match in named.finditer(" ".join(text.split()))]
    assert len(found) > 3
    for weekday, day, month, year in found:
        written = datetime.strptime(f"{day} {month} {year or 2024}", "%d %B %Y").date()  # noqa: DTZ007
        assert written.strftime("%A") == weekday, f"{weekday} {written}"
    assert date(2024, 3, 4).strftime("%A") == "Monday", "on which so much of the case rests"


@pytest.mark.shared
@pytest.mark.skipif(not REAL_COUNTRY.is_dir(), reason="the shared data folder is not beside the checkout")
def test_nobody_and_no_country_of_the_real_data_appears():
    told = " ".join(" ".join(readable()).split()).casefold()
    with (REAL_COUNTRY / "persons.csv").open(encoding="utf-8", newline="") as rows:
        table = list(csv.DictReader(rows))
    aliases = next(column for column in table[0] if column.startswith("Aliases"))
    people = {
        name.strip()
        for row in table
        for name in (row["Name"] or "", *(row[aliases] or "").split(";"))
        if len(name.split()) > 1
    }
    with (REAL_COUNTRY / "sources.csv").open(encoding="utf-8", newline="") as rows:
        countries = {row["country"].strip() for row in csv.DictReader(rows)} - {""}
    assert len(people) > 300
    assert "Nigeria" in countries
    for name in people | countries:
        assert re.search(rf"\b{re.escape(name.casefold())}\b", told) is None, name
