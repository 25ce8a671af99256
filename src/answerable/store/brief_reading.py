"""What do claims say, in brief: status, fields and days, without what they stand on?

A rule that decides between hundreds of claims needs no citations; the few that its answer names are read
whole afterwards. What may be shown, and what a claim says after corrections, is the same as in
`claim_reading`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Self

from sqlalchemy import Select, exists, func, select, true

from answerable.errors import IntegrityError
from answerable.store import schema
from answerable.store.again import Again, at_any_moment
from answerable.store.casebook import View
from answerable.store.claim_reading import Which, listed, newest_assertion, status_column
from answerable.store.database import is_sqlite
from answerable.store.days import claim_dates_from
from answerable.store.rows import among, bound, from_json, parameter
from answerable.store.subjects import place_of, stands
from answerable.store.visibility import may_show_claim
from answerable.vocabulary.access import MODALITIES, STATUSES, Modality, Status, Visibility
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.shapes import fields_from


@dataclass(frozen=True, slots=True)
class Brief:
    """What does one claim say, when, and how far is it decided? Fields are as in the claim whole."""

    id: str
    status: Status
    modality: Modality
    fields: Mapping[str, Any]
    dates: ClaimDates

    @classmethod
    def of(cls, claim: Claim) -> Self:
        """What is this claim in brief?"""
        return cls(claim.id, claim.status, claim.modality, claim.fields, claim.dates)


@dataclass(frozen=True, slots=True)
class Naming:
    """Which claims are asked for? Those of a type that name one of some entities in a field.

    With `through`, a pair of fields, the entities are first joined by all that they lead to: whoever stands
    in the second of these fields of a claim that has one of them in the first, to any depth.
    """

    type: str
    field: str
    through: tuple[str, str] | None = None


# Statements that are made once, because making one takes longer than running it.
_MADE: Final[dict[tuple[bool, Visibility, str, str], Again]] = {}


def briefs(view: View, naming: Naming, entities: Iterable[str]) -> list[Brief]:
    """What do these claims say in brief, in the order in which they came in?

    One statement, and one before it that joins the entities: of the two together PostgreSQL guesses badly
    how much there will be.
    """
    if naming.through is not None:
        entities = _reached(view, naming.type, *naming.through, entities)
    key = (is_sqlite(view.connection), view.clearance, naming.type, naming.field)
    if key not in _MADE:
        _MADE[key] = Again(_query(at_any_moment(view), naming.type, naming.field))
    given = {"until": view.until, "entities": bound(view.connection, entities)}
    rows = _MADE[key].rows(view.connection, given)
    # few claims were ever corrected: those are read whole
    changed = tuple(row.key for row in rows if row.changed)
    whole = {claim.id: claim for claim in listed(view, Which(keys=changed))} if changed else {}
    return [Brief.of(whole[row.key]) if row.changed else _brief(row) for row in rows]


def _query(view: View, kind: str, field: str) -> Select[Any]:
    claim, said = schema.claim, schema.assertion
    name, subject, decision = schema.name, schema.subject, schema.decision
    changed = exists().where(
        decision.c.claim == claim.c.id, decision.c.changes != "{}", decision.c.act <= view.until
    )
    return (
        select(
            claim.c.key,
            status_column(view).label("status"),
            changed.label("changed"),
            said.c.modality,
            said.c.fields,
            said.c.precise_first,
            said.c.precise_last,
            said.c.imprecise_first,
            said.c.imprecise_last,
            said.c.starting,
            said.c.ending,
            said.c.open,
        )
        .select_from(name)
        .join(subject, subject.c.name == name.c.id)
        .join(claim, claim.c.id == subject.c.claim)
        .join(said, said.c.id == newest_assertion(view))
        .where(
            among(view.connection, name.c.entity, parameter("entities", sqlite=is_sqlite(view.connection))),
            place_of(claim.c.type, subject.c.field) == f"{kind}.{field}",
            stands(view),
            claim.c.act <= view.until,
            may_show_claim(view, claim.c.id),
        )
        .order_by(claim.c.id)
    )


def _reached(view: View, kind: str, here: str, there: str, entities: Iterable[str]) -> list[str]:
    """Which entities do claims of this type lead to, from one field to the other, those given included?

    By all claims that there ever were: what counts of them is seen to where they are read.
    """
    query = _reaching(is_sqlite(view.connection), kind, here, there)
    given = {"entities": bound(view.connection, entities)}
    return [row.entity for row in query.rows(view.connection, given)]


@cache
def _reaching(sqlite: bool, kind: str, here: str, there: str) -> Again:  # noqa: FBT001
    given = parameter("entities", sqlite=sqlite)
    start = (
        select(func.json_each(given).table_valued("value").c.value.label("entity"))
        if sqlite
        else select(func.unnest(given).collate("C").label("entity"))
    )
    reached = start.cte("reached", recursive=True)
    one, other = schema.name.alias(), schema.name.alias()
    at_one, at_other = schema.subject.alias(), schema.subject.alias()
    claim = schema.claim.alias()
    following = (
        select(other.c.entity)
        .select_from(one)
        .join(at_one, at_one.c.name == one.c.id)
        .join(claim, claim.c.id == at_one.c.claim)
        .join(at_other, (at_other.c.claim == claim.c.id) & (at_other.c.field == there))
        .join(other, other.c.id == at_other.c.name)
        .where(one.c.entity == reached.c.entity, place_of(claim.c.type, at_one.c.field) == f"{kind}.{here}")
    )
    if sqlite:
        return Again(select(reached.union(following).c.entity))
    # PostgreSQL expects far too much to be reached, and goes through whole tables unless each is asked alone
    of_each = following.correlate(reached).offset(0).lateral()
    found = reached.union(select(of_each.c.entity).select_from(reached.join(of_each, true())))
    return Again(select(found.c.entity))


def _brief(row: Sequence[Any]) -> Brief:
    key, status, _, modality, fields, first, last, some_first, some_last, *flags = row
    try:
        return Brief(
            key,
            STATUSES[status],
            MODALITIES[modality],
            fields_from(from_json(fields)),
            claim_dates_from((first, last), (some_first, some_last), *flags),
        )
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        msg = f"claim {key} cannot be read ({error}): 'answerable verify' lists all damage"
        raise IntegrityError(msg) from error
