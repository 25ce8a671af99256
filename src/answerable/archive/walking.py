"""Which files are there to take, each with its sidecar? In one order on every machine."""

import os
import stat
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from answerable.archive.opening import not_a_file, vanished
from answerable.errors import UnreadableError, UsageError

SIDECAR_ENDINGS: Final = (".meta.json", ".meta.yaml", ".meta.yml")
"""A sidecar of `report.txt` is exactly `report.meta.json`, `.meta.yaml` or `.meta.yml` beside it."""

LITTER: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that systems leave in folders, and that nobody means when they name the folder."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """Which sidecar lies beside a file? `name` is what it is called; the bytes lie at `path`."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Found:
    """Which file was found? `name` is its path below the folder that was named: what people know it by."""

    name: str
    path: Path
    sidecars: tuple[Sidecar, ...] = ()


NotFound = tuple[str, UnreadableError]
"""A name at which there is no file to take, and why."""


def check_there(paths: Iterable[Path]) -> None:
    """Is there something at each path that somebody typed? UsageError, before anything is done, if not."""
    for path in paths:
        if not os.path.lexists(path):
            msg = f"{path} is not there: see that the path is right, then try again"
            raise UsageError(msg)


def found_files(paths: Iterable[Path], leave_out: Collection[Path] = ()) -> Iterator[Found | NotFound]:
    """Which files lie at or below these paths? A file that cannot be one comes with the reason why.

    `leave_out` are real paths that are never meant, such as the casebook's own folder of files.
    """
    described: dict[Path, frozenset[str]] = {}
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112  (`Path.is_dir` raises where it may not look)
            yield from _Walk(path, leave_out).found()
        elif not is_sidecar(path.name):
            yield _named(path)
        else:
            if path.parent not in described:
                with os.scandir(path.parent) as entries:
                    files = [entry.name for entry in entries if not entry.is_dir(follow_symlinks=False)]
                described[path.parent] = _stems(files)
            if stem(path.name) not in described[path.parent]:
                yield _lonely(path.name)


def found_among(members: Sequence[tuple[str, Path]]) -> Iterator[Found | NotFound]:
    """Which of an archive's members are files to take, each with its sidecars?

    Members are named by their path in the archive; their bytes lie elsewhere. Two may have one name.
    """
    sidecars = {name: Sidecar(name, path) for name, path in members if is_sidecar(name)}
    stems = _stems(name for name, _ in members)
    for name, path in members:
        if _is_litter(name):
            continue
        if not is_sidecar(name):
            beside = (sidecars.get(f"{stem(name)}{ending}") for ending in SIDECAR_ENDINGS)
            yield Found(name, path, tuple(sidecar for sidecar in beside if sidecar))
        elif stem(name) not in stems:
            yield _lonely(name)


def is_sidecar(name: str) -> bool:
    """Is it a sidecar, by its name?"""
    return name.endswith(SIDECAR_ENDINGS)


def stem(name: str) -> str:
    """Which name (with its folders) do a file and its sidecar share?"""
    ending = next((ending for ending in SIDECAR_ENDINGS if name.endswith(ending)), None)
    if ending is not None:
        return name.removesuffix(ending)
    folder, slash, file = name.rpartition("/")
    return f"{folder}{slash}{os.path.splitext(file)[0]}"  # noqa: PTH122  (a member's name is no path)


def _stems(names: Iterable[str]) -> frozenset[str]:
    """Which stems have the files among these, so that a sidecar can belong to one?"""
    return frozenset(stem(name) for name in names if not is_sidecar(name) and not _is_litter(name))


def _is_litter(name: str) -> bool:
    file = name.rpartition("/")[2]
    return file in LITTER or file.startswith("._")


def _named(path: Path) -> Found | NotFound:
    """A link that the user names is meant; one that lies in a folder may lead anywhere."""
    if path.is_symlink() and not path.exists():
        return path.name, _dangling(path.name)
    folder = path.parent
    beside = (folder / f"{stem(path.name)}{ending}" for ending in SIDECAR_ENDINGS)
    # `lexists` is False, where `Path.exists` raises, for a name that is too long to be one.
    sidecars = tuple(Sidecar(item.name, item) for item in beside if os.path.lexists(item))
    return Found(path.name, Path(os.path.realpath(path)), sidecars)


class _Walk:
    """What lies below this folder? Folder by folder, files first, in the order of their names."""

    def __init__(self, root: Path, leave_out: Collection[Path]) -> None:
        self._root = root
        self._real_root = os.path.realpath(root)
        self._leave_out = {str(path) for path in leave_out if path.is_relative_to(self._real_root)}

    def found(self) -> Iterator[Found | NotFound]:
        waiting = [""]
        while waiting:
            folder = waiting.pop()
            try:
                with os.scandir(self._root / folder) as entries:
                    listed = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                name = folder or self._root.name or "."
                yield name, _closed_folder(name, error)
                continue
            prefix = f"{folder}/" if folder else ""
            wanted = [entry for entry in listed if not self._is_left_out(entry)]
            folders = [entry.name for entry in wanted if entry.is_dir(follow_symlinks=False)]
            yield from self._files(
                prefix, [entry for entry in wanted if not entry.is_dir(follow_symlinks=False)]
            )
            waiting += [f"{prefix}{name}" for name in reversed(folders)]

    def _files(self, prefix: str, entries: list[os.DirEntry[str]]) -> Iterator[Found | NotFound]:
        sidecars = {entry.name: entry for entry in entries if is_sidecar(entry.name)}
        stems = _stems(entry.name for entry in entries)
        for entry in entries:
            name = f"{prefix}{entry.name}"
            if _is_litter(entry.name):
                continue
            if is_sidecar(entry.name):
                if stem(entry.name) not in stems:
                    yield _lonely(name)
            elif entry.is_symlink():
                yield from self._linked(name, entry)
            elif entry.is_file(follow_symlinks=False):
                beside = (sidecars.get(f"{stem(entry.name)}{ending}") for ending in SIDECAR_ENDINGS)
                yield Found(
                    name,
                    Path(entry.path),
                    tuple(Sidecar(item.name, Path(item.path)) for item in beside if item),
                )
            else:
                yield name, _no_file(name, entry)

    def _linked(self, name: str, entry: os.DirEntry[str]) -> Iterator[NotFound]:
        """A link to something in the folder adds nothing; one out of it is told, never followed."""
        target = os.path.realpath(entry.path)  # unlike `Path.resolve`, it does not fall over a loop
        if not os.path.exists(target):  # noqa: PTH110  (nor does this)
            yield name, _dangling(name)
        elif not Path(target).is_relative_to(self._real_root):
            yield (
                name,
                UnreadableError(
                    "link_outside",
                    f"{name} is a link that leads out of the folder, and was not followed",
                    "take the file that it leads to by its own path, if you mean it",
                ),
            )

    def _is_left_out(self, entry: os.DirEntry[str]) -> bool:
        return bool(self._leave_out) and os.path.realpath(entry.path) in self._leave_out


def _no_file(name: str, entry: os.DirEntry[str]) -> UnreadableError:
    try:
        mode = entry.stat(follow_symlinks=False).st_mode
    except OSError:
        return vanished(name)
    return vanished(name) if stat.S_ISREG(mode) else not_a_file(mode, name)


def _dangling(name: str) -> UnreadableError:
    return UnreadableError("missing", f"{name} is a link that leads nowhere", "mend the link, or remove it")


def _closed_folder(name: str, error: OSError) -> UnreadableError:
    return UnreadableError(
        "unreadable",
        f"the folder {name} could not be opened ({error.strerror})",
        "see that you may read it, then take it again",
    )


def _lonely(name: str) -> NotFound:
    return (
        name,
        UnreadableError(
            "lonely_sidecar",
            f"{name} describes a file {stem(name)}.* that is not beside it",
            "put the file beside its sidecar, then take it again",
        ),
    )
