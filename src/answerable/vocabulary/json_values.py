"""What does this key of a JSON object hold, if it holds what it should?

ValueError, in one sentence that names the key, if it holds something else; KeyError if a key is not there
that has to be. A key that need not be there and is not reads as empty, no, or None.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any, Never, TypeVar

Object = Mapping[str, Any]

Word = TypeVar("Word", bound=str)


def as_object(value: object, what: str) -> Object:
    """Is this a JSON object? `what` names it if it is none."""
    return value if isinstance(value, Mapping) else _refuse(what, "an object", value)


def text(shape: Object, key: str) -> str:
    """Which text stands there? It has to."""
    value = shape[key]
    return value if isinstance(value, str) else _refuse(key, "a text", value)


def text_or_none(shape: Object, key: str) -> str | None:
    """Which text stands there, if any?"""
    return None if shape.get(key) is None else text(shape, key)


def texts(shape: Object, key: str) -> tuple[str, ...]:
    """Which texts stand there, in order?"""
    values = shape.get(key, ())
    if isinstance(values, list | tuple) and all(isinstance(value, str) for value in values):
        return tuple(values)
    return _refuse(key, "a list of texts", values)


def one_of(shape: Object, key: str, words: Sequence[Word], otherwise: Word | None = None) -> Word:
    """Which of these words stands there? `otherwise` where the key is not there; without it, it has to be."""
    value = shape[key] if otherwise is None else shape.get(key, otherwise)
    found = next((word for word in words if word == value), None)
    return _refuse(key, f"one of {', '.join(words)}", value) if found is None else found


def flag(shape: Object, key: str) -> bool:
    """Is it so?"""
    value = shape.get(key, False)
    return value if isinstance(value, bool) else _refuse(key, "true or false", value)


def flag_or_none(shape: Object, key: str) -> bool | None:
    """Is it so, as far as anybody said?"""
    return None if shape.get(key) is None else flag(shape, key)


def whole(shape: Object, key: str) -> int:
    """Which whole number stands there? It has to."""
    value = shape[key]
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return _refuse(key, "a whole number", value)


def whole_or_none(shape: Object, key: str) -> int | None:
    """Which whole number stands there, if any?"""
    return None if shape.get(key) is None else whole(shape, key)


def number_or_none(shape: Object, key: str) -> float | None:
    """Which number stands there, if any? Neither infinite nor "not a number"."""
    value = shape.get(key)
    return value if value is None or _is_number(value) else _refuse(key, "a number", value)


def numbers(value: object, key: str, count: int) -> tuple[float, ...]:
    """Which numbers are these, so many of them?"""
    if isinstance(value, list | tuple) and len(value) == count and all(map(_is_number, value)):
        return tuple(value)
    return _refuse(key, f"{count} numbers", value)


def items(shape: Object, key: str) -> Sequence[Any]:
    """Which list stands there?"""
    values = shape.get(key, ())
    return values if isinstance(values, list | tuple) else _refuse(key, "a list", values)


def objects(shape: Object, key: str) -> Sequence[Object]:
    """Which list of JSON objects stands there?"""
    return [as_object(value, f"each of {key}") for value in items(shape, key)]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _refuse(key: str, expected: str, value: object) -> Never:
    msg = f"{key} holds {expected}, not {value!r}"
    raise ValueError(msg)
