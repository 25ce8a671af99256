"""Is what a view asks again and again planned once, what a writer asks never, and the answer today's?"""

import psycopg
import pytest
from sqlalchemy import Connection

from answerable.store.brief_reading import Naming, briefs
from answerable.store.casebook import Casebook
from answerable.store.claim_writing import write_stream
from answerable.vocabulary.access import Visibility
from officers import dated, posting_claim, thing

pytestmark = pytest.mark.postgres

BRIGADE = thing("4 Brigade")
POSTED = Naming("posting", "unit")
TIMES = 8


@pytest.fixture
def backend() -> str:
    return "postgres"


def _prepared(connection: Connection) -> int:
    found = connection.exec_driver_sql(
        "SELECT count(*) FROM pg_prepared_statements WHERE statement ~ 'FROM n[a]me'"
    )
    return int(found.scalar() or 0)


def test_a_view_prepares_what_it_asks_again_and_finds_what_came_in_since(casebook: Casebook):
    found = []
    for officer in range(TIMES):
        claim = posting_claim(f"Officer {officer}", BRIGADE.name, dated(str(officer + 1)))
        write_stream(casebook, "import", iter([claim]))
        with casebook.view(clearance=Visibility.TEAM) as view:
            found.append(len(briefs(view, POSTED, [BRIGADE.id])))
            last = _prepared(view.connection)
    assert found == list(range(1, TIMES + 1))
    assert last == 1


def test_a_writer_has_nothing_prepared_on_a_connection_that_views_used(casebook: Casebook):
    with casebook.view() as view:
        for _ in range(TIMES):
            briefs(view, POSTED, [BRIGADE.id])
        before = _prepared(view.connection)
    with casebook.writing("note") as act:
        for number in range(TIMES):
            act.connection.exec_driver_sql(
                f"SELECT 1 FROM name WHERE id < %(n)s AND {before} = 1", {"n": number}
            )
        assert isinstance(act.connection.connection.driver_connection, psycopg.Connection)
        assert _prepared(act.connection) == before == 1
