"""Who is named at last, after speaking without a name ("A former operative … He is X")? Who wrote a text?"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from answerable.extract.speech.bearers import Bearer, opening_of, plain_words
from answerable.extract.speech.names import Named
from answerable.extract.speech.rules import SpeechRules, tokens
from answerable.extract.speech.tellers import Discourse, Teller

_LEDE: Final = 3
"""Sentences with which a report opens: whoever speaks there unnamed is often named right behind."""
_SOON: Final = 2
"""Sentences behind the last words of somebody unnamed within which the name comes."""
_WHOLE_HEAD: Final = 3
"""Lines from the top among which a text says who wrote it."""


class Introductions:
    """Which names are those of somebody who has spoken unnamed? Asked in text order, name by name."""

    def __init__(self, discourse: Discourse, sources: Sequence[int]) -> None:
        self._so_far = discourse
        self._rules: SpeechRules = discourse.rules
        self._sources = sources
        self._seen: set[int] = set()
        self._next = 0
        self._unnamed: list[Teller] = []
        self._persons_since: dict[int, int] = {}

    def spoke_unnamed(self, teller: Teller) -> None:
        """Somebody without a name speaks, and may be named later."""
        if teller.bearer is None and teller.phrase is None and teller not in self._unnamed:
            self._unnamed.append(teller)
            self._persons_since[id(teller)] = 0

    def meet(self, end: int) -> None:
        """The text is read up to here: whom do the names up to it introduce?"""
        named = self._so_far.named
        while self._next < len(named) and named[self._next].start < end:
            item = named[self._next]
            self._next += 1
            bearer = self._so_far.bearers.of(item)
            is_first = id(bearer) not in self._seen
            self._seen.add(id(bearer))
            if bearer.kind == "body":
                continue
            for teller in self._introduced(item, bearer, is_first=is_first):
                self._unnamed.remove(teller)
                self._so_far.is_one(teller, bearer)
            if is_first and (bearer.kind == "person" or self._so_far.opens(item)):
                for other in self._unnamed:
                    self._persons_since[id(other)] += 1

    def _introduced(self, item: Named, bearer: Bearer, *, is_first: bool) -> list[Teller]:
        """Who is it that is named here? All whom the words say it of, or who was spoken of last."""
        may_be = [
            teller
            for teller in reversed(self._unnamed)
            if teller.kind != "body" and teller.number == "one" and self._agree(teller, bearer)
        ]
        if not may_be:
            return []
        said = self._said_to_be(may_be, item)
        return said or [teller for teller in may_be if is_first and self._is_soon_named(teller, item)][:1]

    def _agree(self, teller: Teller, bearer: Bearer) -> bool:
        return not (teller.gender and bearer.gender and teller.gender != bearer.gender)

    def _said_to_be(self, may_be: Sequence[Teller], item: Named) -> list[Teller]:
        """Of whom do the words before the name say that it is theirs: "the lawyer, X", "He is X"?"""
        line = self._so_far.text.rfind("\n", 0, item.start) + 1
        start = max(line, self._so_far.start_of_sentence(item.start))
        head = self._so_far.text[start : item.start]
        apposed = self._so_far.phrasing.apposed_definite.search(head)
        is_naming = self._so_far.phrasing.naming.search(head) is not None
        found: list[Teller] = []
        for teller in may_be:
            if apposed is not None and teller.head and teller.kind == "person":
                is_theirs = plain_words(apposed.group(1), self._rules.prefixes)[-1:] == [teller.head]
            else:
                is_theirs = is_naming and self._names(teller, item, start)
            if is_theirs:
                found.append(teller)
        return found

    def _names(self, teller: Teller, item: Named, start: int) -> bool:
        """Is it this one who is named in a sentence that says who somebody is: "He is X", "named as X"?"""
        words = set(tokens(self._so_far.text[start : item.start]))
        if not self._rules.a("relatives").isdisjoint(words):
            return teller.head in words  # "an officer who gave his name as X" names that officer
        sentence = self._so_far.sentence(item.start)
        around = self._so_far.text[max(0, start - self._back(start)) : item.start]
        is_near = sentence - self._last_told(teller) <= _SOON
        return teller.head in plain_words(around, self._rules.prefixes) or (
            is_near and not words.isdisjoint(self._rules.pronouns)
        )

    def _back(self, start: int) -> int:
        """How many characters has the sentence before?"""
        return start - self._so_far.start_of_sentence(max(0, start - 2))

    def _is_soon_named(self, teller: Teller, item: Named) -> bool:
        """Is it the first person named behind somebody new who opens the report, as news are written?

        Not where other words say what the person named is, nor in what somebody says.
        """
        so_far = self._so_far
        forms = self._rules.short_for.get(teller.head, frozenset())
        bears_rank = not forms.isdisjoint(item.honorifics)
        is_lede = so_far.sentence(teller.place) <= _LEDE
        if not teller.is_new or self._persons_since[id(teller)] or not (is_lede or bears_rank):
            return False
        if so_far.sentence(item.start) - self._last_told(teller) > _SOON:
            return False
        line = so_far.text.rfind("\n", 0, item.start) + 1
        head = so_far.text[max(line, so_far.start_of_sentence(item.start)) : item.start]
        if self._so_far.phrasing.apposed.search(head):
            return False
        return so_far.opens(item) or self._is_source(item)

    def _is_source(self, item: Named) -> bool:
        first = bisect_right(self._sources, item.start)
        return first > 0 and item.start - self._sources[first - 1] <= 1 + sum(
            map(len, item.honorifics)
        ) + len(item.honorifics)

    def _last_told(self, teller: Teller) -> int:
        return max((told.sentence for told in self._so_far.told if told.teller is teller), default=0)


def author_of(discourse: Discourse) -> Teller | None:
    """Who wrote the text, by its heading ("Open letter of the families of X", "Statement of the Y")?"""
    text = discourse.text
    place = 0
    for line in text.split("\n")[:_WHOLE_HEAD]:
        match = discourse.phrasing.heading.match(line)
        if match is not None:
            start, end = place + match.start("by"), place + match.end("by")
            inside = [item for item in discourse.within(start, end) if item.end <= end]
            if inside:
                return _author(discourse, inside[0], start)
        place += len(line) + 1
    return None


def _author(discourse: Discourse, item: Named, start: int) -> Teller:
    rules = discourse.rules
    ahead = discourse.text[start : item.start].strip()
    if not ahead:
        return discourse.of(discourse.bearers.of(item))
    head = opening_of(ahead, rules).split()[-1:]
    is_several = bool(head) and head[0].endswith("s")
    return Teller(
        None if is_several else "body",
        "several" if is_several else "one",
        start,
        phrase=f"{ahead} {item.name}",
    )
