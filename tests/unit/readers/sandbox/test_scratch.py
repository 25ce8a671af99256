from pathlib import Path

from answerable.readers.sandbox.scratch import Scratch, remove_document, used_bytes


def test_a_folder_of_a_document_is_gone_with_its_files(tmp_path: Path) -> None:
    scratch = Scratch(tmp_path)
    folder = scratch.new()
    (folder / "member-000001").write_bytes(bytes(5000))
    assert used_bytes(folder) >= 5000
    remove_document(folder)
    assert not folder.exists()
    remove_document(folder)
    assert used_bytes(folder) == 0
    scratch.close()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_program_left_is_removed_by_the_next(tmp_path: Path) -> None:
    abandoned = tmp_path / "readers-abandoned"
    abandoned.mkdir()
    (abandoned / "in-use").touch()
    (abandoned / "tmp1").mkdir()
    (abandoned / "tmp1" / "member-000001").write_bytes(b"x")
    Scratch(tmp_path).close()
    assert not abandoned.exists()


def test_the_folder_of_a_program_that_still_runs_is_left_alone(tmp_path: Path) -> None:
    first = Scratch(tmp_path)
    kept = first.new()
    Scratch(tmp_path).close()
    assert kept.exists()
    first.close()


def test_folders_of_others_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "readers-of-mine").mkdir()
    (tmp_path / "notes").mkdir()
    Scratch(tmp_path).close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes", "readers-of-mine"]


def test_a_link_in_a_document_s_folder_is_removed_and_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "evidence").write_text("evidence")
    scratch = Scratch(tmp_path / "scratch")
    folder = scratch.new()
    (folder / "link").symlink_to(outside)
    remove_document(folder)
    assert (outside / "evidence").read_text() == "evidence"
    scratch.close()
