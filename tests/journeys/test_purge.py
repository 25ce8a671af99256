"""Is what is purged gone: from the files, the database, its log, its index, and every past state?"""

import os
import sqlite3

import pytest

from answerable.pipeline import purge as purging
from answerable.store import purging as rows
from commands import new_case
from dumps import dump, files, traces
from evidence import cite, key, posting
from lines import bring_in, export
from papers import letter, page, put, zipped

SECRET = "Xylophonist Zebulon Quagmire saw the column leave."
ONE = "11111111-1111-4111-8111-111111111111"
TWO = "22222222-2222-4222-8222-222222222222"


def names(case):
    return sorted(name for source in case.sources() for name in source["names"])


def purge(case, *sources, code=0, why="the witness withdrew consent"):
    return case("purge", *sources, "--why", why, "--json", code=code)


def counts(ran):
    """How many sources, captures and claims went?"""
    return len(ran.json["sources"]), len(ran.json["sha256"]), ran.json["claims"]


def test_bytes_words_and_claims_are_gone_and_the_casebook_still_verifies(case, inbox):
    put(
        inbox,
        "zebulon.txt",
        SECRET,
        title="Statement of Zebulon",
        author="Quagmire",
        publication="Zebulon Gazette",
    )
    put(inbox, "other.txt", "Nothing of the kind.")
    case("take", inbox)
    source = case.source("zebulon.txt")
    bring_in(
        case, posting(1, [cite(source["id"])], person="Zebulon Quagmire"), posting(2, [cite(key("other"))])
    )
    case("decide", key("claim", 1), "accept", "--set", "notes=Quagmire says so", "--why", "Zebulon said so")
    assert traces(case.folder, b"Quagmire")
    assert counts(purge(case, source["id"])) == (1, 1, 1)
    for word in (b"Quagmire", b"quagmire", b"Zebulon", b"zebulon", b"ylophonist"):
        assert traces(case.folder, word) == [], word
    assert source["captures"][0]["sha256"] not in files(case.folder)
    assert names(case) == ["other.txt"]
    assert [claim["id"] for claim in export(case)] == [key("claim", 2)]
    case.verifies()


def test_no_past_state_has_it_either(case, inbox):
    put(inbox, "zebulon.txt", SECRET)
    case("take", inbox)
    moment = dump(case.folder)["act"][-1][1].decode()
    assert case("search", "Zebulon", "--as-of", moment, "--json").json["texts"]
    purge(case, case.source("zebulon.txt")["id"])
    assert case("search", "Zebulon", "--as-of", moment, "--json").json == {
        "names": [],
        "titles": [],
        "texts": [],
    }
    assert case("sources", "--as-of", moment, "--json").json["sources"] == []
    assert "Zebulon" not in case("claims", "--as-of", moment).out


def test_a_claim_that_others_support_too_stays_with_their_words(case, inbox):
    put(inbox, "zebulon.txt", SECRET)
    put(inbox, "other.txt", "Nothing of the kind.")
    case("take", inbox)
    doomed, other = case.source("zebulon.txt")["id"], case.source("other.txt")["id"]
    bring_in(case, posting(1, [cite(doomed), cite(other)]))
    assert counts(purge(case, doomed)) == (1, 1, 0)
    [claim] = export(case)
    assert [citation["source"]["id"] for citation in claim["citations"]] == [other]
    case.verifies()


def test_what_came_out_of_it_goes_with_it(case, inbox):
    inner = zipped({"deep/zebulon.txt": SECRET})
    put(inbox, "l.eml", letter(SECRET, attached={"scan.txt": SECRET.encode() + b" Signed.", "x.zip": inner}))
    put(inbox, "other.txt", "Nothing of the kind.")
    case("take", inbox)
    assert len(case.sources()) == 5
    assert counts(purge(case, case.source("l.eml")["id"])) == (4, 4, 0)
    assert names(case) == ["other.txt"]
    assert len(files(case.folder)) == 1
    assert traces(case.folder, b"Quagmire") == []
    case.verifies()


def test_what_holds_the_bytes_inside_its_own_has_to_go_too(case, inbox):
    put(inbox, "box.zip", zipped({"l.eml": letter("words", attached={"scan.txt": SECRET.encode()})}))
    case("take", inbox)
    before = dump(case.folder), files(case.folder)
    scan, box = case.source("box.zip/l.eml/scan.txt")["id"], case.source("box.zip")["id"]
    ran = purge(case, scan, code=2)
    assert f"purge these too, by adding {box}\n" in ran.err
    assert (dump(case.folder), files(case.folder)) == before
    purge(case, scan, box)
    assert case.sources() == []
    case.verifies()


def test_other_sources_that_hold_the_same_bytes_have_to_go_too(case, inbox):
    put(inbox, "a.txt", SECRET, id=ONE)
    put(inbox, "b.txt", SECRET, id=TWO)
    put(inbox, "c.zip", zipped({"c.txt": SECRET}))
    case("take", inbox)
    archive = case.source("c.zip")["id"]
    ran = purge(case, ONE, code=2)
    assert f"by adding {' '.join(sorted([TWO, archive]))}\n" in ran.err
    purge(case, ONE, TWO, archive)
    assert traces(case.folder, b"Quagmire") == []


def test_a_source_that_took_in_bytes_out_of_an_archive_has_to_go_with_it_and_the_other_way_round(case, inbox):
    put(inbox, "a.txt", "the report", id=ONE)
    put(inbox, "x.zip", zipped({"b.txt": SECRET, "b.meta.json": f'{{"id": "{ONE}"}}'}))
    case("take", inbox)
    archive = case.source("x.zip")["id"]
    assert f"by adding {ONE}\n" in purge(case, archive, code=2).err
    assert f"by adding {archive}\n" in purge(case, ONE, code=2).err
    purge(case, ONE, archive)
    assert case.sources() == []
    case.verifies()


def test_taking_it_again_is_refused_and_seen_to_be(case, inbox):
    path = put(inbox, "zebulon.txt", SECRET)
    case("take", inbox)
    purge(case, case.source("zebulon.txt")["id"], why="a life is at stake")
    taken = case("take", inbox, "--json").json
    assert (taken["new"], taken["failed"]) == (0, 1)
    [failure] = case.failures()
    assert (failure["name"], failure["kind"]) == ("zebulon.txt", "purged")
    assert "a life is at stake" in failure["problem"]
    assert case.sources() == []
    assert files(case.folder) == {}
    before = dump(case.folder)
    case("take", inbox)
    assert dump(case.folder) == before
    path.rename(inbox / "renamed.txt")
    put(inbox, "x.zip", zipped({"inside.txt": SECRET}))
    case("take", inbox)
    assert names(case) == ["x.zip"]
    case.failed("purged", "purged", "purged")
    case.verifies()


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["abc", "--why", "x"], "is not an id"),
        ([ONE, "--why", "x"], f"there is no source {ONE}: 'answerable sources' lists those there are"),
        ([ONE, "--why", " "], "say why"),
        ([ONE], "--why"),
        (["--why", "x"], "SOURCE"),
    ],
)
def test_wrong_use_purges_nothing(case, inbox, words, problem):
    put(inbox, "a.txt")
    case("take", inbox)
    before = dump(case.folder)
    ran = case("purge", *words, code=2)
    assert problem in ran.err
    assert ran.err.count("\n") == 1
    assert dump(case.folder) == before


class Killed(BaseException):
    """Stands for the end of the process."""


@pytest.mark.parametrize("where", ["before the bytes", "within the bytes", "before the traces"])
@pytest.mark.parametrize("verb", ["verify", "take", "purge"])
def test_a_purge_that_was_cut_short_is_finished_by_the_next_command(case, inbox, monkeypatch, where, verb):
    put(inbox, "zebulon.html", page(SECRET))
    put(inbox, "other.txt", "Nothing of the kind.")
    case("take", inbox)
    source = case.source("zebulon.html")["id"]

    def killed(*_arguments):
        raise Killed

    with monkeypatch.context() as patched:
        if where == "before the bytes":
            patched.setattr(purging, "finish_purges", killed)
        elif where == "within the bytes":
            patched.setattr(os, "fsync", killed)
        else:
            patched.setattr(rows, "leave_no_traces", killed)
        with pytest.raises(Killed):
            purge(case, source)
    assert any(b"unswept" in row for row in dump(case.folder)["casebook"])
    if verb == "purge":
        assert counts(purge(case, source)) == (0, 0, 0)
    elif verb == "take":
        case("take", inbox / "other.txt")
    else:
        case.verifies()
    assert traces(case.folder, b"Quagmire") == []
    assert not any(b"unswept" in row for row in dump(case.folder)["casebook"])
    assert len(files(case.folder)) == 1
    case.verifies()


def test_what_is_left_of_it_says_that_it_was_and_why(case, inbox):
    put(inbox, "zebulon.txt", SECRET)
    case("take", inbox)
    source = case.source("zebulon.txt")
    purge(case, source["id"], why="a life is at stake")
    [tombstone] = dump(case.folder)["tombstone"]
    assert source["captures"][0]["sha256"].encode() in tombstone
    assert b"a life is at stake" in tombstone
    log = sqlite3.connect(case.folder / "casebook.db")
    assert [row[0] for row in log.execute("SELECT event FROM custody ORDER BY id")] == ["taken", "purged"]
    log.close()


def test_a_missing_or_altered_file_is_found_by_verify(inbox, tmp_path):
    case = new_case(tmp_path / "case")
    put(inbox, "a.txt", "one")
    put(inbox, "b.txt", "two")
    case("take", inbox)
    first, second = (case.folder / "files" / sha256[:2] / sha256 for sha256 in sorted(files(case.folder)))
    first.unlink()
    second.chmod(0o644)
    second.write_text("altered")
    ran = case("verify", "--json", code=1)
    assert ran.json["verified"] is False
    assert "missing" in ran.json["problems"][0]
    assert "altered" in ran.json["problems"][1]
    assert case("verify", code=1).out.count("\n") == 3
    case("take", inbox / "a.txt", inbox / "b.txt")
