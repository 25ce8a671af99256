"""Who stands on a roll of commanders? Rows of names under a heading that says which office they held.

A table of a text has lost its columns: each cell may stand on a line of its own, and unit and title only
above. A roll is known by its rows, three or more in a run of lines that are no prose, with one name each.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from answerable.extract.gaps import Characters, Cues, extent, phrase, words
from answerable.vocabulary.mention import Mention

_FEWEST: Final = 3
"""Rows that make a roll: two names below each other are as often a caption or a signature."""

_PROSE: Final = 5
_SHORT_PROSE: Final = 3
_STOPS: Final = (".", "!", "?")
"""Small words that make a line prose, and one that is closed by a stop. Letters behind a name (psc, fwc) are
small too, but fewer."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Which title, which unit, or both does a line above the rows name?"""

    title: Mention | None
    unit: Mention | None


@dataclass(frozen=True, slots=True)
class Row:
    """Whom does a row name, with what, and is it the last? `title` and `unit` may be the heading's.

    `command` are the words above that say it is a roll of those in command, whatever their title.
    """

    person: Mention
    rank: Mention | None
    title: Mention | None
    unit: Mention | None
    date: Mention | None
    command: Characters | None
    last: bool


@dataclass(slots=True)
class _Line:
    """What does one line hold?"""

    prose: bool
    mentions: list[Mention]
    command: Characters | None = None

    def first(self, kind: str) -> Mention | None:
        """Which is the first mention of this type?"""
        return _first(self.mentions, kind)

    @property
    def of_a_person(self) -> bool:
        """Does it name a person, or a rank?"""
        return any(mention.type in {"Person", "Rank"} for mention in self.mentions)


@dataclass(slots=True)
class _Above:
    """What have the lines above said? The headings since the last roll, and the titles of the prose."""

    headings: list[Heading] = field(default_factory=list)
    titles: dict[str, Mention] = field(default_factory=dict)
    command: Characters | None = None

    def take(self, line: _Line) -> None:
        """What does this line add, standing above rows to come?"""
        if line.prose:
            for mention in line.mentions:
                if mention.type == "Title":
                    self.titles.setdefault(mention.text.lower(), mention)
            return
        self.command = line.command or self.command
        if line.mentions and line.first("Person") is None:
            self.headings.append(Heading(line.first("Title"), line.first("Organization")))

    def of(self, own: Mention | None, known: Cues) -> Heading:
        """Which title and unit has a row with this title of its own, or with none?

        Of several headings a title of the row chooses the one that names it ("GOC": "GENERAL OFFICERS
        COMMANDING 81 DIVISION"), or else one that names none; a row without a title takes the last that
        names one. Without any the title is that of the prose above, if it names a single one.
        """
        titled = [item for item in self.headings if item.title is not None]
        bare = [item for item in self.headings if item.title is None]
        if own is not None:
            same = [item for item in titled if item.title and _same_title(own.text, item.title.text, known)]
            first = (same or bare or titled)[-1:]
        else:
            first = (titled or bare)[-1:]
        title = own or next((item.title for item in first), None)
        if title is None and len(self.titles) == 1:
            title = next(iter(self.titles.values()))
        units = [item.unit for item in (*self.headings, *first) if item.unit is not None]
        return Heading(title, units[-1] if units else None)


def rolls(text: str, mentions: Sequence[Mention], known: Cues) -> Iterator[Row]:
    """Which rows do the rolls of this text have, in order? `mentions` in order of their start."""
    above = _Above()
    for lines in _stretches(_lines(text, mentions, known)):
        rows, first = _rows(lines)
        for line in lines[:first]:
            above.take(line)
        # rows with units of their own are a list of postings, not of those who held one office in turn
        one_office = not any(_first(row, "Organization") for row in rows)
        if one_office and len(rows) >= _FEWEST and any(item.unit or item.title for item in above.headings):
            yield from _on_roll(rows, above, known)
            above = _Above()


def _stretches(lines: Iterable[_Line]) -> Iterator[list[_Line]]:
    """Which lines may make one roll? A run without prose, up to a further heading below its rows."""
    for prose, run in groupby(lines, key=lambda line: line.prose):
        held: list[_Line] = []
        for line in run:
            heads = line.first("Organization") is not None and not line.of_a_person
            if not prose and heads and any(earlier.of_a_person for earlier in held):
                yield held
                held = []
            held.append(line)
        yield held


def _on_roll(rows: Sequence[list[Mention]], above: _Above, known: Cues) -> Iterator[Row]:
    for index, row in enumerate(rows):
        person = _first(row, "Person")
        if person is None:  # a row begins with a person or their rank: see `_rows`
            continue
        heading = above.of(_first(row, "Title"), known)
        rank, date = _first(row, "Rank"), _first(row, "Date")
        yield Row(person, rank, heading.title, heading.unit, date, above.command, last=index == len(rows) - 1)


def _rows(lines: Sequence[_Line]) -> tuple[list[list[Mention]], int]:
    """Which rows of a roll are in this run of lines, and on which line does the first begin?

    A name or rank begins a row once the row before has its name. A line with two names is of no roll.
    """
    first = next(
        (index for index, line in enumerate(lines) if line.of_a_person and not line.prose), len(lines)
    )
    rows: list[list[Mention]] = []
    for line in lines[first:]:
        if sum(mention.type == "Person" for mention in line.mentions) > 1:
            return [], len(lines)
        for mention in line.mentions:
            begins = mention.type in {"Rank", "Person"} and (
                not rows or _first(rows[-1], "Person") is not None
            )
            if begins or not rows:
                rows.append([])
            rows[-1].append(mention)
    return [row for row in rows if _first(row, "Person") is not None], first


def _lines(text: str, mentions: Sequence[Mention], known: Cues) -> Iterator[_Line]:
    """Which lines with something on them has the text?"""
    start, index = 0, 0
    for line in text.split("\n"):
        end = start + len(line)
        mine: list[Mention] = []
        while index < len(mentions) and mentions[index].start < end:
            mine.append(mentions[index])
            index += 1
        if line.strip():
            prose = is_prose(line)
            said = () if prose else phrase(words(text, start, end), known.rolls_of_command, len(line))
            yield _Line(prose, mine, extent(said) if said else None)
        start = end + 1


def is_prose(line: str) -> bool:
    """Is this line more than a heading or a row? It has small words; some do where it is closed by a stop."""
    small = sum(word.isalpha() and word.islower() for word in line.split())
    return small >= (_SHORT_PROSE if line.rstrip().endswith(_STOPS) else _PROSE)


def _first(mentions: Iterable[Mention], kind: str) -> Mention | None:
    return next((mention for mention in mentions if mention.type == kind), None)


def _same_title(one: str, other: str, known: Cues) -> bool:
    """Is the one title the other, or its first letters? "GOC" and "GENERAL OFFICERS COMMANDING"."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    initials = "".join(
        word.lower[0] for word in words(long, 0, len(long)) if word.lower not in known.title_to_unit
    )
    return short in {long, initials}
