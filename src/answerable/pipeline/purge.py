"""How does a source go for good? Rows, words, index, log and bytes, even if the process is killed between."""

from collections.abc import Sequence

from answerable.errors import UsageError
from answerable.pipeline.opened import Opened
from answerable.store import purging, sources
from answerable.store.purging import Purged
from answerable.vocabulary import ids


def purge(opened: Opened, wanted: Sequence[str], why: str) -> Purged:
    """What was removed? The sources and everything that came out of them; a tombstone stays.

    UsageError, which removes nothing, if the same bytes stay in the casebook as another source, or inside
    a mail or archive that is not purged with it: that would not be for good.
    """
    keys = [_source(opened, text) for text in wanted]
    with opened.casebook.writing("purge") as act:
        doomed = purging.with_descendants(act.connection, keys)
        around = purging.containers(act.connection, doomed)
        others = purging.other_holders(act.connection, doomed)
        if around or others:
            reason = "hold it inside their own bytes" if around else "hold the same bytes"
            named = " ".join(around or others)
            msg = f"other sources {reason}, and it would not be gone: purge them too, by adding {named}"
            raise UsageError(msg)
        purged = purging.purge(act, doomed, why)
    finish_purges(opened)
    purging.leave_no_traces(opened.casebook.engine)
    return purged


def finish_purges(opened: Opened) -> None:
    """Which bytes did a purge that was killed leave behind? They are removed."""
    with opened.casebook.view() as view:
        doomed = purging.purged_hashes(view.connection)
    for sha256 in sorted(doomed):
        opened.files.remove(sha256)


def _source(opened: Opened, text: str) -> str:
    try:
        key = ids.checked(text)
    except ValueError as error:
        raise UsageError(str(error)) from error
    with opened.casebook.view() as view:
        if sources.one(view, key) is None:
            msg = f"there is no source {key}: 'answerable sources' lists those there are"
            raise UsageError(msg)
    return key
