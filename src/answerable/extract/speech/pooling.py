"""What do the rules of cue words add to what a trained recogniser marked?

Its corpus is news: it hardly has the manner of rights reports ("a report released by X detailed …", "it was
leaked that …"), nor speakers within what somebody else says. The rules know those, and are less often right
where both look: they add, and change nothing that was marked but a content that breaks off.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from answerable.extract.speech.rules import SpeechRules, tokens
from answerable.vocabulary.mention import AttributionMention, Mention, Stretches


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
    begins: Sequence[int],
) -> tuple[AttributionMention, ...]:
    """What was marked, with what the rules know better of the same cue.

    Contents that break off ("28 killings in the") go on as long as the rules find them, and end before a
    sentence that the rules give to a cue of its own, which is not marked. A source that stands
    before the cue's sentence gives way to one that stands before the cue within it. Sentences are told by
    where each `begins`.
    """
    found = tuple(marked)
    others = added(found, by_rule)
    return tuple(
        _mended(text, _parted(text, _sourced(item, by_rule, begins), others, begins), by_rule, rules)
        for item in found
    )


def apart_from(
    marked: Iterable[AttributionMention], mentions: Iterable[Mention]
) -> Iterator[AttributionMention]:
    """Which have a cue that is no part of a name or rank? In "Brig. Gen. Ada Bo" nobody says anything."""
    names = tuple((item.start, item.end) for item in mentions if item.type in ("Person", "Rank"))
    return (item for item in marked if not _touch(item.cue, names))


def _sourced(
    item: AttributionMention, by_rule: Sequence[AttributionMention], begins: Sequence[int]
) -> AttributionMention:
    cue = item.cue[0][0]
    if not item.source or item.source[-1][1] > cue or _in_one(item.source[-1][0], cue, begins):
        return item
    nearer = (
        other.source
        for other in by_rule
        if other.source
        and _touch(other.cue, item.cue)
        and other.source[-1][1] <= cue
        and _in_one(other.source[-1][0], cue, begins)
    )
    return replace(item, source=next(nearer, item.source))


def _in_one(one: int, other: int, begins: Sequence[int]) -> bool:
    """Does no sentence begin between the two?"""
    return bisect_right(begins, one) == bisect_right(begins, other)


def _parted(
    text: str, item: AttributionMention, others: Iterable[AttributionMention], begins: Sequence[int]
) -> AttributionMention:
    """Which contents has it without the sentences behind its own that another cue has: "…". "…," she said?"""
    bounds = {
        begins[place - 1]
        for other in others
        for start, _ in other.content
        if (place := bisect_right(begins, start)) and _in_one(start, other.cue[0][0], begins)
    }
    parts = []
    for start, end in item.content:
        within = [bound for bound in bounds if max(start, item.cue[0][0]) < bound < end]
        parts.append((start, start + len(text[start : min(within)].rstrip())) if within else (start, end))
    return replace(item, content=tuple(parts))


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
