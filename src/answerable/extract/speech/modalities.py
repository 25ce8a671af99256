"""Is what is said put forward as a fact, or denied, asked, said on a condition, or only planned?"""

import re
from itertools import islice
from typing import Final

from answerable.extract.speech.rules import SpeechRules, is_question, tokens
from answerable.vocabulary.access import Modality
from answerable.vocabulary.attribution import Stance

_OF_STANCE: Final[dict[Stance, Modality]] = {
    "denies": Modality.DENIED,
    "retracts": Modality.DENIED,
    "doubts": Modality.ASKED,
    "asks": Modality.ASKED,
    "predicts": Modality.PLANNED,
    "calls_for": Modality.PLANNED,
}
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LOOK: Final = 12
"""Words of the content in which its main verb stands, as a rule."""


def modality_of(stance: Stance, content: str, rules: SpeechRules) -> Modality:
    """How does a speaker of this stance put this content forward? The stance goes before the words."""
    return _OF_STANCE.get(stance) or modality_of_words(content, rules)


def modality_of_words(content: str, rules: SpeechRules) -> Modality:
    """How do these words themselves put forward what they say?

    A question, a condition at the head, and a main verb that lies in the future or in the possible state
    no fact. What "would have" been is a condition. Capitals are names ("May", "Will"), not verbs.
    """
    leads_up, possible, future = rules.a("before_clauses"), rules.a("possible"), rules.a("future")
    words = (match.group() for match in islice(_WORD.finditer(content), _LOOK))
    opening = [word for word in words if word.lower() not in leads_up]
    first = opening[0].lower() if opening else ""
    if is_question(content) or first in rules.a("whether"):
        return Modality.ASKED
    if first in rules.a("conditions"):
        return Modality.CONDITIONAL
    is_conditional = not rules.a("bare_if").isdisjoint(tokens(content))
    for place, word in enumerate(opening):
        plain = word.lower() if place == 0 else word
        if plain in possible:
            past = not rules.a("perfect").isdisjoint(opening[place + 1 : place + 2])
            if past and not is_conditional:
                return Modality.ASSERTED
            return Modality.CONDITIONAL if is_conditional else Modality.PLANNED
        if plain in future or plain.replace("’", "'").endswith(rules.futures):
            return Modality.PLANNED
    return Modality.ASSERTED
