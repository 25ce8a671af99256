"""Is a unit said to have stood under, or over, another before it was there, or after it was gone?"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from answerable.ask.finding import Finding
from answerable.ask.held import Existing, Holdings, Related
from answerable.vocabulary.wording import day_words, range_words

NAME: Final = "relation-before-unit"


def relations_out_of_time(held: Holdings) -> Iterator[Finding]:
    """Which relations are surely held before one of their units began, or after it ended?

    A unit begins (ends) where a claim of it has a first (last) day that is flagged as its real beginning
    (end), and no other claim has it there earlier (later).
    """
    by_unit: dict[str, list[Existing]] = {}
    for unit in held.units:
        by_unit.setdefault(unit.about, []).append(unit)
    for relation in held.relations:
        for entity in (relation.unit, relation.parent):
            known = by_unit.get(entity, [])
            if (begun := _beginning(known)) is not None and _held_by(relation) < begun[0]:
                why = f"{held.name(entity)} began on {day_words(begun[0])}"
                yield _finding(held, relation, entity, begun[1], why)
            if (gone := _end(known)) is not None and _held_until(relation) > gone[0]:
                why = f"{held.name(entity)} ended on {day_words(gone[0])}"
                yield _finding(held, relation, entity, gone[1], why)


def _beginning(known: list[Existing]) -> tuple[date, Existing] | None:
    """Before which day was the unit not there, and who says so? None where nobody does, or others differ."""
    first = min(known, key=lambda unit: (_first(unit), not unit.dates.starting), default=None)
    return None if first is None or not first.dates.starting else (_first(first), first)


def _end(known: list[Existing]) -> tuple[date, Existing] | None:
    last = max(known, key=lambda unit: (unit.dates.extent.last, unit.dates.ending), default=None)
    return None if last is None or not last.dates.ending else (last.dates.extent.last, last)


def _held_by(relation: Related) -> date:
    """By which day had the relation surely begun?"""
    certain = relation.dates.certain
    return relation.dates.extent.last if certain is None else certain.first or date.min


def _held_until(relation: Related) -> date:
    """Until which day did the relation surely hold?"""
    certain = relation.dates.certain
    return (relation.dates.extent.first or date.min) if certain is None else certain.last


def _first(unit: Existing) -> date:
    return unit.dates.extent.first or date.min


def _finding(held: Holdings, relation: Related, entity: str, unit: Existing, why: str) -> Finding:
    days = relation.dates.certain or relation.dates.extent
    return Finding(
        check=NAME,
        sentence=(
            f"{held.name(relation.unit)} is said to be under {held.name(relation.parent)} "
            f"({range_words(days)}), but {why}"
        ),
        claims=(relation.claim, unit.claim),
        about=(relation.unit, relation.parent) if entity != relation.parent else (entity, relation.unit),
        settle=(
            "a source for the day on which the unit was set up or disbanded, or for the relation; then "
            "correct the dates of the one that is wrong, or unset its start or end"
        ),
    )
