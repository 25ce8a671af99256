"""What does a casebook show? All of it, as JSON, to be compared with what another version shows."""

import dataclasses
from enum import Enum
from typing import Any

from sqlalchemy import select

from answerable.store import (
    custody,
    decisions,
    failures,
    judgements,
    purging,
    readings,
    renditions,
    schema,
    search,
    sources,
)
from answerable.store.casebook import Casebook, View
from answerable.store.claim_reading import Which, counted, listed
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.rendition import Cell, Word
from answerable.vocabulary.shapes import claim_shape
from evidence import entity


def shown(casebook: Casebook) -> dict[str, Any]:
    """What is there to see, now by who is cleared for it all, by others, and after each act of the past?"""
    with casebook.view() as view:
        moments = list(view.connection.execute(select(schema.act.c.at).order_by(schema.act.c.id)).scalars())
        everything = _all(view)
    for clearance in (Visibility.PUBLIC, Visibility.TEAM):
        with casebook.view(clearance=clearance) as view:
            everything[f"claims for {clearance.value}"] = [claim.id for claim in listed(view)]
    for moment in moments:
        with casebook.view(moment) as view:
            everything[f"claims at {moment}"] = plain(
                [[claim.id, claim.status, claim.fields, claim.reader] for claim in listed(view)]
            )
            everything[f"sources at {moment}"] = plain(
                [[source.id, source.label, source.names] for source in sources.listed(view)]
            )
    return everything


def _all(view: View) -> dict[str, Any]:
    claims = list(listed(view))
    found = list(sources.listed(view))
    kept = list(renditions.stored(view.connection))
    return plain(
        {
            "claims": [claim_shape(claim) for claim in claims],
            "counts": {" ".join(kind): number for kind, number in counted(view).items()},
            "about": [claim.id for claim in listed(view, Which(about=entity("7th Brigade").id))],
            "decisions": {claim.id: list(decisions.of_claim(view, claim.id)) for claim in claims},
            "sources": found,
            "findings": {source.id: sources.findings(view, source.id) for source in found},
            "marked": {source.id: readings.marked(view, source.id) for source in found},
            "renditions": kept,
            "texts": {one.id: renditions.text_of(view.connection, one.id) for one in kept},
            "sections": {one.id: renditions.sections_of(view.connection, one.id) for one in kept},
            "judgements": list(judgements.listed(view)),
            "failures": list(failures.listed(view)),
            "custody": [(entry.event, entry.source, entry.sha256) for entry in custody.entries(view)],
            "purged": sorted(purging.purged_hashes(view.connection)),
            "found texts": list(search.in_texts(view, "orvek")),
            "found titles": search.in_titles(view, "brigada"),
            "found names": search.in_names(view, "brigade"),
        }
    )


def plain(value: Any) -> Any:
    """How does a record look in JSON, whatever it is made of?"""
    if isinstance(value, Word | Cell):
        value = value._asdict()
    match value:
        case Enum():
            return value.value
        case dict():
            return {str(name): plain(one) for name, one in value.items()}
        case list() | tuple() | set():
            return [plain(one) for one in value]
        case str() | int() | float() | bool() | None:
            return value
        case _ if dataclasses.is_dataclass(value):
            return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
        case _:
            return str(value)
