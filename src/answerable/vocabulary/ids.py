"""Which id has it? The same thing has the same id on every machine, so that taking it twice adds nothing.

All are UUIDs of version 5, derived under one namespace from what makes the thing the one it is.
"""

import hashlib
import json
import re
import unicodedata
import uuid
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

from answerable.vocabulary.span import Span

NAMESPACE: Final = uuid.UUID("5f0c7a4e-0c1d-5b8e-9a57-2f6b1d0e4c33")

_UUID: Final = re.compile(r"[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}")
_NO_WORD: Final = re.compile(r"[^0-9a-z]+")
_PRINTERS_MARKS: Final = dict.fromkeys(map(ord, "‘’‚“”„–—…\u00a0"), " ")
"""What printed prose has and no name is told by. Set aside first: most of it is plain ASCII without them."""
_written: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode

# Unicode's canonical combining classes. Those left out belong to the letter before: nuktas (7), kana
# voicing (8), viramas (9) and the vowel and tone signs of South East Asia (84 to 132; most are class 0).
_OVERLAY: Final = 1
_POINTS: Final = range(10, 37)
_FIRST_ACCENT: Final = 200


def derived(kind: str, *parts: object) -> str:
    """Which id follows from these parts? Parts are written as JSON, so no two lists of parts run together."""
    text = _written([kind, *parts])
    # As uuid.uuid5 does, which cannot take the lone surrogates that a damaged file may hold, and which takes
    # several times as long: a sheet's rows have tens of thousands of ids.
    digest = hashlib.sha1(NAMESPACE.bytes + text.encode("utf-8", "surrogatepass"), usedforsecurity=False)
    plain = digest.hexdigest()
    variant = "89ab"[int(plain[16], 16) & 3]
    return f"{plain[:8]}-{plain[8:12]}-5{plain[13:16]}-{variant}{plain[17:20]}-{plain[20:32]}"


def folded(name: str) -> str:
    """Under which form are two spellings of a name one name? Case, accents, dots and spacing set aside.

    The vowel signs of Burmese, Hindi or Thai are letters and stay: without them names run together.
    """
    plain = name if name.isascii() else name.translate(_PRINTERS_MARKS)
    if plain.isascii():
        return _NO_WORD.sub(" ", plain.lower()).strip()
    letters = (
        letter
        for letter in unicodedata.normalize("NFKD", name)
        if not _is_accent(letter) and unicodedata.category(letter) != "Cf"
    )
    # Through capitals, or the dotless i of Turkish would be one letter small and another one great.
    plain = "".join(letters).upper().casefold()
    return " ".join("".join(letter if _is_part_of_a_word(letter) else " " for letter in plain).split())


def _is_accent(letter: str) -> bool:
    """Is it a mark that careful hands write and others leave out (é, й, Arabic and Hebrew points)?"""
    combining = unicodedata.combining(letter)
    return combining == _OVERLAY or combining in _POINTS or combining >= _FIRST_ACCENT


def _is_part_of_a_word(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter).startswith("M")


def checked(identifier: str) -> str:
    """Is it a UUID? Then in its canonical form; ValueError, in one sentence, if not."""
    plain = identifier.strip().lower()
    match = _UUID.fullmatch(plain)
    if match is None:
        msg = f"{identifier!r} is not an id: ids are UUIDs such as 002fcbe4-503c-400d-8cc0-77a395570ade"
        raise ValueError(msg)
    return plain if match[1] else str(uuid.UUID(plain))


def source_of_url(url: str) -> str:
    """Which source is the page at this address?"""
    return derived("source", "url", url)


def source_of_bytes(sha256: str) -> str:
    """Which source is a file that came without an id or address?"""
    return derived("source", "sha256", sha256)


def source_within(container: str, sha256: str) -> str:
    """Which source is a file that came out of a mail or an archive?"""
    return derived("source", "within", container, sha256)


def publication(name: str) -> str:
    """Which publication goes by this name?"""
    return derived("publication", folded(name))


def rendition(sha256: str, reader: str, version: str, text_sha256: str) -> str:
    """Which rendition is this reader's text of these bytes?"""
    return derived("rendition", sha256, reader, version, text_sha256)


@lru_cache(maxsize=1024)  # the claims of a document stand on a few of its lines and pages
def citation(source: str, kind: str, trigger: str) -> str:
    """Which citation points at this place of this source?"""
    return derived("citation", source, kind, trigger)


def read_claim(source: str, kind: str, spans: Iterable[Span]) -> str:
    """Which claim was read from these words? Never from the reader, its version or its score.

    The words count beside their place: another capture of the source may have others there.
    """
    places = sorted([span.start, span.end, span.text, sorted(span.supports)] for span in spans)
    return derived("read", source, kind, places)


def imported_claim(
    key: str, kind: str, fields: Mapping[str, Any], dates: object, citations: Iterable[str]
) -> str:
    """Which claim is this row of a sheet? From its entity key, type, fields, dates and citations."""
    return derived("imported", key, kind, fields, dates, sorted(citations))


def draft_entity(source: str, kind: str, name: str) -> str:
    """Which person or unit does a source mean by this name? One a source, until a match joins them."""
    return derived("entity", source, kind, folded(name))


def draft_statement(source: str, content: str) -> str:
    """Which statement is it, where one source prints the same words more than once?"""
    return derived("statement", source, folded(content))


def draft_posting(person: str, unit: str | None, title: str | None) -> str:
    """Which posting are drafts about that name the same person, unit and title in one source?"""
    return derived("posting", person, unit, folded(title) if unit is None and title else None)


def draft_relation(unit: str, related_unit: str) -> str:
    """Which relation are drafts about that put the same unit under the same other in one source?"""
    return derived("relation", unit, related_unit)
