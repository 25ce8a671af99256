"""How is an answer about command written as JSON? The shape that other programs hold on to."""

from collections.abc import Iterable
from typing import Any

from answerable.ask.command.answer import Candidate, CommanderAnswer, Nearest
from answerable.ask.command.periods import Stretch
from answerable.ask.command.saying import commander_sentence, rests_on_row
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.shapes import citation_shape, range_shape

Shape = dict[str, Any]


def commander_shape(answer: CommanderAnswer) -> Shape:
    """`{"unit", "on", "answer", "handover", "candidates", "nearest", "others", "against", "sentence"}`."""
    return {
        "unit": thing_shape(answer.unit),
        "on": answer.on.isoformat(),
        "answer": answer.answer.value,
        "handover": answer.handover,
        "candidates": [candidate_shape(item) for item in answer.candidates],
        "nearest": {
            "before": _nearest(answer.before, "last_seen"),
            "after": _nearest(answer.after, "first_seen"),
        },
        "others": [candidate_shape(item) for item in answer.others],
        "against": [candidate_shape(item) for item in answer.against],
        "sentence": commander_sentence(answer),
    }


def candidate_shape(candidate: Candidate) -> Shape:
    """One person who may have held the office, with the claims and citations that this rests on."""
    return {
        "person": thing_shape(candidate.person),
        "answer": candidate.answer.value,
        "acting": candidate.acting,
        "rank": candidate.rank,
        "title": candidate.title,
        "role": candidate.role or None,
        "days_since_last_sighting_before": candidate.days_before,
        "days_to_first_sighting_after": candidate.days_after,
        "rests_on": _grounds(candidate),
        "draft": candidate.is_draft,
        "claims": [claim.id for claim in candidate.claims],
        "citations": [citation_shape(citation) for claim in candidate.claims for citation in claim.citations],
    }


def period_shape(unit: Reference, stretches: Iterable[Stretch]) -> Shape:
    """`{"unit", "stretches": [{"days", "answer", "handover", "candidates"}]}`, gaps as `unknown`."""
    return {
        "unit": thing_shape(unit),
        "stretches": [
            {
                "days": range_shape(stretch.days),
                "answer": stretch.answer.answer.value,
                "handover": stretch.answer.handover,
                "candidates": [candidate_shape(item) for item in stretch.answer.candidates],
            }
            for stretch in stretches
        ],
    }


def thing_shape(thing: Reference) -> Shape:
    """`{"id", "name"}`."""
    return {"id": thing.id, "name": thing.name}


def _grounds(candidate: Candidate) -> str:
    rows = [rests_on_row(claim) for claim in candidate.claims]
    return "row" if all(rows) else "row and words" if any(rows) else "words"


def _nearest(near: Nearest | None, seen: str) -> Shape | None:
    if near is None:
        return None
    return {"person": thing_shape(near.person), seen: near.seen.isoformat(), "days": near.days}
