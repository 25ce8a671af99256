"""Which sources are there, and what could not be read? One screenful at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final, Generic, TypeVar

from answerable.store import failures, sources
from answerable.store.casebook import View
from answerable.store.failures import Failure
from answerable.vocabulary.access import Status
from answerable.vocabulary.source import Source
from answerable.web.citing import claims_by_source

T = TypeVar("T")

ON_A_PAGE: Final = 100


@dataclass(frozen=True, slots=True)
class Portion(Generic[T]):
    """Which items are on this page of a long list? `number` from 1; `is_last` if none come behind."""

    items: tuple[T, ...]
    number: int
    is_last: bool


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What does the list say of one source?"""

    source: Source
    parent: Source | None
    counts: Mapping[Status, int]


def source_rows(view: View, number: int) -> Portion[SourceRow]:
    """Which sources are on this page of the list?"""
    portion = _portion(sources.listed(view), number)
    parents = sources.by_id(view, {item.details.parent for item in portion.items if item.details.parent})
    counts = claims_by_source(view, [item.id for item in portion.items])
    rows = tuple(
        SourceRow(source, _shown(view, parents.get(source.details.parent or "")), counts.get(source.id, {}))
        for source in portion.items
    )
    return Portion(rows, portion.number, portion.is_last)


def failure_rows(view: View, number: int) -> Portion[Failure]:
    """Which failures are on this page of the list?"""
    return _portion(failures.listed(view), number)


def failure_count(view: View) -> int:
    """How many things could not be taken or read?"""
    return sum(1 for _ in failures.listed(view))


def _portion(stream: Iterator[T], number: int) -> Portion[T]:
    start = (number - 1) * ON_A_PAGE
    found = list(islice(stream, start, start + ON_A_PAGE + 1))
    return Portion(tuple(found[:ON_A_PAGE]), number, is_last=len(found) <= ON_A_PAGE)


def _shown(view: View, source: Source | None) -> Source | None:
    return source if source is not None and source.visibility.allows(view.clearance) else None
