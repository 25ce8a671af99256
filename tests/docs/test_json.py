"""What the commands really print with --json is of the shape that its schema says."""

import json
import os
import subprocess
import sys
import uuid

import pytest
from docs.generate.__main__ import REFERENCE
from docs.generate.commands import command_of, verbs
from docs.generate.json_documents import DOCUMENTS, PRINTED_BY
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from answerable.vocabulary import ids

ENDING = ".schema.json"
SCHEMAS = {
    path.name: json.loads(path.read_text(encoding="utf-8"))
    for path in (REFERENCE / "json").glob(f"*{ENDING}")
}
REGISTRY = Registry().with_resources(
    (name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items()
)

REPORT = """Brig. Gen. Osric Tandeway, Commander of the 4 Brigade, spoke to reporters in Tavash on Tuesday.

Col. Dunstan Ferrowe, the acting Commander of the 9 Battalion, was beside him.
"""
NOTE = "Maj. Bree Antourin is the Commanding Officer of the 17 Battalion.\n"


def check(name, document):
    validator = Draft202012Validator(SCHEMAS[f"{name}{ENDING}"], registry=REGISTRY)
    wrong = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]
    assert wrong == [], f"{name}{ENDING} does not describe what is printed"
    return document


class Way:
    """A casebook, and what the commands say of it."""

    def __init__(self, folder):
        self.folder = folder
        self.printed = set()

    def run(self, *words, ends=0):
        command = [sys.executable, "-m", "answerable.cli", "-C", str(self.folder), *map(str, words)]
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("ANSWERABLE_")},
            "ANSWERABLE_JOBS": "1",
            "ANSWERABLE_CLEARANCE": "restricted",
        }
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        assert done.returncode == ends, (
            f"{' '.join(map(str, words))} ended with {done.returncode}: {done.stderr}"
        )
        return done.stdout

    def document(self, name, verb, *words, ends=0):
        self.printed.add(name)
        return check(name, json.loads(self.run(verb, *words, "--json", ends=ends)))


@pytest.fixture
def documents(tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "report.txt").write_text(REPORT)
    (folder / "report.meta.json").write_text(
        json.dumps(
            {
                "title": "Commanders speak in Tavash",
                "author": "Pia Thornell",
                "publication": "Ombrey Herald",
                "country": "Pelandra",
                "date": "2024-03-12",
                "url": "https://ombreyherald.example/2024/03/12/tavash",
                "archive_url": "https://archive.example/20240313/tavash",
                "language": "en",
            }
        )
    )
    (folder / "note.txt").write_text(NOTE)
    (folder / "note.meta.yaml").write_text("date: undated\nvisibility: restricted\n")
    (folder / "postings.csv").write_text("person,unit\nOsric Tandeway,4 Brigade\n")
    (folder / "copy of report.txt").write_text(REPORT)
    (folder / "empty.txt").write_text("")
    (folder / "lonely.meta.yaml").write_text("title: a file that is not there\n")
    return folder


def test_every_document_on_the_whole_way_is_of_its_schema(tmp_path, documents):
    way = Way(tmp_path / "case")
    way.run("new", way.folder)
    taken = way.document("take", "take", documents)
    assert (taken["new"], taken["found_again"]) == (4, 1)
    assert {failure["kind"] for failure in taken["failures"]} == {"empty", "lonely_sidecar"}
    assert way.document("read", "read")["claims"] > 0
    sources = way.document("sources", "sources")["sources"]
    assert {source["undated"] for source in sources} == {True, False}
    assert len(way.document("failures", "failures")["failures"]) == 2

    claims = way.document("claims", "claims")["claims"]
    assert claims
    assert way.document("counts", "claims", "--count")["counts"]
    found = way.document("search", "search", "Tandeway")
    assert found["names"]
    assert found["texts"]
    assert way.document("search", "search", "commanders tavash")["titles"]

    posting = next(claim for claim in claims if claim["type"] == "posting" and "unit" in claim["fields"])
    settings = ("--set", "role=Commander", "--set", "acting=no", "--set", "notes=as printed", "--why", "seen")
    decided = way.document("decide", "decide", posting["id"], "accept", *settings)
    assert decided["claims"][0]["status"] == "accepted"
    assert way.document("decide", "decide", posting["id"][:8], "conflict", "--set", "notes=")["warnings"]

    lines = way.run("export", "jsonl").splitlines()
    assert [check("claim", json.loads(line))["id"] for line in lines] == [claim["id"] for claim in claims]
    assert way.document("verify", "verify") == {"verified": True, "problems": []}

    doomed = next(source["id"] for source in sources if source["visibility"] == "restricted")
    assert way.document("purge", "purge", doomed, "--why", "we were asked to")["sources"] == [doomed]

    way.document("import-kinds", "import", "--list")
    elsewhere = tmp_path / "claims.jsonl"
    elsewhere.write_text("\n".join([*map(json.dumps, of_every_type()), "no claim"]))
    imported = way.document("import", "import", "jsonl", elsewhere)
    assert imported == {
        "new": len(of_every_type()),
        "claims": len(of_every_type()),
        "failed": 1,
        "retracted": 0,
    }
    assert {claim["type"] for claim in way.document("claims", "claims")["claims"]} == set(ids_by_type())

    ask_about_command(way)
    ask_the_rest(way)

    matched = way.document("match", "match")
    assert matched["new"] == matched["proposals"] > 0
    assert matched["recipients"]["unit"] == 1
    proposed = way.document("judgements", "match", "--list")["judgements"]
    assert {one["verdict"] for one in proposed} == {"unsure"}
    judged = way.document("judged", "match", "--accept", proposed[0]["id"][:8])
    assert [one["verdict"] for one in judged["judgements"]] == ["same"]

    ambiguous = way.document("error", "decide", of_every_type()[0]["id"][:6], "accept", ends=2)
    assert len(ambiguous["choices"]) == len(of_every_type())
    assert "choices" not in way.document("error", "decide", "ffffff", "accept", ends=2)
    way.document("error", "claims", "--no-such-option", ends=2)

    (next((way.folder / "files").glob("??/*"))).unlink()
    assert way.document("verify", "verify", ends=1)["problems"]
    assert way.printed == set(DOCUMENTS) - {"claim"}


def ask_about_command(way):
    brigade, battalion = thing("4 Brigade")["id"], thing("17 Battalion")["id"]
    assert way.document("commander", "ask", "commander", brigade, "--on", "2024-03-12")["others"]
    period = ("--from", "2024", "--to", "2024")
    assert way.document("commanders", "ask", "commander", brigade, *period)["stretches"]
    chain = way.document("chain", "ask", "chain", battalion, "--on", "2024-03-12")
    assert [node["depth"] for node in chain["nodes"]] == [0, 1]
    assert way.document("relations", "ask", "chain", battalion)["relations"]


def ask_the_rest(way):
    known = way.document("unit", "ask", "unit", thing("4 Brigade")["id"])
    assert {"sites", "others"} <= {name for name, entries in known.items() if entries}
    assert way.document("career", "ask", "career", thing("Osric Tandeway")["id"])["postings"]
    (name,) = way.document("vet", "ask", "vet", "17 Battalion")["names"]
    assert [len(found) for found in name["incidents"].values()] == [1, 0, 0]
    line = way.document("timeline", "ask", "timeline", "17 Battalion")
    assert [event["kind"] for event in line["events"]] == ["incident"]
    counted = way.document("trainings", "ask", "trainings", "--rows")
    assert [line["people"] for line in counted["lines"]] == [112]
    assert len(counted["rows"]) == 1
    assert way.document("conflicts", "ask", "conflicts")["findings"] == []


def ids_by_type():
    """One id for each type of claim, all beginning alike, so that six characters name several."""
    numbers = range(len(FIELDS))
    return {
        kind: f"abcdef00-0000-5000-8000-{number:012x}" for kind, number in zip(FIELDS, numbers, strict=True)
    }


def thing(name):
    return {"id": ids.derived("test", name), "name": name}


FIELDS = {
    "unit": {"names": ["4 Brigade", "Fourth Brigade"], "classifications": ["Army"], "country": "Pelandra"},
    "person": {"names": ["Osric Tandeway"]},
    "posting": {"person": thing("Osric Tandeway"), "unit": thing("4 Brigade"), "acting": True},
    "relation": {"unit": thing("17 Battalion"), "type": "member-of", "related_unit": thing("Task Force")},
    "positioning": {"unit": thing("4 Brigade"), "type": "site", "location": thing("Tavash")},
    "incident": {
        "violation_types": ["Enforced disappearance"],
        "description": "nine men are missing",
        "perpetrators": [thing("17 Battalion")],
    },
    "training": {
        "trainer_country": "Haldrane",
        "recipient_unit": thing("4th Bde, Tavash"),
        "recipient_country": "Pelandra",
        "quantity": 112,
        "cost": 1900000,
        "cost_currency": "USD",
        "fiscal_year": 2007,
        "report": "2007-2008",
    },
    "location": {"name": "Imbetu", "geo_type": "point", "admin_level": 4},
}


def of_every_type():
    source = {
        "id": str(uuid.UUID(int=1)),
        "title": "A list",
        "publication": None,
        "published": None,
        "sha256": None,
    }
    return [
        {
            "id": key,
            "type": kind,
            "about": ids.derived("test", kind),
            "status": "accepted",
            "fields": FIELDS[kind],
            "confidence": {next(iter(FIELDS[kind])): "High"},
            "dates": {
                "imprecise": {"first": "since_beginning_of_time", "last": "2024-03-11"},
                "precise": {"first": "2024-03-12", "last": "2024-03-12"},
                "starting": False,
                "ending": True,
                "open": False,
            },
            "attribution": [
                {
                    "speaker": thing("Army spokesman"),
                    "speaker_text": "the spokesman",
                    "named": False,
                    "stance": "denies",
                }
            ],
            "citations": [
                {
                    "id": ids.citation(source["id"], "cell", "C12"),
                    "type": "cell",
                    "trigger": "C12",
                    "source": source,
                }
            ],
        }
        for kind, key in ids_by_type().items()
    ]


def test_every_verb_that_takes_json_has_schemas_and_no_other_verb():
    commands = {verb: command_of(verb)[0] for verb in verbs()}
    with_json = {
        verb
        for verb, command in commands.items()
        if any("--json" in option for item in command.params for option in item.opts)
    }
    assert set(PRINTED_BY) == with_json
    assert {name for names in PRINTED_BY.values() for name in names} == set(DOCUMENTS) - {"claim", "error"}


@pytest.mark.parametrize("change", ["missing", "besides", "status", "field", "evidence"])
def test_a_claim_of_another_shape_is_refused(change):
    from answerable.vocabulary.shapes import claim_from, claim_shape

    claim = json.loads(json.dumps(claim_shape(claim_from(of_every_type()[0]))))
    check("claim", claim)
    match change:
        case "missing":
            del claim["notes"]
        case "besides":
            claim["actor"] = "mira"
        case "status":
            claim["status"] = "probably"
        case "field":
            claim["fields"]["person"] = thing("Osric Tandeway")
        case "evidence":
            claim["citations"] = []
    assert not Draft202012Validator(SCHEMAS[f"claim{ENDING}"], registry=REGISTRY).is_valid(claim)
