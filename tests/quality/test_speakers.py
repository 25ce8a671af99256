"""Is it still settled as well who speaks, in which stance and on what grounds? Given the attributions.

Accuracy over the attributions annotated by hand (`annotated/README.md` defines each label), whose spans are
given: the score of the settling alone. Floors are the measured values less 1.96 standard errors.
"""

import json
from pathlib import Path

import pytest
from training.speakers import annotated_readings, invented, polnear, scored

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))["speech"]


def hold(cases, floors):
    found = {
        measure: round(right / found, 3)
        for measure, (right, found, _) in scored(cases, annotated_readings(cases)).items()
    }
    assert set(found) == set(floors)
    fallen = {measure: share for measure, share in found.items() if share < floors[measure]}
    assert not fallen, f"these fell below their floors {floors}"


def test_speakers_of_invented_reports():
    hold(invented(), FLOORS["invented"])


@pytest.mark.shared
def test_speakers_of_political_reports():
    cases = polnear()
    if not cases:
        pytest.skip("the archive of attributions is not beside the checkout (../shared/data)")
    hold(cases, FLOORS["polnear"])
