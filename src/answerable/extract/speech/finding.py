"""Who says what, where no model marks it? Found by the cue words of the language and the marks of quotation.

This is the plain finder of the reader that has no trained one: "X said that …", "…, said X", "according to
X", "it was leaked that …", and quotations. It knows no grammar but the order of words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from answerable.extract.lexicon import DEFAULT_LANGUAGE
from answerable.extract.speech.quotations import Sentence, quoting_sentences
from answerable.extract.speech.rules import SpeechRules, speech_rules
from answerable.vocabulary.mention import AttributionMention, Stretch, Stretches

_SCORE: Final = 0.5
"""Of what rules found: below what a model is sure of."""

_JOINT: Final = re.compile(r",?\s(?:and|but)\s(?:also\s|then\s|later\s)?$")
_INITIALS: Final = re.compile(r"\b[A-Z]\.[A-Z]\.$")
_PAST: Final = frozenset({"said", "told", "wrote", "thought", "knew", "found", "read", "swore", "held"})
# In the words of the file these are verbs; as nouns they name what is spoken of.
_ALSO_NOUNS: Final = frozenset(
    ["state", "states", "list", "lists", "order", "orders", "record", "records", "document", "documents", "question", "questions", "estimate", "estimates", "report", "reports", "reply", "replies", "detail", "details", "note", "notes", "post", "posts", "comment", "comments", "show", "shows", "find", "finds", "answer", "answers", "tweet", "tweets", "describe", "joke", "jokes", "contain", "read", "reads", "repeat", "describe"]
)
_WORD: Final = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|'s\b|’s\b")
_LONGEST_SOURCE: Final = 26
_LONGEST_INVERTED: Final = 14
_TRIMMED: Final = " \t\u00a0,;:—–-"


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int


class AttributionFinder:
    """Who says what in a text of this language, by its cue words alone?"""

    def __init__(self, lang: str = DEFAULT_LANGUAGE) -> None:
        self._rules: SpeechRules = speech_rules(lang)
        self._cues = self._rules.saying | self._rules.showing | self._rules.demanding
        self._longest = max(map(len, self._cues))

    def find(self, text: str) -> tuple[AttributionMention, ...]:
        """Which attributions does the text have, in order of their cues?"""
        found: list[AttributionMention] = []
        for paragraph in quoting_sentences(text):
            found += self._of_paragraph(text, paragraph)
        return tuple(sorted(found, key=lambda item: (item.cue, item.content)))

    def _of_paragraph(self, text: str, paragraph: list[Sentence]) -> list[AttributionMention]:
        found: list[AttributionMention] = []
        last: AttributionMention | None = None
        for sentence in paragraph:
            mine = list(self._of_sentence(text, sentence))
            if not mine and last is not None and sentence.quotes and _is_quote_alone(sentence):
                grown = _with_content(last, (sentence.start, sentence.end))
                found[found.index(last)] = grown
                last = grown
                continue
            found += mine
            quoting = [item for item in mine if _is_quoted(item, sentence)]
            last = quoting[-1] if quoting else None
        return found

    def _of_sentence(self, text: str, sentence: Sentence) -> Iterator[AttributionMention]:
        tokens = [
            _Token(match.group().lower().replace("’", "'"), match.start(), match.end())
            for match in _WORD.finditer(sentence.masked)
        ]
        made = self._according_to(sentence, tokens)
        first = [] if made is None else [made]
        found: list[AttributionMention] = []
        previous: AttributionMention | None = None
        place = 0
        while place < len(tokens):
            length = self._cue_at(tokens, place)
            if not length or self._is_noun(tokens, place, sentence):
                place += 1
                continue
            made = self._around(text, sentence, tokens, place, length, previous)
            if made is not None:
                if previous is not None:
                    found[-1] = _cut_at_joint(previous, made, sentence)
                found.append(made)
                previous = made
            place += length
        yield from (item for item in (*first, *found) if item not in found or item not in first)

    # ── cues ─────────────────────────────────────────────────────────────────────────────────────

    def _cue_at(self, tokens: list[_Token], place: int) -> int:
        for length in range(min(self._longest, len(tokens) - place), 0, -1):
            if tuple(token.word for token in tokens[place : place + length]) in self._cues:
                return length
        return 0

    def _is_noun(self, tokens: list[_Token], place: int, sentence: Sentence) -> bool:
        """Is it "the report", "his claims", "to say", or part of a name, and no verb?"""
        token = tokens[place]
        if sentence.masked[token.start].isupper():
            return True
        if place == 0:
            return False
        if token.word.endswith("ing"):
            behind_comma = sentence.masked[: token.start].rstrip().endswith((",", "\x01", "”", '"', "''"))
            return token.word not in self._rules.a("participles") or not behind_comma
        before = tokens[place - 1]
        if before.word in self._rules.a("noun_openers"):
            return True
        if token.word in _PAST or token.word.endswith(("ed", "'t")):
            return False
        # A present form may be a noun ("eight states", "a written reply"): it needs a subject before it.
        first = self._first_of_cue(tokens, place)
        if first < place:
            return False
        is_subject = before.word in self._rules.pronouns or sentence.masked[before.start].isupper()
        agrees = before.word.endswith("s") != token.word.endswith("s")
        is_noun_too = token.word in self._rules.nouns or token.word in _ALSO_NOUNS
        return not (is_subject or (agrees and not is_noun_too))

    def _first_of_cue(self, tokens: list[_Token], place: int) -> int:
        """Where does the group of the cue begin: "had repeatedly", "has not"?"""
        while place and (
            tokens[place - 1].word in self._rules.a("auxiliaries")
            or tokens[place - 1].word.endswith("n't")
            or (tokens[place - 1].word.endswith("ly") and place > 1)
        ):
            place -= 1
        return place

    # ── forms ────────────────────────────────────────────────────────────────────────────────────

    def _around(
        self,
        text: str,
        sentence: Sentence,
        tokens: list[_Token],
        place: int,
        length: int,
        previous: AttributionMention | None,
    ) -> AttributionMention | None:
        first = self._first_of_cue(tokens, place)
        cue = (tokens[first].start, tokens[place + length - 1].end)
        left, right = sentence.masked[: cue[0]], sentence.masked[cue[1] :]
        auxiliaries = {token.word for token in tokens[first:place]}
        is_passive = not auxiliaries.isdisjoint(self._rules.a("passives")) and not tokens[
            place
        ].word.endswith("ing")
        if is_passive:
            return self._impersonal(sentence, tokens, first, cue)
        after_content = left.rstrip().endswith((",", "”", '"', "''", "»", "?", "!"))
        if not self._is_speech(tokens[place].word, sentence, cue):
            return None
        if (
            after_content
            and right.strip(" .")
            and not self._goes_on(right)
            and self._names_speaker(left, right, tokens[place].word)
        ):
            return self._inverted(sentence, cue, left, right)
        if after_content and previous is not None and tokens[place].word in self._rules.a("participles"):
            return self._behind(
                sentence, cue, right, tokens[place].word, _moved(previous.source, -sentence.start)
            )
        if previous is not None and _JOINT.search(left) and previous.source:
            return self._behind(
                sentence, cue, right, tokens[place].word, _moved(previous.source, -sentence.start)
            )
        if self._ends_here(right):
            made = self._trailing(sentence, cue, left, right)
            if made is not None:
                return made
        bound = 0 if previous is None else previous.cue[-1][1] - sentence.start
        source = self._subject(left, bound)
        if source is None:
            return None
        return self._behind(sentence, cue, right, tokens[place].word, (source,))

    def _is_speech(self, verb: str, sentence: Sentence, cue: Stretch) -> bool:
        """ "Called the police" says nothing; "called it “a crime”" does."""
        if verb not in self._rules.a("naming") or len(self._cue_words(sentence, cue)) > 1:
            return True
        behind = sentence.masked[cue[1] :]
        return any(mark in behind for mark in ("“", '"', "''", "«"))

    def _cue_words(self, sentence: Sentence, cue: Stretch) -> list[str]:
        return [
            word
            for word in sentence.masked[cue[0] : cue[1]].lower().split()
            if word not in self._rules.a("auxiliaries")
        ]

    def _names_speaker(self, left: str, right: str, verb: str) -> bool:
        """Is what follows the cue who speaks (`…, said Col. X`), and not what is said (`X, a guard, said it was`)?"""
        if not left.rstrip().endswith(","):
            return True
        if verb in self._rules.a("naming"):
            return False
        behind = right[: self._end_of_source(right)]
        words = [match.group().lower() for match in _WORD.finditer(behind)]
        has_verb = not self._rules.a("finite").isdisjoint(words)
        speaks_of = words[:1] and words[0] in self._rules.pronouns and len(words) > 1
        return bool(words) and not has_verb and not speaks_of and len(words) <= _LONGEST_INVERTED

    def _goes_on(self, right: str) -> bool:
        """Does what is said follow the cue?"""
        head = right.lstrip()
        first = _WORD.match(head)
        word = first.group().lower() if first else ""
        return (
            head[:1] in ':“"«'
            or head[:2] in ("''", ", ")
            or word in ("that", "it", "there", "if", "whether", "how", "why")
        )

    def _ends_here(self, right: str) -> bool:
        head = right.lstrip()
        first = _WORD.match(head)
        if not first:
            return head[:1] != ":" and not head.startswith(("“", '"', "«", "''"))
        return first.group().lower() in self._rules.a("adjuncts") or head[:1] in ",;"

    def _inverted(self, sentence: Sentence, cue: Stretch, left: str, right: str) -> AttributionMention | None:
        """`…, said Col. X, the commander of Y.`"""
        content = _trim(sentence.masked, 0, cue[0])
        end = self._end_of_source(right)
        source = _trim(sentence.masked, cue[1], cue[1] + end, marks=".")
        if content is None or source is None or len(right[:end].split()) > _LONGEST_SOURCE:
            return None
        return _made(sentence, cue, (source,), (content, *_quotes_behind(sentence, source[1])))

    def _trailing(self, sentence: Sentence, cue: Stretch, left: str, right: str) -> AttributionMention | None:
        """`…, X said in a statement.` Where a comma or a quotation mark parts what is said from who says it."""
        bound = max(left.rfind(mark) for mark in ("”", '"', "»", "''"))
        if bound >= 0:
            bound += 2 if left[bound : bound + 2] == "''" else 1
        else:
            bound = self._comma_before_subject(left)
        if bound <= 0:
            return None
        content = _trim(sentence.masked, 0, bound)
        source = _trim(sentence.masked, bound, cue[0])
        if content is None or source is None or len(left[source[0] :].split()) > _LONGEST_SOURCE:
            return None
        if len(left[: content[1]].split()) < 3 and not _has_quote(sentence, content):  # noqa: PLR2004
            return None
        more = _quotes_behind(sentence, cue[1]) or self._goes_on_behind(sentence, cue[1])
        return _made(sentence, cue, (source,), (content, *more))

    def _goes_on_behind(self, sentence: Sentence, place: int) -> Stretches:
        """Which part of what is said follows who says it? `If it rains, he said, the army will wait.`"""
        right = sentence.masked[place:]
        head = right.lstrip()
        first = _WORD.search(head)
        if not head.startswith(",") or first is None or first.group().lower() in self._rules.a("adjuncts"):
            return ()
        rest = _trim(sentence.masked, place, len(sentence.masked))
        return (rest,) if rest and len(right.split()) > 2 else ()  # noqa: PLR2004

    def _comma_before_subject(self, left: str) -> int:
        """Up to where does what is said reach, if "X, the Y of Z," may stand behind it?"""
        bound = left.rstrip(_TRIMMED).rfind(", ")
        if left.rstrip().endswith(","):
            # "…, X, a spokesman, said": the subject has a comma of its own
            bound = left.rfind(", ", 0, max(0, bound))
        return bound + 1 if bound > 0 else 0

    def _behind(
        self, sentence: Sentence, cue: Stretch, right: str, verb: str, source: Stretches
    ) -> AttributionMention | None:
        """`X said that …`, `X told reporters: “…”`"""
        start = cue[1]
        if verb in self._rules.a("told"):
            start += self._past_listener(right)
        content = _trim(sentence.masked, start, _end_of_clause(sentence.masked, start))
        if content is None:
            return None
        return _made(sentence, cue, source, (content,))

    def _past_listener(self, right: str) -> int:
        """How far behind "told" does what was told begin?"""
        match = re.match(r"\s*[^,:“\"]{0,60}?(?:\s(?=that\b)|[,:]\s*(?=[“\"])|\s(?=[“\"]))", right)
        if match:
            return match.end()
        first = _WORD.match(right.lstrip())
        if first and first.group().lower() in self._rules.a("listeners"):
            return len(right) - len(right.lstrip()) + first.end()
        return 0

    def _impersonal(
        self, sentence: Sentence, tokens: list[_Token], first: int, cue: Stretch
    ) -> AttributionMention | None:
        """`It was leaked that …`: somebody says it, and nobody says who."""
        before = [token.word for token in tokens[:first]]
        right = sentence.masked[cue[1] :]
        if before[-1:] == ["it"] or right.lstrip().startswith("that "):
            content = _trim(sentence.masked, cue[1], len(sentence.masked))
            return None if content is None else _made(sentence, cue, (), (content,))
        return None

    def _according_to(self, sentence: Sentence, tokens: list[_Token]) -> AttributionMention | None:
        words = [token.word for token in tokens]
        for phrase in self._rules.by_source:
            for place in range(len(words) - len(phrase)):
                if tuple(words[place : place + len(phrase)]) != phrase:
                    continue
                cue = (tokens[place].start, tokens[place + len(phrase) - 1].end)
                rest = sentence.masked[cue[1] :]
                end = cue[1] + self._end_of_source(rest)
                source = _trim(sentence.masked, cue[1], end, marks=".")
                parts = [_trim(sentence.masked, 0, cue[0]), _trim(sentence.masked, end, len(sentence.masked))]
                content = tuple(part for part in parts if part is not None)
                if source is not None and content:
                    return _made(sentence, cue, (source,), content[:1] if content[0][0] < cue[0] else content)
        return None

    def _end_of_source(self, right: str) -> int:
        """Where does a source that stands behind its cue end? At a pause that opens no description of it."""
        pause = re.compile(r"[,;:—–“\"«.]")
        place = 0
        while (match := pause.search(right, place)) is not None:
            place = match.end()
            if match.group() == "." and not re.match(r"\s*$", right[match.end() :]):
                continue
            if match.group() != ",":
                return match.start()
            following = _WORD.match(right[match.end() :].lstrip())
            word = following.group().lower() if following else ""
            if word not in self._rules.a("determiners") and word not in ("who", "former", "which"):
                return match.start()
            close = right.find(",", match.end())
            return close if close > 0 else len(right)
        return len(right)

    def _subject(self, left: str, bound: int) -> Stretch | None:
        """Who does what the cue says? The words before it (behind `bound`), without what leads up to them."""
        end = len(left.rstrip())
        start = bound
        apposed = left.rstrip().endswith(",")
        body = left[:end].rstrip(_TRIMMED)
        for match in re.finditer(r"[;:—”\"»]\s?|''\s?", body):
            if start < match.end() < len(body):
                start = match.end()
        commas = [match.end() for match in re.finditer(r",\s", body) if match.end() > start]
        first = _WORD.search(body, start)
        if commas:
            opens = first is not None and first.group().lower() in self._rules.a("openings")
            start = (
                commas[0]
                if opens and apposed
                else start
                if apposed
                else self._after_commas(body, commas, start)
            )
        for match in _WORD.finditer(body, start):
            word = match.group().lower()
            opens_clause = word == "that" and match.start() - start <= 1
            if (
                word in self._rules.a("cuts")
                and (match.start() > start or opens_clause)
                and not apposed
                and body[match.start()].islower()
            ):
                if word == "and" and not self._parts_clauses(body, match.end()):
                    continue
                start = match.end()
            elif word in self._rules.a("openers") and match.start() == start:
                start = match.end()
        span = _trim(left, start, len(left))
        if span is not None and left[span[0] : span[1]].lower().startswith("as "):
            span = (span[0] + 3, span[1])
        if (
            span is None
            or len(left[span[0] : span[1]].split()) > _LONGEST_SOURCE
            or "\x00" in left[span[0] : span[1]]
        ):
            return None
        return span

    def _after_commas(self, body: str, commas: list[int], start: int) -> int:
        return commas[-1]

    def _parts_clauses(self, body: str, place: int) -> bool:
        """Does a pronoun follow "and"? Then another clause begins, and no second speaker."""
        following = _WORD.search(body, place)
        return following is not None and following.group().lower() in self._rules.pronouns


def _cut_at_joint(
    before: AttributionMention, behind: AttributionMention, sentence: Sentence
) -> AttributionMention:
    """What does the first of two say, where "and" joins another cue of the same speaker to it?"""
    if before.source != behind.source or not before.source:
        return before
    joint = _JOINT.search(sentence.masked[: behind.cue[0][0] - sentence.start])
    start, end = before.content[-1]
    bound = sentence.start + joint.start() if joint else end
    if not start < bound < end:
        return before
    return AttributionMention(before.cue, before.source, (*before.content[:-1], (start, bound)), before.score)


def _end_of_clause(masked: str, start: int) -> int:
    """Up to where does what is said reach? A semicolon begins something else."""
    found = masked.find(";", start)
    return found if found > 0 else len(masked)


def _trim(masked: str, start: int, end: int, marks: str = "") -> Stretch | None:
    while start < end and masked[start] in _TRIMMED:
        start += 1
    while end > start and masked[end - 1] in _TRIMMED + marks:
        end -= 1
    if end > start and masked[end - 1] == "." and end == len(masked) and not _INITIALS.search(masked[:end]):
        end -= 1
    return (start, end) if end > start else None


def _made(
    sentence: Sentence, cue: Stretch, source: Stretches, content: Stretches
) -> AttributionMention | None:
    if any(start < cue[1] and end > cue[0] for start, end in content):
        return None
    return AttributionMention(
        _moved((cue,), sentence.start),
        _moved(source, sentence.start),
        _moved(tuple(sorted(content)), sentence.start),
        _SCORE,
    )


def _moved(stretches: Stretches, by: int) -> Stretches:
    return tuple((start + by, end + by) for start, end in stretches)


def _quotes_behind(sentence: Sentence, place: int) -> Stretches:
    """Which quotation goes on behind who says it: `“A,” he said. “B”`, in one sentence?"""
    behind = [
        (start - sentence.start, end - sentence.start)
        for start, end in sentence.quotes
        if start - sentence.start >= place
    ]
    return tuple(behind)


def _has_quote(sentence: Sentence, part: Stretch) -> bool:
    return any(part[0] <= start - sentence.start < part[1] for start, _ in sentence.quotes)


def _is_quote_alone(sentence: Sentence) -> bool:
    return not re.search(r"[A-Za-z]", re.sub(r"[\x00\x01]", "", sentence.masked))


def _is_quoted(item: AttributionMention, sentence: Sentence) -> bool:
    return any(start <= first < end for first, _ in sentence.quotes for start, end in item.content)


def _with_content(item: AttributionMention, more: Stretch) -> AttributionMention:
    return AttributionMention(item.cue, item.source, tuple(sorted((*item.content, more))), item.score)
