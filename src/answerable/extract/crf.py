"""Which words name something? A linear-chain conditional random field over the words of each sentence."""

from collections.abc import Iterator
from typing import Any, Final

import pycrfsuite

from answerable.extract.dates.finding import dates
from answerable.extract.features import Features
from answerable.extract.gaps import cues
from answerable.extract.labels import Stretch, decode
from answerable.extract.lexicon import lexicon
from answerable.extract.model import Model, shipped_model
from answerable.extract.recogniser import Recognised
from answerable.extract.second_look import second_look
from answerable.extract.sentences import Sentence, sentences
from answerable.extract.speech.finding import AttributionFinder
from answerable.extract.surnames import surnames, whole_names
from answerable.vocabulary.mention import Mention

_PLACES: Final = 4
"""Decimal places of a score: the model knows no more, and equal answers stay equal between machines."""


class CrfRecogniser:
    """Which persons, ranks, titles and organisations does a text name, as this CRF sees it?

    Made without a model it uses the shipped one. Time grows linearly with the text; beyond the text,
    its words and its mentions one sentence is held at a time. An object serves one thread: CRFsuite's tagger
    keeps the sentence that it looks at.

    A mention's score is the least marginal probability among its words: no surer than its least sure
    word. A surname that was found by the full name elsewhere carries the score of the full name.
    """

    name = "crf"

    def __init__(self, model: Model | None = None) -> None:
        self._model = model or shipped_model()
        self._lexicon = lexicon(self._model.lang)
        self._cues = cues(self._model.lang)
        self._features = Features(self._lexicon)
        self._finder = AttributionFinder(self._model.lang)
        self._tagger: Any = pycrfsuite.Tagger()  # type: ignore[attr-defined]  # comes from its C extension
        self._tagger.open_inmemory(self._model.weights)

    @property
    def version(self) -> str:
        """Which weights and which data files does it use?"""
        return self._model.version

    def recognise(self, text: str) -> Recognised:
        """Which mentions and attributions does the text have?

        Dates and attributions are found by rule, not by the model: see `dates.finding`, `speech.finding`.
        """
        found = whole_names(text, self.marked(text))
        found += list(surnames(text, found, self._lexicon))  # looks at what is found while it goes
        found = second_look(text, found, self._lexicon, self._cues)
        found += list(dates(text, found))
        return Recognised(tuple(sorted(found, key=lambda mention: mention.start)), self._finder.find(text))

    def marked(self, text: str) -> list[Mention]:
        """Which mentions does the CRF mark by itself, before any second look? In order of their start."""
        return [
            mention for sentence in sentences(text, self._lexicon) for mention in self._of(text, sentence)
        ]

    def _of(self, text: str, sentence: Sentence) -> list[Mention]:
        labels = self._tagger.tag(self._features.of(sentence.words))
        return [
            Mention(stretch.type, start, end, text[start:end], self._score(labels, stretch))
            for stretch in decode(labels)
            for start, end in [(sentence.starts[stretch.first], sentence.ends[stretch.last - 1])]
        ]

    def _score(self, labels: list[str], stretch: Stretch) -> float:
        marginals: Iterator[float] = (
            self._tagger.marginal(labels[index], index) for index in range(stretch.first, stretch.last)
        )
        return round(min(marginals), _PLACES)
