"""How are postings and relations of an invented army made for the tests of answers? Short, by letters."""

from datetime import date, timedelta

from answerable.ask.command.sightings import Posting, Postings, in_time, posting_of
from answerable.match.canonical import Identities
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
    for claim in {claim.id: claim for claim in claims}.values():
        item = posting_of(claim, NOBODY)
        here.setdefault(item.unit.id, []).append(item)
        of_person.setdefault(item.person.id, []).append(item)
    return Postings(
        {unit: in_time(items) for unit, items in here.items()},
        {person: in_time(items) for person, items in of_person.items()},
    )
