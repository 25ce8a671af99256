"""How are claims written in today's layout of the field's sheets? One a row, their sources beside them."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from answerable.store import sources
from answerable.store.casebook import View
from answerable.store.claim_reading import listed
from answerable.tables.sfm.today_cells import REST, is_plain, names_column, written
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_types import REGISTRY
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.shapes import attributed_shape, fields_shape, range_shape, span_shape
from answerable.vocabulary.source import Source, SourceDetails

CLAIMS: Final = "claims.csv"
SOURCES: Final = "sources.csv"

_FIELDS: Final = tuple(
    dict.fromkeys(
        name
        for kind in REGISTRY.values()
        for field in kind.fields
        if field.label
        for name in (
            (field.label, names_column(field.label))
            if field.kind in {"reference", "references"}
            else (field.label,)
        )
    )
)

CLAIM_COLUMNS: Final = (
    *("type:claim", "status:meta", "citation:refs:claim", "about_entity:ref:claim"),
    *_FIELDS,
    *("first_precise:range", "last_precise:range", "first_imprecise:range", "last_imprecise:range"),
    *("starting:range", "ending:range", "public_notes:meta"),
    *("answerable:id", "answerable:confidence", "answerable:open", "answerable:attribution"),
    *("answerable:supports", REST),
)
SOURCE_COLUMNS: Final = (
    *("source:access_point_id:admin", "source:access_point_type", "source:access_point_trigger"),
    *("source:accessed_timestamp", "source:archive_url", "source:archive_timestamp"),
    *("source:source_id:admin", "source:title", "source:author", "source:url", "source:published_timestamp"),
    *("source:type", "source:created_timestamp", "source:uploaded_timestamp"),
    *("source:publication_id:admin", "source:publication_name", "source:publication_country"),
)


def export_sfm(view: View, folder: Path) -> int:
    """How many claims were written, into `claims.csv` and `sources.csv` of this folder? Those shown."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    cited: dict[str, Citation] = {}
    with (folder / CLAIMS).open("w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, CLAIM_COLUMNS, restval="")
        table.writeheader()
        for claim in listed(view):
            table.writerow(claim_row(claim))
            cited.update((citation.id, citation) for citation in claim.citations)
            count += 1
    known = sources.by_id(view, {citation.source.id for citation in cited.values()})
    with (folder / SOURCES).open("w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, SOURCE_COLUMNS, restval="")
        table.writeheader()
        for citation in cited.values():
            table.writerow(source_row(citation, known.get(citation.source.id)))
    return count


def claim_row(claim: Claim) -> dict[str, str]:
    """In which cells does this claim stand? What no cell can take stands in `answerable:rest`."""
    cells: dict[str, str] = {}
    left: dict[str, Any] = {}
    for name, value in claim.fields.items():
        field = REGISTRY[claim.type].field(name)
        made = None if field is None else written(field, value)
        if made is None:
            left[name] = value
        else:
            cells |= made
    dates = claim.dates
    for which, days in (("precise", dates.precise), ("imprecise", dates.imprecise)):
        shape = range_shape(days)
        if shape is not None:
            cells[f"first_{which}:range"], cells[f"last_{which}:range"] = shape["first"], shape["last"]
    plain_notes = claim.notes is not None and is_plain(claim.notes)
    rest = dict(_rest(claim, left, notes=None if plain_notes else claim.notes))
    return {
        **cells,
        "type:claim": claim.type,
        "status:meta": claim.status.value,
        "citation:refs:claim": "; ".join(citation.id for citation in claim.citations),
        "about_entity:ref:claim": claim.about,
        "starting:range": "Y" if dates.starting else "N",
        "ending:range": "Y" if dates.ending else "N",
        "public_notes:meta": claim.notes if claim.notes is not None and plain_notes else "",
        "answerable:id": claim.id,
        "answerable:confidence": _json(dict(claim.confidence)),
        "answerable:open": {True: "Y", False: "N", None: ""}[dates.open],
        "answerable:attribution": _json([attributed_shape(said) for said in claim.attribution]),
        "answerable:supports": _json(
            {citation.id: list(citation.supports) for citation in claim.citations if citation.supports}
        ),
        REST: _json(rest),
    }


def source_row(citation: Citation, source: Source | None) -> dict[str, str]:
    """In which cells stand a citation, its source and its publication?"""
    known = SourceDetails() if source is None else source.details
    publication = known.publication
    return {
        "source:access_point_id:admin": citation.id,
        "source:access_point_type": citation.type,
        "source:access_point_trigger": citation.trigger,
        "source:accessed_timestamp": citation.accessed or "",
        "source:archive_url": citation.archive_url or known.archive_url or "",
        "source:archive_timestamp": citation.archived or "",
        "source:source_id:admin": citation.source.id,
        "source:title": citation.source.title or "",
        "source:author": known.author or "",
        "source:url": known.url or "",
        "source:published_timestamp": _days(citation.source.published),
        "source:type": known.type or "",
        "source:created_timestamp": _days(known.created),
        "source:uploaded_timestamp": _days(known.uploaded),
        "source:publication_id:admin": "" if publication is None else publication.id,
        "source:publication_name": citation.source.publication or "",
        "source:publication_country": (publication.country if publication else None) or "",
    }


def _days(days: DayRange | None) -> str:
    return "" if days is None else str(days)


def _rest(claim: Claim, fields: dict[str, Any], notes: str | None) -> Iterator[tuple[str, Any]]:
    """What has no column of the handbook, and no cell that could take it?"""
    if fields:
        yield "fields", fields_shape(fields)
    quoted = {
        citation.id: {"rendition": citation.rendition, "spans": [span_shape(span) for span in citation.spans]}
        for citation in claim.citations
        if citation.rendition is not None
    }
    if quoted:
        yield "spans", quoted
    yield "modality", claim.modality.value
    yield "visibility", claim.visibility.value
    for name, value in (("reader", claim.reader), ("score", claim.score), ("notes", notes)):
        if value is not None:
            yield name, value


def _json(value: Any) -> str:
    return json.dumps(value) if value else ""
