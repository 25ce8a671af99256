"""Which units were below one unit, day by day? Its relations are loaded once, and walked for each day."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property

from answerable.ask.chain.chain import ChainAnswer, chain_on
from answerable.ask.chain.links import Relations, Way, load_relations
from answerable.ask.command.loading import load_postings
from answerable.ask.command.sightings import Postings
from answerable.ask.grounds import Grounds, grounds_in
from answerable.store.casebook import View
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.day_range import DayRange


class Below:
    """Who was below this unit, and from which day to which is that one and the same answer?"""

    def __init__(self, view: View, unit: Reference, *, drafts: bool = False) -> None:
        self._evidence = _Ties(view, unit, drafts=drafts)
        self._unit = unit
        self._chains: dict[date, ChainAnswer] = {}

    @cached_property
    def units(self) -> frozenset[str]:
        """Which units were below it at any time, or may have been?"""
        found: set[str] = set()
        level = [self._unit.id]
        while level:
            below = {item.child.id for item in self._evidence.held.from_any(level, "down")}
            level = sorted(below - found)
            found |= below
        return frozenset(found - {self._unit.id})

    def on(self, day: date) -> ChainAnswer:
        """Who was below it on this day? Without commanders, which nobody asks for here."""
        if day not in self._chains:
            self._chains[day] = chain_on(self._evidence, self._unit, day, "down")
        return self._chains[day]

    def days_of(self, days: DayRange) -> list[date]:
        """Which of these days stand for all? The answer changes only where evidence begins or ends."""
        turns = [turn for turn in self._turns if turn <= days.last]
        first = days.first or min([*turns, days.last])
        return sorted({first, days.last, *(turn for turn in turns if turn > first)})

    @cached_property
    def _turns(self) -> list[date]:
        ranges = (
            days
            for relations in self._evidence.held.above.values()
            for item in relations
            for days in (item.dates.precise, item.dates.imprecise)
            if days is not None
        )
        return sorted({day for days in ranges for day in _ends(days)})


class _Ties:
    """The evidence of a casebook for who was below whom, asked for once; none for who commanded."""

    def __init__(self, view: View, unit: Reference, *, drafts: bool) -> None:
        self.grounds: Grounds = grounds_in(view)
        self.held = load_relations(view, [unit.id], "down", drafts=drafts)
        self._nobody = load_postings(view, (), drafts=drafts)

    def relations(self, unit: str, way: Way) -> Relations:  # noqa: ARG002  (of one unit, one way)
        """Which relations are there below the unit?"""
        return self.held

    def postings(self, units: Iterable[str], day: date) -> Postings:  # noqa: ARG002
        """Which postings matter? None."""
        return self._nobody


def _ends(days: DayRange) -> Iterable[date]:
    """On which days does what such a range says begin, and no more hold?"""
    if days.first is not None:
        yield days.first
    if days.last < date.max:
        yield days.last + timedelta(days=1)
