"""How well does the reading do on reports that it has not seen? By report, never by sentence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from answerable.extract.crf import CrfRecogniser
from answerable.extract.postings import PostingDraft, postings
from answerable.vocabulary.mention import MENTION_TYPES, Mention
from training.corpus import Posting, Report
from training.fitting import fit, prepare
from training.scores import Score, compare

PAIRS: Final = ("rank", "title", "unit")

Scores = Mapping[str, Score]
Readings = Mapping[str, Sequence[Mention]]


def held_out_readings(
    corpus: Sequence[Report], fold_of: Mapping[str, int], only: Iterable[int] | None = None
) -> dict[str, list[Mention]]:
    """Which mentions does each report get from a model that was trained without its fold?

    `only` names the folds to hold out; all of them if it is left open.
    """
    return {
        report.id: list(recogniser.recognise(report.text).mentions)
        for recogniser, unseen in held_out(corpus, fold_of, only)
        for report in unseen
    }


def held_out(
    corpus: Sequence[Report],
    fold_of: Mapping[str, int],
    only: Iterable[int] | None = None,
    more: Sequence[Report] = (),
) -> Iterator[tuple[CrfRecogniser, list[Report]]]:
    """Which recogniser is trained without which reports? One a fold.

    `more` is trained on beside the corpus, by the same folds: other labels of the same reports, say.
    """
    prepared = [(report.id, prepare(report)) for report in (*corpus, *more)]
    for fold in sorted(set(fold_of.values()) if only is None else only):
        model = fit(items for name, items in prepared if fold_of[name] != fold)
        yield CrfRecogniser(model), [report for report in corpus if fold_of[report.id] == fold]


def mention_scores(corpus: Iterable[Report], readings: Readings) -> Scores:
    """How good are the mentions, for each type? Of the reports that were read."""
    scores: dict[str, Score] = {}
    for report in corpus:
        if report.id not in readings:
            continue
        for kind in MENTION_TYPES:
            given = _extents(readings[report.id], kind)
            score = compare(given, _extents(report.mentions, kind))
            scores[kind] = scores.get(kind, Score(0, 0, 0)) + score
    return scores


def pair_scores(corpus: Iterable[Report], readings: Readings) -> Scores:
    """How good are the pairs of a person and a rank, title or unit, from text to end?

    With the annotated mentions as `readings` it is the score of the joining rule alone.
    """
    scores: dict[str, Score] = {}
    for report in corpus:
        if report.id not in readings:
            continue
        drafts = postings(report.text, readings[report.id])
        for part in PAIRS:
            score = compare(_pairs(drafts, part), _pairs(report.postings, part))
            scores[part] = scores.get(part, Score(0, 0, 0)) + score
    return scores


def _extents(mentions: Iterable[Mention], kind: str) -> set[tuple[int, int]]:
    return {(mention.start, mention.end) for mention in mentions if mention.type == kind}


def _pairs(drafts: Iterable[PostingDraft] | Iterable[Posting], part: str) -> set[tuple[int, int, int, int]]:
    """Which pairs of characters do the postings join? A person's and those of this part."""
    return {
        (draft.person.start, draft.person.end, other.start, other.end)
        for draft in drafts
        if (other := getattr(draft, part)) is not None
    }
