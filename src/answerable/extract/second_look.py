"""Which mentions does the text around them show to be cut wrong, or missed? Rules that follow the guideline.

A recogniser that labels word by word takes "Present" into a title, leaves the stop of "81 Div." out, and
passes over a name that stands in the same place as those that it found. Each rule here is a law of how
mentions are written, looked up on the annotated reports and checked there in cross-validation.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from answerable.extract.gaps import Cues
from answerable.extract.lexicon import Lexicon
from answerable.extract.marked import CAPITAL, SPACE, WORD_BEFORE, Marked, is_kind
from answerable.extract.overlooked import overlooked
from answerable.vocabulary.mention import Mention

_TAIL: Final = re.compile(rf"(?P<title>.*?),?{SPACE}(?:[a-z]{{2}}{SPACE})?(?P<unit>[A-Z]{{3,}})")
_NUMBERED: Final = re.compile(r"/\d")
"""`NAF/163` is the number of an officer, no unit."""
_SUBJECT: Final = re.compile(rf",{SPACE}((?:{CAPITAL}{SPACE})*{CAPITAL})(?=\s*(?:[,.;\n]|$))")
_BEFORE: Final = re.compile(rf"(?:^|(?<=[\s(]))(\w+),{SPACE}$")
_NAMED: Final = re.compile(rf"{CAPITAL}{SPACE}$")
_CONTEXT: Final = 24
"""Characters before a mention that are looked at."""


def second_look(text: str, mentions: Sequence[Mention], lexicon: Lexicon, known: Cues) -> list[Mention]:
    """Which mentions does the text have, once these are cut right and those beside them are found?

    `mentions` without dates, none of them overlapping; the answer likewise, in order of their start.
    """
    parted = Marked([item for mention in mentions for item in _parted(text, mention, lexicon, known)])
    whole: list[Mention] = []
    for mention in parted.all:
        start, end = _extent(text, mention, parted, lexicon, known)
        if whole and start < whole[-1].end:
            start = mention.start
        whole.append(replace(mention, start=start, end=end, text=text[start:end]))
    return overlooked(text, Marked(whole), lexicon, known).all


def _parted(text: str, mention: Mention, lexicon: Lexicon, known: Cues) -> Iterator[Mention]:
    """Titles without "present" before them, units that stand in titles apart; no units that are numbers."""
    if mention.type == "Organization" and _NUMBERED.match(text, mention.end):
        return
    if mention.type != "Title":
        yield mention
        return
    first, _, rest = mention.text.partition(" ")
    is_small = first.islower() and first in known.small_before_titles
    if rest.strip() and (first.lower() in known.before_titles or is_small):
        start = mention.start + len(first) + 1
        mention = replace(mention, start=start, text=text[start : mention.end])
    match = _TAIL.fullmatch(mention.text)
    if match is None or is_kind(match.group("unit"), "title", lexicon):
        yield mention
        return
    start = mention.start + match.start("unit")
    yield replace(mention, end=mention.start + match.end("title"), text=match.group("title"))
    yield replace(mention, type="Organization", start=start, text=text[start : mention.end])


def _extent(text: str, mention: Mention, marked: Marked, lexicon: Lexicon, known: Cues) -> tuple[int, int]:
    """How far does it reach that was cut short: "81 Div.", "Headquarters, X Brigade", "Director, Plans"?"""
    start, end = mention.start, mention.end
    last = mention.text.split()[-1].lower()
    first = max(0, start - _CONTEXT)
    if mention.type == "Organization":
        if last in known.abbreviated_units and text[end : end + 1] == ".":
            end += 1
        before = _BEFORE.search(text, first, start)
        if before and before.group(1).lower() in known.headquarters:
            is_named = _NAMED.search(text, first, before.start())
            if not is_named and marked.is_free(before.start(), start):
                start = before.start()
    if mention.type == "Title":
        ahead = WORD_BEFORE.search(text, first, start)
        if (
            ahead
            and ahead.group(1).lower() in known.parts_of_titles
            and marked.is_free(ahead.start(1), start)
        ):
            start = ahead.start(1)
        subject = _SUBJECT.match(text, end) if last in known.titles_with_subject else None
        if subject and marked.is_free(*subject.span(1)):
            what = subject.group(1).split()[-1]
            is_subject = is_kind(what, "subject", lexicon) or is_kind(what, "unit", lexicon)
            end = subject.end(1) if is_subject else end
    return start, end
