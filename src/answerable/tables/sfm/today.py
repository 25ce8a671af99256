"""Which claim does a row of today's layout hold? One a row, under the labels of the handbook."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from answerable.tables.sfm.making import Making
from answerable.tables.sfm.sheet import Row
from answerable.tables.sfm.sourcing import Gathered, listed
from answerable.tables.sfm.today_cells import REST, names_column, read
from answerable.vocabulary import ids
from answerable.vocabulary.access import Modality, Status, Visibility
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.claim_types import REGISTRY, missing_to_accept
from answerable.vocabulary.day_range import SINCE_BEGINNING_OF_TIME, DayRange, parse_day_range
from answerable.vocabulary.imported import Imported, Made
from answerable.vocabulary.shapes import attributed_from, fields_from, fields_shape, span_from

_UUID: Final = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_LEVELS: Final = range(11)
"""The administrative levels for whose names there are columns, from the country inward."""

_DAMAGE: Final = (ValueError, KeyError, TypeError, AttributeError)
"""What words of somebody else's making, in a cell that should hold JSON, can end in."""


def claims_of(making: Making, row: Row) -> Iterator[Imported]:
    """Which claim does the row make, or why none?"""
    kind = row["type:claim"] or ("location" if row["id:entity"] else "")
    if kind not in REGISTRY:
        yield row.problem("type:claim", f"is no type of claim: use one of {', '.join(REGISTRY)}")
        return
    gathered = Gathered(row)
    try:
        yield from _claim(making, gathered, kind)
    except _DAMAGE as error:
        yield from gathered.problems
        yield row.problem("type:claim", f"was not imported: {' '.join(str(error).split())}")


def _claim(making: Making, gathered: Gathered, kind: str) -> Iterator[Imported]:
    row = gathered.row
    rest = _json(row, REST)
    fields = _fields(gathered, kind) | fields_from(rest.get("fields", {}))
    dates = _dates(gathered)
    given = row["answerable:id"]
    about = _UUID.search(row["about_entity:ref:claim"] or row["id:entity"])
    if about is None:
        raise ValueError("its about_entity:ref:claim holds no id")
    citations = _citations(making, gathered, rest)
    if not given:
        citations = (*citations, gathered.citations(making.known.points, making.held)[-1])
    cited = [citation.id for citation in citations[:-1]]
    days = [str(dates.precise), str(dates.imprecise), dates.starting, dates.ending, dates.open]
    claim = Claim(
        id=given or ids.imported_claim(about[0].lower(), kind, fields_shape(fields), days, cited),
        type=kind,
        about=about[0].lower(),
        fields=fields,
        dates=dates,
        citations=citations,
        status=_status(gathered, kind, fields),
        visibility=Visibility(rest.get("visibility", making.held.visibility.value)),
        modality=Modality(rest.get("modality", Modality.ASSERTED.value)),
        confidence=_json(row, "answerable:confidence"),
        attribution=tuple(attributed_from(said) for said in _json(row, "answerable:attribution", list)),
        reader=rest.get("reader"),
        score=rest.get("score"),
        notes=rest.get("notes") or row["public_notes:meta"] or None,
    )
    yield from gathered.problems
    yield Made(row.place(), claim)


def _fields(gathered: Gathered, kind: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in REGISTRY[kind].fields:
        if field.label is None:
            continue
        cells = {name: gathered.take(name, field.name) for name in (field.label, names_column(field.label))}
        try:
            value = read(field, cells)
        except ValueError as error:
            gathered.problems.append(gathered.row.problem(field.label, str(error)))
            continue
        if value is not None:
            found[field.name] = value
    if kind == "location":
        levels = (gathered.take(f"location:admin_level_{level}:qa", "admin_names") for level in _LEVELS)
        found["admin_names"] = tuple(level for level in levels if level)
    return {name: value for name, value in found.items() if value != ()}


def _dates(gathered: Gathered) -> ClaimDates:
    return ClaimDates(
        _range(gathered, "precise"),
        _range(gathered, "imprecise"),
        gathered.take("starting:range", "starting").upper() == "Y",
        gathered.take("ending:range", "ending").upper() == "Y",
        {"Y": True, "N": False}.get(gathered.take("answerable:open", "open").upper()),
    )


def _range(gathered: Gathered, which: str) -> DayRange | None:
    first = gathered.take(f"first_{which}:range", "date.first")
    last = gathered.take(f"last_{which}:range", "date.last")
    if not first and not last:
        return None
    if first == SINCE_BEGINNING_OF_TIME:
        return DayRange.until(parse_day_range(last).last)
    return parse_day_range(f"{first or last}..{last or first}")


def _status(gathered: Gathered, kind: str, fields: Mapping[str, Any]) -> Status:
    said = gathered.row["status:meta"].replace("-", "_").replace(" ", "_").casefold()
    known = next((status for status in Status if status.value == said), None)
    if known is None:
        gathered.problems.append(gathered.row.problem("status:meta", "is no status of a claim"))
    if known is Status.ACCEPTED and missing_to_accept(kind, fields):
        return Status.WORK_NEEDED
    return known or Status.WORK_NEEDED


def _citations(making: Making, gathered: Gathered, rest: Mapping[str, Any]) -> tuple[Citation, ...]:
    row = gathered.row
    supports, spans = _json(row, "answerable:supports"), rest.get("spans", {})
    found: dict[str, Citation] = {}
    for piece in listed(row["citation:refs:claim"] or row["citation:refs:location"]):
        match = _UUID.search(piece)
        if match is None:
            gathered.problems.append(row.problem("citation:refs:claim", f"holds {piece!r}, which is no id"))
            continue
        key = match[0].lower()
        point = making.known.points.at(key)
        quoted = spans.get(key, {})
        found[key] = Citation(
            id=point.id,
            type=point.type,
            trigger=point.trigger,
            source=point.source,
            rendition=quoted.get("rendition"),
            spans=tuple(span_from(span) for span in quoted.get("spans", ())),
            supports=tuple(supports.get(key, ())),
            archive_url=point.archive_url,
            archived=point.archived,
            accessed=point.accessed,
        )
    return tuple(found.values())


def _json(row: Row, name: str, kind: type = dict) -> Any:
    text = row[name]
    if not text:
        return kind()
    value = json.loads(text)
    if not isinstance(value, kind):
        raise TypeError(f"its {name} holds no JSON {kind.__name__}")
    return value
