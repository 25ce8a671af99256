"""What does the sidecar, or a flag, say of a source? Read and checked; nothing in it is guessed at."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

import yaml

from answerable.archive.opening import open_file
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
    "type",
    "created",
    "uploaded",
    "visibility",
)
"""What a sidecar can say. `country` is the publication's; `date` a day, month, year or FIRST..LAST, and so
are `created` and `uploaded`, of a photograph or video."""

_DAYS: Final = ("date", "created", "uploaded")

UNDATED: Final = "undated"

_ALSO_UNDATED: Final = frozenset({UNDATED, "not specified", "unknown", "n.d."})
"""What people write where a date belongs that nobody knows."""

_LARGEST: Final = 64 * 1024
"""Bytes: a sidecar is a few lines, and what is parsed outside the sandbox must be small."""


@dataclass(frozen=True, slots=True)
class Described:
    """What was said of a source: which one it is, if that was said, and what is known of it?

    `undated` is somebody's word that there is no date, so that the document's own does not count either.
    """

    id: str | None = None
    details: SourceDetails = field(default_factory=SourceDetails)
    undated: bool = False

    def updated_by(self, later: "Described") -> "Described":
        """What is said if the later word counts where there are two (flags over a sidecar)?"""
        details = self.details.updated_by(later.details)
        if later.undated:
            details = replace(details, published=None)
        return Described(
            later.id or self.id,
            details,
            later.undated or (self.undated and later.details.published is None),
        )


def describe(said: Mapping[str, Any]) -> Described:
    """What do these keys say of a source? UsageError, naming the key, if one cannot be used."""
    unknown = [key for key in said if key not in KEYS]
    if unknown:
        msg = f"unknown key {unknown[0]!r}: the keys are {', '.join(KEYS)}"
        raise UsageError(msg)
    texts = {key: _text(key, value) for key, value in said.items() if key not in _DAYS}
    try:
        days = {key: _days(said[key]) for key in _DAYS if key in said}
        return Described(
            None if "id" not in texts else ids.checked(texts["id"]),
            SourceDetails(
                title=texts.get("title"),
                author=texts.get("author"),
                publication=_publication(texts),
                published=days.get("date"),
                url=texts.get("url"),
                archive_url=texts.get("archive_url"),
                language=texts.get("language"),
                type=texts.get("type"),
                created=days.get("created"),
                uploaded=days.get("uploaded"),
                visibility=_visibility(texts.get("visibility")),
            ),
            undated="date" in said and days["date"] is None,
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
            "bad_sidecar", f"{name} has several sidecars, {names}", "keep one of them, then take it again"
        )
    sidecar = sidecars[0]
    try:
        return describe(_parsed(sidecar))
    except (UsageError, UnreadableError, ValueError, yaml.YAMLError, RecursionError) as error:
        raise UnreadableError(
            "bad_sidecar",
            f"{name} was not taken, because its sidecar {sidecar.name} cannot be used: {_reason(error)}",
            "correct the sidecar, then take the file again",
        ) from error


def _parsed(sidecar: Sidecar) -> Mapping[str, Any]:
    with open_file(sidecar.path, sidecar.name) as stream:
        written = stream.read(_LARGEST + 1)
    if len(written) > _LARGEST:
        msg = f"it is larger than {_LARGEST // 1024} KiB"
        raise ValueError(msg)
    text = written.decode("utf-8-sig")
    if sidecar.name.endswith(".json"):
        said = json.loads(text, object_pairs_hook=_once)
    else:
        said = yaml.load(text, _PlainLoader)  # noqa: S506  (it is the safe loader, and stricter)
    if said is None:
        return {}
    if not isinstance(said, dict) or not all(isinstance(key, str) for key in said):
        msg = "it does not hold keys and values"
        raise ValueError(msg)
    return {key: value for key, value in said.items() if value is not None}


def _reason(error: Exception) -> str:
    match error:
        case yaml.MarkedYAMLError() if error.problem and error.problem_mark:
            said = ", ".join(part for part in (error.context, error.problem) if part)
            words = f"{said}, in line {error.problem_mark.line + 1}"
        case UnicodeDecodeError():
            words = "it is not written in UTF-8"
        case RecursionError():
            words = "it is nested too deeply"
        case _:
            words = str(error)
    return " ".join(words.split())


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Which keys have which values? ValueError if one comes twice: which of the two was meant?"""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            msg = f"the key {key!r} is there twice"
            raise ValueError(msg)
        found[key] = value
    return found


class _PlainLoader(yaml.SafeLoader):
    """The safe loader for keys and values alone.

    Aliases can make a small file stand for a huge one, tags make a value something else than it looks.
    """

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.events.AliasEvent):
            msg = "aliases are not allowed in a sidecar"
            raise yaml.YAMLError(msg)
        if getattr(event, "tag", None) is not None:
            msg = f"the tag {event.tag!r} is not allowed in a sidecar: write plain values"
            raise yaml.YAMLError(msg)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:  # noqa: FBT001, FBT002  (PyYAML's own)
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        _once((str(key), None) for key in keys)
        return super().construct_mapping(node, deep)


def _text(key: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        msg = f"the value of {key!r} is {value!r}, not a text: put it in quotation marks"
        raise UsageError(msg)
    return value.strip()


def _publication(texts: Mapping[str, str]) -> Publication | None:
    if "publication" in texts:
        name = texts["publication"]
        return Publication(ids.publication(name), name, texts.get("country"))
    if "country" in texts:
        msg = "'country' is that of the publication: say 'publication' too"
        raise UsageError(msg)
    return None


def _days(value: object) -> DayRange | None:
    match value:
        case {"first": first, "last": last, **rest} if not rest:
            text = f"{first}..{last}"
        case date():  # YAML reads days and times by itself
            text = value.isoformat()
        case int() if not isinstance(value, bool):
            text = f"{value:04}"
        case str():
            text = value.strip()
        case _:
            msg = f"the date {value!r} is none: write YYYY, YYYY-MM, YYYY-MM-DD, FIRST..LAST or {UNDATED}"
            raise UsageError(msg)
    return None if text.lower() in _ALSO_UNDATED else parse_day_range(text)


def _visibility(text: str | None) -> Visibility | None:
    if text is None:
        return None
    if text not in tuple(Visibility):
        msg = f"the visibility {text!r} is none: use one of {', '.join(Visibility)}"
        raise UsageError(msg)
    return Visibility(text)
