"""What does the sidecar, or a flag, say of a source? Read and checked; nothing in it is guessed at."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import yaml

from answerable.archive.walking import Sidecar
from answerable.errors import UnreadableError, UsageError
from answerable.vocabulary import ids
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.day_range import DayRange, parse_day_range
from answerable.vocabulary.source import Publication, SourceDetails

KEYS: Final = (
    "id",
    "title",
    "author",
    "publication",
    "country",
    "date",
    "url",
    "archive_url",
    "language",
    "visibility",
)
"""What a sidecar can say. `country` is the publication's; `date` a day, month, year or FIRST..LAST."""

UNDATED: Final = "undated"

_LARGEST: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Described:
    """What was said of a source: which one it is, if that was said, and what is known of it?"""

    id: str | None = None
    details: SourceDetails = field(default_factory=SourceDetails)

    def updated_by(self, later: "Described") -> "Described":
        """What is said if the later word counts where there are two (flags over a sidecar)?"""
        return Described(later.id or self.id, self.details.updated_by(later.details))


def describe(said: Mapping[str, Any]) -> Described:
    """What do these keys say of a source? UsageError, naming the key, if one cannot be used."""
    unknown = [key for key in said if key not in KEYS]
    if unknown:
        msg = f"unknown key {unknown[0]!r}: the keys are {', '.join(KEYS)}"
        raise UsageError(msg)
    texts = {key: _text(key, value) for key, value in said.items() if key not in {"date", "country"}}
    name = texts.get("publication")
    country = _text("country", said.get("country"))
    try:
        return Described(
            None if texts.get("id") is None else ids.checked(texts["id"] or ""),
            SourceDetails(
                title=texts.get("title"),
                author=texts.get("author"),
                publication=None if name is None else Publication(ids.publication(name), name, country),
                published=_days(said.get("date")),
                url=texts.get("url"),
                archive_url=texts.get("archive_url"),
                language=texts.get("language"),
                visibility=_visibility(texts.get("visibility")),
            ),
        )
    except ValueError as error:
        raise UsageError(str(error)) from error


def read_sidecar(sidecars: tuple[Sidecar, ...], name: str) -> Described:
    """What do the sidecars of this file say? Nothing, if there is none.

    UnreadableError if there are two or it cannot be understood: the file is then not taken, because what
    could not be read may have been that it is restricted.
    """
    if not sidecars:
        return Described()
    if len(sidecars) > 1:
        names = " and ".join(sidecar.name for sidecar in sidecars)
        raise UnreadableError(
            "bad_sidecar", f"{name} has two sidecars, {names}", "keep one of them, then take it again"
        )
    sidecar = sidecars[0]
    try:
        return describe(_parsed(sidecar))
    except (UsageError, ValueError, yaml.YAMLError, OSError, RecursionError) as error:
        reason = " ".join(str(error).split())
        raise UnreadableError(
            "bad_sidecar",
            f"{name} was not taken, because its sidecar {sidecar.name} cannot be used: {reason}",
            "correct the sidecar, then take the file again",
        ) from error


def _parsed(sidecar: Sidecar) -> Mapping[str, Any]:
    if sidecar.path.stat().st_size > _LARGEST:
        msg = "it is larger than 1 MiB"
        raise ValueError(msg)
    text = sidecar.path.read_text(encoding="utf-8-sig")
    said = json.loads(text) if sidecar.name.endswith(".json") else yaml.load(text, _PlainLoader)  # noqa: S506
    if said is None:
        return {}
    if not isinstance(said, dict) or not all(isinstance(key, str) for key in said):
        msg = "it does not hold keys and values"
        raise ValueError(msg)
    return {key: value for key, value in said.items() if value is not None}


class _PlainLoader(yaml.SafeLoader):
    """The safe loader without aliases, which can make a small file stand for a huge one."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            msg = "aliases are not allowed in a sidecar"
            raise yaml.YAMLError(msg)
        return super().compose_node(parent, index)


def _text(key: str, value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        msg = f"the value of {key!r} is {value!r}, not a text"
        raise UsageError(msg)
    return value.strip()


def _days(value: object) -> DayRange | None:
    match value:
        case {"first": first, "last": last}:
            text = f"{first}..{last}"
        case date():  # YAML reads days and times by itself
            text = value.isoformat()
        case int() if not isinstance(value, bool):
            text = f"{value:04}"
        case str():
            text = value.strip()
        case None:
            text = UNDATED
        case _:
            msg = f"the date {value!r} is none: write YYYY, YYYY-MM, YYYY-MM-DD or FIRST..LAST"
            raise UsageError(msg)
    return None if text.lower() == UNDATED else parse_day_range(text)


def _visibility(text: str | None) -> Visibility | None:
    if text is None:
        return None
    if text not in tuple(Visibility):
        msg = f"the visibility {text!r} is none: use one of {', '.join(Visibility)}"
        raise UsageError(msg)
    return Visibility(text)
