"""Is somebody posted to, or an incident laid to, a unit that only stands for one that nobody knows?

The field hangs a unit whose parent is known by its level alone under an *Unknown* placeholder. Nobody serves
in one and it is never a perpetrator. An *Unnamed* unit was spoken of without its name: it may be both.
"""

from collections.abc import Iterator
from typing import Final

from answerable.ask.finding import Finding
from answerable.ask.held import Holdings
from answerable.vocabulary.ids import folded
from answerable.vocabulary.wording import range_words

NAME: Final = "placeholder"

_UNKNOWN: Final = "unknown"
_CLASSIFICATION: Final = "placeholder"
_UNNAMED: Final = "unnamed"


def staffed_placeholders(held: Holdings) -> Iterator[Finding]:
    """Which postings and incidents name a placeholder?"""
    placeholders = _placeholders(held)
    for posting in held.postings:
        if posting.unit in placeholders:
            yield Finding(
                check=NAME,
                sentence=(
                    f"{held.name(posting.person)} is posted to {held.name(posting.unit)}, which only stands "
                    f"for a unit that is not known ({range_words(posting.dates.extent)})"
                ),
                claims=(posting.claim,),
                about=(posting.unit, posting.person),
                settle=_SETTLE,
            )
    for incident in held.incidents:
        for unit in incident.perpetrators:
            if unit in placeholders:
                yield Finding(
                    check=NAME,
                    sentence=(
                        f"an incident of {range_words(incident.dates.extent)} is laid to {held.name(unit)}, "
                        "which only stands for a unit that is not known"
                    ),
                    claims=(incident.claim,),
                    about=(unit,),
                    settle=_SETTLE,
                )


_SETTLE: Final = (
    "a source that names the unit; until there is one, leave the unit out, or name it Unnamed if the source "
    "speaks of a unit without its name"
)


def _placeholders(held: Holdings) -> set[str]:
    """Which units are placeholders? Those said to be, classified so, or called so; never an unnamed one."""
    unknown = {
        unit.about
        for unit in held.units
        if unit.placeholder == _UNKNOWN or _CLASSIFICATION in map(folded, unit.classifications)
    }
    unnamed = {unit.about for unit in held.units if unit.placeholder == _UNNAMED}
    first = {entity: folded(name).split()[:1] for entity, name in held.names.items()}
    unknown |= {entity for entity, words in first.items() if words == [_UNKNOWN]}
    unnamed |= {entity for entity, words in first.items() if words == [_UNNAMED]}
    return unknown - unnamed
