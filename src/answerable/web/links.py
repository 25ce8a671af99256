"""At which address is it? Sources, places in their texts, and claims."""

from itertools import chain
from urllib.parse import quote, urlsplit

from answerable.vocabulary.claim import Claim

_FETCHED = frozenset({"http", "https"})


def source_path(source: str, **query: str | int | None) -> str:
    """Where is this source's page, or one page of its text? What is None is left out of the query."""
    pairs = [f"{name}={quote(str(value), safe='')}" for name, value in query.items() if value is not None]
    return f"/sources/{quote(source, safe='')}" + (f"?{'&'.join(pairs)}" if pairs else "")


def printed_path(source: str, number: int, **query: str | None) -> str:
    """Where is this page of the source shown as it was printed? What is None is left out of the query."""
    pairs = [f"{name}={quote(value, safe='')}" for name, value in query.items() if value is not None]
    return f"/sources/{quote(source, safe='')}/pages/{number}" + (f"?{'&'.join(pairs)}" if pairs else "")


def picture_path(source: str, number: int, rendition: str) -> str:
    """Where is the picture of this page?"""
    return f"/sources/{quote(source, safe='')}/pages/{number}/picture?rendition={quote(rendition, safe='')}"


def claim_path(claim: Claim, source: str) -> str:
    """Where is this claim's card, on the page of the source that it cites?"""
    spans = chain.from_iterable(item.spans for item in claim.citations if item.source.id == source)
    start = min((span.start for span in spans), default=0)
    return f"{source_path(source, **{'from': start or None})}#claim-{claim.id}"


def fetchable(address: str | None) -> str | None:
    """May this address be a link? Only one of the web: `javascript:` and the like stay plain words."""
    if address is None:
        return None
    try:
        scheme = urlsplit(address.strip()).scheme
    except ValueError:  # what looks like an address and is none
        return None
    return address.strip() if scheme in _FETCHED else None
