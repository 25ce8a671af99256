"""How is a field of a claim written in a cell of today's layout, and read back?

A cell takes no line break, no space at its ends and, in a list, no `;`. What would not come back as it was
is written beside the handbook's columns instead, in `answerable:rest`: nothing is ever rounded off.
"""

import re
from typing import Any, Final

from answerable.tables.sfm.sheet import is_blank
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim_types import Field

REST: Final = "answerable:rest"

_UUID: Final = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_FLAGS: Final = {"Y": True, "N": False}


def names_column(label: str) -> str:
    """Which column holds the names of those whose ids stand in this one?"""
    return label.replace(":refs:assertion", ":names:qa").replace(":annotation", ":names:qa")


def written(field: Field, value: Any) -> dict[str, str] | None:
    """In which cells does this value stand? None if it would not come back as it was."""
    if field.label is None:
        return None
    cells = _cells(field.label, value)
    if not all(is_plain(cell) for cell in cells.values()) or read(field, cells) != value:
        return None
    return cells


def read(field: Field, cells: dict[str, str]) -> Any:
    """Which value stands in these cells? None if none; ValueError, as the end of a sentence, if unfit."""
    label = field.label or ""
    text = cells.get(label, "")
    if not text:
        return None
    found: Any = text
    match field.kind:
        case "texts":
            found = tuple(_listed(text))
        case "number":
            found = _number(text)
        case "flag":
            found = _flag(text)
        case "reference":
            found = _references(text, cells.get(names_column(label), ""), several=False)[0]
        case "references":
            found = _references(text, cells.get(names_column(label), ""), several=True)
        case "text":
            pass
    if field.choices and found not in field.choices:
        raise ValueError(f"is none of {', '.join(field.choices)}")
    return found


def is_plain(text: str) -> bool:
    """Does this text come back from a cell as it went in?"""
    return text == " ".join(text.split()) and text.isprintable() and not is_blank(text)


def _cells(label: str, value: Any) -> dict[str, str]:
    match value:
        case bool():
            return {label: "Y" if value else "N"}
        case Reference():
            return {label: value.id, names_column(label): value.name}
        case tuple() if all(isinstance(item, Reference) for item in value):
            return {
                label: "; ".join(item.id for item in value),
                names_column(label): "; ".join(item.name for item in value),
            }
        case tuple():
            return {label: "; ".join(map(str, value))}
        case _:
            return {label: str(value)}


def _listed(text: str) -> list[str]:
    return [part for piece in text.split(";") if (part := piece.strip())]


def _flag(text: str) -> bool:
    if text.upper() not in _FLAGS:
        raise ValueError("is no flag: Y or N is needed")
    return _FLAGS[text.upper()]


def _number(text: str) -> int | float:
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        raise ValueError("is no number") from None


def _references(text: str, names: str, *, several: bool) -> tuple[Reference, ...]:
    """Who is meant? Ids, with their names in the column for these, or before them in the same cell."""
    found = []
    printed = _listed(names) if several else [names]
    pieces = _listed(text) if several else [text]
    for number, piece in enumerate(pieces):
        match = _UUID.search(piece)
        if match is None:
            raise ValueError("names nobody by id: a UUID is needed")
        beside = printed[number] if len(printed) == len(pieces) else ""
        name = beside or " ".join(piece.replace(match[0], " ").split()).strip("() ") or match[0].lower()
        found.append(Reference(match[0].lower(), name))
    return tuple(found)
