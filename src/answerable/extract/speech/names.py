"""Which names does a text print, and what does it call their bearers? Found by their capitals alone.

A recogniser marks soldiers and their units; whoever else speaks in a report (a senator, a rights group, a
witness) is found here. What is found serves to settle speakers within one text and makes no claim itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from answerable.extract.marked import Marked
from answerable.extract.speech.acronyms import spelt_out
from answerable.extract.speech.phrasing import phrasing
from answerable.extract.speech.rules import SpeechRules
from answerable.vocabulary.mention import Mention

_WORD: Final = r"[^\W\d_a-zß-öø-ÿ][\w’'\-]*\.?"
_NAME: Final = re.compile(
    rf"{_WORD}(?:[ \u00a0]+(?:(?:[a-z]{{1,3}}[ \u00a0]+){{0,2}}{_WORD}|[a-z]{{1,3}}-{_WORD}))*"
)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_PIECE: Final = re.compile(r"\S+")
_GENITIVE: Final = re.compile(r"['’]+s?$")
_SHORT_STOP: Final = 4
"""Letters of a word up to which its full stop may be that of an abbreviation or initial."""

_LONGEST_NUMBER: Final = len("1000th ")
_HEADLINE: Final = 5
_HEADING: Final = 3
"""Words of the shortest heading in capitals."""
_MOST: Final = 0.85
"""A line of so many long words, of which so many have capitals, is a headline."""

_SHORTEST: Final = 2
"""Letters of the shortest name that stands alone."""

_FULL_NAME: Final = 2
"""Words of a full name, as a rule."""

_KEPT: Final = 4096
"""Words in capitals whose plain form is kept."""

BearerKind = Literal["person", "body"]


@dataclass(frozen=True, slots=True)
class Named:
    """Which name stands where? `words` are those of the name; `honorifics` what stood before it in capitals.

    `kind` is None where nothing tells a person from a body; `gender` likewise.
    """

    start: int
    end: int
    words: tuple[str, ...]
    honorifics: tuple[str, ...]
    kind: BearerKind | None
    gender: str | None

    def office(self, rules: SpeechRules) -> str | None:
        """Which office or rank stands before the name? Not a mere form of address."""
        said = [word for word in self.honorifics if word not in rules.a("addresses")]
        return " ".join(said) or None

    @property
    def name(self) -> str:
        """How is it printed, without what stood before it?"""
        return " ".join(self.words)


def names(
    text: str,
    mentions: Sequence[Mention],
    starts: frozenset[int],
    sources: frozenset[int],
    rules: SpeechRules,
) -> list[Named]:
    """Which names stand in the text, in order? A mention of a person or unit goes before a run of capitals.

    `starts` are the characters at which sentences begin: a capital there says little; `sources` those at
    which somebody is said to speak.
    """
    marked = [
        _marked(mention, text, rules) for mention in mentions if mention.type in ("Person", "Organization")
    ]
    taken = Marked(mentions)
    found: list[Named] = []
    headlines: list[tuple[int, int]] = []
    for first, last, is_headline in _lines(text):
        if is_headline:
            headlines.append((first, last))
            written = phrasing(rules.lang).heading.match(text, first, last)
            if written is not None:
                found.extend(_of_run(text, *written.span("by"), starts, rules))
            continue
        for match in _NAME.finditer(text, first, last):
            if _is_heading(match.group()):
                headlines.append(match.span())
                continue
            found.extend(
                named
                for named in _of_run(text, match.start(), match.end(), starts, rules)
                if taken.is_free(named.start, named.end)
            )
    known = [*marked, *_without_openers(text, _with_spelt_out(found, text, rules), starts, sources, rules)]
    for first, last in headlines:
        known += _known_in(text, first, last, known)
    return sorted((_with_number(item, text, rules) for item in known), key=lambda named: named.start)


def _is_heading(run: str) -> bool:
    """Are these capitals throughout, and more than a name has? A heading stands before its paragraph."""
    return run.isupper() and len(run.split()) >= _HEADING


def _with_spelt_out(found: Sequence[Named], text: str, rules: SpeechRules) -> list[Named]:
    """Which are the names, where the text itself says by an acronym how far some of them reach?"""
    full = [
        Named(start, end, tuple(text[start:end].split()), (), "body", None)
        for start, end in spelt_out(text, rules.lang)
    ]
    kept = (item for item in found if not any(one.start < item.end and item.start < one.end for one in full))
    return sorted([*kept, *full], key=lambda item: item.start)


def _with_number(item: Named, text: str, rules: SpeechRules) -> Named:
    """Is there a number before a body? It is part of its name: `12 Brigade`."""
    match = phrasing(rules.lang).numbered.search(text, max(0, item.start - _LONGEST_NUMBER), item.start)
    if item.kind != "body" or match is None:
        return item
    return replace(item, start=match.start(), words=(match.group(1), *item.words))


def _known_in(text: str, first: int, last: int, known: Sequence[Named]) -> list[Named]:
    """Which of the names that are known stand in a headline, where every word has its capital?"""
    line = text[first:last]
    by_name = {name: item for item in known if (name := item.name) in line}
    if not by_name:
        return []
    pattern = re.compile(
        r"\b(?:" + "|".join(re.escape(name) for name in sorted(by_name, key=len, reverse=True)) + r")\b"
    )
    return [
        replace(by_name[match.group()], start=match.start(), end=match.end())
        for match in pattern.finditer(text, first, last)
        if not any(item.start < match.end() and item.end > match.start() for item in known)
    ]


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """From where to where does each line reach, and is it a headline in capitals, all of it like a name?"""
    start = 0
    for line in text.split("\n"):
        long = [word for word in _LETTERS.findall(line) if len(word) >= _SHORT_STOP]
        capital = sum(word[0].isupper() for word in long)
        yield start, start + len(line), len(long) >= _HEADLINE and capital >= _MOST * len(long)
        start += len(line) + 1


def _without_openers(
    text: str, found: Sequence[Named], starts: frozenset[int], sources: frozenset[int], rules: SpeechRules
) -> Iterator[Named]:
    """Which of them are names? A lone word that opens a sentence, only if it has its capital elsewhere.

    Or if it speaks there, and is no word that the text, or the language, writes small.
    """
    elsewhere = {
        word for item in found if item.start not in starts or len(item.words) > 1 for word in item.words
    }
    for item in found:
        opens = len(item.words) == 1 and item.start in starts and not item.honorifics
        speaks = item.start in sources and not _is_common(item.words[0], text, rules)
        is_proper = item.words[0].lower() in rules.a("proper_bodies")
        if not opens or speaks or is_proper or item.words[0] in elsewhere:
            yield item


def _is_common(word: str, text: str, rules: SpeechRules) -> bool:
    """Is it a word like others: a plural, one for a document or for many, or one that stands here small?"""
    small = word.lower()
    if small.endswith("s") or small in rules.a("several") or small in rules.a("documents"):
        return not small.endswith(rules.groups)
    return re.search(rf"\b{re.escape(small)}\b", text) is not None


def _marked(mention: Mention, text: str, rules: SpeechRules) -> Named:
    words = tuple(_GENITIVE.sub("", piece) for piece in mention.text.split())
    if mention.type == "Organization":
        return Named(mention.start, mention.end, words, (), "body", None)
    before = text[max(0, mention.start - 40) : mention.start].rsplit("\n", 1)[-1].split()
    titles: list[str] = []
    for piece in reversed(before):
        word = piece.strip(".,").lower()
        if word not in rules.honorifics:
            break
        titles.insert(0, word)
    gender = next((rules.genders[word] for word in titles if word in rules.genders), None)
    gender = gender or rules.genders.get(words[0].lower() if words else "")
    return Named(mention.start, mention.end, words, tuple(titles), "person", gender)


def _of_run(text: str, start: int, end: int, starts: frozenset[int], rules: SpeechRules) -> Iterator[Named]:
    """Which names are in this run of capitals? It may begin with words of the sentence, or of an office."""
    pieces = [(start + match.start(), match.group()) for match in _PIECE.finditer(text[start:end])]
    group: list[tuple[int, str]] = []
    has_office = False
    no_names = rules.a("no_names")
    for place, piece in pieces:
        bare = _bare(piece)
        if place in starts and group:
            yield from _finished(group, rules, has_office=has_office)
            group, has_office = [], False
        is_joint = bare.islower()
        if not group and (is_joint or bare.lower() in no_names):
            continue
        is_no_name = bare.lower() in no_names and not is_joint and not _goes_on(bare, group, rules)
        if is_no_name or (is_joint and not _joins(bare, group, starts, rules)):
            yield from _finished(group, rules, has_office=has_office)
            is_office = all(_plain(said) in rules.honorifics for _, said in group)
            group, has_office = [], is_office and bare in rules.a("prepositions")
            continue
        group.append((place, piece))
        if _GENITIVE.search(piece) or (piece.endswith(".") and len(bare) > _SHORT_STOP):
            yield from _finished(group, rules, has_office=has_office)
            group, has_office = [], False
    yield from _finished(group, rules, has_office=has_office)


def _goes_on(bare: str, group: list[tuple[int, str]], rules: SpeechRules) -> bool:
    """Is a word that is none of a name one here: behind a first name ("Ada May"), or as its capitals show?"""
    if not group:
        return False
    before = _bare(group[-1][1])
    if before.isupper() and bare.isupper() and min(len(before), len(bare)) > _SHORTEST:
        return True
    return bare.lower() in rules.a("names_too") and before.lower() in rules.genders


def _behind_office(group: list[tuple[int, str]], rules: SpeechRules) -> list[tuple[int, str]]:
    """Which words are the name behind "Secretary of State", "Minister of Foreign Affairs"?

    From the first that is a first name on, or the last two; what else stands there is of the office.
    """
    lower = [_plain(piece) for _, piece in group]
    first = next((place for place, word in enumerate(lower) if place and word in rules.genders), None)
    if first is not None:
        return group[first:]
    return group[1:] if len(group) <= _FULL_NAME else group[-_FULL_NAME:]


def _joins(joint: str, group: list[tuple[int, str]], starts: frozenset[int], rules: SpeechRules) -> bool:
    """Does a small word belong to a name? "Ministry of Defence", "Ludwig van B"; not "X of the Ministry"."""
    words = [_plain(piece) for _, piece in group]
    if joint in rules.a("joining"):
        is_body = not rules.a("organised", "bodies").isdisjoint(words)
        return is_body and any(word in rules.a("prepositions") for word in words)
    if joint not in rules.a("joints"):
        return False
    if joint in rules.a("prepositions") or joint in rules.a("definite"):
        no_body = (rules.honorifics, rules.genders, rules.a("documents"))
        opens = group[0][0] in starts
        lone = len(words) == 1 and not opens and not any(words[0] in known for known in no_body)
        return lone or not rules.a("organised", "bodies").isdisjoint(words)
    return True


def _finished(
    group: list[tuple[int, str]], rules: SpeechRules, *, has_office: bool = False
) -> Iterator[Named]:
    while group and group[-1][1].islower():
        group = group[:-1]
    if has_office and len(group) > 1:
        group = _behind_office(group, rules)
    office = _office(group, rules)
    titles = [_plain(piece) for _, piece in group[:office]]
    group = group[office:]
    while len(group) > 1 and _plain(group[0][1]) in rules.honorifics:
        if _plain(group[1][1]) in rules.a("bodies"):
            break  # "General Staff" is no general called Staff
        titles.append(_plain(group[0][1]))
        group = group[1:]
    while len(group) > 1 and group[0][1].islower():
        # "Secretary of State John": what stood before the joint was an office
        group = group[1:]
    if not group:
        return
    words = tuple(_bare(piece) for _, piece in group)
    if words[-1].count(".") == 1 and words[-1].endswith(".") and len(words[-1]) > _SHORTEST:
        words = (*words[:-1], words[-1].rstrip("."))  # the full stop of the sentence
    if _is_office(words, rules) or (len(words) == 1 and len(words[0].strip(".")) < _SHORTEST):
        return
    last_place = group[-1][0]
    gender = next((rules.genders[word] for word in titles if word in rules.genders), None)
    kind = _kind(words, titles, rules)
    if kind != "body" and gender is None and len(words) > 1:
        gender = rules.genders.get(words[0].lower())
    yield Named(group[0][0], last_place + len(words[-1]), words, tuple(titles), kind, gender)


def _is_office(words: Sequence[str], rules: SpeechRules) -> bool:
    """Is it an office and no name: "UN High Commissioner"? "Stephen King" begins with a first name."""
    last, first = words[-1].lower().rstrip("."), words[0].lower()
    is_named = len(words) > 1 and first in rules.a("male_names", "female_names")
    return last in rules.honorifics and not is_named


def _office(group: list[tuple[int, str]], rules: SpeechRules) -> int:
    """How many words before the name are an office ("Police Commissioner Richard Ross")?"""
    lower = [_plain(piece) for _, piece in group]
    first_names = rules.a("male_names", "female_names")
    if all(piece[0].isupper() for _, piece in group) and rules.a("bodies").isdisjoint(lower[-1:]):
        place = next((place for place, word in enumerate(lower[:-1]) if word in first_names), 0)
        if place:
            return place
    for place in range(len(lower) - 2, -1, -1):
        behind = lower[place + 1 :]
        if lower[place] in rules.honorifics and group[place + 1][1][0].isupper():
            return place + 1 if rules.a("bodies").isdisjoint(behind) else 0
    return 0


def _kind(words: Sequence[str], titles: Sequence[str], rules: SpeechRules) -> BearerKind | None:
    lower = [word.lower() for word in words]
    is_lone = len(words) == 1
    if not rules.a("bodies").isdisjoint(lower) or (
        is_lone and (words[0].isupper() or lower[0] in rules.a("states"))
    ):
        return "body"
    if titles or (len(words) > 1 and lower[0] in rules.genders):
        return "person"
    return None


@lru_cache(maxsize=_KEPT)
def _plain(piece: str) -> str:
    return _bare(piece).rstrip(".").lower()


@lru_cache(maxsize=_KEPT)
def _bare(piece: str) -> str:
    bare = _GENITIVE.sub("", piece)
    return bare.rstrip(".") if len(bare) > _SHORT_STOP or bare.rstrip(".").islower() else bare
