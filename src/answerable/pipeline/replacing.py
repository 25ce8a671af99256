"""What becomes of what was imported earlier, when a newer file takes its place?

Claims that the newer file makes again stay as they are; those that it makes no more are retracted, by a
decision that names it. A claim that an earlier replacement had retracted comes back if it is made again.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Self

from answerable.errors import UsageError
from answerable.pipeline.held_files import source_at
from answerable.pipeline.opened import Opened
from answerable.store import custody, decisions, sources
from answerable.store.casebook import View
from answerable.store.claim_reading import Which, listed
from answerable.store.decisions import Decision
from answerable.store.rows import chunks
from answerable.vocabulary import ids
from answerable.vocabulary.access import Status

REPLACED: Final = "replaced"
"""The event with which the custody log says that a file took another's place."""

_WHY: Final = "it is not in the file that replaces its sheet"


class Replaced:
    """Which earlier file is out of date, and which of its claims does the newer one make again?"""

    def __init__(self, opened: Opened, source: str) -> None:
        self._opened = opened
        self._source = source
        self._made: dict[str, Status] = {}

    @classmethod
    def by(cls, opened: Opened, earlier: str) -> Self:
        """Which source does somebody mean: a file that was taken, or its id? UsageError if it is none."""
        path = Path(earlier)
        source = source_at(opened, path) if path.is_file() else _checked(earlier)
        with opened.casebook.view() as view:
            known = None if source is None else sources.one(view, source)
        if known is None or not known.is_held:
            msg = (
                f"{earlier} was never imported here: name the earlier file itself, "
                "or the id of its source ('answerable sources' lists them)"
            )
            raise UsageError(msg)
        return cls(opened, known.id)

    def outdated(self) -> set[str]:
        """Which sources are out of date: the earlier one, and those that it had replaced?"""
        with self._opened.casebook.view() as view:
            return _replaced_before(view, self._source)

    def made_again(self, claim: str, status: Status) -> None:
        """Which claim does the newer file make?"""
        self._made[claim] = status

    def settle(self, newer: Sequence[str]) -> int:
        """How many claims of the earlier file were retracted? `newer` are the sources that replace it."""
        with self._opened.casebook.view() as view:
            outdated = _replaced_before(view, self._source) - set(newer)
            gone = [
                claim.id
                for source in sorted(outdated)
                for claim in listed(view, Which(source=source))
                if claim.id not in self._made and claim.status is not Status.RETRACTED
            ]
            back = [Decision(claim=key, status=self._made[key], why=None) for key in self._back(view)]
        found = [Decision(claim=key, status=Status.RETRACTED, why=_WHY) for key in dict.fromkeys(gone)]
        for piece in chunks([*found, *back]):
            with self._opened.casebook.writing("import") as act:
                decisions.record(act, piece)
        self._remember(newer)
        return len(found)

    def _back(self, view: View) -> Iterator[str]:
        """Which of the claims made now had been retracted by a replacement?"""
        for piece in chunks(self._made):
            for claim in listed(view, Which(keys=tuple(piece), status=Status.RETRACTED)):
                if list(decisions.of_claim(view, claim.id))[-1].why == _WHY:
                    yield claim.id

    def _remember(self, newer: Sequence[str]) -> None:
        """Which file took whose place? Asked when that one is replaced in its turn."""
        with self._opened.casebook.view() as view:
            known = {source for source in newer if self._source in _replaced_before(view, source)}
        with self._opened.casebook.writing("import") as act:
            for source in newer:
                if source not in known and source != self._source:
                    custody.record(act, REPLACED, None, source=source, replaces=self._source)


def _replaced_before(view: View, source: str) -> set[str]:
    """Which sources did this one replace, and those before it, itself included?"""
    found, waiting = set[str](), [source]
    while waiting:
        one = waiting.pop()
        if one in found:
            continue
        found.add(one)
        waiting += [
            str(entry.payload["replaces"])
            for entry in custody.of_source(view, one, REPLACED)
            if entry.payload is not None
        ]
    return found


def _checked(text: str) -> str | None:
    try:
        return ids.checked(text)
    except ValueError:
        return None
