"""Which unit or person is meant by what somebody typed? An id or its beginning, or a name however written.

Names are looked up in the index of words first, with every spelling of each of their parts, and only what
comes back is looked at. The best fit counts; where several things fit equally well, all are offered. A name
that only closed claims use is not found, and neither is one that nothing but rejected claims have.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from answerable.errors import AmbiguousError, UsageError
from answerable.match.canonical import Identities
from answerable.match.names import Fit, Kind, Said, fit_of, said_in
from answerable.match.slips import near
from answerable.store import names
from answerable.store.casebook import View
from answerable.store.claim_reading import Which, listed
from answerable.store.names import Name
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.ids import folded
from answerable.vocabulary.wording import claim_sentence

MOST_OFFERED: Final = 20
"""Choices that are listed: whoever typed less than a name gets the best of them, and is told of more."""

_SHORTEST_ID: Final = 6
_ID: Final = re.compile(r"[0-9a-f]{6,8}(?:-?[0-9a-f]{0,4}){0,3}-?[0-9a-f]{0,12}")
_LOOKED_AT: Final = 2_000
_MOST_NEAR: Final = 5


@dataclass(frozen=True, slots=True)
class Found:
    """Which thing is it? Its canonical id, the name that it mostly goes by, and all of its ids."""

    id: str
    name: str
    members: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Fitting:
    """Which entity fits, and how well?"""

    entity: str
    fit: Fit


def find(view: View, kind: Kind, typed: str) -> Found:
    """Which one thing is meant? UsageError if none is, AmbiguousError, with the choices, if several are."""
    things, is_near = best_fitting(view, kind, typed)
    if len(things) == 1 and not is_near:
        return things[0]
    if not things:
        msg = f"no {kind} is called {typed!r}: 'answerable search' finds the names that there are"
        raise UsageError(msg)
    choices = [(thing.id, described(view, kind, thing)) for thing in things[:MOST_OFFERED]]
    if is_near:
        msg = f"no {kind} is called {typed!r}: did you mean one of these? Give its name or its id"
        raise AmbiguousError(msg, choices)
    more = f", of which {MOST_OFFERED} are shown" if len(things) > MOST_OFFERED else ""
    msg = f"{len(things)} {kind}s fit {typed!r}{more}: give more of the name, or an id"
    raise AmbiguousError(msg, choices)


def best_fitting(view: View, kind: Kind, typed: str) -> tuple[list[Found], bool]:
    """Which things fit best, all of them, and do they fit only nearly? UsageError for what names nothing."""
    best, is_near = _fitting(view, kind, typed)
    identities = Identities.of(view, [one.entity for one in best])
    things = _best_things(view, kind, best, identities)
    return [found(view, kind, thing, identities) for thing in things], is_near


def others(view: View, kind: Kind, typed: str, besides: Found) -> Iterator[Found]:
    """What else could have been meant? Things whose names fit less well, or nearly; the best first."""
    fits: dict[str, Fit] = {}
    for name in _looked_up(view, kind, said_in(typed, kind)):
        fit = fit_of(typed, name.text, kind)
        if fit is not None:
            fits[name.entity] = min(fit, fits.get(name.entity, fit))
    fitting = sorted(fits, key=lambda entity: fits[entity])
    nearly = [one.entity for one in _near(view, kind, typed)]
    identities = Identities.of(view, [*fitting, *nearly])
    things = dict.fromkeys(map(identities.canonical, (*fitting, *nearly)))
    rest = [thing for thing in things if thing not in besides.members]
    return (found(view, kind, thing, identities) for thing in rest)


def _best_things(view: View, kind: Kind, fitting: Sequence[_Fitting], identities: Identities) -> list[str]:
    """Which things fit best, by canonical id? Of names that say the same, first those that claims stand by.

    Every source that was read has units of its own by the same names, until somebody judges which they are:
    drafts alone must not make a name ambiguous that an accepted claim uses.
    """
    things: dict[str, Fit] = {}
    for one in fitting:
        thing = identities.canonical(one.entity)
        things[thing] = min(one.fit, things.get(thing, one.fit))
    if len(things) < 2:  # noqa: PLR2004  (one or none: there is nothing to choose from)
        return list(things)
    members = {thing: identities.members(thing) for thing in things}
    standing = names.standing(view, kind, {one for group in members.values() for one in group})
    firm = {thing: fit for thing, fit in things.items() if members[thing] & standing} or things
    return [thing for thing, fit in firm.items() if fit == min(firm.values())]


def found(view: View, kind: Kind, entity: str, identities: Identities | None = None) -> Found:
    """Which thing has this id? Its name is the one that most claims use; the id itself if they use none."""
    known = Identities.of(view, [entity]) if identities is None else identities
    members = known.members(entity)
    return Found(known.canonical(entity), names.preferred(view, kind, members) or entity, members)


def described(view: View, kind: Kind, thing: Found) -> str:
    """How is a choice told from the others? Its name, and something that is claimed of it."""
    members = tuple(sorted(thing.members))
    for wanted in ("unit" if kind == "unit" else "posting", None):
        for claim in islice(listed(view, Which(type=wanted, about_any=members)), 1):
            if claim.type == "training":
                return f"{thing.name}: {_in_training(claim, thing)}"
            return f"{thing.name}: {claim_sentence(claim)}"
    return thing.name


def _in_training(claim: Claim, thing: Found) -> str:
    """What is a unit in its trainings? Which of them comes first says nothing of it, and is not told."""
    trainer = claim.fields.get("trainer_unit")
    if isinstance(trainer, Reference) and trainer.id in thing.members:
        return f"trained others, of {claim.fields.get('trainer_country') or 'a country not named'}"
    return f"was trained, of {claim.fields.get('recipient_country') or 'a country not named'}"


def _fitting(view: View, kind: Kind, typed: str) -> tuple[list[_Fitting], bool]:
    """Which entities fit, with a name each, the best first? And do they not fit but nearly?"""
    key = typed.strip().lower()
    if _ID.fullmatch(key) and (by_id := names.beginning(view, kind, key, MOST_OFFERED + 1)):
        return [_Fitting(name.entity, Fit.PRINTED) for name in by_id], False
    if not folded(typed):
        msg = f"{typed!r} names no {kind}: write a name, or an id"
        raise UsageError(msg)
    parts = said_in(typed, kind)
    for wanted in (parts, _without_initials(parts, kind)):
        if wanted and (best := _best(_looked_up(view, kind, wanted), typed, kind)):
            return best, False
    return _near(view, kind, typed), True


def _looked_up(view: View, kind: Kind, parts: Sequence[Said]) -> Iterator[Name]:
    return islice(names.saying(view, kind, [part.spellings for part in parts]), _LOOKED_AT)


def _best(candidates: Iterator[Name], typed: str, kind: Kind) -> list[_Fitting]:
    """Which of the candidates fit as well as any? Shorter names, which say the least more, first.

    Names that say the same count alike here, in whatever order and spelling.
    """
    fits: dict[str, Fit] = {}
    for name in candidates:
        fit = fit_of(typed, name.text, kind)
        if fit is not None:
            fits[name.entity] = min(fit, fits.get(name.entity, fit))
    worst = max(Fit.OTHER_ORDER, min(fits.values(), default=Fit.PRINTED))
    return [_Fitting(entity, fit) for entity, fit in fits.items() if fit <= worst]


def _without_initials(parts: Sequence[Said], kind: Kind) -> list[Said]:
    """Which parts are left to look for where the short ones may be initials? None if all are or none is."""
    longest = 5 if kind == "unit" else 3
    rest = [part for part in parts if len(part.meaning) > longest or not part.meaning.isalpha()]
    return rest if len(rest) < len(parts) else []


def _near(view: View, kind: Kind, typed: str) -> list[_Fitting]:
    """Which names are nearly what was typed? Asked where nothing fits."""
    order = near(view, typed, _MOST_NEAR)
    shown = names.numbered(view, kind, order)
    found = dict.fromkeys(shown[number].entity for number in order if number in shown)
    return [_Fitting(entity, Fit.BY_INITIALS) for entity in found][:_MOST_NEAR]
