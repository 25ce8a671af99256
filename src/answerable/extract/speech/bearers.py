"""Which names of a text are one person or body, and what does the text say that they are?"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from rapidfuzz.distance import Levenshtein

from answerable.extract.speech.names import BearerKind, Named
from answerable.extract.speech.rules import SpeechRules, any_of, speech_rules, tokens
from answerable.vocabulary.ids import folded

_LONGEST_APPOSITION: Final = 110
_LONGEST_TITLE: Final = 7
_SHORTEST_SURNAME: Final = 3
_LONG_SURNAME: Final = 7
"""Letters from which on two surnames that differ in one are one, and one of them misspelt."""
_OPEN: Final = r"[^.,;:!?“”\"\n()]"


@dataclass(frozen=True, slots=True)
class _Patterns:
    """How are people described around their names in this language?

    `before`: "former operative X"; `apposed`: "The operative, X"; `behind`: "X (rtd)", "X, a guard,".
    """

    before: re.Pattern[str]
    apposed: re.Pattern[str]
    behind: re.Pattern[str]
    determiner: re.Pattern[str]
    opening: re.Pattern[str]


@cache
def _patterns(lang: str) -> _Patterns:
    rules = speech_rules(lang)
    ends = "|".join(sorted(rules.a("prepositions", "relatives")))
    relatives = "|".join(sorted(rules.a("relatives")))
    opens = any_of(rules.a("article_like", "described"))
    articles, copulas = any_of(rules.a("article_like")), any_of(rules.a("copulas"))
    return _Patterns(
        before=re.compile(rf"(?:^|(?<=[\s“\"(]))((?i:{opens})\b{_OPEN}{{0,70}})$"),
        apposed=re.compile(
            rf"(?:^|[.!?][”\"’]?\s+)((?:(?i:{opens})|[A-Z][\w-]*['’]s?)\s{_OPEN}{{2,80}}),\s(?:(?:[A-Z][a-z]*\.?\s){{0,3}})$"
        ),
        behind=re.compile(
            r"^(?:['’]s)?,? ?(?:\((?P<inside>[^()\n]{2,80})\)|, (?P<apposed>(?:[a-z]+ "
            rf"(?:{copulas}) )?"
            rf"(?:(?:{opens})|(?:{relatives})|[a-z]+(?:[- ][a-z]+){{0,6}} (?:{ends}))"
            r"\b[^.;:!?“”\"\n]*?))(?=[,.;:!?\n]|$)"
        ),
        determiner=re.compile(rf"^(?:{articles}|[a-z]+ (?:{copulas}))\s+", re.IGNORECASE),
        opening=re.compile(rf",| (?:{ends})\b"),
    )


def opening_of(said: str, rules: SpeechRules) -> str:
    """Which words of a description say what somebody is, and not of whom, where or for what?"""
    return _patterns(rules.lang).opening.split(without_article(said, rules), maxsplit=1)[0]


def without_article(said: str, rules: SpeechRules) -> str:
    """What is left of "a former operative" without its first word?"""
    return _patterns(rules.lang).determiner.sub("", " ".join(said.split())).strip(" ,'’")


@dataclass(slots=True)
class Bearer:
    """Who is named, by which names, where, and what does the text say of them? Made while a text is read."""

    rules: SpeechRules
    kind: BearerKind | None
    gender: str | None
    named: list[Named] = field(default_factory=list)
    spelt: dict[tuple[str, ...], str] = field(default_factory=dict)
    descriptions: list[tuple[int, str]] = field(default_factory=list)
    _known: frozenset[str] | None = None

    @property
    def name(self) -> str:
        """Which is the fullest of the names?"""
        return max((item.name for item in self.named), key=lambda name: (len(name.split()), len(name)))

    @property
    def first(self) -> int:
        """Where does the text name them first?"""
        return min(item.start for item in self.named)

    def described(self, place: int) -> str | None:
        """What does the text say of them: at this place, or else where it says so first?"""
        near = [words for start, words in self.descriptions if abs(start - place) < _LONGEST_APPOSITION]
        said = next(iter(near), None) or next((words for _, words in self.descriptions), None)
        return said or next((office for item in self.named if (office := item.office(self.rules))), None)

    def infer(self) -> None:
        """What do the descriptions tell where the name does not: a man or a woman, a person or a body?"""
        for _, said in self.descriptions:
            what = tokens(opening_of(said, self.rules))
            if len(what) <= _LONGEST_TITLE and self.rules.a("relatives").isdisjoint(what):
                self.gender = self.gender or next(map(self.rules.genders.get, what[-1:]), None)
            if self.kind is None and what:
                is_body = not self.rules.a("bodies", "documents").isdisjoint(what[-1:])
                self.kind = "body" if is_body else "person"

    def words(self) -> frozenset[str]:
        """Which words describe them? Titles and ranks before the name are among them.

        Asked once all of the text's names and descriptions are known.
        """
        if self._known is None:
            said = (opening_of(said, self.rules) for _, said in self.descriptions)
            found = {word for words in said for word in plain_words(words, self.rules.prefixes)}
            agents = {self.rules.agents[word] for word in found if word in self.rules.agents}
            titles = {title for item in self.named for title in item.honorifics}
            self._known = frozenset(found | agents | titles)
        return self._known


class Bearers:
    """Who is named in one text? Names that are one person's or body's are one bearer."""

    def __init__(self, text: str, found: Sequence[Named], rules: SpeechRules) -> None:
        self._rules = rules
        self._text = text
        self._patterns = _patterns(rules.lang)
        self.all: list[Bearer] = []
        self._at: dict[int, Bearer] = {}
        spelt = {name: tuple(folded(name).split()) for name in {item.name for item in found}}
        counts = Counter(spelt[item.name] for item in found)
        fullest = sorted(found, key=lambda item: (-len(item.words), -counts[spelt[item.name]], item.start))
        for item in fullest:
            mine = spelt[item.name]
            bearer = self._that_has(item, mine) or self._new(item)
            bearer.named.append(item)
            bearer.spelt.setdefault(mine, item.name)
            bearer.kind = bearer.kind or item.kind
            bearer.gender = bearer.gender or item.gender
            self._at[item.start] = bearer
        for item in found:
            self._at[item.start].descriptions += self._said_of(item)
        for bearer in self.all:
            bearer.named.sort(key=lambda item: item.start)
            bearer.descriptions.sort()
            bearer.infer()
        self.all.sort(key=lambda bearer: bearer.first)

    def of(self, named: Named) -> Bearer:
        """Who bears this name, at this place?"""
        return self._at[named.start]

    def _new(self, item: Named) -> Bearer:
        bearer = Bearer(self._rules, item.kind, item.gender)
        self.all.append(bearer)
        return bearer

    def _that_has(self, item: Named, mine: tuple[str, ...]) -> Bearer | None:
        """Whose name is this, or is it short for? The one named most often so far, of those whom it fits."""
        if not mine:
            return None
        fitting = [bearer for bearer in self.all if _agrees(bearer, item) and _fits(mine, bearer)]
        return max(fitting, key=lambda bearer: len(bearer.named), default=None)

    def _said_of(self, item: Named) -> Iterable[tuple[int, str]]:
        text = self._text
        line = text.rfind("\n", 0, item.start) + 1
        head = text[max(line, item.start - _LONGEST_APPOSITION) : item.start]
        match = self._patterns.before.search(head)
        if match:
            said = self._before(match.group(1))
            if said and (item.kind != "body" or self._is_body(said)):
                yield item.start - len(match.group(1)), said
        apposed = self._patterns.apposed.search(head)
        if apposed:
            said = self._plain(apposed.group(1))
            if said and self._rules.a("parting_verbs").isdisjoint(said.split()):
                yield item.start - len(apposed.group(0)), said
        behind = self._patterns.behind.match(text[item.end : item.end + _LONGEST_APPOSITION])
        if behind:
            inside = behind.group("inside") or ""
            if not self._rules.a("described").intersection(tokens(inside)):
                inside = ""
            said = self._plain(inside or behind.group("apposed") or "")
            if (
                said
                and not said[0].isdigit()
                and tokens(said)[:1]
                and tokens(said)[0] not in self._rules.a("parting") - self._rules.a("relatives")
                and not (self._is_done(tokens(said)[0]))
                and not self._is_clause(said)
            ):
                yield item.end, said

    def _is_clause(self, said: str) -> bool:
        """Is it a clause about somebody else ("in X, the mayor also said …"), and not what they are?"""
        words = tokens(opening_of(said, self._rules))
        verbs = self._rules.a("finite", "past_forms")
        return not verbs.isdisjoint(words)

    def _is_done(self, word: str) -> bool:
        """Is it what they did ("urged the government to …"), and not what they are?"""
        return word.endswith(self._rules.pasts) and word not in self._rules.a("described")

    def _is_body(self, said: str) -> bool:
        known = self._rules.a("bodies", "generic_bodies")
        return not known.isdisjoint(tokens(said)[-1:])

    def _plain(self, words: str) -> str:
        return without_article(words, self._rules)

    def _before(self, words: str) -> str | None:
        """Which words before a name describe its bearer? Not if a verb or another name parts them."""
        plain = self._plain(words)
        lower = plain.split()
        keeps = not self._rules.a("described").isdisjoint(tokens(plain))
        while (
            not keeps
            and lower
            and lower[-1].lower().strip(".") in self._rules.honorifics
            and lower[-1][0].isupper()
        ):
            lower.pop()
        ends = self._rules.a("determiners", "prepositions")
        if not lower or len(lower) > _LONGEST_TITLE or lower[-1].lower() in ends:
            return None
        if any(
            word.lower() in self._rules.a("parting") or (word.lower(),) in self._rules.saying
            for word in lower
        ):
            return None
        return " ".join(lower)


def plain_words(said: str, prefixes: Mapping[str, str]) -> list[str]:
    """Which words describe somebody here? "Ex-operative" is "former" and "operative"."""
    found: list[str] = []
    for word in tokens(said):
        prefix = next((prefix for prefix in prefixes if word.startswith(prefix)), "")
        found += [prefixes[prefix], word[len(prefix) :]] if prefix else [word]
    return found


def _agrees(bearer: Bearer, item: Named) -> bool:
    if bearer.kind and item.kind and bearer.kind != item.kind:
        # "RILL: I was there": capitals alone make no body of a person who is named elsewhere
        is_shouted = len(item.words) == 1 and item.name.isupper() and len(item.name) > _SHORTEST_SURNAME
        return is_shouted and bearer.kind == "person"
    return not (bearer.gender and item.gender and bearer.gender != item.gender)


def _fits(mine: tuple[str, ...], bearer: Bearer) -> bool:
    is_group = mine[-1].endswith(bearer.rules.groups)
    may_slip = len(mine) == 1 and len(mine[0]) >= _LONG_SURNAME and bearer.kind != "body"
    for theirs, name in bearer.spelt.items():
        if mine == theirs:
            return True
        if is_group:
            continue  # the Democrats of one state are not all Democrats
        # whichever part of the other name it is, its last word is one of that
        if (
            len(mine) < len(theirs)
            and mine[-1] in theirs
            and (
                mine == theirs[-len(mine) :]
                or (bearer.kind != "body" and mine == theirs[: len(mine)])
                or (bearer.kind == "body" and _heads(mine, theirs, bearer.rules))
                or (len(mine) == 2 and (mine[0], mine[-1]) == (theirs[0], theirs[-1]))  # noqa: PLR2004
            )
        ):
            return True
        if bearer.kind == "body" and len(mine) == 1 and mine[0] == _initials(name).lower():
            return True
        if may_slip and _is_misspelt(mine[0], theirs[-1]):
            return True
    return False


def _is_misspelt(one: str, other: str) -> bool:
    """Is it that surname with one slip of the pen?"""
    is_like = len(other) >= _LONG_SURNAME and one[0] == other[0] and one != other
    return is_like and Levenshtein.distance(one, other, score_cutoff=1) == 1


def _heads(mine: tuple[str, ...], theirs: tuple[str, ...], rules: SpeechRules) -> bool:
    """Is it what stands before a joint: "the League" of the League for Rights?"""
    joint = next((place for place, word in enumerate(theirs) if word in rules.a("joints")), len(theirs))
    return mine == theirs[max(0, joint - len(mine)) : joint]


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())
