"""Who finds the mentions of a text? The one protocol behind which every reading mind has its place."""

from typing import Protocol

from answerable.vocabulary.mention import Mention


class Recogniser(Protocol):
    """Which persons, ranks, titles and organisations does a text name?

    `name` and `version` are kept with every claim that is read; a change of model or of rule is a change
    of version.
    """

    @property
    def name(self) -> str:
        """What is this kind of recogniser called? A short fixed word."""
        ...

    @property
    def version(self) -> str:
        """Which of its makes is it? Two that differ in any answer differ in this."""
        ...

    def recognise(self, text: str) -> list[Mention]:
        """Which mentions does the text have, in order of their start, none overlapping another?

        Offsets are code points of `text`; `text[start:end]` is the mention's text.
        """
        ...
