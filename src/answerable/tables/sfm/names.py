"""Who is meant? By the id that a sheet gives; where it gives none, by the name, which can be wrong."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

from answerable.vocabulary import ids
from answerable.vocabulary.attribution import Reference

_UUID: Final = re.compile(r"[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}")


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant by a name? `why` says why it is not certain: then nobody may rest on it yet."""

    reference: Reference
    why: str | None = None


@dataclass(slots=True)
class Names:
    """Which ids do the sheets of one import give to the units (or persons) that they name?"""

    kind: str
    _ids: dict[str, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(dict))

    def known(self, name: str, country: str, given: str | None) -> None:
        """What does a row say of who goes by this name?"""
        if given:
            self._ids[ids.folded(name)].setdefault(given, set()).add(country)

    def own(self, name: str, country: str, given: str | None) -> Meant:
        """Which entity is a row about? Its id, or that of the only one with its name, or the name's own."""
        return Meant(Reference(given, name)) if given else self.meant(name, country)

    def meant(self, name: str, country: str) -> Meant:
        """Which entity does a row mean that names it without an id?

        Of several by that name the one of the row's country; where that leaves more than one they are not
        fused: it is an entity of its own, and it is told why.
        """
        found = self._ids.get(ids.folded(name), {})
        of_country = [key for key, countries in found.items() if country in countries]
        candidates = of_country if len(found) > 1 and of_country else list(found)
        if len(candidates) == 1:
            return Meant(Reference(candidates[0], name))
        own = Reference(ids.derived("sheet", self.kind, country, ids.folded(name)), name)
        if not candidates:
            return Meant(own)
        several = " and ".join(sorted(candidates))
        return Meant(own, f"is the name of {len(candidates)} {self.kind}s ({several}): give its id")

    def shared(self, name: str) -> list[str]:
        """Which ids have this name in common? Empty if it has one at most."""
        found = sorted(self._ids.get(ids.folded(name), {}))
        return found if len(found) > 1 else []


def given_id(text: str) -> str | None:
    """Which id does a cell give? None if it is empty; ValueError if it holds something else."""
    if not text:
        return None
    if not _UUID.fullmatch(text):
        raise ValueError("is no id: a UUID such as 002fcbe4-503c-400d-8cc0-77a395570ade is needed")
    return ids.checked(text)
