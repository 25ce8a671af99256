"""Who is meant by a name that somebody vets, and what else could it be?"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from answerable.ask.trainings.country import country_typed
from answerable.match.finding import MOST_OFFERED, Found, best_fitting, described, others
from answerable.match.names import Kind
from answerable.store.casebook import View
from answerable.store.claim_reading import Which, listed
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.ids import folded

KINDS: tuple[Kind, ...] = ("unit", "person")
_MOST_ALSO: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which name is to be vetted, as typed? `kind` and `country` are None where nobody said."""

    name: str
    kind: Kind | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What could be meant? `says` tells it from the others."""

    id: str
    kind: Kind
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Who is it? `thing` is None where nothing or more than one thing fits; `why` then says so.

    `also` are the others that fit as well, less well, or nearly.
    """

    asked: Asked
    kind: Kind | None
    thing: Found | None
    countries: tuple[str, ...]
    also: tuple[Choice, ...]
    why: str | None = None


def resolved(view: View, asked: Asked) -> Resolved:
    """Who is meant? Never a guess: what fits as well as another is not chosen.

    What is known to be of another country than the one asked for, or than the one meant, is not offered.
    """
    best: list[tuple[Kind, Found]] = []
    near: list[tuple[Kind, Found]] = []
    for kind in (asked.kind,) if asked.kind else KINDS:
        things, is_near = best_fitting(view, kind, asked.name)
        (near if is_near else best).extend((kind, thing) for thing in things)
    wanted = (asked.country,) if asked.country else ()
    known = _Known(view)
    here = [pair for pair in best if known.is_of(pair[1], wanted)]
    if len(here) != 1:
        offered = [*(here or best)[:MOST_OFFERED], *(pair for pair in near if known.is_of(pair[1], wanted))]
        choices = tuple(known.choice(*pair) for pair in offered)
        why = _why(asked, best, here, near)
        return Resolved(asked=asked, kind=None, thing=None, countries=(), also=choices, why=why)
    kind, thing = here[0]
    of = known.countries(thing)
    less = (other for other in others(view, kind, asked.name, thing) if known.is_of(other, of))
    also = tuple(known.choice(kind, other) for other in islice(less, _MOST_ALSO))
    return Resolved(asked=asked, kind=kind, thing=thing, countries=of, also=also)


def countries_of(view: View, thing: Found) -> tuple[str, ...]:
    """Of which countries do claims say that it is? Who is trained is of the country trained, who trains not.

    Reports name one unit for each name and country, so one row of each id tells its country.
    """
    own: set[str] = set()
    for kind in KINDS:
        claims = listed(view, Which(type=kind, about_any=tuple(sorted(thing.members))))
        own |= {str(claim.fields.get("country") or "") for claim in claims if claim.about in thing.members}
    trained: set[str] = set()
    for member in () if any(own) else sorted(thing.members):
        rows = listed(view, Which(type="training", about_any=(member,)))
        trained |= set(islice(filter(None, (_country_in(claim, thing) for claim in rows)), 1))
    said = sorted(filter(None, own)) or sorted(filter(None, trained))
    return tuple(dict.fromkeys(country_typed(one).name for one in said))


def _country_in(training: Claim, thing: Found) -> str:
    """Of which country is a unit by this training of it or by it?"""
    for side in ("recipient", "trainer"):
        unit = training.fields.get(f"{side}_unit")
        if isinstance(unit, Reference) and unit.id in thing.members:
            return str(training.fields.get(f"{side}_country") or "")
    return ""


class _Known:
    """What is known of the things that could be meant? Of each thing its countries are looked up once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._countries: dict[str, tuple[str, ...]] = {}

    def countries(self, thing: Found) -> tuple[str, ...]:
        if thing.id not in self._countries:
            self._countries[thing.id] = countries_of(self._view, thing)
        return self._countries[thing.id]

    def is_of(self, thing: Found, countries: Sequence[str]) -> bool:
        """Is it of one of these countries, or are there none, or does nobody say of which it is?"""
        if not countries:
            return True
        known = [country_typed(one) for one in self.countries(thing)]
        return not known or any(one.is_same(country_typed(wanted)) for one in known for wanted in countries)

    def choice(self, kind: Kind, thing: Found) -> Choice:
        says, countries = described(self._view, kind, thing), ", ".join(self.countries(thing))
        is_said = folded(countries) in folded(says)
        return Choice(thing.id, kind, says if is_said else f"{says}; of {countries}")


def _why(asked: Asked, best: Sequence[object], here: Sequence[object], near: Sequence[object]) -> str:
    if here:
        more = f", of which {MOST_OFFERED} are shown" if len(here) > MOST_OFFERED else ""
        return (
            f"{len(here)} fit {asked.name!r} equally well{more}: "
            "give more of the name, a kind, a country or an id"
        )
    if best:
        return f"what fits {asked.name!r} is not of {asked.country}: leave the country out, or give an id"
    missing = f"no {asked.kind or 'unit or person'} is called {asked.name!r}"
    if near and asked.kind:
        return f"{missing}: did you mean one of these? Give its name or its id"
    return f"{missing}: 'answerable search' finds the names that there are" if asked.kind else missing
