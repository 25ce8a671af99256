"""How is what views ask again and again asked quickly? By statements made once, for the driver itself.

SQLAlchemy writes them, and then is asked no more: to make a statement, and to put what it gives into its own
rows, takes longer than most of these need in the database.

PostgreSQL plans such a statement longer than it runs it, too: in a view it is prepared, and planned once for
whatever it is given, until a table has grown (ANALYZE). That fits where an index leads from each value to a
few rows. It would not where values make the plan, as those of a range do.
"""

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import psycopg
from sqlalchemy import BigInteger, Connection, Dialect, Select, bindparam
from sqlalchemy.exc import DBAPIError

from answerable.store.casebook import View
from answerable.store.database import driver_of, keep_plans
from answerable.store.storable import AnyText, read_back

UNTIL: Final[Any] = bindparam("until", type_=BigInteger())
"""A view's moment, in statements that are made for any: it comes with each execution."""

_PROBLEMS: Final = (sqlite3.Error, psycopg.Error)


def at_any_moment(view: View) -> View:
    """Which view is a statement made for that shall serve all moments? It has `UNTIL` for its own."""
    return View(view.connection, UNTIL, view.clearance)


@dataclass(frozen=True, slots=True)
class _Ready:
    """Which text and values does the driver take, and what becomes of the rows that it gives?

    `order` has the names of the values where they stand in the text without them; `fixed` are values of the
    statement itself; `texts` are the columns of `AnyText`, all others are as the driver gives them.
    """

    text: str
    order: tuple[str, ...] | None
    fixed: Mapping[str, Any]
    row: Callable[[Iterable[Any]], Any]
    texts: tuple[int, ...]

    @classmethod
    def of(cls, statement: Select[Any], dialect: Dialect, given: Mapping[str, Any]) -> "_Ready":
        state = statement.compile(dialect=dialect).construct_expanded_state(given)
        columns = statement.selected_columns
        names = [str(column.key) for column in columns]
        row: Any = namedtuple("Row", names)  # type: ignore[misc]  # noqa: PYI024  (made from data)
        texts = tuple(number for number, column in enumerate(columns) if isinstance(column.type, AnyText))
        order = None if state.positiontup is None else tuple(state.positiontup)
        return cls(state.statement, order, state.parameters, row._make, texts)

    def values(self, given: Mapping[str, Any]) -> Any:
        """How are these values given to the driver?"""
        every = {**self.fixed, **given}
        return every if self.order is None else [every[name] for name in self.order]

    def made(self, rows: list[Any]) -> list[Any]:
        """What do these rows say? By the names of their columns."""
        if not self.texts:
            return [self.row(row) for row in rows]
        found = []
        for row in map(list, rows):
            for number in self.texts:
                row[number] = read_back(row[number])
            found.append(self.row(row))
        return found


@dataclass(slots=True)
class Again:
    """A statement that is asked again and again, each time of a few ids. Made once, on both databases alike.

    Its values are plain ones, or several as `rows.bound` gives them: nothing else is made of them.
    """

    statement: Select[Any]
    _ready: dict[str, _Ready] = field(default_factory=dict)

    def rows(self, connection: Connection, given: Mapping[str, Any]) -> list[Any]:
        """Which rows does it find, with these values? All of them, by the names of their columns."""
        name = connection.dialect.name
        ready = self._ready.get(name)
        if ready is None:
            ready = self._ready[name] = _Ready.of(self.statement, connection.dialect, given)
        keep_plans(connection, keeps=True)
        values = ready.values(given)
        try:
            found = driver_of(connection).execute(ready.text, values).fetchall()
        except _PROBLEMS as error:  # told as SQLAlchemy tells it: whoever minds one kind minds both
            raise DBAPIError.instance(ready.text, values, error, type(error)) from error
        return ready.made(found)
