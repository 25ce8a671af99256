"""Who finds the mentions of a text? The one protocol behind which every reading mind has its place."""

from dataclasses import dataclass
from typing import Protocol

from answerable.vocabulary.mention import AttributionMention, Mention


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was marked in one text? Mentions in order of their start, attributions in that of their cues.

    No mention overlaps another. Attributions may: one may lie in the content of the next. `added` are such
    as a trained recogniser did not mark and the rules of cue words find: claims are drafted of them too, but
    they are no marks of the model, and are not written out as such. `dropped` counts answers whose words do
    not stand in the text.
    """

    mentions: tuple[Mention, ...] = ()
    attributions: tuple[AttributionMention, ...] = ()
    added: tuple[AttributionMention, ...] = ()
    dropped: int = 0


class Recogniser(Protocol):
    """Which persons, ranks, titles, organisations and dates does a text name, and who says what in it?

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

    def recognise(self, text: str) -> Recognised:
        """Which mentions and attributions does the text have?

        A recogniser that knows no dates, or no attributions, marks none. Offsets are code points of
        `text`; `text[start:end]` is the mention's text.
        """
        ...
