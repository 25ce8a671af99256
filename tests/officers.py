"""How are postings and relations of an invented army made for the tests of answers? Short, by letters."""

from dataclasses import replace
from datetime import date, timedelta

from answerable.ask.chain.links import Relations, relation_of
from answerable.ask.command.sightings import Posting, Postings, in_time, posting_of
from answerable.match.canonical import Identities
from answerable.store.brief_reading import Brief
from answerable.vocabulary.access import Modality, Status
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange, parse_day_range
from evidence import cite, key

DAY0 = date(2012, 1, 1)
NOBODY = Identities.of_pairs(())


def thing(name):
    """The person or unit of this name."""
    return Reference(key("thing", name), name)


def days(text):
    """`2012-01-03..2012-01-05`, or `3..5`: days counted from the first of January 2012; None for nothing."""
    if not text:
        return None
    if "-" in text:
        return parse_day_range(text)
    first, _, last = text.partition("..")
    start = None if first == "*" else DAY0 + timedelta(days=int(first))
    return DayRange(start, DAY0 + timedelta(days=int(last or first)))


def dated(precise="", imprecise="", **flags):
    return ClaimDates(days(precise), days(imprecise), **flags)


def posting_claim(person, unit, dates, role="Commander", status=Status.ACCEPTED, **fields):
    """The claim that this person held this role in this unit on these days."""
    said = {"person": thing(person), "unit": thing(unit), **fields} | ({"role": role} if role else {})
    number = key("claim", person, unit, role, str(dates), status.value, str(sorted(fields)))
    return Claim(
        id=number,
        type="posting",
        about=key("posting", person, unit, role or ""),
        fields=said,
        dates=dates,
        citations=(cite(key("source", person)),),
        status=status,
        modality=Modality.ASSERTED,
    )


def postings(*claims):
    """What do these claims say, as the answers see it?"""
    here: dict[str, list[Posting]] = {}
    of_person: dict[str, list[Posting]] = {}
    whole = {claim.id: claim for claim in claims}
    for claim in whole.values():
        item = posting_of(Brief.of(claim), NOBODY)
        here.setdefault(item.unit.id, []).append(item)
        of_person.setdefault(item.person.id, []).append(item)
    return Postings(
        {unit: in_time(items) for unit, items in here.items()},
        {person: in_time(items) for person, items in of_person.items()},
        lambda _: whole,
    )


def relation_claim(child, parent, dates, kind="child-of", class_="command", status=Status.ACCEPTED):
    """The claim that this unit was part of (or lent to) that one on these days."""
    fields = {"unit": thing(child), "related_unit": thing(parent), "type": kind} | (
        {"class": class_} if class_ else {}
    )
    return Claim(
        id=key("claim", child, parent, kind, class_ or "", str(dates), status.value),
        type="relation",
        about=key("relation", child, parent, kind),
        fields=fields,
        dates=dates,
        citations=(cite(key("source", child)),),
        status=status,
    )


class Army:
    """What relations and postings are there, as `ask.chain.Evidence` wants them?"""

    def __init__(self, *claims):
        relations = [claim for claim in claims if claim.type == "relation"]
        self._relations = Relations.of(relation_of(Brief.of(claim), NOBODY) for claim in relations)
        self._postings = postings(*(claim for claim in claims if claim.type == "posting"))
        whole = {claim.id: claim for claim in claims}
        self.grounds = lambda _: whole

    def relations(self, _unit, _way):
        return self._relations

    def postings(self, _units, _day):
        return replace(self._postings, grounds=self.grounds)
