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
from answerable.vocabulary.mention import AttributionMention, Mention, Stretches
from answerable.vocabulary.source import Source

RELATIONS: Final = {
    "posting": ("person", {"unit": "is_posted", "rank": "has_rank", "title": "has_title"}),
    "relation": ("unit", {"related_unit": "child_of"}),
}
"""From which field of a claim of this type do relations of the layout lead, and which to each other field?"""

_PARTS: Final = 4
"""Lines of an attribution that has a source: source, cue, content and the trigger."""

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
        edges = [
            edge
            for kind in RELATIONS
            for edge in _edges(
                rendition,
                kind,
                (
                    claim
                    for claim in listed(view, Which(type=kind, source=source.id))
                    if claim.status not in GONE
                ),
            )
        ]
        text = text_of(view.connection, rendition)
        attributions = readings.attributed(view, source.id)
        _write(folder / f"{stem}.txt", text)
        _write(folder / f"{stem}.ann", "".join(_lines(text, mentions, edges, attributions)))
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


def _edges(rendition: str, kind: str, claims: Iterator[Claim]) -> list[Edge]:
    """Which pairs of words do claims of this type join, and how?"""
    origin, relations = RELATIONS[kind]
    found: dict[Edge, None] = {}
    for claim in claims:
        places = {
            field: (span.start, span.end)
            for citation in claim.citations
            if citation.rendition == rendition
            for span in citation.spans
            for field in span.supports
        }
        one = places.get(origin)
        for field, relation in relations.items():
            if one is not None and field in places:
                found[relation, one, places[field]] = None
    return list(found)


def _lines(
    text: str, mentions: Sequence[Mention], edges: list[Edge], attributions: Sequence[AttributionMention]
) -> Iterator[str]:
    numbers: dict[tuple[int, int], str] = {}
    for number, mention in enumerate(mentions, start=1):
        numbers[mention.start, mention.end] = f"T{number}"
        words = " ".join(mention.text.splitlines())
        yield f"T{number}\t{mention.type} {mention.start} {mention.end}\t{words}\n"
    known = [edge for edge in edges if edge[1] in numbers and edge[2] in numbers]
    for number, (relation, one, other) in enumerate(known, start=1):
        yield f"R{number}\t{relation} Arg1:{numbers[one]} Arg2:{numbers[other]}\n"
    last = len(mentions)
    for event, said in enumerate(attributions, start=1):
        yield from _event(text, said, event, last)
        last += _PARTS if said.source else _PARTS - 1


def _event(text: str, said: AttributionMention, event: int, last: int) -> Iterator[str]:
    """How is an attribution written? A line for each part, a trigger on the cue, and what joins them."""
    joined: list[str] = []
    number = last
    for name, part in (("Source", said.source), ("Cue", said.cue), ("Content", said.content)):
        if part:
            number += 1
            yield _marked(text, f"T{number}", name, part)
            joined.append(f"{name}:T{number}")
    number += 1
    yield _marked(text, f"T{number}", "Attribution", said.cue)
    yield f"E{event}\tAttribution:T{number} {' '.join(joined)}\n"


def _marked(text: str, key: str, name: str, part: Stretches) -> str:
    places = ";".join(f"{start} {end}" for start, end in part)
    words = " ".join(" ".join(text[start:end].split()) for start, end in part)
    return f"{key}\t{name} {places}\t{words}\n"


def _write(path: Path, text: str) -> None:
    """Write the text as it is: no line ending of the machine's own, whatever the text holds."""
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
