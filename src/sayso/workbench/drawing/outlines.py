"""Outlines of countries, shipped as data: coarse ones for wide views, finer ones for near views.

Made by `tools/build_outlines.py` from Natural Earth (public domain).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal

CREDIT: Final = "Outlines: Natural Earth"
_SCALE: Final = 100

Level = Literal["wide", "near"]


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed line of longitudes and latitudes in degrees, and its bounds."""

    points: tuple[tuple[float, float], ...]
    west: float
    south: float
    east: float
    north: float


@cache
def outlines(level: Level) -> dict[str, tuple[Ring, ...]]:
    """Each country's rings by its alpha-3 code; areas without a code by their name."""
    packed = json.loads(files("sayso.workbench").joinpath(f"outlines/{level}.json").read_text(encoding="utf-8"))
    return {code: tuple(_ring(ring) for ring in rings) for code, rings in packed.items()}


def _ring(steps: list[int]) -> Ring:
    points, x, y = [], 0, 0
    for step_x, step_y in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + step_x, y + step_y
        points.append((x / _SCALE, y / _SCALE))
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return Ring(tuple(points), min(xs), min(ys), max(xs), max(ys))
