"""Do the three invariants of ARCHITECTURE.md hold, over a folder of everything and the invented case?"""

import json
from importlib.resources import files as resources
from pathlib import Path

import pytest

from answerable.vocabulary.access import Status, Visibility
from commands import Case, new_case
from dumps import dump, files
from evidence import cite, key, posting
from lines import export, write
from papers import every_kind, letter, put


def small(folder: Path) -> Path:
    """A folder with a document of each kind, some described, one of them closed with what is in it."""
    for name, (data, _) in every_kind().items():
        put(folder, name, data)
    put(
        folder,
        "open.txt",
        "Major Mira Tesk, commander of the 2nd Battalion.",
        visibility="public",
        date="2024-03",
    )
    attached = {"list.txt": b"Captain Sel Odann is the commander of 1st Company."}
    put(
        folder,
        "closed.eml",
        letter("General Toma Rusk was Chief of Staff.", attached),
        visibility="restricted",
    )
    put(folder, "empty.txt", "")
    return folder


def invented(_folder: Path) -> Path:
    """The documents of the invented case that `answerable demo` shows."""
    return Path(str(resources("answerable.demo_case") / "documents"))


@pytest.fixture(scope="module", params=[small, invented])
def worked_on(request, tmp_path_factory) -> tuple[Case, list[list[object]]]:
    """A casebook in which something of everything was done, and the steps in which it was."""
    folder = tmp_path_factory.mktemp("invariants")
    inbox = request.param(folder / "inbox")
    case = new_case(folder / "case")
    claims = [posting(number, [cite(key("source"), str(number + 1))]) for number in range(3)]
    steps: list[list[object]] = [
        ["take", inbox],
        ["read"],
        ["import", "jsonl", write(folder / "claims.jsonl", *claims)],
    ]
    for step in steps:
        case(*step)
    case("decide", key("claim", 0), "accept", "--why", "seen the order")
    case("decide", key("claim", 1), "reject", "--set", "visibility=restricted")
    return case, steps


def test_invariant_1_every_claim_has_a_citation_whose_words_stand_there(worked_on, tmp_path):
    case, _ = worked_on
    case("export", "brat", "-o", tmp_path, "--clearance", "restricted")
    texts = [path.read_bytes().decode() for path in tmp_path.glob("*.txt")]
    claims = export(case, ANSWERABLE_CLEARANCE="restricted")
    assert len(claims) > 3
    held = {source["id"]: source for source in case.sources(ANSWERABLE_CLEARANCE="restricted")}
    for claim in claims:
        assert claim["citations"], claim
        for citation in claim["citations"]:
            source = held[citation["source"]["id"]]
            if not source["held"]:
                assert citation["source"]["sha256"] is None  # a citation whose source is not held says so
                continue
            assert citation["source"]["sha256"] in {capture["sha256"] for capture in source["captures"]}
            assert citation["spans"] or not claim["reader"]
            stands = [
                text
                for text in texts
                if all(text[span["start"] : span["end"]] == span["text"] for span in citation["spans"])
            ]
            assert stands, citation
    case.verifies()


def test_invariant_2_doing_it_again_changes_nothing(worked_on):
    case, steps = worked_on
    before = dump(case.folder), files(case.folder)
    for step in [*steps, *reversed(steps)]:
        case(*step)
        assert (dump(case.folder), files(case.folder)) == before, step
    case("read", "--again")
    assert (dump(case.folder), files(case.folder)) == before
    case.verifies()


def test_invariant_3_every_export_carries_status_and_honours_visibility(worked_on, tmp_path):
    case, _ = worked_on
    everything = {claim["id"]: claim for claim in export(case, ANSWERABLE_CLEARANCE="restricted")}
    assert {"draft", "accepted", "rejected"} <= {claim["status"] for claim in everything.values()}
    ranks = {level.value: level.rank for level in Visibility}
    for clearance, rank in ranks.items():
        path = tmp_path / f"{clearance}.jsonl"
        case("export", "jsonl", "-o", path, "--clearance", clearance)
        written = [json.loads(line) for line in path.read_text().split("\n")[:-1]]
        for claim in written:
            assert claim["status"] in set(Status)
            assert claim["status"] == everything[claim["id"]]["status"]
        shown = {claim["id"] for claim in written}
        assert shown == {one["id"] for one in everything.values() if ranks[one["visibility"]] <= rank}
        pairs = tmp_path / clearance
        case("export", "brat", "-o", pairs, "--clearance", clearance)
        allowed = case.sources(ANSWERABLE_CLEARANCE=clearance)
        stems = {Path(source["names"][0]).stem for source in allowed if source["names"]}
        assert {path.stem.partition("~")[0] for path in pairs.iterdir()} <= stems
    # Nothing is published yet: there is no command that says it publishes, only working copies.
    assert "publish" not in case("--help").out
