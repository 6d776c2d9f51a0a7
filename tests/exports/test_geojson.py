from __future__ import annotations

import json
from typing import Any

from sayso.exports import EXPORTERS
from tests.contracts.test_exporters import exported
from tests.factories import reading
from tests.telling.full_reading import full_reading

GEOJSON = next(exporter for exporter in EXPORTERS if exporter.name == "geojson")


def collection(*of: Any) -> Any:
    return json.loads(exported(GEOJSON, of))


def test_there_is_a_feature_for_each_event_with_its_point_as_longitude_and_latitude() -> None:
    features = collection(full_reading())["features"]
    assert [made["properties"]["event"] for made in features] == ["v0", "v1", "v2", "v3", "v4"]
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [70.25, 39.5]}
    assert len({made["id"] for made in features}) == 5


def test_events_without_a_point_are_kept_and_counted() -> None:
    found = collection(full_reading(), reading("Calm."))
    assert [made["geometry"] for made in found["features"][1:]] == [None] * 4
    assert found["sayso"] == {"reports": 2, "located": 1, "unlocated": 4}


def test_nothing_exported_is_a_collection_too() -> None:
    assert collection() == {
        "type": "FeatureCollection",
        "features": [],
        "sayso": {"reports": 0, "located": 0, "unlocated": 0},
    }


def test_properties_tell_who_when_how_many_and_on_whose_say_so() -> None:
    told = collection(full_reading())["features"][0]["properties"]
    assert told["name"] == "ASSAULT / destroy: burned"
    assert told["actor"] == ["Armed men"]
    assert (told["start"], told["end"], told["date_precision"]) == ("2023-03-02", "2023-03-03", "day")
    assert (told["deaths_low"], told["deaths_best"], told["deaths_high"]) == (2, None, None)
    assert told["on_whose_say_so"][1] == "c3 The Free Ridge Army (FRA)"


def test_no_coordinates_system_is_named_since_the_standard_knows_one() -> None:
    assert "crs" not in collection(full_reading())
