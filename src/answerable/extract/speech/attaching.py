"""Whose word is this draft? A posting or relation that lies in what somebody says carries who says it."""

from dataclasses import replace

from answerable.extract.entities import Entity
from answerable.extract.facts import SourceFacts
from answerable.extract.places import Places
from answerable.extract.speech.chains import Chain
from answerable.extract.speech.reading import Speech
from answerable.vocabulary.access import Modality
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.mention import reach
from answerable.vocabulary.span import Span


def attributed(claim: Claim, speech: Speech, facts: SourceFacts, places: Places) -> Claim:
    """What becomes of a draft, given who says it? The same claim, with its speakers and their words.

    It keeps its id, which follows from its own words. What a speaker denies, asks or wants is no fact; what
    was planned stays planned whoever says so. Unchanged where the source speaks in its own voice.
    """
    chain = speech.chain_for(*reach((span.start, span.end) for span in _own(claim)))
    if not chain.speakers:
        return claim
    modality = claim.modality if claim.modality is not Modality.ASSERTED else chain.stance_modality
    return replace(_said_by(claim, chain, facts, places), modality=modality)


def named_by(claim: Claim, entity: Entity, speech: Speech, facts: SourceFacts, places: Places) -> Claim:
    """What becomes of a draft that somebody or some unit exists, given who alone names them?

    It has the speaker in whose words every naming of theirs lies, of whatever stance: who denies that
    somebody gave an order denies nobody's existence. Unchanged where the source names them itself.
    """
    chain = speech.chain_for(*reach((mention.start, mention.end) for mention in entity.mentions))
    return _said_by(claim, chain, facts, places) if chain.speakers else claim


def _own(claim: Claim) -> list[Span]:
    return [span for citation in claim.citations for span in citation.spans]


def _said_by(claim: Claim, chain: Chain, facts: SourceFacts, places: Places) -> Claim:
    spans = [*_own(claim), *chain.spans]
    citations = places.citations(facts.source, facts.rendition, spans)
    return replace(claim, citations=citations, attribution=chain.speakers)
