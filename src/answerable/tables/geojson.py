"""Which places does a GeoJSON file hold, and where are they in the administrative tree?

Each feature is a location: its name, its id in the gazetteer, its level, and the areas that it lies in, as
`rpath` lists them from the feature outward. A sheet that gives the same gazetteer id means the same place.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from answerable.vocabulary import ids
from answerable.vocabulary.access import Status
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange, parse_day_range
from answerable.vocabulary.imported import (
    Before,
    Held,
    Imported,
    ImportFile,
    Made,
    Options,
    Piece,
    Unusable,
)
from answerable.vocabulary.shapes import fields_shape

_SHAPES: Final = {
    "Point": "point",
    "LineString": "line",
    "MultiLineString": "line",
    "Polygon": "polygon",
    "MultiPolygon": "polygon",
}
_LARGEST: Final = 256 << 20
"""Bytes of a file that are read at once: a country's districts take some megabytes."""

Feature = Mapping[str, Any]


def pieces(files: Sequence[ImportFile], _options: Options, _before: Before) -> Iterator[Piece]:
    """What came of each of these files? Areas of one file may lie in those of another."""
    read = [(file, _features(file)) for file in files]
    names = {
        key: name
        for _, features in read
        if not isinstance(features, str)
        for feature in features
        if (key := _text(feature, "id")) and (name := _text(feature, "name"))
    }
    for file, features in read:
        if file.held is not None:
            yield Piece(file, _found(file.held, features, names))


def _features(file: ImportFile) -> list[Feature] | str:
    """Which features has the file, or why has it none?"""
    if file.path.stat().st_size > _LARGEST:
        return f"it is larger than {_LARGEST >> 20} MiB"
    try:
        whole = json.loads(file.path.read_bytes())
    except (ValueError, RecursionError) as error:
        return f"it is not JSON ({error})"
    found = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(found, list):
        return "it is no GeoJSON collection of features"
    return [feature if isinstance(feature, dict) else {} for feature in found]


def _found(held: Held, features: list[Feature] | str, names: Mapping[str, str]) -> Iterator[Imported]:
    if isinstance(features, str):
        yield Unusable("the whole file", features)
        return
    for number, feature in enumerate(features, start=1):
        place = f"feature {number}"
        name, key = _text(feature, "name"), _text(feature, "id")
        geometry = feature.get("geometry")
        shape = geometry.get("type") if isinstance(geometry, dict) else None
        if not name or not key:
            yield Unusable(place, f"it has no {'id' if name else 'name'} among its properties")
        elif shape not in _SHAPES:
            yield Unusable(place, f"{shape!r} is no shape of a place: a point, line or polygon is needed")
        else:
            yield Made(place, _claim(held, feature, Reference(location_id(key), name), key, names))


def location_id(origin_id: str) -> str:
    """Which place has this id in the gazetteer that sheets and boundaries share?"""
    return ids.derived("sheet", "location", "origin", origin_id)


def _claim(held: Held, feature: Feature, place: Reference, key: str, names: Mapping[str, str]) -> Claim:
    around = [part for part in _text(feature, "rpath").split(",") if part.strip("0 ") and part != key]
    level = feature["properties"].get("adminlevel")
    fields: dict[str, Any] = {
        "name": place.name,
        "origin": "osm",
        "origin_id": key,
        "geo_type": _SHAPES[feature["geometry"]["type"]],
        "country": _text(feature, "country"),
        "explicit_parent": Reference(location_id(around[0]), names.get(around[0], around[0]))
        if around
        else None,
        "admin_level": level if isinstance(level, int) and not isinstance(level, bool) else None,
        "admin_names": tuple(names[part] for part in reversed(around) if part in names),
    }
    said = {name: value for name, value in fields.items() if value not in (None, "", ())}
    citation = Citation(
        id=ids.citation(held.source.id, "archive", ""),
        type="archive",
        trigger="",
        source=held.source,
        supports=tuple(said),
    )
    dates = ClaimDates(imprecise=DayRange.until(_drawn(feature, held)))
    return Claim(
        id=ids.imported_claim(place.id, "location", fields_shape(said), str(dates.imprecise), [citation.id]),
        type="location",
        about=place.id,
        fields=said,
        dates=dates,
        citations=(citation,),
        status=Status.ACCEPTED,
        visibility=held.visibility,
    )


def _drawn(feature: Feature, held: Held) -> date:
    """By which day was it so? That of the feature's own stamp or, without one, of the file's taking."""
    try:
        return parse_day_range(_text(feature, "timestamp")).last
    except ValueError:
        return held.taken


def _text(feature: Feature, name: str) -> str:
    properties = feature.get("properties")
    value = properties.get(name) if isinstance(properties, dict) else None
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""
