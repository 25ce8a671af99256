"""What is the trainer shown? Annotated texts as windows of wordpieces with a label a word and bindings."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from torch import Tensor

from answerable.extract.lexicon import DEFAULT_LANGUAGE, lexicon
from answerable.extract.tagging import TAGS, Run, distances, runs
from answerable.extract.wordpieces import CONTEXT, CORE, Pieces, Wordpieces, Words, words_of
from answerable.vocabulary.mention import AttributionMention, Mention, Stretches

LENGTH: Final = CORE + 2 * CONTEXT

Binding = tuple[Run, Run | None, tuple[Run, ...]]
"""A cue, its source and its contents, as words of a document."""


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of one annotated text? Labels of one task, and the bindings of attributions."""

    task: str
    words: Words
    pieces: Pieces
    labels: list[int]
    bindings: list[Binding]


@dataclass(frozen=True, slots=True)
class Sample:
    """Which words of which document are seen at once?"""

    document: Document
    first: int
    last: int

    @property
    def size(self) -> int:
        """How many wordpieces?"""
        firsts = self.document.pieces.firsts
        return firsts[self.last] - firsts[self.first]


class Preparing:
    """Which documents does the trainer make of annotated texts?"""

    def __init__(self) -> None:
        self._wordpieces = Wordpieces()
        self._lexicon = lexicon(DEFAULT_LANGUAGE)
        self.first, self.last = self._wordpieces.first, self._wordpieces.last

    def of_mentions(self, text: str, mentions: Iterable[Mention]) -> Document:
        """What does a report teach? Its mentions."""
        words = words_of(text, self._lexicon)
        labels = [0] * len(words)
        for mention in mentions:
            _mark("mentions", mention.type, labels, words, ((mention.start, mention.end),))
        return Document("mentions", words, self._wordpieces.of(words), labels, [])

    def of_attributions(self, text: str, attributions: Sequence[AttributionMention]) -> Document:
        """What does an article teach? Sources, cues and contents, and which belong together."""
        words = words_of(text, self._lexicon)
        labels = [0] * len(words)
        bindings: list[Binding] = []
        for kind in ("Content", "Source", "Cue"):
            for item in attributions:
                _mark("attributions", kind, labels, words, getattr(item, kind.lower()))
        for item in attributions:
            parts = [
                [
                    Run(kind, *found)
                    for stretch in getattr(item, kind.lower())
                    if (found := _within(words, stretch))
                ]
                for kind in ("Cue", "Source", "Content")
            ]
            if parts[0] and parts[2]:
                bindings.append((parts[0][0], parts[1][0] if parts[1] else None, tuple(parts[2])))
        return Document("attributions", words, self._wordpieces.of(words), labels, bindings)


def _within(words: Words, stretch: tuple[int, int]) -> tuple[int, int] | None:
    """Which words does a stretch touch?"""
    first = int(np.searchsorted(words.ends, stretch[0], side="right"))
    last = int(np.searchsorted(words.starts, stretch[1], side="left"))
    return (first, last) if first < last else None


def _mark(task: str, kind: str, labels: list[int], words: Words, stretches: Stretches) -> None:
    begin = TAGS[task].index(f"B-{kind}")
    for stretch in stretches:
        found = _within(words, stretch)
        if found:
            labels[found[0] : found[1]] = [begin, *[begin + 1] * (found[1] - found[0] - 1)]


def samples(documents: Iterable[Document], dice: random.Random) -> Iterator[Sample]:
    """Through which windows is each document seen this time? Cut at sentences, from a place that varies."""
    for document in documents:
        firsts, numbers = document.pieces.firsts, document.words.sentences
        total, begin = len(document.words), 0
        room = dice.randint(LENGTH // 4, LENGTH)
        while begin < total:
            end = begin + 1
            while end < total and firsts[end + 1] - firsts[begin] <= room:
                end += 1
            if end < total:
                end = next(
                    (
                        word
                        for word in range(end, begin + (end - begin) // 2, -1)
                        if numbers[word] != numbers[word - 1]
                    ),
                    end,
                )
            yield Sample(document, begin, end)
            begin, room = end, LENGTH


@dataclass(frozen=True, slots=True)
class Batch:
    """What goes through the network at once? All of one task."""

    task: str
    samples: list[Sample]
    ids: Tensor
    looks: Tensor
    mask: Tensor
    firsts: Tensor
    labels: Tensor


def batch(chosen: list[Sample], first: int, last: int) -> Batch:
    """How do samples of one task lie side by side? Padded to the longest."""
    width = max(sample.size for sample in chosen) + 2
    most = max(sample.last - sample.first for sample in chosen)
    ids = torch.zeros(len(chosen), width, dtype=torch.long)
    looks = torch.zeros(len(chosen), width, dtype=torch.long)
    mask = torch.zeros(len(chosen), width, dtype=torch.bool)
    firsts = torch.zeros(len(chosen), most, dtype=torch.long)
    labels = torch.full((len(chosen), most), -1)
    for row, sample in enumerate(chosen):
        pieces = sample.document.pieces
        start, end = pieces.firsts[sample.first], pieces.firsts[sample.last]
        size = end - start
        ids[row, : size + 2] = torch.tensor([first, *pieces.ids[start:end], last])
        looks[row, 1 : size + 1] = torch.tensor(pieces.looks[start:end])
        mask[row, : size + 2] = True
        count = sample.last - sample.first
        firsts[row, :count] = torch.tensor(pieces.firsts[sample.first : sample.last]) - start + 1
        labels[row, :count] = torch.tensor(sample.document.labels[sample.first : sample.last])
    return Batch(chosen[0].document.task, chosen, ids, looks, mask[:, None, None], firsts, labels)


def batches(documents: Sequence[Document], dice: random.Random, size: int) -> list[list[Sample]]:
    """In which batches are the documents seen this time? Of one task and of like length each; shuffled."""
    made: list[list[Sample]] = []
    for task in TAGS:
        found = list(samples([item for item in documents if item.task == task], dice))
        dice.shuffle(found)
        for place in range(0, len(found), 16 * size):
            near = sorted(found[place : place + 16 * size], key=lambda sample: sample.size)
            made += [near[start : start + size] for start in range(0, len(near), size)]
    dice.shuffle(made)
    return made


@dataclass(frozen=True, slots=True)
class Bound:
    """What is to be bound in a window? Its stretches by kind, and the right answers as indices (-1: none)."""

    cues: list[Run]
    sources: list[Run]
    contents: list[Run]
    source_of_cue: list[int]
    cue_of_content: list[int]


def bound(sample: Sample) -> Bound:
    """Which stretches lie whole in this window, and which of them belong together? Words of the window."""
    document, offset = sample.document, sample.first
    names = TAGS["attributions"]
    found = runs([names[label] for label in document.labels[sample.first : sample.last]])
    cues, sources, contents = (
        [run for run in found if run.kind == kind] for kind in ("Cue", "Source", "Content")
    )
    at = {(run.kind, run.first + offset): run for run in found}
    source_of_cue = [-2] * len(cues)
    cue_of_content = [-1] * len(contents)
    for cue, source, parts in document.bindings:
        here = at.get(("Cue", cue.first))
        if here is None:
            continue
        mine = cues.index(here)
        theirs = at.get(("Source", source.first)) if source else None
        if source is None or theirs is not None:
            source_of_cue[mine] = -1 if theirs is None else sources.index(theirs)
        for part in parts:
            content = at.get(("Content", part.first))
            if content is not None:
                cue_of_content[contents.index(content)] = mine
    return Bound(cues, sources, contents, source_of_cue, cue_of_content)


def gaps(sample: Sample, cue: Run, others: list[Run]) -> Tensor:
    """Where do the others stand, seen from the cue?"""
    words = sample.document.words
    return torch.from_numpy(
        distances(
            cue,
            others,
            words.sentences[sample.first : sample.last],
            words.lines[sample.first : sample.last],
        )
    )
