"""Does every kind of file come in once, with what was said of it, and does taking it again change nothing?"""

import os
import shutil

import pytest

from answerable.vocabulary import ids
from commands import new_case
from dumps import dump, files, traces
from papers import (
    WORDS,
    describe,
    every_kind,
    letter,
    mailbox,
    page,
    pdf,
    picture,
    put,
    zipped,
)

ONE = "11111111-1111-4111-8111-111111111111"
TWO = "22222222-2222-4222-8222-222222222222"
has_tesseract = shutil.which("tesseract") is not None


def take(case, *paths, code=0, **environment):
    return case("take", *paths, "--json", code=code, **environment).json


def counts(taken):
    return taken["new"], taken["found_again"], taken["unchanged"], taken["failed"]


def unchanged(case, *paths):
    """Does taking these again add no row at all, not even of an act, and no file?"""
    before = dump(case.folder), files(case.folder)
    taken = take(case, *paths)
    assert taken["new"] == taken["found_again"] == 0
    after = dump(case.folder), files(case.folder)
    assert after[1] == before[1]
    for table in before[0]:
        assert after[0][table] == before[0][table], table


# Kinds


def test_every_kind_of_file_goes_in_is_kept_and_can_be_searched(case, inbox):
    kinds = every_kind()
    for name, (data, _) in kinds.items():
        put(inbox, name, data)
    assert counts(take(case, inbox)) == (len(kinds) + 2, 0, 0, 0)
    for name, (data, media_type) in kinds.items():
        [capture] = case.source(name)["captures"]
        assert capture["media_type"] == media_type, name
        assert capture["size"] == len(data)
        kept = case.folder / "files" / capture["sha256"][:2] / capture["sha256"]
        assert kept.read_bytes() == data
        assert case.source(name)["undated"]
    found = case("search", '"Ilan Orvek"', "--json").json["texts"]
    containers = {"i.mbox", "n.zip"}
    assert {hit["source"] for hit in found} == {case.source(name)["id"] for name in kinds.keys() - containers}
    case.failed()
    case.verifies()
    unchanged(case, inbox)


@pytest.mark.skipif(not has_tesseract, reason="tesseract is not installed")
def test_the_words_of_a_picture_are_read(case, inbox):
    put(inbox, "scan.png", picture("Colonel Orvek"))
    assert counts(take(case, inbox)) == (1, 0, 0, 0)
    assert case.source("scan.png")["captures"][0]["media_type"] == "image/png"
    assert case("search", "orvek", "--json").json["texts"]


def test_kinds_are_told_from_bytes_and_not_from_names(case, inbox):
    put(inbox, "report.txt", pdf())
    put(inbox, "report.jpg", WORDS)
    take(case, inbox)
    assert case.source("report.txt")["captures"][0]["media_type"] == "application/pdf"
    assert case.source("report.jpg")["captures"][0]["media_type"] == "text/plain"


@pytest.mark.parametrize(
    ("name", "data", "kind", "media_type"),
    [
        ("broken.pdf", pdf()[: len(pdf()) // 3], "damaged", "application/pdf"),
        ("broken.zip", zipped({"a.txt": "x" * 500})[:-30], "damaged", None),
        ("empty.txt", b"", "empty", None),
        ("program", b"\x7fELF" + bytes(range(256)) * 8, "unsupported", None),
        ("broken.png", picture()[:400], "damaged", "image/png"),
    ],
)
def test_what_cannot_be_read_is_kept_listed_by_what_it_is_and_told(case, inbox, name, data, kind, media_type):
    put(inbox, name, data)
    taken = take(case, inbox)
    assert taken["failed"] == 1
    [failure] = case.failures()
    assert (failure["stage"], failure["name"], failure["kind"]) == ("take", name, kind)
    assert failure["source"] == case.source(name)["id"]
    [capture] = case.source(name)["captures"]
    assert capture["media_type"] == (media_type or "application/octet-stream")
    assert files(case.folder)[capture["sha256"]] == data
    case.verifies()
    unchanged(case, inbox)


# Names and folders


def test_files_of_nested_folders_are_known_by_their_path_below_the_folder_that_was_named(case, inbox):
    put(inbox, "2024/03/a.txt", "one")
    put(inbox, "2024/b.txt", "two")
    take(case, inbox)
    assert {source["names"][0] for source in case.sources()} == {"2024/03/a.txt", "2024/b.txt"}


def test_odd_names_are_names(case, inbox):
    odd = [
        "a b.txt",
        "two\nlines.txt",
        "-x.txt",
        "[b]",
        "\u202egnp.txt",
        "عقيد.txt",
        "a" * 255,
        "..txt",
        "\x1b[2Jx",
    ]
    for number, name in enumerate(odd):
        put(inbox, name, f"number {number}")
    put(inbox, "[/odd/x].txt", "in a folder")
    raw = os.fsencode(inbox) + b"/caf\xe9.txt"
    with open(raw, "wb") as file:  # noqa: PTH123  (a name that is no text)
        file.write(b"not UTF-8")
    assert counts(take(case, inbox)) == (len(odd) + 2, 0, 0, 0)
    names = {source["names"][0] for source in case.sources()}
    assert names == {*odd, "[/odd/x].txt", "caf\udce9.txt"}
    listed = case("sources").out
    assert "two lines.txt" in listed
    assert "\x1b" not in listed
    assert "\u202e" not in listed
    case("search", "number", "--json")
    case.verifies()
    unchanged(case, inbox)


def test_a_name_that_looks_like_an_option_can_be_taken(case, inbox):
    put(inbox, "--json")
    assert case("take", "--", inbox / "--json").code == 0
    assert case.source("--json")["held"]


def test_the_casebook_never_takes_itself(case):
    put(case.folder, "report.txt")
    assert counts(take(case, case.folder)) == (1, 0, 0, 0)
    assert [source["names"] for source in case.sources()] == [["report.txt"]]
    unchanged(case, case.folder)


def test_a_path_at_which_nothing_is_is_wrong_use_and_takes_nothing(case, inbox):
    put(inbox, "a.txt")
    ran = case("take", inbox / "a.txt", inbox / "b.txt", code=2)
    assert ran.err.startswith("answerable: ")
    assert "b.txt is not there" in ran.err
    assert ran.err.count("\n") == 1
    assert case.sources() == []
    assert case.failures() == []


# Sidecars and flags


def test_a_sidecar_describes_its_file(case, inbox):
    put(
        inbox,
        "a.txt",
        id=ONE,
        title="Change of command",
        author="ann",
        publication="The Tribune",
        country="Haldrane",
        date="2016-07",
        url="https://tribune.example/1",
        archive_url="https://archive.example/1",
        language="en",
        visibility="public",
    )
    take(case, inbox)
    [source] = case.sources(ANSWERABLE_CLEARANCE="public")
    assert source["id"] == ONE
    assert source["title"] == "Change of command"
    assert source["author"] == "ann"
    assert source["publication"]["name"] == "The Tribune"
    assert source["publication"]["country"] == "Haldrane"
    assert source["published"] == {"first": "2016-07-01", "last": "2016-07-31"}
    assert not source["undated"]
    assert source["url"] == "https://tribune.example/1"
    assert source["archive_url"] == "https://archive.example/1"
    assert (source["language"], source["visibility"]) == ("en", "public")
    unchanged(case, inbox)


@pytest.mark.parametrize("ending", ["json", "yaml", "yml"])
def test_each_of_the_three_endings_is_one(case, inbox, ending):
    describe(put(inbox, "a.txt"), ending, title="Title")
    take(case, inbox / "a.txt")
    assert case.source("a.txt")["title"] == "Title"


def test_flags_do_the_same_and_count_before_a_sidecar(case, inbox):
    put(inbox, "a.txt", title="Of the sidecar", author="ann", date="2016")
    flags = ["--title", "Of the flag", "--publication", "The Tribune", "--visibility", "public", "--id", ONE]
    case("take", inbox, *flags, "--date", "2016-07-22")
    [source] = case.sources()
    assert (source["id"], source["title"], source["author"]) == (ONE, "Of the flag", "ann")
    assert source["published"]["first"] == "2016-07-22"
    assert source["visibility"] == "public"


@pytest.mark.parametrize(
    "flag",
    [
        ("--date", "yesterday"),
        ("--id", "12"),
        ("--visibility", "secret"),
        ("--country", "Haldrane"),
        ("--title", " "),
    ],
)
def test_a_flag_that_cannot_be_used_is_wrong_use(case, inbox, flag):
    put(inbox, "a.txt")
    ran = case("take", inbox, *flag, code=2)
    assert ran.err.count("\n") == 1
    assert case.sources() == []


@pytest.mark.parametrize(
    ("ending", "text", "reason"),
    [
        ("json", "{", "line 1"),
        ("yaml", "visiblity: restricted", "unknown key 'visiblity'"),
        ("yaml", "a: &a x\ntitle: *a", "aliases"),
        ("yml", "date: last week", "date"),
        ("yaml", "- 1", "keys and values"),
    ],
)
def test_a_file_whose_sidecar_cannot_be_used_is_not_taken_and_told(case, inbox, ending, text, reason):
    put(inbox, "a.txt")
    put(inbox, "b.txt", "the batch goes on")
    put(inbox, f"a.meta.{ending}", text)
    assert counts(take(case, inbox)) == (1, 0, 0, 1)
    [failure] = case.failures()
    assert (failure["name"], failure["kind"]) == ("a.txt", "bad_sidecar")
    assert reason in failure["problem"]
    assert f"a.meta.{ending}" in failure["problem"]
    unchanged(case, inbox)
    put(inbox, f"a.meta.{ending}", "")
    if ending != "json":
        assert counts(take(case, inbox)) == (1, 0, 1, 0)
        case.failed()


def test_two_sidecars_are_one_too_many_and_a_lonely_one_is_told(case, inbox):
    describe(put(inbox, "a.txt", title="x"), "yaml", title="y")
    put(inbox, "b.meta.json", "{}")
    take(case, inbox)
    case.failed("bad_sidecar", "lonely_sidecar")
    assert case.sources() == []
    unchanged(case, inbox)


def test_a_sidecar_of_two_files_that_gives_an_id_makes_them_captures_of_one_source(case, inbox):
    put(inbox, "a.txt", "the text")
    put(inbox, "a.html", page("the page"), id=ONE, title="Both")
    take(case, inbox)
    [source] = case.sources()
    assert (source["id"], source["title"]) == (ONE, "Both")
    assert {capture["media_type"] for capture in source["captures"]} == {"text/plain", "text/html"}
    assert source["names"] == ["a.html", "a.txt"]
    unchanged(case, inbox)


def test_a_sidecar_of_two_files_without_an_id_describes_two_sources(case, inbox):
    put(inbox, "a.txt", "the text")
    put(inbox, "a.md", "the other text", title="Both")
    take(case, inbox)
    assert [source["title"] for source in case.sources()] == ["Both", "Both"]


def test_a_corrected_sidecar_counts_and_adds_to_what_was_known(case, inbox):
    path = put(inbox, "a.txt", title="Old", author="ann")
    take(case, inbox)
    describe(path, title="New")
    assert counts(take(case, inbox)) == (0, 1, 0, 0)
    assert (case.source("a.txt")["title"], case.source("a.txt")["author"]) == ("New", "ann")
    unchanged(case, inbox)
    describe(path, title="Old")
    take(case, inbox)
    assert case.source("a.txt")["title"] == "Old"


def test_a_sidecar_says_nothing_anew_once_somebody_has_corrected_it_by_hand(case, inbox):
    path = put(inbox, "a.txt", title="Old", author="ann", visibility="public")
    take(case, inbox)
    case("take", path, "--title", "By hand", "--visibility", "restricted")
    unchanged(case, inbox)
    assert case.source("a.txt")["title"] == "By hand"
    assert case.source("a.txt")["visibility"] == "restricted"
    describe(path, title="Old", author="Ann Orvek", visibility="public")
    take(case, inbox)
    source = case.source("a.txt")
    assert (source["title"], source["author"], source["visibility"]) == ("By hand", "Ann Orvek", "restricted")


# Identity


def test_the_same_content_under_two_names_is_one_capture_found_twice(case, inbox):
    put(inbox, "a.txt")
    put(inbox, "sub/b.txt")
    assert counts(take(case, inbox)) == (1, 1, 0, 0)
    [source] = case.sources()
    assert source["names"] == ["a.txt", "sub/b.txt"]
    assert len(source["captures"]) == 1
    assert len(files(case.folder)) == 1
    unchanged(case, inbox)


def test_two_names_that_describe_the_same_bytes_differently_do_not_take_turns(case, inbox):
    put(inbox, "a.txt", title="One", visibility="restricted")
    put(inbox, "b.txt", title="Two", visibility="public")
    assert "a sidecar would open what was closed" in case("take", inbox).err
    assert case.source("a.txt")["title"] == "Two"
    assert case.source("a.txt")["visibility"] == "restricted"  # a new name does not open what was closed
    unchanged(case, inbox)
    unchanged(case, inbox / "a.txt")


def test_the_same_content_with_two_ids_is_one_capture_of_two_sources(case, inbox):
    put(inbox, "a.txt", id=ONE)
    put(inbox, "b.txt", id=TWO)
    take(case, inbox)
    assert [source["id"] for source in case.sources()] == [ONE, TWO]
    assert len(files(case.folder)) == 1
    assert len({capture["sha256"] for source in case.sources() for capture in source["captures"]}) == 1
    unchanged(case, inbox)


def test_another_capture_with_a_known_id_joins_its_source(case, inbox):
    put(inbox, "a.txt", "as it was", id=ONE, title="Title")
    take(case, inbox)
    put(inbox, "later.txt", "as it is", id=ONE)
    take(case, inbox)
    [source] = case.sources()
    assert source["title"] == "Title"
    assert len(source["captures"]) == 2
    unchanged(case, inbox)


def test_another_capture_with_a_known_address_joins_its_source(case, inbox):
    put(inbox, "a.txt", "as it was", url="https://tribune.example/1", title="Title")
    put(inbox, "b.txt", "as it is", url="https://tribune.example/1")
    take(case, inbox)
    [source] = case.sources()
    assert source["id"] == ids.source_of_url("https://tribune.example/1")
    assert len(source["captures"]) == 2
    unchanged(case, inbox)


def test_an_address_that_is_known_only_later_is_that_of_the_same_source(case, inbox):
    path = put(inbox, "a.txt", "the text")
    take(case, inbox)
    [before] = case.sources()
    case("take", path, "--url", "https://tribune.example/1")
    [source] = case.sources()
    assert (source["id"], source["url"]) == (before["id"], "https://tribune.example/1")
    put(inbox, "b.txt", "another capture", url="https://tribune.example/1")
    take(case, inbox)
    assert len(case.sources()[0]["captures"]) == 2
    unchanged(case, inbox)


def test_the_same_bytes_at_two_addresses_are_two_sources(case, inbox):
    put(inbox, "a.txt", "wire copy", url="https://tribune.example/1")
    put(inbox, "b.txt", "wire copy", url="https://herald.example/1")
    take(case, inbox)
    assert len(case.sources()) == 2
    unchanged(case, inbox)


# Dates and what documents say of themselves

HEAD = (
    '<title>Of the page</title><meta property="og:title" content="Of the page">'
    '<meta property="article:published_time" content="{date}">'
    '<meta name="author" content="the page">'
    '<meta property="og:site_name" content="The Page">'
)


@pytest.mark.parametrize("date", ["2024-03-15", "2024-03-15T22:10:00+02:00", "2024-03-15T22:10:00Z"])
def test_a_page_s_own_date_counts_in_iso_form(case, inbox, date):
    put(inbox, "a.html", page(head=HEAD.format(date=date)))
    take(case, inbox)
    source = case.source("a.html")
    assert source["published"] == {"first": "2024-03-15", "last": "2024-03-15"}
    assert (source["title"], source["author"]) == ("Of the page", "the page")
    assert source["publication"]["name"] == "The Page"


@pytest.mark.parametrize(
    "date", ["15/03/2024", "March 15, 2024", "03-15-2024", "20240315", "2024-02-30", "now"]
)
def test_a_date_in_another_form_is_not_guessed_at(case, inbox, date):
    put(inbox, "a.html", page(head=HEAD.format(date=date)))
    take(case, inbox)
    assert case.source("a.html")["undated"]


def test_undated_stays_undated_whatever_the_file_and_the_calendar_say(case, inbox):
    path = put(inbox, "2024-03-15.txt", "On 15 March 2024 nothing happened.")
    os.utime(path, (1_400_000_000, 1_400_000_000))
    put(inbox, "a.pdf", pdf("made today"))
    take(case, inbox)
    assert all(source["undated"] and source["published"] is None for source in case.sources())
    assert "2 undated" in case("sources").out


def test_the_document_never_overrides_what_a_person_said(case, inbox):
    data = page(head=HEAD.format(date="2024-03-15"))
    put(inbox, "a.html", data, title="Of a person", date="2016")
    take(case, inbox)
    source = case.source("a.html")
    assert (source["title"], source["author"]) == ("Of a person", "the page")
    assert source["published"] == {"first": "2016-01-01", "last": "2016-12-31"}
    unchanged(case, inbox)


def test_nor_when_the_document_came_first(case, inbox):
    path = put(inbox, "a.html", page(head=HEAD.format(date="2024-03-15")))
    take(case, inbox)
    case("take", path, "--title", "Of a person", "--date", "2016")
    source = case.source("a.html")
    assert (source["title"], source["author"]) == ("Of a person", "the page")
    assert source["published"]["first"] == "2016-01-01"
    unchanged(case, inbox)


def test_a_person_s_word_that_there_is_no_date_counts_before_the_document_s(case, inbox):
    put(inbox, "a.html", page(head=HEAD.format(date="2024-03-15")), date="undated")
    take(case, inbox)
    assert case.source("a.html")["undated"]
    unchanged(case, inbox)


def test_a_second_source_of_known_bytes_is_told_what_they_say_of_themselves_too(case, inbox):
    data = page(head=HEAD.format(date="2024-03-15"))
    put(inbox, "a.html", data)
    take(case, inbox)
    put(inbox, "b.html", data, id=ONE)
    take(case, inbox)
    assert case.source("b.html")["title"] == "Of the page"
    assert case.source("b.html")["published"]["first"] == "2024-03-15"
    unchanged(case, inbox)


# Containers


def test_an_archive_s_files_become_sources_of_their_own_with_their_sidecars(case, inbox):
    members = {
        "r/a.txt": "the report",
        "r/a.meta.yaml": "title: In the archive\ndate: 2016",
        "b.txt": "the other",
        "lonely.meta.json": "{}",
    }
    put(inbox, "x.zip", zipped(members), visibility="restricted")
    assert counts(take(case, inbox)) == (3, 0, 0, 1)
    archive, inner = case.source("x.zip"), case.source("x.zip/r/a.txt")
    assert (inner["parent"], inner["within"]) == (archive["id"], "r/a.txt")
    assert (inner["title"], inner["published"]["first"]) == ("In the archive", "2016-01-01")
    assert case.source("x.zip/b.txt")["visibility"] == inner["visibility"] == "restricted"
    case.settings["ANSWERABLE_CLEARANCE"] = "restricted"
    [failure] = case.failures()
    assert (failure["name"], failure["kind"]) == ("x.zip/lonely.meta.json", "lonely_sidecar")
    assert failure["source"] == archive["id"]
    unchanged(case, inbox)


def test_a_letter_s_attachments_become_sources_with_the_letter_as_their_parent(case, inbox):
    attached = {
        "scan.txt": b"first",
        "SCAN.txt": b"second",
        "list.meta.json": b"{}",
        "inner.zip": zipped({"a.txt": "third"}),
    }
    put(inbox, "l.eml", letter(attached=attached, date="Mon, 04 Mar 2024 23:30:00 -0500"))
    assert counts(take(case, inbox)) == (6, 0, 0, 0)
    mail = case.source("l.eml")
    assert (mail["title"], mail["published"]["first"]) == ("A letter", "2024-03-04")
    for name in attached:
        assert case.source(f"l.eml/{name}")["parent"] == mail["id"]
    inner = case.source("l.eml/inner.zip")
    assert case.source("l.eml/inner.zip/a.txt")["parent"] == inner["id"]
    unchanged(case, inbox)


def test_attachments_of_one_name_are_all_taken(case, inbox):
    first = letter(attached={"scan.txt": b"first"})
    second = first.replace(b"Zmlyc3Q=", b"c2Vjb25k")
    both = letter(attached={"1.txt": b"first", "2.txt": b"second", "3.txt": b"third"})
    for number in (b"1", b"2", b"3"):
        both = both.replace(number + b".txt", b"scan.txt")
    put(inbox, "both.eml", both)
    put(inbox, "box.mbox", mailbox(first, second))
    take(case, inbox)
    scans = [source for source in case.sources() if source["names"][0].endswith("/scan.txt")]
    assert len(scans) == 5
    assert len({source["captures"][0]["sha256"] for source in scans}) == 3
    case.verifies()
    unchanged(case, inbox)


def test_a_mailbox_s_letters_become_sources(case, inbox):
    put(inbox, "box.mbox", mailbox(letter("The first letter."), letter("The second."), letter("The third.")))
    take(case, inbox)
    box = case.source("box.mbox")
    children = [source for source in case.sources() if source["parent"] == box["id"]]
    assert [source["within"] for source in children] == ["00001.eml", "00002.eml", "00003.eml"]
    unchanged(case, inbox)


def nested(depth):
    data = zipped({"a.txt": "at the bottom"})
    for level in range(depth - 1):
        data = zipped({f"{level}.zip": data})
    return data


def test_archives_in_archives_are_followed_to_the_limit_and_told_beyond(case, inbox):
    put(inbox, "deep.zip", nested(5))
    take(case, inbox)
    case.failed()
    assert [source for source in case.sources() if source["names"][0].endswith("/a.txt")]
    put(inbox, "deeper.zip", nested(9))
    taken = take(case, inbox / "deeper.zip")
    assert taken["failed"] == 1
    [failure] = case.failures()
    assert failure["kind"] == "too_deep"
    assert case.source(failure["name"])["id"] == failure["source"]
    unchanged(case, inbox)


def test_what_is_too_deep_here_and_not_there_does_not_take_turns(case, inbox):
    put(inbox, "a.zip", nested(6))
    put(inbox, "b.zip", nested(6))
    put(inbox, "c.zip", nested(1))
    take(case, inbox)
    case.failed("too_deep")
    unchanged(case, inbox)


def test_members_that_may_not_be_unpacked_are_told_and_the_others_taken(case, inbox):
    put(
        inbox,
        "evil.zip",
        zipped({"../up.txt": "up", "/abs.txt": "abs", "good.txt": "good", "C:\\x.txt": "c"}),
    )
    assert counts(take(case, inbox)) == (2, 0, 0, 3)
    case.failed("unsafe_name", "unsafe_name", "unsafe_name")
    assert {failure["source"] for failure in case.failures()} == {case.source("evil.zip")["id"]}
    assert case.source("evil.zip/good.txt")["held"]
    unchanged(case, inbox)
    put(
        inbox,
        "evil-too.zip",
        zipped({"../up.txt": "up", "/abs.txt": "abs", "good.txt": "good", "C:\\x.txt": "c"}),
    )
    take(case, inbox)
    unchanged(case, inbox)


def test_members_that_failed_are_tried_again_with_their_archive(case, inbox):
    put(inbox, "x.zip", zipped({"big.txt": "x" * (2 << 20), "small.txt": "x"}))
    taken = take(case, inbox, ANSWERABLE_MAX_FILE_MB="1")
    assert [failure["kind"] for failure in taken["failures"]] == ["too_large"]
    assert case.failures()[0]["name"] == "x.zip/big.txt"
    assert counts(take(case, inbox)) == (1, 0, 2, 0)
    case.failed()
    unchanged(case, inbox)


def test_the_same_bytes_by_themselves_and_in_a_closed_archive_are_two_sources(case, inbox):
    put(inbox, "open.txt", "the words", visibility="public")
    put(inbox, "x.zip", zipped({"informant.txt": "the words"}), visibility="restricted")
    take(case, inbox)
    [shown] = case.sources(ANSWERABLE_CLEARANCE="public")
    assert shown["names"] == ["open.txt"]
    assert case.source("x.zip/informant.txt")["visibility"] == "restricted"
    assert case.source("x.zip/informant.txt")["captures"] == shown["captures"]
    unchanged(case, inbox)


@pytest.mark.parametrize("first", ["closed.zip", "open.zip"])
def test_the_same_archive_in_two_places_is_unpacked_in_both(case, inbox, first):
    inner = zipped({"a.txt": "the words"})
    put(inbox, "closed.zip", zipped({"inner.zip": inner, "a": "a"}), visibility="restricted")
    put(inbox, "open.zip", zipped({"inner.zip": inner, "b": "b"}), visibility="public")
    take(case, inbox / first)
    take(case, inbox)
    assert case.source("open.zip/inner.zip/a.txt")["visibility"] != "restricted"
    assert case.source("closed.zip/inner.zip/a.txt")["visibility"] == "restricted"
    assert len(files(case.folder)) == 6
    unchanged(case, inbox)


def test_whoever_packed_an_archive_cannot_open_or_rename_a_source_that_is_known(case, inbox):
    put(inbox, "a.txt", "the secret", id=ONE, title="Ours", visibility="restricted")
    take(case, inbox)
    sidecar = f'{{"id": "{ONE}", "title": "Theirs", "author": "them", "visibility": "public"}}'
    put(inbox, "x.zip", zipped({"b.txt": "other", "b.meta.json": sidecar}))
    take(case, inbox)
    source = case.source("a.txt")
    assert (source["title"], source["author"], source["visibility"]) == ("Ours", "them", "restricted")
    assert source["parent"] is None
    assert len(source["captures"]) == 2
    unchanged(case, inbox)


def test_what_joins_a_source_from_a_closed_archive_closes_it(case, inbox):
    put(inbox, "a.txt", "the report", id=ONE, visibility="public")
    put(
        inbox,
        "x.zip",
        zipped({"b.txt": "other", "b.meta.json": f'{{"id": "{ONE}"}}'}),
        visibility="restricted",
    )
    take(case, inbox)
    assert case.sources(ANSWERABLE_CLEARANCE="team") == []
    unchanged(case, inbox)


def test_an_archive_that_describes_itself_is_not_its_own_parent(case, inbox):
    put(inbox, "x.zip", zipped({"b.txt": "other", "b.meta.json": f'{{"id": "{ONE}"}}'}), id=ONE)
    take(case, inbox)
    [source] = case.sources()
    assert source["parent"] is None
    assert len(source["captures"]) == 2
    unchanged(case, inbox)


# Hostile files


@pytest.mark.timeout(60)
def test_what_is_no_file_or_leads_away_is_told_and_the_batch_goes_on(case, inbox, tmp_path):
    put(tmp_path, "secret/words.txt", "the secret words")
    os.mkfifo(inbox / "a-pipe")
    (inbox / "b-link").symlink_to(tmp_path / "secret/words.txt")
    (inbox / "c-folder").symlink_to(tmp_path / "secret")
    (inbox / "d-loop").symlink_to("d-loop")
    (inbox / "e-gone").symlink_to("nothing")
    put(inbox, "z.txt", "the batch goes on")
    assert counts(take(case, inbox)) == (1, 0, 0, 5)
    case.failed("not_a_file", "link_outside", "link_outside", "missing", "missing")
    assert not traces(case.folder, b"the secret words")
    case("take", inbox, "--strict", code=1)
    unchanged(case, inbox)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_that_is_named_is_told(case, device):
    assert take(case, device)["failures"][0]["kind"] == "not_a_file"
    assert case.sources() == []


@pytest.mark.timeout(60)
def test_a_huge_sparse_file_ends_quickly_without_a_copy(case, inbox):
    with put(inbox, "huge.txt", "").open("r+b") as file:
        file.truncate(1 << 30)
    put(inbox, "z.txt", "the batch goes on")
    assert counts(take(case, inbox)) == (1, 0, 0, 1)
    [failure] = case.failures()
    assert failure["kind"] == "too_large"
    assert "512 MiB" in failure["problem"]
    assert sum(map(len, files(case.folder).values())) < 1_000
    unchanged(case, inbox)


def test_what_failed_is_cleared_once_it_succeeds(case, inbox):
    os.mkfifo(inbox / "a.txt")
    take(case, inbox)
    case.failed("not_a_file")
    (inbox / "a.txt").unlink()
    put(inbox, "a.txt", zipped({"x.txt": "x" * 500})[:-30])
    take(case, inbox)
    case.failed("damaged")
    put(inbox, "a.txt", "at last")
    take(case, inbox)
    case.failed("damaged")  # the damaged bytes are still held, and still unread
    put(inbox, "b.txt", "at last")
    (inbox / "b.txt").unlink()
    (inbox / "b.txt").symlink_to("nowhere")
    take(case, inbox)
    case.failed("damaged", "missing")
    (inbox / "b.txt").unlink()
    put(inbox, "b.txt", "at last")
    take(case, inbox)
    case.failed("damaged")


def test_a_failure_of_another_kind_takes_the_place_of_the_last(case, inbox):
    put(inbox, "a.txt", "x" * (2 << 20))
    take(case, inbox, ANSWERABLE_MAX_FILE_MB="1")
    case.failed("too_large")
    put(inbox, "a.meta.json", "{")
    take(case, inbox, ANSWERABLE_MAX_FILE_MB="1")
    case.failed("bad_sidecar")


def test_a_file_that_vanishes_after_it_was_listed_is_told(case, inbox, monkeypatch):
    for name in ("a.txt", "b.txt", "c.txt"):
        put(inbox, name, name)
    from answerable.archive import walking

    listing = walking._Walk.found

    def vanishing(self):
        for found in listing(self):
            (inbox / "b.txt").unlink(missing_ok=True)
            yield found

    monkeypatch.setattr(walking._Walk, "found", vanishing)
    taken = take(case, inbox)
    assert counts(taken) == (2, 0, 0, 1)
    assert taken["failures"][0]["kind"] == "vanished"
    put(inbox, "b.txt", "back again")
    monkeypatch.setattr(walking._Walk, "found", listing)
    take(case, inbox)
    case.failed()


# Any number of processes


def test_the_casebook_is_the_same_however_many_processes_read(inbox, tmp_path):
    for name, (data, _) in every_kind().items():
        put(inbox, name, data)
    for number in range(12):
        put(inbox, f"more/{number}.txt", f"number {number % 7}", title=f"Title {number}")
    put(inbox, "twice/a.zip", zipped({"a.txt": "words", "../b.txt": "words"}))
    put(inbox, "twice/b.zip", zipped({"a.txt": "words", "../b.txt": "words"}), id=TWO)
    put(inbox, "twice/c.html", page(head=HEAD.format(date="2024-03-15")))
    put(inbox, "twice/d.html", page(head=HEAD.format(date="2024-03-15")), id=ONE)
    put(inbox, "broken.pdf", pdf()[:200])
    shown = []
    for jobs in ("1", "4"):
        case = new_case(tmp_path / f"jobs-{jobs}", ANSWERABLE_JOBS=jobs)
        take(case, inbox)
        kinds = {one["kind"] for one in case.failures()}
        assert kinds == {"damaged", "unsafe_name"}  # nothing was put off for want of time
        unchanged(case, inbox)
        case.verifies()
        shown.append((case.sources(), [{**one, "at": ""} for one in case.failures()], rows(case)))
    assert shown[0] == shown[1]


def rows(case):
    """Every row that has neither a time nor a random number in it."""
    found = dump(case.folder)
    return {table: found[table] for table in found if table not in {"act", "custody", "casebook"}}


def test_two_programs_may_take_at_once(inbox, tmp_path):
    from concurrent.futures import ThreadPoolExecutor

    from commands import started

    case = new_case(tmp_path / "case")
    for number in range(6):
        put(inbox, f"{number}.txt", f"number {number}")
    with ThreadPoolExecutor(2) as pool:
        ran = list(pool.map(lambda _: started("-C", case.folder, "take", inbox, "--json"), range(2)))
    assert [one.code for one in ran] == [0, 0], ran
    assert sum(one.json["new"] for one in ran) == 6
    assert len(case.sources()) == 6
    case.failed()
    case.verifies()


# What is printed


def test_what_failed_is_said_on_standard_error_in_one_line_each(case, inbox):
    os.mkfifo(inbox / "two\nlines")
    put(inbox, "a.txt")
    ran = case("take", inbox)
    assert "1 taken" in ran.out
    assert "two lines is a pipe, not a file" in ran.err
    assert ran.err.count("\n") == 1
    assert "protections" in take(case, inbox)
