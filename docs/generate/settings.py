"""Which settings are there, with which defaults? Told from the one module that reads the environment."""

import re
from dataclasses import dataclass, fields
from typing import Final

from answerable.settings import Settings
from docs.generate.frames import framed
from docs.generate.tables import code, table

_ROW: Final = re.compile(r"^ +(?P<field>\w+) +(?P<name>ANSWERABLE_\w+) +(?P<what>.+)$", re.MULTILINE)
_OWN_DEFAULT: Final = re.compile(r"; (?:default: |None: )(?P<default>.+)$")


@dataclass(frozen=True, slots=True)
class Setting:
    """What can be set, under which name, and what holds where it is not?"""

    field: str
    name: str
    what: str
    default: str


def settings() -> list[Setting]:
    """Which settings does the docstring of `Settings` tell of? ValueError if it leaves one out."""
    found = [_setting(row) for row in _ROW.finditer(Settings.__doc__ or "")]
    told, there = [item.field for item in found], [item.name for item in fields(Settings)]
    if told != there:
        msg = f"the docstring of Settings tells of {told}, its fields are {there}"
        raise ValueError(msg)
    return found


def page() -> str:
    """What does the page of the settings say?"""
    rows = ((code(item.name), item.what, item.default) for item in settings())
    return framed("settings", table(("setting", "what it says", "default"), rows))


def _setting(row: re.Match[str]) -> Setting:
    field, what = row["field"], row["what"]
    own = _OWN_DEFAULT.search(what)
    if own is not None:
        return Setting(field, row["name"], what[: own.start()], own["default"])
    value = next(item.default for item in fields(Settings) if item.name == field)
    default = "+".join(value) if isinstance(value, tuple) else str(value)
    return Setting(field, row["name"], what, code(default))
