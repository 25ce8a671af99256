"""Do the sheets of the invented case answer what an honest tool answers? By the golden cases of the demo."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from commands import Case

GOLDEN = json.loads((Path(__file__).parents[2] / "demo" / "golden.json").read_text(encoding="utf-8"))
SHEETS = sorted(Path(str(files("answerable.demo_case") / "sheets")).glob("*.csv"))
QUESTIONS = {each["id"]: each for each in GOLDEN["questions"]}


@pytest.fixture
def pelandra(case: Case) -> Case:
    case("new", case.folder)
    imported = case("import", "sfm", *SHEETS, "--strict", "--json").json
    assert imported["new"] == imported["claims"] == GOLDEN["sheets"]["claims"]
    return case


def _commanders(answer: dict[str, Any]) -> set[str]:
    return {candidate["person"]["name"] for candidate in answer["candidates"]}


def test_who_was_in_command_comes_out_as_the_golden_cases_say(pelandra: Case):
    asked = [QUESTIONS[key] for key in GOLDEN["sheets"]["questions"] if key.startswith("commander-")]
    assert len(asked) > 5
    for each in asked:
        answer = pelandra("ask", "commander", each["unit"], "--on", each["on"], "--json").json
        assert answer["answer"] == "confirmed", each["id"]
        assert _commanders(answer) == {one["person"] for one in each["accepted"]}, each["id"]
        assert answer["handover"] == (len(each["accepted"]) > 1)
        assert all(candidate["citations"] for candidate in answer["candidates"])


def test_the_lent_battalion_is_under_the_task_force(pelandra: Case):
    (key,) = [key for key in GOLDEN["sheets"]["questions"] if key.startswith("chain-")]
    each = QUESTIONS[key]
    answer = pelandra("ask", "chain", each["unit"], "--on", each["on"], "--json").json
    above = [node for node in answer["nodes"] if node["depth"] == 1]
    assert [node["name"] for node in above] == [step["unit"] for step in each["chain"]]
    assert [_commanders(node["commander"]) for node in above] == [
        {step["commander"]} for step in each["chain"]
    ]
    assert [relation["type"] for relation in answer["relations"]] == ["member-of"]


def test_careers_and_units_are_told_and_nothing_conflicts(pelandra: Case):
    career = pelandra("ask", "career", "Maj. Gen. Tshabek", "--json").json
    assert [post["unit"]["name"] for post in career["postings"]] == ["Joint Task Force Ombrey"]
    unit = pelandra("ask", "unit", "17 Bn", "--json").json
    assert [entry["name"] for entry in unit["parents"]] == ["Joint Task Force Ombrey", "4 Brigade"]
    assert pelandra("ask", "conflicts", "--json").json["findings"] == []
