"""Is every column of today's layout read, or known to be the researchers' own?"""

import csv
from pathlib import Path

import pytest

from sheets import Found, sheet, written

FIELDS = Path(__file__).parents[5] / "shared" / "reference" / "claim_fields.csv"
ID = "11111111-0000-4000-8000-00000000000e"
KINDS = ("unit", "person", "posting", "relation", "positioning", "incident", "training", "location")
VALUES = {
    "status:meta": "accepted",
    "relation:types:assertion": "child-of",
    "relation:related_unit_classes:assertion": "command",
    "positioning:types:assertion": "site",
    "geo_type:qa": "point",
    "training:quantity:assertion": "12",
    "training:cost:assertion": "12.5",
    "location:admin_level:qa": "2",
    "starting:range": "Y",
    "ending:range": "N",
}


def value(label: str, kind: str) -> str:
    if label in VALUES:
        return VALUES[label]
    if label == "type:claim":
        return kind
    if "_precise:" in label:
        return "2012-03-04"
    if "_imprecise:" in label:
        return "2012-03-05"
    return ID if ":ref" in label or label in {"id:entity", "location:explicit_parent:annotation"} else label


@pytest.mark.shared
@pytest.mark.skipif(not FIELDS.is_file(), reason="shared data is not there")
@pytest.mark.parametrize("kind", KINDS)
def test_every_column_of_today_is_known(tmp_path, kind):
    with FIELDS.open(encoding="utf-8", newline="") as file:
        labels = [row["field"] for row in csv.DictReader(file) if row["record"] == kind]
    found = Found(written(tmp_path / "today.csv", sheet({label: value(label, kind) for label in labels})))
    assert found.problems == []
    (claim,) = found.claims
    assert (claim.type, claim.about) == (kind, ID)
    assert str(claim.dates.extent) == "2012-03-04..2012-03-05"
