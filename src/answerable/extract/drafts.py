"""Which draft claims does one text hold? From marked words to claims with dates, names and citations."""

from dataclasses import dataclass

from answerable.extract.claims import Claims
from answerable.extract.entities import Entities
from answerable.extract.facts import SourceFacts
from answerable.extract.hierarchy import hierarchy
from answerable.extract.places import Places
from answerable.extract.postings import postings
from answerable.extract.recogniser import Recognised, Recogniser
from answerable.extract.speech.attaching import attributed, named_by
from answerable.extract.speech.reading import Speech
from answerable.extract.speech.statements import speech_claims
from answerable.vocabulary.claim import Claim

__all__ = ["Drafts", "SourceFacts", "read_drafts"]


@dataclass(frozen=True, slots=True)
class Drafts:
    """What did one reading make of a text? What was marked, and the claims drafted from it."""

    recognised: Recognised
    claims: list[Claim]
    unreadable: str | None = None
    """The language of a text that was left alone, because it cannot be read yet."""


def read_drafts(recogniser: Recogniser, text: str, facts: SourceFacts) -> Drafts:
    """Which claims does this text put forward? Each on its exact words, none decided by anybody.

    In the order: postings, relations between units, statements and figures, persons, units. What stands
    only in what somebody is said to have said carries who. What is said twice on the same words is drafted
    once.
    """
    recognised = recogniser.recognise(text)
    mentions = recognised.mentions
    places = Places(text, facts.sections, facts.media_type)
    entities = Entities(facts.source.id, text, mentions)
    reader = f"{recogniser.name} {recogniser.version}"
    made = Claims(text, facts, entities, places, reader)
    speech = Speech(text, recognised, entities.named)
    asserted = [claim for draft in postings(text, mentions) for claim in made.of_posting(draft)]
    asserted += [made.of_relation(draft) for draft in hierarchy(text, mentions)]
    found = [attributed(claim, speech, facts, places) for claim in asserted]
    found += speech_claims(speech, facts, places, reader)
    for kind, named in (("person", entities.persons), ("unit", entities.units)):
        found += [named_by(made.of_entity(kind, item), item, speech, facts, places) for item in named]
    claims: dict[str, Claim] = {}
    for claim in found:
        claims.setdefault(claim.id, claim)
    return Drafts(recognised, list(claims.values()))
