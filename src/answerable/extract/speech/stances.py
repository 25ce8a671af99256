"""What does a speaker do by a cue: assert, allege, deny, doubt, predict, call for, ask, confirm, retract?"""

from collections.abc import Sequence
from typing import Final

from answerable.extract.speech.rules import SpeechRules, tokens
from answerable.vocabulary.attribution import Stance

_TO: Final = "to"
_ASKED: Final = frozenset({"ask", "asks", "asked", "asking"})
_ASSERTING: Final = frozenset({"asserts", "alleges", "confirms", "predicts"})
_HEAD: Final = 4
_MAIN_CLAUSE: Final = 14
"""Words of the content in which its main verb stands, as a rule."""
_PHRASE_GOES_ON: Final = 2
"""Words of the content that may end a phrase of the cue: "pleaded | not guilty"."""
_OPENING: Final = 4
"""Words of the content that are looked at for what it asks or calls for."""


def stance_of(cue: str, content: str, rules: SpeechRules) -> Stance:
    """Which stance does this cue take to this content?

    A phrase goes before a single verb, a verb before a noun, and what is known by no word asserts. "Not"
    and "refused to" turn what follows them: not to assert a thing is to deny it, or to doubt it where the
    verb is one of opinion; not to deny it says nothing against it.
    """
    words = tokens(cue)
    inside = tokens(content)
    place, stance = _named(words, inside, rules)
    if stance == "asks" and _is_request(words, inside):
        stance = "calls_for"
    if stance == "calls_for" and not rules.a("question_words").isdisjoint(inside[:1]):
        stance = "asks"
    if stance == "asserts" and rules.a("warnings").intersection(words) and _lies_ahead(inside, rules):
        stance = "predicts"
    if stance == "asserts" and rules.a("reported_doubt").intersection(words):
        stance = "alleges"
    stance = _with_content(stance, words, content, inside, rules)
    if _is_refusal(words, inside, rules):
        return "doubts"
    return _turned(stance, words[:place], words, rules)


def _with_content(
    stance: Stance, words: Sequence[str], content: str, inside: Sequence[str], rules: SpeechRules
) -> Stance:
    """What becomes of what a cue says, given what is said by it?

    "Admitted that he was wrong" takes back; "called it a lie" and "claimed they had not" deny; "would say"
    is yet to be said; and what is neutral does what its content does.
    """
    said = " ".join(inside)
    if stance in ("confirms", "asserts") and any(phrase in said for phrase in rules.recanting):
        return "retracts"
    is_neutral = stance == "asserts" and (not words or not rules.a("neutral").isdisjoint(words))
    may_deny = is_neutral or not (rules.a("naming") | rules.a("claiming")).isdisjoint(words)
    if stance in ("asserts", "alleges") and may_deny and _denies(said, inside, rules):
        return "denies"
    if stance == "asserts" and not rules.a("future").union(rules.a("would")).isdisjoint(words[:-1]):
        return "predicts"
    return _by_content(content, inside, words, rules) if is_neutral else stance


def _by_content(content: str, inside: Sequence[str], cue: Sequence[str], rules: SpeechRules) -> Stance:
    """What does a content do that only "said" lays in somebody's mouth?

    One that asks, one that wants something done, one about what will be. "Told them to go" wants it done.
    """
    if inside[:1] == ["whether"] or content.rstrip(" \"'”’»").endswith("?"):
        return "asks"
    opening = inside[:_MAIN_CLAUSE]
    is_order = _TO in inside[:2] and set(inside[: inside.index(_TO)]) <= rules.a("negators")
    said = f" {' '.join(opening)} "
    wants = any(f" {phrase} " in said for phrase in rules.wanting)
    if (
        wants
        or not rules.a("wanting").isdisjoint(opening)
        or (is_order and not rules.a("told").isdisjoint(cue))
    ):
        return "calls_for"
    return "predicts" if _will_be(opening, inside, rules) else "asserts"


def _denies(said: str, inside: Sequence[str], rules: SpeechRules) -> bool:
    """Does a content deny a charge: by what it calls it, or by saying that something was not done?"""
    return any(phrase in said for phrase in rules.denying) or _denies_act(inside[:_MAIN_CLAUSE], rules)


def _will_be(opening: Sequence[str], inside: Sequence[str], rules: SpeechRules) -> bool:
    """Does the main verb lie ahead: "will", or "would" where nothing makes a condition of it?"""
    if not rules.a("future").isdisjoint(opening) or any(word.endswith("'ll") for word in opening):
        return True
    would = next((place for place, word in enumerate(opening) if word in rules.a("would")), None)
    return would is not None and opening[would + 1 : would + 2] != ["have"] and "if" not in inside


def _denies_act(words: Sequence[str], rules: SpeechRules) -> bool:
    """Is it said that something was not done? Not to know, think or want a thing denies nothing."""
    for place, word in enumerate(words):
        behind = words[place + 1 : place + 3]
        is_short = word.endswith("n't") and word[:-3] in rules.a("refuting")
        is_long = word in rules.a("refuting") and behind[:1] and behind[0] in rules.a("negators")
        verb = behind[0] if is_short and behind else behind[1] if len(behind) > 1 else ""
        is_aside = place > 1 and words[place - 1] in rules.a("relatives")
        if (is_short or is_long) and not is_aside and verb not in rules.a("unknowing"):
            return True
        if word in rules.a("nobody") and place < _HEAD and not rules.a("refuting").isdisjoint(words[place:]):
            return True
    return False


def _is_refusal(words: Sequence[str], content: Sequence[str], rules: SpeechRules) -> bool:
    """Was nothing said at all ("declined to comment")? Then what it was about is left open."""
    return bool(words) and words[-1] in rules.a("refusals") and content[:1] == [_TO]


def _named(words: Sequence[str], inside: Sequence[str], rules: SpeechRules) -> tuple[int, Stance]:
    """Where does the word stand that tells, and what does it tell? A phrase may end in what is said."""
    best: tuple[int, int, Stance] | None = None
    for place in range(len(words)):
        found = rules.stance_at([*words, *inside[:_PHRASE_GOES_ON]], place)
        if found is not None and (best is None or found[1] > best[0]):
            best = (found[1], place, found[0])
    if best is not None:
        return best[1], best[2]
    for place, word in enumerate(words):
        if word in rules.nouns and (place or len(words) == 1 or len(words) > place + 1):
            return place, rules.nouns[word]
    return len(words), "asserts"


def _is_request(cue: Sequence[str], content: Sequence[str]) -> bool:
    """Is something asked *for*? "Asked the army to withdraw", "asked that he be freed"."""
    if cue[-1:] == ["for"] or content[:1] == [_TO]:
        return True
    return bool(_ASKED.intersection(cue)) and (
        content[:1] == ["that"] or (_TO in content[1:_OPENING] and content[:1] not in (["whether"], ["how"]))
    )


def _lies_ahead(content: Sequence[str], rules: SpeechRules) -> bool:
    return not (rules.a("future") | rules.a("possible")).isdisjoint(content)


def _turned(stance: Stance, before: Sequence[str], words: Sequence[str], rules: SpeechRules) -> Stance:
    refused = bool(rules.a("refusals").intersection(words[:-1])) and _TO in words
    negated = any(word in rules.a("negators") or word.endswith("n't") for word in before) or refused
    if not negated:
        return stance
    if stance == "denies":
        return "asserts"
    if stance in _ASSERTING:
        unsure = refused or rules.a("opinions").union(rules.a("confirming_forms")).intersection(words)
        return "doubts" if unsure else "denies"
    return stance
