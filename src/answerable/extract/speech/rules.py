"""What do the words of saying mean in one language? The data file `rules/speech-LANG.yaml`, made ready."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final, get_args

import yaml

from answerable.extract.lexicon import DEFAULT_LANGUAGE
from answerable.vocabulary.attribution import Grounds, Stance

_STANCES: Final[tuple[Stance, ...]] = get_args(Stance)
_GROUNDS: Final[tuple[Grounds, ...]] = get_args(Grounds)
_TOKEN: Final = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_KEPT: Final = 512
"""Texts whose words are kept: several rules look at the same cue, source and content, one after the other."""

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroundsRule:
    """By which cues, sources and words of the content are these grounds known? `sure`: by cues alone.

    Words of the content have spaces around them.
    """

    cues: frozenset[Phrase]
    sources: frozenset[str]
    content: tuple[str, ...]
    sure: frozenset[Phrase]


@dataclass(frozen=True, slots=True)
class SpeechRules:
    """What do cues and sources mean in this language? Words in lower case, in all their forms.

    `stances` gives the stance of a phrase, `nouns` that of a noun; `genders` those of the words and first
    names that tell; `short_for` the words before a name that a lone word ("the general") may stand for.
    """

    lang: str
    stances: Mapping[Phrase, Stance]
    nouns: Mapping[str, Stance]
    words: Mapping[str, frozenset[str]]
    saying: frozenset[Phrase]
    demanding: frozenset[Phrase]
    showing: frozenset[Phrase]
    impersonal: frozenset[Phrase]
    by_source: tuple[Phrase, ...]
    pronouns: Mapping[str, str]
    honorifics: Mapping[str, str]
    genders: Mapping[str, str]
    short_for: Mapping[str, frozenset[str]]
    grounds: Mapping[Grounds, GroundsRule]
    prefixes: Mapping[str, str]
    denying: tuple[str, ...]
    recanting: tuple[str, ...]
    wanting: tuple[str, ...]
    namings: tuple[str, ...]
    agents: Mapping[str, str]
    adverbs: tuple[str, ...]
    pasts: tuple[str, ...]
    participle_ends: tuple[str, ...]
    present_ends: tuple[str, ...]
    plural_ends: tuple[str, ...]
    singular_ends: tuple[str, ...]
    groups: tuple[str, ...]
    unsure: tuple[str, ...]
    futures: tuple[str, ...]
    negations: tuple[str, ...]
    told_so: re.Pattern[str]
    lived_through: re.Pattern[str]
    lived_by: re.Pattern[str]
    longest: int
    unions: dict[tuple[str, ...], frozenset[str]]
    """Kinds of word that are asked for together, filled as they are."""

    def stance_at(self, words: Sequence[str], place: int) -> tuple[Stance, int] | None:
        """Which stance does the longest phrase that begins here take, and how many words has it?"""
        for length in range(min(self.longest, len(words) - place), 0, -1):
            found = self.stances.get(tuple(words[place : place + length]))
            if found is not None:
                return found, length
        return None

    def a(self, kind: str, *more: str) -> frozenset[str]:
        """Which words are of this kind, or of one of these? The kinds are those of the data file."""
        if not more:
            return self.words[kind]
        kinds = (kind, *more)
        if kinds not in self.unions:
            self.unions[kinds] = frozenset().union(*map(self.words.__getitem__, kinds))
        return self.unions[kinds]


@cache
def speech_rules(lang: str = DEFAULT_LANGUAGE) -> SpeechRules:
    """Which rules belong to this language? LookupError, naming the language, if there are none."""
    resource = files("answerable.extract") / "rules" / f"speech-{lang}.yaml"
    if not resource.is_file():
        msg = f"there are no rules of who says what for the language {lang!r}"
        raise LookupError(msg)
    data: dict[str, Any] = yaml.safe_load(resource.read_text(encoding="utf-8"))
    inflect = _Inflector(data["irregular"], data["inflections"])
    stances: dict[Phrase, Stance] = {}
    for stance in _STANCES:
        bases = [*data["stances"].get(stance, "").split(), *data["phrases"].get(stance, ())]
        stances.update(dict.fromkeys(inflect.all(bases), stance))
    nouns = {word: stance for stance in _STANCES for word in data["nouns"].get(stance, "").split()}
    return SpeechRules(
        lang=data["lang"],
        stances=stances,
        nouns=nouns,
        words=_plain_words(data, inflect),
        saying=inflect.all(data["saying"].split()),
        demanding=inflect.all(data["demanding"].split()),
        showing=inflect.all(data["showing"].split()),
        impersonal=inflect.all(data["impersonal"].split()),
        by_source=tuple(tuple(phrase.split()) for phrase in data["by_source"]),
        pronouns=_reversed(data["pronouns"]),
        honorifics=_reversed(data["honorifics"]),
        genders=_genders(data),
        short_for={word: frozenset(forms.split()) for word, forms in data["short_for"].items()},
        grounds={
            kind: _grounds(data["grounds"][kind], inflect) for kind in _GROUNDS if kind in data["grounds"]
        },
        prefixes=data["prefixes"],
        denying=tuple(data["denying"]),
        recanting=tuple(data["recanting"]),
        wanting=tuple(data["wanting_phrases"]),
        namings=tuple(data["namings"]),
        agents=data["agents"],
        adverbs=tuple(data["adverbs"]),
        pasts=tuple(data["pasts"]),
        participle_ends=tuple(data["participle_ends"]),
        present_ends=tuple(data["present_ends"]),
        plural_ends=tuple(data["plural_ends"]),
        singular_ends=tuple(data["singular_ends"]),
        groups=tuple(data["groups"]),
        unsure=tuple(data["unsure"]),
        futures=tuple(data["futures"]),
        negations=tuple(data["negations"]),
        **_lived(data),
        longest=max(map(len, stances)),
        unions={},
    )


def any_of(words: Iterable[str]) -> str:
    """Which pattern matches one of these words? The longest first, and always in the same order."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def is_question(content: str) -> bool:
    """Does this end as a question does, whatever quotation marks close it?"""
    return content.rstrip(" \"'”’»").endswith("?")


@lru_cache(maxsize=_KEPT)
def tokens(text: str) -> tuple[str, ...]:
    """Which words does this text have, in lower case?"""
    if text.isascii():
        return tuple(_TOKEN.findall(text.lower()))
    return tuple(word.lower().replace("’", "'") for word in _TOKEN.findall(text))


_INFLECTED: Final = (
    "warnings",
    "opinions",
    "confirming_forms",
    "told",
    "naming",
    "neutral",
    "refusals",
    "claiming",
    "unknowing",
    "asking",
    "thinking",
    "voicing",
)
"""Kinds of the file whose words are verbs in their base form."""


def _plain_words(data: Mapping[str, Any], inflect: "_Inflector") -> dict[str, frozenset[str]]:
    words = {kind: frozenset(said.split()) for kind, said in data.items() if isinstance(said, str)}
    for kind in _INFLECTED:
        words[kind] = frozenset(word for (word,) in inflect.all(data[kind].split()))
    return words


def _grounds(data: Mapping[str, Any], inflect: "_Inflector") -> GroundsRule:
    return GroundsRule(
        inflect.all(data["cues"].split()),
        frozenset(data["sources"].split()),
        tuple(f" {phrase} " for phrase in data["content"]),
        inflect.all(data["sure"].split()),
    )


def _lived(data: Mapping[str, Any]) -> dict[str, re.Pattern[str]]:
    """By which words are speakers told something, or have lived through it, in somebody else's words?

    `told_so`: "had admitted to her"; `lived_through`: "he heard", "that they were beaten"; `lived_by`: "a boy
    who was hit". All of words in lower case with spaces around them.
    """
    who, whom = (any_of(data[kind].split()) for kind in ("tellers", "told_whom"))
    telling, sensing = any_of(data["telling"].split()), any_of(data["sensing"].split())
    suffered, had = any_of(data["suffered"].split()), any_of(data["had"].split())
    was, relatives = any_of(data["was"].split()), any_of(data["relatives"].split())
    to = any_of(data["told_to"].split())
    felt = rf"(?:{sensing}|(?:{was}) (?:[a-z]+ly )?(?:{suffered}))"
    return {
        "told_so": re.compile(rf" (?:{telling}) (?:(?:{to}) )?(?:{whom}) "),
        "lived_through": re.compile(
            rf"^ (?:[a-z]+ )?(?:{who})(?: [a-z]+)? (?:(?:{had}) )?{felt} | (?:{to}) (?:{had}) (?:{sensing}) "
        ),
        "lived_by": re.compile(rf" (?:{relatives}) (?:(?:{had}) )?{felt} "),
    }


def _reversed(data: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, words in data.items():
        for word in words.split():
            found.setdefault(word, kind)
    return found


def _genders(data: Mapping[str, Any]) -> dict[str, str]:
    told: dict[str, str] = {}
    for gender in ("male", "female"):
        words = " ".join((data["honorifics"][gender], data[f"{gender}_words"], data[f"{gender}_names"]))
        told.update(dict.fromkeys(words.split(), gender))
    return told


class _Inflector:
    """Which forms has a verb? By the rules of spelling of the file, or those that it gives for one verb."""

    def __init__(self, irregular: Mapping[str, str], rules: Iterable[Mapping[str, Any]]) -> None:
        self._irregular = irregular
        self._rules = [(re.compile(rule["when"]), int(rule["cut"]), rule["forms"]) for rule in rules]

    def all(self, bases: Iterable[str]) -> frozenset[Phrase]:
        """Which phrases do these verbs make? Of a phrase the first word is the verb; `_` parts words too."""
        found: set[Phrase] = set()
        for base in bases:
            verb, *rest = base.replace("_", " ").split()
            found.update((form, *rest) for form in self._of(verb))
        return frozenset(found)

    def _of(self, verb: str) -> set[str]:
        if verb in self._irregular:
            return {verb, *self._irregular[verb].split()}
        cut, forms = next((cut, forms) for when, cut, forms in self._rules if when.search(verb))
        return {verb, *(f"{verb[: len(verb) - cut]}{form}" for form in forms)}
