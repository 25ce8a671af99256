"""Is every file found, in one order, with its own sidecar, and everything else told?"""

import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.archive.walking import (
    SIDECAR_ENDINGS,
    Found,
    check_there,
    found_among,
    found_files,
    is_sidecar,
    stem,
)
from answerable.errors import UsageError


def put(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


def found(*paths, leave_out=()):
    return list(found_files(paths, leave_out))


def names(*paths):
    return [item.name for item in found(*paths) if isinstance(item, Found)]


def problems(*paths):
    return {item[0]: item[1].kind for item in found(*paths) if not isinstance(item, Found)}


def sidecars(*paths):
    return {
        item.name: [sidecar.name for sidecar in item.sidecars]
        for item in found(*paths)
        if isinstance(item, Found)
    }


def test_files_come_folder_by_folder_in_the_order_of_their_names(tmp_path):
    put(tmp_path, "b/z.txt", "b/a/deep.txt", "c.txt", "a.txt", "B.txt", "a/1.txt", "b/a.txt")
    assert names(tmp_path) == ["B.txt", "a.txt", "c.txt", "a/1.txt", "b/a.txt", "b/z.txt", "b/a/deep.txt"]
    assert all(Path(item.path).read_text() == item.name for item in found(tmp_path))


def test_a_file_that_is_named_goes_by_its_own_name(tmp_path):
    put(tmp_path, "b/z.txt")
    assert names(tmp_path / "b/z.txt", tmp_path / "b") == ["z.txt", "z.txt"]


ODD = [
    "with space.txt",
    "two\nlines.txt",
    "-rf",
    "--json",
    "*",
    "quote'\".txt",
    "تقرير.txt",
    "\u202egnp.exe",
    "naïve.txt",
    "nai\u0308ve.txt",
    "a" * 255,
    "[bold]x[red].txt",
    "tab\there",
    "\x1b[31mred",
    "..txt",
    "...",
    " ",
    "\\",
]


@pytest.mark.parametrize("name", ODD)
def test_odd_names_are_names(tmp_path, name):
    put(tmp_path, name)
    assert names(tmp_path) == names(tmp_path / name) == [name]


def test_names_need_not_be_utf8(tmp_path):
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(raw)).write_text("x")
    assert names(tmp_path) == ["caf\udce9.txt"]
    assert found(tmp_path)[0].path.read_text() == "x"


def test_nothing_is_found_in_an_empty_folder(tmp_path):
    assert found(tmp_path) == []


def test_litter_of_systems_is_left_where_it_is(tmp_path):
    put(tmp_path, ".DS_Store", "Thumbs.db", "desktop.ini", "._a.txt", ".hidden.txt")
    assert found(tmp_path)[0].name == ".hidden.txt"
    assert len(found(tmp_path)) == 1


def test_places_of_the_casebook_itself_are_left_out(tmp_path):
    put(tmp_path, "case/files/ab/cd", "case/casebook.db", "case/report.txt")
    real = Path(os.path.realpath(tmp_path / "case"))
    left = [item.name for item in found(tmp_path, leave_out=[real / "files", real / "casebook.db"])]
    assert left == ["case/report.txt"]
    (tmp_path / "way").symlink_to(tmp_path / "case")
    left = [item.name for item in found(tmp_path / "way", leave_out=[real / "files", real / "casebook.db"])]
    assert left == ["report.txt"]


def test_a_path_at_which_nothing_is_was_mistyped(tmp_path):
    put(tmp_path, "a.txt")
    check_there([tmp_path, tmp_path / "a.txt"])
    with pytest.raises(UsageError, match=r"b\.txt is not there"):
        check_there([tmp_path / "a.txt", tmp_path / "b.txt"])
    with pytest.raises(UsageError, match="is not there"):
        check_there([tmp_path / ("a" * 300)])


# Links


def test_a_link_within_the_folder_adds_nothing(tmp_path):
    put(tmp_path, "in/a.txt", "in/sub/b.txt")
    (tmp_path / "in/l.txt").symlink_to("a.txt")
    (tmp_path / "in/sub/up").symlink_to("..")
    (tmp_path / "in/also").symlink_to("sub")
    assert names(tmp_path / "in") == ["a.txt", "sub/b.txt"]
    assert problems(tmp_path / "in") == {}


def test_a_link_out_of_the_folder_is_told_and_not_followed(tmp_path):
    put(tmp_path, "in/a.txt", "out/secret.txt", "in2/x.txt")
    (tmp_path / "in/file").symlink_to(tmp_path / "out/secret.txt")
    (tmp_path / "in/folder").symlink_to(tmp_path / "out")
    (tmp_path / "in/almost").symlink_to(tmp_path / "in2")
    assert names(tmp_path / "in") == ["a.txt"]
    assert problems(tmp_path / "in") == dict.fromkeys(("file", "folder", "almost"), "link_outside")


def test_links_that_lead_nowhere_or_round_in_a_circle_are_told(tmp_path):
    put(tmp_path, "in/a.txt")
    (tmp_path / "in/gone").symlink_to("nothing")
    (tmp_path / "in/self").symlink_to("self")
    (tmp_path / "in/ping").symlink_to("pong")
    (tmp_path / "in/pong").symlink_to("ping")
    assert names(tmp_path / "in") == ["a.txt"]
    assert problems(tmp_path / "in") == dict.fromkeys(("gone", "self", "ping", "pong"), "missing")


def test_a_link_that_is_named_is_meant(tmp_path):
    put(tmp_path, "out/secret.txt", "out/secret.meta.json", "in/l.meta.json")
    (tmp_path / "in/l.txt").symlink_to(tmp_path / "out/secret.txt")
    (tmp_path / "in/folder").symlink_to(tmp_path / "out")
    [file] = found(tmp_path / "in/l.txt")
    assert file.name == "l.txt"
    assert file.path.read_text() == "out/secret.txt"
    assert [sidecar.name for sidecar in file.sidecars] == ["l.meta.json"]
    assert names(tmp_path / "in/folder") == ["secret.txt"]


def test_a_named_link_that_leads_nowhere_is_told(tmp_path):
    (tmp_path / "gone").symlink_to("nothing")
    (tmp_path / "self").symlink_to("self")
    check_there([tmp_path / "gone", tmp_path / "self"])
    assert problems(tmp_path / "gone", tmp_path / "self") == {"gone": "missing", "self": "missing"}


# What is no file


def test_what_is_no_file_is_told_by_what_it_is(tmp_path, monkeypatch):
    put(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        told = {item[0]: str(item[1]) for item in found(tmp_path) if not isinstance(item, Found)}
    assert told == {"pipe": "pipe is a pipe, not a file", "socket": "socket is a socket, not a file"}


def test_a_file_that_vanishes_between_listing_and_looking_is_told(tmp_path, monkeypatch):
    put(tmp_path, "a.txt", "b.txt", "c.txt")
    listing = os.scandir

    class Vanishing:
        def __init__(self, entry):
            self._entry, self.name, self.path = entry, entry.name, entry.path

        def is_dir(self, **_how):
            return False

        def is_symlink(self):
            return False

        def is_file(self, **_how):
            return self.name != "b.txt"

        def stat(self, **_how):
            raise FileNotFoundError

    class Listing:
        def __init__(self, path):
            self._listed = listing(path)

        def __enter__(self):
            return [Vanishing(entry) for entry in self._listed]

        def __exit__(self, *_error):
            self._listed.close()

    monkeypatch.setattr(os, "scandir", Listing)
    assert problems(tmp_path) == {"b.txt": "vanished"}


def test_a_folder_that_vanishes_or_may_not_be_listed_is_told_and_the_rest_is_found(tmp_path, monkeypatch):
    put(tmp_path, "a/1.txt", "b/2.txt", "c/3.txt")
    listing = os.scandir

    def closed(path):
        if str(path).endswith("b"):
            raise PermissionError(13, "Permission denied", str(path))
        return listing(path)

    monkeypatch.setattr(os, "scandir", closed)
    assert names(tmp_path) == ["a/1.txt", "c/3.txt"]
    [told] = [item for item in found(tmp_path) if not isinstance(item, Found)]
    assert told[0] == "b"
    assert str(told[1]) == "the folder b could not be opened (Permission denied)"


def test_a_folder_deeper_than_any_path_can_be_is_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "top").mkdir()
    os.chdir("top")
    for _ in range(20):
        Path("d" * 250).mkdir()
        os.chdir("d" * 250)
    assert list(problems(tmp_path / "top").values()) == ["unreadable"]
    monkeypatch.chdir(tmp_path)


# Sidecars


def test_a_sidecar_belongs_to_the_files_of_exactly_its_stem(tmp_path):
    put(
        tmp_path,
        "a.txt",
        "a.pdf",
        "a.meta.json",
        "ab.txt",
        "a.b.txt",
        "b.tar.gz",
        "b.tar.meta.yml",
        "c",
        "c.meta.yaml",
    )
    assert sidecars(tmp_path) == {
        "a.txt": ["a.meta.json"],
        "a.pdf": ["a.meta.json"],
        "ab.txt": [],
        "a.b.txt": [],
        "b.tar.gz": ["b.tar.meta.yml"],
        "c": ["c.meta.yaml"],
    }
    assert problems(tmp_path) == {}


@pytest.mark.parametrize("name", ["a.meta.txt", "a.META.JSON", "a.meta.json.bak", "a_meta.json", "meta.json"])
def test_other_names_are_no_sidecars(tmp_path, name):
    put(tmp_path, name)
    assert names(tmp_path) == [name]


def test_each_folder_has_its_own(tmp_path):
    put(tmp_path, "a.meta.json", "sub/a.txt")
    assert sidecars(tmp_path) == {"sub/a.txt": []}
    assert problems(tmp_path) == {"a.meta.json": "lonely_sidecar"}


def test_a_lonely_sidecar_is_told(tmp_path):
    put(tmp_path, "a.meta.json", "sub/.meta.yaml", "._a.txt")
    (tmp_path / "a.d").mkdir()
    assert problems(tmp_path) == {"a.meta.json": "lonely_sidecar", "sub/.meta.yaml": "lonely_sidecar"}
    assert problems(tmp_path / "a.meta.json") == {"a.meta.json": "lonely_sidecar"}


def test_a_sidecar_that_is_named_with_its_file_is_taken_with_it(tmp_path):
    put(tmp_path, "a.txt", "a.meta.json")
    assert sidecars(tmp_path / "a.meta.json", tmp_path / "a.txt") == {"a.txt": ["a.meta.json"]}
    assert problems(tmp_path / "a.meta.json", tmp_path / "a.txt") == {}


def test_several_sidecars_are_all_found(tmp_path):
    put(tmp_path, "a.txt", "a.meta.json", "a.meta.yaml", "a.meta.yml")
    expected = {"a.txt": ["a.meta.json", "a.meta.yaml", "a.meta.yml"]}
    assert sidecars(tmp_path) == sidecars(tmp_path / "a.txt") == expected


def test_a_sidecar_that_is_no_file_is_still_one(tmp_path):
    put(tmp_path, "a.txt", "b.txt", "secret")
    os.mkfifo(tmp_path / "a.meta.json")
    (tmp_path / "b.meta.yaml").symlink_to("secret")
    (tmp_path / "c.meta.yaml").mkdir()
    assert sidecars(tmp_path) == {"a.txt": ["a.meta.json"], "b.txt": ["b.meta.yaml"], "secret": []}


def test_a_name_too_long_to_have_a_sidecar_has_none(tmp_path):
    put(tmp_path, "a" * 251 + ".txt")
    assert (
        list(sidecars(tmp_path).values()) == list(sidecars(tmp_path / ("a" * 251 + ".txt")).values()) == [[]]
    )


# Members of archives


def among(*listed):
    return list(found_among([(name, Path(f"member-{number}")) for number, name in enumerate(listed)]))


def test_members_are_found_with_their_sidecars(tmp_path):
    listed = among("r/a.txt", "r/a.meta.json", "a.txt", "b.meta.yml", "r/._a.txt", ".DS_Store")
    [inner, outer] = [item for item in listed if isinstance(item, Found)]
    assert (inner.name, inner.path.name, inner.sidecars[0].path.name) == ("r/a.txt", "member-0", "member-1")
    assert (outer.name, outer.path.name, outer.sidecars) == ("a.txt", "member-2", ())
    assert [item[0] for item in listed if not isinstance(item, Found)] == ["b.meta.yml"]


def test_members_of_one_name_are_several_files():
    assert [item.path.name for item in among("scan.pdf", "scan.pdf", "scan.pdf")] == [
        "member-0",
        "member-1",
        "member-2",
    ]


@given(
    st.lists(
        st.text(max_size=12) | st.sampled_from(["", ".", "..", "/", "a/", "//", ".meta.json", "a.meta.yml"])
    )
)
def test_whatever_members_are_called_none_is_lost(listed):
    found = among(*listed)
    taken = [item.name for item in found if isinstance(item, Found)]
    litter = [name for name in listed if name.rpartition("/")[2] in {".DS_Store", "Thumbs.db", "desktop.ini"}]
    litter += [name for name in listed if name.rpartition("/")[2].startswith("._")]
    assert len(taken) + sum(map(is_sidecar, listed)) + len(litter) >= len(listed)
    assert all(not is_sidecar(name) for name in taken)


@given(st.text(max_size=12), st.sampled_from(SIDECAR_ENDINGS))
def test_a_name_made_of_a_stem_and_an_ending_has_that_stem(written, ending):
    assert stem(f"{written}{ending}") == written
    assert is_sidecar(f"{written}{ending}")
