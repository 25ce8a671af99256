"""What may this view show? One rule for sources and one for claims, used by every listing and count.

How closed a thing is, is read from the newest rows whatever `--as-of` says: looking at the past must not
open what has since been closed. A claim is shown if its own visibility, which includes that of the
speakers behind it, allows it, and at least one of its citations comes from a source that may be shown.
"""

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, true

from answerable.store import schema
from answerable.store.casebook import View
from answerable.vocabulary.access import Visibility


def closed_sources(view: View) -> Select[tuple[str]]:
    """Which sources may not be shown?"""
    details, newer = schema.source_details, schema.source_details.alias()
    newest = select(func.max(newer.c.id)).where(newer.c.source == details.c.source).scalar_subquery()
    return select(details.c.source).where(details.c.rank > view.clearance.rank, details.c.id == newest)


def may_show_source(view: View, column: ColumnElement[str]) -> ColumnElement[bool]:
    """Which condition keeps the sources that may be shown?"""
    if view.clearance is Visibility.RESTRICTED:
        return true()
    return column.not_in(closed_sources(view))


def may_show_claim(view: View, claim: ColumnElement[int]) -> ColumnElement[bool]:
    """Which condition keeps the claims that may be shown?"""
    if view.clearance is Visibility.RESTRICTED:
        return true()
    open_evidence = exists().where(
        schema.evidence.c.claim == claim,
        schema.citation.c.id == schema.evidence.c.citation,
        schema.citation.c.source.not_in(closed_sources(view)),
    )
    return and_(claim.not_in(_closed_of_themselves(view)), open_evidence)


def _closed_of_themselves(view: View) -> Select[tuple[int]]:
    """Which claims are closed by a decision, or else by their newest assertion?"""
    assertion, decision = schema.assertion, schema.decision
    newer, newest_decision = assertion.alias(), decision.alias()
    decided = select(func.max(newest_decision.c.id)).where(
        newest_decision.c.rank.is_not(None), newest_decision.c.claim == assertion.c.claim
    )
    by_assertion = select(assertion.c.claim).where(
        assertion.c.rank > view.clearance.rank,
        assertion.c.id
        == select(func.max(newer.c.id)).where(newer.c.claim == assertion.c.claim).scalar_subquery(),
        decided.scalar_subquery().is_(None),
    )
    latest = decision.alias()
    by_decision = select(decision.c.claim).where(
        decision.c.rank > view.clearance.rank,
        decision.c.id
        == select(func.max(latest.c.id))
        .where(latest.c.claim == decision.c.claim, latest.c.rank.is_not(None))
        .scalar_subquery(),
    )
    return select(schema.claim.c.id).where(
        or_(schema.claim.c.id.in_(by_assertion), schema.claim.c.id.in_(by_decision))
    )
