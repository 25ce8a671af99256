"""What may this view show? One rule each for sources, claims and entities, used by every listing and count.

How closed a thing is, is read from the newest rows whatever `--as-of` says: looking at the past must not
open what has since been closed. A claim is shown if its own visibility and that of the speakers behind it
allow it, and at least one of its citations comes from a source that may be shown.
"""

from typing import Final, TypeVar

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    exists,
    func,
    literal_column,
    or_,
    select,
    true,
    union_all,
)

from answerable.store import schema
from answerable.store.casebook import View
from answerable.store.database import is_sqlite
from answerable.vocabulary.access import Visibility

T = TypeVar("T")

_OPEN: Final[ColumnElement[int]] = literal_column("0")
"""The rank of what everyone may see, written out: the indexes hold only what is said to be above it."""

# Tables under other names, so that a condition can be asked within a query of the same tables.
_claim, _subject, _name = schema.claim.alias(), schema.subject.alias(), schema.name.alias()
_details, _newer = schema.source_details.alias(), schema.source_details.alias()
_said, _again = schema.assertion.alias(), schema.assertion.alias()
_evidence, _citation = schema.evidence.alias(), schema.citation.alias()
_decided, _later = schema.decision.alias(), schema.decision.alias()


def may_show_source(view: View, source: ColumnElement[str]) -> ColumnElement[bool]:
    """Which condition keeps the sources that may be shown?"""
    if view.clearance is Visibility.RESTRICTED:
        return true()
    return _absent(view, source, _closed_sources(view))


def may_show_claim(view: View, claim: ColumnElement[int], *, of_all: bool = False) -> ColumnElement[bool]:
    """Which condition keeps the claims, by their short numbers, that may be shown?

    `of_all` says that most claims of the casebook are asked about: then it is quicker to find those that
    stand on closed sources alone than to look at what each claim stands on.
    """
    if view.clearance is Visibility.RESTRICTED:
        return true()
    if of_all:
        on_closed = select(_evidence.c.claim).where(
            _citation.c.id == _evidence.c.citation,
            _citation.c.source.in_(_closed_sources(view)),
            ~_stands_on_open(view, _evidence.c.claim),
        )
        on_open = _absent(view, claim, on_closed)
    else:
        on_open = _stands_on_open(view, claim)
    return and_(_absent(view, claim, _closed_claims(view)), on_open)


def _stands_on_open(view: View, claim: ColumnElement[int]) -> ColumnElement[bool]:
    return exists().where(
        schema.evidence.c.claim == claim,
        schema.citation.c.id == schema.evidence.c.citation,
        may_show_source(view, schema.citation.c.source),
    )


def may_show_entity(view: View, entity: ColumnElement[str]) -> ColumnElement[bool]:
    """Which condition keeps the persons, units and places of which a claim speaks that may be shown?

    Those of which no claim speaks at all are kept too: nothing is known of them that could be closed.
    """
    if view.clearance is Visibility.RESTRICTED:
        return true()
    about = select(_claim.c.id).where(_claim.c.about == entity)
    named = select(_subject.c.claim).where(_subject.c.name == _name.c.id, _name.c.entity == entity)
    return or_(
        about.where(may_show_claim(view, _claim.c.id)).exists(),
        named.where(may_show_claim(view, _subject.c.claim)).exists(),
        ~about.exists() & ~named.exists(),
    )


def _closed_sources(view: View) -> Select[tuple[str]]:
    newest = select(func.max(_newer.c.id)).where(_newer.c.source == _details.c.source).scalar_subquery()
    return select(_details.c.source).where(_details.c.rank > view.clearance.rank, _details.c.id == newest)


def _closed_claims(view: View) -> CompoundSelect[tuple[int]]:
    """Which claims are closed by a speaker, by a decision or, where none says, by their newest assertion?"""
    clearance = view.clearance.rank
    newest = select(func.max(_again.c.id)).where(_again.c.claim == _said.c.claim).scalar_subquery()
    last = (
        select(func.max(_later.c.id))
        .where(_later.c.claim == _decided.c.claim, _later.c.rank.is_not(None))
        .scalar_subquery()
    )
    undecided = ~exists().where(_later.c.claim == _said.c.claim, _later.c.rank.is_not(None))
    return union_all(
        select(_said.c.claim).where(
            _said.c.speaker_rank > _OPEN, _said.c.speaker_rank > clearance, _said.c.id == newest
        ),
        select(_said.c.claim).where(
            _said.c.rank > _OPEN, _said.c.rank > clearance, _said.c.id == newest, undecided
        ),
        select(_decided.c.claim).where(
            _decided.c.rank > _OPEN, _decided.c.rank > clearance, _decided.c.id == last
        ),
    )


def _absent(
    view: View,
    column: ColumnElement[T],
    query: Select[tuple[T]] | CompoundSelect[tuple[T]],
) -> ColumnElement[bool]:
    """Which condition keeps the rows whose value this query does not have? None of its values is null."""
    if is_sqlite(view.connection):
        return column.not_in(query)  # made once, then looked up
    # PostgreSQL goes through all of a NOT IN for every row as soon as it outgrows its working memory
    closed = query.subquery()
    return ~exists().where(closed.c[0] == column)
