"""Killed before or after a commit or a file write: does it open, verify, go on, and end as if never so?

`python -m bench.kill` does the same at hundreds of moments of chance.
"""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

import dying
from commands import Case, new_case
from evidence import cite, key, posting
from lines import write
from papers import letter, page, pdf, put, zipped
from states import leftovers, state

if sys.platform == "win32":
    pytest.skip("no process is killed so on Windows", allow_module_level=True)

SYNC = "os:fsync"
RENAME = "answerable.archive.files:Path.replace"
COMMIT = "sqlalchemy:Connection.commit"
MEMBERS = "answerable.pipeline.take:_members"


def fill(inbox: Path) -> None:
    """Texts, a page, a letter with an attachment, an archive, the same bytes twice, a broken one."""
    put(inbox, "a.txt", "Colonel Ilan Orvek commands the 3rd Brigade.", title="Orvek", date="2024-03-01")
    put(inbox, "b.html", page("Major Mira Tesk was commander of the 2nd Battalion."))
    put(inbox, "c.eml", letter("The list is attached.", {"list.txt": b"Captain Sel Odann, 1st Company."}))
    put(inbox, "d.zip", zipped({"in.txt": "General Toma Rusk, Chief of Staff.", "../out.txt": "x"}))
    put(inbox, "e.txt", "Colonel Ilan Orvek commands the 3rd Brigade.")
    put(inbox, "f.pdf", pdf()[:200])


@pytest.fixture(scope="module")
def inbox(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("kill")
    fill(folder / "inbox")
    claims = [posting(number, [cite(key("source"), str(number + 1))]) for number in range(10)]
    write(folder / "claims.jsonl", *claims)
    return folder / "inbox"


STEPS = {
    "take": ["take", "{inbox}"],
    "read": ["read"],
    "import": ["import", "jsonl", "{inbox}/../claims.jsonl"],
}


def step(verb: str, inbox: Path) -> list[str]:
    return [word.format(inbox=inbox) for word in STEPS[verb]]


@pytest.fixture(scope="module")
def unbroken(inbox):
    """What is the state after each step, when nothing was killed?"""
    case = new_case(inbox.parent / "unbroken")
    states = {}
    for verb in STEPS:
        case(*step(verb, inbox))
        states[verb] = state(case)
    return states


def killed(case: Case, place: str, when: str, number: int, *words: object) -> None:
    """Run a command that dies at this point; it must have died of that."""
    done = subprocess.run(
        [sys.executable, dying.__file__, place, when, str(number), "-C", case.folder, *map(str, words)],
        env={"PATH": "/usr/bin:/bin", **case.settings},
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == -signal.SIGKILL, done


@pytest.mark.parametrize(
    ("verb", "place", "when", "number"),
    [
        ("take", SYNC, "before", 1),  # the first file is copied, and not yet on the disk
        ("take", RENAME, "before", 2),  # … on the disk, and without its name
        ("take", RENAME, "after", 3),  # … under its name, and no row tells of it
        ("take", COMMIT, "before", 2),  # the second act is written and not committed
        ("take", COMMIT, "after", 3),  # the letter is kept, its attachment not
        ("take", MEMBERS, "before", 2),  # the archive is kept, and nothing that is in it
        ("take", COMMIT, "after", 6),  # what was in the letter is kept, and the note that it is all is
        ("read", COMMIT, "before", 1),
        ("read", COMMIT, "after", 1),
        ("import", COMMIT, "before", 2),  # the second piece of a bulk write
        ("import", COMMIT, "after", 2),
    ],
)
def test_a_killed_command_is_finished_by_running_it_again(
    tmp_path, inbox, unbroken, verb, place, when, number
):
    case = new_case(tmp_path / "case")
    before = list(STEPS)[: list(STEPS).index(verb)]
    for earlier in before:
        case(*step(earlier, inbox))
    killed(case, place, when, number, *step(verb, inbox))
    case("sources", "--json")
    case.verifies()
    case(*step(verb, inbox))
    case.verifies()
    assert state(case) == unbroken[verb]
    assert leftovers(case.folder) == []


@pytest.mark.parametrize(
    ("place", "when"), [(COMMIT, "after"), ("answerable.archive.files:Path.unlink", "before")]
)
def test_a_killed_purge_leaves_nothing_once_the_next_command_has_run(tmp_path, inbox, place, when):
    case = new_case(tmp_path / "case")
    case("take", inbox)
    doomed = case.source("c.eml")
    killed(case, place, when, 1, "purge", doomed["id"], "--why", "a life is at stake")
    case.verifies()
    hashes = {capture["sha256"] for capture in doomed["captures"]}
    assert not hashes & state(case)["files"].keys()
    assert "c.eml" not in case("sources").out
    case("take", inbox)
    assert [failure["kind"] for failure in case.failures()].count("purged") == 1


@pytest.mark.parametrize(("when", "number"), [("before", 1), ("after", 1)])
def test_a_casebook_that_was_being_made_can_be_made_again(tmp_path, when, number):
    case = Case(tmp_path / "case", {"ANSWERABLE_USER": "ann"})
    done = subprocess.run(
        [sys.executable, dying.__file__, COMMIT, when, str(number), "new", case.folder],
        env={"PATH": "/usr/bin:/bin", **case.settings},
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == -signal.SIGKILL
    new_case(case.folder)
    case.verifies()
    assert case.sources() == []
