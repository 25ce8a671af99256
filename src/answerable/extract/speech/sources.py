"""What does the printed source of an attribution say by itself: who it is, how many, of what kind?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answerable.extract.speech.bearers import Bearer
from answerable.extract.speech.names import BearerKind
from answerable.extract.speech.rules import SpeechRules, tokens
from answerable.vocabulary.attribution import Number
from answerable.vocabulary.mention import Stretches


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is it? `text` as printed, `name` and `kind` those of the person or body, if the report names it.

    `described_as` is what the report says of them, `number` how many speak.
    """

    text: str
    name: str | None
    kind: BearerKind | None
    described_as: str | None
    number: Number

    @property
    def is_named(self) -> bool:
        """Does the report name them anywhere?"""
        return self.name is not None


def printed_of(text: str, stretches: Stretches, joint: str = " ") -> str:
    """How are these stretches printed, in one line, with `joint` between them?"""
    return joint.join(" ".join(text[start:end].split()) for start, end in stretches)


def head_of(printed: str, rules: SpeechRules) -> str:
    """Which noun is the head of this source? "spokesman" of "a spokesman for the army"; in lower case."""
    words: list[str] = []
    for piece in printed.split():
        bare = piece.strip(',.;:()“”"').lower()
        if words and (bare in rules.a("prepositions") or bare in rules.a("relatives")):
            break
        words.append(bare)
        if piece.endswith(","):
            break
    return re.sub(r"['’]s?$", "", words[-1]) if words else ""


def number_of(words: Sequence[str], head: str, rules: SpeechRules) -> Number:
    """How many speak, by the words of the source: one, several, or not to be told?"""
    if not words:
        return "unknown"
    if words[0] in rules.a("single"):
        return "one"
    if not rules.a("several").isdisjoint((words[0], head)) or (words[0].isdigit() and words[0] != "1"):
        return "several"
    if head in rules.a("bodies"):
        return "one"
    return "several" if head.endswith(rules.plural_ends) and not head.endswith(rules.singular_ends) else "one"


def heads_of_body(bearer: Bearer, rules: SpeechRules) -> tuple[str, ...]:
    """By which word is a body spoken of: "the commission" for the Commission on Human Rights?"""
    words = tokens(bearer.name)
    joint = next((place for place, word in enumerate(words) if word in rules.a("joints")), len(words))
    return tuple(words[max(0, joint - 1) : joint])
