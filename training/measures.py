"""How good are whole answers: relations, postings, and the days that they are true on?"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from answerable.extract.dates.expressions import resolve
from answerable.extract.dates.ranges import dated
from answerable.extract.dates.words import date_words
from answerable.extract.hierarchy import hierarchy
from answerable.extract.posting_draft import PostingDraft
from answerable.extract.postings import postings
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.mention import Mention
from training.corpus import CHECKOUT, Posting, Report
from training.scores import Score, compare
from training.validation import Readings, Scores, pair_scores

RANGES: Final = CHECKOUT / "tests" / "quality" / "annotated" / "dated_postings.json"
"""The days of the dated postings, written by hand by somebody who did not write the rules."""

DEFINITIONS: Final = {
    "relations": "person and rank, person and title, person and unit, unit and the unit above it; a "
    "relation is right if both its mentions are, to the character (strict)",
    "postings": "a posting is right if its person, title, unit and tense are, to the character, and "
    "what it lacks is lacking; what no words date (a heading, the last row of a roll) counts as current",
    "dated": "a dated posting is right if its person, title, unit and date are, to the character, and the "
    "precise and imprecise days and whether they begin and end it are those of a reading written by hand",
    "ranges": "the same with the annotated postings in place of the read ones: the rules of dates alone",
}

_TAKEN: Final = date(2020, 1, 1)
"""A day of taking, for the few reports without a publication date."""

Place = tuple[int, int] | None
Days = frozenset[ClaimDates]


def relation_scores(corpus: Sequence[Report], readings: Readings) -> Scores:
    """How good are the relations: the pairs of postings, and hierarchy?"""
    found = Score(0, 0, 0)
    for report in corpus:
        if report.id in readings:
            given = {(_place(item.child), _place(item.parent)) for item in _hierarchy(report, readings)}
            found += compare(given, {(_place(item.child), _place(item.parent)) for item in report.hierarchy})
    return {**pair_scores(corpus, readings), "hierarchy": found}


def _hierarchy(report: Report, readings: Readings) -> Iterable[Any]:
    return hierarchy(report.text, readings[report.id])


def posting_scores(corpus: Sequence[Report], readings: Readings) -> Scores:
    """How good are whole postings, and those that are dated, with their days?"""
    ranges = written_ranges()
    whole, days, rules = Score(0, 0, 0), Score(0, 0, 0), Score(0, 0, 0)
    for report in corpus:
        if report.id not in readings:
            continue
        drafts = postings(report.text, readings[report.id])
        whole += compare({_whole(item) for item in drafts}, {_whole(item) for item in report.postings})
        readings_of = {
            (*_office(item), _place(item.date)): ranges[report.id, place]
            for place, item in enumerate(report.postings)
            if item.date is not None
        }
        days += _right_days(_dated(report, drafts), readings_of)
        rules += _right_days(_dated(report, report.postings), readings_of)
    return {"postings": whole, "dated": days, "ranges": rules}


def written_ranges(path: Path = RANGES) -> Mapping[tuple[str, int], list[Days]]:
    """Which days are written by hand for which posting of which report? Each reading that counts as right."""
    return {
        (item["report"], item["posting"]): [
            frozenset(map(_claim_dates, reading)) for reading in (item["expected"], *item.get("also", ()))
        ]
        for item in json.loads(path.read_text(encoding="utf-8"))
    }


def _claim_dates(written: Mapping[str, Any]) -> ClaimDates:
    return ClaimDates(
        precise=_days(written["precise"]),
        imprecise=_days(written["imprecise"]),
        starting=written["starting"],
        ending=written["ending"],
    )


def _days(written: Mapping[str, str | None] | None) -> DayRange | None:
    if written is None:
        return None
    first, last = written["first"], written["last"]
    return DayRange(_day(first), _day(last) or _TAKEN)


def _day(written: str | None) -> date | None:
    match written:
        case None | "since_beginning_of_time":
            return None
        case "taken":
            return _TAKEN
        case _:
            return date.fromisoformat(written)


def _right_days(given: Mapping[Any, Days], written: Mapping[Any, Sequence[Days]]) -> Score:
    right = sum(days in written.get(posting, ()) for posting, days in given.items())
    return Score(right, len(given), len(written))


def _dated(report: Report, found: Iterable[PostingDraft | Posting]) -> dict[Any, Days]:
    """Which dated postings are these, and on which days is each true?"""
    known = date_words()
    result: dict[Any, Days] = {}
    for item in found:
        if item.date is not None:
            expression = resolve(item.date.text, report.published, _TAKEN, known)
            days = dated(item.tense, item.edge, expression, report.published, _TAKEN)
            result[*_office(item), _place(item.date)] = frozenset(days)
    return result


def _whole(item: PostingDraft | Posting) -> tuple[object, ...]:
    return (*_office(item), "current" if item.tense == "sometime" else item.tense)


def _office(item: PostingDraft | Posting) -> tuple[Place, Place, Place]:
    return _place(item.person), _place(item.title), _place(item.unit)


def _place(mention: Mention | None) -> Place:
    return None if mention is None else (mention.start, mention.end)
