"""Places of Ruvenia come in with what they lie in."""

import json
from pathlib import Path

import pytest

from answerable.tables.geojson import location_id, pieces
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.imported import Before, Held, ImportFile, Made, Unusable
from answerable.vocabulary.source import SourceReference
from sheets import TAKEN


def feature(shape="Polygon", **properties):
    return {"type": "Feature", "geometry": {"type": shape, "coordinates": []}, "properties": properties}


def found(path: Path, whole) -> list:
    path.write_text(whole if isinstance(whole, str) else json.dumps({"features": whole}), encoding="utf-8")
    held = Held(
        source=SourceReference(location_id("file")),
        visibility=Visibility.TEAM,
        taken=TAKEN,
        rendition=None,
        content=lambda: None,
    )
    (piece,) = pieces([ImportFile(name=path.name, path=path, held=held)], {}, Before())
    return list(piece.found)


def test_a_place_lies_in_the_areas_of_its_path(tmp_path):
    country = feature(id=1, name="Ruvenia", adminlevel=2, rpath="1,0", timestamp="2019-02-20 09:51:37")
    district = feature("MultiPolygon", id=3, name="Tarn", adminlevel=6, rpath="3,2,1,0")
    state, tarn = (item.claim for item in found(tmp_path / "a.geojson", [country, district]))
    assert state.about == location_id("1")
    assert "explicit_parent" not in state.fields
    assert str(state.dates.imprecise) == "since_beginning_of_time..2019-02-20"
    # the state between is in no file: its id stands for its name
    assert (tarn.fields["explicit_parent"].id, tarn.fields["explicit_parent"].name) == (location_id("2"), "2")
    assert (tarn.fields["admin_names"], tarn.fields["admin_level"]) == (("Ruvenia",), 6)
    assert tarn.fields["geo_type"] == "polygon"


@pytest.mark.parametrize(
    ("whole", "why"),
    [
        ("{", "not JSON"),
        ("[]", "no GeoJSON"),
        ('{"features": 3}', "no GeoJSON"),
        ([7], "no name"),
        ([feature(id=1)], "no name"),
        ([feature(name="Tarn")], "no id"),
        ([feature("Sphere", id=1, name="Tarn")], "no shape"),
        ([{"properties": {"id": 1, "name": "Tarn"}, "geometry": None}], "no shape"),
    ],
)
def test_what_is_no_place_is_told_of_and_stops_no_other(tmp_path, whole, why):
    good = feature(id=9, name="Upper Tarn")
    items = found(tmp_path / "a.geojson", whole if isinstance(whole, str) else [*whole, good])
    (problem,) = [item for item in items if isinstance(item, Unusable)]
    assert why in problem.why
    assert len([item for item in items if isinstance(item, Made)]) == (not isinstance(whole, str))
