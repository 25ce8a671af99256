"""Who holds which office by one sentence, and by what the sentences before have said?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from answerable.extract.attachment import PLACED, Held, attach
from answerable.extract.gaps import Characters, Cues, Word, extent, first_of, phrase, spoken, words
from answerable.extract.offices import Office, Part, Somebody, parts
from answerable.extract.posting_draft import PostingDraft, drafted
from answerable.extract.tenses import beside, tense_of, then
from answerable.vocabulary import ids
from answerable.vocabulary.mention import Mention

_BETWEEN: Final = 2
"""Words that may stand between "succeeding" and the name: a form of address, an article."""

_PAIR: Final = 3
"""People and offices of the shortest sentence that deals offices out or lists them."""

_RESPECTIVELY: Final = 40
"""Characters behind the last office in which "respectively" stands."""


@dataclass(slots=True)
class Joining:
    """What have the sentences read so far said? One object a text, asked sentence by sentence.

    It remembers the office of each person by their last name, and that of whom the sentence before spoke
    first of those who hold one: "W made X the new GOC, the spokesman, Z, said." "He replaces Y." "X took over
    from Y."
    """

    known: Cues
    _offices: dict[str, Held] = field(default_factory=dict)
    _subject: Held | None = None

    def postings(self, text: str, mentions: Sequence[Mention], start: int) -> Iterator[PostingDraft]:
        """Which postings does the sentence that begins at `start` assert? Its `mentions` without dates."""
        found = parts(text, mentions, self.known)
        people = [part for part in found if isinstance(part, Somebody)]
        served = self._served(text, found)
        if served:
            yield from served
            return
        held = self._respectively(text, found) or attach(text, found, start, self.known)
        ends = [start, *(somebody.end for somebody in people)]
        gaps = [words(text, end, somebody.start) for end, somebody in zip(ends, people, strict=False)]
        held, given_up = self._replaced(people, gaps, held)
        for index, somebody in enumerate(people):
            before = people[index - 1] if index else None
            mine = [item for item in held if item.somebody is somebody]
            yield from self._of(text, somebody, before, mine, gaps[index], given_up.get(index))
        if people:
            of_each = ([item for item in held if item.somebody is somebody] for somebody in people)
            self._subject = next((mine[-1] for mine in of_each if mine), None)

    def _replaced(
        self, people: Sequence[Somebody], gaps: Sequence[tuple[Word, ...]], held: Sequence[Held]
    ) -> tuple[list[Held], dict[int, Characters]]:
        """Who holds what once both have it of whom one replaces the other? And which words say whose is over?

        "A, who led the 9 Brigade, was replaced by B"; "A was replaced by B as GOC"; "B replaces A as GOC".
        """
        every, over = list(held), dict[int, Characters]()
        for index in range(1, len(people)):
            one, other = people[index - 1], people[index]
            passive = _taking_over(gaps[index], self.known)
            active = () if passive else phrase(gaps[index], self.known.succession, _BETWEEN)
            if not passive and not active:
                continue
            mine, theirs = ([item for item in held if item.somebody is who] for who in (one, other))
            theirs = [item for item in theirs if not self.known.capacity.isdisjoint(spoken(item.gap[:1]))]
            if active and (mine or not theirs):
                continue  # "A, the GOC, replaces B": see `_given_up`
            planned = phrase(gaps[index], self.known.planned, len(gaps[index]))
            if not planned:
                over[index if active else index - 1] = extent(passive or active)
            if mine and any(item.somebody is other for item in held):
                continue
            if mine or theirs:
                last, to = (mine[-1], other) if mine else (theirs[-1], one)
                every.append(Held(to, last.office, "before", PLACED, planned, last.gap or last.link))
        return every, over

    def _respectively(self, text: str, found: Sequence[Part]) -> list[Held]:
        """Who holds which of as many offices, where "X and Y are A and B, respectively" deals them out?"""
        if len(found) < _PAIR or not all(isinstance(part, Office | Somebody) for part in found):
            return []
        behind = words(text, found[-1].end, found[-1].end + _RESPECTIVELY)
        if self.known.respectively.isdisjoint(word.lower for word in behind[:_BETWEEN]):
            return []
        offices: list[Office] = []
        for part in reversed(found):
            if not isinstance(part, Office):
                break
            offices.insert(0, part)
        people = found[: len(found) - len(offices)][-len(offices) :]
        if len(people) < len(offices) or not all(isinstance(part, Somebody) for part in people):
            return []
        gap = words(text, people[-1].end, offices[0].start)
        return [
            Held(somebody, office, "before", PLACED, gap)
            for somebody, office in zip(people, offices, strict=True)
            if isinstance(somebody, Somebody)
        ]

    def _served(self, text: str, found: Sequence[Part]) -> list[PostingDraft]:
        """In which units has somebody served, where a sentence lists them: "served in …, … and …"?"""
        if len(found) < _PAIR or not isinstance(found[0], Somebody):
            return []
        offices = [part for part in found[1:] if isinstance(part, Office) and part.title is None]
        if len(offices) != len(found) - 1 or len(offices) < _BETWEEN:
            return []
        cue = first_of(words(text, found[0].end, offices[0].start), self.known.served)
        if cue is None:
            return []
        return [
            drafted(found[0], Held(found[0], office, "before", PLACED, ()), self.known, "past", cue)
            for office in offices
        ]

    def _of(
        self,
        text: str,
        somebody: Somebody,
        before: Somebody | None,
        mine: Sequence[Held],
        ahead: tuple[Word, ...],
        given_up: Characters | None,
    ) -> Iterator[PostingDraft]:
        known = self.known
        dead, retired = beside(text, somebody, ahead, known)
        over = dead or then(ahead, known) or given_up
        told = given_up or _taking_over(ahead, known)
        succeeded = () if told else phrase(ahead, known.succession, _BETWEEN)
        office = self._given_up(before) if succeeded else None
        if office is not None:
            yield drafted(somebody, office, known, "past", extent(succeeded))
        for place, item in enumerate(mine):
            tense, cue = ("past", over) if over else tense_of(text, item, mine[place + 1 :], known)
            yield drafted(somebody, item, known, tense, cue)
        if somebody.rank is not None and not mine and office is None:
            out = dead or retired
            yield drafted(somebody, None, known, "past" if out else "current", out)
        if mine:
            self._offices[_last_name(somebody)] = mine[-1]

    def _given_up(self, before: Somebody | None) -> Held | None:
        """Which office is it that somebody replaces the next person in? That of whoever replaces them."""
        if before is not None:
            return self._offices.get(_last_name(before))
        return self._subject


def _taking_over(gap: tuple[Word, ...], known: Cues) -> tuple[Word, ...]:
    """Which words before a name say that its bearer takes over from the one before?"""
    return phrase(gap, known.replaced_by, _BETWEEN)


def _last_name(somebody: Somebody) -> str:
    return ids.folded(somebody.person.text).rpartition(" ")[2]
