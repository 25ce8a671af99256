"""Is what is asked of the driver itself told as everything else is? Rows by name, any text, any problem."""

import pytest
from sqlalchemy import bindparam, select
from sqlalchemy.exc import DatabaseError, OperationalError, ProgrammingError

from answerable.store import schema
from answerable.store.again import Again
from answerable.store.casebook import Casebook
from answerable.store.database import is_sqlite
from answerable.store.rows import add

ODD = "a NUL \x00, half a pair \ud800, a substitute \x1a"


def test_rows_are_named_and_hold_any_text(casebook: Casebook):
    table = schema.name
    with casebook.writing("test") as act:
        add(
            act.connection,
            table,
            [{"id": 1, "entity": "one", "text": ODD}, {"id": 2, "entity": "two", "text": "plain"}],
        )
    chosen = table.c.id.in_([1, 2]), table.c.entity == bindparam("entity")
    again = Again(select(table.c.text, (table.c.id * 10).label("tenfold")).where(*chosen))
    with casebook.view() as view:
        for entity, text, tenfold in (("one", ODD, 10), ("two", "plain", 20)) * 4:
            (row,) = again.rows(view.connection, {"entity": entity})
            assert (row.text, row.tenfold) == (text, tenfold)
        assert again.rows(view.connection, {"entity": "three"}) == []


def test_a_problem_is_told_as_sqlalchemy_tells_it(casebook: Casebook):
    with casebook.writing("test") as act:
        act.connection.exec_driver_sql("DROP TABLE judgement_withdrawal")
    again = Again(select(schema.judgement_withdrawal.c.judgement))
    with casebook.view() as view, pytest.raises(DatabaseError) as told:
        again.rows(view.connection, {})
    assert told.type is (OperationalError if is_sqlite(view.connection) else ProgrammingError)
    assert "judgement_withdrawal" in str(told.value)
