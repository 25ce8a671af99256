"""What does one pass of the bundled encoder find in a text? Attributions, on their exact words.

The only importer of onnxruntime. One window goes through the network at a time: its whole numbers depend
on all that goes through at once, so a window's answer depends on nothing but its own words.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from answerable.extract.binding import Binder, Parts
from answerable.extract.crf import CrfRecogniser
from answerable.extract.lexicon import lexicon
from answerable.extract.model import Model, ModelError, shipped_model
from answerable.extract.recogniser import Recognised
from answerable.extract.sentences import sentences
from answerable.extract.speech.pooling import added, apart_from, mended
from answerable.extract.speech.rules import speech_rules
from answerable.extract.tagging import TAGS, Numbers, Run, best, lawful, runs
from answerable.extract.wordpieces import Pieces, Window, Wordpieces, Words, windows, words_of
from answerable.vocabulary.mention import AttributionMention, Stretch

_PLACES: Final = 4
_TASK: Final = "attributions"
_OUTPUTS: Final = (_TASK, "binder")


def shipped_weights() -> Traversable:
    """Which file holds the encoder that came with this installation? ModelError if it is lacking."""
    found = files(__package__) / "models" / "encoder-en.onnx"
    if not found.is_file():
        msg = "the encoder of this installation is lacking: reinstall answerable"
        raise ModelError(msg)
    return found


@dataclass(frozen=True, slots=True)
class Seen:
    """What does the encoder say of each word of a text? A row a word."""

    labels: Numbers
    binder: Numbers


class Encoder:
    """Which scores does the network give the words of a text? One thread; no state between texts."""

    def __init__(self, content: bytes | None = None) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        onnxruntime.disable_telemetry_events()
        self._session: Any = onnxruntime.InferenceSession(
            content or shipped_weights().read_bytes(), options, providers=["CPUExecutionProvider"]
        )
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
            _OUTPUTS, {"ids": np.array([ids], np.int64), "looks": np.array([looks], np.int64)}
        )
        firsts = np.array(pieces.firsts[window.begin : window.end]) - start + 1
        return (output[0][firsts] for output in outputs)


class EncoderRecogniser:
    """Which persons, ranks, titles and organisations does a text name, and who says what in it?

    Mentions are those of the CRF: on reports that neither had seen it was better than the encoder's own
    pooled with it (docs/decisions/0010). Beside its own attributions it gives those that only the rules of
    cue words find (see `speech.pooling`). An object serves one thread. The score of an attribution is an
    order to review in, no probability. The network is loaded for the first text: a process that leaves the
    reading to others needs the version alone.
    """

    name = "encoder"

    def __init__(self, model: Model | None = None, encoder: Encoder | None = None) -> None:
        self._model = model or shipped_model()
        self._lexicon = lexicon(self._model.lang)
        self._crf = CrfRecogniser(self._model)
        self._rules = speech_rules(self._model.lang)
        self._given = encoder
        if encoder is None:
            shipped_weights()  # a lacking file is told once, before any text is read

    @cached_property
    def _encoder(self) -> Encoder:
        return self._given or Encoder()

    @cached_property
    def _moves(self) -> Numbers:
        """How well does one label follow another? Never, where it may not."""
        moves: Numbers = np.array(self._encoder.heads["moves"][_TASK], np.float32) + lawful(TAGS[_TASK])
        return moves

    @cached_property
    def _binder(self) -> Binder:
        return Binder(self._encoder.heads)

    @property
    def version(self) -> str:
        """Which weights and which data files does it use? Every file of the models counts."""
        return self._model.version

    def recognise(self, text: str) -> Recognised:
        """Which mentions and attributions does the text have?"""
        words = words_of(text, self._lexicon)
        if not len(words):
            return Recognised()
        plain = self._crf.recognise(text)
        found = apart_from(self._attributions(words), plain.mentions)
        begins = [sentence.start for sentence in sentences(text, self._lexicon)]
        marked = mended(text, found, plain.attributions, self._rules, begins)
        return Recognised(plain.mentions, marked, added(marked, plain.attributions))

    def _attributions(self, words: Words) -> Iterator[AttributionMention]:
        seen = self._encoder.of(words)
        chosen = best(seen.labels, self._moves)
        found = runs([TAGS[_TASK][label] for label in chosen])
        sure = _surest(seen.labels, chosen)
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
