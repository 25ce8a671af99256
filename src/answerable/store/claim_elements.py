"""In which row of a web page does each of these claims stand? For listings that read no claim whole."""

import json
from collections.abc import Iterable

from sqlalchemy import select

from answerable.store import schema
from answerable.store.casebook import View
from answerable.store.rows import chunks
from answerable.store.visibility import may_show_source
from answerable.vocabulary.elements import row_of


def elements_of_claims(view: View, claims: Iterable[str]) -> dict[str, str]:
    """Which element holds most words of each claim, by the claims' ids? Only claims read from a web page."""
    evidence, claim, citation = schema.evidence, schema.claim, schema.citation
    query = (
        select(claim.c.key, evidence.c.spans)
        .join(evidence, evidence.c.claim == claim.c.id)
        .join(citation, citation.c.id == evidence.c.citation)
        .where(evidence.c.spans.like('%"element"%'), may_show_source(view, citation.c.source))
        .order_by(claim.c.id, evidence.c.ordinal)
    )
    found: dict[str, str] = {}
    for piece in chunks(claims):
        for key, spans in view.connection.execute(query.where(claim.c.key.in_(piece))):
            row = row_of(span["element"] for span in json.loads(spans) if "element" in span)
            if row is not None:
                found.setdefault(key, row)
    return found
