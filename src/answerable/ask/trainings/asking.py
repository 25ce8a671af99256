"""How many trainings, people and dollars are that, of what is asked for, and what can the rows not say?"""

from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from answerable.ask.trainings.counting import Counted, Line, Sum, counted
from answerable.ask.trainings.country import check_known
from answerable.ask.trainings.loading import load_trainings, with_elements
from answerable.ask.trainings.selecting import Selected, Wanted, selected
from answerable.ask.trainings.training import Training
from answerable.match.levels import Level
from answerable.store.casebook import View


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingsAnswer:
    """What was asked for, which rows are it, and what comes to the same name?

    `held` is how many trainings the casebook holds at all, `in_conflict` how many claims of one were set
    aside as in conflict and are not counted.
    """

    wanted: Wanted
    selected: Selected
    counted: Counted
    held: int
    in_conflict: int


def ask_trainings(
    view: View, folder: Path, wanted: Wanted, by: str, *, drafts: bool = False, rows: bool = False
) -> TrainingsAnswer:
    """Which trainings are held, and how many are they? UsageError for a country that nothing names.

    With `rows`, those of web pages say in which row they stand.
    """
    loaded = load_trainings(view, folder, drafts=drafts)
    if wanted.country is not None:
        check_known(wanted.country, loaded.rows)
    found = selected(loaded.rows, wanted)
    if rows:
        found = replace(found, rows=with_elements(view, found.rows))
    return TrainingsAnswer(
        wanted=wanted,
        selected=found,
        counted=counted(found.rows, by),
        held=len(loaded.rows),
        in_conflict=loaded.in_conflict,
    )


def trainings_shape(answer: TrainingsAnswer, *, rows: bool = False) -> dict[str, Any]:
    """The answer as one JSON document; with `rows` each training as well."""
    counts = answer.counted
    return {
        "by": counts.by,
        "held": answer.held,
        "lines": [line_shape(line) for line in counts.lines],
        "total": None if counts.total is None else sum_shape(counts.total),
        "overlapping": [
            {"country": country, "fiscal_year": year, "reports": list(reports)}
            for country, year, reports in counts.overlapping
        ],
        "levels": {level.value: counts.rows.levels[level] for level in Level},
        "without_start": {
            "trainings": len(answer.selected.undated),
            "claims": [row.claim for row in answer.selected.undated],
        },
        "in_conflict": answer.in_conflict,
        "rows": [row_shape(row) for row in answer.selected.rows] if rows else None,
    }


def line_shape(line: Line) -> dict[str, Any]:
    """`{"name", "report", …}` with the keys of a sum."""
    return {"name": line.name, "report": line.report, **sum_shape(line.sum)}


def sum_shape(total: Sum) -> dict[str, Any]:
    """How many trainings, people and dollars, and of how many rows are these not printed?"""
    return {
        "trainings": total.trainings,
        "people": plain_number(total.people),
        "cost": plain_number(total.cost),
        "name_only_service": total.levels[Level.SERVICE],
        "without_people": total.without_people,
        "without_cost": total.without_cost,
        "without_dates": total.without_dates,
        "drafts": total.drafts,
    }


def row_shape(row: Training) -> dict[str, Any]:
    """One training, with the claim that says so and the page on which it is printed."""
    return {
        "claim": row.claim,
        "country": row.country,
        "iso3": row.iso3,
        "report": row.report or None,
        "fiscal_year": row.fiscal_year,
        "programme": row.programme or None,
        "course": row.course or None,
        "trainer": row.trainer or None,
        "unit": row.unit or None,
        "unit_id": row.unit_id,
        "level": row.level.value,
        "location": row.location or None,
        "place": row.place.name or None,
        "start": None if row.start is None else row.start.isoformat(),
        "end": None if row.end is None else row.end.isoformat(),
        "people": None if row.quantity is None else plain_number(row.quantity),
        "cost": None if row.cost is None else plain_number(row.cost),
        "source": row.source,
        "page": row.page,
        "element": row.element,
        "draft": row.is_draft,
    }


def plain_number(value: Decimal) -> int | float:
    """How is a printed number written in JSON? Whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)
