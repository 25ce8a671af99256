"""Who is meant? By the id that a sheet gives; where it gives none, by the name, which can be wrong.

Rows without an id are one thing where name and country are the same and nothing says otherwise: two that
have no classification in common are kept apart, and told of. What the casebook knows from earlier imports
counts like rows of this one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from answerable.vocabulary import ids
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.imported import KnownEntity


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant by a name?

    `why` says why it is not certain: then nobody may rest on it yet. `told` is what people should see all the
    same. `is_earlier`: it is known from other files, imported before, by nothing but its name.
    """

    reference: Reference
    why: str | None = None
    told: str | None = None
    is_earlier: bool = False


@dataclass(frozen=True, slots=True)
class _Traits:
    """What does a row without an id say of what it names?"""

    country: str
    classes: frozenset[str]


def _traits(country: str, classes: Iterable[str]) -> _Traits:
    return _Traits(country.casefold(), frozenset(one.casefold() for one in classes))


@dataclass(slots=True)
class _Thing:
    """What goes by a name: of which countries and classifications?"""

    id: str
    countries: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    is_earlier: bool = False

    def fits(self, country: str, classes: Iterable[str]) -> bool:
        """May it be a thing of this country and these classifications? What nobody says fits all."""
        own = self.countries - {""}
        return (not own or not country or country in own) and (
            not self.classes or not classes or not self.classes.isdisjoint(classes)
        )

    def __str__(self) -> str:
        traits = [*sorted(self.countries - {""}), *sorted(self.classes)]
        return f"{self.id}: {', '.join(traits)}" if traits else self.id


@dataclass(slots=True)
class _Named:
    """What goes by one name, and as which of them does each row without an id count? None: it is unclear."""

    things: list[_Thing]
    of_row: dict[_Traits, _Thing | None]


class Names:
    """Which ids have the units (or persons) that the sheets of one import name?"""

    def __init__(self, kind: str, earlier: Iterable[KnownEntity] = ()) -> None:
        self.kind = kind
        self._given: dict[str, dict[str, _Thing]] = defaultdict(dict)
        self._rows: dict[str, set[_Traits]] = defaultdict(set)
        self._settled: dict[str, _Named] = {}
        self._told: set[tuple[str, str]] = set()
        for one in earlier:
            thing = self._given[ids.folded(one.name)].setdefault(one.id, _Thing(one.id))
            traits = _traits(one.country, one.classifications)
            thing.countries.add(traits.country)
            thing.classes |= traits.classes
            thing.is_earlier |= one.is_elsewhere

    def known(self, name: str, country: str, given: str | None, classes: Iterable[str] = ()) -> None:
        """What does a row say of who goes by this name? All rows say it before the first question."""
        folded, traits = ids.folded(name), _traits(country, classes)
        if given is None:
            self._rows[folded].add(traits)
            return
        thing = self._given[folded].setdefault(given, _Thing(given))
        thing.countries.add(traits.country)
        thing.classes |= traits.classes
        thing.is_earlier = False

    def own(self, name: str, country: str, given: str | None, classes: Iterable[str] = ()) -> Meant:
        """Which entity is a row about? That of its id or, without one, the one that its name must mean."""
        if given is not None:
            return Meant(Reference(given, name))
        named = self._named(name)
        thing = named.of_row.get(_traits(country, classes))
        if thing is None:
            return self._unclear(name, country, named.things)
        told = None
        if len(named.things) > 1 and self._is_news(name, thing.id):
            told = (
                f"is the name of {len(named.things)} {self.kind}s ({_list(named.things)}), which are kept "
                "apart: give each its id"
            )
        return Meant(Reference(thing.id, name), told=told, is_earlier=thing.is_earlier)

    def meant(self, name: str, country: str) -> Meant:
        """Which entity does a row mean that names it without an id?

        Of several by that name the one of the row's country; where that leaves more than one they are not
        fused: it is an entity of its own, and it is told why.
        """
        things = self._named(name).things
        if not things:
            return Meant(Reference(self._id(country, name), name))
        if len(things) > 1:
            of_country = [thing for thing in things if country.casefold() in thing.countries]
            if len(of_country) != 1:
                return self._unclear(name, country, of_country or things)
            things = of_country
        (thing,) = things
        told = None
        if not thing.fits(country.casefold(), ()) and self._is_news(name, f"{thing.id} {country}"):
            told = f"is known of {', '.join(sorted(thing.countries - {''}))} alone, and taken for that one"
        return Meant(Reference(thing.id, name), told=told, is_earlier=thing.is_earlier)

    def _unclear(self, name: str, country: str, things: list[_Thing]) -> Meant:
        """It is an entity of its own: none of those that it could be."""
        key = self._id(country, name)
        if any(thing.id == key for thing in things):
            key = self._id(country, name, "one of several")
        why = f"is the name of {len(things)} {self.kind}s ({_list(things)}): give its id"
        return Meant(Reference(key, name), why)

    def _named(self, name: str) -> _Named:
        folded = ids.folded(name)
        if folded not in self._settled:
            self._settled[folded] = self._settle(folded)
        return self._settled[folded]

    def _settle(self, folded: str) -> _Named:
        """Which things go by this name? Those with an id, and those that rows without one must mean."""
        rows = self._rows.get(folded, set())
        things = dict(self._given.get(folded, {}))
        groups = list(_groups(rows))
        fitting = [self._fitting(group, things, folded, groups) for group in groups]
        of_row: dict[_Traits, _Thing | None] = {}
        for group, found in zip(groups, fitting, strict=True):
            # two groups that could be one thing and cannot be each other: neither is
            thing = found if sum(one is found for one in fitting) == 1 else None
            if thing is not None:
                things[thing.id] = thing
                thing.countries.add(group.country)
                thing.classes |= group.classes
            of_row |= dict.fromkeys(group.rows, thing)
        return _Named(sorted(things.values(), key=lambda thing: thing.id), of_row)

    def _fitting(
        self, group: "_Group", things: dict[str, _Thing], folded: str, groups: list["_Group"]
    ) -> _Thing | None:
        """Which thing are these rows about? One with an id that they fit alone, or else one of their own."""
        alone = sum(one.country == group.country for one in groups) == 1
        key = self._id(group.country, folded)
        if not alone or (key in things and not things[key].fits(group.country, group.classes)):
            key = self._id(group.country, folded, min(group.classes))
        if key in things and things[key].fits(group.country, group.classes):
            return things[key]
        found = [thing for thing in things.values() if thing.fits(group.country, group.classes)]
        if len(found) > 1:
            return None
        return found[0] if found else _Thing(key, {group.country}, set(group.classes))

    def _id(self, country: str, name: str, *more: str) -> str:
        return ids.derived("sheet", self.kind, country.casefold(), ids.folded(name), *more)

    def _is_news(self, name: str, what: str) -> bool:
        key = (ids.folded(name), what)
        is_news = key not in self._told
        self._told.add(key)
        return is_news


@dataclass(slots=True)
class _Group:
    """Which rows without an id are about one thing, as far as they say themselves?"""

    country: str
    rows: list[_Traits]
    classes: set[str] = field(default_factory=set)


def _groups(rows: set[_Traits]) -> Iterator[_Group]:
    """Which rows of one name belong together? Of one country, with classifications that overlap.

    Rows without a country, or a classification, belong to the only group there is. Where there are several
    they are in none: it is not clear what they mean.
    """
    countries = {row.country for row in rows if row.country}
    only = next(iter(countries)) if len(countries) == 1 else ""
    by_country: dict[str, list[_Traits]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.country, sorted(row.classes))):
        if row.country or len(countries) <= 1:
            by_country[row.country or only].append(row)
    for country, found in by_country.items():
        groups: list[_Group] = []
        for row in found:
            if row.classes:
                touched = [one for one in groups if not one.classes.isdisjoint(row.classes)]
                joined = _Group(country, [row], set(row.classes))
                for one in touched:
                    joined.rows += one.rows
                    joined.classes |= one.classes
                groups = [joined, *(one for one in groups if one not in touched)]
        bare = [row for row in found if not row.classes]
        if not groups:
            groups = [_Group(country, [])]
        if len(groups) == 1:
            groups[0].rows += bare
        yield from groups


def _list(things: list[_Thing]) -> str:
    return "; ".join(map(str, things))
