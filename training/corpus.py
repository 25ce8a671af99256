"""Which annotated reports are there, and which of them may never be apart? `../shared/data/postings`."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from answerable.extract.edges import Edge
from answerable.vocabulary.day_range import DayRange, parse_day_range
from answerable.vocabulary.mention import MENTION_TYPES, Mention

CHECKOUT: Final = Path(__file__).resolve().parent.parent
REPORTS: Final = CHECKOUT.parent / "shared" / "data" / "postings" / "train_v2"

FOLDS: Final = 5
SEED: Final = "answerable-1"

_SHINGLE: Final = 8
_SAME_STORY: Final = 0.3
"""Of the shorter report's runs of eight words, how many the longer must share to be the same story.

Among the 99 reports the pairs above are reprints (0.47 to 1.0); the next pair shares 0.16, boilerplate.
"""

_UNDATED: Final = "Not specified"
"""What stands in the place of a publication date where there is none."""

Tense = Literal["current", "past", "future", "sometime"]
"""`sometime` is written in our own passages alone: a table that does not say when."""


@dataclass(frozen=True, slots=True)
class Posting:
    """Which office does the annotation give to whom? None where it says nothing of a part."""

    person: Mention
    rank: Mention | None
    title: Mention | None
    unit: Mention | None
    tense: Tense
    date: Mention | None = None
    edge: Edge | None = None


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """Which unit does the annotation put under which?"""

    child: Mention
    parent: Mention


@dataclass(frozen=True, slots=True)
class Report:
    """What does an annotated report say? Mentions in order of their start."""

    id: str
    text: str
    mentions: tuple[Mention, ...]
    postings: tuple[Posting, ...]
    hierarchy: tuple[Hierarchy, ...] = ()
    published: DayRange | None = None


def reports(folder: Path = REPORTS) -> list[Report]:
    """Which annotated reports are in the folder? In order of their ids; offsets are checked."""
    return [_report(path) for path in sorted(folder.glob("*.json"))]


def _report(path: Path) -> Report:
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    mentions: dict[str, Mention] = {}
    for item in data["mentions"]:
        if text[item["start"] : item["end"]] != item["text"]:
            msg = f"{path.name}: the mention {item['id']} is not at {item['start']}…{item['end']}"
            raise ValueError(msg)
        if item["type"] not in MENTION_TYPES:
            msg = f"{path.name}: the mention {item['id']} is of no known type: {item['type']!r}"
            raise ValueError(msg)
        mentions[item["id"]] = Mention(item["type"], item["start"], item["end"], item["text"], 1.0)
    return Report(
        data["doc"],
        text,
        tuple(sorted(mentions.values(), key=lambda mention: mention.start)),
        tuple(_posting(item, mentions) for item in data["postings"]),
        tuple(Hierarchy(mentions[item["child"]], mentions[item["parent"]]) for item in data["hierarchy"]),
        _published(path.with_name(f"{path.stem}_meta.txt")),
    )


def _published(meta: Path) -> DayRange | None:
    """When was the report published, by the file beside it?"""
    for line in meta.read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition(":")
        if name == "Publication date" and value.strip() != _UNDATED:
            return parse_day_range(value)
    return None


def _posting(item: Mapping[str, Any], mentions: Mapping[str, Mention]) -> Posting:
    rank, title, unit = (mentions.get(item.get(part, "")) for part in ("rank", "title", "unit"))
    date = mentions.get(item.get("date", ""))
    return Posting(mentions[item["person"]], rank, title, unit, item["when"], date, item.get("edge"))


def folds(corpus: Sequence[Report], count: int = FOLDS, seed: str = SEED) -> dict[str, int]:
    """In which fold is each report held out? Reprints of one story share a fold, or they would leak.

    Stories are dealt out in the order of a hash of seed and id: adding a report moves few others.
    """
    stories = _stories(corpus)
    names = sorted(set(stories.values()), key=lambda name: hashlib.sha256((seed + name).encode()).digest())
    fold_of = {name: index % count for index, name in enumerate(names)}
    return {report.id: fold_of[stories[report.id]] for report in corpus}


def _stories(corpus: Sequence[Report]) -> dict[str, str]:
    """Which story does each report tell, named by the first report that tells it?"""
    story: dict[str, str] = {}
    shingles: dict[str, set[tuple[str, ...]]] = {}
    for report in corpus:
        words = report.text.lower().split()
        mine = {tuple(words[index : index + _SHINGLE]) for index in range(len(words) - _SHINGLE + 1)}
        story[report.id] = next(
            (
                story[other]
                for other, theirs in shingles.items()
                if len(mine & theirs) >= _SAME_STORY * max(1, min(len(mine), len(theirs)))
            ),
            report.id,
        )
        shingles[report.id] = mine
    return story
