"""Makes the outlines of the world's countries that the map of the workbench is drawn on.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/build_outlines.py package src/sayso/workbench/outlines

The package redistributes Natural Earth 4.1, which is in the public domain; it is TopoJSON, with countries by their
numeric ISO 3166-1 code. Two files come out: `wide.json` (1:110 million) and `near.json` (1:50 million), each a
country's alpha-3 code with its rings, points as hundredths of degrees, each but the first of a ring as the step from
the one before. Areas without a code of their own keep the name that Natural Earth gives them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pycountry

_SCALE = 100
# Rings smaller than this (in square degrees) are left out of the near outlines: islets that no drawing shows.
_LEAST_AREA = 0.002

Point = tuple[float, float]


def main() -> None:
    """Read the package's folder, write both files."""
    package, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    for name, source in (("wide", "countries-110m.json"), ("near", "countries-50m.json")):
        topology = json.loads((package / source).read_text(encoding="utf-8"))
        countries = dict(sorted(_countries(topology).items()))
        line = json.dumps(countries, ensure_ascii=False, separators=(",", ":"))
        (out / f"{name}.json").write_text(line + "\n", encoding="utf-8")


def _countries(topology: dict[str, Any]) -> dict[str, list[list[int]]]:
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    found: dict[str, list[list[int]]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings = [_ring(ring, arcs) for polygon in polygons for ring in polygon]
        kept = [ring for ring in rings if _area(ring) >= _LEAST_AREA] or rings[:1]
        found.setdefault(_code(shape), []).extend(_steps(ring) for ring in kept)
    return found


def _code(shape: dict[str, Any]) -> str:
    country = pycountry.countries.get(numeric=str(shape.get("id", "")).zfill(3))
    return country.alpha_3 if country is not None else f"{shape['properties']['name']}"


def _arc(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * kx + dx, y * ky + dy))
    return points


def _ring(indexes: list[int], arcs: list[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return points


def _area(ring: list[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def _steps(ring: list[Point]) -> list[int]:
    """One flat list: the first point, then steps; points that fall together are left out."""
    rounded = [(round(x * _SCALE), round(y * _SCALE)) for x, y in ring]
    flat: list[int] = []
    last = (0, 0)
    for number, point in enumerate(rounded):
        if number and point == last:
            continue
        flat += [point[0] - last[0], point[1] - last[1]]
        last = point
    return flat


if __name__ == "__main__":
    main()
