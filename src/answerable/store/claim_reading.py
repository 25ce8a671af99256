"""Which claims are there, and what does each say, with everything that it stands on?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, literal, select

from answerable.store import schema
from answerable.store.casebook import View
from answerable.store.claim_assembly import Assembly
from answerable.store.rows import among
from answerable.store.subjects import naming
from answerable.store.visibility import may_show_claim, may_show_source
from answerable.vocabulary.access import Status
from answerable.vocabulary.claim import Claim

_BATCH: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """Which claims are asked for? What is left None does not narrow.

    `about` is the id of what is claimed of, or of any person, unit or place that a claim names; `about_any`
    are several such ids, of which one is enough.
    """

    type: str | None = None
    status: Status | None = None
    about: str | None = None
    about_any: tuple[str, ...] | None = None
    source: str | None = None
    keys: tuple[str, ...] | None = None


def listed(view: View, which: Which | None = None) -> Iterator[Claim]:
    """Which claims may be shown, whole, in the order in which they came in? A stream."""
    assembly = Assembly(view)
    query = (
        _chosen(view, which or Which(), select(schema.claim, status_column(view).label("status")))
        .order_by(schema.claim.c.id)
        .execution_options(yield_per=_BATCH)
    )
    with view.connection.execute(query) as rows:
        for piece in rows.partitions():
            yield from assembly.claims(piece)


def counted(view: View, which: Which | None = None) -> dict[tuple[str, str], int]:
    """How many claims may be shown, by type and status?"""
    chosen = _chosen(
        view, which or Which(), select(schema.claim.c.type, status_column(view).label("status"))
    ).subquery()
    query = (
        select(chosen.c.type, chosen.c.status, func.count())
        .group_by(chosen.c.type, chosen.c.status)
        .order_by(chosen.c.type, chosen.c.status)
    )
    return {(kind, status): number for kind, status, number in view.connection.execute(query)}


def one(view: View, key: str) -> Claim | None:
    """Which claim has this id? None if there is none, or it may not be shown."""
    return next(listed(view, Which(keys=(key,))), None)


def status_column(view: View) -> ColumnElement[str]:
    """What was each claim's status at the view's moment? The last decision's, or that it came in with."""
    decided = (
        select(schema.decision.c.status)
        .where(schema.decision.c.claim == schema.claim.c.id, schema.decision.c.act <= view.until)
        .order_by(schema.decision.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(decided, schema.claim.c.first_status)


def _chosen(view: View, which: Which, query: Select[Any]) -> Select[Any]:
    claim = schema.claim
    wanted = which.about_any if which.about is None else (which.about,)
    of_all = wanted is None and which.source is None and which.keys is None
    query = query.where(claim.c.act <= view.until, may_show_claim(view, claim.c.id, of_all=of_all))
    if which.keys is not None:
        query = query.where(among(view.connection, claim.c.key, which.keys))
    if which.type is not None:
        query = query.where(claim.c.type == which.type)
    if which.status is not None:
        query = query.where(status_column(view) == which.status.value)
    if wanted is not None:
        of_it = select(claim.c.id).where(among(view.connection, claim.c.about, wanted))
        query = query.where(claim.c.id.in_(naming(view, wanted).union(of_it)))
    if which.source is not None:
        standing = select(schema.evidence.c.claim).where(
            schema.citation.c.id == schema.evidence.c.citation, schema.citation.c.source == which.source
        )
        # what stands on a source that may not be shown is not to be found out by asking for it
        query = query.where(claim.c.id.in_(standing), may_show_source(view, literal(which.source)))
    return query
