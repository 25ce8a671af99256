"""What would one SQL query find, of who commanded and who was above? Peers of `ask`, in PostgreSQL.

Each is a recursive query over a chain, or asks of one unit alone:

- over the casebook's rows as `ask` may show them: by a clearance, as of the newest assertion, of claims that
  were accepted or weighed as conflict, with their citations as JSON
- over the casebook's rows as they are, with citations, without minding any of that
- over two plain tables of the same days, without citations

All find only who is confirmed by a range that covers the day, and follow relations that are so or open.
None looks between sightings, tells a hand-over or a contest, or names who is nearest.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, Final

import psycopg
from sqlalchemy import make_url

from answerable.ask.chain.chain import DEEPEST
from answerable.vocabulary.access import Visibility
from bench.force import Force

SHOWN: Final = "SQL, as may be shown"

Peer = tuple[str, str, Callable[[int, date], Any]]

_HOLDS: Final = "(said.open = 1 OR (said.precise_first <= %(day)s AND said.precise_last >= %(day)s))"

_AS_IT_IS: Final = """
JOIN claim ON claim.id = subject.claim
JOIN assertion AS said ON said.claim = claim.id
"""

_AS_MAY_BE_SHOWN: Final = """
JOIN claim ON claim.id = subject.claim AND claim.act <= %(until)s
    AND subject.turn %% 2 = 0 AND subject.act <= %(until)s AND NOT EXISTS (
        SELECT FROM subject AS later WHERE later.claim = subject.claim AND later.name = subject.name
            AND later.field = subject.field AND later.turn = subject.turn + 1 AND later.act <= %(until)s)
JOIN LATERAL (
    SELECT * FROM assertion WHERE assertion.claim = claim.id AND assertion.act <= %(until)s
    ORDER BY id DESC LIMIT 1
) AS said ON said.modality = 'asserted'
    AND coalesce(
        (SELECT status FROM decision WHERE decision.claim = claim.id AND decision.act <= %(until)s
         ORDER BY id DESC LIMIT 1), claim.first_status) IN ('accepted', 'conflict')
    AND coalesce(
        (SELECT rank FROM decision WHERE decision.claim = claim.id AND rank IS NOT NULL
         ORDER BY id DESC LIMIT 1),
        (SELECT rank FROM assertion WHERE assertion.claim = claim.id ORDER BY id DESC LIMIT 1)) <= %(rank)s
    AND (SELECT speaker_rank FROM assertion WHERE assertion.claim = claim.id
         ORDER BY id DESC LIMIT 1) <= %(rank)s
    AND EXISTS (
        SELECT FROM evidence JOIN citation ON citation.id = evidence.citation
        WHERE evidence.claim = claim.id AND (
            SELECT rank FROM source_details WHERE source_details.source = citation.source
            ORDER BY id DESC LIMIT 1) <= %(rank)s)
"""

_CITED: Final = """
(SELECT json_agg(json_build_object(
        'id', citation.key, 'type', citation.type, 'trigger', citation.trigger, 'spans', evidence.spans,
        'supports', evidence.supports, 'source', citation.source, 'title', details.title,
        'publication', publication.name, 'published', details.published_first) ORDER BY evidence.ordinal)
    FROM evidence JOIN citation ON citation.id = evidence.citation
    JOIN LATERAL (
        SELECT * FROM source_details WHERE source_details.source = citation.source ORDER BY id DESC LIMIT 1
    ) AS details ON details.rank <= %(rank)s
    LEFT JOIN LATERAL (
        SELECT name FROM publication WHERE publication.key = details.publication ORDER BY id DESC LIMIT 1
    ) AS publication ON true
    WHERE evidence.claim = claim.id)
"""

_OVER_ROWS: Final = """
WITH RECURSIVE chain(unit, depth) AS (
    SELECT %(unit)s::text COLLATE "C", 0
    UNION
    SELECT above.entity, chain.depth + 1 FROM chain
    JOIN name ON name.entity = chain.unit
    JOIN subject ON subject.name = name.id AND subject.field = 'unit'
    {claims}
    JOIN subject AS led_to ON led_to.claim = claim.id AND led_to.field = 'related_unit'
    JOIN name AS above ON above.id = led_to.name
    WHERE chain.depth < %(deepest)s::int AND claim.type = 'relation' AND {holds}
)
SELECT chain.unit, chain.depth, claim.key, said.fields, said.precise_first, said.precise_last, {cited}
FROM chain
JOIN name ON name.entity = chain.unit
JOIN subject ON subject.name = name.id AND subject.field = 'unit'
{claims}
WHERE claim.type IN ('posting', 'relation') AND {holds}
"""
"""A chain, or with `deepest` 0 the unit alone."""

_QUERIES: Final = {
    SHOWN: _OVER_ROWS.format(claims=_AS_MAY_BE_SHOWN, cited=_CITED, holds=_HOLDS),
    "SQL, rows as they are": _OVER_ROWS.format(claims=_AS_IT_IS, cited=_CITED, holds=_HOLDS),
}

_CHAIN: Final = """
WITH RECURSIVE chain(unit, depth) AS (
    SELECT %(unit)s::int, 0
    UNION
    SELECT r.parent, c.depth + 1 FROM chain c JOIN bench_relation r ON r.child = c.unit
    WHERE r.open OR (r.first <= %(day)s AND r.last >= %(day)s)
)
SELECT c.unit, c.depth, p.person FROM chain c
LEFT JOIN bench_posting p ON p.unit = c.unit AND p.first <= %(day)s AND p.last >= %(day)s
"""
_COMMANDER: Final = (
    "SELECT person FROM bench_posting WHERE unit = %(unit)s AND first <= %(day)s AND last >= %(day)s"
)


@contextmanager
def peers(address: str, force: Force, until: int) -> Iterator[list[Peer]]:
    """Which queries are asked what, and how, as of the act `until`? By unit and day."""
    url = make_url(address).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute("SET jit = off")  # as the store has it
        _fill(cursor, force)

        def plain(query: str) -> Callable[[int, date], Any]:
            return lambda unit, day: cursor.execute(query, {"unit": unit, "day": day}).fetchall()

        def over_rows(query: str, deepest: int) -> Callable[[int, date], Any]:
            always = {"deepest": deepest, "until": until, "rank": Visibility.TEAM.rank}

            def asked(unit: int, day: date) -> Any:
                given = {**always, "unit": force.unit(unit).id, "day": day.isoformat()}
                return cursor.execute(query, given).fetchall()

            return asked

        found: list[Peer] = []
        for where, query in _QUERIES.items():
            found.append((where, "commander", over_rows(query, 0)))
            found.append((where, "chain, recursive", over_rows(query, DEEPEST)))
        found.append(("SQL, two plain tables", "commander", plain(_COMMANDER)))
        found.append(("SQL, two plain tables", "chain, recursive", plain(_CHAIN)))
        yield found


def _fill(cursor: "psycopg.Cursor[Any]", force: Force) -> None:
    """Are the same days in two plain tables too?"""
    cursor.execute("CREATE TABLE bench_posting (unit int, person int, first date, last date)")
    cursor.execute("CREATE TABLE bench_relation (child int, parent int, first date, last date, open bool)")
    with cursor.copy("COPY bench_posting FROM STDIN") as copy:
        for unit, person, dates in force.postings():
            copy.write_row((unit, person, dates.extent.first, dates.extent.last))
    with cursor.copy("COPY bench_relation FROM STDIN") as copy:
        for child, parent, dates in force.relations():
            copy.write_row((child, parent, dates.extent.first, dates.extent.last, bool(dates.open)))
    cursor.execute("CREATE INDEX ON bench_posting (unit, first)")
    cursor.execute("CREATE INDEX ON bench_relation (child)")
    cursor.execute("ANALYZE")
