"""How good is the reading, and is it still? Scores never fall below the floors of `floors.json`.

F1 over exact answers, as `training.scores` defines it. A floor that has been left behind by more than
`SLACK` fails too: raise it, so that what was gained is not lost again. Floors are never lowered.
"""

import json
import subprocess
from pathlib import Path

import pytest
from training.corpus import REPORTS, Posting, Report, folds, reports
from training.fitting import fit, prepare
from training.measures import posting_scores, relation_scores
from training.scores import total
from training.validation import held_out_readings, mention_scores, pair_scores

from answerable.extract.crf import CrfRecogniser
from marked_text import marked

HERE = Path(__file__).parent
FLOORS_FILE = HERE / "floors.json"
FLOORS = json.loads(FLOORS_FILE.read_text(encoding="utf-8"))
SLACK = 0.02
FOLDS_TESTED = (0, 1)


@pytest.fixture(scope="module")
def corpus():
    if not REPORTS.is_dir():
        pytest.skip("the annotated reports are not beside the checkout (../shared/data/postings/train_v2)")
    return reports()


@pytest.fixture(scope="module")
def held_out(corpus):
    return held_out_readings(corpus, folds(corpus), FOLDS_TESTED)


def invented():
    """Our own passages, as reports."""
    for path in sorted((HERE / "invented").glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        text = marked(data["marked"])
        postings = []
        for written in data["postings"]:
            *names, tense = written.split()
            parts = {name[0]: text.marks[name] for name in names}
            postings.append(
                Posting(parts["P"], parts.get("R"), parts.get("T"), parts.get("U"), tense, parts.get("D"))
            )
        yield Report(path.stem, text.text, tuple(text.mentions), tuple(postings))


def hold(scores, floors):
    """Do these scores, and that of all together, keep their floors?"""
    hold_each({**scores, "all": total(scores)}, floors)


def hold_each(scores, floors):
    """Do these scores keep their floors, and the floors keep up with them?"""
    found = {name: round(score.f1, 3) for name, score in scores.items()}
    assert set(found) == set(floors)
    fallen = {name: f1 for name, f1 in found.items() if f1 < floors[name]}
    assert not fallen, f"these fell below their floors {floors}"
    outgrown = {name: f1 for name, f1 in found.items() if f1 >= floors[name] + SLACK}
    assert not outgrown, "the reading is better than its floors in floors.json: raise them"


@pytest.mark.shared
def test_mentions_of_reports_not_trained_on(corpus, held_out):
    hold(mention_scores(corpus, held_out), FLOORS["held_out"]["mentions"])


@pytest.mark.shared
def test_pairs_of_reports_not_trained_on(corpus, held_out):
    hold(pair_scores(corpus, held_out), FLOORS["held_out"]["pairs"])


@pytest.mark.shared
def test_pairs_of_annotated_mentions(corpus):
    hold(pair_scores(corpus, {report.id: report.mentions for report in corpus}), FLOORS["rule"]["pairs"])


@pytest.mark.shared
def test_relations_of_reports_not_trained_on(corpus, held_out):
    hold(relation_scores(corpus, held_out), FLOORS["held_out"]["relations"])


@pytest.mark.shared
def test_whole_and_dated_postings_of_reports_not_trained_on(corpus, held_out):
    hold_each(posting_scores(corpus, held_out), FLOORS["held_out"]["postings"])


@pytest.mark.shared
def test_relations_and_postings_of_annotated_mentions(corpus):
    annotated = {report.id: report.mentions for report in corpus}
    hold(relation_scores(corpus, annotated), FLOORS["rule"]["relations"])
    hold_each(posting_scores(corpus, annotated), FLOORS["rule"]["postings"])


def test_mentions_of_invented_passages():
    passages = list(invented())
    recogniser = CrfRecogniser()
    readings = {passage.id: recogniser.recognise(passage.text).mentions for passage in passages}
    hold(mention_scores(passages, readings), FLOORS["invented"]["mentions"])


def test_pairs_of_invented_passages():
    passages = list(invented())
    recogniser = CrfRecogniser()
    readings = {passage.id: recogniser.recognise(passage.text).mentions for passage in passages}
    hold(pair_scores(passages, readings), FLOORS["invented"]["pairs"])


def test_floors_were_never_lowered():
    """Every committed state of the floors lies at or below today's."""
    try:
        log = git("log", "--format=%H", "--", str(FLOORS_FILE))
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no git history here")
    for commit in log.split():
        earlier = json.loads(git("show", f"{commit}:tests/quality/floors.json"))
        for subject, kinds in earlier.items():
            for kind, floors in kinds.items():
                for name, floor in floors.items():
                    assert FLOORS[subject][kind][name] >= floor, f"{subject} {kind} {name} was {floor}"


def git(*arguments):
    return subprocess.run(
        ["git", *arguments], cwd=HERE.parents[1], check=True, capture_output=True, text=True
    ).stdout


@pytest.mark.shared
def test_the_same_reports_give_the_same_weights(corpus):
    few = corpus[:8]
    assert fit(map(prepare, few)).weights == fit(map(prepare, few)).weights


@pytest.mark.shared
def test_the_recorded_folds_are_those_that_are_used(corpus):
    recorded = json.loads((HERE.parents[1] / "training" / "folds.json").read_text(encoding="utf-8"))
    used = folds(corpus)
    assert {report: int(fold) for fold, held in recorded["held_out"].items() for report in held} == used


@pytest.mark.shared
def test_no_report_of_the_held_back_set_is_trained_on(corpus):
    held_back = set((REPORTS.parent / "excluded_ids.txt").read_text(encoding="utf-8").split())
    assert held_back
    assert not held_back & {report.id for report in corpus}


@pytest.mark.shared
def test_reprints_of_one_story_share_a_fold(corpus):
    used = folds(corpus)
    first_lines = {}
    for report in corpus:
        opening = " ".join(report.text.lower().split()[:40])
        first_lines.setdefault(opening, set()).add(used[report.id])
    assert all(len(found) == 1 for found in first_lines.values())
