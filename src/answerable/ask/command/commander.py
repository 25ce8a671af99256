"""Who was in command of this unit on that day? Confirmed, bracketed, possible, contested or unknown.

- confirmed: a claim says so for every day of a range that covers the day
- bracketed: the day lies between two claims of one posting, and nothing between them breaks it
- possible: a claim says so for some day of a range that touches the day
- contested: two persons are each confirmed, and it is no hand-over
- unknown: no claim says anything of the day; the nearest on both sides are named

Nothing reaches past the last evidence, and no role but that of the commander answers.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from answerable.ask.command.answer import (
    Answer,
    AnswerBy,
    CandidateBy,
    CommanderAnswer,
    Nearest,
    Ruling,
    given,
)
from answerable.ask.command.contiguity import (
    Bracket,
    Breaks,
    bracket,
    is_held_beside,
    seen_after,
    seen_before,
)
from answerable.ask.command.handover import is_handover
from answerable.ask.command.sightings import Posting, Postings
from answerable.store.brief_reading import Brief
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.day_range import DayRange

_ORDER = tuple(Answer)

_Ruled: TypeAlias = CandidateBy[Brief]


def commander_on(unit: Reference, postings: Postings, day: date) -> CommanderAnswer:
    """Who was in command of this unit on this day?"""
    return commanders_on([unit], postings, day)[unit.id]


def commanders_on(
    units: Iterable[Reference], postings: Postings, day: date, besides: Iterable[str] = ()
) -> dict[str, CommanderAnswer]:
    """Who was in command of each of these units on this day? By the unit's id.

    Claims `besides`, by id, are read whole with those of the answers: the caller wants them too.
    """
    rulings = [ruling(unit, postings, day) for unit in units]
    grounds = postings.grounds({*besides, *(claim.id for one in rulings for claim in one.claims())})
    return {one.unit.id: given(one, grounds) for one in rulings}


def ruling(unit: Reference, postings: Postings, day: date) -> Ruling:
    """Who was in command of this unit on this day, by the rules? Nothing is read for it."""
    here, held = postings.here.get(unit.id, ()), standing(postings, unit.id)
    commanding = _by_person(item for item in held if item.commands)
    found = [
        candidate
        for items in commanding.values()
        if (candidate := _candidate(items, held, postings, day)) is not None
    ]
    handover, found = _contest(found, commanding, day)
    found.sort(key=lambda item: (_ORDER.index(item.answer), item.person.name, item.person.id))
    return AnswerBy(
        unit=unit,
        on=day,
        answer=found[0].answer if found else Answer.UNKNOWN,
        handover=handover,
        candidates=tuple(found),
        before=_nearest_before(commanding, day),
        after=_nearest_after(commanding, day),
        others=_others(held, postings, day),
        against=_against(here, day),
    )


def _candidate(
    items: Sequence[Posting], held: Sequence[Posting], postings: Postings, day: date
) -> _Ruled | None:
    """How is this person, with these claims of one role here, an answer for the day? None if not at all."""
    surely = [item for item in items if _covers(item.dates.certain, day)]
    if surely:
        return _made(items, surely, Answer.CONFIRMED, day)
    between = bracket(items, day, breaker(held, postings))
    if between is not None:
        return _bracketed(items, between, day)
    perhaps = [item for item in items if item.dates.extent.contains(day)]
    return _made(items, perhaps, Answer.POSSIBLE, day) if perhaps else None


def standing(postings: Postings, unit: str) -> tuple[Posting, ...]:
    """Which postings to a unit have not lost, as conflict, to other claims?"""
    return tuple(item for item in postings.here.get(unit, ()) if not item.is_conflict)


def breaker(held: Sequence[Posting], postings: Postings) -> Breaks[Posting]:
    """What breaks a posting to a unit of which these are held? Another in command, or the person elsewhere.

    A post that the person held before, in and after the gap is held beside and breaks nothing. Neither does
    a claim of the person in this unit that does not say in which role: it may be this one.
    """

    def breaks(one: Posting, _other: Posting, gap: DayRange) -> bool:
        if one.commands and any(
            item.commands and item.person.id != one.person.id and item.surely_within(gap) for item in held
        ):
            return True
        elsewhere: dict[tuple[str, ...], list[Posting]] = {}
        for item in postings.of_person[one.person.id]:
            may_be_this = item.unit.id == one.unit.id and not (item.role and one.role)
            if item.key != one.key and not item.is_conflict and not may_be_this:
                elsewhere.setdefault(item.key, []).append(item)
        return any(
            any(item.surely_within(gap) for item in items) and not is_held_beside(items, gap)
            for items in elsewhere.values()
        )

    return breaks


def _bracketed(items: Sequence[Posting], between: Bracket[Posting], day: date) -> _Ruled:
    made = _made(items, [between.before, between.after], Answer.BRACKETED, day)
    return replace(made, days_before=between.days_before, days_after=between.days_after)


def _made(items: Sequence[Posting], resting: Sequence[Posting], answer: Answer, day: date) -> _Ruled:
    newest = max(resting, key=lambda item: (item.last, item.first, item.claim.id))
    apart = [item for item in items if not _covers(item.dates.certain, day)]
    earlier = [seen for item in apart if (seen := seen_before(item, day)) is not None]
    later = [seen for item in apart if (seen := seen_after(item, day)) is not None]
    return CandidateBy(
        person=newest.person,
        answer=answer,
        acting=all(item.acting for item in resting),
        rank=_said(resting, "rank"),
        title=_said(resting, "title"),
        role=newest.role,
        days_before=(day - max(earlier)).days if earlier else None,
        days_after=(min(later) - day).days if later else None,
        claims=tuple(item.claim for item in resting),
        is_draft=all(item.is_draft for item in resting),
    )


def _said(resting: Sequence[Posting], what: str) -> str | None:
    """Which rank or title do the claims give? That of the latest which gives one."""
    said = [getattr(item, what) for item in reversed(resting) if getattr(item, what)]
    return said[0] if said else None


def _contest(
    found: list[_Ruled], commanding: Mapping[str, Sequence[Posting]], day: date
) -> tuple[bool, list[_Ruled]]:
    """Is it a hand-over, or are several confirmed who cannot all have been in command?"""
    confirmed = [item for item in found if item.answer is Answer.CONFIRMED]
    if len(confirmed) < 2:  # noqa: PLR2004  (two make a contest)
        return False, found
    sides = [[one.dates for one in commanding[item.person.id]] for item in confirmed]
    if is_handover(sides, day):
        return True, found
    return False, [
        replace(item, answer=Answer.CONTESTED) if item.answer is Answer.CONFIRMED else item for item in found
    ]


def _others(held: Sequence[Posting], postings: Postings, day: date) -> tuple[_Ruled, ...]:
    """Who else was posted there on the day: deputies, chiefs of staff, and those whose role nobody says?"""
    ties: dict[tuple[str, ...], list[Posting]] = {}
    for item in held:
        if not item.commands:
            ties.setdefault(item.key, []).append(item)
    found = (_candidate(items, held, postings, day) for items in ties.values())
    return tuple(sorted((item for item in found if item is not None), key=_place))


def _against(here: Iterable[Posting], day: date) -> tuple[_Ruled, ...]:
    lost = _by_person(
        item for item in here if item.is_conflict and item.commands and item.dates.extent.contains(day)
    )
    found = (
        _made(
            items,
            items,
            Answer.CONFIRMED if any(_covers(item.dates.certain, day) for item in items) else Answer.POSSIBLE,
            day,
        )
        for items in lost.values()
    )
    return tuple(sorted(found, key=_place))


def _place(item: _Ruled) -> tuple[int, str, str, str]:
    return _ORDER.index(item.answer), item.role, item.person.name, item.person.id


def _by_person(items: Iterable[Posting]) -> dict[str, list[Posting]]:
    found: dict[str, list[Posting]] = {}
    for item in items:
        found.setdefault(item.person.id, []).append(item)
    return found


def _covers(certain: DayRange | None, day: date) -> bool:
    return certain is not None and certain.contains(day)


def _nearest_before(commanding: Mapping[str, Sequence[Posting]], day: date) -> Nearest | None:
    seen = [
        (last, item.person)
        for items in commanding.values()
        for item in items
        if not _covers(item.dates.certain, day) and (last := seen_before(item, day)) is not None
    ]
    if not seen:
        return None
    last, person = max(seen, key=lambda found: (found[0], found[1].id))
    return Nearest(person, last, (day - last).days)


def _nearest_after(commanding: Mapping[str, Sequence[Posting]], day: date) -> Nearest | None:
    seen = [
        (first, item.person)
        for items in commanding.values()
        for item in items
        if not _covers(item.dates.certain, day) and (first := seen_after(item, day)) is not None
    ]
    if not seen:
        return None
    first, person = min(seen, key=lambda found: (found[0], found[1].id))
    return Nearest(person, first, (first - day).days)
