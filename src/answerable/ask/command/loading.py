"""Which postings does a question about command need? Those to the units, and what could break them."""

from collections.abc import Iterable, Mapping
from datetime import date

from answerable.ask.command.contiguity import bracket
from answerable.ask.command.sightings import Posting, Postings, answering, in_time, posting_of
from answerable.ask.grounds import Grounds, grounds_in
from answerable.match.canonical import Identities, Judged
from answerable.store.brief_reading import Brief, Naming, briefs
from answerable.store.casebook import View
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.day_range import DayRange


def load_postings(
    view: View,
    units: Iterable[str],
    *,
    drafts: bool = False,
    day: date | None = None,
    grounds: Grounds | None = None,
    judged: Judged | None = None,
) -> Postings:
    """Which postings are there to these units? A handful of statements, however many units are asked about.

    `units` are ids; what was judged to be the same counts as one. With `drafts`, those too. For a question
    about one `day` other posts are loaded only of persons whose posting could be broken on it. `grounds` and
    `judged` are those of the question that it is part of.
    """
    asked = set(units)
    judged = Judged(view) if judged is None else judged
    groups = judged.groups(asked)
    found = _named(view, "unit", _members(groups, asked), drafts=drafts)
    here = _postings(found, judged.groups(_ids(found)))
    people = {item.person.id for item in here} if day is None else _could_be_broken(here, day)
    elsewhere = _of_people(view, people, judged, drafts=drafts)
    wanted = {groups.canonical(unit) for unit in asked}
    return Postings(
        _grouped((item.unit.id, item) for item in here if item.unit.id in wanted),
        _grouped((item.person.id, item) for item in elsewhere if item.person.id in people),
        grounds_in(view) if grounds is None else grounds,
    )


def _could_be_broken(here: Iterable[Posting], day: date) -> set[str]:
    """Whose posting lies around this day, so that it matters where else they were?"""
    ties: dict[tuple[str, ...], list[Posting]] = {}
    for item in here:
        if not item.is_conflict:
            ties.setdefault(item.key, []).append(item)
    return {
        items[0].person.id
        for items in ties.values()
        if not any(item.dates.certain is not None and item.dates.certain.contains(day) for item in items)
        and bracket(items, day, _nothing_breaks) is not None
    }


def _nothing_breaks(_one: Posting, _other: Posting, _gap: DayRange) -> bool:
    return False


def _of_people(view: View, people: set[str], judged: Judged, *, drafts: bool) -> list[Posting]:
    if not people:
        return []
    found = _named(view, "person", _members(judged.groups(people), people), drafts=drafts)
    return _postings(found, judged.groups(_ids(found)))


def _named(view: View, field: str, entities: Iterable[str], *, drafts: bool) -> list[Brief]:
    wanted = sorted(entities)
    return list(answering(briefs(view, Naming("posting", field), wanted), drafts=drafts)) if wanted else []


def _postings(found: Iterable[Brief], identities: Identities) -> list[Posting]:
    made = (posting_of(claim, identities) for claim in found)
    return [posting for posting in made if posting is not None]


def _members(groups: Identities, entities: Iterable[str]) -> set[str]:
    return {member for entity in entities for member in groups.members(entity)}


def _ids(claims: Iterable[Brief]) -> set[str]:
    return {value.id for claim in claims for value in claim.fields.values() if isinstance(value, Reference)}


def _grouped(items: Iterable[tuple[str, Posting]]) -> Mapping[str, tuple[Posting, ...]]:
    found: dict[str, list[Posting]] = {}
    for key, item in items:
        found.setdefault(key, []).append(item)
    return {key: in_time(group) for key, group in found.items()}
