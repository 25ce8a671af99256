"""Which weights explain annotated reports best? Attributes and labels in, the same model out every time."""

import hashlib
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import pycrfsuite

from answerable.extract.features import Features
from answerable.extract.labels import KNOWN_TYPES, encode
from answerable.extract.lexicon import DEFAULT_LANGUAGE, lexicon
from answerable.extract.model import Model
from answerable.extract.sentences import sentences
from training.corpus import Report

PARAMETERS: Final = {"c1": 0.0, "c2": 0.1, "max_iterations": 150}
"""L2 alone: with L1 the file is a tenth as large, but micro F1 is nearly a point lower (see README.md)."""

Prepared = list[tuple[Any, list[str]]]
"""Of each sentence, CRFsuite's item sequence and the labels."""


def prepare(report: Report) -> Prepared:
    """What does the trainer see of a report? Attributes and labels, sentence by sentence."""
    words = lexicon(DEFAULT_LANGUAGE)
    features = Features(words)
    spans = [
        (mention.type, mention.start, mention.end)
        for mention in report.mentions
        if mention.type in KNOWN_TYPES
    ]
    return [
        (_items(features.of(sentence.words)), encode(sentence, spans))
        for sentence in sentences(report.text, words)
    ]


def _items(attributes: list[list[bytes]]) -> Any:
    return pycrfsuite.ItemSequence(attributes)  # type: ignore[attr-defined]  # from its C extension


def fit(prepared: Iterable[Prepared]) -> Model:
    """Which weights explain these reports best? The same reports in the same order give the same bytes."""
    trainer: Any = pycrfsuite.Trainer(  # type: ignore[attr-defined]  # from its C extension
        algorithm="lbfgs", params=PARAMETERS, verbose=False
    )
    for report in prepared:
        for items, labels in report:
            trainer.append(items, labels)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "weights.crfsuite"
        trainer.train(str(path))
        weights = path.read_bytes()
    return Model(DEFAULT_LANGUAGE, hashlib.sha256(weights).hexdigest()[:8], weights)


def fit_reports(corpus: Sequence[Report]) -> Model:
    """Which weights explain these reports best?"""
    return fit(prepare(report) for report in corpus)
