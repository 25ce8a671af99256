"""Which claims are there, and what does each say, with everything that it stands on?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, ScalarSelect, Select, Text, bindparam, exists, func, select

from answerable.store import schema
from answerable.store.again import Again, at_any_moment
from answerable.store.casebook import View
from answerable.store.claim_assembly import Assembly
from answerable.store.database import is_sqlite
from answerable.store.rows import among, bound, chunks, parameter
from answerable.store.subjects import naming
from answerable.store.visibility import may_show_claim, may_show_source
from answerable.vocabulary.access import Status, Visibility
from answerable.vocabulary.claim import Claim

_BATCH: Final = 1_000

_again = schema.assertion.alias()


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
    """Which claims may be shown, whole, in the order in which they came in? A stream.

    The statement leaves out what may not be shown only where most of the casebook is asked for: of a few
    claims the assembly has all at hand that the rule asks about, and looks less far.
    """
    assembly = Assembly(view)
    query, values = _listing(view, which or Which())
    if isinstance(query, Again):
        for piece in chunks(query.rows(view.connection, values), _BATCH):
            yield from assembly.claims(piece)
        return
    with view.connection.execute(query, values) as rows:
        for some in rows.partitions(_BATCH):
            yield from assembly.claims(some)


# Statements that are made once, because making one takes longer than running it. A casebook's own values
# are no part of them: they come with each execution.
_MADE: Final[dict[tuple[bool, Visibility, frozenset[str]], Again | Select[Any]]] = {}


def _listing(view: View, which: Which) -> tuple[Again | Select[Any], dict[str, Any]]:
    """Which statement lists these claims, and with which values?

    Those that are asked for by their ids are no more than these; all others may be a stream of any length.
    """
    values = _given(view, which)
    key = (is_sqlite(view.connection), view.clearance, frozenset(values))
    if key not in _MADE:
        any_moment = at_any_moment(view)
        decided = exists().where(schema.decision.c.claim == schema.claim.c.id).label("decided")
        query = select(schema.claim, status_column(any_moment).label("status"), decided)
        given = frozenset(values)
        if _is_of_all(given):
            query = query.where(may_show_claim(any_moment, schema.claim.c.id, of_all=True))
        query = _chosen(any_moment, given, query).order_by(schema.claim.c.id)
        _MADE[key] = Again(query) if "keys" in given else query.execution_options(yield_per=_BATCH)
    return _MADE[key], values


def _given(view: View, which: Which) -> dict[str, Any]:
    """Which values narrow it, by the names that they have in statements? The view's moment always does."""
    about = which.about_any if which.about is None else (which.about,)
    many = {"keys": which.keys, "about": about}
    one = {"type": which.type, "status": which.status and which.status.value, "source": which.source}
    return {
        "until": view.until,
        **{name: bound(view.connection, values) for name, values in many.items() if values is not None},
        **{name: value for name, value in one.items() if value is not None},
    }


def counted(view: View, which: Which | None = None) -> dict[tuple[str, str], int]:
    """How many claims may be shown, by type and status?"""
    values = _given(view, which or Which())
    any_moment = at_any_moment(view)
    given = frozenset(values)
    named = select(schema.claim.c.type, status_column(any_moment).label("status")).where(
        may_show_claim(any_moment, schema.claim.c.id, of_all=_is_of_all(given))
    )
    chosen = _chosen(any_moment, given, named).subquery()
    query = (
        select(chosen.c.type, chosen.c.status, func.count())
        .group_by(chosen.c.type, chosen.c.status)
        .order_by(chosen.c.type, chosen.c.status)
    )
    return {(kind, status): number for kind, status, number in view.connection.execute(query, values)}


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


def newest_assertion(view: View) -> ScalarSelect[int]:
    """Which row of `assertion` says what each claim said at the view's moment?"""
    return (
        select(func.max(_again.c.id))
        .where(_again.c.claim == schema.claim.c.id, _again.c.act <= view.until)
        .scalar_subquery()
    )


def _is_of_all(given: frozenset[str]) -> bool:
    """Are most claims of the casebook asked about?"""
    return given.isdisjoint(("about", "source", "keys"))


def _chosen(view: View, given: frozenset[str], query: Select[Any]) -> Select[Any]:
    """Which claims are left of a query, narrowed by what is given? `view` is of any moment."""
    claim = schema.claim
    query = query.where(claim.c.act <= view.until)
    if "keys" in given:
        keys = parameter("keys", sqlite=is_sqlite(view.connection))
        query = query.where(among(view.connection, claim.c.key, keys))
    if "type" in given:
        query = query.where(claim.c.type == bindparam("type"))
    if "status" in given:
        query = query.where(status_column(view) == bindparam("status"))
    if "about" in given:
        about = parameter("about", sqlite=is_sqlite(view.connection))
        of_it = select(claim.c.id).where(among(view.connection, claim.c.about, about))
        query = query.where(claim.c.id.in_(naming(view, about).union(of_it)))
    if "source" in given:
        source = bindparam("source", type_=Text())
        standing = select(schema.evidence.c.claim).where(
            schema.citation.c.id == schema.evidence.c.citation, schema.citation.c.source == source
        )
        # what stands on a source that may not be shown is not to be found out by asking for it
        query = query.where(claim.c.id.in_(standing), may_show_source(view, source))
    return query
