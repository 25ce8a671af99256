"""What may this view show? One rule each for sources, claims and entities, used by every listing and count.

How closed a thing is, is read from the newest rows whatever `--as-of` says: looking at the past must not
open what has since been closed. A claim is shown if its own visibility and that of the speakers behind it
allow it, and at least one of its citations comes from a source that may be shown.
"""

from typing import TypeVar

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    exists,
    func,
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


def may_show_source(view: View, source: ColumnElement[str]) -> ColumnElement[bool]:
    """Which condition keeps the sources that may be shown?"""
    if view.clearance is Visibility.RESTRICTED:
        return true()
    return _absent(view, source, _closed_sources(view))


def may_show_claim(view: View, claim: ColumnElement[int]) -> ColumnElement[bool]:
    """Which condition keeps the claims, by their short numbers, that may be shown?"""
    if view.clearance is Visibility.RESTRICTED:
        return true()
    open_evidence = exists().where(
        schema.evidence.c.claim == claim,
        schema.citation.c.id == schema.evidence.c.citation,
        may_show_source(view, schema.citation.c.source),
    )
    return and_(_absent(view, claim, _closed_claims(view)), open_evidence)


def may_show_entity(view: View, entity: ColumnElement[str]) -> ColumnElement[bool]:
    """Which condition keeps the persons, units and places of which a claim speaks that may be shown?

    Those of which no claim speaks at all are kept too: nothing is known of them that could be closed.
    """
    if view.clearance is Visibility.RESTRICTED:
        return true()
    claim, subject, name = schema.claim.alias(), schema.subject.alias(), schema.name.alias()
    about = select(claim.c.id).where(claim.c.about == entity)
    named = select(subject.c.claim).where(subject.c.name == name.c.id, name.c.entity == entity)
    return or_(
        about.where(may_show_claim(view, claim.c.id)).exists(),
        named.where(may_show_claim(view, subject.c.claim)).exists(),
        ~about.exists() & ~named.exists(),
    )


def _closed_sources(view: View) -> Select[tuple[str]]:
    details, newer = schema.source_details.alias(), schema.source_details.alias()
    newest = select(func.max(newer.c.id)).where(newer.c.source == details.c.source).scalar_subquery()
    return select(details.c.source).where(details.c.rank > view.clearance.rank, details.c.id == newest)


def _closed_claims(view: View) -> CompoundSelect[tuple[int]]:
    """Which claims are closed by a speaker, by a decision or, where none says, by their newest assertion?

    `rank > 0` is said beside `rank > clearance` because the indexes hold only such rows.
    """
    said, decided = schema.assertion.alias(), schema.decision.alias()
    newer, later = schema.assertion.alias(), schema.decision.alias()
    clearance = view.clearance.rank
    newest = select(func.max(newer.c.id)).where(newer.c.claim == said.c.claim).scalar_subquery()
    last = (
        select(func.max(later.c.id))
        .where(later.c.claim == decided.c.claim, later.c.rank.is_not(None))
        .scalar_subquery()
    )
    undecided = ~exists().where(later.c.claim == said.c.claim, later.c.rank.is_not(None))
    return union_all(
        select(said.c.claim).where(
            said.c.speaker_rank > 0, said.c.speaker_rank > clearance, said.c.id == newest
        ),
        select(said.c.claim).where(said.c.rank > 0, said.c.rank > clearance, said.c.id == newest, undecided),
        select(decided.c.claim).where(decided.c.rank > 0, decided.c.rank > clearance, decided.c.id == last),
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
