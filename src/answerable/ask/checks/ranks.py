"""Is somebody's rank out of line for what they command, by the country's own postings?

What is usual is learnt from the casebook: of all commanders of units that are called alike in their last
words ("Brigade", "Police Area Command") and classified alike, in one country, how many held which rank? The
longest such ending that enough commanders share counts. A rank is out of line if few hold it and it is two
grades or more away from every rank that is usual there.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from answerable.ask.command.sightings import COMMANDER
from answerable.ask.finding import Finding
from answerable.ask.held import Holdings, Posted
from answerable.match.names import said_in
from answerable.match.spellings import Rank, rank_of
from answerable.vocabulary.ids import folded
from answerable.vocabulary.wording import range_words

NAME: Final = "rank-out-of-line"

ENOUGH: Final = 10
"""Commanders with a known rank, from which on there is something usual; below, chance speaks."""

_USUAL_SHARE: Final = 0.15
_ODD_SHARE: Final = 0.1
_GRADES: Final = 2
_LONGEST_ENDING: Final = 3

Ending = tuple[str, frozenset[str], tuple[str, ...]]
"""A country, classifications, and the last words of a name."""


@dataclass(frozen=True, slots=True)
class _Ranked:
    posting: Posted
    rank: Rank
    endings: tuple[Ending, ...]


def ranks_out_of_line(held: Holdings) -> Iterator[Finding]:
    """Which commanders have a rank that is out of line for their unit's echelon?"""
    described = _described(held)
    ranked = [
        _Ranked(
            posting, rank, _endings(held.name(posting.unit), *described.get(posting.unit, ("", frozenset())))
        )
        for posting in held.postings
        if posting.role == COMMANDER and (rank := rank_of(folded(posting.rank).split())) is not None
    ]
    counts: dict[Ending, Counter[Rank]] = {}
    for ending, _, _, rank in {
        (ending, one.posting.unit, one.posting.person, one.rank) for one in ranked for ending in one.endings
    }:
        counts.setdefault(ending, Counter())[rank] += 1
    for one in ranked:
        known = next((ending for ending in one.endings if counts[ending].total() >= ENOUGH), None)
        if known is not None and _is_odd(one.rank, counts[known]):
            yield _finding(held, one.posting, known, counts[known])


def _described(held: Holdings) -> dict[str, tuple[str, frozenset[str]]]:
    """Of which country is each unit, and how is it classified?"""
    countries: dict[str, str] = {}
    classes: dict[str, set[str]] = {}
    for unit in held.units:
        countries.setdefault(unit.about, unit.country)
        classes.setdefault(unit.about, set()).update(unit.classifications)
    return {unit: (country, frozenset(classes[unit])) for unit, country in countries.items()}


def _endings(name: str, country: str, classifications: frozenset[str]) -> tuple[Ending, ...]:
    """Under which endings does a unit count? The longest first, without numbers and brackets."""
    words = [part.meaning for part in said_in(name.partition("(")[0], "unit") if not part.meaning.isdecimal()]
    return tuple(
        (country, classifications, tuple(words[-length:]))
        for length in range(min(_LONGEST_ENDING, len(words)), 0, -1)
    )


def _is_odd(rank: Rank, counts: Counter[Rank]) -> bool:
    total = counts.total()
    usual = [other for other, number in counts.items() if number >= _USUAL_SHARE * total]
    return (
        counts[rank] <= max(1, _ODD_SHARE * total)
        and bool(usual)
        and all(abs(rank.grade - other.grade) >= _GRADES for other in usual)
    )


def _finding(held: Holdings, posting: Posted, ending: Ending, counts: Counter[Rank]) -> Finding:
    what = " ".join(ending[2])
    known = ", ".join(f"{number} {rank.name}" for rank, number in counts.most_common())
    return Finding(
        check=NAME,
        sentence=(
            f"{posting.rank} {held.name(posting.person)} commands {held.name(posting.unit)} "
            f"({range_words(posting.dates.extent)}), where that rank is out of line"
        ),
        claims=(posting.claim,),
        about=(posting.unit, posting.person),
        settle=(
            "another source for the rank on that day, or for which unit of that name and number was meant; "
            "then correct the rank or the unit, or mark the claim as conflict"
        ),
        evidence=(f"of {counts.total()} commanders of units called “… {what}” whose rank is known: {known}",),
    )
