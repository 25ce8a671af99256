"""In which phrases does a language name, describe and introduce people? Patterns of its words of speech."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from answerable.extract.speech.rules import any_of, speech_rules

_TITLES: Final = r"(?:[A-Z][a-z]*\.?\s){0,3}"
"""Titles before a name."""
_SMALL: Final = r"[a-z][\w-]*"


@dataclass(frozen=True, slots=True)
class Phrasing:
    """How do phrases around names go?

    `noun_before`: the noun that "who" goes on about; `body_of`: "army of" before X, `name` from its first
    word on; `joined`: what stands between two names that speak together; `apposed_definite`: "the lawyer, "
    before X; `apposed`: that, or "Y's lawyer, "; `naming`: "He is " before X; `heading`: "Statement of " and
    `by` whom; `apposition`: what stands between X and "who", if it says what X is; `makes`: "wrote a memoir"
    behind X; `joint`: ", and later" before a second cue of X's; `past_listener` and `past_adjunct`: up to
    where it is told to whom, when or where X says something, before `complementized`, "that"; `numbered`:
    the number before a body that is part of its name; `abbreviated`: a full stop that ends no sentence;
    `shortened`: "(CRT)" behind a name.
    """

    noun_before: re.Pattern[str]
    body_of: re.Pattern[str]
    joined: re.Pattern[str]
    apposed_definite: re.Pattern[str]
    apposed: re.Pattern[str]
    naming: re.Pattern[str]
    heading: re.Pattern[str]
    apposition: re.Pattern[str]
    makes: re.Pattern[str]
    joint: re.Pattern[str]
    past_listener: re.Pattern[str]
    past_adjunct: re.Pattern[str]
    complementized: re.Pattern[str]
    numbered: re.Pattern[str]
    abbreviated: re.Pattern[str]
    shortened: re.Pattern[str]


@cache
def phrasing(lang: str) -> Phrasing:
    """Which patterns do the words of this language make? LookupError, naming it, if there are none."""
    rules = speech_rules(lang)
    that = any_of(rules.a("complementizers"))
    definite, joints = any_of(rules.a("definite")), any_of(rules.a("body_joints"))
    opens = any_of(rules.a("article_like", "described"))
    counted = any_of(rules.a("indefinite", "definite", "several"))
    return Phrasing(
        noun_before=re.compile(rf"((?:\b(?:{counted})\s)?(?:[\w'’-]+\s){{0,3}}[\w'’-]+)$"),
        body_of=re.compile(
            rf"(?:(?i:{definite}|{any_of(rules.a('article_like'))})\s)?"
            rf"(?P<name>{_SMALL}(?:\s{_SMALL}){{0,2}}\s(?:{joints})\s(?:(?:{definite})\s)?)"
        ),
        joined=re.compile(
            rf"(?:['’]s)?\s*(?:,|,?\s*(?:{any_of(rules.a('joining'))})|&)\s*(?:(?:{definite})\s+)?"
            r"(?:[A-Z][a-z]*\.?\s+){0,3}"
        ),
        apposed_definite=re.compile(rf"(?i:\b(?:{definite}))\s({_SMALL}(?:\s{_SMALL}){{0,4}}),\s{_TITLES}$"),
        apposed=re.compile(rf"(?:^|[.!?]\s+)(?:(?i:{opens})|[A-Z][\w-]*['’]s?)\s[^,.]*,\s{_TITLES}$"),
        naming=re.compile(rf"\b(?:{any_of(rules.namings)})\s{_TITLES}$"),
        heading=re.compile(
            rf"(?:\w+\s){{0,2}}(?i:{any_of(rules.a('authored'))})\s(?:{any_of(rules.a('made_by'))})\s"
            rf"(?:(?:{definite})\s)?(?P<by>.+?)(?=\s(?:{any_of(rules.a('heading_ends'))})\b|[:,.]|$)"
        ),
        apposition=re.compile(rf",\s(?:{any_of(rules.a('article_like'))})\s[^,.;:!?“”\"]*$"),
        makes=re.compile(
            rf"\s(?:[a-z]+\s)?(?:{any_of(rules.a('makes'))})\s(?:{opens}|{any_of(rules.a('indefinite'))})\s"
            rf"(?:[\w-]+\s){{0,2}}(?:{any_of(rules.a('documents'))})\b"
        ),
        joint=re.compile(
            rf",?\s(?:{any_of(rules.a('cue_joints'))})\s(?:(?:{any_of(rules.a('cue_joint_adverbs'))})\s)?$"
        ),
        past_listener=re.compile(rf"\s*[^,:“\"]{{0,60}}?(?:\s(?=(?:{that})\b)|[,:]\s*(?=[“\"])|\s(?=[“\"]))"),
        past_adjunct=re.compile(
            rf"\s*([^\W\d_]+)\s[^,:;“\"]{{0,40}}?(?:\s(?=(?:{that})\b)|\s?(?=:\s*[“\"]))"
        ),
        complementized=re.compile(rf"\s*(?:{that})\s"),
        shortened=re.compile(rf"\s\((?:(?:{definite})\s)?[“\"‘']?([A-Z][A-Za-z&-]{{1,9}})[”\"’']?\)"),
        numbered=re.compile(rf"(?<![\w.,])(\d{{1,4}}(?:{any_of(rules.a('ordinal_ends'))})?) $"),
        abbreviated=re.compile(rf"\b(?:[A-Z]|{any_of(map(re.escape, rules.a('abbreviated')))})\.$"),
    )
