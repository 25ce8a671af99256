"""Of which pieces are JSON Schemas made? Strict ones: every key is there, and no other."""

from collections.abc import Iterable
from typing import Any, Final

Schema = dict[str, Any]

TEXT: Final[Schema] = {"type": "string"}
WORDS: Final[Schema] = {"type": "string", "minLength": 1}
COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
NUMBER: Final[Schema] = {"type": "number"}
FLAG: Final[Schema] = {"type": "boolean"}
ID: Final[Schema] = {
    "type": "string",
    "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
}
SHA256: Final[Schema] = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
DAY: Final[Schema] = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
MOMENT: Final[Schema] = {
    "type": "string",
    "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z$",
}


def record(title: str, /, **keys: Schema) -> Schema:
    """Which objects have all of these keys, and no other?"""
    return {
        "title": title,
        "type": "object",
        "properties": keys,
        "required": list(keys),
        "additionalProperties": False,
    }


def optional(schema: Schema, **keys: Schema) -> Schema:
    """Which records may have these keys besides?"""
    return {**schema, "properties": {**schema["properties"], **keys}}


def listing(items: Schema, *, least: int = 0) -> Schema:
    """Which lists hold only such items, and at least so many?"""
    return {"type": "array", "items": items, **({"minItems": least} if least else {})}


def said(description: str, schema: Schema) -> Schema:
    """Which values are these, with a sentence that says what they mean?"""
    return {"description": description, **schema}


def or_null(schema: Schema) -> Schema:
    """Which values may also be null, because nobody knows or has said?"""
    return {"anyOf": [schema, {"type": "null"}]}


def one_of(words: Iterable[str]) -> Schema:
    """Which values are one of these words?"""
    return {"enum": list(words)}


def part(name: str) -> Schema:
    """Which values are of the shape that this schema defines under `$defs`?"""
    return {"$ref": f"#/$defs/{name}"}


def other(name: str) -> Schema:
    """Which values are of the shape of another schema, in the same folder?"""
    return {"$ref": f"{name}.schema.json"}


def document(meaning: str, schema: Schema, **parts: Schema) -> Schema:
    """Which schema is a whole document? What it is, and under `$defs` the parts that it uses."""
    return {"description": meaning, **schema, **({"$defs": parts} if parts else {})}
