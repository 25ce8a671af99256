"""What do the rules of cue words add to what a trained recogniser marked?

Its corpus is news: it hardly has the manner of rights reports ("a report released by X detailed …", "it was
leaked that …"), nor speakers within what somebody else says. The rules know those, and are less often right
where both look: they add, and never change what was marked.
"""

from collections.abc import Iterable, Iterator, Sequence

from answerable.vocabulary.mention import AttributionMention, Stretches


def beside(
    marked: Sequence[AttributionMention], by_rule: Iterable[AttributionMention]
) -> Iterator[AttributionMention]:
    """Which of these stand beside all that was marked? Their cue is no other's, and in nobody's words."""
    for item in _of_other_cues(marked, by_rule):
        if not any(_touch(item.cue, other.content) for other in marked):
            yield item


def within(
    marked: Sequence[AttributionMention], by_rule: Iterable[AttributionMention]
) -> Iterator[AttributionMention]:
    """Which of these stand within what was marked? Their cue is no other's, and in somebody's words."""
    for item in _of_other_cues(marked, by_rule):
        if any(_touch(item.cue, other.content) for other in marked):
            yield item


def _of_other_cues(
    marked: Sequence[AttributionMention], by_rule: Iterable[AttributionMention]
) -> Iterator[AttributionMention]:
    return (item for item in by_rule if not any(_touch(item.cue, other.cue) for other in marked))


def _touch(one: Stretches, other: Stretches) -> bool:
    return any(start < last and first < end for start, end in one for first, last in other)
