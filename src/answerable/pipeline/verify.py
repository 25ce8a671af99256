"""Does every invariant hold over the whole casebook: rows, words and bytes?"""

from collections.abc import Iterator

from sqlalchemy import select

from answerable.pipeline.opened import Opened
from answerable.pipeline.purge import finish_purges
from answerable.store import schema
from answerable.store.verification import broken


def problems(opened: Opened) -> Iterator[str]:
    """What is wrong? One sentence each; nothing if all is well. Memory stays flat.

    A purge that was killed is finished first: until then nothing could hold.
    """
    finish_purges(opened)
    with opened.casebook.view() as view:
        yield from broken(view)
        for sha256 in view.connection.execute(select(schema.capture.c.sha256)).scalars():
            found = opened.files.hash_of(sha256)
            if found is None:
                yield f"capture {sha256}: its file is missing from the casebook's folder"
            elif found != sha256:
                yield f"capture {sha256}: its file was altered"
