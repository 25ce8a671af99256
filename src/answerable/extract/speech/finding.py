"""Who says what, where no model marks it? Found by the cue words of the language and the marks of quotation.

This is the plain finder of a reader that has no trained one. It knows no grammar but the order of words;
`forms` says which orders it knows.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from answerable.extract.lexicon import DEFAULT_LANGUAGE
from answerable.extract.speech.forms import Cue, Forms
from answerable.extract.speech.phrasing import phrasing
from answerable.extract.speech.quotations import Sentence, quoting_sentences
from answerable.extract.speech.rules import SpeechRules, speech_rules
from answerable.extract.speech.subjects import WORD
from answerable.vocabulary.mention import AttributionMention, Stretch


class _Token(NamedTuple):
    word: str
    start: int
    end: int


_SUBJECT: Final = 4
"""Words of the subject of a clause like "the mayor claims"."""


class AttributionFinder:
    """Who says what in a text of this language, by its cue words alone?"""

    def __init__(self, lang: str = DEFAULT_LANGUAGE) -> None:
        self._rules: SpeechRules = speech_rules(lang)
        self._forms = Forms(self._rules)
        self._active = self._rules.saying | self._rules.showing | self._rules.demanding
        self._cues = self._active | self._rules.impersonal
        self._longest = {
            first: max(len(cue) for cue in self._cues if cue[0] == first) for first, *_ in self._cues
        }

    def find(self, text: str) -> tuple[AttributionMention, ...]:
        """Which attributions does the text have, in order of their cues? Each once."""
        found: dict[AttributionMention, None] = {}
        for paragraph in quoting_sentences(text, self._rules.lang):
            found.update(dict.fromkeys(self._of_paragraph(paragraph)))
        return tuple(sorted(found, key=lambda item: (item.cue, item.content)))

    def _of_paragraph(self, paragraph: Sequence[Sentence]) -> list[AttributionMention]:
        """A sentence that is a quotation and nothing else belongs to whoever was quoted before it."""
        found: list[AttributionMention] = []
        quoted: int | None = None
        for sentence in paragraph:
            mine = list(self._of_sentence(sentence))
            if not mine and quoted is not None and sentence.quotes and _is_quote_alone(sentence):
                found[quoted] = _with_content(found[quoted], (sentence.start, sentence.end))
                continue
            quoting = [place for place, item in enumerate(mine) if _is_quoted(item, sentence)]
            quoted = len(found) + quoting[-1] if quoting else None
            found += mine
        return found

    def _of_sentence(self, sentence: Sentence) -> Iterator[AttributionMention]:
        tokens = [
            _Token(match.group().lower().replace("’", "'"), match.start(), match.end())
            for match in WORD.finditer(sentence.masked)
        ]
        yield from self._according_to(sentence, tokens)
        previous: AttributionMention | None = None
        place = 0
        while place < len(tokens):
            length = self._cue_at(tokens, place)
            if (
                not length
                or self._is_no_verb(tokens, place, sentence)
                or self._answers(tokens, place, sentence)
            ):
                place += 1
                continue
            made = self._forms.read(self._cue(sentence, tokens, place, length), previous)
            if made is not None:
                if previous is not None:
                    yield _cut_at_joint(previous, made, sentence, self._rules)
                previous = made
            place += length
        if previous is not None:
            yield previous

    def _according_to(self, sentence: Sentence, tokens: list[_Token]) -> Iterator[AttributionMention]:
        words = tuple(token.word for token in tokens)
        for phrase in self._rules.by_source:
            for place in range(len(words) - len(phrase)):
                if words[place] == phrase[0] and words[place : place + len(phrase)] == phrase:
                    last = tokens[place + len(phrase) - 1]
                    cue = Cue(sentence, tokens[place].start, last.end, phrase[0], "", frozenset())
                    made = self._forms.according_to(cue)
                    if made is not None:
                        yield made

    def _cue_at(self, tokens: list[_Token], place: int) -> int:
        """How many words has the longest cue that begins here? None if none does."""
        longest = self._longest.get(tokens[place].word, 0)
        for length in range(min(longest, len(tokens) - place), 0, -1):
            if tuple(token.word for token in tokens[place : place + length]) in self._cues:
                return length
        return 0

    def _cue(self, sentence: Sentence, tokens: list[_Token], place: int, length: int) -> Cue:
        first = self._first_of(tokens, place)
        return Cue(
            sentence,
            tokens[first].start,
            tokens[place + length - 1].end,
            tokens[place].word,
            tokens[first - 1].word if first else "",
            frozenset(token.word for token in tokens[first:place]),
            tuple(token.word for token in tokens[place : place + length]) in self._active,
        )

    def _first_of(self, tokens: list[_Token], place: int) -> int:
        """Where does the group of the cue begin: "had repeatedly", "has not"?"""
        while place and self._is_auxiliary(tokens[place - 1].word, place):
            place -= 1
        return place

    def _is_auxiliary(self, word: str, place: int) -> bool:
        is_adverb = word.endswith(self._rules.adverbs) and place > 1
        return word in self._rules.a("auxiliaries") or word.endswith(self._rules.negations) or is_adverb

    def _is_no_verb(self, tokens: list[_Token], place: int, sentence: Sentence) -> bool:
        """Is it "the report", "his claims", "to say", or part of a name, and no verb?"""
        token = tokens[place]
        if sentence.masked[token.start].isupper() or place == 0:
            return place != 0 or sentence.masked[token.start].isupper()
        if token.word.endswith(self._rules.participle_ends):
            is_parted = sentence.masked[: token.start].rstrip().endswith((",", "\x01", "”", '"', "''"))
            return token.word not in self._rules.a("participles") or not is_parted
        before = tokens[place - 1]
        if before.word in self._rules.a("noun_openers"):
            return True
        if token.word in self._rules.a("past_forms") or token.word.endswith(self._rules.pasts):
            return False
        if self._ends_as_verb(tokens, place, sentence):
            return False
        return self._first_of(tokens, place) == place and not self._has_subject(token, before, sentence)

    def _answers(self, tokens: list[_Token], place: int, sentence: Sentence) -> bool:
        """Does it only tell what somebody answered, and not how: "did not respond to a request"?"""
        following = tokens[place + 1].word if place + 1 < len(tokens) else ""
        is_answer = tokens[place].word in self._rules.a("answers")
        return is_answer and following in self._rules.a("answered") and not sentence.quotes

    def _ends_as_verb(self, tokens: list[_Token], place: int, sentence: Sentence) -> bool:
        """Does it end its sentence behind a comma and a subject of its own: "…, the mayor claims"?"""
        token = tokens[place]
        clause = sentence.masked[: token.start].rpartition(",")[2].split()
        has_subject = 1 < len(clause) <= _SUBJECT and clause[0].lower() in self._rules.a("determiners")
        ends = not sentence.masked[token.end :].strip(" .\n")
        return ends and has_subject and token.word.endswith(self._rules.present_ends)

    def _has_subject(self, token: _Token, before: _Token, sentence: Sentence) -> bool:
        """May the word before a present form be its subject? "Eight states", "a written reply" have none."""
        is_noun_too = token.word in self._rules.nouns or token.word in self._rules.a("nouns_too")
        is_name = sentence.masked[before.start].isupper() and not (is_noun_too and before.start == 0)
        if before.word in self._rules.pronouns or is_name:
            return True
        ends = self._rules.present_ends
        return not is_noun_too and before.word.endswith(ends) != token.word.endswith(ends)


def _cut_at_joint(
    before: AttributionMention, behind: AttributionMention, sentence: Sentence, rules: SpeechRules
) -> AttributionMention:
    """What does the first of two say, where "and" joins another cue to it? Of others only behind a comma."""
    same = before.source == behind.source
    place = (behind.cue if same else behind.source or behind.cue)[0][0] - sentence.start
    joint = phrasing(rules.lang).joint.search(sentence.masked[:place])
    if joint is None or not before.source or not (same or joint.group().startswith(",")):
        return before
    start, end = before.content[-1]
    bound = sentence.start + joint.start()
    if not start < bound < end:
        return before
    return AttributionMention(before.cue, before.source, (*before.content[:-1], (start, bound)), before.score)


def _is_quote_alone(sentence: Sentence) -> bool:
    return not re.search(r"[^\W\d_]", re.sub(r"[\x00\x01]", "", sentence.masked))


def _is_quoted(item: AttributionMention, sentence: Sentence) -> bool:
    return any(start <= first < end for first, _ in sentence.quotes for start, end in item.content)


def _with_content(item: AttributionMention, more: Stretch) -> AttributionMention:
    return AttributionMention(item.cue, item.source, tuple(sorted((*item.content, more))), item.score)
