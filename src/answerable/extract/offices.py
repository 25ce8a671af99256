"""Who and what does a sentence speak of? People with their ranks, and offices: titles with their units."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from answerable.extract.gaps import COMMA, Cues, only, words
from answerable.vocabulary.mention import Mention

_LONGEST_ALIAS: Final = 8
"""Characters of a bare abbreviation behind the long form of a title: ", GOC,", ", DOPs,"."""

_OPENING: Final = frozenset({"(", "[", "\\["})


@dataclass(frozen=True, slots=True)
class Somebody:
    """Which person, and in which rank? `start`/`end` take in whichever of the two comes first and last."""

    person: Mention
    rank: Mention | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Office:
    """Which title in which unit? One of the two may be lacking.

    `start`/`end` take in wider units named behind it ("Commander, 21 Brigade, Nigerian Army").
    """

    title: Mention | None
    unit: Mention | None
    start: int
    end: int


Part = Somebody | Office


@dataclass(frozen=True, slots=True)
class _Named:
    """Which mention, and where does what follows it begin? Behind abbreviations of it: "GOC (…)"."""

    mention: Mention
    end: int

    @property
    def start(self) -> int:
        return self.mention.start


def parts(text: str, mentions: Sequence[Mention], cues: Cues) -> list[Part]:
    """Which people and offices does a sentence name, in order? `mentions` are those of the sentence.

    A unit without a title is an office too: whether somebody holds it is for the words between to say.
    A rank of nobody who is named is left out.
    """
    named = _without_aliases(text, mentions)
    ranks = _ranks(text, named, cues)
    found: list[Part] = []
    index = 0
    while index < len(named):
        mention = named[index].mention
        used = 1
        if mention.type == "Person":
            found.append(_somebody(mention, ranks[index], found))
        elif mention.type != "Rank":
            office, used = _office(text, named[index:], cues)
            found.append(office)
        index += used
    return _with_shared_titles(found, cues)


def _without_aliases(text: str, mentions: Sequence[Mention]) -> list[_Named]:
    """Which mentions are left without the abbreviations, in brackets or commas, behind their long forms?"""
    kept: list[_Named] = []
    for mention in mentions:
        if kept and kept[-1].mention.type == mention.type and mention.type != "Person":
            gap = text[kept[-1].end : mention.start].strip()
            short = len(mention.text) <= _LONGEST_ALIAS and mention.text.rstrip("s").isupper()
            if gap.lstrip(", ") in _OPENING or (gap == COMMA and short and mention.type == "Title"):
                kept[-1] = replace(kept[-1], end=mention.end)
                continue
        kept.append(_Named(mention, mention.end))
    return kept


def _somebody(person: Mention, rank: Mention | None, found: Sequence[Part]) -> Somebody:
    """Where does a person's naming begin and end? A rank that another bears too is no part of it."""
    before = found[-1] if found else None
    if rank is None or (isinstance(before, Somebody) and before.rank is rank):
        return Somebody(person, rank, person.start, person.end)
    return Somebody(person, rank, min(rank.start, person.start), max(rank.end, person.end))


def _ranks(text: str, named: Sequence[_Named], cues: Cues) -> dict[int, Mention | None]:
    """Which rank has each person, by the place among the mentions?

    The one directly before, whatever form of address stands between; the plural that a list of names
    shares ("Majors X and Y"); or one behind ("X, a major"; "X (SP)") that is nobody else's.
    """
    found: dict[int, Mention | None] = {}
    for index, item in enumerate(named):
        if item.mention.type != "Person":
            continue
        before = named[index - 1] if index else None
        rank = None
        if before is not None and _bears(text, before, item, cues):
            rank = before.mention
        elif before is not None and before.mention.type == "Person":
            shared = found[index - 1]
            listed = only(words(text, before.end, item.start), cues.list_words)
            rank = shared if shared is not None and listed and _is_plural(shared, cues) else None
        found[index] = rank or _rank_behind(text, named[index:], cues)
    return found


def _bears(text: str, rank: _Named, person: _Named, cues: Cues) -> bool:
    """Does the one bear the other? Nothing but forms of address may stand between."""
    together = rank.mention.type == "Rank" and person.mention.type == "Person"
    return together and only(words(text, rank.end, person.start), cues.address)


def _rank_behind(text: str, named: Sequence[_Named], cues: Cues) -> Mention | None:
    """Which rank does the first of these, a person, have behind the name?"""
    if len(named) == 1 or named[1].mention.type != "Rank":
        return None
    person, rank = named[0], named[1]
    if len(named) > 2 and _bears(text, rank, named[2], cues):  # noqa: PLR2004  (a person, a rank and the next)
        return None
    gap = text[person.end : rank.start].strip()
    explained = gap.startswith(COMMA) and only(words(text, person.end, rank.start), cues.person_to_rank)
    return rank.mention if explained or gap.lstrip(", ") in _OPENING else None


def _is_plural(mention: Mention, cues: Cues) -> bool:
    return not cues.plural.isdisjoint(re.split(r"[\W_]+", mention.text.lower()))


def _office(text: str, named: Sequence[_Named], cues: Cues) -> tuple[Office, int]:
    """Which office begins with the first of these mentions, and of how many of them is it made?"""
    first, used = named[0], 1
    title, unit = (first.mention, None) if first.mention.type == "Title" else (None, first.mention)
    if len(named) > 1 and {first.mention.type, named[1].mention.type} == {"Title", "Organization"}:
        second, gap = named[1], words(text, first.end, named[1].start)
        if unit is None and only(gap, cues.title_to_unit):
            unit, used = second.mention, 2
        # "title, unit" is one office; "unit, title" are two things of a list
        elif title is None and only(gap, cues.unit_to_title) and all(word.lower != COMMA for word in gap):
            title, used = second.mention, 2
    while unit is not None and used < len(named) and named[used].mention.type == "Organization":
        if not only(words(text, named[used - 1].end, named[used].start), cues.title_to_unit):
            break
        used += 1
    return Office(title, unit, first.start, named[used - 1].end), used


def _with_shared_titles(found: list[Part], cues: Cues) -> list[Part]:
    """Which parts are these once "the new GOCs are 3 Division, Maj. Gen. X, 2 Division, …" is spelt out?

    A title in the plural goes to every unit behind it that has none, up to the next title.
    """
    shared: Mention | None = None
    spelt: list[Part] = []
    for part in found:
        if isinstance(part, Office) and part.title is not None:
            shared = part.title if _is_plural(part.title, cues) else None
        if isinstance(part, Office) and part.title is None and shared is not None:
            spelt.append(replace(part, title=shared))
        else:
            spelt.append(part)
    taken = {id(part.title) for part in spelt if isinstance(part, Office) and part.unit is not None}
    return [
        part
        for part in spelt
        if not (isinstance(part, Office) and part.unit is None and id(part.title) in taken)
    ]
