"""Do the words that a citation quotes stand where it says, as far as the casebook holds them?"""

from sqlalchemy import exists, select

from answerable.store import schema
from answerable.store.casebook import View
from answerable.store.renditions import text_of
from answerable.vocabulary.citation import Citation


def misquoted(view: View, citation: Citation) -> str | None:
    """What is wrong with this citation's words? None if nothing is, or if nobody here can tell.

    A rendition that is not held here cannot be looked into: its words are taken as they were quoted.
    """
    rendition, holding = schema.rendition, schema.holding
    query = select(rendition.c.sha256, rendition.c.length).where(rendition.c.id == citation.rendition)
    quoted = view.connection.execute(query).first()
    if quoted is None:
        return None
    held = exists().where(holding.c.source == citation.source.id, holding.c.sha256 == quoted.sha256)
    if not view.connection.execute(select(held)).scalar():
        return (
            f"it quotes the rendition {citation.rendition}, which is none of the source {citation.source.id}"
        )
    for span in citation.spans:
        inside = span.end <= quoted.length
        if not inside or text_of(view.connection, str(citation.rendition), span.start, span.end) != span.text:
            return f"the words {span.text!r} do not stand at {span.start}…{span.end} of its rendition"
    return None
