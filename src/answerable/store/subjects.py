"""Which persons, units and places does each claim name? So that all claims about one are found at once."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from answerable.store import schema
from answerable.store.rows import add, chunks, next_number
from answerable.vocabulary.attribution import Reference


def add_subjects(connection: Connection, named: Sequence[tuple[int, str, Reference]]) -> None:
    """Which claim (its short number) names which entity, in which field? What is known stays as it is."""
    pairs = dict.fromkeys((reference.id, reference.name) for _, _, reference in named)
    known = _known_names(connection, {entity for entity, _ in pairs})
    first = next_number(connection, schema.name)
    new = [pair for pair in pairs if pair not in known]
    fresh = {pair: first + index for index, pair in enumerate(new)}
    add(
        connection,
        schema.name,
        [{"id": number, "entity": entity, "text": text} for (entity, text), number in fresh.items()],
    )
    names = known | fresh
    rows = {
        (claim, field, names[reference.id, reference.name]): reference.id for claim, field, reference in named
    }
    for key in _known_subjects(connection, {claim for claim, _, _ in rows}):
        rows.pop(key, None)
    add(
        connection,
        schema.subject,
        [
            {"claim": claim, "field": field, "name": name, "entity": entity}
            for (claim, field, name), entity in rows.items()
        ],
    )


def _known_names(connection: Connection, entities: Iterable[str]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for piece in chunks(entities):
        query = select(schema.name).where(schema.name.c.entity.in_(piece))
        found.update(((row.entity, row.text), row.id) for row in connection.execute(query))
    return found


def _known_subjects(connection: Connection, claims: Iterable[int]) -> set[tuple[int, str, int]]:
    found: set[tuple[int, str, int]] = set()
    table = schema.subject
    for piece in chunks(claims):
        query = select(table.c.claim, table.c.field, table.c.name).where(table.c.claim.in_(piece))
        found.update((row.claim, row.field, row.name) for row in connection.execute(query))
    return found
