"""What is claimed of one thing, said once? Claims that say the same are one entry, with all their dates."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any

from answerable.vocabulary.access import Status
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange, joined
from answerable.vocabulary.shapes import claim_shape, range_shape, value_shape
from answerable.vocabulary.wording import dates_words, range_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is said, by which claims? `thing` is the other unit, person or place; `how` says in which way."""

    name: str
    claims: tuple[Claim, ...]
    thing: Reference | None = None
    how: str = ""

    @property
    def certain(self) -> tuple[DayRange, ...]:
        """On which days is it surely so, by its claims together?"""
        return certain_days(self.claims)

    @property
    def extent(self) -> DayRange:
        """Between which days lies all that is said of it?"""
        return whole_extent(self.claims)

    @property
    def is_open(self) -> bool | None:
        """Was it believed to go on, by whichever claim reaches the furthest?"""
        return max(self.claims, key=lambda claim: claim.dates.extent.last).dates.open

    @property
    def statuses(self) -> tuple[Status, ...]:
        """How far have its claims been decided?"""
        return tuple(sorted({claim.status for claim in self.claims}))


def entries(
    claims: Iterable[Claim], of: Callable[[Claim], Iterable[tuple[Hashable, str, Reference | None, str]]]
) -> tuple[Entry, ...]:
    """What do these claims say, each thing once, in the order of time?

    `of` gives for a claim what it says: a key under which claims say the same, the name, the thing and how.
    """
    found: dict[Hashable, tuple[str, Reference | None, str, list[Claim]]] = {}
    for claim in claims:
        for key, name, thing, how in of(claim):
            found.setdefault(key, (name, thing, how, []))[3].append(claim)
    made = (
        Entry(name=name, thing=thing, how=how, claims=tuple(sorted(said, key=in_time)))
        for name, thing, how, said in found.values()
    )
    return tuple(sorted(made, key=lambda entry: (in_time(entry.claims[0]), entry.name)))


def certain_days(claims: Iterable[Claim]) -> tuple[DayRange, ...]:
    """On which days do these claims together say for sure that it is so?"""
    return joined(claim.dates.certain for claim in claims if claim.dates.certain is not None)


def whole_extent(claims: Iterable[Claim]) -> DayRange:
    """Between which days lies all that these claims say? There is one at least."""
    return reduce(DayRange.hull, (claim.dates.extent for claim in claims))


def in_time(claim: Claim) -> tuple[date, date, str]:
    """Where does a claim stand in the order of time?"""
    days = claim.dates.extent
    return days.first or date.min, days.last, claim.id


def when_words(entry: Entry) -> str:
    """When is it so, in words? Ranges that run together are said once."""
    if len(entry.claims) == 1:
        return dates_words(entry.claims[0].dates)
    said = [range_words(days) for days in entry.certain]
    # some day of a range is among the days that are certain: it adds nothing to them
    some = [
        ClaimDates(imprecise=claim.dates.imprecise)
        for claim in entry.claims
        if claim.dates.imprecise is not None
        and not any(days.overlaps(claim.dates.imprecise) for days in entry.certain)
    ]
    said += dict.fromkeys(map(dates_words, some))
    return "; ".join(said) + ("; believed to go on" if entry.is_open else "")


def entry_shape(entry: Entry) -> dict[str, Any]:
    """`{"name", "thing", "how", "days", "extent", "open", "statuses", "claims"}`, claims whole."""
    return {
        "name": entry.name,
        "thing": value_shape(entry.thing),
        "how": entry.how or None,
        "days": [range_shape(days) for days in entry.certain],
        "extent": range_shape(entry.extent),
        "open": entry.is_open,
        "statuses": [status.value for status in entry.statuses],
        "claims": [claim_shape(claim) for claim in entry.claims],
    }
