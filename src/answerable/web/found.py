"""Where in a short text do the words of a search stand? Case, accents and punctuation set aside."""

import re
from collections.abc import Iterable, Iterator

from answerable.store.words import folded_with_offsets
from answerable.web.highlights import Kind, Mark


def found_marks(text: str, terms: Iterable[str], offset: int = 0) -> Iterator[Mark]:
    """Which characters are the terms? Words and phrases, each wherever it stands by itself.

    `terms` as `search.terms_of` makes them; `offset` is added to every place.
    """
    folded, places = folded_with_offsets(text)
    for term in terms:
        phrase = r"\s+".join(map(re.escape, term.split()))
        for match in re.finditer(rf"(?<!\S){phrase}(?!\S)", folded):
            start, end = places[match.start()], places[match.end() - 1] + 1
            yield Mark(offset + start, offset + end, 0, Kind.FOUND)
