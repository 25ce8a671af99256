"""Which annotated attributions are there? PolNeAR's train and dev parts, unpacked once."""

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from answerable.vocabulary.mention import AttributionMention, Stretches
from training.corpus import CHECKOUT, REPORTS

ARCHIVE: Final = REPORTS.parents[1] / "attribution.tar.xz"
UNPACKED: Final = CHECKOUT / "build" / "polnear"
"""Git ignores it: none of its words may come into the repository."""

_EVENT: Final = re.compile(r"(Attribution(?:-no-source)?|Source\d*|Cue\d*|Content\d*):(T\d+)")
_KEPT: Final = ("Source", "Cue", "Content")

Part = Literal["train", "dev"]


@dataclass(frozen=True, slots=True)
class Article:
    """What does an annotated article say, and who says it there? Offsets are code points."""

    id: str
    text: str
    attributions: tuple[AttributionMention, ...]


def articles(part: Part) -> Iterator[Article]:
    """Which articles has a part, in order of their names? Of several annotators the first by name counts.

    `Discuss` and `Discard` are left out, and so are events without a cue or a content.
    """
    if not UNPACKED.is_dir():
        unpack()
    folder = UNPACKED / "attribution" / part
    annotations: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotations.setdefault(path.stem.rpartition("_")[0], path)
    for path in sorted((folder / "text").glob("*.txt")):
        found = annotations.get(path.stem)
        if found is not None:
            text = path.read_bytes().decode("utf-8")
            yield Article(path.stem, text, tuple(_attributions(found)))


def annotated(part: Part, name: str) -> tuple[AttributionMention, ...]:
    """Which attributions did one annotator mark in one article? `name` is that of the annotator's file."""
    if not UNPACKED.is_dir():
        unpack()
    return tuple(_attributions(UNPACKED / "attribution" / part / "attributions" / name))


def unpack() -> None:
    """Unpack the archive into a folder that git ignores."""
    UNPACKED.mkdir(parents=True, exist_ok=True)
    with tarfile.open(ARCHIVE) as archive:
        archive.extractall(UNPACKED, filter="data")


def _attributions(path: Path) -> Iterator[AttributionMention]:
    stretches: dict[str, Stretches] = {}
    events: list[list[tuple[str, str]]] = []
    for line in path.read_bytes().decode("utf-8").split("\n"):
        fields = line.split("\t")
        if line.startswith("T") and len(fields) > 1:
            kind, _, places = fields[1].partition(" ")
            if kind in _KEPT:
                spans = [tuple(map(int, place.split())) for place in places.split(";")]
                stretches[fields[0]] = _joined(sorted((start, end) for start, end in spans))
        elif line.startswith("E") and len(fields) > 1:
            events.append(_EVENT.findall(fields[1]))
    for event in events:
        parts: dict[str, Stretches] = dict.fromkeys(_KEPT, ())
        for role, name in event:
            kind = role.rstrip("0123456789")
            if kind in parts and name in stretches:
                parts[kind] = _joined(sorted({*parts[kind], *stretches[name]}))
        if parts["Cue"] and parts["Content"]:
            yield AttributionMention(parts["Cue"], parts["Source"], parts["Content"], 1.0)


def _joined(spans: list[tuple[int, int]]) -> Stretches:
    """Which stretches are these, when those that overlap are one?"""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
