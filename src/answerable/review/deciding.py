"""May this claim be decided so, and what is written down of it?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import select

from answerable.errors import AmbiguousError, UsageError
from answerable.review.corrections import changes_from
from answerable.store import claim_reading, decisions, schema
from answerable.store.act import last_act_at
from answerable.store.casebook import Casebook, View
from answerable.store.corrections import corrected
from answerable.store.decisions import Decision
from answerable.store.visibility import may_show_claim
from answerable.vocabulary import ids
from answerable.vocabulary.access import DECISIONS, Status, Visibility
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_types import missing_to_accept
from answerable.vocabulary.wording import claim_sentence, range_words

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
    with casebook.writing("decide") as act:
        # Looked at and decided in one act, so that nobody else can decide or purge in between.
        view = View(act.connection, last_act_at(act.connection, None), clearance)
        planned = {}
        for claim in (claim_named(view, key) for key in claims):
            changes = _changes(view, claim, wanted)
            planned[claim.id] = changes, _decided(claim, changes, status)
        decisions.record(
            act,
            [
                Decision(claim=key, status=status, changes=changes, why=why)
                for key, (changes, _) in planned.items()
            ],
        )
    with casebook.view(clearance=clearance) as view:
        listed = claim_reading.listed(view, claim_reading.Which(keys=tuple(planned)))
        after = {claim.id: claim for claim in listed}
    # Whoever closes a claim to a clearance above their own is shown it for the last time.
    shown = [after.get(key, foreseen) for key, (_, foreseen) in planned.items()]
    return [Decided(claim, tuple(_warnings(claim))) for claim in shown]


def claim_named(view: View, text: str) -> Claim:
    """Which claim has this id, or the only id that begins so? UsageError, or AmbiguousError with them all."""
    key = _dashed(text.strip().lower())
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


def _dashed(key: str) -> str:
    """How is a whole id written? With dashes; a beginning of one stays as it is."""
    try:
        return ids.checked(key)
    except ValueError:
        return key


def _changes(view: View, claim: Claim, settings: list[tuple[str, str]]) -> dict[str, Any]:
    def name_of(entity: str) -> str | None:
        name, subject = schema.name, schema.subject
        query = (
            select(name.c.text)
            .join(subject, subject.c.name == name.c.id)
            .where(name.c.entity == entity, may_show_claim(view, subject.c.claim))
            .order_by(name.c.id)
            .limit(1)
        )
        return view.connection.execute(query).scalar()

    return changes_from(claim, settings, name_of)


def _decided(claim: Claim, changes: dict[str, Any], status: Status) -> Claim:
    """What does the claim say and count as after this? UsageError if it cannot be so."""
    try:
        after = replace(corrected(claim, changes), status=status)
    except ValueError as error:
        msg = f"claim {claim.id[:8]} cannot be set so: {error}"
        raise UsageError(msg) from error
    missing = missing_to_accept(after.type, after.fields)
    if status is Status.ACCEPTED and missing:
        names = " and no ".join(missing)
        msg = (
            f"claim {claim.id[:8]} cannot be accepted, because it has no {names}: add --set {missing[0]}=NAME"
        )
        raise UsageError(msg)
    return after


def _warnings(claim: Claim) -> Iterable[str]:
    if claim.status is Status.CONFLICT and not claim.notes:
        yield "a claim in conflict should say in public why: add --set notes=TEXT"
    if claim.status is Status.ACCEPTED and len(claim.citations) > 1 and not claim.notes:
        yield "a claim with several citations should say in public why: add --set notes=TEXT"
    for citation in claim.citations:
        published = citation.source.published
        if claim.status is Status.ACCEPTED and published and claim.dates.reaches_past(published):
            yield (
                f"it speaks of days after its source was published ({range_words(published)}): set the dates "
                "to what the source can know"
            )
