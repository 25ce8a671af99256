"""In which form does a sentence say who says what? "X said that …", "…, said X", "it was leaked"."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from answerable.extract.speech.phrasing import phrasing
from answerable.extract.speech.quotations import Sentence
from answerable.extract.speech.rules import SpeechRules
from answerable.extract.speech.subjects import (
    LONGEST_SOURCE,
    WORD,
    comma_before_subject,
    end_of_source,
    subject_before,
    trimmed,
)
from answerable.vocabulary.mention import AttributionMention, Stretches

SCORE: Final = 0.5
"""Of what rules found: below what a model is sure of."""

_QUOTE_ENDS: Final = ("”", '"', "''", "»")
_QUOTE_OPENS: Final = ("“", '"', "''", "«")
_LONGEST_INVERTED: Final = 14
_FEWEST: Final = 2
"""Words of the shortest content before its speaker, if it is no quotation."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Which words of a sentence are a cue? Offsets are those of the sentence; `verb` is its main word.

    `before` is the word before it, `auxiliaries` those of its own group; both in lower case. `is_active`:
    somebody may be the subject of it ("said"), not only it ("was leaked").
    """

    sentence: Sentence
    start: int
    end: int
    verb: str
    before: str
    auxiliaries: frozenset[str]
    is_active: bool = True

    @property
    def left(self) -> str:
        """What stands before it, quotations blanked out?"""
        return self.sentence.masked[: self.start]

    @property
    def right(self) -> str:
        """What stands behind it, quotations blanked out?"""
        return self.sentence.masked[self.end :]


class Forms:
    """Who says what by a cue, in the order of words of this language?"""

    def __init__(self, rules: SpeechRules) -> None:
        self._rules = rules
        self._phrasing = phrasing(rules.lang)

    def read(self, cue: Cue, previous: AttributionMention | None) -> AttributionMention | None:
        """Which attribution does this cue make? `previous` is the one before it in its sentence."""
        if not cue.auxiliaries.isdisjoint(self._rules.a("passives")) and not cue.verb.endswith(
            self._rules.participle_ends
        ):
            return self._impersonal(cue)
        if not cue.is_active or not self._is_speech(cue):
            return None
        if self._follows(cue) and cue.right.strip(" .") and not self._goes_on(cue) and self._names(cue):
            return self._inverted(cue)
        same = None if previous is None else moved(previous.source, -cue.sentence.start)
        is_participle = self._follows(cue) and cue.verb in self._rules.a("participles")
        if same and (is_participle or self._phrasing.joint.search(cue.left)):
            return self._behind(cue, same)
        made = self._trailing(cue) if self._ends_here(cue) else None
        if made is not None:
            return made
        bound = 0 if previous is None else previous.cue[-1][1] - cue.sentence.start
        source = subject_before(cue.left, bound, self._rules)
        return None if source is None else self._behind(cue, (source,))

    def according_to(self, cue: Cue) -> AttributionMention | None:
        """`According to X, …`, `…, according to X`."""
        masked = cue.sentence.masked
        end = cue.end + end_of_source(cue.right, self._rules)
        content = trimmed(masked, 0, cue.start) or trimmed(masked, end, len(masked))
        if content is None and (comma := masked.find(", ", cue.end)) > 0:
            end = comma  # "According to a paper, the brigade was there": "the" opens no description
            content = trimmed(masked, end, len(masked))
        source = trimmed(masked, cue.end, end, marks=".")
        return None if source is None or content is None else made_of(cue, (source,), (content,))

    # ── which form is it? ────────────────────────────────────────────────────────────────────────

    def _is_speech(self, cue: Cue) -> bool:
        """Is something said? `Called the police` says nothing; `called it “a crime”` does."""
        if cue.verb not in self._rules.a("naming") or " " in cue.sentence.masked[cue.start : cue.end]:
            return True
        return any(mark in cue.right for mark in _QUOTE_OPENS)

    def _follows(self, cue: Cue) -> bool:
        """Is the cue parted off from what stands before it, so that it may be what is said?"""
        return cue.left.rstrip().endswith((",", "?", "!", *_QUOTE_ENDS))

    def _names(self, cue: Cue) -> bool:
        """Is what follows who speaks (`…, said Col. X`), and not what is said (`X, a guard, said it was`)?"""
        if not cue.left.rstrip().endswith(","):
            return True
        if cue.verb in self._rules.a("naming") or (cue.verb,) in self._rules.demanding:
            return False
        behind = cue.right[: end_of_source(cue.right, self._rules)]
        words = [match.group().lower() for match in WORD.finditer(behind)]
        opens = words[:1] and words[0] in self._rules.a("adjuncts", "prepositions")
        if opens:
            return False
        speaks_of = words[:1] and words[0] in self._rules.pronouns and len(words) > 1
        has_verb = not self._rules.a("finite").isdisjoint(words)
        return 0 < len(words) <= _LONGEST_INVERTED and not has_verb and not speaks_of

    def _goes_on(self, cue: Cue) -> bool:
        """Does what is said follow the cue?"""
        head = cue.right.lstrip()
        first = WORD.match(head)
        word = first.group().lower() if first else ""
        return head.startswith((":", ", ", *_QUOTE_OPENS)) or word in self._rules.a("content_openers")

    def _ends_here(self, cue: Cue) -> bool:
        """Does nothing follow but where, when and how it was said?"""
        head = cue.right.lstrip()
        first = WORD.match(head)
        if first is None:
            return not head.startswith((":", *_QUOTE_OPENS))
        return first.group().lower() in self._rules.a("adjuncts")

    # ── the forms ────────────────────────────────────────────────────────────────────────────────

    def _inverted(self, cue: Cue) -> AttributionMention | None:
        """`…, said Col. X, the commander of Y.`"""
        masked = cue.sentence.masked
        content = trimmed(masked, 0, cue.start)
        source = trimmed(masked, cue.end, cue.end + end_of_source(cue.right, self._rules), marks=".")
        if content is None or source is None or len(masked[slice(*source)].split()) > LONGEST_SOURCE:
            return None
        return made_of(cue, (source,), (content, *_quotes_behind(cue.sentence, source[1])))

    def _trailing(self, cue: Cue) -> AttributionMention | None:
        """`…, X said in a statement.` A comma or quotation mark parts what is said from who says it."""
        ends = [cue.left.rfind(mark) + len(mark) for mark in _QUOTE_ENDS if mark in cue.left]
        bound = max(ends) if ends else comma_before_subject(cue.left)
        content = trimmed(cue.sentence.masked, 0, bound)
        source = trimmed(cue.sentence.masked, bound, cue.start)
        if content is None or source is None or len(cue.left[source[0] :].split()) > LONGEST_SOURCE:
            return None
        if len(cue.left[: content[1]].split()) < _FEWEST and not ends:
            return None
        more = _quotes_behind(cue.sentence, cue.end) or self._rest(cue)
        return made_of(cue, (source,), (content, *more))

    def _rest(self, cue: Cue) -> Stretches:
        """Which part of what is said follows who says it? `If it rains, he said, the army will wait.`"""
        first = WORD.search(cue.right)
        if not cue.right.lstrip().startswith(",") or first is None:
            return ()
        rest = trimmed(cue.sentence.masked, cue.end, len(cue.sentence.masked))
        is_adjunct = first.group().lower() in self._rules.a("adjuncts")
        return () if rest is None or is_adjunct or len(cue.right.split()) < _FEWEST else (rest,)

    def _behind(self, cue: Cue, source: Stretches) -> AttributionMention | None:
        """`X said that …`, `X told reporters: “…”`. A semicolon begins something else."""
        masked = cue.sentence.masked
        start = cue.end + (self._past_listener(cue.right) if cue.verb in self._rules.a("told") else 0)
        start += self._past_adjunct(masked[start:])
        content = trimmed(masked, start, self._end_of_content(masked, start))
        return None if content is None else made_of(cue, source, (content,))

    def _past_listener(self, right: str) -> int:
        """How far behind "told" does what was told begin?"""
        match = self._phrasing.past_listener.match(right)
        if match:
            return match.end()
        first = WORD.match(right.lstrip())
        if first and first.group().lower() in self._rules.a("listeners"):
            return len(right) - len(right.lstrip()) + first.end()
        return 0

    def _past_adjunct(self, right: str) -> int:
        """How far on does "that" begin what was said on Tuesday, in a letter, to somebody?"""
        match = self._phrasing.past_adjunct.match(right)
        is_adjunct = match is not None and match.group(1).lower() in self._rules.a("adjuncts")
        return match.end() if match is not None and is_adjunct else 0

    def _impersonal(self, cue: Cue) -> AttributionMention | None:
        """`It was leaked that …`: somebody says it, and nobody says who."""
        if cue.before not in self._rules.a("dummies") and not self._phrasing.complementized.match(cue.right):
            return None
        masked = cue.sentence.masked
        content = trimmed(masked, cue.end, self._end_of_content(masked, cue.end))
        return None if content is None else made_of(cue, (), (content,))

    def _end_of_content(self, masked: str, start: int) -> int:
        """Up to where does what is said reach? A semicolon, or "according to", begins something else."""
        ends = [masked.find(";", start)]
        ends += [masked.find(f" {' '.join(phrase)} ", start) for phrase in self._rules.by_source]
        return min((end for end in ends if end > 0), default=len(masked))


def made_of(cue: Cue, source: Stretches, content: Stretches) -> AttributionMention | None:
    """Which attribution of the text do these parts of the sentence make? None if they run into each other."""
    ordered = sorted(content)
    overlap = any(one[1] > other[0] for one, other in pairwise(ordered))
    if overlap or any(start < cue.end and end > cue.start for start, end in ordered):
        return None
    by = cue.sentence.start
    return AttributionMention(
        ((cue.start + by, cue.end + by),), moved(source, by), moved(tuple(ordered), by), SCORE
    )


def moved(stretches: Stretches, by: int) -> Stretches:
    """Which stretches are these, so many characters on?"""
    return tuple((start + by, end + by) for start, end in stretches)


def _quotes_behind(sentence: Sentence, place: int) -> Stretches:
    """Which quotations go on behind who says it: `“A,” he said. “B”`, in one sentence?"""
    return tuple(
        (start - sentence.start, end - sentence.start)
        for start, end in sentence.quotes
        if start - sentence.start >= place
    )
