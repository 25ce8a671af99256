"""Which unit of the casebook may a printed recipient of training be? Proposed with a reason, never assumed.

A name is only ever held against names that say as much: "Army" against services, "3rd Bn" against units. So
no battalion is proposed for a row that names its army.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

from answerable.match.levels import Level, level_of
from answerable.match.names import Fit, fit_of, said_in
from answerable.store import names
from answerable.store.casebook import View
from answerable.store.claim_reading import Which, listed
from answerable.store.names import Name
from answerable.store.recipients import Recipient, unknown_recipients
from answerable.tables.fmtr.countries import code_of
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.ids import folded

_LOOKED_AT: Final = 500
_MOST: Final = 3
_SCORES: Final = {
    Fit.PRINTED: 0.9,
    Fit.SAYS_THE_SAME: 0.85,
    Fit.OTHER_ORDER: 0.7,
    Fit.SAYS_MORE: 0.5,
    Fit.BY_INITIALS: 0.4,
}
"""How sure is a name that fits so? An order to review in, no probability."""

_SAME_COUNTRY: Final = 0.1
_UNKNOWN_COUNTRY: Final = -0.2
_CUT: Final = -0.1
"""A place behind the unit's name was left away to make it fit."""

_REASONS: Final = {
    Fit.PRINTED: "printed alike",
    Fit.SAYS_THE_SAME: "the same in other spelling",
    Fit.OTHER_ORDER: "the same in another order",
    Fit.SAYS_MORE: "part of the casebook's longer name",
    Fit.BY_INITIALS: "its initials",
}
_LEVELS: Final = (Level.SERVICE, Level.BRANCH, Level.UNIT)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Which two may be one, how well does that fit, and why is it proposed?"""

    recipient: Recipient
    level: Level
    unit: Name
    score: float
    why: str


def proposals(view: View) -> Iterator[Proposal]:
    """Which units may the recipients be that only reports of trainings name? The best few each, a stream."""
    country_of = lru_cache(maxsize=10_000)(lambda entity: _country(view, entity))
    recipients = {item.entity for item in unknown_recipients(view)}
    for recipient in unknown_recipients(view):
        level = level_of(recipient.name, recipient.country)
        if level not in _LEVELS:
            continue
        fitting: dict[str, Proposal] = {}
        for printed, is_cut in _forms(recipient.name):
            if is_cut and level_of(printed, recipient.country) is not level:
                continue  # "HQ, 53 Signals Brigade" without its place is no unit
            for candidate in _candidates(view, printed):
                if candidate.entity in recipients or candidate.entity in fitting:
                    continue
                country = country_of(candidate.entity)
                fit = fit_of(printed, candidate.text, "unit")
                if fit is None or level_of(candidate.text, country) is not level:
                    continue
                found = _proposal(recipient, level, candidate, fit, country, is_cut=is_cut)
                if found is not None:
                    fitting[candidate.entity] = found
        yield from sorted(fitting.values(), key=lambda item: (-item.score, item.unit.entity))[:_MOST]


def _proposal(
    recipient: Recipient, level: Level, candidate: Name, fit: Fit, country: str | None, *, is_cut: bool
) -> Proposal | None:
    """None where the two are of different countries."""
    score = _SCORES[fit] + (_CUT if is_cut else 0)
    why = f"“{recipient.name}” and “{candidate.text}”: {_REASONS[fit]}"
    if country and recipient.country:
        if not _same_country(country, recipient.country):
            return None
        score += _SAME_COUNTRY
        why += f", both of {recipient.country}"
    else:
        score += _UNKNOWN_COUNTRY
        why += "; the country of one is not known"
    if is_cut:
        why += "; a place behind its name was left away"
    return Proposal(recipient, level, candidate, round(max(score, 0.05), 2), f"{why} (level: {level.value})")


def _forms(printed: str) -> Iterator[tuple[str, bool]]:
    """As what is it looked up? As printed, and without the places that follow its name."""
    yield printed, False
    name, comma, _ = printed.partition(",")
    if comma and name.strip():
        yield name.strip(), True


def _candidates(view: View, printed: str) -> Iterator[Name]:
    parts = [part.spellings for part in said_in(printed, "unit")]
    return islice(names.saying(view, "unit", parts), _LOOKED_AT) if parts else iter(())


def _country(view: View, entity: str) -> str | None:
    """Of which country does the casebook hold this unit to be? None if no claim says.

    A unit that trains others is of the country that trains: it is none of those trained.
    """
    said = [claim.fields.get("country") for claim in listed(view, Which(type="unit", about=entity))]
    for claim in islice(listed(view, Which(type="training", about=entity)), 1):
        trainer = claim.fields.get("trainer_unit")
        if isinstance(trainer, Reference) and trainer.id == entity:
            said.append(claim.fields.get("trainer_country"))
    return next((str(country) for country in said if country), None)


@lru_cache(maxsize=10_000)
def _same_country(one: str, other: str) -> bool:
    """Is it one country? By its code where both have one; researchers write codes, reports names."""
    codes = code_of(one), code_of(other)
    if all(codes):
        return codes[0] == codes[1]
    first, second = folded(one).split(), folded(other).split()
    return first == second or set(first) <= set(second) or set(second) <= set(first)
