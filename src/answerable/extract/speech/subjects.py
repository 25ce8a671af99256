"""Which words around a cue are who speaks? The subject before it, or the name behind it, without grammar."""

import re
from typing import Final

from answerable.extract.speech.rules import SpeechRules
from answerable.vocabulary.mention import Stretch

WORD: Final = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|'s\b|’s\b")
TRIMMED: Final = " \t\u00a0,;:—–-"
LONGEST_SOURCE: Final = 26
"""Words of the longest speaker, description and all: what is longer was not understood."""

JOINT: Final = re.compile(r",\s([a-z]+)\s")
_LISTED: Final = 3
"""Words before ", and" that may be a speaker of a list still; more are a clause of their own."""
_PAUSE: Final = re.compile(r"[,;:—–“\"«.]")
_BREAK: Final = re.compile(r"[;:—”\"»]\s?|''\s?")
_INITIALS: Final = re.compile(r"\b[A-Z]\.[A-Z]\.$")
_MASK: Final = "\x00"


def subject_before(left: str, bound: int, rules: SpeechRules) -> Stretch | None:
    """Who does what the cue behind `left` says? The words before it, without what leads up to them.

    `bound` is where an earlier cue of the sentence ends: what stands before is somebody else.
    """
    body = left.rstrip().rstrip(TRIMMED)
    apposed = left.rstrip().endswith(",")
    start = max([bound, *(match.end() for match in _BREAK.finditer(body) if match.end() < len(body))])
    start = _behind_joint(body, start, rules)
    start = _behind_commas(body, start, rules, apposed=apposed)
    for match in WORD.finditer(body, start):
        word = match.group().lower()
        leads_up = match.start() == start and word in rules.a("openers")
        if leads_up or (not apposed and _begins_clause(word, match, start, body, rules)):
            start = match.end()
    span = trimmed(left, start, len(left))
    first = None if span is None else WORD.match(left, *span)
    if span is not None and first is not None and first.group().lower() in rules.a("comparing"):
        span = trimmed(left, first.end(), span[1])
    if span is None or len(left[slice(*span)].split()) > LONGEST_SOURCE or _MASK in left[slice(*span)]:
        return None
    return span


def _behind_joint(body: str, start: int, rules: SpeechRules) -> int:
    """Behind which ", and" does another clause begin? Not behind that of a list of speakers."""
    for match in reversed(list(JOINT.finditer(body, start))):
        if match.group(1) in rules.a("clause_joints") and len(body[start : match.start()].split()) > _LISTED:
            return match.end()
    return start


def _behind_commas(body: str, start: int, rules: SpeechRules, *, apposed: bool) -> int:
    """Behind which comma does the subject begin? "X, the Y of Z," has commas of its own."""
    commas = [match.end() for match in re.finditer(r",\s", body) if match.end() > start]
    if not commas:
        return start
    first = WORD.search(body, start)
    opens = first is not None and first.group().lower() in rules.a("openings")
    if apposed:
        return commas[0] if opens else start
    return commas[-1]


def _begins_clause(word: str, match: re.Match[str], start: int, body: str, rules: SpeechRules) -> bool:
    if word not in rules.a("cuts") or not body[match.start()].islower():
        return False
    if match.start() <= start and not (word in rules.a("complementizers") and match.start() - start <= 1):
        return False
    if word not in rules.a("joining"):
        return True
    # A pronoun behind "and" begins another clause; anything else may be a second speaker.
    following = WORD.search(body, match.end())
    return following is not None and following.group().lower() in rules.pronouns


def end_of_source(right: str, rules: SpeechRules) -> int:
    """Where does a source that stands behind its cue end? At a pause that opens no description of it."""
    place = 0
    while (match := _PAUSE.search(right, place)) is not None:
        place = match.end()
        if match.group() == "." and right[match.end() :].strip():
            continue
        if match.group() != ",":
            return match.start()
        following = WORD.match(right[match.end() :].lstrip())
        word = following.group().lower() if following else ""
        if word not in rules.a("determiners", "relatives", "described"):
            return match.start()
        close = right.find(",", match.end())
        return close if close > 0 else len(right)
    return len(right)


def comma_before_subject(left: str) -> int:
    """Up to where does what is said reach, if "X, the Y of Z," may stand behind it?"""
    bound = left.rstrip(TRIMMED).rfind(", ")
    if left.rstrip().endswith(","):
        bound = left.rfind(", ", 0, max(0, bound))
    return bound + 1 if bound > 0 else 0


def trimmed(masked: str, start: int, end: int, marks: str = "") -> Stretch | None:
    """Which characters are left of these, without spaces and pauses at either end? None if none are."""
    while start < end and masked[start] in TRIMMED:
        start += 1
    while end > start and masked[end - 1] in TRIMMED + marks:
        end -= 1
    if end > start and masked[end - 1] == "." and end == len(masked) and not _INITIALS.search(masked[:end]):
        end -= 1
    return (start, end) if end > start else None
