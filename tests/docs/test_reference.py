"""The pages of the reference leave nothing out that is in the code, and tell of nothing that is not."""

import ast
import re

import pytest
import yaml
from docs.generate.__main__ import REFERENCE
from docs.generate.failure_kinds import PACKAGE, failure_kinds
from docs.generate.settings import settings

from answerable.archive.sidecar import KEYS, UNDATED, describe, read_sidecar
from answerable.archive.walking import SIDECAR_ENDINGS, Sidecar
from answerable.pipeline.opened import new_casebook
from answerable.readers.failures import KINDS
from answerable.settings import Settings
from answerable.vocabulary.claim_types import REGISTRY
from answerable.web.app import create_app
from manual import ROOT, blocks, headings, pages, tables


def test_every_type_of_claim_and_field_is_on_its_page():
    page = REFERENCE / "claim-types.md"
    assert headings(page)[1:] == list(REGISTRY)
    listed = [[row[0] for row in table[1:]] for table in tables(page)[1:]]
    assert listed == [[field.name for field in claim_type.fields] for claim_type in REGISTRY.values()]


def test_every_setting_that_is_read_is_on_its_page_and_no_other():
    tree = ast.parse((PACKAGE / "settings.py").read_text(encoding="utf-8"))
    read = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and str(node.value).startswith("ANSWERABLE_")
        and " " not in node.value
    }
    assert {setting.name for setting in settings()} == read
    assert [row[0] for row in tables(REFERENCE / "settings.md")[0][1:]] == [item.name for item in settings()]


def test_no_page_names_a_setting_that_is_not_there():
    known = {setting.name for setting in settings()} | {"ANSWERABLE_TEST_POSTGRES"}
    named = {
        (word, page.name)
        for page in pages()
        for word in re.findall(r"ANSWERABLE_[A-Z_]+", page.read_text(encoding="utf-8"))
    }
    assert {(word, page) for word, page in named if word not in known} == set()


def test_every_kind_of_failure_is_on_its_page_with_what_to_do():
    table = tables(REFERENCE / "failures.md")[0]
    assert table[0] == ["kind", "what it means", "what to do"]
    assert [row[0] for row in table[1:]] == list(failure_kinds()), (
        "one row for each kind, in the alphabet's order"
    )
    assert all(cell.strip() for row in table for cell in row)


def test_kinds_of_failure_are_found_in_the_code_at_all():
    assert set(failure_kinds()) >= KINDS
    assert {"bad_sidecar", "purged", "unusable"} <= set(failure_kinds())


def test_every_key_and_name_of_a_sidecar_is_on_its_page():
    page = REFERENCE / "sidecars.md"
    assert [row[0] for row in tables(page)[0][1:]] == list(KEYS)
    text = page.read_text(encoding="utf-8")
    assert [ending for ending in SIDECAR_ENDINGS if f"`STEM{ending}`" not in text] == []
    assert UNDATED in text


def test_every_sidecar_that_a_page_shows_is_understood(tmp_path):
    shown = [
        (page, block)
        for page in pages()
        for block in blocks(page)
        if block.language in {"yaml", "json"} and page.name in {"sidecars.md", "taking-documents.md"}
    ]
    assert {block.language for _, block in shown} == {"yaml", "json"}
    for number, (_, block) in enumerate(shown):
        path = tmp_path / f"{number}.meta.{block.language}"
        path.write_text("\n".join(block.lines), encoding="utf-8")
        assert read_sidecar((Sidecar(path.name, path),), "report.txt").details.title


@pytest.mark.parametrize("row", tables(REFERENCE / "sidecars.md")[0][1:], ids=lambda row: row[0])
def test_every_example_of_a_sidecars_key_is_understood(row):
    key, _, example = row
    said = yaml.safe_load(example)
    publication = {"publication": "Ombrey Herald"} if key == "country" else {}
    assert describe({key: said, **publication}) != describe(publication)


def test_every_page_of_serve_and_what_it_can_be_asked_is_written_down(tmp_path):
    with new_casebook(tmp_path / "case", Settings()) as opened:
        routes = [route for route in create_app(opened).routes if hasattr(route, "dependant")]
    there = {route.path: {parameter.alias for parameter in route.dependant.query_params} for route in routes}
    table = tables(REFERENCE / "pages.md")[0]
    assert table[0][:2] == ["page", "can be asked for"]
    written = {row[0]: set(row[1].replace(",", " ").split()) - {"–"} for row in table[1:]}
    assert written == there


def test_every_page_of_the_reference_is_in_the_list_of_pages():
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    found = sorted(path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md"))
    left_out = ("README.md", "generate/", "decisions/")
    missing = [path for path in found if not path.startswith(left_out) and f"]({path})" not in index]
    assert missing == []
