"""Which draft claims does one text hold? From marked words to claims with dates, names and citations."""

from dataclasses import dataclass

from answerable.extract.claims import Claims
from answerable.extract.entities import Entities
from answerable.extract.facts import SourceFacts
from answerable.extract.hierarchy import hierarchy
from answerable.extract.postings import postings
from answerable.extract.recogniser import Recognised, Recogniser
from answerable.vocabulary.claim import Claim

__all__ = ["Drafts", "SourceFacts", "read_drafts"]


@dataclass(frozen=True, slots=True)
class Drafts:
    """What did one reading make of a text? What was marked, and the claims drafted from it."""

    recognised: Recognised
    claims: list[Claim]


def read_drafts(recogniser: Recogniser, text: str, facts: SourceFacts) -> Drafts:
    """Which claims does this text put forward? Each on its exact words, none decided by anybody.

    In the order: postings, relations between units, persons, units. What is said twice on the same words is
    drafted once.
    """
    recognised = recogniser.recognise(text)
    mentions = recognised.mentions
    entities = Entities(facts.source.id, text, mentions)
    made = Claims(text, facts, entities, f"{recogniser.name} {recogniser.version}")
    found = [claim for draft in postings(text, mentions) for claim in made.of_posting(draft)]
    found += [made.of_relation(draft) for draft in hierarchy(text, mentions)]
    found += [made.of_entity("person", entity) for entity in entities.persons]
    found += [made.of_entity("unit", entity) for entity in entities.units]
    claims: dict[str, Claim] = {}
    for claim in found:
        claims.setdefault(claim.id, claim)
    return Drafts(recognised, list(claims.values()))
