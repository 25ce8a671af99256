"""Which mentions did a recogniser overlook that stand beside those it found, in places that are theirs?"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from answerable.extract.gaps import Cues, only, words
from answerable.extract.lexicon import Lexicon
from answerable.extract.marked import CAPITAL, SPACE, WORD_BEFORE, Marked, has_in_order, is_kind
from answerable.vocabulary.mention import Mention, MentionType

_SCORE: Final = 0.5
"""Less sure than what a model saw, surer than nothing."""
_CONTEXT: Final = 24
_CLOSE: Final = 60
"""Characters between a high office and whoever is named beside it, at most."""
_FULL: Final = 2
"""Words of the shortest name that is taken for one without a rank."""

_INITIALS: Final = rf"(?:[A-Z]\.?){{1,4}}{SPACE}"
_SURNAME: Final = r"[^\W\d_a-z][^\W\d_A-Z][^\W\d_]*(?:[-’'][^\W\d_]+)*"
_WORD: Final = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*")
_LINE: Final = re.compile(rf"^{CAPITAL}(?:{SPACE}(?:{CAPITAL}|\d+))+$", re.MULTILINE)
_NAME: Final = re.compile(rf"(?:{_INITIALS}|{CAPITAL}{SPACE}){{1,3}}[^\W\d_a-z][^\W\d_]+(?:[-’'][^\W\d_]+)*")
_INITIALLED: Final = re.compile(rf"{SPACE}({_INITIALS}{_SURNAME})")
_IN_FULL: Final = re.compile(rf"{SPACE}({_SURNAME}{SPACE}{_SURNAME})(?!{SPACE}[^\W\d_a-z])(?![\w’'-])")
"""Two names, and no third: three capitals behind a rank may be an office's, or a place's."""
_NEXT_LINE: Final = re.compile(rf"\s*\n\s*({_INITIALS}{_SURNAME})[ \t]*(?=\n)")
_NEXT: Final = re.compile(r"\s*([^\W\d_]+|[,(])")
_SHORT: Final = re.compile(
    rf"(?:,?{SPACE}?\\?[(\[]|,{SPACE})(?P<short>[A-Z][A-Za-z]*(?:{SPACE}[A-Z][a-z]*)?\.?)(?=\\?[)\]]|,)"
)
"""An abbreviation in brackets or between commas: "Director of Operations (DOPS)", "…, GOC, …"."""
_OPENED: Final = re.compile(rf"{SPACE}?\\?[(\[]$")
_MOST: Final = 60
"""Characters of the longest name that stands before its abbreviation."""


def overlooked(text: str, marked: Marked, lexicon: Lexicon, known: Cues) -> Marked:
    """What is marked, with what was overlooked beside it?"""
    look = _Look(text, lexicon, known)
    for find in (
        look.headings,
        look.ranked_names,
        look.retired_names,
        look.names_in_rows,
        look.names_of_offices,
        look.lone_titles,
        look.high_offices,
        look.short_forms,
        look.long_forms,
    ):
        marked = marked.with_(list(find(marked)))
    return marked


class _Look:
    """What does a look at one text find beside what is marked?"""

    def __init__(self, text: str, lexicon: Lexicon, known: Cues) -> None:
        self._text = text
        self._lexicon = lexicon
        self._known = known
        joints = "|".join(sorted(known.list_words))
        self._high = _offices(known.high_offices)
        self._listed = re.compile(rf"(?:,{SPACE}|{SPACE}(?:{joints}){SPACE})({_INITIALS}{_SURNAME})")

    def _made(self, kind: MentionType, start: int, end: int) -> Mention:
        return Mention(kind, start, end, self._text[start:end], _SCORE)

    def _is(self, word: str, kind: str) -> bool:
        return is_kind(word, kind, self._lexicon)

    def headings(self, marked: Marked) -> Iterator[Mention]:
        """A line that is nothing but the name of a unit heads what is said of it."""
        for match in _LINE.finditer(self._text):
            words = match.group().split()
            if self._is(words[-1], "unit") and marked.is_free(*match.span()):
                yield self._made("Organization", *match.span())

    def ranked_names(self, marked: Marked) -> Iterator[Mention]:
        """A rank that nobody marked, directly before initials and a surname: rows of a roll."""
        for match in _INITIALLED.finditer(self._text):
            yield from self._ranked(marked, *match.span(1))

    def retired_names(self, marked: Marked) -> Iterator[Mention]:
        """The same of two names, where the bearer is said to be retired: "Retired General Ada Rill"."""
        for match in _IN_FULL.finditer(self._text):
            found = list(self._ranked(marked, *match.span(1)))
            if not found:
                continue
            ahead = WORD_BEFORE.search(self._text, max(0, found[0].start - _CONTEXT), found[0].start)
            if ahead and ahead[1].lower() in self._known.retired:
                yield from found

    def _ranked(self, marked: Marked, start: int, end: int) -> Iterator[Mention]:
        """Which rank stands directly before this name, if one does, and the name?"""
        line = self._text.rfind("\n", 0, start) + 1
        ranks: list[tuple[int, int]] = []
        for word in reversed(list(_WORD.finditer(self._text, max(line, start - _CONTEXT), start))):
            between = self._text[word.end() : ranks[-1][0] if ranks else start]
            if (
                between.strip(" .\t\xa0")
                or not word.group()[0].isupper()
                or not self._is(word.group(), "rank")
            ):
                break
            ranks.append(word.span())
        if ranks and marked.is_free(ranks[-1][0], end):
            last = ranks[0][1] + (self._text[ranks[0][1]] == ".")
            yield self._made("Rank", ranks[-1][0], last)
            yield self._made("Person", start, end)

    def names_in_rows(self, marked: Marked) -> Iterator[Mention]:
        """A name alone on the line below a rank; those that a list goes on with behind "Generals X, …"."""
        for mention in marked.all:
            if mention.type == "Rank":
                below = _NEXT_LINE.match(self._text, mention.end)
                if below:
                    yield self._made("Person", *below.span(1))
            before = marked.before(mention.start) if mention.type == "Person" else None
            if before is None or before.type != "Rank" or not self._is_plural(before):
                continue
            place = mention.end
            while (more := self._listed.match(self._text, place)) and marked.is_free(*more.span(1)):
                yield self._made("Person", *more.span(1))
                place = more.end(1)

    def _is_plural(self, mention: Mention) -> bool:
        return not self._known.plural.isdisjoint(
            word.lower() for word in _WORD.findall(mention.text.replace("-", " "))
        )

    def names_of_offices(self, marked: Marked) -> Iterator[Mention]:
        """A name in capitals behind an office, a comma or form of address between: "…, Mr. X Y, said"."""
        for match in _NAME.finditer(self._text):
            start, end = match.span()
            words = match.group().split()
            while words and self._is(words[0], "address"):
                start += len(words[0]) + 1
                words = words[1:]
            before = marked.before(start)
            gap = "" if before is None else self._text[before.end : start]
            if len(words) < _FULL or before is None or "," not in gap or "\n" in gap:
                continue
            said = [word for word in _WORD.findall(gap) if not self._is(word, "address")]
            is_known = any(word.lower().strip(".") in self._lexicon.kinds for word in words)
            if said or is_known or not self._holds_title(marked, before):
                continue
            if self._is_closed(end) and not self._goes_on(marked, end):
                yield self._made("Person", start, end)

    def _is_closed(self, end: int) -> bool:
        """Does a comma, a bracket or a word of saying follow?"""
        match = _NEXT.match(self._text, end)
        return match is not None and (not match.group(1).isalpha() or self._is(match.group(1), "saying"))

    def _goes_on(self, marked: Marked, end: int) -> bool:
        """Is somebody named right behind? Then what stands here is a place, or an office."""
        behind = marked.behind(end)[:1]
        is_named = bool(behind) and behind[0].type in ("Rank", "Person")
        return is_named and not self._text[end : behind[0].start].strip(" ,")

    def _holds_title(self, marked: Marked, mention: Mention) -> bool:
        """Is it a title, or a unit that a title stands directly before?"""
        at: Mention | None = mention
        while at is not None and at.type == "Organization":
            before = marked.before(at.start)
            if before is None or not only(words(self._text, before.end, at.start), self._known.title_to_unit):
                return False
            at = before
        return at is not None and at.type == "Title"

    def lone_titles(self, marked: Marked) -> Iterator[Mention]:
        """A title of one word before a unit and its holder ("the GOC, 81 Division, X"), or behind a name."""
        for match in _WORD.finditer(self._text):
            word = match.group()
            if word.lower() not in self._known.lone_titles or not marked.is_free(*match.span()):
                continue
            start, end = match.span()
            behind = marked.behind(end)
            before = marked.before(start)
            if len(behind) > 1 and behind[0].type == "Organization" and behind[1].type in ("Rank", "Person"):
                near = only(words(self._text, end, behind[0].start), self._known.title_to_unit)
                if near and not self._text[behind[0].end : behind[1].start].strip(" ,."):
                    yield self._made("Title", start, end)
            elif before is not None and before.type == "Person" and self._text[before.end : start] == ", ":
                yield self._made("Title", start, end)

    def high_offices(self, marked: Marked) -> Iterator[Mention]:
        """An office at the head of a force, written with capitals, near somebody's name or rank."""
        for match in self._high.finditer(self._text):
            start, end = match.span()
            around = [marked.before(start), *marked.behind(end)[:1]]
            near = any(
                item is not None
                and item.type in ("Person", "Rank")
                and max(item.start - end, start - item.end) <= _CLOSE
                for item in around
            )
            if near and match.group()[0].isupper() and marked.is_free(start, end):
                yield self._made("Title", start, end)

    def short_forms(self, marked: Marked) -> Iterator[Mention]:
        """The abbreviation of a title or unit, in brackets or between commas behind it."""
        for mention in marked.all:
            if mention.type == "Person":
                continue
            match = _SHORT.match(self._text, mention.end)
            if match and _abbreviates(match["short"], mention.text):
                yield self._made(mention.type, *match.span("short"))

    def long_forms(self, marked: Marked) -> Iterator[Mention]:
        """The title or unit before its abbreviation: each letter begins one of its words, in order."""
        for mention in marked.all:
            if mention.type == "Person" or not mention.text.isupper() or not mention.text.isalpha():
                continue
            first = max(0, mention.start - _MOST)
            opened = _OPENED.search(self._text, first, mention.start)
            if opened is None:
                continue
            letters = list(mention.text)
            start = opened.start()
            for word in reversed(list(_WORD.finditer(self._text, first, opened.start()))):
                if not letters or "\n" in self._text[word.start() : opened.start()]:
                    break
                if word.group()[0].upper() == letters[-1]:
                    letters.pop()
                    start = word.start()
                elif not word.group().islower():
                    break
            if not letters and len(mention.text) >= _FULL:
                yield self._made(mention.type, start, opened.start())


@cache
def _offices(named: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    """Which stretches are one of these offices, in small letters or capitals?"""
    listed = "|".join(SPACE.join(map(re.escape, office)) for office in named)
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)


def _abbreviates(short: str, name: str) -> bool:
    """Does the one begin as the other, have its letters in order, and several capitals?"""
    is_short = sum(letter.isupper() for letter in short) >= _FULL
    return is_short and short[0] == name[0].upper() and has_in_order(name, short)
