"""May this claim be decided so, and what is written down of it?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select

from answerable.errors import AmbiguousError, UsageError
from answerable.review.corrections import changes_from
from answerable.store import claim_reading, decisions, schema
from answerable.store.casebook import Casebook, View
from answerable.store.corrections import corrected
from answerable.store.decisions import Decision
from answerable.vocabulary.access import DECISIONS, Status, Visibility
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_types import missing_to_accept
from answerable.vocabulary.wording import claim_sentence

SHORTEST: Final = 6
"""Characters of an id that are enough to name a claim, if no other begins with them."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What does the claim say and count as now? `warnings` are rules of the field that it does not meet."""

    claim: Claim
    warnings: tuple[str, ...] = ()


def decide(
    casebook: Casebook,
    claims: Sequence[str],
    word: str,
    settings: Iterable[tuple[str, str]] = (),
    *,
    why: str | None = None,
    clearance: Visibility = Visibility.RESTRICTED,
) -> list[Decided]:
    """What became of these claims? All are decided, or, if one cannot be, none.

    `word` is one of `DECISIONS`; `claims` are ids or their unique beginnings. UsageError says what stands
    in the way, AmbiguousError which claims begin alike.
    """
    if word not in DECISIONS:
        msg = f"{word!r} decides nothing: use one of {', '.join(DECISIONS)}"
        raise UsageError(msg)
    status, wanted = DECISIONS[word], list(settings)
    with casebook.view(clearance=clearance) as view:
        before = [claim_named(view, key) for key in dict.fromkeys(claims)]
        planned = [(claim, _changes(view, claim, wanted)) for claim in before]
    for claim, changes in planned:
        _check(corrected_or_refused(claim, changes), status)
    with casebook.writing("decide") as act:
        decisions.record(
            act,
            [Decision(claim=claim.id, status=status, changes=changes, why=why) for claim, changes in planned],
        )
    with casebook.view() as view:
        keys = tuple(claim.id for claim in before)
        after = {claim.id: claim for claim in claim_reading.listed(view, claim_reading.Which(keys=keys))}
    return [Decided(after[key], tuple(_warnings(after[key]))) for key in keys]


def claim_named(view: View, text: str) -> Claim:
    """Which claim has this id, or the only id that begins so? UsageError, or AmbiguousError with them all."""
    key = text.strip().lower()
    if len(key) < SHORTEST:
        msg = f"{text!r} is too short to name a claim: give {SHORTEST} characters of its id or more"
        raise UsageError(msg)
    column = schema.claim.c.key
    query = select(column).where(column >= key, column < f"{key}~").order_by(column).limit(10)
    keys = tuple(view.connection.execute(query).scalars())
    found = list(claim_reading.listed(view, claim_reading.Which(keys=keys))) if keys else []
    if not found:
        msg = f"there is no claim {text}: 'answerable claims' lists those there are"
        raise UsageError(msg)
    if len(found) > 1:
        msg = f"{len(found)} claims have an id that begins with {text}: give more of it"
        raise AmbiguousError(msg, [(claim.id, claim_sentence(claim)) for claim in found])
    return found[0]


def _changes(view: View, claim: Claim, settings: list[tuple[str, str]]) -> dict[str, Any]:
    def name_of(entity: str) -> str | None:
        table = schema.name
        query = select(table.c.text).where(table.c.entity == entity).order_by(table.c.id).limit(1)
        return view.connection.execute(query).scalar()

    return changes_from(claim, settings, name_of)


def corrected_or_refused(claim: Claim, changes: dict[str, Any]) -> Claim:
    """What does the claim say after these changes? UsageError if that would be no claim."""
    try:
        return corrected(claim, changes)
    except ValueError as error:
        msg = f"claim {claim.id[:8]} cannot be set so: {error}"
        raise UsageError(msg) from error


def _check(claim: Claim, status: Status) -> None:
    missing = missing_to_accept(claim.type, claim.fields)
    if status is Status.ACCEPTED and missing:
        names = " and no ".join(missing)
        msg = (
            f"claim {claim.id[:8]} cannot be accepted, because it has no {names}: add --set {missing[0]}=NAME"
        )
        raise UsageError(msg)


def _warnings(claim: Claim) -> Iterable[str]:
    if claim.notes:
        return
    if claim.status is Status.CONFLICT:
        yield "a claim in conflict should say in public why: add --set notes=TEXT"
    if claim.status is Status.ACCEPTED and len(claim.citations) > 1:
        yield "a claim with several citations should say in public why: add --set notes=TEXT"
