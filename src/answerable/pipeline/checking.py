"""Can the casebook hold a claim that was made elsewhere? If not, one sentence says why."""

from answerable.pipeline.quoting import misquoted
from answerable.store.casebook import View
from answerable.vocabulary import ids
from answerable.vocabulary.access import Status
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_types import missing_to_accept, references
from answerable.vocabulary.imported import ImportFile


class Checked:
    """What is wrong with the claims of this file?

    Words that they quote from the file itself are compared with its text in memory: a sheet's claims quote
    every cell that they stand on.
    """

    def __init__(self, file: ImportFile) -> None:
        held = file.held
        self._own = None if held is None else (held.source.id, held.rendition)
        self._text = "" if held is None or held.rendition is None else held.content().text

    def problem(self, view: View, claim: Claim) -> str | None:
        """Why can the casebook not hold this claim? None if it can."""
        named = [claim.id, claim.about]
        named += [reference.id for _, reference in references(claim.fields)]
        named += [said.speaker.id for said in claim.attribution if said.speaker]
        for citation in claim.citations:
            named += [citation.id, citation.source.id]
        for key in named:
            try:
                canonical = ids.checked(key)
            except ValueError as error:
                return str(error)
            if key != canonical:
                return f"{key!r} is an id in another form: write {canonical}"
        missing = missing_to_accept(claim.type, claim.fields)
        if claim.status is Status.ACCEPTED and missing:
            wanting = " and no ".join(missing)
            return f"the claim is accepted, but has no {wanting}: nobody can accept such a claim"
        return next(
            (found for citation in claim.citations if (found := self._misquoted(view, citation)) is not None),
            None,
        )

    def _misquoted(self, view: View, citation: Citation) -> str | None:
        if citation.rendition is None:
            return None
        if self._own != (citation.source.id, citation.rendition):
            return misquoted(view, citation)
        for span in citation.spans:
            if self._text[span.start : span.end] != span.text:
                return f"the words {span.text!r} do not stand at {span.start}…{span.end} of its rendition"
        return None
