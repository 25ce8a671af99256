"""What does a speaker do by a cue: assert, allege, deny, doubt, predict, call for, ask, confirm, retract?"""

from collections.abc import Sequence
from typing import Final

from answerable.extract.speech.rules import SpeechRules, is_question, tokens
from answerable.vocabulary.attribution import Stance

_ASSERTING: Final = frozenset({"asserts", "alleges", "confirms", "predicts"})
_HEAD: Final = 4
_MAIN_CLAUSE: Final = 14
"""Words of the content in which its main verb stands, as a rule."""
_PHRASE_GOES_ON: Final = 2
"""Words of the content that may end a phrase of the cue: "pleaded | not guilty"."""
_LONG_SUBJECT: Final = 26
"""Words in which it stands where its subject is long."""
_LISTENER: Final = 6
"""Words of the content in which it is said who is told to do something."""
_NEAR_SUBJECT: Final = 5
"""Words that may stand before "is not", if that is what is denied and no part of what is explained."""
_VOICED: Final = 4
"""Words of the content in which it says what is voiced: "expressed | grave concern"."""
_CLITIC: Final = len("n't")
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
    if stance == "asks" and not is_question(content) and _is_request(words, inside, rules):
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
    by_source = any(tuple(words[: len(phrase)]) == phrase for phrase in rules.by_source)
    says = not words or by_source or not rules.a("neutral").isdisjoint(words)
    is_neutral = stance == "asserts" and says
    may_deny = is_neutral or not rules.a("naming", "claiming").isdisjoint(words)
    if stance in ("asserts", "alleges") and may_deny and _denies(said, inside, rules):
        return "denies"
    if stance == "asserts" and not rules.a("future", "would").isdisjoint(words[:-1]):
        return "predicts"
    return _by_content(content, inside, words, rules) if is_neutral else stance


def _by_content(content: str, inside: Sequence[str], cue: Sequence[str], rules: SpeechRules) -> Stance:
    """What does a content do that only "said" lays in somebody's mouth?

    One that asks, one that wants something done, one about what will be. "Told them to go" wants it done.
    """
    if not rules.a("whether").isdisjoint(inside[:1]) or is_question(content):
        return "asks"
    opening = _main_clause(inside, rules)
    is_order = _is_order(inside, rules)
    said = f" {' '.join(opening)} "
    wants = any(f" {phrase} " in said for phrase in rules.wanting)
    if (
        wants
        or not rules.a("wanting").isdisjoint(opening)
        or (is_order and not rules.a("told").isdisjoint(cue))
    ):
        return "calls_for"
    if any(f" {phrase} " in said for phrase in rules.unsure):
        return "doubts"
    return "predicts" if _will_be(opening, inside, rules) else "asserts"


def _main_clause(inside: Sequence[str], rules: SpeechRules) -> Sequence[str]:
    """In which words does the main verb stand, as a rule? Further on, where none has come by then."""
    opening = inside[:_MAIN_CLAUSE]
    return opening if not rules.a("finite").isdisjoint(opening) else inside[:_LONG_SUBJECT]


def _is_order(inside: Sequence[str], rules: SpeechRules) -> bool:
    """Is somebody told "to go", "the men never to speak"? Not where a verb of its own stands before."""
    place = next(
        (place for place, word in enumerate(inside[:_LISTENER]) if word in rules.a("infinitive")), None
    )
    if place is None:
        return False
    clause = rules.a("finite", "past_forms", "relatives", "prepositions")
    return clause.isdisjoint(inside[:place])


def _denies(said: str, inside: Sequence[str], rules: SpeechRules) -> bool:
    """Does a content deny a charge: by what it calls it, or by saying that something was not done?"""
    return any(phrase in said for phrase in rules.denying) or _denies_act(inside[:_MAIN_CLAUSE], rules)


def _will_be(opening: Sequence[str], inside: Sequence[str], rules: SpeechRules) -> bool:
    """Does the main verb lie ahead: "will", or "would" where nothing makes a condition of it?"""
    if not rules.a("future").isdisjoint(opening) or any(word.endswith(rules.futures) for word in opening):
        return True
    would = next((place for place, word in enumerate(opening) if word in rules.a("would")), None)
    if would is None or not rules.a("bare_if").isdisjoint(inside):
        return False
    # "What I would also say", "you'd think": a manner of saying it
    behind = opening[would + 1 : would + 3]
    return rules.a("perfect").isdisjoint(behind[:1]) and rules.a("thinking").isdisjoint(behind)


def _denies_act(words: Sequence[str], rules: SpeechRules) -> bool:
    """Is it said that something was not done? Not to know, think or want a thing denies nothing."""
    refuting, presents, nobody = rules.a("refuting"), rules.a("presents"), rules.a("nobody")
    for place, word in enumerate(words):
        behind = words[place + 1 : place + 3]
        is_short = word.endswith(rules.negations) and word[:-_CLITIC] in refuting
        is_long = word in refuting and behind[:1] and behind[0] in rules.a("negators")
        verb = behind[0] if is_short and behind else behind[1] if len(behind) > 1 else ""
        is_aside = place > 1 and words[place - 1] in rules.a("relatives")
        plain = word[:-_CLITIC] if is_short else word
        is_present = plain in presents
        is_late = is_present and place > _NEAR_SUBJECT
        if (is_short or is_long) and not is_aside and not is_late and verb not in rules.a("unknowing"):
            return True
        if word in nobody and place < _HEAD and not refuting.isdisjoint(words[place:]):
            return True
    return False


def _is_refusal(words: Sequence[str], content: Sequence[str], rules: SpeechRules) -> bool:
    """Was nothing said at all ("declined to comment")? Then what it was about is left open."""
    is_open = not rules.a("infinitive").isdisjoint(content[:1])
    return bool(words) and words[-1] in rules.a("refusals") and is_open


def _named(words: Sequence[str], inside: Sequence[str], rules: SpeechRules) -> tuple[int, Stance]:
    """Where does the word stand that tells, and what does it tell? A phrase may end in what is said."""
    best: tuple[int, int, Stance] | None = None
    for place in range(len(words)):
        found = rules.stance_at([*words, *inside[:_PHRASE_GOES_ON]], place)
        if found is not None and (best is None or found[1] > best[0]):
            best = (found[1], place, found[0])
    if best is not None:
        return best[1], best[2]
    if not rules.a("voicing").isdisjoint(words):
        told = next((rules.nouns[word] for word in inside[:_VOICED] if word in rules.nouns), None)
        if told is not None:
            return len(words), told
    for place, word in enumerate(words):
        if word in rules.nouns and (place or len(words) == 1 or len(words) > place + 1):
            return place, rules.nouns[word]
    return len(words), "asserts"


def _is_request(cue: Sequence[str], content: Sequence[str], rules: SpeechRules) -> bool:
    """Is something asked *for*? "Asked the army to withdraw", "asked that he be freed"."""
    to = rules.a("infinitive")
    if not rules.a("asked_for").isdisjoint(cue[-1:]) or not to.isdisjoint(content[:1]):
        return True
    if rules.a("asking").isdisjoint(cue):
        return False
    wants = not to.isdisjoint(content[1:_OPENING]) and rules.a("question_words").isdisjoint(content[:1])
    return wants or not rules.a("complementizers").isdisjoint(content[:1])


def _lies_ahead(content: Sequence[str], rules: SpeechRules) -> bool:
    return not rules.a("future", "possible").isdisjoint(content)


def _turned(stance: Stance, before: Sequence[str], words: Sequence[str], rules: SpeechRules) -> Stance:
    refused = bool(rules.a("refusals").intersection(words[:-1])) and not rules.a("infinitive").isdisjoint(
        words
    )
    negated = any(word in rules.a("negators") or word.endswith(rules.negations) for word in before) or refused
    if not negated:
        return stance
    if stance == "denies":
        return "asserts"
    if stance in _ASSERTING:
        unsure = refused or rules.a("opinions").union(rules.a("confirming_forms")).intersection(words)
        return "doubts" if unsure else "denies"
    return stance
