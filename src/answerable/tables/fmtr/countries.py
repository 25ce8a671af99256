"""Which country does a report name, by its ISO 3166 code of three letters?

The names are ISO's own, from the kept library `iso3166`, and those that the reports use instead. The two
Congos are told apart by what stands in the name, never by "Congo" alone.
"""

from functools import cache
from importlib.resources import files

import iso3166
import yaml

from answerable.vocabulary.ids import folded


def iso3(name: str) -> str | None:
    """Which code has the country of this name? None if nobody knows such a country."""
    return _codes().get(folded(name))


def code_of(said: str) -> str | None:
    """Which code has the country that is said so, by its name or by one of its codes (`ng`, `NGA`)?"""
    return iso3(said) or _by_code().get(said.strip().upper())


@cache
def names_in_reports() -> dict[str, tuple[str, ...]]:
    """Which countries do the reports call otherwise than ISO, and how? By their code."""
    text = files("answerable.tables.fmtr").joinpath("countries.yaml").read_text(encoding="utf-8")
    return {code: tuple(names) for code, names in yaml.safe_load(text).items()}


@cache
def _by_code() -> dict[str, str]:
    return {code: one.alpha3 for one in iso3166.countries for code in (one.alpha2, one.alpha3)}


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for country in iso3166.countries:
        for name in (country.name, country.apolitical_name):
            codes.setdefault(folded(name), country.alpha3)
    codes.pop(folded("Congo"), None)
    for code, names in names_in_reports().items():
        codes |= dict.fromkeys(map(folded, names), code)
    return codes
