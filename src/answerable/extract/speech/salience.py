"""Who is most on the reader's mind at a place of a text: who spoke last, or who is named nearest?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from answerable.extract.speech.tellers import Discourse, Teller

GENDERS: Final = {"he": "male", "she": "female"}
"""What each kind of pronoun says of whom it means."""

# Calibrated by eye on reports of PolNeAR's training part: who spoke last goes before who is named nearest,
# unless a sentence in between opens with another name.
_SPOKE: Final = 1.6
_NAMED: Final = 1.0
_FADES: Final = 0.45
"""For each sentence in between."""
_HOLDS: Final = 0.8
"""The speaker in whose words the pronoun stands."""
_ASIDE: Final = 0.7
"""A speaker who is only spoken of, or speaks in a clause beside what the sentence says."""
_OPENS: Final = 0.7
_AGREES: Final = 0.3
_QUOTED: Final = 1.2
_ON_THE_MIND: Final = -1.0
"""Below this nobody is meant: it is some sentences since anybody that fits was spoken of."""
_NEAR: Final = 25
"""Names before a pronoun that are looked at."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Who may be meant, and how well does it fit?"""

    score: float
    place: int
    teller: Teller


class Salience:
    """Which person is meant, where nothing but nearness and being a man or a woman tells?"""

    def __init__(self, discourse: Discourse) -> None:
        self._so_far = discourse

    def person(self, index: int, place: int, gender: str | None, outer: Teller | None) -> Teller:
        """Whom does "he" or "she" mean? Whoever spoke last or is the subject nearest before, if it fits."""
        found = [*self._who_spoke(place, gender, outer), *self._who_is_near(index, place, gender)]
        if not found:
            return Teller("person", "one", place, own_gender=gender)
        best = max(found, key=lambda candidate: (candidate.score, candidate.place)).teller
        best.learn(gender)
        return best

    def topic(self, place: int, gender: str | None) -> Teller | None:
        """Whom does "the candidate" mean, where nobody is called so? Who spoke or was named of late."""
        found = [*self._who_spoke(place, gender, None), *self._who_is_near(None, place, gender)]
        best = max(found, key=lambda candidate: (candidate.score, candidate.place), default=None)
        return None if best is None or best.score < _ON_THE_MIND else best.teller

    def body(self, place: int) -> Teller | None:
        """Which body does "it" mean? That which spoke last or is named nearest, if not long ago."""
        here = self._so_far.sentence(place)
        found = [
            _Candidate(_SPOKE - _FADES * (here - told.sentence), told.place, told.teller)
            for told in self._so_far.spoke(place)
            if told.teller.kind == "body" and told.teller.number == "one"
        ]
        for item in self._so_far.before(place, _NEAR):
            bearer = self._so_far.bearers.of(item)
            if bearer.kind == "body":
                score = _NAMED - _FADES * (here - self._so_far.sentence(item.start))
                score += _OPENS if self._so_far.opens(item) else 0
                found.append(_Candidate(score, item.start, self._so_far.of(bearer)))
        best = max(found, key=lambda candidate: (candidate.score, candidate.place), default=None)
        return None if best is None or best.score < _ON_THE_MIND else best.teller

    def _who_spoke(self, place: int, gender: str | None, outer: Teller | None) -> Iterator[_Candidate]:
        here = self._so_far.sentence(place)
        for told in self._so_far.spoke(place):
            if told.teller.may_be(gender):
                score = _SPOKE - _FADES * (here - told.sentence)
                score -= _ASIDE if told.is_aside and outer is None else 0
                score += _HOLDS if outer is told.teller else 0
                yield _Candidate(score, told.place, told.teller)

    def _who_is_near(self, index: int | None, place: int, gender: str | None) -> Iterator[_Candidate]:
        here = self._so_far.sentence(place)
        for item in self._so_far.before(place, _NEAR):
            bearer = self._so_far.bearers.of(item)
            if bearer.kind != "person" or (gender and bearer.gender and bearer.gender != gender):
                continue
            score = _NAMED - _FADES * (here - self._so_far.sentence(item.start))
            score += _OPENS if self._so_far.opens(item) else 0
            score += _AGREES if gender and bearer.gender == gender else 0
            score -= _QUOTED if self._so_far.nesting.is_quoted(item.start, but=index) else 0
            yield _Candidate(score, item.start, self._so_far.of(bearer))
