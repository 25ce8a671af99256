"""Whose word is this draft? A posting or relation that lies in what somebody says carries who says it."""

from dataclasses import replace

from answerable.extract.facts import SourceFacts
from answerable.extract.places import Places
from answerable.extract.speech.reading import Speech
from answerable.vocabulary.access import Modality
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.mention import reach


def attributed(claim: Claim, speech: Speech, facts: SourceFacts, places: Places) -> Claim:
    """What becomes of a draft, given who says it? The same claim, with its speakers and their words.

    It keeps its id, which follows from its own words. What a speaker denies, asks or wants is no fact; what
    was planned stays planned whoever says so. Unchanged where the source speaks in its own voice.
    """
    own = [span for citation in claim.citations for span in citation.spans]
    chain = speech.chain_for(*reach((span.start, span.end) for span in own))
    if not chain.speakers:
        return claim
    modality = claim.modality if claim.modality is not Modality.ASSERTED else chain.stance_modality
    return replace(
        claim,
        citations=places.citations(facts.source, facts.rendition, [*own, *chain.spans]),
        attribution=chain.speakers,
        modality=modality,
    )
