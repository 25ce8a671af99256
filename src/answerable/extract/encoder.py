"""What does one pass of the bundled encoder find in a text? Mentions and attributions, on their exact words.

The only importer of onnxruntime. One window goes through the network at a time: its whole numbers depend
on all that goes through at once, so a window's answer depends on nothing but its own words.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from answerable.extract.binding import Binder, Parts
from answerable.extract.crf import CrfRecogniser
from answerable.extract.lexicon import lexicon
from answerable.extract.model import Model, ModelError, shipped_model
from answerable.extract.recogniser import Recognised
from answerable.extract.surnames import surnames
from answerable.extract.tagging import (
    TAGS,
    Numbers,
    Run,
    best,
    lawful,
    posteriors,
    runs,
    side_by_side,
)
from answerable.extract.wordpieces import Pieces, Window, Wordpieces, Words, windows, words_of
from answerable.vocabulary.mention import AttributionMention, Mention, MentionType, Stretch

_PLACES: Final = 4
_TYPES: Final[dict[str, MentionType]] = {
    label[2:]: label[2:]  # type: ignore[misc]  # the labels are made of the types
    for label in TAGS["mentions"]
    if label != "O"
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What does the encoder say of each word of a text? A row a word."""

    mentions: Numbers
    attributions: Numbers
    binder: Numbers


class Encoder:
    """Which scores does the network give the words of a text? One thread; no state between texts."""

    def __init__(self, content: bytes | None = None) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        onnxruntime.disable_telemetry_events()
        try:
            content = content or (files(__package__) / "models" / "encoder-en.onnx").read_bytes()
            self._session: Any = onnxruntime.InferenceSession(
                content, options, providers=["CPUExecutionProvider"]
            )
        except OSError as error:
            msg = "the encoder of this installation is lacking: reinstall answerable"
            raise ModelError(msg) from error
        self._wordpieces = Wordpieces()
        self.heads: dict[str, Any] = json.loads(self._session.get_modelmeta().custom_metadata_map["heads"])

    def of(self, words: Words) -> Seen:
        """What does it say of each of these words?"""
        pieces = self._wordpieces.of(words)
        answers = [self._window(pieces, window) for window in windows(words, pieces)]
        return Seen(*(np.concatenate(parts) for parts in zip(*answers, strict=True)))

    def _window(self, pieces: Pieces, window: Window) -> Iterator[NDArray[np.float32]]:
        start, stop = pieces.firsts[window.first], pieces.firsts[window.last]
        ids = [self._wordpieces.first, *pieces.ids[start:stop], self._wordpieces.last]
        looks = [0, *pieces.looks[start:stop], 0]
        outputs = self._session.run(
            None, {"ids": np.array([ids], np.int64), "looks": np.array([looks], np.int64)}
        )
        firsts = np.array(pieces.firsts[window.begin : window.end]) - start + 1
        return (output[0][firsts] for output in outputs)


class EncoderRecogniser:
    """Which persons, ranks, titles, organisations and dates does a text name, and who says what in it?

    Mentions are those on which the encoder and the CRF agree best: the logarithms of their probabilities
    are added, and the best lawful labels taken. The CRF knows no dates: there it says that a word is
    outside. An object serves one thread. Scores are an order to review in, the pooled one no probability.
    """

    name = "encoder"

    def __init__(self, model: Model | None = None, encoder: Encoder | None = None) -> None:
        self._model = model or shipped_model()
        self._lexicon = lexicon(self._model.lang)
        self._crf = CrfRecogniser(self._model)
        self._encoder = encoder or Encoder()
        heads = self._encoder.heads
        self._moves = {task: np.array(heads["moves"][task], np.float32) for task in TAGS}
        self._lawful = {task: lawful(labels) for task, labels in TAGS.items()}
        self._binder = Binder(heads)

    @property
    def version(self) -> str:
        """Which weights and which data files does it use? Every file of the models counts."""
        return self._model.version

    def recognise(self, text: str) -> Recognised:
        """Which mentions and attributions does the text have?"""
        words = words_of(text, self._lexicon)
        if not len(words):
            return Recognised()
        seen = self._encoder.of(words)
        found = list(self._mentions(text, words, seen.mentions))
        found += list(surnames(text, found, self._lexicon))
        return Recognised(
            tuple(sorted(found, key=lambda mention: mention.start)),
            tuple(self._attributions(words, seen)),
        )

    def _mentions(self, text: str, words: Words, scores: Numbers) -> Iterator[Mention]:
        moves = self._moves["mentions"] + self._lawful["mentions"]
        laid, real = side_by_side(scores, words.sentences)
        mine = posteriors(laid, moves, real)
        theirs, _ = side_by_side(self._crf.probabilities(words), words.sentences)
        pooled = mine + theirs
        chosen = best(pooled, self._lawful["mentions"], real)
        sure = np.exp(pooled / 2)[real]
        for run in runs([TAGS["mentions"][label] for label in chosen]):
            score = min(float(sure[word, chosen[word]]) for word in range(run.first, run.last))
            start, end = words.starts[run.first], words.ends[run.last - 1]
            yield Mention(_TYPES[run.kind], start, end, text[start:end], round(min(score, 1.0), _PLACES))

    def _attributions(self, words: Words, seen: Seen) -> Iterator[AttributionMention]:
        laid, real = side_by_side(seen.attributions, [0] * len(words))
        chosen = best(laid, self._moves["attributions"] + self._lawful["attributions"], real)
        found = runs([TAGS["attributions"][label] for label in chosen])
        sure = _surest(seen.attributions, chosen)
        for parts in self._binder.bind(found, seen.binder, words):
            yield AttributionMention(
                _places(words, [parts.cue]),
                _places(words, parts.sources),
                _places(words, parts.contents),
                _score(parts, sure),
            )


def _surest(scores: Numbers, chosen: Sequence[int]) -> Numbers:
    """How probable is the chosen label of each word, by itself?"""
    powers = np.exp(scores - scores.max(1, keepdims=True))
    result: Numbers = powers[np.arange(len(chosen)), np.array(chosen)] / powers.sum(1)
    return result


def _score(parts: Parts, sure: Numbers) -> float:
    """How sure is an attribution? As its binding times its least sure word of cue and source."""
    words = [word for run in (parts.cue, *parts.sources) for word in range(run.first, run.last)]
    return round(min(1.0, parts.probability * float(min(sure[word] for word in words))), _PLACES)


def _places(words: Words, parts: Sequence[Run]) -> tuple[Stretch, ...]:
    return tuple((words.starts[run.first], words.ends[run.last - 1]) for run in parts)
