"""Which kinds of failure can there be? Collected from the code that tells of them."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import answerable

PACKAGE: Final = Path(answerable.__file__).parent

_TOLD_BY: Final = {"UnreadableError": 0, "Failure": None, "_leave_unread": None, "refuse": 1}
"""Calls that tell of a failure, and which of their positional arguments is its kind."""


def failure_kinds(package: Path = PACKAGE) -> dict[str, list[str]]:
    """Which kinds does the package tell of, and in which modules? Not those handed on."""
    found: dict[str, list[str]] = {}
    for module in sorted(package.rglob("*.py")):
        name = module.relative_to(package).as_posix()
        for kind in _kinds(ast.parse(module.read_text(encoding="utf-8"))):
            modules = found.setdefault(kind, [])
            if name not in modules:
                modules.append(name)
    return dict(sorted(found.items()))


def _kinds(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (called := _name(node.func)) in _TOLD_BY:
            place = _TOLD_BY[called]
            said = [item.value for item in node.keywords if item.arg == "kind"]
            if place is not None and len(node.args) > place:
                said.append(node.args[place])
            yield from (
                item.value for item in said if isinstance(item, ast.Constant) and isinstance(item.value, str)
            )


def _name(called: ast.expr) -> str:
    match called:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""
