"""Which country is meant by what somebody typed? An ISO 3166 code of two or three letters, or a name.

Names and codes are those of the kept library `iso3166` and of the list by which an import gives its rows
codes; a country that neither knows (an invented one) is meant by its name as the claims print it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

import iso3166

from answerable.ask.trainings.training import Training
from answerable.errors import AmbiguousError, UsageError
from answerable.tables.fmtr.countries import names_in_reports
from answerable.vocabulary.ids import folded


@dataclass(frozen=True, slots=True)
class Country:
    """Which country is it? Its code of three letters, None where ISO has none, and its names, folded."""

    name: str
    iso3: str | None
    names: frozenset[str]

    def is_of(self, training: Training) -> bool:
        """Was somebody of this country trained? By its code where the row has one, else by its name."""
        if self.iso3 is not None and training.iso3 is not None:
            return training.iso3 == self.iso3
        return folded(training.country) in self.names

    def is_same(self, other: "Country") -> bool:
        """Are the two one country?"""
        if self.iso3 is not None and other.iso3 is not None:
            return self.iso3 == other.iso3
        return not self.names.isdisjoint(other.names)


def country_typed(typed: str) -> Country:
    """Which country is this? AmbiguousError for a name that two countries share: there are two Congos."""
    wanted = folded(typed)
    exact = _exact().get(wanted)
    if exact is not None and wanted not in _shared():
        return exact
    alike = _short().get(wanted, ())
    if len(alike) > 1:
        msg = f"{len(alike)} countries are called {typed!r}: give the code of one"
        raise AmbiguousError(msg, [(one.iso3 or one.name, one.name) for one in alike])
    return alike[0] if alike else Country(typed.strip(), None, frozenset((wanted,)))


def check_known(country: Country, rows: Iterable[Training]) -> None:
    """Is anybody of this country trained at all? UsageError, with what is close, where no row names it."""
    printed: dict[str, str] = {}
    for row in rows:
        if country.is_of(row):
            return
        printed.setdefault(folded(row.country), row.country)
    if country.iso3 is not None or not printed:
        return
    close = get_close_matches(next(iter(country.names)), printed, n=3)
    hint = f"did you mean {' or '.join(printed[name] for name in close)}?" if close else "use an ISO code"
    msg = f"{country.name!r} is no country that the trainings name or that ISO 3166 knows: {hint}"
    raise UsageError(msg)


@cache
def _exact() -> dict[str, Country]:
    return {folded(word): country for country, words in _all() for word in words}


@cache
def _short() -> dict[str, tuple[Country, ...]]:
    """Which countries are called so, up to the comma? `Bolivia`, of `Bolivia, Plurinational State of`."""
    found: dict[str, tuple[Country, ...]] = {}
    for country, _ in _all():
        short = folded(country.name.partition(",")[0].partition("(")[0])
        found[short] = (*found.get(short, ()), country)
    return found


@cache
def _shared() -> frozenset[str]:
    return frozenset(name for name, countries in _short().items() if len(countries) > 1)


def _all() -> list[tuple[Country, tuple[str, ...]]]:
    printed = dict(names_in_reports())
    found = []
    for one in iso3166.countries:
        names = one.name, one.apolitical_name, *printed.pop(one.alpha3, ())
        country = Country(one.apolitical_name, one.alpha3, frozenset(map(folded, names)))
        found.append((country, (one.alpha2, one.alpha3, *names)))
    for code, names in printed.items():  # of countries that are no more
        found.append((Country(names[0], code, frozenset(map(folded, names))), (code, *names)))
    return found
