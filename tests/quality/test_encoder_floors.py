"""How good is the shipped encoder on texts that it never saw, and is it still? Floors as in `test_floors`.

Its weights are scored as they are shipped, on PolNeAR's dev part. Nothing is trained.
"""

import json
from pathlib import Path

import pytest
from training.encoder.scoring import attribution_scores, summed
from training.polnear import ARCHIVE, articles

from answerable.extract.encoder import EncoderRecogniser

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))["encoder"][
    "attributions"
]


@pytest.mark.shared
@pytest.mark.skipif(not ARCHIVE.is_file(), reason="PolNeAR is not beside the checkout (attribution.tar.xz)")
def test_attributions_of_articles_not_trained_on():
    recogniser = EncoderRecogniser()
    scores = [
        attribution_scores(article, recogniser.recognise(article.text).attributions)
        for article in articles("dev")
    ]
    found = {name: round(score.f1, 3) for name, score in summed(scores).items()}
    assert set(found) == set(FLOORS)
    fallen = {name: f1 for name, f1 in found.items() if f1 < FLOORS[name]}
    assert not fallen, f"these fell below their floors {FLOORS}"
