"""Who speaks? The source of each attribution settled to a person or body of the report, or to nobody."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from answerable.extract.speech.bearers import Bearer, Bearers, opening_of, plain_words, without_article
from answerable.extract.speech.names import BearerKind, Named
from answerable.extract.speech.nesting import Nesting
from answerable.extract.speech.rules import SpeechRules, tokens
from answerable.extract.speech.sources import (
    Candidate,
    Speaker,
    Told,
    head_of,
    heads_of_body,
    may_be,
    number_of,
    printed_of,
)
from answerable.vocabulary.attribution import Number
from answerable.vocabulary.mention import AttributionMention, Stretches, reach

_GENDERS: Final = {"he": "male", "she": "female"}

# Calibrated by eye on reports of PolNeAR's training part: who spoke last goes before who is named nearest,
# unless a sentence in between opens with another name.
_SPOKE: Final = 1.6
_NAMED: Final = 1.0
_FADES: Final = 0.45
"""For each sentence in between."""
_HOLDS: Final = 0.8
"""The speaker in whose words the pronoun stands."""
_NESTED: Final = 0.7
"""A speaker who is himself only spoken of."""
_OPENS: Final = 0.7
_AGREES: Final = 0.3
_QUOTED: Final = 1.2
_NEAR: Final = 25
"""Names before a pronoun that are looked at."""

_ENOUGH_WORDS: Final = 2
"""Words that two descriptions must share before an unnamed speaker is taken for the named one."""


class Speakers:
    """Who speaks in each attribution of one text? Settled in text order: who spoke last is who "he" is."""

    def __init__(
        self,
        text: str,
        attributions: Sequence[AttributionMention],
        bearers: Bearers,
        named: Sequence[Named],
        sentence_starts: Sequence[int],
        rules: SpeechRules,
    ) -> None:
        self._text = text
        self._attributions = attributions
        self._nesting = Nesting(attributions)
        self._bearers = bearers
        self._named = named
        self._name_starts = [item.start for item in named]
        self._starts = sentence_starts
        self._rules = rules
        self._told: list[Told] = []
        self._bodies: dict[tuple[int, str], str] = {}
        self._settled: dict[int, Speaker] = {}
        self._bearer_of: dict[int, Bearer | None] = {}
        order = sorted(
            range(len(attributions)),
            key=lambda index: (_place(attributions[index]), attributions[index].extent),
        )
        for index in order:
            self._settle(index)

    def of(self, index: int) -> Speaker:
        """Who speaks in this attribution?"""
        return self._settled[index]

    def _settle(self, index: int) -> None:
        said = self._attributions[index]
        speaker, bearer = self._who(index, said)
        self._settled[index] = speaker
        self._bearer_of[index] = bearer
        if said.source or bearer is not None:
            place = _place(said)
            is_nested = self._nesting.parent(index) is not None
            self._told.append(Told(place, self._sentence(place), bearer, speaker, is_nested))

    def _who(self, index: int, said: AttributionMention) -> tuple[Speaker, Bearer | None]:
        printed = printed_of(self._text, said.source)
        if not said.source:
            return self._unsaid(said)
        words = tokens(printed)
        pronoun = self._rules.pronouns.get(words[0]) if len(words) == 1 else None
        if pronoun is None and words[:1] == ["that"] and len(words) == 1:
            pronoun = "who"
        if pronoun is not None:
            return self._by_pronoun(index, said, printed, pronoun)
        bearers = self._heads(said.source)
        if len(bearers) == 1:
            return self._as(bearers[0], printed, said.source[0][0]), bearers[0]
        if bearers:
            named = " and ".join(bearer.name for bearer in bearers)
            return Speaker(printed, named, None, None, "several"), None
        maker = self._maker(printed, said.source)
        if maker is not None:
            return Speaker(
                printed, maker.name, maker.kind, without_article(printed, self._rules), "one"
            ), maker
        return self._by_description(printed, said.source[0][0])

    def _maker(self, printed: str, source: Stretches) -> Bearer | None:
        """Who speaks by a document: "a report released by X", "X's report"?"""
        if self._rules.a("documents").isdisjoint(tokens(opening_of(printed, self._rules))):
            return None
        for start, end in source:
            first = bisect_right(self._name_starts, start - 1)
            for item in self._named[first:]:
                if item.start >= end:
                    break
                before = tokens(self._text[start : item.start])
                while before and before[-1] in self._rules.a("determiners"):
                    before.pop()
                is_maker = before[-1:] and before[-1] in self._rules.a("made_by")
                is_maker = is_maker and self._rules.a("seen_only").isdisjoint(before[-2:-1])
                if is_maker or re.match(r"['’]s?\s", self._text[item.end : end]):
                    return self._bearers.of(item)
        return None

    # ── by name ──────────────────────────────────────────────────────────────────────────────────

    def _heads(self, source: Stretches) -> list[Bearer]:
        """Which names are the source itself, no part of its description? The first, and those joined."""
        found: list[Bearer] = []
        for start, end in source:
            first = bisect_right(self._name_starts, start - 1)
            previous: Named | None = None
            for item in self._named[first:]:
                if item.start >= end:
                    break
                is_joined = previous is not None and _JOINED.fullmatch(self._text[previous.end : item.start])
                if (not found or is_joined) and self._is_head(item, start, end, joined=bool(is_joined)):
                    bearer = self._bearers.of(item)
                    if bearer not in found:
                        found.append(bearer)
                    previous = item
        return found

    def _is_head(self, item: Named, start: int, end: int, *, joined: bool) -> bool:
        before = self._text[start : item.start].rstrip()
        behind = self._text[item.end : end]
        if re.match(r"['’]s?\s", behind) and not _BEFORE_OWN.search(behind):
            return False
        if _NOUN_BEHIND.match(behind):
            word = _NOUN_BEHIND.match(behind).group(1).lower()  # type: ignore[union-attr]
            goes_on = self._rules.a("prepositions") | self._rules.a("relatives") | _GOES_ON
            if word not in goes_on:
                return False
        said = tokens(before)
        while said and said[-1] in self._rules.a("determiners"):
            said.pop()
        return joined or not (len(said) > 1 and said[-1] in self._rules.a("prepositions"))

    def _as(self, bearer: Bearer, printed: str, place: int) -> Speaker:
        if bearer.kind is None and len(bearer.name.split()) == 1 and bearer.name.endswith("s"):
            return Speaker(printed, None, None, bearer.name, "several")
        return Speaker(printed, bearer.name, bearer.kind or "person", bearer.described(place), "one")

    # ── by pronoun ───────────────────────────────────────────────────────────────────────────────

    def _by_pronoun(
        self, index: int, said: AttributionMention, printed: str, pronoun: str
    ) -> tuple[Speaker, Bearer | None]:
        place = said.source[0][0]
        if pronoun in ("who", "which") and (found := self._just_before(place)) is not None:
            return found
        match pronoun:
            case "i" | "we" | "you":
                return self._in_their_own_words(index, printed, pronoun)
            case "they":
                return self._plural(place, printed)
            case "it" | "which":
                return self._body(place, printed)
            case _:
                return self._person(index, place, printed, _GENDERS.get(pronoun))

    def _in_their_own_words(self, index: int, printed: str, pronoun: str) -> tuple[Speaker, Bearer | None]:
        """Who says "I"? The speaker in whose words it stands, or else whoever wrote the text."""
        outer = self._nesting.parent(index)
        if pronoun != "you" and outer is not None and outer in self._settled:
            return self._again(self._settled[outer], self._bearer_of[outer], printed)
        number: Number = {"i": "one", "we": "several"}.get(pronoun, "unknown")  # type: ignore[assignment]
        return Speaker(printed, None, None, None, number), None

    def _again(self, known: Speaker, bearer: Bearer | None, printed: str) -> tuple[Speaker, Bearer | None]:
        """The same speaker, in other words."""
        return Speaker(printed, known.name, known.kind, known.described_as, known.number), bearer

    def _just_before(self, place: int) -> tuple[Speaker, Bearer | None] | None:
        """Whom does "who" go on about? The name or noun directly before it."""
        line = self._text.rfind("\n", 0, place) + 1
        head = self._text[max(line, place - 160) : place].rstrip(" ,—–-(")
        end = max(line, place - 160) + len(head)
        best = bisect_right(self._name_starts, end) - 1
        if best >= 0:
            item = self._named[best]
            if item.start >= line and end - item.end <= 1:
                return self._as(self._bearers.of(item), "who", item.start), self._bearers.of(item)
            between = self._text[item.end : end]
            if item.start >= line and between.startswith(",") and not re.search(r"[.;:!?]", between):
                bearer = self._bearers.of(item)
                return self._as(bearer, "who", item.start), bearer
        match = re.search(
            r"((?:\b(?:an?|the|some|many|several|one|two|three|those|other|any)\s)?(?:[\w'’-]+\s){0,3}[\w'’-]+)$",
            head,
        )
        if match is None:
            return None
        words = match.group(1)
        return self._by_description(words, end - len(words))

    def _person(
        self, index: int, place: int, printed: str, gender: str | None
    ) -> tuple[Speaker, Bearer | None]:
        """Whom does "he" or "she" mean? Whoever spoke last or is the subject nearest before, if it fits."""
        found = [*self._who_spoke(index, place, gender), *self._who_is_near(index, place, printed, gender)]
        if not found:
            return Speaker(printed, None, "person", None, "one"), None
        best = max(found, key=lambda candidate: (candidate.score, candidate.place))
        if best.bearer is not None and best.bearer.gender is None and gender:
            best.bearer.gender = gender
        return self._again(best.speaker, best.bearer, printed)

    def _who_spoke(self, index: int, place: int, gender: str | None) -> Iterator[Candidate]:
        here = self._sentence(place)
        outer = self._nesting.parent(index)
        for told in self._told:
            if told.place < place and may_be(told, gender):
                score = _SPOKE - _FADES * (here - told.sentence)
                score -= _NESTED if told.is_nested and outer is None else 0
                if outer is not None and self._settled.get(outer) is told.speaker:
                    score += _HOLDS
                yield Candidate(score, told.place, told.speaker, told.bearer)

    def _who_is_near(self, index: int, place: int, printed: str, gender: str | None) -> Iterator[Candidate]:
        here = self._sentence(place)
        last = bisect_right(self._name_starts, place - 1)
        for item in self._named[max(0, last - _NEAR) : last]:
            bearer = self._bearers.of(item)
            if bearer.kind != "person" or (gender and bearer.gender and bearer.gender != gender):
                continue
            score = _NAMED - _FADES * (here - self._sentence(item.start))
            score += _OPENS if self._opens(item) else 0
            score += _AGREES if gender and bearer.gender == gender else 0
            score -= _QUOTED if self._nesting.is_quoted(item.start, but=index) else 0
            yield Candidate(score, item.start, self._as(bearer, printed, item.start), bearer)

    def _opens(self, item: Named) -> bool:
        """Does its sentence open with this name, or nearly?"""
        start = self._starts[max(0, bisect_right(self._starts, item.start) - 1)]
        return len(self._text[start : item.start].split()) <= 3 + len(item.honorifics)

    def _plural(self, place: int, printed: str) -> tuple[Speaker, Bearer | None]:
        for told in reversed(self._told):
            if told.place < place and (told.speaker.number == "several" or told.speaker.kind == "body"):
                if self._sentence(place) - told.sentence <= _REACH:
                    return self._again(told.speaker, told.bearer, printed)
                break
        return Speaker(printed, None, None, None, "several"), None

    def _body(self, place: int, printed: str) -> tuple[Speaker, Bearer | None]:
        for told in reversed(self._told):
            if told.place < place and told.speaker.kind == "body":
                return self._again(told.speaker, told.bearer, printed)
        last = bisect_right(self._name_starts, place) - 1
        for item in reversed(self._named[max(0, last - 12) : last + 1]):
            bearer = self._bearers.of(item)
            if bearer.kind == "body":
                return self._as(bearer, printed, item.start), bearer
        return Speaker(printed, None, None, None, "unknown"), None

    def _unsaid(self, said: AttributionMention) -> tuple[Speaker, Bearer | None]:
        """Who goes on speaking, where the words name nobody? Only "…, adding that" says it: whoever spoke."""
        cue = tokens(printed_of(self._text, said.cue))
        place = said.cue[0][0]
        if cue and cue[0] in self._rules.a("participles"):
            for told in reversed(self._told):
                if told.place < place and told.sentence == self._sentence(place):
                    return self._again(told.speaker, told.bearer, "")
            start = self._starts[max(0, bisect_right(self._starts, place) - 1)]
            for item in self._named[bisect_right(self._name_starts, start - 1) :]:
                if item.start >= place:
                    break
                if not self._nesting.is_quoted(item.start, but=None):
                    bearer = self._bearers.of(item)
                    return self._as(bearer, "", item.start), bearer
        return Speaker("", None, None, None, "unknown"), None

    # ── by description ───────────────────────────────────────────────────────────────────────────

    def _by_description(self, printed: str, place: int) -> tuple[Speaker, Bearer | None]:
        """Who is "the general", "the commission", "a former operative"? Whom the report calls so by name."""
        words = tokens(printed)
        head = head_of(printed, self._rules)
        number = number_of(words, head, self._rules)
        body = self._named_after(printed, head, place)
        if body is not None:
            return body, None
        said = without_article(printed, self._rules)
        kind: BearerKind | None = None
        if head in self._rules.a("bodies"):
            kind = "body"
        elif head in self._rules.a("documents"):
            kind = None
        elif number != "unknown" or head:
            kind = "person"
        if "and" in words:
            number = "several"
        if number == "one" and head not in self._rules.a("documents"):
            found = self._called(head, printed, place)
            if found is not None:
                return Speaker(
                    printed, found.name, found.kind or kind, found.described(place) or said, "one"
                ), found
        return Speaker(printed, None, kind, said or None, number), None

    def _named_after(self, printed: str, head: str, place: int) -> Speaker | None:
        """Is it a body that is named after somebody ("the X campaign", "X's government")?

        Or is it that body again ("the campaign")? The name is that under which it came first.
        """
        if head not in self._rules.a("named_after"):
            return None
        plain = without_article(opening_of(printed, self._rules), self._rules)
        first = bisect_right(self._name_starts, place - 1)
        inside = [item for item in self._named[first : first + 3] if item.end <= place + len(printed)]
        if inside and plain[:1].isupper():
            key = (id(self._bearers.of(inside[0])), head)
            name = self._bodies.setdefault(key, plain)
            return Speaker(printed, name, "body", None, "one")
        if plain.lower() == head and printed[:4].lower() == "the ":
            known = [name for (_, last), name in self._bodies.items() if last == head]
            if known:
                return Speaker(printed, known[-1], "body", None, "one")
        return None

    def _called(self, head: str, printed: str, place: int) -> Bearer | None:
        is_definite = printed[:4].lower() == "the " or printed[:5].lower() in ("this ", "that ")
        forms = self._rules.short_for.get(head, frozenset({head}))
        before: list[tuple[int, Bearer]] = []
        behind: list[tuple[int, Bearer]] = []
        opening = opening_of(printed, self._rules)
        own = {
            word
            for piece in opening.split()
            if not piece[0].isupper() or piece == opening.split()[-1]
            for word in plain_words(piece, self._rules.prefixes)
            if not word[0].isdigit()
        }
        qualities = self._rules.a("described") | _FILLERS
        head = (plain_words(head, self._rules.prefixes) or [head])[-1]
        if is_definite and head in self._rules.a("generic_bodies") and len(own) == 1:
            return self._last_body(place)
        for bearer in self._bearers.all:
            known = bearer.words()
            fits_title = bool(forms & known) and own - {head} <= known | qualities
            fits_body = bearer.kind == "body" and head in heads_of_body(bearer, self._rules)
            if is_definite and (fits_title or (fits_body and len(own) == 1)):
                place_of = max((one.start for one in bearer.named if one.start < place), default=None)
                if place_of is not None:
                    before.append((place_of, bearer))
            if len(own) >= _ENOUGH_WORDS and own - _FILLERS <= known and head in known:
                behind.append((bearer.first, bearer))
        if before:
            return max(before, key=lambda found: found[0])[1]
        if is_definite and head in self._rules.a("generic_persons"):
            return self._last_person(head, place)
        return min(behind, key=lambda found: found[0])[1] if behind else None

    def _last_person(self, head: str, place: int) -> Bearer | None:
        """Who spoke last and may be called so: by their rank, by being a man or woman, or by nothing else?"""
        here = self._sentence(place)
        for told in reversed(self._told):
            if told.place >= place or told.bearer is None or here - told.sentence > _REACH:
                continue
            if may_be(told, self._rules.genders.get(head)) and not told.is_nested:
                return told.bearer
        return None

    def _last_body(self, place: int) -> Bearer | None:
        """Which body was named last, or spoke last, before this place?"""
        for told in reversed(self._told):
            if told.place < place and told.bearer is not None and told.bearer.kind == "body":
                return told.bearer
        last = bisect_right(self._name_starts, place - 1)
        named = (self._bearers.of(item) for item in reversed(self._named[max(0, last - _NEAR) : last]))
        return next((bearer for bearer in named if bearer.kind == "body"), None)

    def _sentence(self, place: int) -> int:
        return bisect_right(self._starts, place)


_REACH: Final = 4
"""Sentences over which "they" or "the officer" reaches back."""
_GOES_ON: Final = frozenset({"and", "or", "himself", "herself", "itself", "then", "alone", "too", "also"})
_FILLERS: Final = frozenset({"a", "an", "the", "of", "s"})
_NOUN_BEFORE: Final = re.compile(
    r"((?:\b(?:an?|the|some|many|several|one|two|three|those|other|any)\s)?(?:[\w'’-]+\s){0,3}[\w'’-]+)$"
)
_JOINED: Final = re.compile(r"(?:['’]s)?\s*(?:,|,?\s*and|&)\s*(?:the\s+)?(?:[A-Z][a-z]*\.?\s+){0,3}")
_BEFORE_OWN: Final = re.compile(r"^['’]s?\s*$")
_NOUN_BEHIND: Final = re.compile(r"^ ([a-z][\w’'-]*)")


def _place(said: AttributionMention) -> int:
    return reach(said.source or said.cue)[0]
