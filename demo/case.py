"""Of which documents does the invented case consist? Read from case.yaml and texts/."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import yaml

from answerable.vocabulary.day_range import DayRange, parse_day_range

FOLDER: Final = Path(__file__).parent
DOCUMENTS: Final = FOLDER.parent / "src" / "answerable" / "demo_case" / "documents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What is written in one document, and what is known of it?

    `maker` names its maker in build.py; `of` is the file that a copy or a cut file was made from;
    `sidecar` is `json`, `yaml` or empty. A document without `published` is undated on purpose.
    """

    file: str
    maker: str
    title: str = ""
    author: str = ""
    publication: str = ""
    published: DayRange | None = None
    url: str = ""
    archive_url: str = ""
    visibility: str = "public"
    site: str = ""
    of: str = ""
    sidecar: str = ""

    @property
    def stem(self) -> str:
        """What is the file called without its ending?"""
        return Path(self.file).stem

    @property
    def day(self) -> date:
        """On which day did it come out? ValueError if it is undated: its form needs a day."""
        if self.published is None:
            msg = f"{self.file} needs a date in case.yaml: its form prints one"
            raise ValueError(msg)
        return self.published.last

    def text(self, part: str = "") -> str:
        """Which words does it hold? `part` is the second part of a name such as `STEM.mail.txt`."""
        name = f"{self.stem}.{part}" if part else self.stem
        found = sorted(path for path in (FOLDER / "texts").iterdir() if path.stem == name)
        if len(found) != 1:
            msg = f"texts/ holds {len(found)} files named {name}.*: {self.file} needs exactly one"
            raise ValueError(msg)
        return found[0].read_text(encoding="utf-8")


def load_documents() -> tuple[Document, ...]:
    """Which documents are there, in the order of case.yaml?"""
    loaded = yaml.safe_load((FOLDER / "case.yaml").read_text(encoding="utf-8"))
    return tuple(_document(entry) for entry in loaded["documents"])


def _document(entry: Mapping[str, Any]) -> Document:
    known = {name: value for name, value in entry.items() if name not in {"make", "date"}}
    published = parse_day_range(str(entry["date"])) if "date" in entry else None
    return Document(maker=entry["make"], published=published, **known)
