"""Who speaks? The source of each attribution settled to a person or body of the report, or to nobody."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from answerable.extract.speech.bearers import Bearer, Bearers, without_article
from answerable.extract.speech.descriptions import Descriptions
from answerable.extract.speech.introductions import Introductions, author_of
from answerable.extract.speech.names import Named
from answerable.extract.speech.nesting import Nesting
from answerable.extract.speech.pronouns import Pronouns
from answerable.extract.speech.rules import SpeechRules, tokens
from answerable.extract.speech.salience import Salience
from answerable.extract.speech.sources import Speaker, printed_of
from answerable.extract.speech.tellers import Discourse, Teller
from answerable.vocabulary.mention import AttributionMention, Stretches, reach

_GENITIVE: Final = re.compile(r"['’]s?\s")
_OWN: Final = re.compile(r"^['’]s?\s*$")
_JOINED_ON: Final = re.compile(r"[/–-]\w")
"""`Reuters/Ipsos poll`, `Post-ABC poll`: the name goes on into a noun."""
_FIRST_WORD: Final = re.compile(r"([a-z]+)\s+(?=\S)")
_BEHIND_CUE: Final = 30
"""Characters behind a cue in which it is said in what: "said on Monday in a statement"."""
_OPENS_IN: Final = 80
"""Characters of an opening like "In a statement on Monday,"."""
_NOUN_BEHIND: Final = re.compile(r"^ ([a-z][\w’'-]*)")


@dataclass(frozen=True, slots=True)
class _Settled:
    """Who speaks here, as printed? `said` is what these very words call them."""

    teller: Teller
    printed: str
    place: int
    said: str | None


class Speakers:
    """Who speaks in each attribution of one text? Settled in text order: who spoke last is who "he" is.

    Somebody named only later is known by that name from the first, so nothing is final before the end.
    """

    def __init__(
        self,
        text: str,
        nesting: Nesting,
        bearers: Bearers,
        named: Sequence[Named],
        sentence_starts: Sequence[int],
        rules: SpeechRules,
    ) -> None:
        self._text = text
        self._rules = rules
        self._attributions = attributions = nesting.attributions
        self._nesting = nesting
        self._so_far = Discourse(text, bearers, named, sentence_starts, self._nesting, rules)
        salience = Salience(self._so_far)
        self._descriptions = Descriptions(self._so_far, salience)
        author = author_of(self._so_far)
        self._pronouns = Pronouns(self._so_far, salience, self._descriptions.teller, author)
        starts = sorted(said.source[0][0] for said in attributions if said.source)
        self._introductions = Introductions(self._so_far, starts)
        self._settled: dict[int, _Settled] = {}
        order = sorted(
            range(len(attributions)),
            key=lambda index: (_place(attributions[index]), attributions[index].extent),
        )
        for index in order:
            self._settle(index)
        self._introductions.meet(len(text))

    def of(self, index: int) -> Speaker:
        """Who speaks in this attribution?"""
        settled = self._settled[index]
        teller = settled.teller
        described = settled.said or teller.described(settled.place)
        return Speaker(settled.printed, teller.name, teller.kind, described, teller.number)

    def _settle(self, index: int) -> None:
        said = self._attributions[index]
        place = _place(said)
        self._introductions.meet(reach(said.source or said.cue)[1])
        settled = self._who(index, said, place)
        self._settled[index] = settled
        teller = settled.teller
        if said.source or teller.bearer is not None:
            is_aside = self._nesting.parent(index) is not None or self._is_subordinate(place)
            self._so_far.tell(place, teller, is_aside=is_aside)
            self._introductions.spoke_unnamed(teller)
            self._descriptions.wrote(self._text[said.cue[0][0] : reach(said.cue)[1] + _BEHIND_CUE], teller)
            self._descriptions.wrote(self._ahead(place), teller)

    def _is_subordinate(self, place: int) -> bool:
        """Does somebody speak only in a clause of time or reason: "X came, hours after Y had said"?"""
        ahead = self._text[self._so_far.start_of_sentence(place) : place]
        return not self._rules.a("subordinating").isdisjoint(tokens(ahead)[1:][-1:])

    def _ahead(self, place: int) -> str:
        """In what does the sentence open, where its speaker follows: "In a statement on Monday, X said"?"""
        ahead = self._text[self._so_far.start_of_sentence(place) : place]
        opens = tokens(ahead)[:1]
        is_in = bool(opens) and opens[0] in self._rules.a("prepositions") and ahead.rstrip().endswith(",")
        return ahead if is_in and len(ahead) < _OPENS_IN else ""

    def _who(self, index: int, said: AttributionMention, place: int) -> _Settled:
        printed = printed_of(self._text, said.source)
        if not said.source:
            return _Settled(self._unsaid(said), "", place, None)
        settled = self._of_source(index, _behind_preposition(self._text, said.source, self._rules))
        return replace(settled, printed=printed)

    def _of_source(self, index: int, source: Stretches) -> _Settled:
        place = source[0][0]
        printed = printed_of(self._text, source)
        words = tokens(printed)
        pronoun = self._rules.pronouns.get(words[0]) if len(words) == 1 else None
        if pronoun is not None:
            return _Settled(
                self._pronouns.teller(index, pronoun, place, self._outer(index)), printed, place, None
            )
        named = self._by_name(source, printed, place)
        return named or self._by_description(source, printed, place)

    def _outer(self, index: int) -> Teller | None:
        """In whose words does this attribution stand?"""
        outer = self._nesting.parent(index)
        return self._settled[outer].teller if outer is not None and outer in self._settled else None

    # ── by name ──────────────────────────────────────────────────────────────────────────────────

    def _by_name(self, source: Stretches, printed: str, place: int) -> _Settled | None:
        body = self._descriptions.body_of(printed, place)
        if body is not None:
            return _Settled(body, printed, place, None)
        bearers = self._heads(source)
        if len(bearers) == 1:
            return self._by_one_name(bearers[0], printed, place)
        return _Settled(self._together(source, bearers), printed, place, None) if bearers else None

    def _by_one_name(self, bearer: Bearer, printed: str, place: int) -> _Settled:
        is_lone = len(bearer.name.split()) == 1 and bearer.name.endswith("s")
        if bearer.kind is None and (is_lone or bearer.name.lower().endswith(self._rules.groups)):
            return _Settled(self._group(bearer, printed, place), printed, place, bearer.name)
        return _Settled(self._so_far.of(bearer), printed, place, None)

    def _group(self, bearer: Bearer, printed: str, place: int) -> Teller:
        """Who are many of one name ("Democrats")? A party, by that name; but "some" of them are nobody."""
        name = None if without_article(printed, self._rules) != bearer.name else bearer.name
        return Teller(None, "several", place, said=bearer.name, phrase=name)

    def _together(self, source: Stretches, bearers: Sequence[Bearer]) -> Teller:
        """Who are several that are named in one phrase? They have one name: the phrase from first to last."""
        named = [item for start, end in source for item in self._so_far.within(start, end)]
        mine = [item for item in named if self._so_far.bearers.of(item) in bearers]
        joint = " ".join(self._text[mine[-2].end : mine[-1].start].split()) or " "
        fullest = f" {joint} ".join(bearer.name for bearer in bearers)
        printed = " ".join(self._text[mine[0].start : mine[-1].end].split())
        phrase = fullest if fullest in self._text else printed
        return Teller(None, "several", mine[0].start, phrase=phrase)

    def _heads(self, source: Stretches) -> list[Bearer]:
        """Which names are the source itself, no part of its description? The first, and those joined."""
        found: list[Bearer] = []
        for start, end in source:
            previous: Named | None = None
            for item in self._so_far.within(start, end):
                between = "" if previous is None else self._text[previous.end : item.start]
                is_joined = (
                    previous is not None and self._so_far.phrasing.joined.fullmatch(between) is not None
                )
                if (not found or is_joined) and self._is_head(item, start, end, joined=is_joined):
                    bearer = self._so_far.bearers.of(item)
                    if bearer not in found:
                        found.append(bearer)
                    previous = item
        return found

    def _is_head(self, item: Named, start: int, end: int, *, joined: bool) -> bool:
        behind = self._text[item.end : end]
        if _GENITIVE.match(behind) and not _OWN.search(behind):
            return False
        if _JOINED_ON.match(behind):
            return False
        ahead = self._text[start : item.start]
        inside = not self._rules.a("relatives", "examples").isdisjoint(tokens(ahead))
        if inside and self._so_far.phrasing.naming.search(ahead) is None:
            return False  # "the body, which has X in it", "critics like X"
        noun = _NOUN_BEHIND.match(behind)
        if noun is not None:
            goes_on = self._rules.a("prepositions", "relatives", "behind_names")
            word = noun.group(1).lower()
            if word not in goes_on and not word.endswith(self._rules.adverbs):
                return False
        said = tokens(self._text[start : item.start].rpartition(",")[2])
        prepositions, determiners = self._rules.a("prepositions"), self._rules.a("determiners")
        joint = next((place for place, word in enumerate(said) if word in prepositions), 0)
        last = next((word for word in reversed(said) if word not in determiners), "")
        inside = joint > 0 and (last in prepositions or said[joint + 1] in determiners)
        return joined or not inside

    # ── by description, or by nothing ──────────────────────────────────────────────────────────────────

    def _by_description(self, source: Stretches, printed: str, place: int) -> _Settled:
        maker = self._descriptions.maker(printed, *reach(source))
        said = without_article(printed, self._rules)
        if maker is not None:
            return _Settled(maker, printed, place, said)
        teller = self._descriptions.teller(printed, place)
        is_new = not self._rules.a("indefinite").isdisjoint(tokens(printed)[:1])
        return _Settled(teller, printed, place, said if teller.bearer is None or is_new else None)

    def _unsaid(self, said: AttributionMention) -> Teller:
        """Who goes on speaking, where the words name nobody? Only "…, adding that" says it: whoever spoke."""
        cue = tokens(printed_of(self._text, said.cue))
        place = said.cue[0][0]
        if cue and cue[0] in self._rules.a("participles"):
            for told in self._so_far.spoke(place, 0):
                return told.teller
            for item in self._so_far.within(self._so_far.start_of_sentence(place), place):
                if not self._nesting.is_quoted(item.start, but=None):
                    return self._so_far.of(self._so_far.bearers.of(item))
        return Teller(None, "unknown", place)


def _behind_preposition(text: str, source: Stretches, rules: SpeechRules) -> Stretches:
    """Which is the source without what joins it to its cue: "questioned | by the committee"?"""
    (start, end), *rest = source
    first = _FIRST_WORD.match(text, start, end)
    if first is None or first.group(1).lower() not in rules.a("prepositions"):
        return source
    return ((first.end(), end), *rest)


def _place(said: AttributionMention) -> int:
    return reach(said.source or said.cue)[0]
