"""What do the rules of cue words add to what a trained recogniser marked?

Its corpus is news: it hardly has the manner of rights reports ("a report released by X detailed …", "it was
leaked that …"), nor speakers within what somebody else says. The rules know those, and are less often right
where both look: they add, and change nothing that was marked but a content that breaks off.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from answerable.extract.speech.rules import SpeechRules, tokens
from answerable.vocabulary.mention import AttributionMention, Stretches


def added(
    marked: Sequence[AttributionMention], by_rule: Iterable[AttributionMention]
) -> tuple[AttributionMention, ...]:
    """Which of those that the rules find have a cue that is no cue of what was marked?"""
    return tuple(item for item in by_rule if not any(_touch(item.cue, other.cue) for other in marked))


def mended(
    text: str,
    marked: Iterable[AttributionMention],
    by_rule: Sequence[AttributionMention],
    rules: SpeechRules,
) -> tuple[AttributionMention, ...]:
    """What was marked, with contents that break off ("28 killings in the") as long as the rules find them."""
    return tuple(_mended(text, item, by_rule, rules) for item in marked)


def _mended(
    text: str, item: AttributionMention, by_rule: Sequence[AttributionMention], rules: SpeechRules
) -> AttributionMention:
    start, end = item.content[-1]
    last = tokens(text[start:end])[-1:]
    if not last or last[0] not in rules.a("determiners", "prepositions"):
        return item
    ends = [
        stop
        for other in by_rule
        if _touch(other.cue, item.cue)
        for begin, stop in other.content
        if begin <= start and end < stop and not _touch(((end, stop),), (*item.cue, *item.source))
    ]
    return replace(item, content=(*item.content[:-1], (start, min(ends)))) if ends else item


def _touch(one: Stretches, other: Stretches) -> bool:
    return any(start < last and first < end for start, end in one for first, last in other)
