"""Which files are there to take, each with its sidecar? In one order on every machine."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from answerable.archive.opening import kind_of
from answerable.errors import UnreadableError

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


def found_files(paths: Iterable[Path]) -> Iterator[Found | NotFound]:
    """Which files lie at or below these paths? A file that cannot be one comes with the reason why."""
    for path in paths:
        if path.is_dir():
            yield from _below(path)
        elif is_sidecar(path.name):
            yield from _lonely_sidecar(path.name, path.parent, path)
        elif not path.exists():
            name = path.name
            problem = "is a link that leads nowhere" if path.is_symlink() else "is not there"
            yield name, UnreadableError("missing", f"{name} {problem}", "see that the path is right")
        else:
            # A link that the user names is meant; one that lies in a folder may lead anywhere.
            target = path.resolve() if path.is_symlink() else path
            yield Found(path.name, target, _sidecars(path.parent, path.name))


def found_among(members: Iterable[tuple[str, Path]]) -> Iterator[tuple[Found, int] | NotFound]:
    """Which of a container's members are files to take, each with its sidecars and its number?

    Members are named by their path in the container; their bytes lie elsewhere.
    """
    places = dict(members)
    stems = {_full_stem(name) for name in places if not is_sidecar(name)}
    for number, (name, path) in enumerate(places.items()):
        if PurePosixPath(name).name in LITTER:
            continue
        if not is_sidecar(name):
            stem = _full_stem(name)
            beside = [f"{stem}{ending}" for ending in SIDECAR_ENDINGS]
            sidecars = tuple(Sidecar(one, places[one]) for one in beside if one in places)
            yield Found(name, path, sidecars), number
        elif _full_stem(name) not in stems:
            yield _lonely(name, _full_stem(name))


def is_sidecar(name: str) -> bool:
    """Is it a sidecar, by its name?"""
    return name.endswith(SIDECAR_ENDINGS)


def _below(root: Path) -> Iterator[Found | NotFound]:
    problems: list[OSError] = []
    real_root = root.resolve()
    for folder, folders, files in os.walk(root, onerror=problems.append):
        folders.sort()
        here = Path(folder)
        for linked in [name for name in folders if (here / name).is_symlink()]:
            folders.remove(linked)
            yield from _linked(root, real_root, here / linked)
        for file in sorted(files):
            path = here / file
            name = path.relative_to(root).as_posix()
            if file in LITTER or file.startswith("._"):
                continue
            if is_sidecar(file):
                yield from _lonely_sidecar(name, here, path)
            elif path.is_symlink():
                yield from _linked(root, real_root, path)
            elif path.is_file():
                yield Found(name, path, _sidecars(here, file))
            else:
                yield name, _no_file(name, path)
    for problem in problems:
        name = Path(problem.filename or root).relative_to(root).as_posix()
        yield (
            name,
            UnreadableError(
                "unreadable",
                f"the folder {name} could not be opened ({problem.strerror})",
                "see that you may read it, then take it again",
            ),
        )


def _linked(root: Path, real_root: Path, link: Path) -> Iterator[Found | NotFound]:
    """A link to something in the folder adds nothing; one out of it is told, never followed."""
    name = link.relative_to(root).as_posix()
    target = link.resolve()
    if not target.exists():
        yield name, UnreadableError("missing", f"{name} is a link that leads nowhere", "remove or mend it")
    elif not target.is_relative_to(real_root):
        yield (
            name,
            UnreadableError(
                "link_outside",
                f"{name} is a link that leads out of the folder, and was not followed",
                "take the file that it leads to by its own path, if you mean it",
            ),
        )


def _no_file(name: str, path: Path) -> UnreadableError:
    try:
        kind = kind_of(path)
    except FileNotFoundError:
        return UnreadableError("vanished", f"{name} was gone before it could be read", "take it again")
    return UnreadableError(
        "not_a_file", f"{name} is {kind}, not a file", "copy what it gives into a file first"
    )


def _stem(name: str) -> str:
    for ending in SIDECAR_ENDINGS:
        if name.endswith(ending):
            return name.removesuffix(ending)
    return PurePosixPath(name).stem


def _full_stem(name: str) -> str:
    path = PurePosixPath(name)
    return str(path.with_name(_stem(path.name)))


def _sidecars(folder: Path, file: str) -> tuple[Sidecar, ...]:
    stem = _stem(file)
    return tuple(
        Sidecar(beside.name, beside)
        for ending in SIDECAR_ENDINGS
        if (beside := folder / f"{stem}{ending}").is_file()
    )


def _lonely_sidecar(name: str, folder: Path, path: Path) -> Iterator[NotFound]:
    """A sidecar is taken with its file; one that has none is told."""
    stem = _stem(path.name)
    with os.scandir(folder) as entries:
        has_file = any(
            _stem(entry.name) == stem and not is_sidecar(entry.name) and not entry.is_dir()
            for entry in entries
        )
    if not has_file:
        yield _lonely(name, stem)


def _lonely(name: str, stem: str) -> NotFound:
    return (
        name,
        UnreadableError(
            "lonely_sidecar",
            f"{name} describes a file {stem}.* that is not beside it",
            "put the file beside its sidecar, then take it again",
        ),
    )
