"""Which attribution lies in what another says? Outlet, rights group, witness: from the outermost inward."""

from collections.abc import Sequence

from answerable.vocabulary.mention import AttributionMention, Stretch, reach


class Nesting:
    """Within whose content does each attribution stand?

    One lies in another where its cue stands in the other's content; of several, in the shortest. Two that
    hold each other's cues hold neither.
    """

    def __init__(self, attributions: Sequence[AttributionMention]) -> None:
        self.attributions = attributions
        self._cues = [reach(said.cue) for said in attributions]
        self._lengths = [sum(end - start for start, end in said.content) for said in attributions]
        self._parents = [self._parent(index) for index in range(len(attributions))]

    def parent(self, index: int) -> int | None:
        """In whose content does it lie, next outward?"""
        return self._parents[index]

    def within(self, index: int) -> list[int]:
        """Which attributions lie in its content, and in no other between?"""
        return [other for other, parent in enumerate(self._parents) if parent == index]

    def chain(self, index: int) -> tuple[int, ...]:
        """Which attributions lie around this one, from the outermost inward, itself last?"""
        found = [index]
        while (outer := self._parents[found[0]]) is not None and outer not in found:
            found.insert(0, outer)
        return tuple(found)

    def around(self, start: int, end: int) -> tuple[int, ...]:
        """Within which attributions' contents do these characters lie, from the outermost inward?"""
        holding = [
            index
            for index, said in enumerate(self.attributions)
            if any(first <= start and end <= last for first, last in said.content)
        ]
        if not holding:
            return ()
        innermost = max(holding, key=lambda index: (len(self.chain(index)), -self._lengths[index], -index))
        return self.chain(innermost)

    def is_quoted(self, place: int, but: int | None) -> bool:
        """Does the character stand in what somebody says? The attribution `but` does not count."""
        return any(
            first <= place < last
            for index, said in enumerate(self.attributions)
            if index != but
            for first, last in said.content
        )

    def _parent(self, index: int) -> int | None:
        cue = self._cues[index]
        holding = [
            other
            for other in range(len(self.attributions))
            if other != index and self._holds(other, cue) and not self._holds(index, self._cues[other])
        ]
        return min(holding, key=lambda other: (self._lengths[other], other), default=None)

    def _holds(self, index: int, cue: Stretch) -> bool:
        content = self.attributions[index].content
        return any(first <= cue[0] and cue[1] <= last for first, last in content)
