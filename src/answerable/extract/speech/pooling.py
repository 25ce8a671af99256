"""What do the rules of cue words add to what a trained recogniser marked?

Its corpus is news: it hardly has the manner of rights reports ("a report released by X detailed …", "it was
leaked that …"), nor speakers within what somebody else says. The rules know those, and are less often right
where both look: they add, and never change what was marked.
"""

from collections.abc import Iterable, Sequence

from answerable.vocabulary.mention import AttributionMention, Stretches


def added(
    marked: Sequence[AttributionMention], by_rule: Iterable[AttributionMention]
) -> tuple[AttributionMention, ...]:
    """Which of those that the rules find have a cue that is no cue of what was marked?"""
    return tuple(item for item in by_rule if not any(_touch(item.cue, other.cue) for other in marked))


def _touch(one: Stretches, other: Stretches) -> bool:
    return any(start < last and first < end for start, end in one for first, last in other)
