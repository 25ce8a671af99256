r"""How is any text kept, also one that no database can hold? So that what is read back is what was written.

Readers deliver whatever the bytes say: a NUL, or a lone half of a surrogate pair, can stand in a text, a
file's name or a title. PostgreSQL holds neither, SQLite only the one. Each is kept as U+001A, Unicode's
own "substitute", and its four hexadecimal digits (`\x1a0000`); so is U+001A itself. All other text stays
as it is, so that other programs can read the tables.
"""

import re
from collections.abc import Callable
from typing import Final

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

PlainText: Final[TypeEngine[str]] = Text().with_variant(Text(collation="C"), "postgresql")
"""Which column holds ids, dates and fixed words? In the order of code points, whatever a server's locale."""

_MARK: Final = "\x1a"
_UNSTORABLE: Final = re.compile("[\x00\x1a\ud800-\udfff]")
_KEPT: Final = re.compile("\x1a([0-9a-f]{4})")


def storable(text: str) -> str:
    """How is this text written to a database?"""
    if text.isascii() and "\x00" not in text and _MARK not in text:
        return text
    return _UNSTORABLE.sub(lambda found: f"{_MARK}{ord(found[0]):04x}", text)


def restored(text: str) -> str:
    """Which text was written so?"""
    if _MARK not in text:
        return text
    return _KEPT.sub(lambda found: chr(int(found[1], 16)), text)


class AnyText(TypeDecorator[str]):
    """Which column holds text that comes from outside, whatever it holds?"""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        """Which type has the column? That of all other text."""
        return dialect.type_descriptor(PlainText)

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """How is it written?"""
        return None if value is None else storable(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], str | None]:  # noqa: ARG002
        """How is it read back? By one function: it is called for every such value of every row."""
        return read_back


def read_back(value: str | None) -> str | None:
    """Which text does a column of this type hold, if it holds one?"""
    return value if value is None or _MARK not in value else restored(value)
