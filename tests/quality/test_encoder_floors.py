"""How good is the shipped encoder on texts that it never saw, and is it still? Floors as in `test_floors`.

Its weights are scored as they are shipped: on PolNeAR's dev part, and on the one fold of reports that was
held out of their training (beside it the CRF is fitted without that fold). Nothing is trained but the CRF.
"""

import json
from pathlib import Path

import pytest
from training.corpus import REPORTS
from training.encoder.scoring import attribution_scores, held_out, mention_counts, summed
from training.polnear import ARCHIVE, articles
from training.scores import total

from answerable.extract.encoder import EncoderRecogniser

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))["encoder"]


def hold(scores, floors):
    """Do these scores keep their floors?"""
    found = {name: round(score.f1, 3) for name, score in scores.items()}
    assert set(found) == set(floors)
    fallen = {name: f1 for name, f1 in found.items() if f1 < floors[name]}
    assert not fallen, f"these fell below their floors {floors}"


@pytest.mark.shared
@pytest.mark.skipif(not ARCHIVE.is_file(), reason="PolNeAR is not beside the checkout (attribution.tar.xz)")
def test_attributions_of_articles_not_trained_on():
    recogniser = EncoderRecogniser()
    scores = [
        attribution_scores(article, recogniser.recognise(article.text).attributions)
        for article in articles("dev")
    ]
    hold(summed(scores), FLOORS["attributions"])


@pytest.mark.shared
@pytest.mark.skipif(not REPORTS.is_dir(), reason="the annotated reports are not beside the checkout")
def test_mentions_of_reports_not_trained_on():
    texts, pooled, _ = held_out()
    counts = summed([mention_counts(report, pooled.recognise(report.text).mentions) for report in texts])
    hold({**counts, "all": total(counts)}, FLOORS["mentions"])
