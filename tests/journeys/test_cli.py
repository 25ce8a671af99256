"""Does each command keep its contract: one document, the right exit code, every error in one line?"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.cli.main import VERBS
from answerable.pipeline.keeping import Keeper
from answerable.vocabulary.access import Status
from answerable.vocabulary.claim_types import missing_to_accept
from answerable.vocabulary.shapes import claim_from, claim_shape
from commands import PROGRAM, new_case, started, typed
from dumps import dump
from evidence import cite, key, posting
from lines import bring_in, export, lines, unheld, write
from papers import put
from strategies import claims as any_claims

LISTINGS = [
    ["sources"],
    ["failures"],
    ["claims"],
    ["claims", "--count"],
    ["search", "brigade"],
    ["verify"],
    ["read"],
    ["import", "--list"],
]


@pytest.fixture
def full(case, inbox):
    """A casebook with something of everything in it."""
    put(inbox, "a.txt", "Colonel Ilan Orvek commands the 3rd Brigade.", title="Orvek")
    put(inbox, "empty.txt", "")
    case("take", inbox)
    bring_in(case, posting(1, [cite(case.source("a.txt")["id"])]), posting(2, [cite(key("source"))]))
    return case


# One document


@pytest.mark.parametrize("words", LISTINGS, ids=" ".join)
def test_json_is_exactly_one_document_on_standard_output(full, words):
    ran = full(*words, "--json")
    assert isinstance(ran.json, dict)
    assert ran.err == ""
    assert ran.out.endswith("}\n")


@pytest.mark.parametrize("words", LISTINGS, ids=" ".join)
def test_so_it_is_in_an_empty_casebook(case, words):
    assert isinstance(case(*words, "--json").json, dict)


@pytest.mark.parametrize("words", LISTINGS, ids=" ".join)
def test_without_json_there_are_words(full, words):
    ran = full(*words)
    assert ran.out.strip()
    assert not ran.out.lstrip().startswith("{")


def test_logs_stand_on_standard_error_only(full, inbox):
    for words in ([*LISTINGS[0], "--json"], ["take", inbox, "--json"], ["read", "--json"]):
        assert full(*words, ANSWERABLE_LOG="debug").json


def test_names_that_are_no_text_stay_one_document(case, inbox):
    with open(os.fsencode(inbox) + b"/caf\xe9.txt", "wb") as file:  # noqa: PTH123  (a name that is no text)
        file.write(b"words")
    case("take", inbox)
    assert case.sources()[0]["names"] == ["caf\udce9.txt"]
    ran = started("-C", case.folder, "sources", "--json", PYTHONIOENCODING="ascii")
    assert ran.json["sources"][0]["names"] == ["caf\udce9.txt"]
    assert started("-C", case.folder, "sources", PYTHONIOENCODING="ascii").code == 0


def test_a_listing_that_breaks_off_is_still_one_document(full):
    connection = sqlite3.connect(full.folder / "casebook.db")
    connection.execute("UPDATE assertion SET fields = '[' WHERE claim = (SELECT max(id) FROM claim)")
    connection.commit()
    connection.close()
    ran = full("claims", "--json", code=1)
    assert len(ran.json["claims"]) <= 1
    assert "cannot be read" in ran.json["error"]
    assert ran.err.count("\n") == 1
    assert full("verify", "--json", code=1).json["verified"] is False


# Exit codes and errors

WRONG = [
    (["tak"], "there is no command 'tak': did you mean 'take'?"),
    (["xyzzy"], "there is no command 'xyzzy': 'answerable --help' lists the commands"),
    (["claims", "--tpye", "posting"], "no such option '--tpye'"),
    (["claims", "--type", "rumour"], "'rumour' is not one of"),
    (["claims", "--status", "perhaps"], "'perhaps' is not one of"),
    (["claims", "--about", "12"], "'12' is not an id"),
    (["claims", "--source", "12"], "'12' is not an id"),
    (["claims", "--clearance", "secret"], "'secret' is not one of"),
    (["claims", "--as-of", "yesterday"], "'yesterday' is no moment: write 2026-11-23"),
    (["sources", "--as-of", "2026-13-01"], "is no moment"),
    (["search", "!!!"], "has no word to look for"),
    (["search"], "missing argument"),
    (["take"], "missing argument 'PATH"),
    (["take", "nothing.txt"], "nothing.txt is not there"),
    (["import"], "nothing is no kind of import: use one of jsonl"),
    (["import", "xls", "a"], "xls is no kind of import"),
    (["import", "jsonl"], "name the files to import"),
    (["export", "xls"], "'xls' is not one of"),
    (["export", "brat"], "name the folder"),
    (["serve", "--port", "0"], "0 is not in the range"),
    (["decide"], "missing argument"),
    (["new"], "missing argument"),
]


@pytest.mark.parametrize(
    ("words", "problem"), WRONG, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_wrong_use_ends_with_2_and_one_line_that_says_what_to_do(case, words, problem):
    ran = case(*words, code=2)
    assert ran.err.startswith("answerable: ")
    assert problem in ran.err
    assert ran.err.count("\n") == 1
    assert ran.out == ""


@pytest.mark.parametrize(
    "words", [words for words, _ in WRONG if words[0] in {"claims", "take", "import", "decide"}], ids=" ".join
)
def test_wrong_use_is_one_document_too_where_one_was_asked_for(case, words):
    assert set(case(*words, "--json", code=2).json) == {"error"}


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        (
            "CLEARANCE",
            "secret",
            "ANSWERABLE_CLEARANCE is 'secret': set it to one of public, team, restricted",
        ),
        ("JOBS", "many", "ANSWERABLE_JOBS is 'many': set it to a whole number above 0"),
        ("MAX_FILE_MB", "0", "ANSWERABLE_MAX_FILE_MB is '0'"),
        ("LOG", "loud", "ANSWERABLE_LOG is 'loud': set it to one of debug"),
        ("DATABASE", "mysql://h/x", "only postgresql+psycopg:// is known"),
        ("DATABASE", "nonsense", "is not a database address"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told(tmp_path, name, value, problem):
    case = new_case(tmp_path / "case")
    if name == "DATABASE":
        (case.folder / "casebook.db").unlink()
    ran = case("sources", code=2, **{f"ANSWERABLE_{name}": value})
    assert problem in ran.err
    assert ran.err.count("\n") == 1


def test_a_finished_batch_ends_with_0_and_with_1_where_one_is_strict(case, inbox):
    put(inbox, "empty.txt", "")
    case("take", inbox)
    case("take", inbox, "--strict", code=1)
    bad = inbox.parent / "bad.jsonl"
    bad.write_text("{\n")
    case("import", "jsonl", bad)
    case("import", "jsonl", bad, "--strict", code=1)
    case("read", "--strict")


# Which casebook


def test_the_casebook_is_the_one_around_the_working_directory(full, tmp_path):
    inner = full.folder / "deep" / "er"
    inner.mkdir(parents=True)
    assert typed("sources", "--json", cwd=inner).json == full("sources", "--json").json
    assert typed("-C", ".", "sources", "--json", cwd=full.folder).json == full("sources", "--json").json
    ran = typed("sources", cwd=tmp_path)
    assert ran.code == 2
    assert "there is no casebook in or around" in ran.err
    assert "answerable new DIR" in ran.err


def test_a_folder_that_is_no_casebook_is_told(tmp_path):
    ran = typed("-C", tmp_path, "sources")
    assert ran.code == 2
    assert f"{tmp_path} is no casebook: make one with 'answerable new {tmp_path}'" in ran.err
    ran = typed("-C", tmp_path / "nothing", "sources", "--json")
    assert ran.code == 2
    assert ran.json["error"]


def test_a_casebook_is_made_only_where_nothing_is(tmp_path):
    put(tmp_path, "a.txt")
    ran = typed("new", tmp_path)
    assert ran.code == 2
    assert "is not empty" in ran.err
    assert typed("new", tmp_path / "a.txt").code == 2
    assert typed("new", tmp_path / "deep" / "case").code == 0


# Casebooks in trouble


@pytest.mark.parametrize("words", [*LISTINGS[:6], ["take", "."], ["export", "jsonl"]], ids=" ".join)
def test_a_database_that_is_none_is_told_in_one_line(full, words):
    for leftover in ("casebook.db-wal", "casebook.db-shm"):
        (full.folder / leftover).unlink(missing_ok=True)
    (full.folder / "casebook.db").write_bytes(b"this is no database, whatever it is called" * 100)
    ran = full(*words, code=2)
    assert "file is not a database" in ran.err
    assert ran.err.count("\n") == 1


def test_a_database_that_breaks_off_in_the_middle_is_told_in_one_line(full):
    for number in range(40):
        put(full.folder.parent / "more", f"{number}.txt", f"number {number} " * 400)
    full("take", full.folder.parent / "more")
    path = full.folder / "casebook.db"
    content = path.read_bytes()
    path.write_bytes(content[:8192] + os.urandom(len(content) - 8192))
    for words in LISTINGS[:6]:
        ran = typed("-C", full.folder, *words)
        assert ran.code in {1, 2}, words
        assert "Traceback" not in ran.err
        assert "fault of the program" not in ran.err, ran.err


def test_a_database_that_does_not_answer_is_told_in_one_line(case):
    (case.folder / "casebook.db").unlink()
    ran = case(
        "sources",
        code=2,
        ANSWERABLE_DATABASE="postgresql+psycopg://nobody@127.0.0.1:1/none?connect_timeout=2",
    )
    assert "could not be used" in ran.err
    assert ran.err.count("\n") == 1


def test_a_database_that_was_lost_is_not_replaced_by_an_empty_one(full):
    (full.folder / "casebook.db").unlink()
    ran = full("sources", code=2)
    assert "has no casebook.db" in ran.err
    assert not (full.folder / "casebook.db").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_one_may_only_read_is_told_in_one_line(full, inbox):
    full.folder.chmod(0o555)
    try:
        ran = full("take", inbox, code=2)
        assert ran.err.count("\n") == 1
    finally:
        full.folder.chmod(0o755)


def test_a_full_disk_is_told_in_one_line_and_nothing_is_half_kept(case, inbox, monkeypatch):
    put(inbox, "a.txt")
    put(inbox, "b.txt", "more")
    sync = os.fsync
    left = [1]

    def full(descriptor):
        if not left:
            raise OSError(28, "No space left on device")
        left.pop()
        sync(descriptor)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        ran = case("take", inbox, code=2)
    assert "No space left on device" in ran.err
    assert ran.err.count("\n") == 1
    case.verifies()
    assert case("take", inbox, "--json").json["failed"] == 0
    assert len(case.sources()) == 2


def test_a_file_that_cannot_be_written_is_told_in_one_line(full, tmp_path):
    ran = full("export", "jsonl", "-o", tmp_path / "no" / "such" / "folder.jsonl", code=2)
    assert "No such file or directory" in ran.err
    assert ran.err.count("\n") == 1
    ran = full("export", "brat", "-o", full.folder / "casebook.id", code=2)
    assert "is a file: name a folder" in ran.err


def test_a_fault_of_our_own_is_one_line_too(full, monkeypatch):
    def fault(*_arguments):
        raise ZeroDivisionError("deep inside")

    monkeypatch.setattr("answerable.cli.verbs.sources.sources.listed", fault)
    ran = full("sources", code=2)
    assert "this is a fault of the program (ZeroDivisionError: deep inside): please report it" in ran.err
    assert ran.err.count("\n") == 1
    assert "Traceback" in full("sources", code=2, ANSWERABLE_LOG="debug").err


def test_ctrl_c_ends_a_batch_at_once_and_the_same_command_goes_on_with_it(case, inbox, monkeypatch):
    for number in range(6):
        put(inbox, f"{number}.txt", f"number {number}")
    keep, calls = Keeper.keep, []

    def interrupted(self, arrival):
        calls.append(arrival)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return keep(self, arrival)

    with monkeypatch.context() as patched:
        patched.setattr(Keeper, "keep", interrupted)
        ran = case("take", inbox, code=130)
    assert "the same command goes on with it" in ran.err
    assert ran.err.count("\n") == 1
    assert len(case.sources()) == 2
    case.verifies()
    assert case("take", inbox, "--json").json["new"] == 4


# Help, pipes, terminals


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_says_what_it_is_for(verb):
    ran = typed(verb, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"Usage: answerable {verb}")
    assert ran.err == ""
    paragraph = ran.out.split("\n\n")[1].strip()
    assert paragraph.endswith((".", '".'))
    assert typed(verb, "-h").out == ran.out


def test_the_program_says_which_commands_there_are():
    ran = typed("--help")
    assert [
        line.split()[0] for line in ran.out.partition("Commands:")[2].splitlines() if line.strip()
    ] == list(VERBS)
    assert typed("--version").out.startswith("answerable, version ")
    assert typed().code == 2


def test_help_needs_no_heavy_library():
    code = (
        "import sys; sys.argv = ['answerable', '--help']\n"
        "from answerable.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'sqlalchemy', 'fastapi', 'trafilatura', 'pypdfium2', 'PIL'}\n"
        "print(sorted(set(sys.modules) & heavy), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a shell")
@pytest.mark.parametrize("words", ["claims", "claims --json", "export jsonl", "sources"])
def test_whoever_reads_only_the_beginning_ends_it_silently(case, words):
    bring_in(case, *(posting(number, [cite(key("source"), str(number + 1))]) for number in range(400)))
    command = f'"$0" -c "$1" -C "$2" {words} | head -n 1'
    done = subprocess.run(
        ["sh", "-c", command, sys.executable, PROGRAM, case.folder],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1


def test_a_listing_in_a_pipe_keeps_ids_whole(full):
    listed = full("sources").out
    for source in full.sources():
        assert source["id"] in listed


# Import and export


def storable(claim):
    return not (claim.status is Status.ACCEPTED and missing_to_accept(claim.type, claim.fields))


@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(
    claims=st.lists(any_claims().filter(storable), min_size=1, max_size=6, unique_by=lambda claim: claim.id)
)
def test_what_is_exported_can_be_imported_and_exports_the_same(tmp_path_factory, claims):
    folder = tmp_path_factory.mktemp("round")
    exports = []
    lines_of = lines(claims)
    for name in ("first", "second"):
        case = new_case(folder / name, ANSWERABLE_CLEARANCE="restricted")
        path = folder / f"{name}.jsonl"
        path.write_text(lines_of)
        assert case("import", "jsonl", path, "--json").json == {
            "new": len(claims),
            "claims": len(claims),
            "failed": 0,
            "retracted": 0,
        }
        ran = case("export", "jsonl")
        exports.append(ran.out)
        lines_of = ran.out
        case.verifies()
        before = dump(case.folder)
        assert case("import", "jsonl", path, "--json").json["new"] == 0
        assert dump(case.folder) == before
    assert exports[0] == exports[1]
    shapes = [json.loads(line) for line in exports[0].split("\n")[:-1]]
    for claim, shape in zip(claims, shapes, strict=True):
        expected = claim_shape(unheld(claim))
        for key_ in expected.keys() - {"visibility", "citations"}:
            assert shape[key_] == expected[key_], key_
        assert claim_from(shape)


def test_a_claim_s_words_survive_the_way_round(full, tmp_path):
    full("read")
    exported = export(full)
    path = tmp_path / "claims.jsonl"
    full("export", "jsonl", "-o", path)
    assert [json.loads(line) for line in path.read_text().split("\n")[:-1]] == exported
    fresh = new_case(tmp_path / "fresh")
    assert fresh("import", "jsonl", path, "--json").json["failed"] == 0
    again = export(fresh)
    for one, other in zip(exported, again, strict=True):
        for citation in one["citations"]:
            citation["source"]["sha256"] = None  # the source is not held there, and says so
        assert other == one


BAD = [
    ("", "it is not JSON"),
    ("[]", "a claim's line"),
    ("null", "a claim's line"),
    ('{"id": "x"}', "a claim needs the key"),
    ("NaN", "a claim's line"),
    ("[" * 100_000, "it is not JSON"),
    ({"id": 12}, "id"),
    ({"id": "12"}, "'12' is not an id"),
    ({"id": key("claim", 1).upper()}, "write " + key("claim", 1)),
    ({"about": "x"}, "'x' is not an id"),
    ({"type": "rumour"}, "'rumour' is no type of claim"),
    ({"status": "perhaps"}, "status"),
    ({"visibility": "secret"}, "visibility"),
    ({"citations": []}, "no citation"),
    ({"citations": {}}, "citations"),
    ({"dates": {}}, "needs a precise or an imprecise range"),
    ({"dates": None}, "dates"),
    ({"fields": {"colour": "red"}}, "has no field 'colour'"),
    ({"fields": {"person": {"id": "x", "name": "y"}}}, "'x' is not an id"),
    ({"fields": {"person": 12}}, "'person'"),
    ({"fields": {"acting": "yes"}}, "'acting'"),
    ({"score": "high"}, "score"),
    ({"score": float("nan")}, "score"),
    ({"status": "accepted", "fields": {}}, "has no person and no unit"),
    ({"attribution": [{}]}, "speaker_text"),
    ({"notes": 12}, "notes"),
]


@pytest.mark.parametrize(("line", "problem"), BAD[1:], ids=[str(line)[:40] for line, _ in BAD[1:]])
def test_a_line_that_is_no_claim_is_a_row_with_its_number_and_the_others_come_in(
    case, tmp_path, line, problem
):
    good = claim_shape(posting(1, [cite(key("source"))]))
    bad = line if isinstance(line, str) else json.dumps({**good, **line})
    path = tmp_path / "claims.jsonl"
    path.write_text(
        f"{json.dumps(good)}\n\n{bad}\n{json.dumps(claim_shape(posting(2, [cite(key('source'))])))}"
    )
    assert case("import", "jsonl", path, "--json").json == {
        "new": 2,
        "claims": 2,
        "failed": 1,
        "retracted": 0,
    }
    [failure] = case.failures()
    assert (failure["stage"], failure["name"], failure["kind"]) == ("import", "claims.jsonl", "unusable")
    assert failure["problem"].startswith("claims.jsonl, line 3: ")
    assert problem in failure["problem"]
    before = dump(case.folder)
    case("import", "jsonl", path)
    assert dump(case.folder) == before
    write(path, posting(1, [cite(key("source"))]))
    case("import", "jsonl", path)
    case.failed()
    case.verifies()


def test_words_that_do_not_stand_in_a_held_source_are_refused(full, tmp_path):
    full("read")
    held = next(claim for claim in export(full) if claim["citations"][0]["spans"])
    spans = held["citations"][0]["spans"]

    def brought_in(change):
        shape = json.loads(json.dumps(held)) | {"id": key("another")}
        change(shape["citations"][0])
        path = tmp_path / "claims.jsonl"
        path.write_text(json.dumps(shape))
        return full("import", "jsonl", path, "--json").json["failed"]

    def moved(citation):
        for span in citation["spans"]:
            span["start"] += 1
            span["end"] += 1

    assert brought_in(moved) == 1
    assert "do not stand at" in full.failures()[-1]["problem"]
    assert (
        brought_in(
            lambda citation: citation["spans"][0].update(start=10**30, end=10**30 + len(spans[0]["text"]))
        )
        == 1
    )
    assert brought_in(lambda citation: citation["source"].update(id=key("other"))) == 1
    assert "is none of the source" in full.failures()[-1]["problem"]
    assert brought_in(lambda citation: citation.update(id=key("the same words, cited anew"))) == 0
    full.verifies()


def test_a_file_that_is_none_is_a_failure_of_its_own(case, tmp_path):
    os.mkfifo(tmp_path / "pipe.jsonl")
    good = write(tmp_path / "good.jsonl", posting(1, [cite(key("source"))]))
    ran = case("import", "jsonl", good, tmp_path / "none.jsonl", code=2)
    assert "none.jsonl is not there" in ran.err
    assert case("claims", "--json").json["claims"] == []
    files = [tmp_path / "pipe.jsonl", tmp_path, good]
    assert case("import", "jsonl", *files, "--json").json == {
        "new": 1,
        "claims": 1,
        "failed": 2,
        "retracted": 0,
    }
    case.failed("not_a_file", "not_a_file")
    assert len(case("claims", "--json").json["claims"]) == 1


def test_a_line_without_end_does_not_fill_the_memory(case, tmp_path, monkeypatch):
    monkeypatch.setattr("answerable.pipeline.jsonl_lines.LONGEST_LINE", 5_000)
    good = lines([posting(1, [cite(key("source"))])])
    path = tmp_path / "claims.jsonl"
    path.write_text(f"{'x' * 5_000}\n{'x' * 5_001}\n{'x' * 30_000}\n{good}{'x' * 30_000}")
    assert case("import", "jsonl", path, "--json").json == {
        "new": 1,
        "claims": 1,
        "failed": 4,
        "retracted": 0,
    }
    told = [failure["problem"] for failure in case.failures()]
    assert [problem.partition(": ")[0] for problem in told] == [
        f"claims.jsonl, line {number}" for number in (1, 2, 3, 5)
    ]
