"""Who has spoken in a text up to a place, who is named near it, and who speaks by which words?"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from answerable.extract.speech.bearers import Bearer, Bearers
from answerable.extract.speech.names import BearerKind, Named
from answerable.extract.speech.nesting import Nesting
from answerable.extract.speech.phrasing import phrasing
from answerable.extract.speech.rules import SpeechRules
from answerable.vocabulary.attribution import Number

REACH: Final = 4
"""Sentences over which "they" or "the officer" reaches back."""

_LEADING: Final = 3
"""Words before a name with which it still opens its sentence, titles aside."""


@dataclass(slots=True, eq=False)
class Teller:
    """Who speaks, named or not? One object wherever the same one is meant: a later name counts at once.

    `said` is what the words themselves call them, `head` the noun of it; `bearer` who it is as soon as the
    text names them; `name` that of a body whose name is a phrase ("army of Brenn"). `is_new`: spoken of as
    if nobody had been ("a former operative", "its chair").
    """

    own_kind: BearerKind | None
    number: Number
    place: int
    said: str | None = None
    head: str = ""
    bearer: Bearer | None = None
    phrase: str | None = None
    own_gender: str | None = None
    is_new: bool = False

    @property
    def name(self) -> str | None:
        """By which name does the text know them?"""
        return self.bearer.name if self.bearer else self.phrase

    @property
    def kind(self) -> BearerKind | None:
        """A person or a body? Whoever has a name that does not tell is taken for a person."""
        return (self.bearer.kind or "person") if self.bearer else self.own_kind

    @property
    def gender(self) -> str | None:
        """A man or a woman, as far as anybody says?"""
        return self.bearer.gender if self.bearer else self.own_gender

    def may_be(self, gender: str | None) -> bool:
        """May it be one person of this gender, as far as anybody says?"""
        is_person = self.kind == "person" and self.number == "one"
        return is_person and not (gender and self.gender and self.gender != gender)

    def learn(self, gender: str | None) -> None:
        """What is called "she" is a woman from here on."""
        if self.bearer is not None:
            self.bearer.gender = self.bearer.gender or gender
        else:
            self.own_gender = self.own_gender or gender

    def described(self, place: int) -> str | None:
        """What does the text say of them, at this place or elsewhere?"""
        return (self.bearer.described(place) if self.bearer else None) or self.said


@dataclass(frozen=True, slots=True)
class Told:
    """Who spoke at this place of the text? `is_aside`: in somebody else's words, or in a clause beside."""

    place: int
    sentence: int
    teller: Teller
    is_aside: bool


class Discourse:
    """What has a text said so far of who speaks, and whom does it name? Grows while it is read."""

    def __init__(
        self,
        text: str,
        bearers: Bearers,
        named: Sequence[Named],
        starts: Sequence[int],
        nesting: Nesting,
        rules: SpeechRules,
    ) -> None:
        self.text = text
        self.bearers = bearers
        self.named = named
        self.nesting = nesting
        self.rules = rules
        self.phrasing = phrasing(rules.lang)
        self.told: list[Told] = []
        self._starts = starts
        self._name_starts = [item.start for item in named]
        self._of: dict[int, Teller] = {}

    def of(self, bearer: Bearer) -> Teller:
        """Who speaks, where this bearer does?"""
        made = self._of.get(id(bearer))
        if made is None:
            made = self._of[id(bearer)] = Teller(bearer.kind, "one", bearer.first, bearer=bearer)
        return made

    def is_one(self, teller: Teller, bearer: Bearer) -> None:
        """Whoever spoke without a name is this one."""
        teller.bearer = bearer
        bearer.gender = bearer.gender or teller.own_gender
        bearer.kind = bearer.kind or teller.own_kind
        self._of.setdefault(id(bearer), teller)

    def tell(self, place: int, teller: Teller, *, is_aside: bool) -> None:
        """Note that this one speaks here."""
        self.told.append(Told(place, self.sentence(place), teller, is_aside))

    def spoke(self, place: int, reach: int | None = None) -> Iterator[Told]:
        """Who spoke before this place, the last first, within so many sentences?"""
        here = self.sentence(place)
        for told in reversed(self.told):
            if told.place < place and (reach is None or here - told.sentence <= reach):
                yield told

    def sentence(self, place: int) -> int:
        """In which sentence stands this character? Counted from 1."""
        return bisect_right(self._starts, place)

    def start_of_sentence(self, place: int) -> int:
        """Where does the sentence of this character begin?"""
        return self._starts[max(0, self.sentence(place) - 1)] if self._starts else 0

    def within(self, start: int, end: int) -> Iterator[Named]:
        """Which names begin between these characters, in order?"""
        for item in self.named[bisect_right(self._name_starts, start - 1) :]:
            if item.start >= end:
                return
            yield item

    def before(self, place: int, most: int) -> Sequence[Named]:
        """Which names begin before this place, the nearest last, so many of them at most?"""
        last = bisect_right(self._name_starts, place - 1)
        return self.named[max(0, last - most) : last]

    def opens(self, item: Named) -> bool:
        """Does its sentence open with this name, or nearly?"""
        ahead = self.text[self.start_of_sentence(item.start) : item.start].split()
        return len(ahead) <= _LEADING + len(item.honorifics)
