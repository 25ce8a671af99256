"""Who is meant by a name that somebody vets, and what else could it be?"""

from collections.abc import Sequence
from dataclasses import dataclass

from answerable.ask.trainings.country import country_typed
from answerable.errors import AmbiguousError, UsageError
from answerable.match.finding import Found, described, find, found, others
from answerable.match.names import Kind
from answerable.store.casebook import View
from answerable.store.claim_reading import Which, listed
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim

KINDS: tuple[Kind, ...] = ("unit", "person")


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
    """Who is meant? Never a guess: what fits as well as another is not chosen."""
    best: list[tuple[Kind, Found]] = []
    near: list[Choice] = []
    said: list[str] = []
    for kind in (asked.kind,) if asked.kind else KINDS:
        try:
            best.append((kind, find(view, kind, asked.name)))
        except AmbiguousError as problem:
            # several that fit as well as each other, or none that fits and some that nearly do
            fitting = [found(view, kind, key) for key, _ in problem.choices]
            said.append(str(problem))
            if "did you mean" in str(problem):
                near += [Choice(key, kind, says) for key, says in problem.choices]
            else:
                best += [(kind, thing) for thing in fitting]
        except UsageError as problem:
            said.append(str(problem))
    here = [pair for pair in best if _is_of(view, pair[1], asked.country)]
    if len(here) != 1:
        also = (*(_choice(view, *pair) for pair in best), *near)
        return Resolved(
            asked=asked, kind=None, thing=None, countries=(), also=also, why=_why(asked, best, here, said)
        )
    kind, thing = here[0]
    rest = [pair for pair in best if pair[1].id != thing.id]
    less = [(kind, other) for other in others(view, kind, asked.name, thing)]
    also = tuple(_choice(view, *pair) for pair in {pair[1].id: pair for pair in (*rest, *less)}.values())
    return Resolved(asked=asked, kind=kind, thing=thing, countries=countries_of(view, thing), also=also)


def countries_of(view: View, thing: Found) -> tuple[str, ...]:
    """Of which countries do claims say that it is? A recipient of training is of the country trained."""
    claims = listed(view, Which(about_any=tuple(sorted(thing.members))))
    said: dict[bool, set[str]] = {True: set(), False: set()}
    for claim in claims:
        if claim.type in KINDS and claim.about in thing.members:
            said[True].add(str(claim.fields.get("country") or ""))
        elif claim.type == "training" and _received(claim, thing):
            said[False].add(str(claim.fields.get("recipient_country") or ""))
    own, trained = (tuple(sorted(filter(None, found))) for found in said.values())
    return tuple(dict.fromkeys(country_typed(one).name for one in own or trained))


def _received(claim: Claim, thing: Found) -> bool:
    unit = claim.fields.get("recipient_unit")
    return isinstance(unit, Reference) and unit.id in thing.members


def _is_of(view: View, thing: Found, country: str | None) -> bool:
    """Is it of this country, or does nobody say of which it is?"""
    if country is None:
        return True
    known = countries_of(view, thing)
    wanted = country_typed(country)
    return not known or any(country_typed(one).is_same(wanted) for one in known)


def _choice(view: View, kind: Kind, thing: Found) -> Choice:
    says, countries = described(view, kind, thing), ", ".join(countries_of(view, thing))
    return Choice(thing.id, kind, says if countries in says else f"{says}; of {countries}")


def _why(
    asked: Asked, best: Sequence[tuple[Kind, Found]], here: Sequence[tuple[Kind, Found]], said: Sequence[str]
) -> str:
    if len(here) > 1:
        return (
            f"{len(here)} fit {asked.name!r} equally well: give more of the name, a kind, a country or an id"
        )
    if best:
        return f"what fits {asked.name!r} is not of {asked.country}: leave the country out, or give an id"
    return said[0] if asked.kind or not said else f"no unit or person is called {asked.name!r}"
