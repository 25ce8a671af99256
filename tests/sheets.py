"""How does a test make sheets? Rows of cells become a file that is held, as an import gets it."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from answerable.readers import table
from answerable.readers.job import Job
from answerable.tables.sfm.reading import pieces
from answerable.vocabulary import ids
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.imported import (
    Before,
    Held,
    ImportFile,
    KnownEntity,
    Made,
    SourceSaid,
    Unusable,
)
from answerable.vocabulary.rendition import Rendition
from answerable.vocabulary.source import SourceReference

TAKEN = date(2024, 5, 1)


def written(path: Path, rows: Iterable[Sequence[str]], separator: str = ",") -> Path:
    """Which file holds these rows?"""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    return path


def sheet(*rows: dict[str, str]) -> list[list[str]]:
    """Which rows of cells are these, under the headers that they have?"""
    headers = list(dict.fromkeys(header for row in rows for header in row))
    return [headers, *([row.get(header, "") for header in headers] for row in rows)]


def held(path: Path) -> ImportFile:
    """As what does an import get this file?"""
    made = table.read(path, Job(path, path.name, path.parent)).rendition
    assert isinstance(made, Rendition)
    source = SourceReference(ids.derived("test", path.name), path.name)
    rendition = ids.derived("test", "rendition", path.name)
    kept = Held(
        source=source,
        visibility=Visibility.TEAM,
        taken=TAKEN,
        rendition=rendition,
        content=lambda: made,
    )
    return ImportFile(name=path.name, path=path, held=kept)


def before(*entities: KnownEntity) -> Before:
    """What does a casebook know that has these units?"""
    return Before(lambda kind: [one for one in entities if kind == "unit"])


class Found:
    """What did an import make of files?"""

    def __init__(self, *paths: Path, known: Before | None = None) -> None:
        self.claims: list[Claim] = []
        self.problems: list[str] = []
        self.sources: dict[str, SourceSaid] = {}
        for piece in pieces([held(path) for path in paths], {}, known or Before()):
            for item in piece.found:
                match item:
                    case Made():
                        self.claims.append(item.claim)
                    case Unusable():
                        self.problems.append(f"{item.place}: {item.why}")
                    case SourceSaid():
                        self.sources[item.source] = item

    def of(self, kind: str) -> list[Claim]:
        """Which claims of this type were made?"""
        return [claim for claim in self.claims if claim.type == kind]
