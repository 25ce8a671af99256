"""How does a source go for good? Rows, words, index, log and bytes, even if the process is killed between."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection, exists, select

from answerable.errors import UsageError
from answerable.pipeline.opened import Opened
from answerable.store import purging, schema, sources
from answerable.store.purging import Purged
from answerable.vocabulary import ids


def purge(opened: Opened, wanted: Sequence[str], why: str) -> Purged:
    """What was removed? The sources and everything that came out of them; a tombstone stays.

    UsageError, which removes nothing, if the same bytes stay in the casebook as another source, or inside
    a mail or archive that is not purged with it: that would not be for good. A source that is purged
    already is no error: what a killed purge left undone is done.
    """
    if not why.strip():
        msg = "say why: the reason stays with the tombstone, as in --why 'the witness withdrew consent'"
        raise UsageError(msg)
    keys = [_checked(text) for text in wanted]
    with opened.casebook.writing("purge") as act:
        present = [key for key in keys if _is_present(act.connection, key)]
        doomed = purging.with_descendants(act.connection, present)
        if missing := _bound_up_with(act.connection, doomed):
            msg = (
                "the same bytes would stay in the casebook, as other sources or inside what they came out "
                f"of: purge these too, by adding {' '.join(missing)}"
            )
            raise UsageError(msg)
        purged = purging.purge(act, doomed, why.strip()) if doomed else Purged((), (), 0)
    finish_purges(opened)
    return purged


def finish_purges(opened: Opened) -> None:
    """What did a program that was killed leave behind? Purged bytes, traces of words, copies half made."""
    with opened.casebook.view() as view:
        doomed = purging.purged_hashes(view.connection)
        unswept = purging.is_unswept(view.connection)
    opened.files.clear()
    for sha256 in sorted(doomed):
        opened.files.remove(sha256)
    if unswept:
        purging.leave_no_traces(opened.casebook.engine)


def _checked(text: str) -> str:
    try:
        return ids.checked(text)
    except ValueError as error:
        raise UsageError(str(error)) from error


def _is_present(connection: Connection, key: str) -> bool:
    """Is this source there to be purged? False if it was purged before; UsageError if it never was."""
    if connection.execute(select(exists().where(schema.source.c.id == key))).scalar():
        return True
    if connection.execute(select(exists().where(schema.tombstone.c.source == key))).scalar():
        return False
    msg = f"there is no source {key}: 'answerable sources' lists those there are"
    raise UsageError(msg)


def _bound_up_with(connection: Connection, doomed: Sequence[str]) -> list[str]:
    """Which further sources hold the bytes of these, or the bytes around them, however far that leads?"""
    everything = list(doomed)
    while more := {
        *purging.containers(connection, everything),
        *purging.other_holders(connection, everything),
        *_joined(connection, everything),
    } - set(everything):
        everything = purging.with_descendants(connection, [*everything, *sorted(more)])
    found = set(everything) - set(doomed)
    # What came out of another one that is named goes with it.
    return sorted(key for key in found if sources.known(connection, key).parent not in found)


def _joined(connection: Connection, doomed: Sequence[str]) -> set[str]:
    """Which sources share bytes with these, because a sidecar in an archive named a source outside of it?

    Such bytes lie in the archive and belong to the source that was named: the custody log knows of both.
    """
    log, source = schema.custody, schema.source
    found: set[str] = set()
    for key in doomed:
        inside = select(log.c.source).where(log.c.payload.contains(f'"within":"{key}"'))
        found.update(connection.execute(inside.where(log.c.source.is_not(None))).scalars())
        told = select(log.c.payload).where(log.c.source == key, log.c.payload.is_not(None))
        around = {json.loads(payload).get("within") for payload in connection.execute(told).scalars()}
        present = select(source.c.id).where(source.c.id.in_(around - {None}))
        found.update(connection.execute(present).scalars())
    return found
