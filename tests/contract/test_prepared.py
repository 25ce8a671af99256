"""Is what a view asks again and again planned once, what a writer asks never, and the answer today's?"""

import pytest
from sqlalchemy import Connection

from answerable.store.brief_reading import Naming, briefs
from answerable.store.casebook import Casebook, View
from answerable.store.claim_writing import write_stream
from answerable.store.names import beginning
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
        for _ in range(TIMES - 3):
            briefs(view, POSTED, [BRIGADE.id])
        assert _prepared(view.connection) == 0
    with casebook.writing("note") as act:
        for _ in range(TIMES):
            briefs(View(act.connection, act.number, Visibility.RESTRICTED), POSTED, [BRIGADE.id])
        assert _prepared(act.connection) == 0


def test_what_values_make_the_plan_of_is_planned_for_them(casebook: Casebook):
    with casebook.view() as view:
        modes = []
        for _ in range(2):
            briefs(view, POSTED, [BRIGADE.id])
            for _ in range(TIMES):
                assert not beginning(view, "unit", "ab", 2)
            modes.append(view.connection.exec_driver_sql("SHOW plan_cache_mode").scalar())
        statements = view.connection.exec_driver_sql("SELECT statement FROM pg_prepared_statements").all()
    assert modes == ["auto", "auto"]
    assert statements == []
