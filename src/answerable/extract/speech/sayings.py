"""When was something said, where the text dates the saying: "said on Monday", "a report of 3 May"?"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from answerable.extract.dates.expressions import resolve
from answerable.extract.dates.finding import expressions
from answerable.extract.dates.ranges import dated
from answerable.extract.dates.words import date_words
from answerable.extract.speech.rules import SpeechRules, tokens
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.mention import AttributionMention, Stretch, reach

_BEHIND: Final = 60
"""Characters behind a speaker and cue in which it is said when it was said."""
_AHEAD: Final = 90
"""Characters of an opening like "In a report published on Monday,"."""
_PAUSES: Final = '.;:,“"«(\n'


def dates_of_saying(
    text: str,
    said: AttributionMention,
    sentence: Stretch,
    published: DayRange | None,
    taken: date,
    rules: SpeechRules,
) -> tuple[ClaimDates, Stretch] | None:
    """When was it said, and which words say so? None where no words of the saying itself date it.

    Dates of what is said, or of what the speaker is or did, say nothing of when it was said: only the cue
    counts, what follows it up to a pause, what opens the sentence before the speaker, and when the document
    that speaks was made.
    """
    known = date_words(rules.lang)
    for start, end in _places(text, said, sentence, rules):
        for first, last, is_span in expressions(text, start, end, known, months=True):
            found = resolve(text[first:last], published, taken, known)
            if found is None or is_span or found.first is None or _is_bound(text, first, rules):
                continue
            if found.first.intersection(DayRange.until((published or DayRange.day(taken)).last)) is None:
                continue
            return dated("past", None, found, published, taken)[0], (first, last)
    return None


def _is_bound(text: str, first: int, rules: SpeechRules) -> bool:
    """Is it the end of a time ("since 2009", "until Monday"), which dates no saying?"""
    return not rules.a("time_bounds").isdisjoint(tokens(text[max(0, first - _BEHIND) : first])[-1:])


def _places(text: str, said: AttributionMention, sentence: Stretch, rules: SpeechRules) -> Iterator[Stretch]:
    cue = reach(said.cue)
    yield cue
    ends = [cue[1]]
    if said.source:
        source = reach(said.source)
        ends.append(source[1])
        if not rules.a("documents").isdisjoint(tokens(text[slice(*source)])):
            yield source
        if source[1] < cue[0]:
            yield source[1], cue[0]
    for behind in ends:
        yield behind, _up_to_pause(text, behind, said, sentence[1])
    first = min(cue[0], reach(said.source)[0] if said.source else cue[0])
    ahead = text[sentence[0] : first]
    is_free = not any(start < first and sentence[0] < end for start, end in said.content)
    opens = tokens(ahead)[:1]
    if is_free and len(ahead) <= _AHEAD and opens and _is_opening(ahead, opens[0], rules):
        yield sentence[0], first


def _is_opening(ahead: str, first: str, rules: SpeechRules) -> bool:
    """Is it a time or document before who speaks ("On Monday", "In a report,"), and no clause of its own?"""
    words = tokens(ahead)
    is_clause = not rules.a("finite", "past_forms").isdisjoint(words)
    return not is_clause and first in rules.a("prepositions", "adjuncts")


def _up_to_pause(text: str, start: int, said: AttributionMention, last: int) -> int:
    end = min(last, start + _BEHIND)
    bounds = [one for one, _ in (*said.content, *said.source, *said.cue) if start < one < end]
    bounds += [place for mark in _PAUSES if (place := text.find(mark, start + 1, end)) > 0]
    return max(start, min([end, *bounds]))
