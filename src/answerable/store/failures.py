"""What could not be taken or read, and why? A row each, until the same thing succeeds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, exists, false, or_, select, true

from answerable.store import schema
from answerable.store.act import Act
from answerable.store.casebook import View
from answerable.store.visibility import may_show_source


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """What failed, where, and what can be done? `kind` is one of a few fixed words, for counting."""

    stage: str
    name: str
    kind: str
    problem: str
    remedy: str
    sha256: str | None = None
    source: str | None = None
    at: str = ""


def record(act: Act, failure: Failure, rank: int) -> bool:
    """Was this failure new? The same one again, still open, changes nothing. `rank`: how closed it is."""
    same = exists().where(
        and_(
            _open(),
            schema.failure.c.stage == failure.stage,
            schema.failure.c.name == failure.name,
            schema.failure.c.kind == failure.kind,
            schema.failure.c.problem == failure.problem,
            schema.failure.c.sha256.is_not_distinct_from(failure.sha256),
        )
    )
    if act.connection.execute(select(same)).scalar():
        return False
    act.connection.execute(
        schema.failure.insert().values(
            stage=failure.stage,
            name=failure.name,
            sha256=failure.sha256,
            source=failure.source,
            kind=failure.kind,
            problem=failure.problem,
            remedy=failure.remedy,
            rank=rank,
            act=act.number,
        )
    )
    return True


def clear(act: Act, stage: str, *, name: str | None = None, sha256: str | None = None) -> None:
    """Which failures are over, now that this name, or these bytes, went through this stage?"""
    wanted: list[ColumnElement[bool]] = []
    if name is not None:
        wanted.append(and_(schema.failure.c.name == name, schema.failure.c.sha256.is_(None)))
    if sha256 is not None:
        wanted.append(schema.failure.c.sha256 == sha256)
    query = select(schema.failure.c.id).where(schema.failure.c.stage == stage, _open(), or_(false(), *wanted))
    for number in act.connection.execute(query).scalars().all():
        act.connection.execute(schema.failure_cleared.insert().values(failure=number, act=act.number))


def settle(
    act: Act,
    stage: str,
    found: Sequence[Failure],
    rank: int,
    *,
    name: str,
    sha256: str | None,
    whole: bool,
    source: str | None = None,
) -> None:
    """Which failures are open now that this name, or these bytes under it, went through a stage? Those found.

    One that was open already stays as it was, so that failing again adds nothing. `whole` says that the
    bytes themselves went through: what else was open of them, under whatever name, is then over, in this
    `source` or, where it is None, in all that hold them.
    """
    table = schema.failure
    scope = and_(table.c.name == name, or_(table.c.sha256.is_(None), table.c.sha256 == sha256))
    if whole:
        of_source = true() if source is None else table.c.source == source
        scope = or_(scope, and_(table.c.sha256 == sha256, of_source))
    query = select(table).where(table.c.stage == stage, _open(), scope)
    wanted = {_sameness(failure): failure for failure in found}
    over = [row.id for row in act.connection.execute(query).all() if wanted.pop(_sameness(row), None) is None]
    for number in over:
        act.connection.execute(schema.failure_cleared.insert().values(failure=number, act=act.number))
    for failure in wanted.values():
        record(act, failure, rank)


def _sameness(failure: Failure | Row[Any]) -> tuple[str | None, ...]:
    """When is it the same failure? Of the same bytes, one of its kind, wherever the reader gave up."""
    problem = failure.problem if failure.sha256 is None else None
    return failure.name, failure.kind, failure.sha256, problem


def listed(view: View) -> Iterator[Failure]:
    """Which failures were open at the view's moment, oldest first?"""
    cleared = exists().where(
        schema.failure_cleared.c.failure == schema.failure.c.id,
        schema.failure_cleared.c.act <= view.until,
    )
    query = (
        select(schema.failure, schema.act.c.at)
        .join(schema.act, schema.act.c.id == schema.failure.c.act)
        .where(
            schema.failure.c.act <= view.until,
            ~cleared,
            schema.failure.c.rank <= view.clearance.rank,
            or_(schema.failure.c.source.is_(None), may_show_source(view, schema.failure.c.source)),
        )
        .order_by(schema.failure.c.id)
    )
    for row in view.connection.execute(query):
        yield Failure(
            stage=row.stage,
            name=row.name,
            kind=row.kind,
            problem=row.problem,
            remedy=row.remedy,
            sha256=row.sha256,
            source=row.source,
            at=row.at,
        )


def _open() -> ColumnElement[bool]:
    return ~exists().where(schema.failure_cleared.c.failure == schema.failure.c.id)
