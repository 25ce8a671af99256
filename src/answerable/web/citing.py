"""How many claims stand on a source, and where in its text? Asked without reading the claims themselves.

A page of the list counts the claims of a hundred sources; a page of a long text has few of its many claims.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Select, func, select

from answerable.store import schema
from answerable.store.casebook import View
from answerable.store.claim_reading import status_column
from answerable.store.visibility import may_show_claim
from answerable.vocabulary.access import Status

# Named anew, because the conditions on what may be shown use the tables by their own names.
_EVIDENCE = schema.evidence.alias()
_CITATION = schema.citation.alias()


@dataclass(frozen=True, slots=True)
class CitingClaim:
    """Which claim cites a source, how far was it decided, and on which characters of which text?

    `key` is the claim's id; `places` are (rendition, start, end), none where it quotes no words.
    """

    key: str
    status: Status
    places: tuple[tuple[str | None, int, int], ...]


def claims_by_source(view: View, sources: Iterable[str]) -> dict[str, dict[Status, int]]:
    """How many claims of each status cite each of these sources? Sources without a claim are left out."""
    cited = _citing(view, list(sources)).with_only_columns(
        _CITATION.c.source, schema.claim.c.id, status_column(view).label("status")
    )
    each = cited.distinct().subquery()
    query = select(each.c.source, each.c.status, func.count()).group_by(each.c.source, each.c.status)
    found: dict[str, dict[Status, int]] = {}
    for source, status, number in view.connection.execute(query):
        found.setdefault(source, {})[Status(status)] = number
    return found


def claims_citing(view: View, source: str) -> Iterator[CitingClaim]:
    """Which claims cite this source, in the order in which they came in? A stream."""
    query = _citing(view, [source]).order_by(schema.claim.c.id, _EVIDENCE.c.ordinal)
    with view.connection.execute(query.execution_options(yield_per=1_000)) as rows:
        for _, group in groupby(rows, key=lambda row: row.id):
            quoted = list(group)
            places = [
                (row.rendition, span["start"], span["end"])
                for row in quoted
                for span in json.loads(row.spans)
            ]
            yield CitingClaim(quoted[0].key, Status(quoted[0].status), tuple(places))


def _citing(view: View, sources: list[str]) -> Select[tuple[int, str, str, str | None, str]]:
    claim = schema.claim
    return (
        select(
            claim.c.id,
            claim.c.key,
            status_column(view).label("status"),
            _EVIDENCE.c.rendition,
            _EVIDENCE.c.spans,
        )
        .join_from(_CITATION, _EVIDENCE, _EVIDENCE.c.citation == _CITATION.c.id)
        .join(claim, claim.c.id == _EVIDENCE.c.claim)
        .where(_CITATION.c.source.in_(sources), claim.c.act <= view.until, may_show_claim(view, claim.c.id))
    )
