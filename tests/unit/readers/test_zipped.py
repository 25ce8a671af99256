import io
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.errors import UnreadableError
from answerable.readers.limits import Limits
from answerable.readers.outcome import ReadOutcome
from answerable.readers.zipped import leads_out

Read = Callable[..., ReadOutcome]


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_members_come_out_under_their_names_as_data(read: Read, scratch: Path) -> None:
    outcome = read(zipped({"a/report.txt": b"words", "a/": b"", "z.pdf": b"%PDF-1.4"}), "a.zip")
    assert outcome.media_type == "application/zip"
    assert outcome.rendition is None
    found = [(member.name, member.media_hint, member.path.read_bytes()) for member in outcome.members]
    assert found == [("a/report.txt", None, b"words"), ("z.pdf", None, b"%PDF-1.4")]
    assert all(member.path.parent == scratch for member in outcome.members)


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "/etc/passwd", "a/../../b", "..", "C:\\evil.txt", "..\\evil.txt", "\\\\host\\x"],
)
def test_a_name_that_leads_out_is_refused_and_the_rest_is_read(read: Read, scratch: Path, name: str) -> None:
    outcome = read(zipped({name: b"evil", "good.txt": b"words"}), "a.zip")
    assert [member.name for member in outcome.members] == ["good.txt"]
    assert [refusal.kind for refusal in outcome.refused] == ["unsafe_name"]
    assert "a.zip" in outcome.refused[0].message
    assert [path.name for path in scratch.iterdir()] == ["member-000001"]


@given(st.text(alphabet="ab./\\:", max_size=12))
def test_a_name_that_is_let_in_stays_in_the_folder(name: str) -> None:
    if not leads_out(name):
        depth = 0
        for part in name.replace("\\", "/").split("/"):
            depth += -1 if part == ".." else part not in {"", "."}
            assert depth >= 0
        assert not name.startswith(("/", "\\"))


def test_a_symbolic_link_is_refused(read: Read) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.create_system = 3
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    outcome = read(buffer.getvalue(), "a.zip")
    assert outcome.members == ()
    assert [(refusal.name, refusal.kind) for refusal in outcome.refused] == [("link.txt", "link")]


def flagged_encrypted(data: bytes, name: bytes) -> bytes:
    """Set the flag of encryption in the central directory entry of one member."""
    changed = bytearray(data)
    at = data.index(b"PK\x01\x02")
    while data.find(name, at) != at + 46:
        at = data.index(b"PK\x01\x02", at + 1)
    flags = struct.unpack_from("<H", changed, at + 8)[0]
    struct.pack_into("<H", changed, at + 8, flags | 1)
    return bytes(changed)


def test_an_encrypted_member_is_refused_and_the_rest_is_read(read: Read) -> None:
    data = flagged_encrypted(zipped({"open.txt": b"words", "locked.txt": b"secret"}), b"locked.txt")
    outcome = read(data, "a.zip")
    assert [member.name for member in outcome.members] == ["open.txt"]
    assert [(refusal.name, refusal.kind) for refusal in outcome.refused] == [("locked.txt", "encrypted")]


def test_a_broken_member_is_refused_and_the_rest_is_read(read: Read) -> None:
    stored = zipped({"one.txt": b"first words", "two.txt": b"second words"})
    with zipfile.ZipFile(io.BytesIO(stored)) as archive:
        at = archive.infolist()[0].header_offset + 30 + len("one.txt")
    data = stored[:at] + b"\xff\xff\xff" + stored[at + 3 :]
    outcome = read(data, "a.zip")
    assert [member.name for member in outcome.members] == ["two.txt"]
    assert [(refusal.name, refusal.kind) for refusal in outcome.refused] == [("one.txt", "damaged")]


def test_a_bomb_is_refused_and_what_is_written_stays_within_the_limit(read: Read, scratch: Path) -> None:
    data = zipped({"bomb.txt": bytes(20_000_000), "small.txt": b"words"})
    assert len(data) < 30_000
    outcome = read(data, "a.zip", limits=Limits(member_bytes=1_000_000))
    assert [member.name for member in outcome.members] == ["small.txt"]
    assert [(refusal.name, refusal.kind) for refusal in outcome.refused] == [("bomb.txt", "too_large")]
    assert sum(path.stat().st_size for path in scratch.iterdir()) < 1_000_000


def test_many_members_together_stay_within_the_limit(read: Read, scratch: Path) -> None:
    data = zipped({f"{number}.txt": bytes(400_000) for number in range(10)})
    outcome = read(data, "a.zip", limits=Limits(total_member_bytes=1_000_000))
    assert len(outcome.members) == 2
    assert len(outcome.refused) == 8
    assert sum(path.stat().st_size for path in scratch.iterdir()) <= 1_000_000


def test_more_members_than_may_be_are_counted(read: Read) -> None:
    data = zipped({f"{number}.txt": b"x" for number in range(10)})
    outcome = read(data, "a.zip", limits=Limits(members=4))
    assert len(outcome.members) == 4
    assert [refusal.kind for refusal in outcome.refused] == ["too_many"]
    assert "6 more" in outcome.refused[0].message


def test_what_macos_adds_is_told_once(read: Read) -> None:
    data = zipped({"a.txt": b"x", "__MACOSX/._a.txt": b"y", "__MACOSX/._b.txt": b"y"})
    outcome = read(data, "a.zip")
    assert [member.name for member in outcome.members] == ["a.txt"]
    assert [refusal.kind for refusal in outcome.refused] == ["system_files"]


@pytest.mark.parametrize(("raw", "expected"), [("año.txt".encode(), "año.txt"), (b"a\xa4o.txt", "año.txt")])
def test_names_without_the_mark_of_utf8_are_decoded(read: Read, raw: bytes, expected: str) -> None:
    data = zipped({"XXXXXXXX": b"words"}).replace(b"XXXXXXXX", raw.rjust(8, b"0"))
    assert read(data, "a.zip").members[0].name.lstrip("0") == expected


def test_an_archive_inside_is_a_member_like_any_other(read: Read) -> None:
    inner = zipped({"a.txt": b"words"})
    outcome = read(zipped({"inner.zip": inner}), "a.zip")
    assert outcome.members[0].path.read_bytes() == inner


def test_an_archive_cut_off_is_said_to_be_damaged(read: Read) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(zipped({"a.txt": b"words"})[:-20], "cut.zip")
    assert caught.value.kind == "damaged"
    assert "cut.zip" in str(caught.value)


def test_a_hostile_name_is_shown_on_one_line(read: Read) -> None:
    outcome = read(zipped({"../\x1b[2Jx\n\x07": b"evil"}), "a.zip")
    assert outcome.refused[0].message.isprintable()
