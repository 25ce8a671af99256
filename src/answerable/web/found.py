"""Where in a short text do the words of a search stand? Case, accents and punctuation set aside."""

import re
from collections.abc import Iterable, Iterator

from answerable.vocabulary import ids
from answerable.web.highlights import Kind, Mark


def found_marks(text: str, terms: Iterable[str], offset: int = 0) -> Iterator[Mark]:
    """Which characters are the terms? Words and phrases, each wherever it stands by itself.

    `offset` is added to every place.
    """
    folded, places = _folded(text)
    for term in terms:
        phrase = r"\s+".join(re.escape(word) for word in ids.folded(term).split())
        if not phrase:
            continue
        for match in re.finditer(rf"(?<!\S){phrase}(?!\S)", folded):
            start, end = places[match.start()], places[match.end() - 1] + 1
            yield Mark(offset + start, offset + end, 0, Kind.FOUND)


def _folded(text: str) -> tuple[str, list[int]]:
    """The text as names are compared, and for each character of it the one that it came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        # Between two letters, so that what parts words is told from what merely sits on a letter.
        left = ids.folded(f"a{letter}a")[1:-1]
        letters.append(left)
        places.extend([place] * len(left))
    return "".join(letters), places
