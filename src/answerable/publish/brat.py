"""How is a reading written as BRAT standoff? A `.txt`/`.ann` pair a source, as annotators exchange them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from answerable.store import readings, sources
from answerable.store.casebook import View
from answerable.store.claim_reading import Which, listed
from answerable.store.renditions import newest, text_of
from answerable.vocabulary.access import Status
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.mention import Mention
from answerable.vocabulary.source import Source

RELATIONS: Final = {"unit": "is_posted", "rank": "has_rank", "title": "has_title"}
"""Which relation of the layout joins a person to each other part of a posting."""

_LONGEST_NAME: Final = 200
"""Bytes of a file's name: systems allow 255, and an ending follows."""

GONE: Final = frozenset({Status.REJECTED, Status.SUPERSEDED, Status.RETRACTED})


@dataclass(frozen=True, slots=True)
class Exported:
    """How many pairs were written, and how many sources have not been read and so have none?"""

    pairs: int
    unread: int


def export_brat(view: View, folder: Path) -> Exported:
    """What was written into this folder? One pair for each source that was read and may be shown.

    Files are named by the stem of the taken file, the second and later of one stem with `~` and eight
    digits of the SHA-256. Text and offsets are the rendition's, in code points.
    """
    folder.mkdir(parents=True, exist_ok=True)
    used: set[str] = set()
    pairs = unread = 0
    for source in sources.listed(view):
        marked = readings.marked(view, source.id)
        if marked is None:
            has_text = any(newest(view, capture.sha256) for capture in source.captures)
            unread += has_text
            continue
        rendition, mentions = marked
        stem = _stem(source, used)
        claims = listed(view, Which(type="posting", source=source.id))
        edges = _edges(rendition, (claim for claim in claims if claim.status not in GONE))
        text = text_of(view.connection, rendition)
        _write(folder / f"{stem}.txt", text)
        _write(folder / f"{stem}.ann", "".join(_lines(mentions, edges)))
        pairs += 1
    return Exported(pairs, unread)


def _stem(source: Source, used: set[str]) -> str:
    name = source.names[0] if source.names else source.id
    stem = PurePosixPath(name).stem or source.id
    while len(stem.encode("utf-8", "surrogatepass")) > _LONGEST_NAME:
        stem = stem[:-1]
    for further in ("", f"~{source.captures[0].sha256[:8]}", f"~{source.id}"):
        if (found := f"{stem}{further}") not in used:
            break
    used.add(found)
    return found


Edge = tuple[str, tuple[int, int], tuple[int, int]]


def _edges(rendition: str, claims: Iterator[Claim]) -> list[Edge]:
    """Which pairs of words do the postings join, and how?"""
    found: dict[Edge, None] = {}
    for claim in claims:
        places = {
            field: (span.start, span.end)
            for citation in claim.citations
            if citation.rendition == rendition
            for span in citation.spans
            for field in span.supports
        }
        person = places.get("person")
        for field, relation in RELATIONS.items():
            if person is not None and field in places:
                found[relation, person, places[field]] = None
    return list(found)


def _lines(mentions: Sequence[Mention], edges: list[Edge]) -> Iterator[str]:
    numbers: dict[tuple[int, int], str] = {}
    for number, mention in enumerate(mentions, start=1):
        numbers[mention.start, mention.end] = f"T{number}"
        words = " ".join(mention.text.splitlines())
        yield f"T{number}\t{mention.type} {mention.start} {mention.end}\t{words}\n"
    known = [edge for edge in edges if edge[1] in numbers and edge[2] in numbers]
    for number, (relation, one, other) in enumerate(known, start=1):
        yield f"R{number}\t{relation} Arg1:{numbers[one]} Arg2:{numbers[other]}\n"


def _write(path: Path, text: str) -> None:
    """Write the text as it is: no line ending of the machine's own, whatever the text holds."""
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
