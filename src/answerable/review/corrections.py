"""What does `--set FIELD=VALUE` change in a claim? Read, checked against the claim's type, and shaped."""

import re
from collections.abc import Callable, Iterable
from typing import Any, Final

from answerable.errors import UsageError
from answerable.vocabulary import ids
from answerable.vocabulary.access import Modality, Visibility
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_types import Field, claim_type
from answerable.vocabulary.day_range import DayRange, parse_day_range
from answerable.vocabulary.shapes import dates_shape, range_shape, value_shape

DATE_SETTINGS: Final = ("precise", "imprecise", "starting", "ending", "open")
OTHER_SETTINGS: Final = ("modality", "visibility", "notes")

_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?")
_WORDS: Final = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}

NameOf = Callable[[str], str | None]
"""Under which name is the entity with this id known in the casebook? None if it is not."""


def changes_from(claim: Claim, settings: Iterable[tuple[str, str]], name_of: NameOf) -> dict[str, Any]:
    """What do these settings change? The shape that a decision keeps; UsageError if one cannot be.

    A reference is set by the id of an entity that the casebook knows, or by a name, which then stands for
    the person or unit that this claim's own source calls so. `;` stands between several texts or references.
    An empty value empties the field.
    """
    changes: dict[str, Any] = {}
    dates = dates_shape(claim.dates)
    for name, value in settings:
        text = value.strip()
        if name in DATE_SETTINGS:
            dates[name] = _date_setting(name, text)
            changes["dates"] = dates
        elif name in OTHER_SETTINGS:
            changes[name] = _other_setting(name, text)
        else:
            changes.setdefault("fields", {})[name] = _field_setting(claim, name, text, name_of)
    return changes


def _field_setting(claim: Claim, name: str, text: str, name_of: NameOf) -> Any:
    field = claim_type(claim.type).field(name)
    if field is None:
        known = [item.name for item in claim_type(claim.type).fields]
        msg = (
            f"a {claim.type} claim has nothing called {name!r} to set: it has "
            f"{', '.join((*known, *DATE_SETTINGS, *OTHER_SETTINGS))}"
        )
        raise UsageError(msg)
    parts = [part.strip() for part in text.split(";") if part.strip()]
    match field.kind:
        case _ if not parts:
            return None
        case "number":
            return _number(name, text)
        case "flag":
            return _flag(name, text)
        case "reference":
            return value_shape(_reference(claim, field, text, name_of))
        case "references":
            return [value_shape(_reference(claim, field, part, name_of)) for part in parts]
        case _:
            return parts if field.kind == "texts" else text


def _reference(claim: Claim, field: Field, text: str, name_of: NameOf) -> Reference:
    try:
        entity = ids.checked(text)
    except ValueError:
        return Reference(ids.draft_entity(claim.citations[0].source.id, field.entity, text), text)
    name = name_of(entity)
    if name is None:
        msg = f"{field.name}: no claim names an entity with the id {text}; set it by its name"
        raise UsageError(msg)
    return Reference(entity, name)


def _date_setting(name: str, text: str) -> Any:
    if name in {"precise", "imprecise"}:
        if not text:
            return None
        return range_shape(_days(name, text))
    if not text:
        return None if name == "open" else False
    return _flag(name, text)


def _days(name: str, text: str) -> DayRange:
    try:
        return parse_day_range(text)
    except ValueError as error:
        msg = f"{name}: {error}"
        raise UsageError(msg) from error


def _other_setting(name: str, text: str) -> str | None:
    if name == "notes":
        return text or None
    allowed = tuple(Modality) if name == "modality" else tuple(Visibility)
    if text not in allowed:
        msg = f"{name} is one of {', '.join(allowed)}, not {text!r}"
        raise UsageError(msg)
    return text


def _flag(name: str, text: str) -> bool:
    if text.lower() not in _WORDS:
        msg = f"{name} is yes or no, not {text!r}"
        raise UsageError(msg)
    return _WORDS[text.lower()]


def _number(name: str, text: str) -> int | float:
    """Which number is it? As JSON writes numbers: no thousands' signs, which mean another thing elsewhere."""
    if not _NUMBER.fullmatch(text):
        msg = f"{name} is a number such as 12 or 0.5, not {text!r}"
        raise UsageError(msg)
    return float(text) if "." in text else int(text)
