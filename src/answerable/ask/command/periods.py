"""Who was in command when, over a period? Stretches of days with one answer, the gaps shown as gaps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from answerable.ask.command.answer import CommanderAnswer, Ruling, given
from answerable.ask.command.commander import ruling
from answerable.ask.command.sightings import Posting, Postings
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.day_range import DayRange

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """On which days is the answer the same? `answer` is that of the first of them."""

    days: DayRange
    answer: CommanderAnswer


def commanders_during(unit: Reference, postings: Postings, days: DayRange) -> tuple[Stretch, ...]:
    """Who was in command when, in order? Every day of the period is in one stretch.

    The answer can only change where a claim's range begins or ends, so it is asked there alone.
    """
    ruled = list(_ruled(unit, postings, days))
    grounds = postings.grounds(claim.id for _, one in ruled for claim in one.claims())
    return tuple(Stretch(stretch, given(one, grounds)) for stretch, one in ruled)


def _ruled(unit: Reference, postings: Postings, days: DayRange) -> Iterator[tuple[DayRange, Ruling]]:
    first = days.first or days.last
    starts = sorted({first, *(day for day in _changes(unit, postings) if first < day <= days.last)})
    held: tuple[date, Ruling] | None = None
    for start in starts:
        found = ruling(unit, postings, start)
        if held is not None and _says_the_same(held[1], found):
            continue
        if held is not None:
            yield DayRange(held[0], start - _ONE_DAY), held[1]
        held = start, found
    if held is not None:
        yield DayRange(held[0], days.last), held[1]


def _changes(unit: Reference, postings: Postings) -> Iterator[date]:
    """On which days can the answer change? Where ranges begin, and on the days after they end."""
    people = {item.person.id for item in postings.here.get(unit.id, ())}
    items: list[Posting] = [*postings.here.get(unit.id, ())]
    items += [item for person in people for item in postings.of_person.get(person, ())]
    for item in items:
        for days in (item.dates.precise, item.dates.imprecise):
            if days is None:
                continue
            if days.first is not None:
                yield days.first
                yield from _next(days.first)
            yield days.last
            yield from _next(days.last)


def _next(day: date) -> Sequence[date]:
    return (day + _ONE_DAY,) if day < date.max else ()


def _says_the_same(one: Ruling, other: Ruling) -> bool:
    return one.handover == other.handover and _held(one) == _held(other)


def _held(answer: Ruling) -> list[tuple[str, str]]:
    return [(item.person.id, item.answer.value) for item in answer.candidates]
