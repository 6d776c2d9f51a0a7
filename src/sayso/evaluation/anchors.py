"""The best figures that others have published on the tasks that `sayso bench` measures, from `anchors.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from sayso.errors import BadKnowledge


@dataclass(frozen=True, slots=True)
class Anchor:
    """One published system and its figures, in the order of the task's metrics, in percent."""

    system: str
    figures: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Anchors:
    """The published figures of one task, what they measure and where they stand."""

    metrics: tuple[str, ...]
    rows: tuple[Anchor, ...]
    source: str


def anchors_for(task: str) -> Anchors:
    """The published figures of a task.

    Raises:
        BadKnowledge: the file lacks the task or has another shape.
    """
    table: Any = yaml.safe_load(files("sayso.evaluation").joinpath("anchors.yml").read_text(encoding="utf-8"))
    try:
        entry = table[task]
        rows = tuple(Anchor(name, tuple(float(f) for f in figures)) for name, figures in entry["rows"].items())
        return Anchors(metrics=tuple(entry["metrics"]), rows=rows, source=" ".join(entry["source"].split()))
    except (KeyError, TypeError, ValueError) as error:
        raise BadKnowledge(f"evaluation/anchors.yml: task {task} is not as it should be ({error})") from error
