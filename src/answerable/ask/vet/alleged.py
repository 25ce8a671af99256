"""Which incidents are alleged against a unit or person, those under it, and those posted to it, at the time?

A subordinate counts for the days on which it was under the unit, a person for those on which they were
posted to it. How well that is known is said with each, and on which claims it rests.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from answerable.ask.chain.chain import ChainAnswer
from answerable.ask.chain.holding import STRENGTHS, Strength
from answerable.ask.command.commander import breaker, standing
from answerable.ask.command.contiguity import Bracket, bracket
from answerable.ask.command.sightings import Posting, Postings
from answerable.ask.vet.below import Below
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates, Overlap
from answerable.vocabulary.day_range import joined


class Tie(StrEnum):
    """In which way does an allegation concern what is vetted?"""

    ITSELF = "itself"
    SUBORDINATE = "subordinate"
    POSTED = "posted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Allegation:
    """What is alleged, and in which way does it concern what is vetted?

    `through` is the subordinate, or the person or unit of the posting. `strength` says how well it is known
    that the tie held at the time; None for what is alleged against itself. `grounds` are the claims on which
    the tie rests.
    """

    claim: Claim
    tie: Tie
    through: Reference | None = None
    strength: Strength | None = None
    grounds: tuple[Claim, ...] = ()


def against_itself(incidents: Iterable[Claim], members: frozenset[str]) -> Iterator[Allegation]:
    """Which incidents name it as a perpetrator?"""
    for claim in incidents:
        if any(named.id in members for named in perpetrators(claim)):
            yield Allegation(claim=claim, tie=Tie.ITSELF)


def against_subordinates(
    incidents: Iterable[Claim], canonical: Callable[[str], str], below: Below
) -> Iterator[Allegation]:
    """Which incidents name a unit that was below this one then? Asked of every day that they may be of."""
    for claim in incidents:
        every = {canonical(one.id): one for one in perpetrators(claim)}
        named = {unit: printed for unit, printed in every.items() if unit in below.units}
        chains = [below.on(day) for day in below.days_of(claim.dates.extent)] if named else []
        for unit, printed in named.items():
            held = [
                node.weakest
                for chain in chains
                for node in chain.nodes
                if node.unit.id == unit and node.depth
            ]
            known = [strength for strength in held if strength is not None]
            if known:
                # under it on some of the days only: possible, however sure those are
                weakest = max(known, key=STRENGTHS.index)
                is_whole = len(known) == len(chains) and claim.dates.extent.first is not None
                yield Allegation(
                    claim=claim,
                    tie=Tie.SUBORDINATE,
                    through=Reference(unit, printed.name),
                    strength=weakest if is_whole else max(weakest, Strength.POSSIBLE, key=STRENGTHS.index),
                    grounds=_links(chains, unit),
                )


def against_commanded(
    incidents: Iterable[Claim],
    canonical: Callable[[str], str],
    postings: Postings,
    commanded: Iterable[tuple[Below, Sequence[Posting]]],
) -> Iterator[Allegation]:
    """Which incidents name a unit that was below one that this person commanded then?

    `commanded` are the units with the person's postings as their commander. A tie is as strong as the weaker
    of the two; of several ways to one incident and unit the strongest is told.
    """
    found: dict[tuple[str, str], Allegation] = {}
    held = list(incidents)
    for below, own in commanded:
        for one in against_subordinates(held, canonical, below):
            strength, resting = _held_then(own, postings, one.claim)
            if strength is None or one.strength is None or one.through is None:
                continue
            weaker = max(strength, one.strength, key=STRENGTHS.index)
            key = (one.claim.id, one.through.id)
            known = found.get(key)
            if known is None or STRENGTHS.index(weaker) < STRENGTHS.index(known.strength or Strength.ASSUMED):
                grounds = (*_whole(postings, resting), *one.grounds)
                found[key] = replace(one, strength=weaker, grounds=grounds)
    yield from found.values()


def against_posted(
    incidents: Iterable[Claim],
    here: Iterable[Posting],
    canonical: Callable[[str], str],
    postings: Postings,
    *,
    of_person: bool = False,
) -> Iterator[Allegation]:
    """Which incidents name somebody while posted here; or, `of_person`, a unit while the person was there?

    What breaks what two sightings span is the same as where it is asked who was in command.
    """
    ties: dict[str, list[Posting]] = {}
    for posting in here:
        if not posting.is_conflict:
            ties.setdefault(posting.unit.id if of_person else posting.person.id, []).append(posting)
    for claim in incidents:
        for key in dict.fromkeys(canonical(one.id) for one in perpetrators(claim)):
            held = ties.get(key, [])
            strength, resting = _held_then(held, postings, claim)
            if strength is not None:
                grounds = _whole(postings, resting)
                one = held[0].unit if of_person else held[0].person
                yield Allegation(claim=claim, tie=Tie.POSTED, through=one, strength=strength, grounds=grounds)


def perpetrators(claim: Claim) -> tuple[Reference, ...]:
    """Whom does the claim name as perpetrators?"""
    found: tuple[Reference, ...] = claim.fields.get("perpetrators", ())
    return found


def in_time(found: Iterable[Allegation]) -> tuple[Allegation, ...]:
    """In the order of time."""

    def place(one: Allegation) -> tuple[date, date, str]:
        days = one.claim.dates.extent
        return days.first or date.min, days.last, one.claim.id

    return tuple(sorted(found, key=place))


def _held_then(
    held: Sequence[Posting], postings: Postings, claim: Claim
) -> tuple[Strength | None, list[Posting]]:
    # claims that run on from one to the next are one posting: together they may be sure where each is not
    together = joined(one.dates.certain for one in held if one.dates.certain is not None)
    if any(ClaimDates(precise=days).overlap(claim.dates) is Overlap.CERTAINLY for days in together):
        touching = [one for one in held if one.dates.extent.overlaps(claim.dates.extent)]
        return Strength.CONFIRMED, touching
    surely = [one for one in held if one.dates.overlap(claim.dates) is Overlap.CERTAINLY]
    if surely:
        return Strength.CONFIRMED, surely
    perhaps = [one for one in held if one.dates.overlap(claim.dates) is Overlap.POSSIBLY]
    if perhaps:
        return Strength.POSSIBLE, perhaps

    spans = [_span(held, postings, day) for day in _days(claim)]
    found = [one for span in spans if span is not None for one in (span.before, span.after)]
    if not spans or None in spans:
        return None, []
    return Strength.BRACKETED, found


def _span(held: Sequence[Posting], postings: Postings, day: date) -> Bracket[Posting] | None:
    """Between which two sightings in one role, that nothing breaks, does the day lie?"""
    roles: dict[tuple[str, ...], list[Posting]] = {}
    for one in held:
        roles.setdefault(one.key, []).append(one)
    spans = (
        bracket(items, day, breaker(standing(postings, items[0].unit.id), postings))
        for items in roles.values()
    )
    return next((span for span in spans if span is not None), None)


def _whole(postings: Postings, resting: Iterable[Posting]) -> tuple[Claim, ...]:
    keys = list(dict.fromkeys(one.claim.id for one in resting))
    whole = postings.grounds(keys)
    return tuple(whole[key] for key in keys)


def _days(claim: Claim) -> list[date]:
    days = claim.dates.extent
    return list(dict.fromkeys(day for day in (days.first, days.last) if day is not None))


def _links(chains: Iterable[ChainAnswer], unit: str) -> tuple[Claim, ...]:
    """On which claims does the way up from this unit rest?"""
    found: dict[str, Claim] = {}
    for chain in chains:
        level, seen = [unit], {unit}
        while level:
            here = level.pop()
            for link in chain.links:
                if link.child.id == here:
                    found |= {item.claim.id: chain.claims[item.claim.id] for item in link.relations}
                    if link.parent.id not in seen:
                        seen.add(link.parent.id)
                        level.append(link.parent.id)
    return tuple(found.values())
