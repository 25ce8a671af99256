"""Which recipients of training are named by reports alone, unknown to the rest of the casebook?"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import exists, func, select

from answerable.store import schema
from answerable.store.casebook import View
from answerable.store.claim_reading import Which, listed
from answerable.store.rows import CHUNK, chunks
from answerable.store.subjects import stands
from answerable.store.visibility import may_show_claim


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who was trained, as printed, and of which country? `entity` is the id that the rows give them."""

    entity: str
    name: str
    country: str | None


def unknown_recipients(view: View) -> Iterator[Recipient]:
    """Which recipients do only claims of trainings name? Each once, with one row's country."""
    name, subject, claim = schema.name, schema.subject, schema.claim
    other_subject, other_name, other_claim = subject.alias(), name.alias(), claim.alias()
    elsewhere = exists().where(
        other_name.c.entity == name.c.entity,
        other_subject.c.name == other_name.c.id,
        other_claim.c.id == other_subject.c.claim,
        other_claim.c.type != "training",
    )
    query = (
        select(name.c.entity, name.c.text, func.min(claim.c.key).label("example"))
        .join(subject, subject.c.name == name.c.id)
        .join(claim, claim.c.id == subject.c.claim)
        .where(
            claim.c.type == "training",
            subject.c.field == "recipient_unit",
            stands(view),
            may_show_claim(view, claim.c.id),
            ~elsewhere,
        )
        .group_by(name.c.entity, name.c.text)
        .order_by(name.c.text, name.c.entity)
    )
    for piece in chunks(view.connection.execute(query).all(), CHUNK):
        keys = tuple(row.example for row in piece)
        examples = {claim.id: claim for claim in listed(view, Which(keys=keys))}
        for row in piece:
            country = examples[row.example].fields.get("recipient_country")
            yield Recipient(row.entity, row.text, country)
