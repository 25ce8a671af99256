"""How is it told what is held of a name? Sections of dated, sourced statements, with what could be known.

One telling for the terminal and the printed page, so that neither says more than the other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, groupby

from answerable.ask.career import Post
from answerable.ask.command.answer import Answer, CommanderAnswer
from answerable.ask.command.periods import Stretch
from answerable.ask.command.saying import person_words
from answerable.ask.trainings.training import Training
from answerable.ask.vet.alleged import Allegation, Tie
from answerable.ask.vet.knowable import incident_words, training_words
from answerable.ask.vet.vetting import Vetted
from answerable.match.levels import Level
from answerable.vocabulary.access import Status
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.sentences import one_line
from answerable.vocabulary.wording import (
    attribution_words,
    citation_words,
    claim_words,
    dates_words,
    published_words,
    range_words,
)

NO_VERDICT = (
    "This lists what the casebook holds and on whose word, and what it does not know. It is no finding of "
    "fact, no score and no clearance: nothing here says that a unit or person may or may not be assisted."
)

TIES = {
    Tie.ITSELF: "Incidents alleged against it",
    Tie.SUBORDINATE: "Incidents alleged against units while they were under it",
    Tie.POSTED: "Incidents alleged against people while they were posted to it",
}
_OF_PERSON = {
    Tie.ITSELF: "Incidents alleged against this person",
    Tie.POSTED: "Incidents alleged against units while this person was posted there",
    Tie.SUBORDINATE: "Incidents alleged against units under those that this person commanded then",
}

_LEVELS = {
    Level.NONE: "no recipient",
    Level.SERVICE: "only a service or ministry",
    Level.BRANCH: "a branch or office",
    Level.UNIT: "a unit",
    Level.UNRECOGNISED: "a name that the rules do not know",
}


@dataclass(frozen=True, slots=True)
class Item:
    """What is stated? `lines` say more of it; `grounds` are the places where it can be checked."""

    head: str
    lines: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """What is told under one heading? `could_know` says first what the casebook has to go by."""

    title: str
    could_know: str
    items: tuple[Item, ...]


def sections(vetted: Vetted) -> Iterator[Section]:
    """What is told of this name, in order?"""
    yield _who(vetted)
    if vetted.resolved.thing is None:
        return
    is_unit = vetted.resolved.kind == "unit"
    if is_unit:
        yield _commanders(vetted)
    else:
        yield _career(vetted)
    for tie, title in (TIES if is_unit else _OF_PERSON).items():
        found = [one for one in vetted.allegations if one.tie is tie]
        yield Section(title, incident_words(vetted.known), tuple(_allegation(vetted, one) for one in found))
    if is_unit:
        yield Section("Trainings received", training_words(vetted.known), tuple(_trainings(vetted)))
    yield Section(
        "Not known",
        "What is asked here and the casebook does not answer.",
        tuple(map(Item, gaps_of(vetted))),
    )


def gaps_of(vetted: Vetted) -> Iterator[str]:
    """What does the casebook not know of this name?"""
    known, is_unit = vetted.known, vetted.resolved.kind == "unit"
    if not known.incidents:
        yield f"Whether any incident was alleged: there are no incident records{_of(known.country)} at all."
    if known.nobody_named:
        records = _several(known.nobody_named, "incident record")
        yield f"Who is alleged to have done it, where nobody is named: {records}{_of(known.country)}."
    if not vetted.resolved.countries:
        yield "Of which country it is: no claim says so."
    if is_unit:
        yield from _command_gaps(vetted)
        if known.name_only_service:
            rows = _several(known.name_only_service, "training")
            yield f"Who was trained, where only a service is named: {rows}{_of(known.country)}."
        if known.name_nobody:
            rows = _several(known.name_nobody, "training")
            yield f"Who was trained, where no recipient is named: {rows}{_of(known.country)}."
    else:
        yield "Trainings received: the reports name units, and no persons."
        if not vetted.posts:
            yield "Where this person was posted: no claim says so."


def said_by(claim: Claim) -> str:
    """On whose word? The speakers that the source cites; else the source itself."""
    if claim.attribution:
        return attribution_words(claim.attribution)
    sources = dict.fromkeys(_source(citation) for citation in claim.citations)
    return f"alleged by the source itself: {'; '.join(sources)}"


def grounds_of(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Where can these be checked? One line a citation, with the claim's id."""
    return tuple(
        dict.fromkeys(
            f"{_source(citation)}, {citation_words(citation)}{_quoted(citation)} (claim {claim.id[:8]})"
            for claim in claims
            for citation in claim.citations
        )
    )


def _who(vetted: Vetted) -> Section:
    who = vetted.resolved
    asked = f"Asked for “{who.asked.name}”"
    asked += f", kind {who.asked.kind}" if who.asked.kind else ""
    asked += f", of {who.asked.country}" if who.asked.country else ""
    if who.thing is None:
        items = [Item(f"Not resolved: {who.why}. Nothing is told of any of them.")]
    else:
        of = f", of {', '.join(who.countries)}" if who.countries else ""
        items = [Item(f"Taken to be the {who.kind} {who.thing.name}{of}", (f"id {who.thing.id}",))]
    if who.also:
        also = tuple(f"{one.kind} {one.says} (id {one.id})" for one in who.also)
        items.append(Item("It could also be", also))
    elif who.thing is not None:
        items.append(Item("Nothing else in the casebook has a name that fits, or nearly."))
    return Section("Who it is", f"{asked}.", tuple(items))


def _commanders(vetted: Vetted) -> Section:
    stretches = [one for one in vetted.commanders if one.answer.answer is not Answer.UNKNOWN]
    days = [one.days for one in vetted.commanders]
    could = (
        f"Claims of command over it: {range_words(days[0].hull(days[-1]))}. On other days nobody is known."
        if days
        else "The casebook holds no claim of who commanded it: nobody is known, at any time."
    )
    return Section("Commanders", could, tuple(map(_stretch, stretches)))


def _stretch(stretch: Stretch) -> Item:
    answer = stretch.answer
    claims = chain.from_iterable(item.claims for item in answer.candidates)
    handover = " (hand-over)" if answer.handover else ""
    drafts = " [draft]" if all(item.is_draft for item in answer.candidates) else ""
    return Item(f"{range_words(stretch.days)}: {_people(answer)}{handover}{drafts}", (), grounds_of(claims))


def _career(vetted: Vetted) -> Section:
    could = "Posts that claims give this person; on other days nothing is known."
    return Section("Posts", could, tuple(map(_post, vetted.posts)))


def _post(post: Post) -> Item:
    unit = "unit not said" if post.unit is None else one_line(post.unit.name)
    role = post.role or ", ".join(post.said("title")) or "role not said"
    flags = "".join(f" [{status.value}]" for status in post.statuses if status is not Status.ACCEPTED)
    return Item(f"{role}, {unit}: {range_words(post.extent)}{flags}", (), grounds_of(post.claims))


def _allegation(vetted: Vetted, one: Allegation) -> Item:
    claim = one.claim
    flag = "" if claim.status is Status.ACCEPTED else f" [{claim.status.value}]"
    lines = [said_by(claim)]
    if one.through is not None and one.strength is not None:
        what = {
            "unit": {Tie.SUBORDINATE: "under it", Tie.POSTED: "posted to it"},
            "person": {Tie.SUBORDINATE: "under this person's command"},
        }
        tie = what[vetted.resolved.kind or "unit"].get(one.tie, "where this person was posted")
        lines.append(f"{one_line(one.through.name)} {tie} then: {one.strength.value}")
    if (answer := vetted.at_the_time.get(claim.id)) is not None:
        lines.append(f"commander of {one_line(answer.unit.name)} at the time: {_commander(answer)}")
    if claim.notes:
        lines.append(f"note: {one_line(claim.notes)}")
    return Item(
        f"{dates_words(claim.dates)}: {claim_words(claim)}{flag}",
        tuple(lines),
        (*grounds_of([claim]), *(f"tie: {line}" for line in grounds_of(one.grounds))),
    )


def _trainings(vetted: Vetted) -> Iterator[Item]:
    """Which trainings? Rows that say the same, one below the other, are told once, with all their places."""
    items = ((_training(vetted, row), row) for row in vetted.trainings)
    for item, group in groupby(items, key=lambda told: replace(told[0], grounds=())):
        alike = list(group)
        if len(alike) == 1:
            yield alike[0][0]
        else:
            grounds = tuple(chain.from_iterable(told.grounds for told, _ in alike))
            yield Item(f"{item.head} ({len(alike)} rows that say the same)", item.lines, grounds)


def _training(vetted: Vetted, row: Training) -> Item:
    days = " to ".join(day.isoformat() for day in (row.start, row.end) if day)
    year = f"fiscal year {row.fiscal_year}" if row.fiscal_year else "year not printed"
    flag = " [draft]" if row.is_draft else ""
    said = (row.course or "course not printed", row.people, row.location, row.programme)
    lines = [f"recipient as printed: {row.unit} ({_LEVELS[row.level]})"]
    if row.level in {Level.SERVICE, Level.NONE}:
        lines[0] += "; who of it was trained, it does not say"
    if vetted.commanders and (answer := vetted.at_the_time.get(row.claim)) is not None:
        lines.append(f"commander at its start: {_commander(answer)}")
    claim = vetted.training_claims.get(row.claim)
    return Item(
        f"{days or year}: {'; '.join(filter(None, said))}{flag}",
        tuple(lines),
        () if claim is None else grounds_of([claim]),
    )


def _commander(answer: CommanderAnswer) -> str:
    return _people(answer) if answer.candidates else "not known"


def _people(answer: CommanderAnswer) -> str:
    word = " or " if answer.answer in {Answer.POSSIBLE, Answer.CONTESTED} else " and "
    return word.join(
        f"{person_words(item)}{', acting' if item.acting else ''}, {item.answer.value}"
        for item in answer.candidates
    )


def _command_gaps(vetted: Vetted) -> Iterator[str]:
    for stretch in vetted.commanders:
        if stretch.answer.answer is Answer.UNKNOWN:
            yield f"Who commanded it: {range_words(stretch.days)}."
    unknown = [answer for answer in vetted.at_the_time.values() if not answer.candidates]
    if unknown:
        all_of = "any" if len(unknown) == len(vetted.at_the_time) else f"{len(unknown):,}"
        listed = f"the {len(vetted.at_the_time):,} incidents and trainings"
        if len(vetted.at_the_time) == 1:
            yield "Who commanded it at the time of the one incident or training that is listed."
        else:
            yield f"Who commanded it at the time of {all_of} of {listed} that are listed."


def _source(citation: Citation) -> str:
    source = citation.source
    publication = f", {one_line(source.publication)}" if source.publication else ""
    return f"“{one_line(source.title or source.id)}”{publication}, {published_words(source.published)}"


def _quoted(citation: Citation) -> str:
    words = " … ".join(one_line(span.text) for span in citation.spans)
    return f": “{words}”" if words else ""


def _of(country: str | None) -> str:
    return f" for {country}" if country else ""


def _several(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
