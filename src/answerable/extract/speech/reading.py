"""Who says what in this text? The attributions that a recogniser marked, read once a document."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final

from answerable.extract.lexicon import DEFAULT_LANGUAGE, lexicon
from answerable.extract.recogniser import Recognised
from answerable.extract.sentences import sentences
from answerable.extract.speech.bearers import Bearers
from answerable.extract.speech.chains import NOBODY, Chain
from answerable.extract.speech.figures import Figure, figures
from answerable.extract.speech.grounds import grounds_of
from answerable.extract.speech.modalities import modality_of, modality_of_words
from answerable.extract.speech.names import names
from answerable.extract.speech.nesting import Nesting
from answerable.extract.speech.numerals import FigureRules, figure_rules
from answerable.extract.speech.rules import SpeechRules, speech_rules, tokens
from answerable.extract.speech.sayings import dates_of_saying
from answerable.extract.speech.sources import Speaker, printed_of
from answerable.extract.speech.speakers import Speakers
from answerable.extract.speech.stances import stance_of
from answerable.vocabulary.access import Modality
from answerable.vocabulary.attribution import Attributed, Grounds, Reference, Stance
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.mention import AttributionMention, Stretch, Stretches
from answerable.vocabulary.sentences import one_line
from answerable.vocabulary.span import Span

Refer = Callable[[str, str], Reference]
"""Which entity of the source bears this name? Kind (`person`, `unit`), name as the report has it in full."""


_BEHIND: Final = " ,;:"
"""What may stand behind a source, and is no part of a name."""

_NO_TESTIMONY: Final[frozenset[Stance]] = frozenset({"denies", "doubts", "asks", "calls_for", "predicts"})
"""Stances in which nobody tells what they saw, be they a witness or not."""

_GAP: Final = " … "
"""Between the stretches of a quotation that its own cue breaks."""


@dataclass(frozen=True, slots=True)
class Said:
    """What does one attribution say? Who speaks, by which cue, in which stance and on which grounds."""

    mention: AttributionMention
    speaker: Speaker
    cue: str
    content: str
    stance: Stance
    grounds: Grounds
    modality: Modality


class Speech:
    """Who says what in one text? Made once a document; everything in it follows from text and marks alone.

    `refer` makes the reference to a person or unit of this source, so that a speaker who also holds a
    posting is one and the same.
    """

    def __init__(self, text: str, recognised: Recognised, refer: Refer, lang: str = DEFAULT_LANGUAGE) -> None:
        self.text = text
        self.mentions = recognised.mentions
        self._lang = lang
        self.counting: FigureRules = figure_rules(lang)
        self._make = refer
        self._rules: SpeechRules = speech_rules(lang)
        marked = (*recognised.attributions, *recognised.added)
        self._attributions = tuple(
            sorted((_bare(text, item) for item in marked), key=lambda item: (item.cue, item.content))
        )
        self._starts = [sentence.start for sentence in sentences(text, lexicon(lang))]
        self._nesting = Nesting(self._attributions)
        self._chains: dict[tuple[int, ...], Chain] = {}
        self.said: tuple[Said, ...] = self._read()

    def chain(self, index: int) -> Chain:
        """Which speakers stand around this attribution, itself innermost?"""
        return self._chain(self._nesting.chain(index))

    def chain_for(self, start: int, end: int) -> Chain:
        """In whose mouth do these characters lie? Nobody's, where the source speaks in its own voice."""
        around = self._nesting.around(start, end)
        if not around:
            return NOBODY
        return self._chain(around)

    def modality_around(self, start: int) -> Modality:
        """Is the sentence around this character a question or a condition, whoever speaks?"""
        place = max(0, bisect_right(self._starts, start) - 1)
        first = self._starts[place] if self._starts else 0
        last = self._starts[place + 1] if place + 1 < len(self._starts) else len(self.text)
        sentence = self.text[first:last].strip()
        found = modality_of_words(sentence, self._rules)
        return found if found in (Modality.ASKED, Modality.CONDITIONAL) else Modality.ASSERTED

    def dates_of(
        self, index: int, published: DayRange | None, taken: date
    ) -> tuple[ClaimDates, Stretch] | None:
        """When was this said, and by which words? None where nothing dates the saying."""
        mention = self.said[index].mention
        place = max(0, bisect_right(self._starts, mention.cue[0][0]) - 1)
        first = self._starts[place] if self._starts else 0
        last = self._starts[place + 1] if place + 1 < len(self._starts) else len(self.text)
        return dates_of_saying(self.text, mention, (first, last), published, taken, self._rules)

    @cached_property
    def figures(self) -> list[Figure]:
        """Which figures does the text hold?"""
        return figures(self.text, self.mentions, self._starts, self._lang)

    def _read(self) -> tuple[Said, ...]:
        if not self._attributions:
            return ()
        sources = frozenset(said.source[0][0] for said in self._attributions if said.source)
        named = names(self.text, self.mentions, frozenset(self._starts), sources, self._rules)
        bearers = Bearers(self.text, named, self._rules)
        speakers = Speakers(self.text, self._nesting, bearers, named, self._starts, self._rules)
        return tuple(
            self._one(item, speakers.of(index), self._of_inner(index))
            for index, item in enumerate(self._attributions)
        )

    def _one(self, item: AttributionMention, speaker: Speaker, inner: Grounds | None) -> Said:
        cue, content = printed_of(self.text, item.cue), printed_of(self.text, item.content, _GAP)
        stance = stance_of(cue, content, self._rules)
        grounds = grounds_of(speaker.text or "", cue, content, self._rules)
        if grounds == "none_stated" and speaker.described_as:
            grounds = grounds_of(speaker.described_as, cue, content, self._rules)
        if grounds in ("none_stated", "inference") and inner is not None:
            grounds = inner
        if grounds == "witnessed" and stance in _NO_TESTIMONY:
            grounds = "none_stated"
        modality = modality_of(stance, content, self._rules)
        return Said(item, speaker, cue, content, stance, grounds, modality)

    def _of_inner(self, index: int) -> Grounds | None:
        """Does the speaker pass on what others told them ("HRW said that witnesses told it …")?"""
        for other in self._nesting.within(index):
            item = self._attributions[other]
            if not item.source:
                continue
            source = set(tokens(printed_of(self.text, item.source)))
            if source & self._rules.grounds["document"].sources:
                return "document"
            if source & self._rules.grounds["witnessed"].sources:
                return "was_told"
        return None

    def _chain(self, indices: tuple[int, ...]) -> Chain:
        if indices not in self._chains:
            self._chains[indices] = self._chain_of(indices)
        return self._chains[indices]

    def _chain_of(self, indices: Sequence[int]) -> Chain:
        speakers = tuple(self._attributed(self.said[index]) for index in indices)
        spans = tuple(
            span
            for depth, index in enumerate(indices)
            for part, stretches in (
                ("speaker", self.said[index].mention.source),
                ("cue", self.said[index].mention.cue),
            )
            for span in self.spans(stretches, f"attribution.{depth}.{part}")
        )
        modality = next(
            (
                self.said[index].modality
                for index in indices
                if self.said[index].modality is not Modality.ASSERTED
            ),
            Modality.ASSERTED,
        )
        return Chain(speakers, spans, modality)

    def _attributed(self, said: Said) -> Attributed:
        speaker = said.speaker
        reference = None
        if speaker.name is not None and speaker.number == "one":
            kind = "person" if speaker.kind == "person" else "unit"
            reference = self.refer(kind, speaker.name)
        return Attributed(
            speaker_text=speaker.text,
            speaker=reference,
            described_as=speaker.described_as,
            named=speaker.is_named,
            number=speaker.number,
            cue=said.cue,
            stance=said.stance,
            grounds=said.grounds,
        )

    def spans(self, stretches: Stretches, *fields: str) -> list[Span]:
        """Which spans are these stretches, standing for these fields of a claim?"""
        return [Span(start, end, self.text[start:end], supports=fields) for start, end in stretches]

    def refer(self, kind: str, name: str) -> Reference:
        """Which entity of this source bears this name, as it is printed?"""
        return self._make(kind, one_line(name))

    def places(self, content: Stretches) -> list[str]:
        """Which places do these stretches name? Names behind "in", "at", "near" …, as printed."""
        return [
            match.group(1).strip()
            for start, end in content
            for match in self.counting.place.finditer(self.text, start, end)
            if match.group(1).split()[0].lower() not in self.counting.words["months"]
        ]


def _bare(text: str, item: AttributionMention) -> AttributionMention:
    """The same without the comma behind its source: it sets an apposition off, and names nobody."""
    source = tuple((start, start + len(text[start:end].rstrip(_BEHIND))) for start, end in item.source)
    return replace(item, source=tuple((start, end) for start, end in source if start < end))
