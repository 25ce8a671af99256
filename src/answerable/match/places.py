"""Which place of training is meant by what a report prints? A small table of cited identities, and no guess.

The School of the Americas and WHINSEC are both at Fort Benning, which had another name for two years. What
the table does not know stays as it is printed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import yaml

from answerable.errors import UsageError
from answerable.vocabulary.ids import folded

OWN_TABLE: Final = "places.yaml"
"""The file in a casebook's folder that adds to the shipped table."""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Which name stands for the place, in folded form, and where can that be checked?"""

    words: str
    cite: str


@dataclass(frozen=True, slots=True)
class Place:
    """Which place is it, and by which names do reports call it?"""

    name: str
    names: tuple[PlaceName, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """Which place is a printed location, and by which of its names? `place` is None where nobody knows.

    `name` is what to count under: the place's name, or the location as printed.
    """

    name: str
    place: Place | None = None
    by: PlaceName | None = None


class Places:
    """Which names are one place? The shipped table and, where there is one, the casebook's own."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._by_words = {name.words: (place, name) for place in places for name in place.names}
        self._longest = max((len(words.split()) for words in self._by_words), default=0)

    def known(self, printed: str) -> Known:
        """Which place is this location? The longest of its names that stands in the printed words decides.

        Two equally long names of two places leave it undecided.
        """
        words = folded(printed).split()
        for length in range(min(self._longest, len(words)), 0, -1):
            phrases = (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))
            hits = [self._by_words[phrase] for phrase in phrases if phrase in self._by_words]
            if len({place.name for place, _ in hits}) == 1:
                return Known(hits[0][0].name, *hits[0])
            if hits:
                break
        return Known(" ".join(printed.split()))

    def named(self, typed: str) -> Place | None:
        """Which place has this name, as somebody typed it? None if the table knows none."""
        wanted = folded(typed)
        by_name = next((place for place, _ in self._by_words.values() if folded(place.name) == wanted), None)
        return by_name or self.known(typed).place


def places_of(folder: Path) -> Places:
    """Which places does this casebook know? UsageError if its own table cannot be used."""
    own = folder / OWN_TABLE
    shipped = {place.name: place for place in _shipped()}
    if own.is_file():
        try:
            text = own.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            msg = f"{own} cannot be read ({error}): make it a text file in UTF-8"
            raise UsageError(msg) from error
        shipped |= {place.name: place for place in parsed(text, str(own))}
    return Places(shipped.values())


def parsed(text: str, name: str) -> tuple[Place, ...]:
    """Which places does this table tell of? UsageError, which names the entry, if it is no such table."""
    try:
        said = yaml.safe_load(text) or []
    except yaml.YAMLError as error:
        msg = f"{name} is not YAML ({' '.join(str(error).split())}): see the shipped table for its form"
        raise UsageError(msg) from error
    if not isinstance(said, list):
        msg = f"{name} is a list of places, each with 'place' and 'names': see the shipped table"
        raise UsageError(msg)
    return tuple(_place(entry, f"{name}, entry {number}") for number, entry in enumerate(said, 1))


@cache
def _shipped() -> tuple[Place, ...]:
    text = files("answerable.match").joinpath(OWN_TABLE).read_text(encoding="utf-8")
    return parsed(text, f"the shipped {OWN_TABLE}")


def _place(entry: Any, where: str) -> Place:
    names = entry.get("names") if isinstance(entry, Mapping) else None
    if not isinstance(names, list) or not _is_text(entry.get("place")):
        msg = f"{where}: an entry has 'place', a name, and 'names', a list"
        raise UsageError(msg)
    return Place(entry["place"].strip(), tuple(_name(item, where) for item in names))


def _name(item: Any, where: str) -> PlaceName:
    if not isinstance(item, Mapping) or not (_is_text(item.get("is")) and _is_text(item.get("cite"))):
        msg = f"{where}: each of its names has 'is', the words, and 'cite', where that can be checked"
        raise UsageError(msg)
    words = folded(item["is"])
    if not words:
        msg = f"{where}: {item['is']!r} has no letters to look for"
        raise UsageError(msg)
    return PlaceName(words, " ".join(item["cite"].split()))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
