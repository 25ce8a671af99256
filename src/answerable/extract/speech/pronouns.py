"""Whom do "he", "they", "it", "who" and "we" mean, where they say something?"""

import re
from collections.abc import Callable
from typing import Final

from answerable.extract.speech.rules import SpeechRules
from answerable.extract.speech.salience import GENDERS, Salience
from answerable.extract.speech.tellers import REACH, Discourse, Teller

_HEAD: Final = 160
"""Characters before "who" in which stands whom it goes on about."""

_APPOSED: Final = re.compile(r"[.;:!?]")

Describe = Callable[[str, int], Teller]
"""Who is meant by a description that is printed at a place?"""


class Pronouns:
    """Whom does each pronoun of a text mean? `author` is who "we" is where nobody else speaks."""

    def __init__(
        self, discourse: Discourse, salience: Salience, describe: Describe, author: Teller | None
    ) -> None:
        self._so_far = discourse
        self._salience = salience
        self._rules: SpeechRules = discourse.rules
        self._describe = describe
        self._author = author

    def teller(self, index: int, pronoun: str, place: int, outer: Teller | None) -> Teller:
        """Who is meant? `outer` is in whose words the attribution `index` stands."""
        match pronoun:
            case "who" | "which":
                found = self._just_before(place, is_thing=pronoun == "which")
                if found is None:
                    found = (
                        self._body(place)
                        if pronoun == "which"
                        else self._salience.person(index, place, None, outer)
                    )
                return found
            case "i" | "we" | "you":
                return self._in_their_own_words(pronoun, place, outer)
            case "they":
                return self._plural(place)
            case "it":
                return self._itself(outer) or self._body(place)
            case _:
                return self._salience.person(index, place, GENDERS.get(pronoun), outer)

    def _in_their_own_words(self, pronoun: str, place: int, outer: Teller | None) -> Teller:
        """Who says "I"? The speaker in whose words it stands, or else whoever wrote the text."""
        if pronoun != "you":
            known = outer or self._author
            if known is not None:
                return known
        if pronoun == "you":
            return Teller(None, "unknown", place)
        return Teller(None, "one" if pronoun == "i" else "several", place)

    def _just_before(self, place: int, *, is_thing: bool) -> Teller | None:
        """Whom does "who" go on about? The name or noun directly before it."""
        text = self._so_far.text
        first = max(text.rfind("\n", 0, place) + 1, place - _HEAD)
        head = text[first:place].rstrip(" ,—–-(")
        end = first + len(head)
        about = self._about(head, first, is_thing=is_thing)
        if about is not None:
            return about
        for item in reversed(self._so_far.before(end, 3)):
            between = text[item.end : end]
            is_apposed = between.startswith(",") and not _APPOSED.search(between)
            if item.start >= first and (len(between) <= 1 or is_apposed):
                bearer = self._so_far.bearers.of(item)
                if len(between) <= 1 or (bearer.kind == "body") == is_thing:
                    return self._so_far.of(bearer)
        match = self._so_far.phrasing.noun_before.search(head)
        return None if match is None else self._describe(match.group(1), end - len(match.group(1)))

    def _about(self, head: str, first: int, *, is_thing: bool) -> Teller | None:
        """Who has a description in between: "X, a clerk at the Office, who", "X, a fund that"?"""
        match = self._so_far.phrasing.apposition.search(head)
        if match is None:
            return None
        for item in self._so_far.within(first, first + match.start()):
            bearer = self._so_far.bearers.of(item)
            if item.end == first + match.start() and (is_thing or bearer.kind != "body"):
                return self._so_far.of(bearer)
        return None

    def _plural(self, place: int) -> Teller:
        for told in self._so_far.spoke(place):
            if told.teller.number == "several" or told.teller.kind == "body":
                if self._so_far.sentence(place) - told.sentence <= REACH:
                    return told.teller
                break
        return Teller(None, "several", place)

    def _itself(self, outer: Teller | None) -> Teller | None:
        """Is it the speaker in whose words it stands: a body, or what nothing says is a person?"""
        if outer is None or outer.number != "one":
            return None
        if outer.bearer is not None and outer.bearer.kind is None and outer.bearer.gender is None:
            outer.bearer.kind = "body"
        return outer if outer.kind == "body" else None

    def _body(self, place: int) -> Teller:
        return self._salience.body(place) or Teller(None, "unknown", place)
