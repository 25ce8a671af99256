"""How many claims stand on each of these sources? Counted for one page of sources in one question."""

from collections.abc import Iterable

from sqlalchemy import func, select

from answerable.store import schema
from answerable.store.casebook import View
from answerable.store.claim_reading import status_column
from answerable.store.visibility import may_show_claim
from answerable.vocabulary.access import Status


def claims_by_source(view: View, sources: Iterable[str]) -> dict[str, dict[Status, int]]:
    """How many claims of each status cite each of these sources? Sources without a claim are left out."""
    claim, evidence, citation = schema.claim, schema.evidence.alias(), schema.citation.alias()
    cited = (
        select(citation.c.source, claim.c.id, status_column(view).label("status"))
        .join(evidence, evidence.c.citation == citation.c.id)
        .join(claim, claim.c.id == evidence.c.claim)
        .where(
            citation.c.source.in_(list(sources)),
            claim.c.act <= view.until,
            may_show_claim(view, claim.c.id),
        )
        .distinct()
        .subquery()
    )
    query = select(cited.c.source, cited.c.status, func.count()).group_by(cited.c.source, cited.c.status)
    found: dict[str, dict[Status, int]] = {}
    for source, status, number in view.connection.execute(query):
        found.setdefault(source, {})[Status(status)] = number
    return found
