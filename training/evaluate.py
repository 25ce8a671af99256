"""How good is the reading? `python -m training.evaluate` cross-validates, and says what the figures mean."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from training.corpus import FOLDS, REPORTS, SEED, Report, folds, reports
from training.measures import DEFINITIONS, posting_scores, relation_scores
from training.researcher import DEFINITION as ROWS
from training.researcher import researcher_scores
from training.scores import DEFINITION, total
from training.validation import Scores, held_out_readings, mention_scores, pair_scores


def evaluation(corpus: Sequence[Report], count: int = FOLDS, seed: str = SEED) -> dict[str, Any]:
    """How good are mentions and pairs on held-out reports, and the rule on annotated mentions? As JSON."""
    readings = held_out_readings(corpus, folds(corpus, count, seed))
    annotated = {report.id: report.mentions for report in corpus}
    return {
        "definition": DEFINITION,
        "definitions": {**DEFINITIONS, "researcher": ROWS},
        "held_out": f"{count} folds by report, reprints of one story in one fold, seed {seed!r}",
        "mentions": table(mention_scores(corpus, readings)),
        "pairs": table(pair_scores(corpus, readings)),
        "relations": table(relation_scores(corpus, readings)),
        "postings": _rows(posting_scores(corpus, readings)),
        "researcher": _rows(researcher_scores(corpus, readings)),
        "pairs_of_annotated_mentions": table(pair_scores(corpus, annotated)),
        "relations_of_annotated_mentions": table(relation_scores(corpus, annotated)),
        "postings_of_annotated_mentions": _rows(posting_scores(corpus, annotated)),
    }


def table(scores: Scores) -> dict[str, dict[str, float]]:
    """How are scores told as JSON, with those of all together?"""
    return _rows({**scores, "all": total(scores)})


def _rows(scores: Scores) -> dict[str, dict[str, float]]:
    return {name: score.as_json() for name, score in scores.items()}


_TITLES = {
    "mentions": "Mentions, held out",
    "pairs": "Pairs of a person and …, from text to end, held out",
    "relations": "Relations, from text to end, held out",
    "postings": "Postings, from text to end, held out",
    "researcher": "A researcher's rows that come out of the reports (recall; nothing is asked of the rest)",
    "pairs_of_annotated_mentions": "Pairs of annotated mentions (the rules alone, written on these reports)",
    "relations_of_annotated_mentions": "Relations of annotated mentions (the rules alone)",
    "postings_of_annotated_mentions": "Postings of annotated mentions (the rules alone)",
}


def _print(result: dict[str, Any]) -> None:
    print(result["definition"])
    for name, definition in result["definitions"].items():
        print(f"{name}: {definition}.")
    print(f"Held out: {result['held_out']}.")
    for key, title in _TITLES.items():
        print_table(title, result[key])


def print_table(title: str, rows: Mapping[str, Mapping[str, float]]) -> None:
    """Print scores below a title, a row a name, as `table` makes them."""
    print(f"\n{title}\n{'':14}precision  recall     F1  annotated")
    for name, row in rows.items():
        print(f"{name:14}{row['precision']:9.3f}{row['recall']:8.3f}{row['f1']:7.3f}{row['annotated']:11}")


def main() -> int:
    """What does the command line ask for?"""
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("--folds", type=int, default=FOLDS)
    parser.add_argument("--seed", default=SEED)
    parser.add_argument("--json", action="store_true", help="one JSON document instead of tables")
    options = parser.parse_args()
    corpus = reports()
    if not corpus:
        print(f"There are no annotated reports in {REPORTS}: put the shared data beside the checkout.")
        return 2
    result = evaluation(corpus, options.folds, options.seed)
    if options.json:
        print(json.dumps(result, indent=1))
    else:
        _print(result)
    return 0


if __name__ == "__main__":
    sys.exit(main())
