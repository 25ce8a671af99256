"""Which draft claims does one text hold? From marked words to postings with dates, names and citations."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from answerable.extract.facts import SourceFacts
from answerable.extract.places import Places
from answerable.extract.postings import PostingDraft, postings
from answerable.extract.recogniser import Recognised, Recogniser
from answerable.extract.speech.attaching import attributed
from answerable.extract.speech.reading import Speech
from answerable.extract.speech.statements import speech_claims
from answerable.vocabulary import ids
from answerable.vocabulary.access import Modality
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates, seen_before_published, seen_when_published
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.mention import Mention
from answerable.vocabulary.sentences import one_line
from answerable.vocabulary.span import Span


@dataclass(frozen=True, slots=True)
class Drafts:
    """What did one reading make of a text? What was marked, and the claims drafted from it."""

    recognised: Recognised
    claims: list[Claim]
    unreadable: str | None = None
    """The language of a text that was left alone, because it cannot be read yet."""


def read_drafts(recogniser: Recogniser, text: str, facts: SourceFacts) -> Drafts:
    """Which postings, statements and figures does this text put forward? On their exact words, undecided."""
    recognised = recogniser.recognise(text)
    mentions = recognised.mentions
    places = Places(text, facts.sections, facts.media_type)
    full_names = _full_names(mention.text for mention in mentions if mention.type == "Person")
    reader = f"{recogniser.name} {recogniser.version}"

    def refer(kind: str, name: str) -> Reference:
        return _named(facts.source.id, kind, name, full_names if kind == "person" else {})

    speech = Speech(text, recognised, refer)
    claims: dict[str, Claim] = {}
    for draft in postings(text, mentions):
        claim = _claim(draft, text, facts, places, full_names, reader)
        claims.setdefault(claim.id, attributed(claim, speech, facts, places))
    for claim in speech_claims(speech, facts, places, reader):
        claims.setdefault(claim.id, claim)
    return Drafts(recognised, list(claims.values()))


def _claim(
    draft: PostingDraft,
    text: str,
    facts: SourceFacts,
    places: Places,
    full_names: Mapping[str, str],
    reader: str,
) -> Claim:
    source = facts.source.id
    person = _reference(source, "person", draft.person, full_names)
    unit = None if draft.unit is None else _reference(source, "unit", draft.unit, {})
    title = None if draft.title is None else one_line(draft.title.text)
    rank = None if draft.rank is None else one_line(draft.rank.text)
    fields: dict[str, Any] = {
        "person": person,
        "unit": unit,
        "role": draft.role,
        "title": title,
        "rank": rank,
    }
    if draft.acting is not None:
        fields["acting"] = True
    spans = _spans(draft, text)
    return Claim(
        id=ids.read_claim(source, "posting", spans),
        type="posting",
        about=ids.draft_posting(person.id, None if unit is None else unit.id, title),
        fields={name: value for name, value in fields.items() if value is not None},
        dates=_dates(draft, facts),
        citations=places.citations(facts.source, facts.rendition, spans),
        modality=Modality.PLANNED if draft.tense == "future" else Modality.ASSERTED,
        reader=reader,
        score=draft.score,
    )


def _dates(draft: PostingDraft, facts: SourceFacts) -> ClaimDates:
    """When is the draft true? By the publication date alone: dates in the text are not read yet.

    What stands in a table or heading held some day up to publication: nothing says that it still did.
    What is only planned says nothing of any day that has been; it is kept, as `planned`, which answers no
    question, with the days on which it was planned, and never as true on each of them.
    """
    match draft.tense:
        case "past":
            return seen_before_published(facts.published, facts.taken)
        case "sometime":
            return ClaimDates(imprecise=DayRange.until((facts.published or DayRange.day(facts.taken)).last))
        case "future":
            return ClaimDates(imprecise=seen_when_published(facts.published, facts.taken).extent)
        case "current":
            return seen_when_published(facts.published, facts.taken)


def _spans(draft: PostingDraft, text: str) -> list[Span]:
    """On which words does the draft stand, and which field does each of them say?"""
    title = ("title",) if draft.role is None else ("role", "title")
    cue = ("modality",) if draft.tense == "future" else ("dates",)
    named: Sequence[tuple[tuple[str, ...], Mention | None]] = (
        (("person",), draft.person),
        (("rank",), draft.rank),
        (title, draft.title),
        (("unit",), draft.unit),
    )
    spans = [Span(item.start, item.end, item.text, supports=fields) for fields, item in named if item]
    for fields, words in ((cue, draft.cue), (("acting",), draft.acting)):
        if words is not None:
            start, end = words
            spans.append(Span(start, end, text[start:end], supports=fields))
    return spans


def _reference(source: str, kind: str, mention: Mention, full_names: Mapping[str, str]) -> Reference:
    return _named(source, kind, one_line(mention.text), full_names)


def _named(source: str, kind: str, name: str, full_names: Mapping[str, str]) -> Reference:
    return Reference(ids.draft_entity(source, kind, full_names.get(ids.folded(name), name)), name)


def _full_names(names: Iterable[str]) -> dict[str, str]:
    """Which full name does a bare surname stand for? Only where one single full name of the text ends so."""
    by_surname: dict[str, dict[str, str]] = {}
    for name in names:
        words = ids.folded(name).split()
        if len(words) > 1:
            by_surname.setdefault(words[-1], {}).setdefault(" ".join(words), one_line(name))
    return {surname: next(iter(full.values())) for surname, full in by_surname.items() if len(full) == 1}
